"""The histories that were worked by hand in docs/progression.md: the code says the same."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest
from cleared import next_time

from bot.coaching.load import Load, Unit
from bot.coaching.progression.cautions import CAUTIONS
from bot.coaching.progression.steps import STEPS
from bot.coaching.session import Session, WorkSet
from bot.understanding.facts import Trouble

PAGE = Path(__file__).parents[2] / "docs" / "progression.md"
_ROW = re.compile(r"^\| (\d{4}-\d\d-\d\d) \| (.+?) \| *([\d.]*) *\| *(\w*) *\|$", re.MULTILINE)
_SAYS = re.compile(r"^Says \*\*(\w+)\*\* by `([\w-]+)`: (.+)\.$", re.MULTILINE)


class Case(NamedTuple):
    title: str
    today: date
    history: list[Session]
    decision: str
    rule: str
    target: str


def _case(text: str) -> Case:
    title, body = text.split("\n", 1)
    today = re.search(r"^Today is (\S+)\.$", body, re.MULTILINE)
    says = _SAYS.search(body)
    assert today, f"{title}: give 'Today is ….'"
    assert says, f"{title}: give 'Says **…** by `…`: ….'"
    history = [_session(*row) for row in _ROW.findall(body)]
    return Case(title, date.fromisoformat(today[1]), history, says[1], says[2], says[3])


def _session(day: str, sets: str, rpe: str, trouble: str) -> Session:
    reps, load = sets.split(" at ")
    amount, unit = load.split()
    on = Load(Decimal(amount), Unit(unit))
    effort = Decimal(rpe) if rpe else None
    work = tuple(WorkSet(int(one), on, effort) for one in reps.split(", "))
    return Session(date.fromisoformat(day), work, troubles=frozenset({Trouble(trouble)} if trouble else ()))


CASES = [_case(part) for part in PAGE.read_text(encoding="utf-8").split("\n### ")[1:]]


def test_there_are_ten_histories() -> None:
    assert len(CASES) == 10
    assert all(case.history for case in CASES)


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_the_code_says_what_was_worked_out_on_paper(case: Case) -> None:
    found = next_time(case.history, today=case.today)
    target = "nothing" if found.target is None else f"{', '.join(map(str, found.target.reps))} at {found.target.load}"
    assert (found.decision.value, found.rule, target) == (case.decision, case.rule, case.target)


def test_the_page_lists_the_rules_in_the_order_in_which_they_are_asked() -> None:
    rows = re.findall(r"^\| (\d+) \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert rows == [str(number) for number in range(1, len(CAUTIONS) + len(STEPS) + 1)]
