"""Training logs as people write them, read into sessions; what is unclear is asked, never guessed."""

from bot.coaching.training_log.answering import complete
from bot.coaching.training_log.as_json import from_json, to_json
from bot.coaching.training_log.correcting import correct
from bot.coaching.training_log.draft import (
    MOST_SESSIONS,
    Ask,
    Draft,
    DraftSet,
    LoadKind,
    LogReading,
    Note,
    Question,
    SaidLoad,
    Why,
)
from bot.coaching.training_log.reading import read_log
from bot.coaching.training_log.talk import LogTalk, begin, heard, reopened, talk_from_json, words
from bot.coaching.training_log.wording import day_in_words, in_words, question_in_words

__all__ = [
    "MOST_SESSIONS",
    "Ask",
    "Draft",
    "DraftSet",
    "LoadKind",
    "LogReading",
    "LogTalk",
    "Note",
    "Question",
    "SaidLoad",
    "Why",
    "begin",
    "complete",
    "correct",
    "day_in_words",
    "from_json",
    "heard",
    "in_words",
    "question_in_words",
    "read_log",
    "reopened",
    "talk_from_json",
    "to_json",
    "words",
]
