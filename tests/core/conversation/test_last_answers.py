"""Which of the last answers a number points at."""

from __future__ import annotations

from bot.conversation.last_answers import GivenAnswer, LastAnswers


def given(part: str, number: int = 0) -> GivenAnswer:
    return GivenAnswer(topic="setup", part=part, turn=3, number=number)


def pointed(answers: LastAnswers, nth: int) -> str:
    back = answers.back_at(nth, ())
    assert back is not None
    assert back.last is not None
    return back.last.part


def test_a_number_is_the_lifters_own_where_they_counted() -> None:
    answers = LastAnswers(given=(given("heels", 4), given("hands", 5)))
    assert pointed(answers, 4) == "heels"
    assert pointed(answers, 5) == "hands"
    assert pointed(answers, 2) == "hands"


def test_it_is_the_place_where_nobody_counted() -> None:
    answers = LastAnswers(given=(given("heels"), given("hands")))
    assert pointed(answers, 1) == "heels"
    assert pointed(answers, -1) == "hands"


def test_those_before_a_turn() -> None:
    now = given("hands").copy(update={"turn": 4})
    assert LastAnswers(given=(given("heels"), now)).before(4).given == (given("heels"),)
