"""The rows nearest to a text say what it is of, and what is like none of them is ordinary talk."""

from __future__ import annotations

import numpy as np
import pytest

from bot.understanding.rasa.nearest_rows import NearestRows

KINDS = ["emergency", "quiet"]


def direction(degrees: float) -> np.ndarray:
    return np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))], dtype=np.float32)


@pytest.fixture(name="rows")
def _rows() -> NearestRows:
    around = [*np.linspace(0, 9, 10), *np.linspace(81, 90, 10)]
    vectors = np.vstack([direction(degrees) for degrees in around])
    return NearestRows(NearestRows.arrays(vectors, ["emergency"] * 10 + ["quiet"] * 10), KINDS, "quiet")


def test_a_text_is_of_the_kind_of_its_neighbours(rows: NearestRows) -> None:
    emergency, quiet = rows.shares(direction(4))
    assert emergency > 0.99
    assert emergency + quiet == pytest.approx(1)
    assert rows.shares(direction(86))[1] > 0.99


def test_what_is_like_no_row_is_ordinary_talk(rows: NearestRows) -> None:
    assert rows.shares(direction(-90))[1] > 0.99
