"""A time of day is read as people say it; an hour that may be either half of the day is known to be so."""

from __future__ import annotations

import pytest

from bot.understanding.clock_times import clock_times, half_said
from bot.understanding.words import words_of


def _read(text: str, *, bare: bool = False) -> list[str]:
    return [
        f"{one.time.minutes // 60}:{one.time.minutes % 60:02}{'?' if one.time.either else ''}"
        for one in clock_times(words_of(text), bare=bare)
    ]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("at 6pm", ["18:00"]),
        ("6 p.m.", ["18:00"]),
        ("5.30pm", ["17:30"]),
        ("at 18.30", ["18:30"]),
        ("18:30", ["18:30"]),
        ("07:00", ["7:00"]),
        ("at 0630", ["6:30"]),
        ("18h30", ["18:30"]),
        ("18h", ["18:00"]),
        ("12am", ["0:00"]),
        ("12 pm", ["12:00"]),
        ("noon", ["12:00"]),
        ("midnight", ["0:00"]),
        ("at 12", ["12:00"]),
        ("half past six in the evening", ["18:30"]),
        ("quarter to seven in the morning", ["6:45"]),
        ("20 to 7 pm", ["18:40"]),
        ("9 at night", ["21:00"]),
        ("tuesday mornings at 7 and thursday evenings at 6", ["7:00", "18:00"]),
    ],
)
def test_a_time_that_tells_its_half_is_clear(text: str, times: list[str]) -> None:
    assert _read(text) == times


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("tuesdays at 6", ["6:00?"]),
        ("half 7", ["7:30?"]),
        ("ten past six", ["6:10?"]),
        ("at six thirty", ["6:30?"]),
        ("8 o'clock", ["8:00?"]),
        ("around 5:15", ["5:15?"]),
        ("mon 6 wed 7", ["6:00?", "7:00?"]),
        ("when i am at work at 6", ["6:00?"]),
    ],
)
def test_an_hour_alone_may_be_either_half(text: str, times: list[str]) -> None:
    assert _read(text) == times


@pytest.mark.parametrize(
    "text",
    [
        "",
        "in 2 hours",
        "every 2 days",
        "3 times a week",
        "5 days",
        "at 25:00",
        "3 sets of 8",
        "mornings",
        "at 18.75",
        "half",
    ],
)
def test_what_counts_something_else_is_no_time(text: str) -> None:
    assert _read(text) == []


def test_a_number_alone_is_a_time_where_one_was_asked_for() -> None:
    assert _read("6") == []
    assert _read("6", bare=True) == ["6:00?"]


@pytest.mark.parametrize(
    ("text", "begins"),
    [("in the evening", 720), ("mornings", 0), ("pm", 720), ("morning or evening", None), ("6", None)],
)
def test_the_half_of_the_day_is_read_where_one_is_named(text: str, begins: int | None) -> None:
    assert half_said(words_of(text)) == begins
