"""What leans on the answer before it: why, more, says who, "and for …", news about oneself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from cleared import answer
from dialogue.talking import Lifter

from bot.engine.agent import MAX_MESSAGES_A_SESSION
from bot.guide import Depth, Profile, load_guide

TOPICS = (
    "do I need hip thrusts?",
    "squats or hip thrusts, which does more for me",
    "how many sets and reps should I do",
)


@pytest.mark.parametrize("words", ["why?", "how come?", "but why"])
def test_why_tells_the_evidence_of_the_last_answer(lifter: Lifter, words: str) -> None:
    topic = lifter.says("do I need hip thrusts?").answer["intent"]
    reply = lifter.says(words)
    assert reply.answer["intent"] == topic
    assert "34 untrained" in reply.text
    assert reply.answer["sources"]
    assert lifter.slots()["depth"] == Depth.WHY.value


@pytest.mark.parametrize("opening", TOPICS)
def test_tell_me_more_goes_deeper_until_it_says_that_it_is_all(lifter: Lifter, opening: str) -> None:
    told = [lifter.says(opening)]
    while "/ask_more" in told[-1].payloads:
        assert len(told) <= 8
        told.append(lifter.says("go on" if len(told) == 2 else "tell me more"))
        assert set(told[-1].intents) == set(told[0].intents)
    assert len({one.text for one in told}) == len(told) >= 3
    end = lifter.says("tell me more")
    assert not end.answers
    assert "everything the guide says" in end.text
    assert len(end.buttons) >= 2


@pytest.mark.parametrize(
    "words",
    [
        "says who?",
        "source?",
        "where is that from?",
        pytest.param(
            "where did you get that from?",
        ),
    ],
)
def test_says_who_names_the_sources_of_the_last_answer(lifter: Lifter, words: str) -> None:
    first = lifter.says("squats or hip thrusts, which does more for me")
    reply = lifter.says(words)
    assert reply.answer["intent"] == first.answer["intent"] == "squat_vs_thrust"
    for source in reply.answer["sources"]:
        assert source["url"] in reply.text
        assert str(source["year"]) in reply.text
    assert reply.answer["guide"]["version"] in reply.text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("and for powerlifting?", Profile(goal="strength")),
        ("what about squats then?", Profile(lift="squat")),
        ("I'm a beginner", Profile(experience="beginner")),
        ("and at home?", Profile(equipment="home")),
    ],
)
@pytest.mark.parametrize("opening", ["do I need hip thrusts?", "how many sets and reps should I do"])
def test_a_leaning_message_stays_on_the_last_topic(lifter: Lifter, opening: str, words: str, told: Profile) -> None:
    topic = lifter.says(opening).answer["intent"]
    if not any(told.fits(line.when) for line in load_guide().topics[topic].profile):
        pytest.fail(f"{topic} has no line for {told}: the test needs another opening")
    reply = lifter.says(words)
    assert reply.answer["intent"] == topic
    expected = answer(load_guide(), topic, told, depth=Depth.FIT, wording=1).sentences
    assert [sentence["text"] for sentence in reply.answer["sentences"]] == [sentence.text for sentence in expected]
    assert reply.answer["caveats"]


def test_leaning_messages_can_follow_each_other(lifter: Lifter) -> None:
    lifter.says("squats or hip thrusts, which does more for me")
    for words in ("and for powerlifting?", "what about deadlifts then?", "how come?", "tell me more", "says who?"):
        assert lifter.says(words).answer["intent"] == "squat_vs_thrust", words


def test_pain_is_never_taken_for_a_follow_up(lifter: Lifter) -> None:
    lifter.says("do I need hip thrusts?")
    assert lifter.says("and pain in my lower back?").safety == "clinician"


def test_a_new_question_leaves_the_last_topic(lifter: Lifter) -> None:
    lifter.says("do I need hip thrusts?")
    assert lifter.says("how high should the bench be").answer["intent"] == "setup"
    assert lifter.says("why?").answer["intent"] == "setup"


@pytest.mark.parametrize(
    "words", ["why?", "tell me more", "says who?", "and for powerlifting?", "what about squats then?", "I'm a beginner"]
)
def test_without_a_topic_a_leaning_message_is_met_kindly(lifter: Lifter, words: str) -> None:
    reply = lifter.says(words)
    assert len(reply.texts) == 1
    assert len(reply.buttons) >= 2
    assert "wrong" not in reply.text


@pytest.mark.parametrize("words", ["why?", "tell me more"])
def test_without_a_topic_why_and_more_say_what_to_do(lifter: Lifter, words: str) -> None:
    reply = lifter.says(words)
    assert not reply.answers
    assert "Ask me something about hip thrusts first" in reply.text


def test_what_about_squats_alone_is_not_called_out_of_scope(lifter: Lifter) -> None:
    assert "can't help with that one" not in lifter.says("what about squats then?").text


def test_a_tap_on_why_and_more_is_the_same_as_the_words(new_lifter: Callable[[], Lifter]) -> None:
    tapping, typing = new_lifter(), new_lifter()
    opened = tapping.says("do I need hip thrusts?")
    typing.says("do I need hip thrusts?")
    tapped = tapping.taps(opened, "Why?")
    assert tapped.texts == typing.says("why?").texts
    assert tapping.taps(tapped, "Tell me more").texts == typing.says("tell me more").texts


def _beginner_line(topic: str) -> str:
    return next(
        line.wordings[0] for line in load_guide().topics[topic].profile if line.when == {"experience": "beginner"}
    )


def test_the_profile_is_used_in_later_answers(lifter: Lifter) -> None:
    noted = lifter.says("I'm a beginner")
    assert "keep that in mind" in noted.text
    assert _beginner_line("sets_and_reps") in lifter.says("how many sets and reps should I do").text


def test_without_a_profile_its_lines_are_not_said(lifter: Lifter) -> None:
    assert _beginner_line("sets_and_reps") not in lifter.says("how many sets and reps should I do").text


def test_the_profile_outlives_the_session(lifter: Lifter) -> None:
    lifter.says("I'm a beginner")
    for _ in range(MAX_MESSAGES_A_SESSION + 2):
        lifter.says("thanks")
    assert lifter.actions().count("action_session_start") >= 2
    assert _beginner_line("sets_and_reps") in lifter.says("how many sets and reps should I do").text


def test_the_other_lift_of_a_comparison_is_no_news_about_the_lifter(lifter: Lifter) -> None:
    lifter.says("are squats better than hip thrusts for someone who powerlifts?")
    assert "goal" not in lifter.slots()
    assert "lift" not in lifter.slots()
