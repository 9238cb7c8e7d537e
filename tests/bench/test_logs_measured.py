"""The measurement of log reading: a misread log is told apart from one that is asked about, and the aims hold."""

from __future__ import annotations

from datetime import date

import pytest

from bench.logs import judged, meant, measure_logs

TODAY = date(2026, 11, 26)


@pytest.fixture(scope="module")
def measured() -> dict[str, object]:
    return measure_logs(today=TODAY)


def test_logs_of_others_are_read_right_and_never_misread_without_a_word(measured: dict[str, object]) -> None:
    assert measured["right"] >= 0.92, measured["errors"]  # type: ignore[operator]
    assert measured["asked"] <= 0.06, measured["errors"]  # type: ignore[operator]
    assert measured["misread"] <= 0.01, measured["errors"]  # type: ignore[operator]


def test_nothing_stored_is_right_only_where_a_careful_reader_asks() -> None:
    assert judged([meant("hip thrust: 3x10 100kg")], {}) == "asked"
    assert judged([meant("hip thrust: 3x10 100kg"), meant("ASK")], {}) == "right"


def test_a_table_that_cannot_be_read_says_so() -> None:
    with pytest.raises(ValueError, match="lift: sets"):
        meant("hip thrust")
    with pytest.raises(ValueError, match="3x10 100kg"):
        meant("hip thrust: some sets")
