"""Every topic of the guide, asked in a lifter's own words, over REST, as the contract says."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from dialogue.talking import Lifter

from bot.guide import load_guide

ASKED = {
    "need_hip_thrusts": ("do i really have to do hip thrusts, or can I leave them out", "worth my time or just hype?"),
    "squat_vs_thrust": ("squats or hip thrusts, which does more for me", "can hip thrusts take the place of my squats"),
    "deadlift_vs_thrust": ("should I pick deadlifts over hip thrusts", "how do hip thrusts stack up against RDLs"),
    "variations": (
        "can I do them on the smith machine instead of the barbell",
        "dumbbell hip thrusts at home, any good",
    ),
    "lower_back_tired": (
        "my lower back is fried from deadlifts, what glute work is left",
        "erectors are tired from rows and hinges, can I still train glutes",
    ),
    "pain_or_injury": ("my knee hurts when I hip thrust", "had hip surgery last year, can I thrust again"),
    "glute_growth": ("will hip thrusts make my glutes bigger", "how long until my glutes grow"),
    "sets_and_reps": ("how many sets and reps should I do", "how many times a week should I train them"),
    "load_and_progression": ("how heavy should I go on hip thrusts", "when do I add weight to the bar"),
    "setup": ("how high should the bench be", "where do my feet go in a hip thrust"),
    "mistakes": ("I only feel it in my quads, what am I doing wrong", "my back arches at the top of every rep"),
    "pairing": ("what should I train together with hip thrusts", "do I do thrusts before or after squats"),
    "strength_specificity": ("will hip thrusts raise my squat max", "are hip thrusts useful for powerlifters"),
    "sport_transfer": ("will hip thrusts make me sprint faster", "do they help my vertical jump"),
    "muscles_worked": ("which muscles do hip thrusts work", "does it hit the glute medius too"),
    "activation_emg": ("I can't get my glutes to fire", "does high EMG activation mean my glutes grow more"),
    "study_evidence": (
        "what does the research say about hip thrusts",
        "is there a study that compared them with squats",
    ),
    "limitations": ("how reliable is this guide for someone like me", "how sure can I be about any of this"),
    "who_its_for": ("are hip thrusts good for beginners", "should women over 60 do them"),
    "define_term": ("what does RPE mean", "what is a hip hinge"),
    "sources": ("where do these claims come from, any links", "who wrote this guide"),
    "guide_overview": ("what can you tell me about", "give me the short version on hip thrusts"),
}
QUESTIONS = [(intent, words) for intent, both in ASKED.items() for words in both]


def check_pair(text_item: dict[str, Any], parts_item: dict[str, Any]) -> None:
    """A text that is complete by itself, and its parts behind it: the contract's shape."""
    guide = load_guide()
    text, buttons, answer = text_item["text"], text_item["buttons"], parts_item["custom"]["answer"]
    assert "\n\n" not in text
    assert re.search(r"\n\s*\n", text) is None
    assert answer["caveats"]
    for caveat in answer["caveats"]:
        assert {"id", "text"} <= caveat.keys()
        assert caveat["text"] == guide.caveats[caveat["id"]].text
        assert caveat["text"] in text
    assert guide.sections[answer["section"]]
    assert answer["intent"] in guide.topics
    assert answer["title"].strip()
    assert answer["sources"]
    for source in answer["sources"]:
        known = guide.sources[source["id"]]
        assert (source["title"], source["year"], source["url"]) == (known.title, known.year, known.url)
        assert isinstance(source["year"], int)
        assert source["url"].startswith("http")
    assert answer["guide"] == {"id": guide.edition.id, "version": guide.edition.version}
    assert answer["guide"]["id"] == "hip-thrust"
    assert 2 <= len(buttons) <= 8
    for button in buttons:
        assert button["title"].strip()
        assert re.fullmatch(r"/[a-z_]+", button["payload"])
    assert len({button["payload"] for button in buttons}) == len(buttons)
    assert f"/{answer['intent']}" not in [button["payload"] for button in buttons]


def test_the_questions_cover_the_guide() -> None:
    assert set(ASKED) <= set(load_guide().topics)
    assert len(ASKED) == 22


@pytest.mark.parametrize(("intent", "words"), QUESTIONS)
def test_a_question_in_own_words_gets_the_guides_answer(lifter: Lifter, intent: str, words: str) -> None:
    reply = lifter.says(words)
    assert len(reply.items) == 2
    assert reply.answer["intent"] == intent
    assert "custom" not in reply.items[0]
    assert "text" not in reply.items[1]
    check_pair(*reply.items)
    assert (reply.safety == "clinician") == (intent == "pain_or_injury")


def test_pain_is_handed_off_and_offers_no_coaching(lifter: Lifter) -> None:
    reply = lifter.says("my knee hurts when I hip thrust")
    assert reply.safety == "clinician"
    assert not {"/ask_why", "/ask_more", "/sets_and_reps", "/load_and_progression", "/setup"} & set(reply.payloads)


def _said(text: str) -> str:
    """The statements of an answer, without what stands under each answer of the topic."""
    return text.split("\nKeep in mind:")[0]


@pytest.mark.parametrize("intent", [intent for intent in ASKED if intent != "pain_or_injury"])
def test_asked_again_the_words_change_and_the_numbers_stay(
    in_process_turn: Callable[..., list[dict[str, Any]]], numbers_in: Callable[[str], list[str]], intent: str
) -> None:
    heard = [in_process_turn(*[f"/{intent}"] * times) for times in (1, 2, 3)]
    said = [_said(items[0]["text"]) for items in heard]
    assert len(set(said)) == 3
    assert numbers_in(said[0]) == numbers_in(said[1]) == numbers_in(said[2])
    caveats = [items[1]["custom"]["answer"]["caveats"] for items in heard]
    told = [[caveat["text"] for caveat in some] for some in caveats]
    assert told[0] == told[1] == told[2]


def test_asked_again_in_words_the_words_change_too(lifter: Lifter) -> None:
    said = [_said(lifter.says("how many sets and reps should I do").text) for _ in range(3)]
    assert len(set(said)) == 3


def test_the_same_conversation_gives_the_same_words(new_lifter: Callable[[], Lifter]) -> None:
    talk = ("do I need hip thrusts?", "why?", "do I need hip thrusts?", "hi", "hi", "blorp", "and for powerlifting?")
    one, other = new_lifter(), new_lifter()
    # "hi" has several wordings that Rasa picks by chance: it is no answer.
    heard = [[(r.texts, r.customs) for words in talk if words != "hi" for r in [x.says(words)]] for x in (one, other)]
    assert heard[0] == heard[1]


def test_what_a_sentence_stands_on_is_shown(lifter: Lifter) -> None:
    reply = lifter.says("how high should the bench be")
    bases = {sentence["basis"] for sentence in reply.answer["sentences"]}
    assert "practice" in bases
    assert "[coaching practice, not tested]" in reply.text
    study = lifter.says("squats or hip thrusts, which does more for me")
    assert "[study: Plotkin 2023]" in study.text


@pytest.mark.parametrize(
    ("words", "intents"),
    [
        ("how high should the bench be and how many sets should I do?", ["setup", "sets_and_reps"]),
        ("how many sets should I do? how high should the bench be?", ["sets_and_reps", "setup"]),
        ("are hip thrusts good for beginners, and also which muscles do they work?", ["who_its_for", "muscles_worked"]),
        ("which muscles do they work? will they make me sprint faster?", ["muscles_worked", "sport_transfer"]),
    ],
)
def test_two_questions_get_two_pairs_in_the_order_asked(lifter: Lifter, words: str, intents: list[str]) -> None:
    reply = lifter.says(words)
    assert reply.intents == intents
    assert len(reply.items) == 4
    check_pair(*reply.items[:2])
    check_pair(*reply.items[2:])
    follow_up = lifter.says("why?")
    assert follow_up.intents == intents[-1:]


def test_a_second_question_that_opens_with_and_keeps_its_topic(lifter: Lifter) -> None:
    reply = lifter.says("how many sets should I do? and how high should the bench be?")
    assert reply.intents == ["sets_and_reps", "setup"]


def test_a_question_with_pain_in_it_is_only_handed_off(lifter: Lifter) -> None:
    reply = lifter.says("how many sets should I do? my knee hurts when I squat")
    assert reply.safety == "clinician"
    assert reply.intents == ["pain_or_injury"]
