"""What a coach decides by rule: pure functions on plain values.

Nothing in this room knows about Rasa, a channel or a clock. Safety comes first: ``triage`` reads
every message before anything else answers it.
"""

from bot.coaching.triage import Level, TriageError, triage

__all__ = ["Level", "TriageError", "triage"]
