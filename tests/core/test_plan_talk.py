"""What a message does to the talk before a plan."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from cleared import build_plan
from core.plan_told import TOLD, up_to, written

from bot.coaching.kept import as_json, from_json
from bot.coaching.plan import Age, Back, Equipment, Experience, Goal, Plan, day_lines
from bot.coaching.plan.week import ThrustDay, thrust_week
from bot.conversation.plan import (
    Answers,
    Note,
    PlanTalk,
    Question,
    answered,
    answers_tapped,
    ask,
    begin,
    change,
    doubted,
    give_up,
    interrupted,
    is_of_others,
    resumed,
    take,
    told_of_others,
    wondered,
)
from bot.conversation.plan.asking import ASKED
from bot.conversation.plan.from_facts import answers_in
from bot.understanding.understand import understand

ALONE = [question for question in Question if question is not Question.AGE]


def test_the_questions_come_in_one_order_and_skip_what_is_known() -> None:
    talk = begin(understand("a plan for 3 days, no pain"), Answers(goal=Goal.GLUTES))
    asked = []
    for reply in ("trained", "no", "fine", "barbell"):
        assert talk.open
        asked.append(talk.open)
        talk = take(talk, understand(reply)) or talk
    assert asked == [Question.EXPERIENCE, Question.OTHERS, Question.BACK, Question.EQUIPMENT]
    assert talk.open is None
    assert (
        talk.answers.profile()
        == Answers(Goal.GLUTES, Experience.TRAINED, 3, (), Back.FINE, Equipment.BARBELL, False).profile()
    )


def test_pain_is_asked_anew_for_every_plan() -> None:
    assert begin(understand("make me a plan"), TOLD).open is Question.PAIN


def test_who_is_well_again_is_not_asked_about_pain() -> None:
    assert begin(understand("my gp checked it"), TOLD, well=True).open is None


def test_in_pain_nothing_more_is_asked() -> None:
    talk = take(up_to(Question.BACK), understand("tired, and my hip hurts"))
    assert talk is not None
    assert talk.answers.pain
    assert talk.open is None


def test_no_plan_is_made_while_a_question_is_open() -> None:
    with pytest.raises(ValueError, match="open"):
        up_to(Question.DAYS).answers.profile()


@pytest.mark.parametrize(
    ("open_", "message", "corrected"),
    [
        (Question.OTHERS, "actually 4 days", "days=4"),
        (Question.OTHERS, "no, 4", "days=4"),
        (Question.EXPERIENCE, "no, strength", "goal=strength"),
        (Question.BACK, "no, strength", "goal=strength"),
        (Question.EXPERIENCE, "sorry, I meant for a sport", "goal=sport"),
        (Question.PAIN, "wait, only dumbbells", "equipment=home"),
        (Question.PAIN, "actually I squat three times a week", "others=squat:3:0"),
        (Question.PAIN, "I also lunge once", "others=squat:2:2 lunge:1:0"),
        (Question.PAIN, "I only deadlift now", "others=deadlift:1:0"),
        (Question.PAIN, "I don't squat", "others="),
    ],
)
def test_a_correction_changes_what_was_said_and_leaves_the_question_open(
    open_: Question, message: str, corrected: str
) -> None:
    talk = up_to(open_)
    then = take(talk, understand(message))
    assert then is not None
    assert then.open is open_
    assert then.misses == 0
    assert written(Answers().overridden(then.answers.without(set(Question) - set(then.news)))) == corrected


@pytest.mark.parametrize(
    ("message", "gives"),
    [("no, but I have a machine", "equipment=machine others="), ("no, my back is tired", "back=tired others=")],
)
def test_a_no_with_news_is_an_answer_and_news(message: str, gives: str) -> None:
    assert written(answers_in(understand(message), Question.OTHERS, up_to(Question.OTHERS).answers)) == gives


def test_a_correction_of_nothing_is_an_answer() -> None:
    then = take(up_to(Question.EQUIPMENT), understand("well, a barbell"))
    assert then is not None
    assert then.answers.equipment is Equipment.BARBELL


@pytest.mark.parametrize(("message", "days"), [("0", 0), ("9 days", 9), ("every day", 7)])
def test_a_week_that_is_none_is_said_plainly(message: str, days: int) -> None:
    talk = take(up_to(Question.DAYS), understand(message))
    assert talk is not None
    assert (talk.open, talk.note, talk.misses) == (Question.DAYS, Note.NO_SUCH_WEEK, 1)
    text, _ = ask(talk)
    assert text.startswith("I can plan for 1 to 6 days a week")
    assert "“3 days”" in text


def test_a_week_that_is_none_beside_good_news_is_no_failure() -> None:
    talk = take(up_to(Question.DAYS), understand("9 days, only dumbbells"))
    assert talk is not None
    assert (talk.answers.equipment, talk.misses) == (Equipment.HOME, 0)


def test_what_is_not_understood_is_asked_again_with_an_example_and_then_given_up() -> None:
    talk = up_to(Question.GOAL)
    once = take(talk, understand("hmm"))
    assert once is not None
    assert not once.lost
    text, buttons = ask(once)
    assert text.startswith("I did not get that.")
    assert "You can say" in text
    assert buttons
    twice = take(once, understand("banana"))
    assert twice is not None
    assert twice.lost
    assert "twice" in give_up(twice)
    assert "remember" not in give_up(twice)
    assert "I'll remember your answers" in give_up(up_to(Question.DAYS))


def test_an_answer_forgets_the_failures_before_it() -> None:
    once = take(up_to(Question.GOAL), understand("hmm"))
    assert once is not None
    then = take(once, understand("strength"))
    assert then is not None
    assert then.misses == 0


@pytest.mark.parametrize("message", ["how many sets should I do", "do they train the quads?"])
def test_a_question_is_no_failure_to_answer(message: str) -> None:
    assert take(up_to(Question.DAYS), understand(message), elsewhere=True) is None
    assert take(up_to(Question.DAYS), understand(message)) is None


def test_an_answer_beside_a_question_counts() -> None:
    talk = take(up_to(Question.DAYS), understand("3 days. Do they train the quads?"), elsewhere=True)
    assert talk is not None
    assert talk.answers.days == 3


def test_back_from_a_question_the_same_is_asked() -> None:
    talk = up_to(Question.DAYS)
    text, buttons = ask(interrupted(talk))
    assert text == f"Now back to your plan. {ASKED[Question.DAYS].text}"
    assert buttons == ask(talk)[1]


@pytest.mark.parametrize("question", ALONE)
def test_each_question_says_what_it_is_for_and_asks_again(question: Question) -> None:
    text, buttons = ask(wondered(up_to(question)))
    assert text.startswith(f"{ASKED[question].why} {ASKED[question].text}")
    assert buttons


def test_the_age_is_asked_with_the_last_question_where_it_changes_the_plan() -> None:
    asked, buttons = ask(up_to(Question.PAIN))
    assert asked == f"{ASKED[Question.PAIN].text} {ASKED[Question.AGE].text}"
    older = answered(up_to(Question.PAIN), answers_tapped(buttons[-1][1]))
    assert (older.answers.age, older.open) == (Age.OLDER, Question.PAIN)
    assert ask(older)[0] == f"Got it: 65 or older. {ASKED[Question.PAIN].text}"
    beginner = up_to(Question.PAIN)
    beginner = replace(beginner, answers=replace(beginner.answers, experience=Experience.BEGINNER))
    assert ask(beginner)[0] == ASKED[Question.PAIN].text
    adult = take(up_to(Question.PAIN), understand("no, 34"))
    assert adult is not None
    assert (adult.answers.age, adult.answers.pain) == (Age.ADULT, False)
    seventy = take(up_to(Question.PAIN), understand("yes 70"))
    assert seventy is not None
    assert (seventy.answers.age, seventy.answers.pain) == (Age.OLDER, None)


def test_sets_of_other_lifts_are_asked_for_where_they_decide_how_much_is_planned() -> None:
    assert "for how many sets" in ask(up_to(Question.OTHERS))[0]
    told = take(up_to(Question.OTHERS), understand("heavy squats twice, 4 sets, lunges once for 3 sets, rdl 5x5 once"))
    assert told is not None
    assert [one.sets for one in told.answers.others or ()] == [4, 3, 5]
    strong = up_to(Question.OTHERS)
    assert "sets" not in ask(replace(strong, answers=replace(strong.answers, goal=Goal.STRENGTH)))[0]


def test_the_days_of_heavy_lifts_are_days_of_the_plan_and_hip_thrusts_keep_off_them() -> None:
    talk = take(up_to(Question.OTHERS), understand("i squat tuesday heavy and rdl friday heavy"))
    assert talk is not None
    profile = replace(TOLD, others=talk.answers.others).profile()
    assert profile.weekdays == (1, 4, 6)
    assert thrust_week(profile) == (ThrustDay(1, 2, after_squat=True), ThrustDay(3, 3))
    said = [line.text for line in day_lines(build_plan(profile))]  # type: ignore[arg-type]
    assert said[0].startswith("Day 1, Tuesday: your squats; barbell hip thrust, 2 sets")


def test_with_every_answer_there_is_nothing_to_ask() -> None:
    with pytest.raises(ValueError, match="nothing to ask"):
        ask(PlanTalk(TOLD))


@pytest.mark.parametrize("question", ALONE)
def test_every_button_answers_its_question(question: Question) -> None:
    talk = up_to(question)
    for title, payload in ask(talk)[1]:
        asked = question if question is not Question.PAIN or "hurts" in title or "does" in title else Question.AGE
        assert payload.startswith(f'/inform{{"{asked.value}"'), title
        then = answered(talk, answers_tapped(payload))
        assert then.news == (asked,)
        assert then.open is not asked


def test_the_words_on_a_button_say_the_same_as_a_tap() -> None:
    for question in ALONE:
        talk = up_to(question)
        for title, payload in ask(talk)[1]:
            typed = take(talk, understand(title))
            assert typed is not None, title
            assert typed.answers == answered(talk, answers_tapped(payload)).answers, title


@pytest.mark.parametrize("text", ["3 days", "/affirm", '/build_plan{"plan":"new"}'])
def test_other_words_are_no_tap(text: str) -> None:
    assert answers_tapped(text) == Answers()


@pytest.mark.parametrize("talk", [PlanTalk(), up_to(Question.BACK), change(understand("only two days now"), TOLD)])
def test_a_talk_is_the_same_after_it_was_written_down(talk: PlanTalk) -> None:
    assert from_json(PlanTalk, json.loads(json.dumps(as_json(talk)))) == talk


def test_the_answers_behind_a_stored_plan_can_be_read() -> None:
    plan = build_plan(TOLD.profile())
    assert Answers.behind(as_json(plan)["profile"]) == TOLD


def test_days_that_a_plan_left_free_are_still_the_lifters() -> None:
    told = replace(TOLD, goal=Goal.GENERAL, others=(), days=4, weekdays=(0, 1, 3, 5))
    plan = build_plan(told.profile())
    assert isinstance(plan, Plan)
    assert plan.profile.weekdays == (0, 3, 5)
    assert Answers.behind(as_json(plan)["profile"]) == told


def test_after_a_second_aside_the_question_waits_until_the_lifter_is_back() -> None:
    once = interrupted(up_to(Question.DAYS))
    twice = interrupted(once)
    assert (once.waits, twice.waits) == (False, True)
    assert not resumed(twice).waits
    answered_now = take(twice, understand("3 days"))
    assert answered_now is not None
    assert not answered_now.waits


def test_an_answer_that_is_known_is_said_back_all_the_same() -> None:
    talk = take(up_to(Question.OTHERS), understand("3 days"))
    assert talk is not None
    assert ask(talk)[0].startswith("Got it: 3 days a week.")


@pytest.mark.parametrize("message", ["thanks so much", "my sister does 6 days", "i read that 5 days is best", "hello"])
def test_small_talk_and_news_of_others_are_no_failure_and_answer_nothing(message: str) -> None:
    assert take(up_to(Question.DAYS), understand(message)) is None


def test_news_of_others_is_said_not_to_count() -> None:
    assert is_of_others(understand("my sister does 6 days"))
    assert not is_of_others(understand("i do 3 days"))
    assert ask(told_of_others(up_to(Question.DAYS)))[0].startswith("That is about someone else")


def test_a_known_answer_beside_a_question_leaves_the_question_to_the_guide() -> None:
    assert take(up_to(Question.OTHERS), understand("3 days. is that enough?")) is None


def test_a_why_about_an_answer_explains_that_answer() -> None:
    text = ask(wondered(up_to(Question.PAIN), Question.DAYS))[0]
    assert text.startswith(f"{ASKED[Question.DAYS].why} {ASKED[Question.PAIN].text}")


def test_an_answer_can_be_changed_and_it_says_so() -> None:
    assert ask(doubted(up_to(Question.DAYS)))[0].startswith("You can change any answer later.")


@pytest.mark.parametrize(
    ("message", "goal"),
    [
        ("scrap glutes, i'm training for sport now", "sport"),
        ("i want to get stronger now", "strength"),
        ("sport", None),
    ],
)
def test_a_goal_that_is_known_changes_only_where_a_change_is_spoken_of(message: str, goal: str | None) -> None:
    found = answers_in(understand(message), Question.DAYS, up_to(Question.DAYS).answers).goal
    assert (found and found.value) == goal


def test_a_complaint_is_no_tired_back() -> None:
    found = answers_in(understand("my hamstring is a bit tweaky"), Question.BACK, up_to(Question.BACK).answers)
    assert (found.back, found.pain) == (None, True)
