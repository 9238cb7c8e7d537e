"""Everything that is no guide topic: coaching that is not there yet, courtesy, feedback, misses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from dialogue.talking import Lifter
from sqlalchemy.orm import Session

from bot.guide import load_guide, load_replies
from bot.store.feedback import list_feedback
from bot.store.unclear import list_unclear

DOMAIN = yaml.safe_load((Path(__file__).parents[2] / "domain.yml").read_text(encoding="utf-8"))
INTENTS = [*load_guide().topics, *(name for entry in DOMAIN["intents"] for name in entry)]

SMALL_TALK = {
    "utter_greet": "hello",
    "utter_goodbye": "bye",
    "utter_thanks": "thanks",
    "utter_bot_challenge": "are you a bot",
    "action_stop": "stop",
}


@pytest.mark.parametrize(("action", "words"), SMALL_TALK.items())
def test_courtesy_is_answered(lifter: Lifter, action: str, words: str) -> None:
    reply = lifter.says(words)
    assert lifter.actions()[-2] == action
    assert len(reply.texts) == 1
    assert not reply.answers
    assert reply.buttons


def test_the_bot_says_that_it_is_a_bot(lifter: Lifter) -> None:
    assert "I'm a bot, not a person" in lifter.says("am I talking to a real person?").text


def test_after_stop_the_talk_can_go_on(lifter: Lifter) -> None:
    lifter.says("stop")
    assert lifter.says("do I need hip thrusts?").answer["intent"] == "need_hip_thrusts"


@pytest.mark.parametrize(("words", "positive"), [("that helped", True), ("that didn't help", False)])
def test_feedback_is_kept_with_the_answer_it_is_about(lifter: Lifter, words: str, positive: bool) -> None:
    answered = lifter.says("how high should the bench be").answer
    reply = lifter.says(words)
    assert (reply.text in load_replies()["feedback_positive"].wordings) is positive
    with Session(lifter.coach.engine, future=True) as session:
        (row,) = list_feedback(session, sender_id=lifter.sender)
    assert (row.positive, row.topic, row.section) == (positive, answered["intent"], answered["section"])
    assert row.guide_version == load_guide().edition.version


def test_a_complaint_is_met_with_what_else_may_be_meant_and_never_with_the_same(lifter: Lifter) -> None:
    lifter.says("how high should the bench be")
    reply = lifter.says("that's not what I asked")
    offered = [one for one in reply.buttons if '"part"' in one["payload"]]
    assert 1 <= len(offered) <= 2
    assert all(one["title"].rstrip("?") in reply.text for one in offered)
    assert "bench-height" not in "".join(one["payload"] for one in offered)
    assert lifter.taps(reply, offered[0]["title"]).answer["title"] == offered[0]["title"]


def test_a_complaint_that_names_what_was_meant_is_answered(lifter: Lifter) -> None:
    lifter.says("how high should the bench be")
    reply = lifter.says("you answered something else, I asked how long I rest between sets")
    assert reply.answer["intent"] == "sets_and_reps"


def test_a_second_complaint_in_a_row_asks_for_other_words(lifter: Lifter) -> None:
    lifter.says("how high should the bench be")
    lifter.says("that's not what I asked")
    assert lifter.says("you got it wrong again").text in load_replies()["rephrase"].wordings


def test_feedback_before_any_answer_is_kept_too(lifter: Lifter) -> None:
    lifter.says("that helped")
    with Session(lifter.coach.engine, future=True) as session:
        (row,) = list_feedback(session, sender_id=lifter.sender)
    assert (row.topic, row.section) == (None, None)


@pytest.mark.parametrize("words", ["what is the weather today", "how do I grow my biceps", "is creatine worth it"])
def test_what_the_guide_does_not_cover_is_said_and_kept(lifter: Lifter, words: str) -> None:
    reply = lifter.says(words)
    assert f"“{words}”" in reply.text
    assert not reply.answers
    assert len(reply.buttons) >= 2
    with Session(lifter.coach.engine, future=True) as session:
        (row,) = list_unclear(session, sender_id=lifter.sender)
    assert (row.text, row.outcome) == (words, "out_of_scope")
    assert row.guesses


def test_when_unsure_the_bot_asks_with_titles(lifter: Lifter, unsure_message: str) -> None:
    reply = lifter.says(unsure_message)
    assert not reply.answers
    topics = {b["title"]: b["payload"][1:].partition("{")[0] for b in reply.buttons}
    offered = {title: topic for title, topic in topics.items() if topic in load_guide().topics}
    assert offered
    assert "pain_or_injury" not in offered.values()
    with Session(lifter.coach.engine, future=True) as session:
        (row,) = list_unclear(session, sender_id=lifter.sender)
    assert (row.text, row.outcome, row.picked) == (unsure_message, "did_you_mean", None)
    title, topic = next(iter(offered.items()))
    picked = lifter.taps(reply, title)
    assert picked.answer["intent"] == topic
    lifter.taps(picked, picked.buttons[0]["title"])
    with Session(lifter.coach.engine, future=True) as session:
        (row,) = list_unclear(session, sender_id=lifter.sender)
    assert row.picked == topic


def test_a_yes_to_did_you_mean_asks_which_one(lifter: Lifter, unsure_message: str) -> None:
    lifter.says(unsure_message)
    assert lifter.says("yes").text in load_replies()["which_one"].wordings


def test_a_no_to_did_you_mean_asks_for_other_words(lifter: Lifter, unsure_message: str) -> None:
    lifter.says(unsure_message)
    assert lifter.says("no").text in load_replies()["rephrase"].wordings


def test_what_is_outside_is_never_refused_in_the_same_words(lifter: Lifter) -> None:
    misses = [lifter.says(words) for words in ("what is the weather today", "who won the match", "sing me a song")]
    assert not any(reply.answers for reply in misses)
    assert len({reply.text for reply in misses}) == 3
    assert lifter.says("do I need hip thrusts?").answers


@pytest.mark.parametrize(
    "words",
    [
        "wie viele Sätze soll ich machen?",
        "¿cuántas series debo hacer a la semana?",
        "combien de séries dois-je faire par semaine ?",
        "сколько подходов мне делать в неделю?",
        pytest.param(
            "每周应该做多少组臀推训练才合适呢",
            id="Chinese",
        ),
    ],
)
def test_another_language_is_named_as_the_reason(lifter: Lifter, words: str) -> None:
    reply = lifter.says(words)
    assert reply.text in load_replies()["english_only"].wordings
    assert reply.buttons
    with Session(lifter.coach.engine, future=True) as session:
        (row,) = list_unclear(session, sender_id=lifter.sender)
    assert row.outcome == "other_language"


def test_english_with_typos_is_english(lifter: Lifter) -> None:
    assert lifter.says("do i nead hip thursts").text not in load_replies()["english_only"].wordings


@pytest.mark.parametrize("intent", INTENTS)
@pytest.mark.parametrize("opening", [None, "do I need hip thrusts?"])
def test_no_intent_leads_to_a_dead_end(
    in_process_turn: Callable[..., list[dict[str, Any]]], intent: str, opening: str | None
) -> None:
    """Each intent, with and without an answer before it, gets words and buttons."""
    items = in_process_turn(*filter(None, [opening]), f"/{intent}")
    assert any(item.get("text") for item in items)
    assert any(item.get("buttons") for item in items), items
    known = {f"/{name}" for name in INTENTS}
    assert {button["payload"].split("{")[0] for item in items for button in item.get("buttons", ())} <= known


def test_a_back_that_may_be_pain_is_asked_about(lifter: Lifter, tired_or_pain_message: str) -> None:
    reply = lifter.says(tired_or_pain_message)
    assert reply.text in load_replies()["tired_or_pain"].wordings
    assert reply.payloads == ["/lower_back_tired", "/pain_or_injury"]
    assert not reply.answers
    assert lifter.slots()["memory"]["question"]["asks"] == "tired_or_pain"


@pytest.mark.parametrize(
    ("answer", "intent"),
    [
        ("/lower_back_tired", "lower_back_tired"),
        ("/pain_or_injury", "pain_or_injury"),
        pytest.param("Tired from training", "lower_back_tired"),
        pytest.param("just sore", "lower_back_tired"),
        pytest.param("no pain", "lower_back_tired"),
        ("no", "lower_back_tired"),
        ("It is pain", "pain_or_injury"),
        ("it hurts", "pain_or_injury"),
    ],
)
def test_the_check_question_is_settled_by_tap_and_by_words(
    lifter: Lifter, tired_or_pain_message: str, answer: str, intent: str
) -> None:
    lifter.says(tired_or_pain_message)
    reply = lifter.says(answer)
    assert reply.answer["intent"] == intent
    assert (reply.safety == "clinician") == (intent == "pain_or_injury")
    assert "question" not in lifter.slots()["memory"]


def test_a_bare_yes_settles_nothing(lifter: Lifter, tired_or_pain_message: str) -> None:
    lifter.says(tired_or_pain_message)
    again = lifter.says("yes")
    assert again.text in load_replies()["tired_or_pain"].wordings
    assert again.buttons


def test_another_question_after_the_check_question_is_answered(lifter: Lifter, tired_or_pain_message: str) -> None:
    lifter.says(tired_or_pain_message)
    assert lifter.says("how high should the bench be").answer["intent"] == "setup"


def test_the_check_question_is_asked_once(lifter: Lifter, tired_or_pain_message: str) -> None:
    lifter.says(tired_or_pain_message)
    assert lifter.says(tired_or_pain_message).answers
