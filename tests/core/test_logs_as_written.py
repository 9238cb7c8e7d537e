"""Logs as lifters write them: read right or asked back, never stored wrong."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from core.log_notation import TODAY, normal, written

from bot.coaching.load import Load, Unit
from bot.coaching.session import Session, WorkSet
from bot.coaching.training_log import read_log

TABLE = Path(__file__).with_name("logs_as_written.tsv")
LAST = Session(date(2026, 11, 20), (WorkSet(10, Load(Decimal(100), Unit.KG)),) * 3)
UNITS = {"kg": Unit.KG, "lb": Unit.LB, "-": None}


def _rows() -> list[tuple[str, str, str]]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = [tuple(line.split("\t")) for line in lines]
    assert all(len(row) == 3 and row[1] in UNITS for row in rows)
    return [(text.replace("\\n", "\n"), unit, meaning) for text, unit, meaning in rows]


ROWS = _rows()


def _read(text: str, unit: str) -> str:
    return written(read_log(text, today=TODAY, unit=UNITS[unit], last=LAST))


def _is_right(meaning: str, read: str) -> bool:
    if meaning.startswith("?"):
        return read == meaning or read.startswith(f"{meaning}/")
    return read == " || ".join(map(normal, meaning.split(" || ")))


@pytest.mark.parametrize(("text", "unit", "meaning"), ROWS)
def test_a_written_log_is_read_right_or_asked_back(text: str, unit: str, meaning: str) -> None:
    read = _read(text, unit)
    assert _is_right(meaning, read) or read.startswith("?"), f"read {read!r}"


def test_nearly_all_written_logs_are_read_right() -> None:
    wrong = [(text, unit, meaning, _read(text, unit)) for text, unit, meaning in ROWS]
    wrong = [row for row in wrong if not _is_right(row[2], row[3])]
    assert len(ROWS) >= 200
    assert len(wrong) <= 0.02 * len(ROWS), "\n".join(map(str, wrong))


def test_the_table_holds_both_units() -> None:
    for unit in UNITS.values():
        name = unit.value if unit else "?"
        assert sum(name in meaning for _, _, meaning in ROWS) >= 30
