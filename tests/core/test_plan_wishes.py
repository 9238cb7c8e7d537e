"""What is wished or wondered of a plan's questions, as against what answers them."""

from __future__ import annotations

import pytest

from bot.understanding.facts import Age, Frequency, Goal
from bot.understanding.plan.wishes import (
    answer_wondered_about,
    tells_what_a_plan_is_for,
    wants_question_again,
    wonders_about_changing,
)
from bot.understanding.understand import understand


@pytest.mark.parametrize("text", ["what was the question", "ok carry on", "back to my plan please"])
def test_the_question_is_wanted_again(text: str) -> None:
    assert wants_question_again(understand(text))
    assert not wants_question_again(understand("3 days"))


@pytest.mark.parametrize("text", ["can i change my answers", "what if i get it wrong?"])
def test_whether_an_answer_can_be_changed(text: str) -> None:
    assert wonders_about_changing(understand(text))
    assert not wonders_about_changing(understand("i got it wrong"))


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("why those days?", "days"),
        ("but why do you need my goal", "goal"),
        ("why do my quads burn so much on the last set of thrusts", ""),
        ("which days?", ""),
        ("3 days", ""),
        ("why?", ""),
    ],
)
def test_which_answer_a_why_is_about(text: str, about: str) -> None:
    assert answer_wondered_about(understand(text)) == about


@pytest.mark.parametrize(
    "text", ["new block: 3 days, stronger, full gym", "plan please, want a bigger bum, only got bands, 2 days a week"]
)
def test_a_plan_named_beside_what_it_should_fit_is_asked_for(text: str) -> None:
    assert tells_what_a_plan_is_for(understand(text))


@pytest.mark.parametrize(
    "text",
    ["my goal is strength and i train 3 days in a full gym", "does the plan work for 3 days with bands?", "plan time"],
)
def test_facts_without_a_plan_and_questions_on_one_ask_for_none(text: str) -> None:
    assert not tells_what_a_plan_is_for(understand(text))


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("im 15 can i do these", [15]),
        ("i am 58, male", [58]),
        ("a 15 year old", [15]),
        ("i'm 34 myself btw", [34]),
        ("im 15 kg up", []),
        ("15", []),
    ],
)
def test_an_age_is_read_only_where_it_is_one(text: str, ages: list[int]) -> None:
    assert [said.fact.years for said in understand(text).facts if isinstance(said.fact, Age)] == ages


def test_who_was_unfit_once_trains_for_nothing_by_that() -> None:
    assert not list(understand("i was unfit last year").of(Goal, standing=None))
    assert [goal.id for goal in understand("i dont want to be unfit").of(Goal)] == ["general"]


@pytest.mark.parametrize(
    ("text", "days"), [("mon to fri", [5]), ("mon to nothing much", [1]), ("i train mon wed fri", [3])]
)
def test_days_of_a_week_are_counted_by_their_names(text: str, days: list[int]) -> None:
    said = [one.fact.days for one in understand(text).facts if isinstance(one.fact, Frequency)]
    assert said == days
