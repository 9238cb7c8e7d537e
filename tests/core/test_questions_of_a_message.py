"""Where one message is several questions, where a story is one, and what belongs to each."""

from __future__ import annotations

import pytest

from bot.understanding.questions import Question, halves_of, names_an_amount, questions_in
from bot.understanding.understand import understand


def asked(message: str) -> tuple[Question, ...]:
    return questions_in(understand(message))


def texts(message: str) -> list[str]:
    return [question.text for question in asked(message)]


@pytest.mark.parametrize(
    ("message", "questions"),
    [
        ("how many sets? how heavy should I go?", ["how many sets?", "how heavy should I go?"]),
        ("how many sets and how heavy should I go", ["how many sets", "how heavy should I go"]),
        ("how many sets, and also what about feet", ["how many sets", "what about feet"]),
        ("do I need them; are they safe for knees", ["do I need them", "are they safe for knees"]),
        (
            "how high is the bench, is the sofa as good, and how wide do I stand?",
            ["how high is the bench", "is the sofa as good", "how wide do I stand?"],
        ),
        ("how do I squat and hinge", ["how do I squat and hinge"]),
        ("can I do it daily or is it too much, please?", ["can I do it daily or is it too much, please?"]),
        ("how wide do I stand? my hips are narrow. what about my toes?", 2),
        ("do I have to do them, or can I leave them out", ["do I have to do them, or can I leave them out"]),
        ("do I need\nhip thrusts?", ["do I need\nhip thrusts?"]),
        ("what load + how many reps + how often", ["what load", "how many reps", "how often"]),
        ("Any advice? foot angle, chin, grip?", ["foot angle?", "chin?", "grip?"]),
        ("rib position, gaze, tempo? explain it to me", ["rib position?", "gaze?", "tempo?"]),
        ("wide or close feet? and do I need a belt", ["wide or close feet?", "do I need a belt"]),
        (
            "kindly tell which is good 3x12 or 4x8, and kettlebell is ok or not ok",
            ["kindly tell which is good 3x12 or 4x8", "kettlebell is ok or not ok"],
        ),
        ("iron or rubber, also how do I fix a bench", ["iron or rubber", "how do I fix a bench"]),
        ("can you tell me how low to go and also how slow", ["can you tell me how low to go", "how slow"]),
        ("I can do it sore? and how many sets", ["I can do it sore?", "how many sets"]),
        ("what is a pause rep for, do i have to", ["what is a pause rep for, do i have to"]),
        ("how many sets? is that enough?", ["how many sets? is that enough?"]),
        ("quick: rope or chain, how far out, elbows in or out", ["rope or chain", "how far out", "elbows in or out"]),
        ("fast round. shoes or no shoes, how deep", ["shoes or no shoes", "how deep"]),
        ("should I do lunges, step-ups or swings", ["should I do lunges, step-ups or swings"]),
        ("my mat is thin, not sure if it will hold", ["not sure if it will hold"]),
        ("I'd rather have it all over with by noon, no clue if that works", ["no clue if that works"]),
        ("hands how wide, chin where", ["hands how wide", "chin where"]),
        ("gaze which way, heels how", ["gaze which way", "heels how"]),
        ("straps on the bar yes/no, and chalk for hands yes/no", 2),
        ("do I need chalk, and is a strap any help", ["do I need chalk", "is a strap any help"]),
        ("I forgot where", []),
        ("squats and deadlifts", []),
        ("", []),
        ("I want big glutes. My gym has no bench.", []),
    ],
)
def test_questions_are_told_apart(message: str, questions: list[str] | int) -> None:
    found = texts(message)
    assert (len(found) if isinstance(questions, int) else found) == questions


def test_what_is_told_between_two_questions_belongs_to_the_second() -> None:
    assert texts("how wide do I stand? my hips are narrow. what about my toes?")[1] == (
        "my hips are narrow. what about my toes?"
    )


@pytest.mark.parametrize(
    "message",
    [
        "two things: 1) is daily ok 2) do I need a pad",
        "1. is daily ok\n2. do I need a pad",
        "a) is daily ok, b) do I need a pad",
        "hi (1) is daily ok (2) do I need a pad",
        "q1 is daily ok q2 do I need a pad",
    ],
)
def test_a_list_is_taken_apart_at_its_numbers(message: str) -> None:
    assert [(q.number, q.text) for q in asked(message)] == [(1, "is daily ok"), (2, "do I need a pad")]


def test_a_list_goes_on_from_wherever_it_begins() -> None:
    found = asked("great. now 4) is daily ok and 5) do I need a pad")
    assert [(q.number, q.text) for q in found] == [(4, "is daily ok"), (5, "do I need a pad")]
    astray = asked("1) is daily ok 7) chalk 2) do I need a pad")
    assert [q.number for q in astray] == [1, 2]


@pytest.mark.parametrize("message", ["I did 2) and 3) of your list", "is option b) better", "is 1) right"])
def test_a_number_alone_makes_no_list(message: str) -> None:
    assert all(question.number is None for question in asked(message))


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ("Thanks, that helped. Do I need to stretch?", "Do I need to stretch?"),
        ("hello coach! how often should I train them", "how often should I train them"),
        ("so I moved house and I have only a sofa now how high should it be", "how high should it be"),
    ],
)
def test_what_stands_around_a_question_does_not_hide_it(message: str, question: str) -> None:
    assert texts(message) == [question]


def test_the_sentence_before_a_question_is_at_hand_with_it() -> None:
    (question,) = asked("Hi there. My bench is 50 cm high. What can I do?")
    assert question.led_in == "My bench is 50 cm high. What can I do?"
    assert asked("What can I do?")[0].led_in == ""


def test_a_scrap_asks_with_what_was_told_before_it() -> None:
    assert texts("I have 20 minutes. enough?") == ["I have 20 minutes. enough?"]


@pytest.mark.parametrize(
    ("message", "question"),
    [
        ("I train at home. Pads are dear. So a towel, yes or no?", "So a towel, yes or no?"),
        ("my mate, who is strong, trains daily. should I?", "my mate, who is strong, trains daily. should I?"),
        ("Pads are dear. My gym is far, and it is small. enough?", "My gym is far, and it is small. enough?"),
        ("warm-ups first, how many and how heavy", "warm-ups first, how many and how heavy"),
        ("I have bands. which days?", "which days?"),
    ],
)
def test_a_scrap_takes_no_more_with_it_than_it_needs(message: str, question: str) -> None:
    assert texts(message) == [question]


@pytest.mark.parametrize("asking", ["any study?", "any paper on it?", "source?", "got a link?"])
def test_a_study_asked_for_beside_a_question_is_none_of_its_own(asking: str) -> None:
    assert texts(f"do I need a pause at the top? {asking}") == ["do I need a pause at the top?"]
    assert len(texts(asking)) == 1


def test_a_flood_of_questions_is_one_message() -> None:
    assert asked("how many sets? " * 9) == ()


def test_a_long_message_that_asks_nothing_in_so_many_words_asks_with_its_last_sentence() -> None:
    story = "We moved house in May and the new place has a cellar with a low roof. The box down there is made of tin."
    (found,) = asked(f"{story} It is fifty centimetres high. A keeper or one for the skip")
    assert found == Question(
        "A keeper or one for the skip", led_in="It is fifty centimetres high. A keeper or one for the skip"
    )


def test_one_long_sentence_is_cut_nowhere() -> None:
    assert asked(" ".join(["tin"] * 40)) == ()


@pytest.mark.parametrize(
    ("message", "halves"),
    [
        ("foot width and breathing", ("foot width", "breathing")),
        ("good cues for a novice, and what pad", ("good cues for a novice", "what pad")),
        ("bar or band to begin with & how many reps", ("bar or band to begin with", "how many reps")),
        ("I train glutes and calves", ()),
        ("breathing", ()),
        ("and my feet", ()),
        ("feet and", ()),
        ("60 and 70", ()),
        ("the whole long way from the gym door to the rack and the bench", ()),
    ],
)
def test_what_stands_around_an_and_may_be_two_questions(message: str, halves: tuple[str, ...]) -> None:
    assert halves_of(understand(message)) == halves


@pytest.mark.parametrize(
    ("message", "question", "bare"),
    [
        ("client 4: student, healthy, never trained. sets?", "sets?", True),
        ("i do not touch the stuff. reps and sets?", "reps and sets?", True),
        ("i squat twice a week. enough?", "i squat twice a week. enough?", False),
        ("it is hard to remember, just tell me the reps", "tell me the reps", False),
    ],
)
def test_an_amount_that_is_named_alone_is_asked_by_itself(message: str, question: str, bare: bool) -> None:
    assert [(one.text, one.bare) for one in asked(message)] == [(question, bare)]


@pytest.mark.parametrize(
    ("message", "names"),
    [("pulled 230 with it, sets and reps please", True), ("3 sets of 8 at 60", False), ("", False)],
)
def test_an_amount_may_be_asked_for_without_a_question(message: str, names: bool) -> None:
    assert names_an_amount(understand(message)) is names


@pytest.mark.parametrize(
    ("message", "question"), [("reps", "how many reps"), ("sets and reps please", "how many sets and reps")]
)
def test_an_amount_that_is_the_whole_message_asks_how_many(message: str, question: str) -> None:
    assert asked(message) == (Question(question, bare=True),)


def test_a_weight_that_is_the_whole_message_counts_nothing() -> None:
    assert asked("weight") == ()
