"""The words of the plan: data in ``plan.yml``, checked against the guide when they are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from pydantic import validator

from bot.coaching.cited import Cited, unknown_facts, unknown_ids
from bot.coaching.plan.plan import Verdict
from bot.coaching.plan.profile import Equipment, LowerLift
from bot.guide import Guide, GuideError, Statement, load_guide
from bot.guide.content_file import ContentFile
from bot.guide.statement import Content, filled
from bot.guide.yaml_lines import Place

WORDS: Final = Path(__file__).with_name("plan.yml")

FACTS: Final = frozenset(
    {
        *("others", "heavy", "pull", "squats", "hinges", "thrust", "squat", "hinge", "high", "indirect", "age"),
        *("first_load", "main", "harder", "curl", "extra", "most", "most_total", "pull_days"),
        *("first_day", "later_days", "thrust_days", "squat_day", "hinge_day"),
        *("direct", "other_sets", "total", "assumed"),
        *("days", "day", "other", "free", "load", "reps", "low", "rpe", "new", "old", "thrusts", "options"),
    }
)
"""What a sentence may name in braces; ``build`` fills it from the profile."""


class LiftWords(Content):
    """A lift as the lifter does it ("squat") and as a thing ("squats")."""

    verb: str
    name: str


class EquipmentWords(Content):
    """What some equipment allows: lifts for each job, the main lift, a first load, and how to make them harder."""

    thrust: str
    first_thrust: str
    squat: str
    hinge: str
    main: str
    first_load: str
    harder: str
    curl: str


class VerdictWords(Content):
    """Whether hip thrusts have a place, in words."""

    id: str
    verdict: Verdict
    title: str
    section: str
    caveats: tuple[str, ...]
    why: tuple[Statement, ...]

    _not_empty = filled("caveats", "why")


class LineWords(Content):
    """One line of a plan, in words."""

    id: str
    slot: str
    what: str
    why: Statement


class WeekWords(Content):
    """What to make of the week's glute sets, or what is said of a plan that stands."""

    id: str
    why: Statement


class HandOffWords(Content):
    """What is said instead of a plan when something hurts."""

    title: str
    section: str
    caveats: tuple[str, ...]
    sources: tuple[str, ...]
    why: tuple[Statement, ...]

    _not_empty = filled("caveats", "sources", "why")


class _Sheet(Content):
    lifts: dict[LowerLift, LiftWords]
    equipment: dict[Equipment, EquipmentWords]
    verdicts: tuple[VerdictWords, ...]
    lines: tuple[LineWords, ...]
    weekly: tuple[WeekWords, ...]
    talk: tuple[WeekWords, ...]
    count: str
    count_without: str
    count_assumes: str
    hand_off: HandOffWords
    caveats: tuple[str, ...]
    sources: tuple[str, ...]

    _not_empty = filled("caveats", "sources")

    @validator("lifts")
    def _every_lift(cls, words: dict[LowerLift, LiftWords]) -> dict[LowerLift, LiftWords]:
        _whole(set(LowerLift), set(words))
        return words

    @validator("equipment")
    def _every_equipment(cls, words: dict[Equipment, EquipmentWords]) -> dict[Equipment, EquipmentWords]:
        _whole(set(Equipment), set(words))
        return words


@dataclass(frozen=True)
class Wording:
    """All words of the plan, by id."""

    lifts: dict[LowerLift, LiftWords]
    equipment: dict[Equipment, EquipmentWords]
    verdicts: dict[str, VerdictWords]
    lines: dict[str, LineWords]
    weekly: dict[str, WeekWords]
    talk: dict[str, WeekWords]
    count: str
    count_without: str
    count_assumes: str
    hand_off: HandOffWords
    caveats: tuple[str, ...]
    sources: tuple[str, ...]


@lru_cache(maxsize=4)
def load_wording(path: Path = WORDS) -> Wording:
    """The words of the plan, every section, caveat and source of them known to the guide.

    Args:
        path: the file.

    Raises:
        GuideError: something in the file is wrong; every problem names its line.
    """
    file = ContentFile(path, dict)
    sheet = file.parse(_Sheet, file.data)
    problems = [
        *unknown_ids(file, _cited(sheet, load_guide())),
        *unknown_facts(file, _texts(sheet), FACTS),
        *_doubles(sheet, file),
    ]
    if problems:
        raise GuideError(problems)
    return Wording(
        sheet.lifts,
        sheet.equipment,
        {one.id: one for one in sheet.verdicts},
        {one.id: one for one in sheet.lines},
        {one.id: one for one in sheet.weekly},
        {one.id: one for one in sheet.talk},
        sheet.count,
        sheet.count_without,
        sheet.count_assumes,
        sheet.hand_off,
        sheet.caveats,
        sheet.sources,
    )


def _cited(sheet: _Sheet, guide: Guide) -> Iterator[Cited]:
    yield ("caveats",), "caveat", sheet.caveats, guide.caveats
    yield ("sources",), "source", sheet.sources, guide.sources
    yield ("hand_off", "section"), "section", (sheet.hand_off.section,), guide.sections
    yield ("hand_off", "caveats"), "caveat", sheet.hand_off.caveats, guide.caveats
    yield ("hand_off", "sources"), "source", sheet.hand_off.sources, guide.sources
    for index, verdict in enumerate(sheet.verdicts):
        yield ("verdicts", index, "section"), "section", (verdict.section,), guide.sections
        yield ("verdicts", index, "caveats"), "caveat", verdict.caveats, guide.caveats
    for place, statement in _statements(sheet):
        yield place, "source", statement.sources, guide.sources


def _texts(sheet: _Sheet) -> Iterator[tuple[Place, str]]:
    for key in ("count", "count_without", "count_assumes"):
        yield (key,), getattr(sheet, key)
    for index, line in enumerate(sheet.lines):
        yield ("lines", index, "slot"), line.slot
        yield ("lines", index, "what"), line.what
    for place, statement in _statements(sheet):
        yield from ((place, wording) for wording in statement.wordings)


def _doubles(sheet: _Sheet, file: ContentFile) -> Iterator[str]:
    for part in ("verdicts", "lines", "weekly", "talk"):
        seen: set[str] = set()
        for index, entry in enumerate(getattr(sheet, part)):
            if entry.id in seen:
                yield f"{file.at(part, index)}: a second {entry.id!r}: give it another id"
            seen.add(entry.id)


def _statements(sheet: _Sheet) -> Iterator[tuple[Place, Statement]]:
    for index, verdict in enumerate(sheet.verdicts):
        for number, statement in enumerate(verdict.why):
            yield ("verdicts", index, "why", number), statement
    for index, line in enumerate(sheet.lines):
        yield ("lines", index, "why"), line.why
    for index, week in enumerate(sheet.weekly):
        yield ("weekly", index, "why"), week.why
    for index, told in enumerate(sheet.talk):
        yield ("talk", index, "why"), told.why
    for number, statement in enumerate(sheet.hand_off.why):
        yield ("hand_off", "why", number), statement


def _whole(expected: set[Any], found: set[Any]) -> None:
    missing = sorted(one.value for one in expected - found)
    if missing:
        raise ValueError(f"has no words for {', '.join(missing)}")
