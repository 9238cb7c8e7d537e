"""What a coach decides by rule: pure functions on plain values.

Nothing in this room knows about Rasa, a channel or a clock. Safety comes first: ``triage`` reads
every message before anything else answers it.
"""

from bot.coaching.own_words import asks_what_comes_next, says_nothing_hurts, says_only_tired, says_settled
from bot.coaching.triage import TriageError, triage

__all__ = [
    "TriageError",
    "asks_what_comes_next",
    "says_nothing_hurts",
    "says_only_tired",
    "says_settled",
    "triage",
]
