"""Sets that are told together, and what stands around them: warm-ups, and references to single sets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from bot.understanding.loads import SaidLoad
from bot.understanding.quantities.element import Element
from bot.understanding.quantities.roles import Part

ATTACHED_LINKS: Final = frozenset({"at", "with", "open", "of"})
"""Words by which a load is joined to the sets before it."""

_MOST_SETS_BY_COUNT: Final = 6
_MOST_WORDS_BEHIND_A_REF: Final = 6
_MOST_WORDS_BEFORE_A_REF: Final = 1


@dataclass
class Group:
    """Sets that were told together.

    Attributes:
        first: place of the first word.
        after: place of the word behind the last.
        sets: how many; None if that is not said.
        reps: as in ``Part``.
        loads: as in ``Part``.
        efforts: of each set or of all.
        refs: the sets that are meant, if it speaks of sets told elsewhere; -1 is the last.
        warm_up: it was called so.
        at: its place among the elements.
    """

    first: int
    after: int
    at: int
    sets: int | None = None
    reps: tuple[int | None, ...] = ()
    loads: tuple[SaidLoad, ...] = ()
    efforts: tuple[Decimal, ...] = ()
    refs: tuple[int, ...] = ()
    warm_up: bool = False
    plus: bool = False
    failed: bool = False

    @property
    def count(self) -> int:
        """How many sets it holds."""
        return self.sets or max(len(self.reps), len(self.loads), 1)

    @property
    def is_one_number(self) -> bool:
        """Return True for reps that are told once, without a number of sets."""
        return self.sets is None and len(self.reps) == 1


@dataclass(frozen=True)
class SetFound:
    """One set, with the words that told it."""

    reps: int | None
    load: SaidLoad | None
    effort: Decimal | None
    warm_up: bool
    first: int
    after: int


@dataclass
class Assembled:
    """What the parts add up to.

    Attributes:
        sets: in order.
        cost: how unusual it is.
        open: places of the words that fit nowhere, with what may be wrong with them.
        strays: the same, but in no reading they fit better: they are asked about and make no reading less likely.
        unlike: the same, asked about only where there is no other reading.
        same_load: sets were given the load of others.
        failed_out: sets without a rep were left out.
        planned: sets and reps that were meant, if reps are told as missed.
        styles: which numbers of each shape were taken for what.
    """

    sets: list[SetFound] = field(default_factory=list)
    cost: float = 0.0
    open: list[tuple[str, int, int]] = field(default_factory=list)
    strays: list[tuple[str, int, int]] = field(default_factory=list)
    unlike: list[tuple[str, int, int]] = field(default_factory=list)
    same_load: bool = False
    failed_out: bool = False
    planned: tuple[int, int] | None = None
    styles: tuple[tuple[str, str], ...] = ()

    def doubt(self, what: str, first: Group | Element, last: Group | Element | None = None) -> None:
        """Note words that fit nowhere, from those of one group or element up to those of another."""
        self.open.append((what, first.first, (last or first).after))

    def stray(self, what: str, first: Group | Element, last: Group | Element | None = None) -> None:
        """Note words that fit nowhere in any reading."""
        self.strays.append((what, first.first, (last or first).after))


class Warmth:
    """Whether the sets being told are warm-ups."""

    def __init__(self) -> None:
        self.on = False
        self._by_line = False
        self._told = False
        self._loaded = False
        self._by_set = False
        self._by_count = False

    def passes(self, element: Element, elements: Sequence[Element], at: int) -> None:
        """Note an element."""
        if element.kind == "warm_up" and not warm_up_behind(elements, at):
            self.on = True
            self._told = self._loaded = False
            self._by_line = at + 1 >= len(elements) or _is_line(elements[at + 1])
            self._by_line = self._by_line or (element.strength > 0)
            self._by_count = "counted" in element.flags
        elif self.on and self._by_count and self._told and _counts_sets(element):
            # "2 warm-up sets 50x10, 3x10"
            self.on = False
            self._by_set = sum(one.kind == "warm_up" for one in elements) > 1
        elif element.kind in ("numbers", "product"):
            self._told = True
        elif element.kind == "break" and self.on and element.link == "comma" and not self._told and self._loaded:
            self.on = False
        elif element.kind == "load":
            self._loaded = True
        elif element.kind == "close":
            self.on = self.on and not self._told  # "(warm-up 20 kg x 15)"
        elif element.kind == "work" or (element.kind == "break" and self.on and self._ends(element, elements, at)):
            self.on = False

    def _ends(self, element: Element, elements: Sequence[Element], at: int) -> bool:
        if element.link == "line":
            return not self._by_line
        return element.link in ("then", "stop", "semicolon") or (self._by_set and self._told)


def _counts_sets(element: Element) -> bool:
    """Whether a product begins with a number of sets: "3x10", and not "60x10"."""
    first = element.operands[0].values if element.kind == "product" else ()
    return bool(first) and (first[0] or 0) <= _MOST_SETS_BY_COUNT


def _is_line(element: Element) -> bool:
    return element.kind == "break" and element.link == "line"


def warm_up_behind(elements: Sequence[Element], at: int) -> bool:
    """Whether "warm-up" stands behind the sets that it speaks of: "60x10 (warm-up), 100x8"."""
    before = elements[at - 1] if at else None
    if before is None or before.kind in ("break", "set_ref") or _leads(elements):
        return False
    after = elements[at + 1] if at + 1 < len(elements) else None
    ends = after is None or after.kind in ("break", "close", "set_ref", "effort") or after.link == "slash"
    return "behind" in elements[at].flags or ends


def _leads(elements: Sequence[Element]) -> bool:
    """Whether labels in brackets stand before their sets: "(warm-up) 60x10 (warm-up) 80x8"."""
    told = [at for at, one in enumerate(elements) if one.kind in ("numbers", "product", "load", "warm_up")]
    if told and elements[told[0]].kind == "warm_up" and [one.link for one in elements[told[0] + 1 :][:1]] == ["stop"]:
        told.pop(0)  # "Warmed up on the bike."
    return bool(told) and elements[told[0]].kind == "warm_up"


def refs_of(element: Element) -> tuple[int, ...]:
    """The sets that a reference means: (1, 2) for "the first two"; (0,) for all."""
    count = next((int(flag[5:]) for flag in element.flags if flag.startswith("count")), 1)
    if element.strength == -1:
        return tuple(range(-1, -count - 1, -1)) if count > 1 else (-1,)
    return tuple(range(element.strength, element.strength + count)) if element.strength else (0,)


def refs_beside(elements: Sequence[Element], at: int) -> tuple[int, ...]:
    """The sets that stand beside a number: "8 on the last set", "the last set 8"; empty if none do."""
    linked = elements[at].link in ATTACHED_LINKS
    found: tuple[int, ...] = ()
    opens = at + 2 < len(elements) and elements[at + 2].kind in ("numbers", "product")
    for near in (at - 1, at + 1) if linked or opens else (at + 1, at - 1):
        if 0 <= near < len(elements) and elements[near].kind == "ref" and is_next_to(elements[at], elements[near]):
            found = found if any(found) else refs_of(elements[near]) or found
    return found


def is_next_to(one: Element, other: Element) -> bool:
    """Return True if a reference speaks of a number: hardly a word stands between them."""
    return one.first - other.after <= _MOST_WORDS_BEHIND_A_REF and other.first - one.after <= _MOST_WORDS_BEFORE_A_REF


def break_between(elements: Sequence[Element], one: int, other: int) -> int:
    """The strongest break between two elements, 0 to 3."""
    low, high = sorted((one, other))
    return max((element.strength for element in elements[low + 1 : high] if element.kind == "break"), default=0)


def speaks_of_others(group: Group, groups: Sequence[Group]) -> bool:
    """Return True if reps are those of single sets told elsewhere: "only 8 on the last"."""
    return bool(group.refs) and len(groups) > 1 and not group.loads


class OnElements:
    """Asks what stands where among the elements of one lift."""

    elements: Sequence[Element]

    def _kind(self, at: int) -> str:
        """The kind of an element; "" where none stands."""
        return self.elements[at].kind if 0 <= at < len(self.elements) else ""

    def _is_bare(self, at: int) -> bool:
        """Return True for numbers of which no word says what they count."""
        return self._kind(at) == "numbers" and not self.elements[at].operands[0].role


class PartsRead(OnElements):
    """The state of an assembly."""

    def __init__(self, elements: Sequence[Element], parts: Sequence[Part | None]) -> None:
        self.elements = elements
        self.parts = parts
        self.found = Assembled(cost=sum(part.cost for part in parts if part))
        self.groups: list[Group] = []
        self.loads: list[tuple[int, Group]] = []
        self.missed_at: set[int] = set()
        self.missed = 0
        self.targets: set[int] = set()
