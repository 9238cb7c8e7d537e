"""What is known of a conversation, and what follows from it. Pure: no Rasa, no clock, no reading of words.

:class:`Memory` is all of it, kept in one slot as JSON. Its :class:`HealthRecord` is the only one that gives a
``Clearance``, without which no answer, plan or suggestion can hold a dose. ``docs/conversation.md`` has the table
of states and moves.
"""

from bot.conversation.concerns import concerns_of
from bot.conversation.health_record import Entry, HealthRecord, State
from bot.conversation.last_answers import GivenAnswer, LastAnswers
from bot.conversation.memory import HELP_IS_THERE, PLAN_MADE, Memory, News
from bot.conversation.pending_question import PendingQuestion, Reply, Strength, Verdict

__all__ = [
    "HELP_IS_THERE",
    "PLAN_MADE",
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
