"""A wrong expectation is caught, whatever its kind; the right one beside it holds. Real model, real actions."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from bot.trainer.case import Case
from bot.trainer.case_file import Suite
from bot.trainer.console import failure
from bot.trainer.kinds import KINDS
from bot.trainer.rasa_expectations import RASA_PRO_ONLY
from bot.trainer.result import PlayedCase

Play = Callable[[Case], PlayedCase]
Load = Callable[[str], Suite]

QUESTION = "squats or hip thrusts, which does more for me"
RIGHT_AND_WRONG = [
    ("bot_uttered", QUESTION, "{text_matches: 'Keep in mind: '}", "{text_matches: 'hip thrusts beat squats'}"),
    ("bot_uttered", QUESTION, "{buttons: [{title: 'Why?', payload: /ask_why}]}", "{buttons: [{title: 'Why not?'}]}"),
    ("bot_uttered", "hi", "{utter_name: utter_greet}", "{utter_name: utter_goodbye}"),
    ("bot_did_not_utter", QUESTION, "{text_matches: 'hip thrusts beat squats'}", "{text_matches: 'Keep in mind: '}"),
    ("action_executed", QUESTION, "action_answer", "action_did_you_mean"),
    ("slot_was_set", QUESTION, "[{name: topic, value: squat_vs_thrust}]", "[{name: topic, value: setup}]"),
    ("slot_was_set", QUESTION, "[{name: topic}]", "[{name: safety}]"),
    ("slot_was_not_set", QUESTION, "[{name: safety}]", "[{name: topic}]"),
    ("intent", QUESTION, "squat_vs_thrust", "deadlift_vs_thrust"),
    ("caveat", QUESTION, "one-short-trial", "specific-practice"),
    ("cites", QUESTION, "plotkin-2023", "zourdos-2016"),
    ("section", QUESTION, "science-trial", "terms"),
    ("safety", "my knee hurts when I squat", "clinician", "emergency"),
    ("stored", "what is the weather today", "{unclear_messages: 1}", "{unclear_messages: 0}"),
]


def test_no_kind_is_left_out() -> None:
    assert {kind for kind, *_ in RIGHT_AND_WRONG} == set(KINDS) - set(RASA_PRO_ONLY)


def _step(words: str, kind: str, wanted: str) -> str:
    return f"test_cases:\n- test_case: one\n  steps:\n  - user: {words}\n    assertions:\n    - {kind}: {wanted}\n"


@pytest.mark.parametrize(("kind", "words", "right", "wrong"), RIGHT_AND_WRONG)
def test_a_wrong_expectation_is_caught(play: Play, loaded: Load, kind: str, words: str, right: str, wrong: str) -> None:
    (case,) = loaded(_step(words, kind, right)).cases
    held = play(case)
    assert held.passed, failure(held.steps[0])
    (case,) = loaded(_step(words, kind, wrong)).cases
    (missed,) = play(case).steps[0].missed
    assert str(missed.place).endswith("talk.yml:6")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("utter: utter_greet", "utter: utter_goodbye"),
        ("slot_was_not_set: [topic]", "slot_was_set: [topic]"),
        ("slot_was_not_set: [{topic: setup}]", "slot_was_set: [{topic: setup}]"),
    ],
)
def test_a_wrong_step_of_the_old_style_is_caught(play: Play, loaded: Load, right: str, wrong: str) -> None:
    talk = "test_cases:\n- test_case: one\n  steps:\n  - user: hi\n  - {step}\n"
    (case,) = loaded(talk.replace("{step}", right)).cases
    assert play(case).passed
    (case,) = loaded(talk.replace("{step}", wrong)).cases
    (missed,) = play(case).steps[0].missed
    assert str(missed.place).endswith("talk.yml:5")


def test_a_bubble_is_compared_to_the_letter_in_the_old_style(play: Play, loaded: Load) -> None:
    talk = "test_cases:\n- test_case: one\n  steps:\n  - user: why?\n  - bot: {text}\n"
    words = "Ask me something about hip thrusts first. Then I can explain why, or tell you more."
    (case,) = loaded(talk.replace("{text}", words)).cases
    assert play(case).passed
    (case,) = loaded(talk.replace("{text}", words.lower())).cases
    assert not play(case).passed


def test_the_order_of_expectations_counts_where_it_is_asked_for(play: Play, loaded: Load) -> None:
    talk = (
        "test_cases:\n- test_case: one\n  steps:\n  - user: do I need hip thrusts?\n"
        "    assertion_order_enabled: {ordered}\n    assertions:\n"
        "    - slot_was_set: [{name: topic}]\n    - action_executed: action_answer\n"
    )
    (free,) = loaded(talk.replace("{ordered}", "false")).cases
    (ordered,) = loaded(talk.replace("{ordered}", "true")).cases
    assert play(free).passed
    assert not play(ordered).passed


def test_a_failed_step_shows_all_that_is_needed_to_mend_it(play: Play, loaded: Load) -> None:
    (case,) = loaded(_step(QUESTION, "section", "terms")).cases
    shown = failure(play(case).steps[0])
    for part in (
        "talk.yml:4",  # the message
        "talk.yml:6",  # the expectation
        QUESTION,
        "section terms",
        "section science-trial",
        "Keep in mind: ",  # the bubble
        "bot/guide/content/topics/squat_vs_thrust.yml",
        "“Terms used here”",  # the passage that was expected
    ):
        assert part in shown, part
    # The intent and two runners-up, each with its confidence.
    assert re.search(r"understood as  squat_vs_thrust \d\.\d\d, \w+ \d\.\d\d, \w+ \d\.\d\d\n", shown)
