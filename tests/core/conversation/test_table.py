"""The table in docs/conversation.md, row by row."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from bodies import CHEST, GONE, KNEE_HURTS, LEAVE, LIGHT, NOW, PREGNANT, SEEN, SORE, said, told

from bot.conversation import HealthRecord, State
from bot.understanding.facts import BodySign, Condition, Help
from bot.understanding.reading import Standing

TABLE = Path(__file__).parents[3] / "docs" / "conversation.md"
WHAT: dict[str, Condition | BodySign] = {
    "condition": PREGNANT,
    "sign": KNEE_HURTS,
    "sore muscle": SORE,
    "pressing sign": CHEST,
}
LATER = NOW + timedelta(hours=1)

Move = Callable[[HealthRecord, "Condition | BodySign"], HealthRecord]


def _put(standing: Standing) -> Move:
    return lambda record, fact: told(said(fact, standing), record=record, at=LATER)


def _say(news: Help | object) -> Move:
    return lambda record, fact: told(said(news), record=record, at=LATER)  # type: ignore[arg-type]


FACTS: dict[str, Move] = {
    "told": _put(Standing.AFFIRMED),
    **{
        one.value: _put(one)
        for one in (
            Standing.SUSPECTED,
            Standing.PAST,
            Standing.DENIED,
            Standing.HEARSAY,
            Standing.ASKED,
            Standing.WISHED,
        )
    },
    "signs over": _say(GONE),
    "help coming": _say(Help("coming")),
    "help in weeks": _say(Help("later")),
    "help going": _say(Help("going")),
    "help here": _say(Help("here")),
    "help seen": _say(SEEN),
    "button: taken care of": lambda record, fact: record.settled(at=LATER, how="button"),
    "button: not meant": lambda record, fact: record.taken_back(at=LATER, how="button"),
    "leave": _say(LEAVE),
    "leave for light work": _say(LIGHT),
}
BEFORE: dict[str, Move] = {
    "none": lambda record, fact: record,
    "stands": lambda record, fact: told(fact, record=record),
    "denied": lambda record, fact: told(said(fact, Standing.DENIED), record=told(fact, record=record)),
    "cleared": lambda record, fact: told(LEAVE, record=told(fact, record=record)),
    "settled": lambda record, fact: told(fact, record=record).over(at=NOW).settled(at=NOW),
}


def rows() -> list[tuple[str, ...]]:
    lines = TABLE.read_text(encoding="utf-8").split("## A dose")[0].splitlines()
    cells = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines if line.startswith("| ")]
    return [row for row in cells if row[0] in WHAT]


@pytest.mark.parametrize("row", rows(), ids=lambda row: ", ".join(row[:3]))
def test_a_fact_moves_a_state_as_the_table_says(row: tuple[str, ...]) -> None:
    what, before, fact, after, held, gates = row
    record = FACTS[fact](BEFORE[before](HealthRecord(), WHAT[what]), WHAT[what])
    states = [entry.state for entry in record.entries]
    assert states == ([] if after == "none" else [State(after)])
    assert (record.held() is not None) is (held == "yes")
    assert bool(record.gating()) is (gates == "yes")
    assert (record.clearance() is None) is (gates == "yes")


def test_the_table_has_every_kind_and_state() -> None:
    assert {row[0] for row in rows()} == WHAT.keys()
    assert {row[1] for row in rows()} == BEFORE.keys()
    assert {row[2] for row in rows()} == FACTS.keys()
