"""What is known of a conversation, and what follows from it. Pure: no Rasa, no clock, no reading of words.

:class:`Memory` is all of it, kept in one slot as JSON. Its :class:`HealthRecord` is the only one that gives a
``Clearance``, without which no answer, plan or suggestion can hold a dose. ``docs/conversation.md`` has the table
of states and moves.
"""

from bot.conversation.concerns import concerns_of
from bot.conversation.health_entry import Entry, State
from bot.conversation.health_record import HealthRecord
from bot.conversation.last_answers import GivenAnswer, LastAnswers
from bot.conversation.memory import (
    DELETE_SESSIONS,
    HELP_IS_THERE,
    LOG_SAVED,
    OPEN_LOG,
    PLAN_MADE,
    SAVE_LOG,
    SESSIONS_SHOWN,
    UNDO_LOG,
    Memory,
)
from bot.conversation.news import News
from bot.conversation.pending_question import PendingQuestion, Reply, Strength, Verdict

__all__ = [
    "DELETE_SESSIONS",
    "HELP_IS_THERE",
    "LOG_SAVED",
    "OPEN_LOG",
    "PLAN_MADE",
    "SAVE_LOG",
    "SESSIONS_SHOWN",
    "UNDO_LOG",
    "Entry",
    "GivenAnswer",
    "HealthRecord",
    "LastAnswers",
    "Memory",
    "News",
    "PendingQuestion",
    "Reply",
    "State",
    "Strength",
    "Verdict",
    "concerns_of",
]
