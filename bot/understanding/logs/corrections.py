"""Read what corrects a log: "no, 105", "9 reps on the last set", "leave out the squats", "that was yesterday"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.understanding.lifts import lift_named
from bot.understanding.logs.draft import Draft
from bot.understanding.logs.edits import Dropped, Edit, MoreSets, NewLift, WarmUp, Which, aimed_at
from bot.understanding.logs.said import Part, parts_of
from bot.understanding.logs.values import Values

_MOST_WORDS_BY_A_LOAD: Final = 2
_MOST_WORDS_BY_A_LIFT: Final = 2
"""More words beside the name of a lift speak of it, and put nothing right: "let's talk about squats instead"."""
_PUTS_RIGHT: Final = frozenset({"was", "denies", "swap"})
_MOST_WORDS_BY_A_VALUE: Final = 3
_POINTED_AT: Final = frozenset({"it", "that", "them", "those", "these", "this"})


def read_corrections(text: str, drafts: Sequence[Draft]) -> tuple[Edit, ...]:
    """What a message changes in a log."""
    return tuple(edit for part in parts_of(text, drafts) for edit in _edits(part, drafts))


def _edits(part: Part, drafts: Sequence[Draft]) -> list[Edit]:
    own = {draft.lift for draft in drafts}
    if "drop" in part.does:
        return _drops(part, own)
    if "warm_up" in {item.what for item in part.items} and part.which.names_sets:
        return [WarmUp(part.which)]
    if "same" in part.does and not any(item.number or item.load for item in part.items):
        return [MoreSets(1, which=part.which)] if len(part.items) == len(part.does) else []
    edits = Values(part, drafts).edits() if _is_about_sets(part) else []
    new = [lift for lift in part.lifts if lift not in own and lift != part.which.lift]
    words = sum(item.what == "word" for item in part.items)
    if len(new) == 1 and "more" not in part.does and (words <= _MOST_WORDS_BY_A_LIFT or part.does & _PUTS_RIGHT):
        kin = (lift for lift in own if _base(lift) == _base(new[0]))
        old = next((lift for lift in part.denied if lift in own), next(kin, ""))
        edits.insert(0, NewLift(new[0], Which(lift=old)))
        edits = [aimed_at(edit, Which(lift=new[0], places=part.which.places)) for edit in edits]
    return edits


def _base(name: str) -> str:
    """The lift, whatever it is done with."""
    lift = lift_named(name)
    return lift.base if lift else name


def _is_about_sets(part: Part) -> bool:
    """Return True unless a load in words stands in a remark: "my cat sat on the plate"."""
    remarks = sum(item.what == "word" for item in part.items)
    if remarks > _MOST_WORDS_BY_A_VALUE and not part.does - {"only"} and not part.which.names_sets:
        return False
    told = any(item.number is not None or item.what in ("effort", "unit", "sets", "reps") for item in part.items)
    weighed = any(item.load and item.load.amount and item.load.unit for item in part.items)
    return told or weighed or part.which.names_sets or remarks <= _MOST_WORDS_BY_A_LOAD


def _drops(part: Part, own: set[str]) -> list[Edit]:
    if part.lifts:
        return [Dropped(replace(part.which, lift=lift)) for lift in part.lifts if any(lift in other for other in own)]
    those = _POINTED_AT & {part.words[item.first].text for item in part.items}
    if part.which.names_sets or (part.which.lift and those):
        return [Dropped(part.which)]
    counts = [item for item in part.items if item.what == "sets"]
    numbers = [item.number for item in part.items if item.what == "number" and item.number]
    loads = [item.load for item in part.items if item.what == "load"]
    if loads and loads[0]:
        return [Dropped(Which(load=loads[0]))]
    return [MoreSets(-int(numbers[0]) if numbers else -1, which=part.which)] if counts else []
