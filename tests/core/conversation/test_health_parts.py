"""What alarms nobody is answered by the part of the guide that fits it."""

from __future__ import annotations

import pytest

from bot.conversation.health_level import hand_off
from bot.conversation.health_parts import load_part_rows, part_told
from bot.guide import load_guide
from bot.understanding.health import read_health

PAIN, BACK = "pain_or_injury", "lower_back_tired"


def part(text: str, topic: str, *, asks: bool = True) -> str:
    facts = read_health(text)
    assert hand_off(facts) is None
    return part_told(facts, topic, asks=asks)


def test_every_row_names_a_part_and_topics_of_the_guide() -> None:
    topics = load_guide().topics
    for row in load_part_rows():
        topic, _, focus = row.part.partition("/")
        assert focus in {one.id for one in topics[topic].focus}
        assert row.over <= {*topics, "out_of_scope"}


@pytest.mark.parametrize(
    "text",
    [
        "pecs sore from press day, ok to thrust?",
        "my quads ache from squats, train or rest?",
        "butt still hurts 2 days after thrusts, is that ok?",
        "hamstrings are toast after the sprints, do i wait?",
        "arms are dead from pullups, is lower body fine?",
        "can barely sit on the loo after leg day lol, normal?",
    ],
)
def test_sore_muscles_get_the_answer_on_training_sore(text: str) -> None:
    assert part(text, PAIN) == part(text, BACK) == "sets_and_reps/sore-today"


def test_a_message_that_only_tells_of_soreness_is_about_it() -> None:
    assert part("my legs were dead after yesterday", "muscles_worked", asks=False) == "sets_and_reps/sore-today"


def test_what_else_is_asked_beside_soreness_keeps_its_topic() -> None:
    assert part("butt is sore from monday. how wide do my feet go?", "setup") == ""


def test_a_sore_back_stays_with_the_back() -> None:
    assert part("my lower back is so tired from deadlifts", BACK) == ""


def test_a_stiff_neck_from_looking_up_is_a_matter_of_form() -> None:
    assert part("neck gets stiff from staring at the ceiling", PAIN) == "mistakes/head-neck"


def test_a_click_that_does_not_hurt_is_told_about() -> None:
    assert part("my knee clicks, no pain though. is it bad?", "out_of_scope") == "pain_or_injury/clicks"


def test_an_injury_of_somebody_in_passing_is_a_question_about_risk() -> None:
    text = "some guy in my gym ripped his hamstring on these, should i bother?"
    assert part(text, "who_its_for") == "pain_or_injury/are-they-safe"


def test_what_is_only_asked_about_or_told_of_nobody_is_no_part() -> None:
    assert part("can thrusts cause a miscarriage?", PAIN) == ""
    assert part_told((), PAIN, asks=True) == ""
