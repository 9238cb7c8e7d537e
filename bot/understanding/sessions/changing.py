"""What a lifter changes in sessions that were stored: "the friday one was 67.5"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.understanding.logs.draft import Draft
from bot.understanding.logs.edits import LogReply
from bot.understanding.logs.reply import read_reply
from bot.understanding.reading import Reading
from bot.understanding.sessions.which import sessions_named
from bot.understanding.understand import understand


def changes_told(reading: Reading, drafts: Sequence[Draft], *, today: date) -> LogReply:
    """What a message changes in sessions that were stored."""
    naming = sessions_named(reading.text, reading.words, today).naming
    kept = [
        _typed(reading, place) if place not in naming else " it" if place == min(naming) else ""
        for place in range(len(reading.words))
    ]
    rest = understand("".join(kept).strip()) if naming else reading
    return read_reply(rest, drafts, changing=True, today=today)


def _typed(reading: Reading, place: int) -> str:
    """A word as it was typed, with the space before it."""
    before = reading.words[place - 1].end if place else 0
    return reading.text[before : reading.words[place].end]
