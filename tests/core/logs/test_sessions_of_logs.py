"""From a log that was told to sessions that are stored, and back; and where a lifter's days end."""

from __future__ import annotations

from datetime import date, datetime, timezone
from decimal import Decimal

import pytest
from core.logs.log_play import TODAY, begun

from bot.coaching.drafts import draft_of, session_of
from bot.coaching.load import Load
from bot.coaching.session import Session, WorkSet
from bot.conversation.local_day import as_zone, in_zone, is_late_night
from bot.understanding.facts import Trouble
from bot.understanding.time_zones import time_zone_told, zone_answered
from bot.understanding.units import Unit
from bot.understanding.words import words_of


def test_a_log_becomes_a_session_with_all_that_it_tells() -> None:
    (draft,) = begun("hip thrust 40kg x 10 warm-up, 2x8 80kg rpe 8, form broke, slept badly").drafts
    session = session_of(draft)
    assert [(one.reps, str(one.load), one.warm_up) for one in session.sets] == [
        (10, "40 kg", True),
        (8, "80 kg", False),
        (8, "80 kg", False),
    ]
    assert session.troubles == {Trouble.LOST_CONTROL}
    assert session.notes == ("slept badly",)


def test_body_weight_is_no_load() -> None:
    assert session_of(begun("3x10 body weight").drafts[0]).sets[0].load is None


def test_a_log_with_open_questions_is_no_session() -> None:
    with pytest.raises(ValueError, match="open questions"):
        session_of(begun("3x10").drafts[0])


def test_a_session_can_be_repeated() -> None:
    sets = (WorkSet(10, Load(Decimal(60), Unit.KG), warm_up=True), WorkSet(8, Load(Decimal(80), Unit.KG), Decimal(9)))
    again = session_of(draft_of(Session(TODAY, sets, troubles=frozenset({Trouble.PAIN}))))
    assert [(one.reps, one.load, one.rpe, one.warm_up) for one in again.sets] == [
        (10, sets[0].load, None, True),
        (8, sets[1].load, None, False),
    ]
    assert not again.troubles
    assert draft_of(Session(TODAY, (WorkSet(10),)), Unit.LB).unit is Unit.LB


def test_a_day_ends_where_the_lifter_lives() -> None:
    moment = datetime(2026, 11, 23, 23, 30, tzinfo=timezone.utc)
    assert in_zone(moment, "Europe/Berlin").date() == date(2026, 11, 24)
    assert in_zone(moment, "America/New_York").date() == date(2026, 11, 23)
    assert in_zone(moment, None).utcoffset() is not None


@pytest.mark.parametrize(("hour", "late"), [(0, True), (3, True), (4, False), (23, False)])
def test_the_night_ends_at_four(hour: int, late: bool) -> None:
    assert is_late_night(datetime(2026, 11, 23, hour, 30)) is late


def test_only_names_of_zones_are_zones() -> None:
    assert as_zone("Europe/Berlin") == "Europe/Berlin"
    assert as_zone("Europe/Nowhere") is None
    assert as_zone(7) is None


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("im in Berlin", "Europe/Berlin"),
        ("I live in São Paulo", "America/Sao_Paulo"),
        ("my time zone is EST", "America/New_York"),
        ("my timezone is Europe/Paris", "Europe/Paris"),
        ("I moved to Germany", "Europe/Berlin"),
        ("i'm in the uk now", "Europe/London"),
        ("im in Japan", "Asia/Tokyo"),
        ("im in pain", None),
        ("im in bed", None),
        ("im in", None),
        ("hip thrusts in Berlin are fun", None),
    ],
)
def test_a_place_tells_the_zone(text: str, zone: str | None) -> None:
    assert time_zone_told(words_of(text)) == zone


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Berlin", "Europe/Berlin"),
        ("london time pls", "Europe/London"),
        ("i live in toronto", "America/Toronto"),
        ("no", None),
    ],
)
def test_a_place_alone_answers_where_somebody_lives(text: str, zone: str | None) -> None:
    assert zone_answered(words_of(text)) == zone


def test_a_place_in_passing_is_no_answer() -> None:
    assert zone_answered(words_of("the trial in london had how many people in all of it")) is None
