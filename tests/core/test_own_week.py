"""What is remembered of a heavy week that a lifter tells of in passing."""

from __future__ import annotations

import pytest

from bot.coaching.plan import HEAVY_PULLS, LowerLift, OtherLift, heavy_words
from bot.conversation.plan import heavy_lifts
from bot.understanding.understand import understand


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("I deadlift heavy twice a week", {"heavy_pull": "deadlift heavy twice a week"}),
        ("i squat heavy 3x a week, do i need hip thrusts", {"heavy_squat": "squat heavy 3 times a week"}),
        ("I do heavy RDLs on mondays. should i thrust?", {"heavy_pull": "do Romanian deadlifts heavy once a week"}),
        ("my deadlifts are heavy", {"heavy_pull": "deadlift heavy"}),
        (
            "I already do heavy front squats and pull heavy",
            {"heavy_squat": "front squat heavy", "heavy_pull": "deadlift heavy"},
        ),
        ("I don't deadlift any more", {"heavy_pull": None}),
        ("I quit squatting", {"heavy_squat": None}),
    ],
)
def test_a_heavy_lift_is_taken_as_told(text: str, told: dict[str, str | None]) -> None:
    assert heavy_lifts(understand(text)) == told


@pytest.mark.parametrize(
    "text",
    [
        "should I deadlift heavy twice a week?",
        "do i need to squat heavy",
        "if I deadlift heavy twice a week do i need these",
        "I want to deadlift heavy",
        "my back is tired from deadlifts",
        "I squat twice a week",
        "heavy deadlifts vs hip thrusts",
        "are heavy squats enough for my glutes",
        "my friend says hello",
    ],
)
def test_a_question_a_wish_or_a_light_lift_is_not_taken_for_a_heavy_week(text: str) -> None:
    assert heavy_lifts(understand(text)) == {}


def test_often_is_not_made_up() -> None:
    week = [OtherLift(LowerLift.DEADLIFT, 1, 1), OtherLift(LowerLift.SQUAT, 2, 2), OtherLift(LowerLift.LUNGE, 2, 0)]
    assert heavy_words(week) == "deadlift heavy once a week and squat heavy twice a week"
    assert heavy_words(week, HEAVY_PULLS, counted=False) == "deadlift heavy"
    assert heavy_words(week[2:]) == ""
