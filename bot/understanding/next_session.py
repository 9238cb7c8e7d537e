"""That a lifter asks for their own next session."""

from __future__ import annotations

from bot.understanding.clauses import split_clauses
from bot.understanding.reading import Reading
from bot.understanding.standing import after_fillers
from bot.understanding.vocabulary import load_cues


def asks_what_comes_next(reading: Reading) -> bool:
    """Return True if a message asks for one's own next session: "what should I lift next time"."""
    cues = load_cues("next_session")
    named = {cue: table.mentions(reading.words) for cue, table in cues.items()}
    if not named["next"] or not (named["asks"] or named["amount"]):
        return False
    # "How much next time" is asked for oneself, "what next week brings" is not.
    openings = {after_fillers(reading.words, clause) for clause in split_clauses(reading.words)}
    opening = [amount.first for amount in named["amount"] if amount.first in openings]
    return bool(named["own"]) or any(after.first > first for first in opening for after in named["next"])
