"""A message about a log as its items, with the words that place and change them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from bot.understanding.lifts import lift_mentions
from bot.understanding.loads import LoadKind, SaidLoad
from bot.understanding.logs.draft import Draft
from bot.understanding.logs.edits import LAST_TOLD, Which
from bot.understanding.quantities.asides import with_asides
from bot.understanding.quantities.efforts import with_efforts
from bot.understanding.quantities.items import ORDINALS, Item, items_of
from bot.understanding.quantities.loads_said import with_loads
from bot.understanding.spelling import spelled_words
from bot.understanding.vocabulary import load_table
from bot.understanding.words import Kind, Word

_BREAKS: Final = frozenset({"comma", "stop", "line", "semicolon", "and", "then"})
_BEFORE_A_NAME: Final = frozenset(
    [
        "no",
        "nope",
        "yes",
        "yeah",
        "well",
        "it",
        "called",
        "a",
        "an",
        "the",
        "some",
        "my",
        "those",
        "these",
        "they",
        ",",
        ".",
        "it's",
    ]
)
_MOST_AT_AN_END: Final = 5
"""Sets that "the last two" and the like can mean."""


@dataclass(frozen=True)
class Part:
    """A stretch of a message that speaks of the same sets.

    Attributes:
        items: in order, without what names the sets.
        which: the sets that it names.
        lifts: names of the lifts that it names and does not deny.
        denied: names of the lifts that it denies ("not hip thrusts").
        does: ids of ``log_talk.yml`` that stand in it.
        places_named: "first", "the last two", "the 60 one" stand in it.
    """

    items: tuple[Item, ...]
    which: Which
    lifts: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    does: frozenset[str] = frozenset()

    @property
    def places_named(self) -> bool:
        """Return True if single sets are named: "first", "the last two", "the 60 one"."""
        return bool(self.which.places) or self.which.load is not None


def items_in(text: str) -> tuple[tuple[Word, ...], list[Item], dict[int, str]]:
    """The words of a message, its items, and the lift named at each item that names one."""
    words = spelled_words(text)
    talk = load_table("log_talk")
    named = {mention.first: mention for mention in lift_mentions(words)}
    known = [Item("lift", one.first, one.after) for one in named.values()]
    taken = {place for item in known for place in range(item.first, item.after)}
    free = (one for one in talk.mentions(words) if not taken & set(range(one.first, one.after)))
    known += [Item(one.id, one.first, one.after) for one in free]
    found = items_of(words, sorted(known, key=lambda item: item.first))
    read = with_efforts(with_loads(with_asides(found, words), words), words)
    return words, read, {first: mention.lift.name for first, mention in named.items()}


def parts_of(text: str, drafts: Sequence[Draft]) -> list[Part]:
    """The parts of a message that speak of different sets.

    Args:
        text: of a message.
        drafts: the log that it speaks of.
    """
    words, items, names = items_in(text)
    own = {draft.lift for draft in drafts}
    found: list[Part] = []
    for stretch in _stretches(items):
        part = _part(stretch, words, names, own, found[-1].which if found else LAST_TOLD)
        if found and not (part.lifts or part.places_named or part.does & {"drop", "less", "same_again", "denies"}):
            before = found[-1]
            found[-1] = Part(
                (*before.items, *part.items),
                before.which,
                before.lifts,
                (*before.denied, *part.denied),
                before.does | part.does,
            )
        else:
            found.append(part)
    return found


def _stretches(items: Sequence[Item]) -> list[list[Item]]:
    """The items cut at commas, full stops and "and"; what cuts stays at the head of what follows."""
    found: list[list[Item]] = [[]]
    for item in items:
        if item.what in _BREAKS and found[-1]:
            found.append([])
        found[-1].append(item)
    return [stretch for stretch in found if stretch]


def _part(items: Sequence[Item], words: Sequence[Word], names: dict[int, str], own: set[str], before: Which) -> Part:
    lifts: list[str] = []
    denied: list[str] = []
    places: list[int] = []
    load = None
    rest: list[Item] = []
    does: set[str] = set()
    at = 0
    while at < len(items):
        item = items[at]
        if item.what == "denies":
            does.add("denies")
            at = _denied(items, names, at + 1, denied)
            continue
        if item.what == "lift":
            lifts.append(names[item.first])
        elif item.what in ORDINALS or item.what == "last":
            count = _count_at_an_end(items, words, at)
            if count > 1:
                places += range(count) if item.what == "first" else range(-count, 0)
                at += 1
            else:
                places.append(-1 if item.what == "last" else ORDINALS[item.what] - 1)
        elif item.what == "set_ref" and item.number:
            places.append(int(item.number) - 1)
        elif item.what in ("number", "load") and _is_one(items, words, at + 1):
            load = item.load or SaidLoad(LoadKind.WEIGHT, item.number or Decimal(0))
            at += 1
        else:
            if item.what == "plus" and not rest:
                does.add("more")
            if item.what in load_table("log_talk").phrases.values():
                does.add(item.what)
            rest.append(item)
        at += 1
    named = [lift for lift in lifts if lift in own or any(lift in other for other in own)]
    which = Which(
        lift=named[0] if named else "" if lifts or len(own) < 2 else before.lift,
        places=tuple(places),
        load=load,
        every_lift="each_lift" in does,
    )
    return Part(tuple(rest), which, tuple(lifts), tuple(denied), frozenset(does))


def _denied(items: Sequence[Item], names: dict[int, str], at: int, denied: list[str]) -> int:
    """The place behind what is denied: one number, scheme, load, unit, lift or day."""
    while at < len(items) and items[at].what in ("word", "at", "rpe", "with", "of", "was"):
        at += 1
    if at < len(items) and items[at].what == "lift":
        denied.append(names[items[at].first])
        return at + 1
    if at < len(items) and items[at].what in ("number", "load", "unit", "effort", "day"):
        at += 1
        if at + 1 < len(items) and items[at].what == "times" and items[at + 1].what == "number":
            at += 2
        elif at < len(items) and items[at].what in ("sets", "reps"):
            at += 1
    return at


def _count_at_an_end(items: Sequence[Item], words: Sequence[Word], at: int) -> int:
    """How many sets "the last two" means; 1 for "the last one"."""
    if words[items[at].after - 1].text not in ("last", "first", "final") or at + 1 >= len(items):
        return 1
    number, behind = items[at + 1].number, items[at + 2].what if at + 2 < len(items) else ""
    if items[at + 1].what != "number" or number is None or number % 1 or not 2 <= number <= _MOST_AT_AN_END:
        return 1
    return 1 if behind in ("times", "reps", "unit") else int(number)


def _is_one(items: Sequence[Item], words: Sequence[Word], at: int) -> bool:
    """Return True for the "one" of "the 60 one"."""
    return at < len(items) and words[items[at].first].text in ("one", "ones") and not items[at].glued


def lift_called(words: Sequence[Word]) -> str:
    """The name in "no, it was zercher carries", of a lift that no table knows; "" if nothing can be one."""
    table, place = load_table("log_talk"), 0
    while place < len(words):
        mention = table.longest_at(words, place) or load_table("openers").longest_at(words, place)
        if mention is None and words[place].text not in _BEFORE_A_NAME:
            break
        place = mention.after if mention else place + 1
    name = words[place:]
    return " ".join(word.text for word in name) if all(word.kind is Kind.LETTERS for word in name) else ""
