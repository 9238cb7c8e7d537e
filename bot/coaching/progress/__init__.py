"""What a lifter's log shows over the weeks, honest where it shows little."""

from bot.coaching.progress.own_numbers import compared_with_last, maximum, records, until_a_load
from bot.coaching.progress.results import DayResult, Progress, Trend, WeekResult, progress
from bot.coaching.progress.strength import best_single
from bot.coaching.progress.words import own_answer, progress_answer, progress_sentences, rpe_words, set_words

__all__ = [
    "DayResult",
    "Progress",
    "Trend",
    "WeekResult",
    "best_single",
    "compared_with_last",
    "maximum",
    "own_answer",
    "progress",
    "progress_answer",
    "progress_sentences",
    "records",
    "rpe_words",
    "set_words",
    "until_a_load",
]
