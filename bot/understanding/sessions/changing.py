"""What a lifter changes in sessions that were stored: "the friday one was 67.5"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.understanding.lifts import lift_mentions
from bot.understanding.logs.beginning import read_sets
from bot.understanding.logs.day_told import day_told
from bot.understanding.logs.draft import Draft
from bot.understanding.logs.edits import LogReply, OnTop
from bot.understanding.logs.reply import read_reply
from bot.understanding.logs.whole import unit_of
from bot.understanding.reading import Reading
from bot.understanding.sessions.which import sessions_named
from bot.understanding.understand import understand
from bot.understanding.vocabulary import load_cues


def changes_told(reading: Reading, drafts: Sequence[Draft], *, today: date) -> LogReply:
    """What a message changes in sessions that were stored."""
    naming = sessions_named(reading.text, reading.words, today).naming
    kept = [
        _typed(reading, place) if place not in naming else " it" if place == min(naming) else ""
        for place in range(len(reading.words))
    ]
    rest = understand("".join(kept).strip()) if naming else reading
    more = _sets_more(rest, drafts, today) if load_cues("past_sessions")["adds"].mentions(rest.words) else ()
    if more:
        return LogReply(edits=(OnTop(more),))
    return read_reply(rest, drafts, changing=True, today=today)


def _sets_more(said: Reading, drafts: Sequence[Draft], today: date) -> tuple[Draft, ...]:
    """The sets of "i forgot a set on friday, 8 at 60", told whole; without a lift they are of the session's own."""
    told = read_sets(said.text, today=today, unit=unit_of(drafts), last=drafts[-1]).drafts
    if not all(draft.sets and not draft.doubts and all(one.reps is not None for one in draft.sets) for draft in told):
        return ()
    named, dated = lift_mentions(said.words), day_told(said.words, today)[0]
    return tuple(replace(draft, lift=draft.lift if named else "", day=draft.day if dated else None) for draft in told)


def _typed(reading: Reading, place: int) -> str:
    """A word as it was typed, with the space before it."""
    before = reading.words[place - 1].end if place else 0
    return reading.text[before : reading.words[place].end]
