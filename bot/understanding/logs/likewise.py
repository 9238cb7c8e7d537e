"""Read "same as last time but 2 more reps": a session told by what differs from the last one."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from typing import Final

from bot.understanding.loads import LoadKind, SaidLoad
from bot.understanding.logs.draft import Ask, Draft, DraftSet, Note, Question, Why
from bot.understanding.quantities.efforts import with_efforts
from bot.understanding.quantities.element import Element
from bot.understanding.quantities.elements import elements_of
from bot.understanding.quantities.items import Item
from bot.understanding.quantities.roles import readings_of, weight
from bot.understanding.vocabulary import Mention, load_table
from bot.understanding.words import Word

_MORE: Final = frozenset({"more", "extra", "additional", "heavier", "up", "added", "add", "plus", "bumped", "upped"})
_LESS: Final = frozenset({"less", "fewer", "minus", "lighter", "down"})
_LEANS: Final = frozenset({"same", "exact", "repeat"})
_LINKS: Final = frozenset({"as", "like", "from", "than"})
_PRODUCT_AND_LOAD: Final = 3
"""Numbers of a session that is told in full; another compares it with the last."""


def leans_on_last(items: Sequence[Item], words: Sequence[Word]) -> list[int]:
    """Places of the items that say "same as last time"; empty if the message tells its sets by itself."""
    # What was told before in the message stands by now in the place of the words that said so.
    stands = {item.first for item in items if item.what == "word" and item.number is None}
    cues = [cue for cue in load_table("log_same").mentions(words) if cue.first in stands]
    if not cues:
        return []
    told = sum(item.what in ("number", "load") for item in items)
    more = any(words[item.first].text in _MORE | _LESS for item in items)
    own = any(item.what in ("times", "sets") for item in items) or (told > 2 and not more)
    behind = next((item for item in items if item.first == cues[0].after), None)
    led = behind is not None and behind.what == "number"
    ends = own and not more and cues[0].id == "last" and any(item.what == "load" for item in items)
    if own and told >= _PRODUCT_AND_LOAD + more and (led or more or ends):
        # "3x12 at 75 kg, 5 kg more than last time", "80 kg, same 3x10 as Monday", "3x10 60 kg, same as last time"
        return []
    said = {word.text for word in words[cues[0].first : cues[0].after]}
    if own and (words[cues[0].first].text in _LINKS or not said & _LEANS) and not more:
        return []
    if own and _in_brackets(items, words, cues[0]):
        return []
    covered = {place for cue in cues for place in range(cue.first, cue.after)}
    return [at for at, item in enumerate(items) if item.first in covered]


def _in_brackets(items: Sequence[Item], words: Sequence[Word], cue: Mention) -> bool:
    """Whether "(same as last week)" explains sets that are told before it."""
    told = any(item.what == "times" and item.first < cue.first for item in items)
    return told and words[cue.first - 1].text == "("


def like_last(items: Sequence[Item], words: Sequence[Word], same: Sequence[int], last: Draft | None) -> Draft:
    """A session like the last one, with what a message changes."""
    if last is None:
        return Draft(None, doubts=(Question(Ask.SCHEME, Why.NO_LAST),))
    kept = [item for at, item in enumerate(items) if at not in set(same) and item.what not in ("lift", "day")]
    draft = replace(last, planned=None, troubles=frozenset(), doubts=(), notes=frozenset(), notes_of_session=())
    kept, draft = _stepped(kept, words, draft)
    return _changed(elements_of(with_efforts(kept, words), words), draft)


def with_part(last: Draft, ids: Set[str]) -> Draft:
    """The session with its scheme alone, or its load alone, if only these are to be the same."""
    if "load" in ids:
        return last
    return replace(last, sets=tuple(replace(one, load=None) for one in last.sets))


def _stepped(items: list[Item], words: Sequence[Word], draft: Draft) -> tuple[list[Item], Draft]:
    """The draft with so much more or less of something, and the items that did not say so."""
    rest: list[Item] = []
    at = 0
    while at < len(items):
        item = items[at]
        near = [words[items[i].first].text if 0 <= i < len(items) else "" for i in (at - 1, at + 1, at + 2)]
        sign = 1 if _MORE & set(near) else -1 if _LESS & set(near) else 0
        if item.what == "remark" or not sign or item.what not in ("number", "load"):
            rest.append(item)
            at += 1
            continue
        behind = {i.what for i in items[at : at + 4]}
        if item.load is not None:
            draft = replace(draft, sets=tuple(_heavier(one, item.load, sign) for one in draft.sets))
        elif "sets" in behind and "reps" not in behind:
            count = sign * int(item.number or 0)
            draft = replace(draft, sets=draft.sets + draft.sets[-1:] * count if count >= 0 else draft.sets[:count])
        else:
            only_last = any(i.what == "last" for i in items[at:])
            count = sign * int(item.number or 0)
            sets = [_more_reps(one, count) if not only_last else one for one in draft.sets]
            sets[-1:] = [_more_reps(draft.sets[-1], count)]
            notes = draft.notes if only_last else draft.notes | {Note.EACH_SET}
            draft = replace(draft, sets=tuple(sets), notes=notes)
        at += 1
    return rest, draft


def _heavier(one: DraftSet, by: SaidLoad, sign: int) -> DraftSet:
    if one.load is None or one.load.kind is not LoadKind.WEIGHT:
        return replace(one, load=None)
    if by.unit and one.load.unit and by.unit is not one.load.unit:
        return replace(one, load=None)
    return replace(one, load=replace(one.load, amount=one.load.amount + sign * by.amount))


def _more_reps(one: DraftSet, count: int) -> DraftSet:
    return replace(one, reps=max((one.reps or 0) + count, 0))


def _changed(elements: Sequence[Element], draft: Draft) -> Draft:
    for at, element in enumerate(elements):
        last_only = any(e.kind == "ref" and e.strength == -1 for e in elements[max(at - 1, 0) : at + 2])
        if element.kind == "effort":
            sets = tuple(replace(one, rpe=element.efforts[0]) for one in draft.sets)
            draft = replace(draft, sets=sets)
        elif element.kind == "load":
            sets = tuple(replace(one, load=element.operands[0].loads[0]) for one in draft.sets)
            draft = replace(draft, sets=sets)
        elif element.kind in ("numbers", "product"):
            draft = _renumbered(element, draft, last_only=last_only)
    return draft


def _renumbered(element: Element, draft: Draft, *, last_only: bool) -> Draft:
    parts = readings_of(element)
    part = next((one for one in parts if one.is_scheme), None)
    first = element.operands[0].values[0] if element.operands[0].values else None
    heavy = first is not None and len(element.operands[0].values) == 1 and first > 30 and not element.operands[0].role
    if not draft.sets or (element.kind == "numbers" and heavy and first is not None):
        load = weight(first) if first is not None else None
        unit = draft.sets[0].load.unit if draft.sets and draft.sets[0].load else None
        load = replace(load, unit=unit) if load else None
        return replace(draft, sets=tuple(replace(one, load=load) for one in draft.sets))
    if part is None:
        return replace(draft, doubts=(*draft.doubts, Question(Ask.NUMBER, Why.UNCLEAR)))
    pattern = draft.sets[0]
    if part.sets is not None and not part.reps:
        return replace(draft, sets=tuple((draft.sets + draft.sets[-1:] * part.sets)[: part.sets]))
    if last_only and len(part.reps) == 1 and part.sets is None:
        return replace(draft, sets=(*draft.sets[:-1], replace(draft.sets[-1], reps=part.reps[0])))
    if len(part.reps) == 1 and part.sets is None:
        return replace(draft, sets=tuple(replace(one, reps=part.reps[0]) for one in draft.sets))
    reps = part.reps * (part.sets or 1) if len(part.reps) == 1 else part.reps
    load = part.loads[0] if part.loads else pattern.load
    return replace(draft, sets=tuple(replace(pattern, reps=one, load=load) for one in reps))
