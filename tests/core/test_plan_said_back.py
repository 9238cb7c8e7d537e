"""What was understood is said back, and a plan is changed by talk."""

from __future__ import annotations

import pytest
from cleared import build_plan
from core.plan_told import TOLD, up_to

from bot.coaching.plan import LowerLift, OtherLift
from bot.conversation.plan import (
    Answers,
    Note,
    PlanTalk,
    Question,
    answered,
    ask,
    begin,
    change,
    heading,
    take,
)
from bot.understanding.understand import understand


def test_the_answer_is_said_back() -> None:
    talk = take(up_to(Question.DAYS), understand("3 days, just a barbell"))
    assert talk is not None
    assert ask(talk)[0].startswith("Got it: 3 days a week, a barbell. ")


def test_the_plan_says_what_was_taken_from_before() -> None:
    talk = begin(understand("4 days, no pain"), TOLD)
    talk = answered(talk, Answers(pain=False))
    assert heading(talk) == (
        "Your plan is for: 4 days a week. From earlier I used: bigger glutes, half a year of training or more,"
        " squats twice a week (all heavy), a back that feels fine, a barbell. Tell me if that has changed."
    )


@pytest.mark.parametrize(
    ("others", "words"),
    [
        ((), "no other lower-body lifts"),
        ((OtherLift(LowerLift.SQUAT, 3, 1),), "squats 3 times a week (heavy once)"),
        (
            (OtherLift(LowerLift.SQUAT, 1, 1), OtherLift(LowerLift.LUNGE)),
            "squats once a week (heavy) and lunges once a week",
        ),
    ],
)
def test_other_lifts_in_words(others: tuple[OtherLift, ...], words: str) -> None:
    talk = PlanTalk(TOLD.overridden(Answers(others=others)))
    assert words in heading(talk)


@pytest.mark.parametrize(
    ("days", "said"), [(1, "With 1 lower day I counted squats"), (2, "With 2 lower days I counted")]
)
def test_a_lift_on_more_days_than_there_are_is_counted_on_fewer_and_said(days: int, said: str) -> None:
    answers = TOLD.overridden(Answers(days=days, others=(OtherLift(LowerLift.SQUAT, 6, 6),)))
    assert answers.profile().others == (OtherLift(LowerLift.SQUAT, days, days),)
    assert said in heading(PlanTalk(answers))


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("only two days now", "Changed: 2 days a week instead of 3 days a week."),
        ("just one day now", "Changed: 1 day a week instead of 3 days a week."),
        ("make the plan for strength instead", "Changed: strength instead of bigger glutes."),
        ("I train at home now", "Changed: dumbbells or bands instead of a barbell."),
        ("my back is tired now", "Changed: a tired lower back instead of a back that feels fine."),
    ],
)
def test_a_plan_is_changed_by_talk_and_says_what_changed(message: str, said: str) -> None:
    talk = change(understand(message), TOLD)
    assert talk is not None
    assert talk.open is None
    assert heading(talk).startswith(said)
    build_plan(talk.answers.profile())


@pytest.mark.parametrize("message", ["show my plan", "my plan please", "3 days", "what was my plan"])
def test_what_changes_nothing_is_no_change(message: str) -> None:
    assert change(understand(message), TOLD) is None


def test_a_change_to_a_week_that_is_none_is_asked_again() -> None:
    talk = change(understand("9 days a week now"), TOLD)
    assert talk is not None
    assert (talk.open, talk.note) == (Question.DAYS, Note.NO_SUCH_WEEK)
    then = take(talk, understand("3"))
    assert then is not None
    assert heading(then).startswith("From earlier I used")


def test_pain_told_with_a_change_makes_no_plan() -> None:
    talk = change(understand("only two days, my hip hurts"), TOLD)
    assert talk is not None
    assert talk.answers.pain
    assert "something hurts instead of nothing hurts" in heading(talk)
