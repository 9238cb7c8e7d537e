"""Before there is a plan: what is named for it is taken, what is asked of it is answered, and it can be had at once."""

from __future__ import annotations

import pytest

from bot.coaching.plan import Back, Experience, Goal, Job, LowerLift, OtherLift
from bot.conversation.plan import (
    Answers,
    PlanTalk,
    Question,
    ask,
    begin,
    heading,
    hurried,
    recounted,
    spared,
    take,
    tell_before,
    wished,
)
from bot.understanding.plan.asked import DayNamed, PlanChange, PlanQuestion, Turn, Wonder
from bot.understanding.plan.talk import read_plan_changes
from bot.understanding.plan.wishes import wants_plan_now, wants_what_was_noted
from bot.understanding.understand import understand

SQUATS, PULLS = OtherLift(LowerLift.SQUAT), OtherLift(LowerLift.DEADLIFT, 2, 1)


def after(text: str, answers: Answers) -> PlanTalk | None:
    return wished(PlanTalk(answers), read_plan_changes(understand(text)))


@pytest.mark.parametrize(
    ("text", "before", "now", "heard"),
    [
        ("drop the deadlifts", Answers(others=(SQUATS, PULLS)), Answers(others=(SQUATS,), left_out=(Job.HINGE,)), "no"),
        ("no lunges please", Answers(), Answers(left_out=(Job.SQUAT,)), "no lunges"),
        ("ditch the lunges", Answers(others=(SQUATS,)), None, ""),
        ("add leg curls", Answers(others=()), Answers(others=(OtherLift(LowerLift.LEG_CURL),)), "leg curls"),
        (
            "swap the squats for leg press",
            Answers(others=(SQUATS, PULLS)),
            Answers(others=(PULLS, OtherLift(LowerLift.LEG_PRESS))),
            "leg presses and no squats",
        ),
        ("can it sit on monday and friday", Answers(), Answers(days=2, weekdays=(0, 4)), "Monday and Friday"),
        ("move friday to sunday", Answers(weekdays=(0, 4)), Answers(weekdays=(0, 6)), "Monday and Sunday"),
        ("move friday to sunday", Answers(weekdays=(0, 2)), None, ""),
        ("forget friday, I sing then. sunday instead", Answers(weekdays=(0, 4)), Answers(weekdays=(0, 6)), "Sunday"),
        ("not friday, sunday instead", Answers(weekdays=(0, 4)), Answers(weekdays=(0, 6)), "Monday and Sunday"),
        ("sunday instead of friday", Answers(weekdays=(0, 4)), Answers(weekdays=(0, 6)), "Monday and Sunday"),
        ("put my leg curls in on friday", Answers(others=()), Answers(others=(OtherLift(LowerLift.LEG_CURL),)), "leg"),
        ("what do you think", Answers(), None, ""),
    ],
)
def test_a_wish_changes_the_answers_and_is_said_back(
    text: str, before: Answers, now: Answers | None, heard: str
) -> None:
    talk = after(text, before)
    assert (talk and talk.answers) == now
    assert talk is None or heard in ask(talk)[0]


def test_more_hip_thrust_days_wait_for_the_plan() -> None:
    assert wished(PlanTalk(), [PlanChange(Turn.THRUST_DAYS, number=3)]) is None
    assert wished(PlanTalk(), [PlanChange(Turn.MOVE, days=(DayNamed(number=1), DayNamed(2)))]) is None


@pytest.mark.parametrize(
    "text",
    ["just give me the plan", "enough questions", "print the whole thing", "repeat day two", "whatever you think"],
)
def test_the_plan_can_be_had_at_once(text: str) -> None:
    assert wants_plan_now(understand(text))


@pytest.mark.parametrize("text", ["give me 3 days", "I only have a barbell", "no", "what is an RDL"])
def test_an_answer_asks_for_no_plan_at_once(text: str) -> None:
    assert not wants_plan_now(understand(text))


def test_what_nobody_told_is_assumed_with_care_and_said() -> None:
    talk = hurried(PlanTalk(Answers(goal=Goal.STRENGTH, days=3, pain=False)))
    assert talk.open is None
    assert (talk.answers.goal, talk.answers.days) == (Goal.STRENGTH, 3)
    assert (talk.answers.experience, talk.answers.back) == (Experience.BEGINNER, Back.FINE)
    assert "so I assumed: new to lifting" in heading(talk)
    assert "assumed: strength" not in heading(talk)


TOLD_AT_ONCE = "make me a plan: bigger glutes, three days a week, two years of lifting, full gym"


def test_who_tells_most_of_it_at_once_is_asked_for_pain_alone() -> None:
    talk = spared(begin(understand(TOLD_AT_ONCE), Answers()))
    assert talk.open is Question.PAIN
    assert "so I assumed: no other lower-body lifts, a back that feels fine" in heading(talk)


def test_who_tells_that_nothing_hurts_as_well_has_the_plan_at_once() -> None:
    talk = spared(begin(understand(TOLD_AT_ONCE + ". im healthy, nothing wrong with me"), Answers()))
    assert talk.open is None


def test_for_strength_the_other_lifts_are_asked_as_they_decide_whether_hip_thrusts_are_needed() -> None:
    talk = spared(begin(understand(TOLD_AT_ONCE.replace("bigger glutes", "strength")), Answers()))
    assert talk.open is Question.OTHERS
    assert talk.answers.back is Back.FINE


def test_what_was_told_is_not_assumed_in_its_place() -> None:
    talk = spared(begin(understand(TOLD_AT_ONCE + ". I squat once a week and my back is tired"), Answers()))
    assert (talk.answers.others, talk.answers.back, talk.assumed) == ((SQUATS,), Back.TIRED, ())


def test_what_is_told_later_is_no_longer_assumed_and_the_rest_still_is() -> None:
    talk = spared(begin(understand(TOLD_AT_ONCE), Answers()))
    later = take(talk, understand("my back is tired by the way"))
    assert later is not None
    assert (later.answers.back, later.assumed) == (Back.TIRED, (Question.OTHERS,))
    assert hurried(later).assumed == (Question.OTHERS,)


def test_who_tells_little_is_asked_one_by_one() -> None:
    talk = spared(begin(understand("make me a plan for bigger glutes, three days a week"), Answers()))
    assert (talk.open, talk.assumed) == (Question.EXPERIENCE, ())


def test_that_nothing_hurts_is_never_assumed() -> None:
    assert hurried(PlanTalk()).open is Question.PAIN


def test_what_was_noted_so_far_is_told_with_the_next_question() -> None:
    told, _ = ask(recounted(PlanTalk(Answers(goal=Goal.GLUTES, days=2))))
    assert told.startswith("So far I have: bigger glutes, 2 days a week.")
    assert told.endswith("half a year or more?")
    assert ask(recounted(PlanTalk()))[0].startswith("So far I have nothing for your plan.")
    assert "You didn't say, so I assume: new to lifting" in ask(hurried(PlanTalk(Answers(goal=Goal.GLUTES))))[0]


@pytest.mark.parametrize(
    "text",
    ["what did you note down for me so far?", "what have you got so far", "show me what you noted"],
)
def test_what_was_noted_is_asked_for(text: str) -> None:
    assert wants_what_was_noted(understand(text))
    assert not wants_what_was_noted(understand("noted, 3 days"))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (PlanQuestion(Wonder.DAYS), "Your days come with the plan"),
        (PlanQuestion(Wonder.DAY_FITS, (DayNamed(1), DayNamed(2))), "Tuesday is OK"),
        (PlanQuestion(Wonder.IF_MISSED), "miss a day"),
        (PlanQuestion(Wonder.HOW_LONG), "weeks"),
    ],
)
def test_what_is_asked_of_the_plan_to_come_is_answered(question: PlanQuestion, words: str) -> None:
    told = tell_before(question)
    assert told is not None
    assert words in told.text


def test_what_only_the_plan_knows_waits_for_it() -> None:
    assert tell_before(PlanQuestion(Wonder.LIST)) is None
