"""What may open a log: a message holds something of one, whatever it resembles."""

from __future__ import annotations

import pytest

from bot.understanding.log_openers import has_a_log_in_it
from bot.understanding.understand import understand


@pytest.mark.parametrize(
    "text",
    [
        "3x8 at 70",
        "hip thrusts with 85",
        "did hip thrusts with 85 today",
        "70 kilos, four eights",
        "log a workout",
        "put that in my log please",
        "everything in today's session as written",
        "same as last time",
        "finally managed a single at 140",
        "used 95 for three sets of eight, should I stay there?",
    ],
)
def test_sets_a_wish_to_log_and_what_was_done_open_a_log(text: str) -> None:
    assert has_a_log_in_it(understand(text))


@pytest.mark.parametrize(
    "text",
    [
        "the heaviest pair they have is 20 kilos",
        "most you can get there is 30 kg",
        "our kettlebells stop at 24",
        "the bar weighs 15 kilos",
        "is 3x12 three rounds or three reps?",
        "what should i do on those evenings so my legs don't shrink?",
        "somebody next to me was lifting a monster of a bar",
    ],
)
def test_a_load_alone_and_what_is_only_asked_open_none(text: str) -> None:
    assert not has_a_log_in_it(understand(text))
