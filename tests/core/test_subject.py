"""What a message asks is compared without the lift that nearly all of them name."""

from __future__ import annotations

import pytest

from bot.understanding.subject import without_subject


@pytest.mark.parametrize(
    ("message", "left"),
    [
        ("should I take hip thrusts to failure", "should I take it to failure"),
        ("Hip-Thrust vs squat", "it vs squat"),
        ("b-stance hip thrusts any good?", "b-stance hip thrusts any good?"),
        ("do squats grow glutes", "do squats grow glutes"),
        ("how does the hip thrust work", "how does it work"),
        ("how do i load a barbell hip thrust?", "how do i load it?"),
        ("sqauts or hip thursts", "squats or it"),
        ("hey so um do hip thrusts help", "do it help"),
    ],
)
def test_the_plain_hip_thrust_becomes_it_and_other_lifts_stay(message: str, left: str) -> None:
    assert without_subject(message) == left
