"""What lifters answer before a plan, and what the talk makes of it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from bot.coaching.plan import Back, Equipment, Experience, Goal, LowerLift, OtherLift, build_plan
from bot.coaching.plan_talk import (
    Answers,
    Note,
    PlanTalk,
    Question,
    answered,
    ask,
    asks_why,
    begin,
    calls_off,
    change,
    give_up,
    heading,
    heard,
    interrupted,
    tapped,
    wants_new,
    wondered,
)
from bot.coaching.plan_talk.asking import ASKED
from bot.coaching.plan_talk.reading import read

ROWS = [
    line.split("\t")
    for line in (Path(__file__).with_name("plan_answers.tsv")).read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
TOLD = Answers(
    Goal.GLUTES, Experience.TRAINED, 3, (OtherLift(LowerLift.SQUAT, 2, 2),), Back.FINE, Equipment.BARBELL, False
)


def written(answers: Answers) -> str:
    """Answers as the table writes them."""
    data = answers.as_json()
    if answers.others is not None:
        data["others"] = " ".join(f"{one.lift.value}:{one.days}:{one.heavy}" for one in answers.others)
    if answers.pain is not None:
        data["pain"] = "yes" if answers.pain else "no"
    return " ".join(sorted(f"{name}={value}" for name, value in data.items())) or "-"


def up_to(question: Question) -> PlanTalk:
    """A talk in which the question is open and all before it are answered."""
    later = tuple(Question)[tuple(Question).index(question) :]
    return PlanTalk(TOLD.without(later))


@pytest.mark.parametrize(("open_", "message", "expected"), ROWS, ids=[f"{row[0]}: {row[1]}" for row in ROWS])
def test_an_answer_as_people_write_it(open_: str, message: str, expected: str) -> None:
    found = read(message, None if open_ == "-" else Question(open_), Answers())
    assert written(found) == " ".join(sorted(re.split(r" (?=\w+=)", expected)))


def test_the_questions_come_in_one_order_and_skip_what_is_known() -> None:
    talk = begin("a plan for 3 days, no pain", Answers(goal=Goal.GLUTES))
    asked = []
    for reply in ("trained", "no", "fine", "barbell"):
        assert talk.open
        asked.append(talk.open)
        talk = heard(talk, reply) or talk
    assert asked == [Question.EXPERIENCE, Question.OTHERS, Question.BACK, Question.EQUIPMENT]
    assert talk.open is None
    assert (
        talk.answers.profile()
        == Answers(Goal.GLUTES, Experience.TRAINED, 3, (), Back.FINE, Equipment.BARBELL, False).profile()
    )


def test_pain_is_asked_anew_for_every_plan() -> None:
    assert begin("make me a plan", TOLD).open is Question.PAIN


def test_in_pain_nothing_more_is_asked() -> None:
    talk = heard(up_to(Question.BACK), "tired, and my hip hurts")
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
    then = heard(talk, message)
    assert then is not None
    assert then.open is open_
    assert then.misses == 0
    assert written(Answers().overridden(then.answers.without(set(Question) - set(then.news)))) == corrected


@pytest.mark.parametrize(
    ("message", "gives"),
    [("no, but I have a machine", "equipment=machine others="), ("no, my back is tired", "back=tired others=")],
)
def test_a_no_with_news_is_an_answer_and_news(message: str, gives: str) -> None:
    assert written(read(message, Question.OTHERS, up_to(Question.OTHERS).answers)) == gives


def test_a_correction_of_nothing_is_an_answer() -> None:
    then = heard(up_to(Question.EQUIPMENT), "well, a barbell")
    assert then is not None
    assert then.answers.equipment is Equipment.BARBELL


@pytest.mark.parametrize(("message", "days"), [("0", 0), ("9 days", 9), ("every day", 7)])
def test_a_week_that_is_none_is_said_plainly(message: str, days: int) -> None:
    talk = heard(up_to(Question.DAYS), message)
    assert talk is not None
    assert (talk.open, talk.note, talk.misses) == (Question.DAYS, Note.NO_SUCH_WEEK, 1)
    text, _ = ask(talk)
    assert text.startswith("I can plan for 1 to 6 days a week")
    assert "“3 days”" in text


def test_a_week_that_is_none_beside_good_news_is_no_failure() -> None:
    talk = heard(up_to(Question.DAYS), "9 days, only dumbbells")
    assert talk is not None
    assert (talk.answers.equipment, talk.misses) == (Equipment.HOME, 0)


def test_what_is_not_understood_is_asked_again_with_an_example_and_then_given_up() -> None:
    talk = up_to(Question.GOAL)
    once = heard(talk, "hmm")
    assert once is not None
    assert not once.lost
    text, buttons = ask(once)
    assert text.startswith("I did not get that.")
    assert "You can say" in text
    assert buttons
    twice = heard(once, "banana")
    assert twice is not None
    assert twice.lost
    assert "twice" in give_up(twice)
    assert "keep" not in give_up(twice)
    assert "I keep what you told me" in give_up(up_to(Question.DAYS))


def test_an_answer_forgets_the_failures_before_it() -> None:
    once = heard(up_to(Question.GOAL), "hmm")
    assert once is not None
    then = heard(once, "strength")
    assert then is not None
    assert then.misses == 0


@pytest.mark.parametrize("message", ["how many sets should I do", "do they train the quads?"])
def test_a_question_is_no_failure_to_answer(message: str) -> None:
    assert heard(up_to(Question.DAYS), message, elsewhere=True) is None
    assert heard(up_to(Question.DAYS), message) is None


def test_an_answer_beside_a_question_counts() -> None:
    talk = heard(up_to(Question.DAYS), "3 days. Do they train the quads?", elsewhere=True)
    assert talk is not None
    assert talk.answers.days == 3


def test_back_from_a_question_the_same_is_asked() -> None:
    talk = up_to(Question.DAYS)
    text, buttons = ask(interrupted(talk))
    assert text == f"Now back to your plan. {ASKED[Question.DAYS].text}"
    assert buttons == ask(talk)[1]


@pytest.mark.parametrize("question", Question)
def test_each_question_says_what_it_is_for_and_asks_again(question: Question) -> None:
    text, buttons = ask(wondered(up_to(question)))
    assert text == f"{ASKED[question].why} {ASKED[question].text}"
    assert buttons


def test_with_every_answer_there_is_nothing_to_ask() -> None:
    with pytest.raises(ValueError, match="nothing to ask"):
        ask(PlanTalk(TOLD))


@pytest.mark.parametrize("question", Question)
def test_every_button_answers_its_question(question: Question) -> None:
    talk = up_to(question)
    for title, payload in ask(talk)[1]:
        assert payload.startswith(f'/inform{{"{question.value}"'), title
        then = answered(talk, tapped(payload))
        assert then.news == (question,)
        assert then.open is not question


def test_the_words_on_a_button_say_the_same_as_a_tap() -> None:
    for question in Question:
        talk = up_to(question)
        for title, payload in ask(talk)[1]:
            typed = heard(talk, title)
            assert typed is not None, title
            assert typed.answers == answered(talk, tapped(payload)).answers, title


@pytest.mark.parametrize("text", ["3 days", "/affirm", '/build_plan{"plan":"new"}'])
def test_other_words_are_no_tap(text: str) -> None:
    assert tapped(text) == Answers()


def test_the_answer_is_said_back() -> None:
    talk = heard(up_to(Question.DAYS), "3 days, just a barbell")
    assert talk is not None
    assert ask(talk)[0].startswith("Noted: 3 days a week; a barbell. ")


def test_the_plan_says_what_was_taken_from_before() -> None:
    talk = begin("4 days, no pain", TOLD)
    talk = answered(talk, Answers(pain=False))
    assert heading(talk) == (
        "Made for 4 days a week. I took from before: bigger glutes; half a year of training or more;"
        " squats twice a week (all heavy); a back that is not tired; a barbell. If that has changed, just say so."
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
        ("my back is tired now", "Changed: a tired lower back instead of a back that is not tired."),
    ],
)
def test_a_plan_is_changed_by_talk_and_says_what_changed(message: str, said: str) -> None:
    talk = change(message, TOLD)
    assert talk is not None
    assert talk.open is None
    assert heading(talk).startswith(said)
    build_plan(talk.answers.profile())


@pytest.mark.parametrize("message", ["show my plan", "my plan please", "3 days", "what was my plan"])
def test_what_changes_nothing_is_no_change(message: str) -> None:
    assert change(message, TOLD) is None


def test_a_change_to_a_week_that_is_none_is_asked_again() -> None:
    talk = change("9 days a week now", TOLD)
    assert talk is not None
    assert (talk.open, talk.note) == (Question.DAYS, Note.NO_SUCH_WEEK)
    then = heard(talk, "3")
    assert then is not None
    assert heading(then).startswith("I took from before")


def test_pain_told_with_a_change_makes_no_plan() -> None:
    talk = change("only two days, my hip hurts", TOLD)
    assert talk is not None
    assert talk.answers.pain
    assert "something hurts instead of nothing hurts" in heading(talk)


@pytest.mark.parametrize("talk", [PlanTalk(), up_to(Question.BACK), change("only two days now", TOLD)])
def test_a_talk_is_the_same_after_it_was_written_down(talk: PlanTalk) -> None:
    assert PlanTalk.from_json(json.loads(json.dumps(talk.as_json()))) == talk


def test_the_answers_behind_a_stored_plan_can_be_read() -> None:
    plan = build_plan(TOLD.profile())
    assert Answers.from_json(plan.as_json()["profile"]) == TOLD  # type: ignore[union-attr]


@pytest.mark.parametrize("text", ["stop", "cancel", "forget it", "never mind", "no plan please", "ok stop asking"])
def test_the_way_out(text: str) -> None:
    assert calls_off(text)


@pytest.mark.parametrize("text", ["no", "nothing else", "I stopped squatting", "none"])
def test_an_answer_is_no_way_out(text: str) -> None:
    assert not calls_off(text)


@pytest.mark.parametrize(
    "text", ["why?", "why do you ask?", "what's that for", "how come", "but why do you need to know that"]
)
def test_why_do_you_ask(text: str) -> None:
    assert asks_why(text)


@pytest.mark.parametrize(
    "text", ["because", "I know why", "why do my quads burn when I thrust, and what can I do about that problem"]
)
def test_another_why(text: str) -> None:
    assert not asks_why(text)


@pytest.mark.parametrize("text", ["new plan", "I want another routine", "start over", "plan from scratch"])
def test_a_new_plan_is_wanted(text: str) -> None:
    assert wants_new(text)
    assert not wants_new("show my plan")
