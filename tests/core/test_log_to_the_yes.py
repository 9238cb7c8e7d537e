"""The talk about a log: nothing is stored that was not echoed, and nothing is guessed."""

from __future__ import annotations

from datetime import date

import pytest

from bot.coaching.load import Unit
from bot.coaching.session import Session, WorkSet
from bot.coaching.training_log import LogTalk, begin, heard, reopened, talk_from_json, words
from bot.understanding.facts import Trouble

TODAY = date(2026, 11, 23)
LAST = Session(date(2026, 11, 20), (WorkSet(8),) * 3)


def said(*messages: str, unit: Unit | None = None, last: Session | None = None) -> LogTalk:
    """The talk after these messages, each of which says something to it."""
    talk = begin(messages[0], id="one", today=TODAY, unit=unit, last=last)
    for message in messages[1:]:
        went_on = heard(talk, message, today=TODAY, unit=unit, last=last)
        assert went_on is not None, message
        talk = went_on
    return talk


def shown(talk: LogTalk) -> str:
    return words(talk, today=TODAY)[0]


def test_what_is_clear_is_echoed_for_a_yes() -> None:
    talk = said("3x10 at 100kg rpe 8")
    assert talk.waits_for_yes
    assert shown(talk).endswith("Shall I save it?")
    assert [len(session.sets) for session in talk.sessions] == [3]


def test_a_question_comes_before_the_yes() -> None:
    talk = said("3x10 at 100")
    assert not talk.waits_for_yes
    assert words(talk, today=TODAY)[1] == (("Kilograms", "kg"), ("Pounds", "lb"))
    with pytest.raises(ValueError, match="open questions"):
        _ = talk.sessions
    assert said("3x10 at 100", "kg").unit is Unit.KG


def test_nothing_heard_stores_nothing() -> None:
    talk = said("log it please")
    assert talk.unit is None
    assert heard(talk, "purple monkey", today=TODAY, unit=None, last=None) is None
    with pytest.raises(ValueError, match="open questions"):
        _ = talk.sessions
    assert said("log it please", "3x10 at 100kg").waits_for_yes


def test_too_much_at_once_is_sent_back() -> None:
    many = ", ".join(f"{day} 3x10 100kg" for day in ("mon", "tue", "wed", "thu", "fri"))
    assert "stored none" in shown(said("log it please", many))


def test_a_bar_and_a_day_are_offered_to_tap() -> None:
    assert dict(words(said("20kg each side 3x8"), today=TODAY)[1]) == {
        "Plus the bar": "with the bar",
        "No bar": "no bar",
    }
    offered = words(said("did 3x10 100kg on 3/4"), today=TODAY)[1]
    assert {said_as for _, said_as in offered} == {"2026-03-04", "2026-04-03"}


def test_a_tapped_day_is_understood() -> None:
    talk = said("did 3x10 100kg on 3/4", "2026-04-03")
    assert talk.sessions[0].day == date(2026, 4, 3)


def test_one_unit_is_meant_for_every_lift_of_the_message() -> None:
    talk = said("squat 5x5 225 and hip thrust 3x10 135", "lb")
    assert [str(session.sets[0].load) for session in talk.sessions] == ["225 lb", "135 lb"]


def test_a_correction_is_echoed_again() -> None:
    talk = said("3x10 at 100kg", "no, 105")
    assert "105 kg" in shown(talk)
    assert heard(talk, "nice weather", today=TODAY, unit=None, last=None) is None


def test_who_is_not_understood_twice_is_not_asked_a_third_time() -> None:
    talk = said("3x10 at 100")
    assert not talk.missed().given_up
    assert talk.missed().missed().given_up
    assert not talk.missed().resumed().missed().given_up


def test_an_answer_makes_the_misses_forgotten() -> None:
    talk = heard(said("3x10 at 100").missed(), "kg", today=TODAY, unit=None, last=None)
    assert talk is not None
    assert talk.misses == 0


def test_pain_is_kept_with_every_session() -> None:
    talk = said("3x10 at 100kg").hurt()
    assert all(Trouble.PAIN in session.troubles for session in talk.sessions)


def test_same_as_last_time_needs_a_last_time() -> None:
    assert "no last session" in shown(said("same as last time but 2 more reps"))
    assert said("same as last time but 2 more reps", last=LAST).sessions[0].sets[0].reps == 10


def test_the_effort_answers_no_question_for_a_load() -> None:
    talk = said("3x10 hip thrusts", "rpe 9")
    assert not talk.waits_for_yes
    assert "RPE 9" in shown(talk)


@pytest.mark.parametrize("message", ["3x10 at 100kg rpe 8", "3x10 at 100", "log it please"])
def test_a_talk_goes_through_a_slot_unchanged(message: str) -> None:
    talk = said(message)
    kept = talk_from_json(talk.as_json())
    assert (kept.id, kept.drafts, kept.misses, kept.changing) == (talk.id, talk.drafts, talk.misses, talk.changing)
    assert shown(kept) == shown(talk)


def test_news_while_a_question_is_open_is_kept_and_the_question_stays() -> None:
    talk = said("3x10 at 100", "those were squats")
    assert "squat" in shown(talk)
    assert "kg or lb" in shown(talk)


@pytest.mark.parametrize(
    ("text", "echo"),
    [
        ("actually the second set was only 9", "10, 9 and 10 reps at 100 kg"),
        ("wait, it was 105", "3 sets of 10 at 105 kg"),
        ("that was yesterday", "3 sets of 10 at 100 kg, barbell hip thrust, yesterday"),
        ("rpe 9 on the last set", "last set RPE 9"),
    ],
)
def test_a_saved_log_is_corrected_by_talk_and_echoed_again(text: str, echo: str) -> None:
    saved = said("3x10 at 100kg")
    again = reopened(saved, text, id="two", today=TODAY, unit=None, last=LAST)
    assert again is not None
    assert echo in shown(again)
    assert again.waits_for_yes
    assert talk_from_json(again.as_json()) == again
    assert (again.id, again.replaces) == ("two", "one")


@pytest.mark.parametrize(
    "text",
    [
        "same as last time but 2 more reps",
        "3 days a week",
        "squat 3x5 120kg",
        "thanks",
        "bigger glutes",
        "no thanks",
        "actually how many sets do I need",
    ],
)
def test_what_is_no_correction_leaves_a_saved_log_alone(text: str) -> None:
    assert reopened(said("3x10 at 100kg"), text, id="two", today=TODAY, unit=None, last=LAST) is None


def test_what_is_asked_instead_of_a_log_survives_until_the_answer() -> None:
    talk = said("3x8 140 lb and squats 5x5 185")
    assert not talk.drafts
    assert shown(talk_from_json(talk.as_json())) == shown(talk)
    assert shown(talk) != shown(said("log a session"))


@pytest.mark.parametrize("before", ["3x10 at -5kg", "3x10 at 100kg"])
def test_a_number_beyond_belief_spoils_the_whole_answer(before: str) -> None:
    assert heard(said(before), "9999999x3 at 100", today=TODAY, unit=None, last=None) is None
