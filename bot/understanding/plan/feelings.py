"""How the lower back feels, and whether anything hurts, for the questions before a plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from bot.understanding.clauses import Stretch
from bot.understanding.facts import BackState, Hurts
from bot.understanding.marked import Marked
from bot.understanding.plan.traits import speaks_to_the_coach
from bot.understanding.reading import Said, Standing
from bot.understanding.vocabulary import Mention, load_table

_TOLD: Final = (Standing.AFFIRMED, Standing.DENIED)
_STATES: Final = frozenset({"tired", "fine", "ok", "loose.tired"})
_COPULAS: Final = frozenset({"is", "backs", "feels", "seems"})
_NEAR: Final = 12
"""Words after a past pain in which "gone now" may stand."""


def find_feelings(marked: Marked) -> Iterator[Said]:
    """The state of the back, and pain or its absence, clause by clause."""
    table = load_table("bodies")
    for clause in marked.clauses:
        mentions = [
            Mention(one.id, clause.first + one.first, clause.first + one.after)
            for one in table.mentions(marked.words[clause.first : clause.after])
        ]
        yield from _back(marked, clause, mentions)
        yield from _pain(marked, clause, mentions)


def _back(marked: Marked, clause: Stretch, mentions: Sequence[Mention]) -> Iterator[Said]:
    """The back's state: said of the back, or said alone where no other part of the body is named."""
    kinds = {one.id for one in mentions}
    if "part" in kinds and "back" not in kinds:
        return
    for one in mentions:
        loose = "back" not in kinds or one.id == "loose.tired"
        if one.id not in _STATES or (loose and (one.id == "ok" or speaks_to_the_coach(marked, one.first))):
            continue
        if one.id == "loose.tired" and kinds & {"tired", "fine", "pain", "fine_pain"}:
            continue
        put = marked.put_at(one.first)
        if put not in _TOLD:
            continue
        well = one.id in ("fine", "ok")
        denied = put is Standing.DENIED and not (well and _begins_with_an_answer(marked, clause, one))
        tired = well == denied
        said = marked.said(BackState("tired" if tired else "fine"), one.first, one.after)
        yield Said(said.fact, said.span, Standing.AFFIRMED, said.person, loose)


def _begins_with_an_answer(marked: Marked, clause: Stretch, state: Mention) -> bool:
    """Return True for "no back is fine" and "no fine": nobody denies in these words, so that "no" is an answer."""
    before = [word.text for word in marked.words[clause.first : state.first]]
    alone = len(before) == 1 and marked.words[state.first].text == "fine"
    return before[:1] == ["no"] and (alone or not _COPULAS.isdisjoint(before))


def _pain(marked: Marked, clause: Stretch, mentions: Sequence[Mention]) -> Iterator[Said]:
    kinds = {one.id for one in mentions}
    past = any(one.id == "pain" and marked.put[one.first] is Standing.PAST for one in mentions)
    near = marked.words[clause.first : clause.after + _NEAR]
    gone = past and any(one.id == "gone" for one in load_table("standing").mentions(near))
    only = any(word.text in ("only", "just") for word in marked.words[clause.first : clause.after])
    for one in mentions:
        put = marked.put_at(one.first)
        told = _told(one, put, gone=gone)
        if told is not None:
            said = marked.said(told, one.first, one.after)
            yield Said(told, said.span, Standing.AFFIRMED, said.person)
            continue
        hurts = _loosely(one, kinds, only=only, last=one.after == clause.after)
        if hurts is not None and put is Standing.AFFIRMED and not speaks_to_the_coach(marked, one.first):
            yield marked.said(hurts, one.first, one.after, loose=True)


def _told(one: Mention, put: Standing, *, gone: bool) -> Hurts | None:
    """The meaning of a word for pain whatever was asked; a pain that is gone is none."""
    if one.id == "pain" and (put in _TOLD or (put is Standing.PAST and gone)):
        return Hurts(put is Standing.AFFIRMED)
    return Hurts(False) if one.id == "fine_pain" and put is Standing.AFFIRMED else None


def _loosely(one: Mention, kinds: set[str], *, only: bool, last: bool) -> Hurts | None:
    """The meaning of a word after "does anything hurt?": a part of the body does, "a bit" does, "good" does not."""
    if one.id in ("part", "back") and not kinds & {"pain", "fine", "fine_pain"} and not ("tired" in kinds and only):
        return Hurts(True)
    if one.id == "loose.tired" and not kinds & {"tired", "fine", "pain"}:
        return Hurts(True)
    if (one.id == "fine" and not kinds & {"part", "back", "pain"}) or (one.id == "nothing" and last):
        return Hurts(False)
    return Hurts(False) if one.id == "tired" and only and not kinds & {"pain"} else None
