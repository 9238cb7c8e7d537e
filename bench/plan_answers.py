"""Answers to the plan's questions, as people write them: how many are read right, and how many are misread in silence.

A misreading is silent if the bot would note something that was not said; what it asks again is no harm.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bench.accuracy import Share
from bot.coaching.kept import as_json
from bot.conversation.plan import Answers, Question, answers_in
from bot.understanding.understand import understand

_ASKED = frozenset(question.value for question in Question)
ROWS = Path(__file__).with_name("plan_answers.tsv")


@dataclass(frozen=True)
class PlanRow:
    """One answer.

    Attributes:
        open: the question that it answers; None before the first.
        message: as it was written.
        expected: what it tells, by question; lifts as ``lift:days:heavy``.
    """

    open: Question | None
    message: str
    expected: dict[str, str]


def read_plan_rows(path: Path = ROWS) -> list[PlanRow]:
    """The rows of a table: open question, message, answers, with tabs between."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            open_, message, told = line.split("\t")
            rows.append(PlanRow(None if open_ == "-" else Question(open_), message, _told(told)))
    return rows


def told(row: PlanRow) -> dict[str, str]:
    """What the bot takes from a row's message, in the words of the table."""
    answers = answers_in(understand(row.message), row.open, Answers())
    found = {name: value for name, value in as_json(answers).items() if name in _ASKED and value is not None}
    if answers.others is not None:
        found["others"] = " ".join(f"{one.lift.value}:{one.days}:{one.heavy}" for one in answers.others)
    if answers.pain is not None:
        found["pain"] = "yes" if answers.pain else "no"
    return {name: str(value) for name, value in found.items()}


def measure_plan_answers(rows: list[PlanRow]) -> dict[str, Share]:
    """The share of rows that are read right, and of those that are misread in silence."""
    right = sum(told(row) == row.expected for row in rows)
    silent = sum(any(row.expected.get(name) != value for name, value in told(row).items()) for row in rows)
    return {"right": Share(right, len(rows)), "silent": Share(silent, len(rows))}


def _told(column: str) -> dict[str, str]:
    """The answers of a row: ``goal=glutes others=squat:2:0 lunge:1:0``; a dash for none."""
    if column.strip() == "-":
        return {}
    found: dict[str, str] = {}
    name = ""
    for word in column.split():
        before, equals, value = word.partition("=")
        if equals:
            name = before
        found[name] = value if equals else " ".join(filter(None, (found[name], word)))
    return found
