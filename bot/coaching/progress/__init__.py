"""What a lifter's log shows over the weeks, honest where it shows little."""

from bot.coaching.progress.results import DayResult, Progress, Trend, WeekResult, progress
from bot.coaching.progress.strength import best_single
from bot.coaching.progress.words import progress_answer, progress_sentences, rpe_words, set_words

__all__ = [
    "DayResult",
    "Progress",
    "Trend",
    "WeekResult",
    "best_single",
    "progress",
    "progress_answer",
    "progress_sentences",
    "rpe_words",
    "set_words",
]
