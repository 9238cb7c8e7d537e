"""What lifters ask of a plan that they have, and want changed in it, as they write it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.understanding.facts import BackState, Hurts
from bot.understanding.plan.asked import (
    NOTHING_MEANT,
    DayNamed,
    LoadNamed,
    Meant,
    PlanChange,
    PlanQuestion,
    Turn,
    Wonder,
)
from bot.understanding.plan.named import weekdays_named
from bot.understanding.plan.talk import read_plan_talk
from bot.understanding.understand import understand
from bot.understanding.units import Unit

TUESDAY, THURSDAY, FRIDAY, SATURDAY = DayNamed(1), DayNamed(3), DayNamed(4), DayNamed(5)


def read(text: str) -> PlanQuestion | PlanChange | None:
    return read_plan_talk(understand(text))


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("ok and what days do i go", Wonder.DAYS),
        ("which day is it", Wonder.DAYS),
        ("shorter please", Wonder.LIST),
        ("only the list", Wonder.LIST),
        ("what is in the plan apart from the hip thrusts", Wonder.LIST),
        ("which other lifts did you put in", Wonder.LIST),
        ("can i see my plan again", Wonder.AGAIN),
        ("whats my plan", Wonder.AGAIN),
        ("why do i have to squat", Wonder.REASON),
        ("why this plan", Wonder.REASON),
        ("why only 2 days", Wonder.REASON),
        ("what happens if i skip a session", Wonder.IF_MISSED),
        ("what if i cant train on friday", Wonder.IF_MISSED),
        ("no gym on wednesday", Wonder.MISSES),
        ("im away this week", Wonder.MISSES),
        ("how long do i stick with this", Wonder.HOW_LONG),
        ("when should i change it", Wonder.HOW_LONG),
        ("how heavy should i start", Wonder.WEIGHT),
    ],
)
def test_a_question_about_the_plan_is_told_from_others(text: str, about: Wonder) -> None:
    found = read(text)
    assert isinstance(found, PlanQuestion)
    assert found.about is about


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("what am i doing on thursday", (THURSDAY,)),
        ("whats on day 1 again", (DayNamed(number=1),)),
        ("tell me what i do on the second day", (DayNamed(number=2),)),
        ("show me the last session", (DayNamed(number=-1),)),
    ],
)
def test_a_day_is_asked_for_by_name_or_number(text: str, days: tuple[DayNamed, ...]) -> None:
    assert read(text) == PlanQuestion(Wonder.ON_DAY, days)


def test_the_day_before_the_ok_is_the_one_asked_about() -> None:
    assert read("is friday ok, i have football on saturday") == PlanQuestion(Wonder.DAY_FITS, (FRIDAY, SATURDAY))
    assert read("saturday is football. is friday fine") == PlanQuestion(Wonder.DAY_FITS, (FRIDAY, SATURDAY))


@pytest.mark.parametrize(
    ("text", "load"),
    [
        ("what weight do i start with, i do 60 kg x 12", LoadNamed(Decimal(60), Unit.KG, 12)),
        ("how heavy do i start, 100 lbs for 8 now", LoadNamed(Decimal(100), Unit.LB, 8)),
        ("how heavy do i start, 100 lbs for now", LoadNamed(Decimal(100), Unit.LB)),
        ("what load should i use, currently 70kg", LoadNamed(Decimal(70), Unit.KG)),
        ("what load should i use on 2", None),
    ],
)
def test_a_load_that_is_used_now_goes_with_the_question_for_one(text: str, load: LoadNamed | None) -> None:
    assert read(text) == PlanQuestion(Wonder.WEIGHT, load=load)


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("can i do leg curls instead of rdls", PlanChange(Turn.SWAP, "romanian_deadlift", "leg_curl")),
        ("instead of rdls id do leg curls", PlanChange(Turn.SWAP, "romanian_deadlift", "leg_curl")),
        ("replace squats with leg press", PlanChange(Turn.SWAP, "squat", "leg_press")),
        ("lunges instead", PlanChange(Turn.SWAP, "", "lunge")),
        ("i cant stand lunges", PlanChange(Turn.SWAP, "lunge")),
        ("take out the step ups", PlanChange(Turn.DROP, "step_up")),
        ("throw in some lunges", PlanChange(Turn.ADD, "lunge")),
        ("make it 4 days", PlanChange(Turn.DAYS, number=4)),
        ("can we do twice a week", PlanChange(Turn.DAYS, number=2)),
        ("make it once a week", PlanChange(Turn.DAYS, number=1)),
        ("tuesday and friday please", PlanChange(Turn.WEEKDAYS, days=(TUESDAY, FRIDAY))),
        ("we only have tuesdays and fridays", PlanChange(Turn.WEEKDAYS, days=(TUESDAY, FRIDAY))),
        ("move day 2 to saturday", PlanChange(Turn.MOVE, days=(DayNamed(number=2), SATURDAY))),
        ("got a barbell now", PlanChange(Turn.KIT, kit="barbell")),
    ],
)
def test_a_wish_says_what_goes_and_what_comes(text: str, change: PlanChange) -> None:
    assert read(text) == change


@pytest.mark.parametrize(
    "text",
    [
        "",
        "how many days a week should i do hip thrusts",
        "why are hip thrusts better than squats",
        "why",
        "what is the point",
        "what are squats",
        "what weight should a woman hip thrust",
        "3x10 90kg friday",
        "are hip thrusts instead of squats ok",
        "should i drop squats",
        "dont drop the squats",
        "why would i add lunges and not just work harder",
        "lunges instead of lunges",
        "i did squats on friday",
        "what muscles do rdls work",
        "my sister only has 2 days",
        "how long does it take to see glute growth",
        "how long did the trial run",
        "see you friday",
        "i squat heavy on tuesdays",
        "make me a new plan",
        "do i need a barbell now",
    ],
)
def test_what_is_not_about_the_plan_is_left_to_the_guide_and_the_log(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("whats on today?", 0),
        ("what do i do tomorrow", 1),
        ("what's todays workout", 0),
        ("what am i doing today", 0),
    ],
)
def test_what_lies_ahead_is_asked_for_by_its_words(text: str, ahead: int) -> None:
    assert read(text) == PlanQuestion(Wonder.ON_DAY, (DayNamed(ahead=ahead),))


def test_a_day_that_ends_a_stretch_is_none_to_train_on() -> None:
    assert read("our good bench is broken til friday what can i use instead") is None


@pytest.mark.parametrize("text", ["what did i do today", "what is a good squat today", "3x10 at 60 today"])
def test_what_was_done_today_is_none_of_the_plan(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("what was my old plan", PlanQuestion(Wonder.BEFORE)),
        ("show me the plan before", PlanQuestion(Wonder.BEFORE)),
        ("go back to the plan before", PlanChange(Turn.BACK)),
        ("i want my previous plan back", PlanChange(Turn.BACK)),
        ("undo the change to my plan", PlanChange(Turn.BACK)),
        ("what if i go back to my old plan", PlanQuestion(Wonder.BEFORE)),
        ("my old plan was better", None),
        ("the plan is fine", None),
    ],
)
def test_the_plan_before_this_one_is_asked_for_or_wanted_back(
    text: str, told: PlanQuestion | PlanChange | None
) -> None:
    sure = Meant("again", 0.9, True)
    assert read_plan_talk(understand(text), sure if told else NOTHING_MEANT) == told


def test_weekdays_are_named_in_the_order_of_the_week() -> None:
    assert weekdays_named(understand("rdl on friday, squat on tuesday, friday is heavy")) == (1, 4)


def test_a_choice_that_ends_in_no_tells_of_no_back() -> None:
    assert not [*understand("now i ask: heels on plate, good or no").of(BackState)]


def test_a_bench_that_is_broken_hurts_nobody() -> None:
    facts = understand("our good bench is broken til friday").facts
    assert not any(isinstance(said.fact, Hurts) and said.fact.anything for said in facts)
