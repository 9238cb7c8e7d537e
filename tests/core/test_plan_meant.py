"""What a message wants of a plan by its meaning: likely acts, filled with what the message names."""

from __future__ import annotations

import pytest

from bot.understanding.messages import plan_talk_of
from bot.understanding.plan.asked import (
    NOTHING_MEANT,
    DayNamed,
    Meant,
    PlanChange,
    PlanQuestion,
    Turn,
    Wonder,
)
from bot.understanding.plan.talk import read_plan_changes, read_plan_talk
from bot.understanding.understand import understand

MONDAY, TUESDAY, THURSDAY, SUNDAY = DayNamed(0), DayNamed(1), DayNamed(3), DayNamed(6)


def told(text: str, act: str, likelihood: float = 0.9, *, near: bool = True) -> PlanQuestion | PlanChange | None:
    return read_plan_talk(understand(text), Meant(act, likelihood, near))


@pytest.mark.parametrize(
    ("text", "act", "wish"),
    [
        ("actually got 2 days now", "number", PlanChange(Turn.DAYS, number=2)),
        ("could it fill fewer days", "number", PlanChange(Turn.DAYS)),
        ("monday and thursday nights suit me", "weekdays", PlanChange(Turn.WEEKDAYS, days=(MONDAY, THURSDAY))),
        ("other days please", "weekdays", PlanChange(Turn.WEEKDAYS)),
        ("would rather have tuesday's on sunday", "move", PlanChange(Turn.MOVE, days=(TUESDAY, SUNDAY))),
        ("the smith instead, racks are taken", "kit", PlanChange(Turn.KIT, kit="machine")),
        ("lunges rather", "swap", PlanChange(Turn.SWAP, "lunge")),
        ("lunges, step ups", "swap", PlanChange(Turn.SWAP, "lunge", "step_up")),
        ("lunges aren't for me", "drop", PlanChange(Turn.DROP, "lunge")),
        ("5 sets feels right", "sets", PlanChange(Turn.SETS, number=5)),
        ("it's too many sets", "sets", PlanChange(Turn.SETS, more=-1)),
        ("i could take another set", "sets", PlanChange(Turn.SETS, more=1)),
        ("all of them with thrusts", "thrust_days", PlanChange(Turn.THRUST_DAYS)),
    ],
)
def test_a_likely_change_is_filled_with_what_is_named(text: str, act: str, wish: PlanChange) -> None:
    assert told(text, act) == wish
    assert read_plan_changes(understand(text), Meant(act, 0.9, near=True)) == (wish,)


@pytest.mark.parametrize(
    ("text", "act", "question"),
    [
        ("and after a month of it", "weeks", PlanQuestion(Wonder.WEEKS)),
        ("is there any science to it", "proof", PlanQuestion(Wonder.PROOF)),
        ("thursday then, i train what", "on_day", PlanQuestion(Wonder.ON_DAY, (THURSDAY,))),
        ("would sunday suit", "day_fits", PlanQuestion(Wonder.DAY_FITS, (SUNDAY,))),
        ("lunges because", "reason", PlanQuestion(Wonder.REASON, lift="lunge")),
        ("thrusts because", "reason", PlanQuestion(Wonder.REASON, lift="hip_thrust")),
        ("gym closed on thursday", "misses", PlanQuestion(Wonder.MISSES, (THURSDAY,))),
    ],
)
def test_a_likely_question_is_filled_with_what_is_named(text: str, act: str, question: PlanQuestion) -> None:
    assert told(text, act) == question


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("what comes then", "on_day"),
        ("would it suit", "day_fits"),
        ("something else for it", "swap"),
        ("glute bridges for hip thrusts", "swap"),
        ("that one elsewhere", "move"),
        ("monday to the second session", "move"),
        ("i joined one", "kit"),
        ("higher reps", "sets"),
        ("sets", "sets"),
        ("another goal", "new"),
        ("should i lose the lunges", "drop"),
    ],
)
def test_what_names_too_little_is_no_talk_about_the_plan(text: str, act: str) -> None:
    assert told(text, act) is None


def test_where_the_plan_is_not_spoken_of_only_words_count() -> None:
    assert told("and after a month of it", "weeks", near=False) is None
    assert told("and after a month of it", "weeks", 0.1) is None
    assert read_plan_talk(understand("which days are those"), NOTHING_MEANT) == PlanQuestion(Wonder.DAYS)


def test_a_sure_meaning_goes_before_words_and_a_likely_one_behind_them() -> None:
    assert told("which days are those", "proof", 0.9) == PlanQuestion(Wonder.PROOF)
    assert told("which days are those", "proof", 0.2) == PlanQuestion(Wonder.DAYS)


def test_words_that_say_the_same_say_more_of_it() -> None:
    assert told("squats instead of lunges", "swap") == PlanChange(Turn.SWAP, "lunge", "squat")


def test_a_sure_question_is_no_change() -> None:
    assert read_plan_changes(understand("swap squats for lunges"), Meant("proof", 0.9, near=True)) == ()


def test_days_with_other_sport_on_them_are_no_days_of_the_plan() -> None:
    wish = told("tuesday is my football, so monday and thursday", "weekdays")
    assert wish == PlanChange(Turn.WEEKDAYS, days=(MONDAY, THURSDAY))


def test_a_meaning_asks_for_days_or_a_new_plan_only_where_it_is_sure() -> None:
    assert Meant("days", 0.5, near=True).asks_for_days
    assert not Meant("days", 0.1, near=True).asks_for_days
    assert Meant("new", 0.5, near=True).asks_for_a_new_one
    assert not Meant("new", 0.5).asks_for_a_new_one


def test_a_message_without_a_meaning_wants_nothing_of_a_plan() -> None:
    assert plan_talk_of({"text": "/affirm"}, near=True) == Meant(near=True)
    assert plan_talk_of({"plan_talk": ["days", 0.5]}, near=False) == Meant("days", 0.5)


def test_who_surely_asks_for_their_progress_means_no_plan() -> None:
    message = {"plan_talk": ["again", 0.5], "intent": {"name": "show_progress", "confidence": 0.9}}
    assert plan_talk_of(message, near=True) == NOTHING_MEANT
    assert plan_talk_of({**message, "intent": {"name": "setup", "confidence": 0.9}}, near=True).act == "again"
