"""Read what corrects a log: "no, 105", "9 reps on the last set", "leave out the squats", "that was yesterday"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest
from typing import Final

from bot.understanding.lifts import lift_mentions, lift_named
from bot.understanding.loads import LoadKind, SaidLoad
from bot.understanding.logs.draft import Ask, Draft, Question
from bot.understanding.logs.edits import (
    Dropped,
    Edit,
    MoreSets,
    NewEffort,
    NewLift,
    NewLoad,
    NewReps,
    Unclear,
    WarmUp,
    Which,
    aimed_at,
)
from bot.understanding.logs.said import Part, parts_of
from bot.understanding.logs.values import Values
from bot.understanding.quantities.items import Item
from bot.understanding.vocabulary import load_table
from bot.understanding.words import Kind, Word

_MOST_WORDS_BY_A_LOAD: Final = 2
_PUTS_RIGHT: Final = frozenset({"denies", "swap"})
_MOST_OTHER_WORDS: Final = 1
"""More words that only stand beside a number speak of something else: "the gym shuts at 9"."""
_ON_TOP: Final = frozenset("plus + without excluding excl add added top minus extra not".split())
_TAKES, _OUT = frozenset({"take", "leave", "cut"}), frozenset({"out", "off", "away"})
_POINTED_AT: Final = frozenset({"it", "that", "them", "those", "these", "this"})


def read_corrections(text: str, drafts: Sequence[Draft]) -> tuple[Edit, ...]:
    """What a message changes in a log."""
    return tuple(edit for part in parts_of(text, drafts) for edit in _edits(part, drafts))


def other_words(words: Iterable[Word]) -> list[Word]:
    """The words that do not only stand beside what puts a log right: "hate" in "i hate squats".

    Args:
        words: of a message or of a part of it.
    """
    small = load_table("beside")
    return [word for word in words if word.kind is Kind.LETTERS and small.meaning(word.text) is None]


def lift_in_doubt(words: Sequence[Word], parts: Sequence[Part]) -> bool:
    """Return True for "hip thrust or glute bridge", "not sure if it was RDL": which lift it was is not known."""
    mentions = lift_mentions(words)
    between = [words[one.after : two.first] for one, two in pairwise(mentions) if one.lift.name != two.lift.name]
    either = any({word.text for word in near} & {"or"} for near in between)
    return bool(mentions) and (either or any("doubts" in part.does for part in parts))


def _edits(part: Part, drafts: Sequence[Draft]) -> list[Edit]:
    own = {draft.lift for draft in drafts}
    part = replace(part, items=tuple(_without_things(part)))
    bar = _of_the_bar(part, drafts)
    if bar is not None:
        return bar
    if "drop" in part.does or _is_nothing(part) or _takes_out(part):
        return _drops(part, own)
    if "warm_up" in {item.what for item in part.items} and part.which.names_sets:
        return [WarmUp(part.which)]
    if "same" in part.does and not any(item.number or item.load for item in part.items):
        return [MoreSets(1, which=part.which)] if len(part.items) == len(part.does) else []
    edits = Values(part, drafts).edits() if _is_about_sets(part) else []
    if "sides" in {item.what for item in part.items}:
        edits = [_per_side(edit) for edit in edits]
    if edits and ("doubts" in part.does or part.words[part.items[0].first].text == "or"):
        # "or 85, not sure"
        kinds = {type(edit) for edit in edits}
        ask = Ask.LOAD if kinds == {NewLoad} else Ask.REPS if kinds == {NewReps} else Ask.SCHEME
        return [Unclear(Question(ask))]
    new = [lift for lift in part.lifts if lift not in own and lift != part.which.lift]
    name = new[0].lower() if new else ""
    others = other_words(part.words[item.first] for item in part.items if item.what == "word")
    names_it = all(word.text in name for word in others)
    if len(new) == 1 and "more" not in part.does and (names_it or part.does & _PUTS_RIGHT):
        kin = (lift for lift in own if _base(lift) == _base(new[0]))
        old = next((lift for lift in part.denied if lift in own), next(kin, ""))
        edits.insert(0, NewLift(new[0], Which(lift=old)))
        edits = [aimed_at(edit, Which(lift=new[0], places=part.which.places)) for edit in edits]
    return edits


def _of_the_bar(part: Part, drafts: Sequence[Draft]) -> list[Edit] | None:
    """What "per side" or "the bar is not included" makes of the loads that were told; None if neither is said.

    "With the bar", behind a load, changes none.
    """
    whats = {item.what for item in part.items}
    bar = any(item.what in ("bar", "empty_bar") or item.load == SaidLoad(LoadKind.BAR) for item in part.items)
    counted = any(item.number or (item.load and item.load.amount) for item in part.items)
    draft = next((draft for draft in drafts if draft.lift == part.which.lift), drafts[-1])
    loads = dict.fromkeys(one.load for one in draft.sets if one.load and one.load.kind is LoadKind.WEIGHT)
    if counted or not loads or not (bar or "sides" in whats):
        return None
    texts = {part.words[place].text for item in part.items for place in range(item.first, item.after)}
    lift = lift_named(draft.lift)
    on_top = bar and bool(texts & _ON_TOP or part.does & {"denies", "drop"}) and lift and lift.on_olympic_bar
    if not on_top and "sides" not in whats:
        return [] if "with" in texts else None
    kind = LoadKind.BAR if "sides" not in whats else LoadKind.SIDES_AND_BAR if on_top else LoadKind.PER_SIDE
    return [NewLoad(replace(load, kind=kind), replace(part.which, load=load)) for load in loads]


def _per_side(edit: Edit) -> Edit:
    weight = isinstance(edit, NewLoad) and edit.load.kind is LoadKind.WEIGHT
    return (
        replace(edit, load=replace(edit.load, kind=LoadKind.PER_SIDE)) if isinstance(edit, NewLoad) and weight else edit
    )


def _without_things(part: Part) -> Iterator[Item]:
    """The items without numbers that count a thing: "there were 5 people waiting"."""
    ahead = None
    for item, behind in zip_longest(part.items, part.items[1:]):
        joined, ahead = ahead is not None and ahead.what in ("at", "with", "times"), item
        word = part.words[behind.first] if behind and behind.what == "word" and behind.first == item.after else None
        if item.what != "number" or joined or not word or not other_words([word]):
            yield item


def _base(name: str) -> str:
    """The lift, whatever it is done with."""
    lift = lift_named(name)
    return lift.base if lift else name


def _is_about_sets(part: Part) -> bool:
    """Return True unless a load in words stands in a remark: "my cat sat on the plate"."""
    remarks = sum(item.what == "word" for item in part.items)
    others = other_words(part.words[item.first] for item in part.items if item.what == "word")
    if len(others) > _MOST_OTHER_WORDS and not part.does - {"only"} and not part.which.names_sets:
        return False
    told = any(item.number is not None or item.what in ("effort", "unit", "sets", "reps") for item in part.items)
    weighed = any(item.load and item.load.amount and item.load.unit for item in part.items)
    return told or weighed or part.which.names_sets or remarks <= _MOST_WORDS_BY_A_LOAD


def _is_nothing(part: Part) -> bool:
    """Whether a part says "no leg curl" or "no rpe", and nothing else."""
    texts = [part.words[item.first].text for item in part.items if item.what == "word"]
    rated = _rates(part)
    return texts == ["no"] and len(part.items) == 1 + len(rated) and (bool(rated) or part.which.lift in part.lifts)


def _takes_out(part: Part) -> bool:
    """Whether a part says "take the RDL out"."""
    texts = {part.words[item.first].text for item in part.items}
    return bool(part.lifts and texts & _TAKES and texts & _OUT)


def _rates(part: Part) -> list[Item]:
    """The items that tell or name an effort."""
    return [item for item in part.items if item.what in ("effort", "rpe", "rir")]


def _drops(part: Part, own: set[str]) -> list[Edit]:
    if part.lifts:
        return [Dropped(replace(part.which, lift=lift)) for lift in part.lifts if any(lift in other for other in own)]
    if _rates(part):
        return [NewEffort((), part.which)]
    those = _POINTED_AT & {part.words[item.first].text for item in part.items}
    if part.which.names_sets or (part.which.lift and those):
        return [Dropped(part.which)]
    counts = [item for item in part.items if item.what == "sets"]
    numbers = [item.number for item in part.items if item.what == "number" and item.number]
    loads = [item.load for item in part.items if item.what == "load"]
    if loads and loads[0]:
        return [Dropped(Which(load=loads[0]))]
    return [MoreSets(-int(numbers[0]) if numbers else -1, which=part.which)] if counts else []
