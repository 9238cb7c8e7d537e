"""What is asked of a plan that stands is answered from it, and what is changed in it says what it costs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from cleared import build_plan
from core.plan_told import TOLD

from bot.coaching.plan import Equipment, Goal, Job, LowerLift, OtherLift, Plan, day_lines, plan_card
from bot.conversation.plan import Answers, Changed, change_plan, change_plan_by, has_thrusts, tell
from bot.understanding.plan.asked import DayNamed, LoadNamed, Meant, PlanChange, PlanQuestion, Turn, Wonder
from bot.understanding.plan.talk import read_plan_changes, read_plan_talk
from bot.understanding.understand import understand
from bot.understanding.units import Unit

RDL, SQUAT = LowerLift.ROMANIAN_DEADLIFT, LowerLift.SQUAT
TWO_DAYS = replace(TOLD, days=2, others=(OtherLift(SQUAT, 1, 1), OtherLift(RDL, 1, 1)))
MON_THU = replace(TWO_DAYS, weekdays=(0, 3))
BARE = replace(TOLD, days=2, others=())

MONDAY = date(2026, 11, 23)


def plan(answers: Answers) -> Plan:
    made = build_plan(answers.profile())
    assert isinstance(made, Plan)
    return made


def told(answers: Answers, text: str) -> str:
    asked = read_plan_talk(understand(text))
    assert isinstance(asked, PlanQuestion)
    return " ".join(sentence.text for sentence in tell(plan(answers), asked, today=MONDAY))


def changed(answers: Answers, text: str) -> tuple[Answers | None, str]:
    wish = read_plan_talk(understand(text))
    assert isinstance(wish, PlanChange)
    return _told(change_plan(plan(answers), answers, wish))


def _told(done: Changed) -> tuple[Answers | None, str]:
    if done.answers is not None:
        plan(done.answers)
    return done.answers, " ".join(sentence.text for sentence in done.said)


def test_days_are_the_named_ones_or_an_example() -> None:
    assert told(MON_THU, "which days").startswith("Your days are Monday and Thursday.")
    assert "Monday and Thursday would leave time to rest" in told(TWO_DAYS, "which days")


def test_the_list_is_the_days_and_nothing_else() -> None:
    assert told(MON_THU, "just the list").startswith("Day 1, Monday: barbell hip thrust")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("what do i do on thursday", "Day 2, Thursday: your Romanian deadlifts"),
        ("whats on day 1", "Day 1, Monday"),
        ("show me the last session", "Day 2"),
        ("whats on friday", "no session on Friday. Its days are Monday and Thursday"),
        ("whats on day 4", "no session on day 4"),
    ],
)
def test_a_day_is_told_or_said_to_be_none_of_the_plan(text: str, says: str) -> None:
    assert says in told(MON_THU, text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("why the rdls", "They train the hamstrings"),
        ("why are there 2 hip thrust days", "More than one day makes it easier"),
        ("why lunges", "They train quads and inner thighs"),
        ("why calf raises in my plan", "glute sets a week"),
        ("why this plan", "In 34 untrained people"),
        ("why good mornings", "They train the hamstrings"),
    ],
)
def test_a_reason_is_that_of_the_lift_or_of_the_whole(text: str, says: str) -> None:
    assert says in told(TWO_DAYS, text)


@pytest.mark.parametrize(
    ("load", "says"),
    [
        (None, "Start with a weight that you could lift for 12 clean reps"),
        (LoadNamed(Decimal("62.50"), Unit.KG), "Start with 62.5 kg if you can do 8 to 12"),
        (LoadNamed(Decimal(90), Unit.KG, 10), "Start with 90 kg. Your 10 reps are in the range"),
        (LoadNamed(Decimal(200), Unit.LB, 5), "Start a little below 200 lb"),
        (LoadNamed(Decimal(100), Unit.KG, 20), "Start a step above 100 kg"),
    ],
)
def test_the_first_weight_goes_by_the_load_that_was_told(load: LoadNamed | None, says: str) -> None:
    (said,) = tell(plan(TWO_DAYS), PlanQuestion(Wonder.WEIGHT, load=load), today=MONDAY)
    assert says in said.text


def test_a_plan_without_a_dose_has_the_usual_range_for_a_first_weight() -> None:
    lifts = (OtherLift(SQUAT, 2), OtherLift(RDL, 2))
    (said,) = tell(plan(replace(TOLD, goal=Goal.GENERAL, others=lifts)), PlanQuestion(Wonder.WEIGHT), today=MONDAY)
    assert "12 clean reps" in said.text


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("friday is football, is thursday ok", "Thursday is OK if your legs still feel fresh on Friday"),
        ("monday is intervals, is tuesday ok", "Tuesday is OK, as your Monday comes first"),
        ("monday is intervals, is friday ok", "Friday is OK. Keep a day between"),
        ("is friday ok", "Friday is OK. Keep a day between"),
    ],
)
def test_a_day_beside_hard_work_has_its_own_answer(text: str, says: str) -> None:
    assert says in told(MON_THU, text)


@pytest.mark.parametrize(
    ("answers", "text", "says"),
    [
        (MON_THU, "i cant make thursday this week", "Move Thursday to Friday this week"),
        (MON_THU, "i cant make day 1", "Move Monday to Tuesday"),
        (MON_THU, "im busy this week", "Move that day to"),
        (
            replace(MON_THU, days=6, others=(), weekdays=(0, 1, 2, 3, 4, 5)),
            "i cant make monday",
            "Move Monday to Sunday",
        ),
        (MON_THU, "what if i miss a day", "Do not squeeze two sessions into one"),
        (MON_THU, "how many weeks before i change it", "6 to 8 weeks"),
    ],
)
def test_a_missed_day_moves_and_the_plan_stays(answers: Answers, text: str, says: str) -> None:
    assert says in told(answers, text)


def test_other_days_make_another_plan_and_say_how_many_have_hip_thrusts() -> None:
    answers, said = changed(TWO_DAYS, "make it 3 days")
    assert answers is not None
    assert answers.days == 3
    assert said == (
        "Changed: 3 days a week instead of 2 days a week."
        " Hip thrusts are on 2 days of them, as that is enough for your goal."
    )
    assert changed(TWO_DAYS, "make it 1 day")[1] == "Changed: 1 day a week instead of 2 days a week."
    assert changed(TWO_DAYS, "make it 2 days") == (None, "Your plan is for 2 days a week already.")
    assert changed(TWO_DAYS, "make it 9 days")[0] is None


def test_named_days_are_kept_and_neighbours_are_pointed_out() -> None:
    answers, said = changed(TWO_DAYS, "put them on mon and tue")
    assert answers is not None
    assert answers.weekdays == (0, 1)
    assert "Monday and Tuesday are back to back" in said
    assert changed(TWO_DAYS, "my days are mon wed fri")[1] == "Changed: your days are Monday, Wednesday and Friday."
    everything = tuple(DayNamed(day) for day in range(7))
    assert _told(change_plan(plan(TWO_DAYS), TWO_DAYS, PlanChange(Turn.WEEKDAYS, days=everything)))[0] is None


def test_a_change_of_days_forgets_weekdays_that_are_too_many() -> None:
    answers, _ = changed(MON_THU, "make it 3 days")
    assert answers is not None
    assert answers.profile().weekdays == ()


def test_one_day_moves_and_the_others_stay() -> None:
    answers, _ = changed(MON_THU, "move thursday to saturday")
    assert answers is not None
    assert answers.weekdays == (0, 5)
    assert changed(MON_THU, "move friday to saturday")[0] is None
    assert changed(MON_THU, "move day 5 to saturday")[0] is None
    assert changed(MON_THU, "move day 1 to day 2")[0] is None


def test_other_equipment_makes_another_plan() -> None:
    answers, said = changed(replace(TWO_DAYS, equipment=Equipment.HOME), "got a barbell now")
    assert answers is not None
    assert answers.equipment is Equipment.BARBELL
    assert said == "Changed: a barbell instead of dumbbells or bands."
    assert changed(TWO_DAYS, "got a barbell now")[0] is None


def test_a_lift_gives_its_days_to_the_one_that_comes_for_it() -> None:
    answers, said = changed(TWO_DAYS, "swap rdls for good mornings")
    assert answers is not None
    assert answers.others == (OtherLift(SQUAT, 1, 1), OtherLift(LowerLift.GOOD_MORNING, 1, new=True))
    # Nobody does it yet: the card tells it apart from what the lifter does already.
    card = plan_card(plan(answers), day_lines(plan(answers)))
    assert card is not None
    own = {line["lift"]: line["own"] for day in card["days"] for line in day["lines"]}
    assert own["squats"]
    assert not own["good mornings"]
    assert said.startswith("Changed: good mornings instead of Romanian deadlifts.")


def test_a_lift_that_is_hated_goes_for_another_of_its_kind_with_more_to_choose_from() -> None:
    answers, said = changed(TWO_DAYS, "i hate rdls")
    assert answers is not None
    assert OtherLift(LowerLift.BACK_EXTENSION, 1, new=True) in (answers.others or ())
    assert "leg curls or good mornings" in said


def test_a_lift_that_the_plan_chose_itself_can_be_swapped() -> None:
    answers, said = changed(BARE, "can i do leg curls instead of rdls")
    assert answers is not None
    assert answers.picked == (LowerLift.LEG_CURL,)
    assert "Changed: leg curls instead of Romanian deadlifts" in said
    again, _ = changed(answers, "i hate leg curls")
    assert again is not None
    assert again.picked == (RDL,)
    assert changed(BARE, "lunges instead")[1].startswith("Changed: lunges instead of squats")
    assert changed(TWO_DAYS, "lunges instead")[1].startswith("Changed: lunges instead of squats")


def test_no_lift_is_offered_that_the_equipment_does_not_allow() -> None:
    answers, said = changed(replace(BARE, equipment=Equipment.HOME), "i hate rdls")
    assert answers is not None
    assert answers.left_out == (Job.HINGE,)
    assert "What it costs" in said


def test_a_swap_for_another_kind_says_what_it_costs() -> None:
    _, said = changed(TWO_DAYS, "swap rdls for lunges")
    assert "no hinge or leg curl is left" in said


@pytest.mark.parametrize("of", [BARE, TWO_DAYS])
@pytest.mark.parametrize("comes", LowerLift)
@pytest.mark.parametrize("gone", LowerLift)
def test_a_swap_that_is_said_is_in_the_plan(of: Answers, gone: LowerLift, comes: LowerLift) -> None:
    done = change_plan(plan(of), of, PlanChange(Turn.SWAP, gone.value, comes.value))
    if done.answers is not None:
        profile = plan(done.answers).profile
        lifts = {one.lift for one in profile.others} | {profile.picked_for(job) for job in Job if profile.lacks(job)}
        assert comes in lifts
        assert gone not in {one.lift for one in profile.others}


def test_no_lift_goes_for_another_that_was_named() -> None:
    assert changed(BARE, "drop the leg curls") == (None, "Your plan has no leg curls, so there is nothing to change.")


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        ("make it 3 days and swap the rdls for lunges", [Turn.DAYS, Turn.SWAP]),
        ("2 days now, and no rdls", [Turn.DAYS, Turn.DROP]),
        ("no leg curls and one more set", [Turn.DROP, Turn.SETS]),
        ("drop the rdls and lunges", [Turn.DROP, Turn.DROP]),
        ("swap rdls for lunges and step ups", [Turn.SWAP]),
        ("i train 3 days, drop the rdls", [Turn.DROP]),
    ],
)
def test_wishes_joined_by_and_are_all_read(text: str, turns: list[Turn]) -> None:
    assert [wish.turn for wish in read_plan_changes(understand(text))] == turns


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("swap step ups for lunges", "Your plan has no step-ups"),
        ("swap rdls for squats", "Your plan has squats already"),
        ("drop the abductions", "Your plan has no side-hip work"),
        ("add squats", "Your plan has squats already"),
        ("i hate abductions", "Your plan has no side-hip work"),
    ],
)
def test_nothing_changes_where_there_is_nothing_to_change(text: str, says: str) -> None:
    answers, said = changed(TWO_DAYS, text)
    assert answers is None
    assert says in said


def test_a_dropped_lift_is_not_put_back_by_the_plan() -> None:
    answers, said = changed(TWO_DAYS, "drop the squats")
    assert answers is not None
    assert answers.left_out == (Job.SQUAT,)
    assert "Changed: squats are out. What it costs" in said
    assert not any(line.id.startswith("squat") for line in plan(answers).lines)
    back, said = changed(answers, "add lunges")
    assert back is not None
    assert back.left_out == ()
    assert "lunges are in, once a week" in said


def test_dropping_one_of_two_lifts_for_a_job_costs_nothing() -> None:
    more = replace(TWO_DAYS, others=(*(TWO_DAYS.others or ()), OtherLift(LowerLift.LEG_CURL)))
    answers, said = changed(more, "drop the leg curls")
    assert answers is not None
    assert answers.left_out == ()
    assert said == "Changed: leg curls are out."


def test_side_hip_work_belongs_to_no_job_and_is_dropped_without_a_word_on_it() -> None:
    more = replace(TWO_DAYS, others=(*(TWO_DAYS.others or ()), OtherLift(LowerLift.ABDUCTION)))
    assert changed(more, "drop the abductions")[1] == "Changed: side-hip work are out."
    assert changed(more, "i hate abductions")[1] == "Changed: side-hip work are out."


def test_several_wishes_in_one_message_are_all_done() -> None:
    wishes = read_plan_changes(understand("only 3 days now, and I dropped the rdls"))
    assert [wish.turn for wish in wishes] == [Turn.DAYS, Turn.DROP]
    done = change_plan_by(plan(TWO_DAYS), TWO_DAYS, wishes)
    assert done.answers is not None
    assert (done.answers.days, [one.lift for one in done.answers.others or ()]) == (3, [SQUAT])
    assert "3 days a week instead of 2" in _told(done)[1]


def test_one_wish_is_read_whole_and_no_wish_is_none() -> None:
    assert [wish.turn for wish in read_plan_changes(understand("swap squats for lunges"))] == [Turn.SWAP]
    assert read_plan_changes(understand("which days are those, and why")) == ()


@pytest.mark.parametrize(
    "text", ["no rdls please", "why are the romanian deadlifts still there", "i dont do rdls", "take out the rdls"]
)
def test_a_lift_that_is_not_wanted_goes(text: str) -> None:
    answers, said = changed(TWO_DAYS, text)
    assert answers is not None
    assert RDL not in {one.lift for one in answers.others or ()}
    assert "are out" in said


@pytest.mark.parametrize("text", ["put the hip thrusts on all days", "can i do hip thrusts 3 times a week"])
def test_thrusts_stay_on_the_days_that_are_enough_and_it_says_why(text: str) -> None:
    answers, said = changed(replace(BARE, days=3), text)
    assert answers is None
    assert "I keep hip thrusts on 2 days a week" in said


def test_a_day_without_thrusts_is_given_its_reason() -> None:
    asked = read_plan_talk(understand("why does wednesday have no hip thrusts?"))
    assert asked == PlanQuestion(Wonder.REASON, lift="hip_thrust")


def test_what_to_do_on_a_day_is_asked_in_many_words() -> None:
    assert told(MON_THU, "but what do i actually do on day one").startswith("Day 1, Monday")


@pytest.mark.parametrize(
    ("of", "today", "text", "says"),
    [
        (MON_THU, 0, "what is on today", "Day 1, Monday"),
        (MON_THU, 1, "what is on today", "Tuesday has no session. The next one is on Thursday. Day 2, Thursday"),
        (MON_THU, 6, "whats tomorrow", "Day 1, Monday"),
        (MON_THU, 4, "whats my next session", "Friday has no session. The next one is on Monday. Day 1, Monday"),
        (BARE, 0, "whats my workout today", "You have not told me your days."),
    ],
)
def test_today_is_a_day_of_the_plan(of: Answers, today: int, text: str, says: str) -> None:
    asked = read_plan_talk(understand(text), Meant("on_day", 0.95, near=True))
    assert isinstance(asked, PlanQuestion)
    on_the_day = tell(plan(of), asked, today=MONDAY + timedelta(days=today))
    assert " ".join(sentence.text for sentence in on_the_day).startswith(says)


def test_what_was_done_today_is_asked_of_the_log() -> None:
    assert read_plan_talk(understand("what did i do today")) is None


def test_a_day_does_not_move_onto_another_of_the_plan() -> None:
    answers, said = changed(MON_THU, "move day 1 to thursday")
    assert answers is None
    assert said.startswith("Thursday is day 2 of your plan already.")


def test_a_day_with_hip_thrusts_is_told_from_one_without() -> None:
    made = plan(BARE)
    assert has_thrusts(made, tell(made, PlanQuestion(Wonder.ON_DAY, (DayNamed(number=1),)), today=MONDAY))
    weekly = plan(replace(BARE, days=3))
    assert not has_thrusts(weekly, tell(weekly, PlanQuestion(Wonder.ON_DAY, (DayNamed(number=2),)), today=MONDAY))
