"""How a case is played: an empty database, the channel it names, fixtures, stubs, and a limit to waiting."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest

from bot.trainer.case import Case
from bot.trainer.case_file import Suite
from bot.trainer.names import CHANNELS
from bot.trainer.result import PlayedCase
from bot.trainer.yaml_node import CaseFileError

Play = Callable[[Case], PlayedCase]
Load = Callable[[str], Suite]

# The shape of Rasa Pro's end-to-end tests, every part of it that this bot can have.
RASA_PRO = """
fixtures:
  - beginner: [ {experience: beginner}, {bar_kg: 20} ]
metadata:
  - web: {channel: widget}
stub_custom_actions:
  user_is_stubbed::action_answer:
    events:    [ {event: slot, name: topic, value: setup} ]
    responses: [ {text: "A stand-in.", buttons: [{title: T, payload: P}]} ]
test_cases:
  - test_case: user_asks_twice
    fixtures: [beginner]
    metadata: web
    steps:
      - user: how heavy?
        metadata: web
        assertion_order_enabled: true
        assertions:
          - action_executed: action_answer
          - bot_uttered: {text_matches: "(?i)beginner", buttons: [{title: "Why?", payload: /ask_why}]}
          - slot_was_set: [ {name: topic, value: load_and_progression} ]
          - slot_was_not_set: [ {name: x} ]
          - bot_did_not_utter: {text_matches: "your maximum is"}
      - user: how heavy?
        assertions:
          - flow_started: id
          - flow_started: {operator: any, flow_ids: [a, b]}
          - flow_completed: {flow_id: id, flow_step_id: s}
          - flow_cancelled: {flow_id: id}
          - pattern_clarification_contains: [a, b]
          - generative_response_is_relevant: {threshold: 0.9, utter_source: P}
          - generative_response_is_grounded: {threshold: 0.9, ground_truth: "x", utter_source: P}
      - bot: ignored, as the step has assertions
  - test_case: user_is_stubbed
    steps:
      - user: how heavy?
      - bot: A stand-in.
      - slot_was_set:
          - topic: setup
      - slot_was_not_set:
          - topic: load_and_progression
  - test_case: user_greets
    steps:
      - user: hi
      - utter: utter_greet
"""


def test_a_file_written_for_rasa_pro_runs_unchanged(play: Play, loaded: Load) -> None:
    suite = loaded(RASA_PRO)
    assert [case.name for case in suite.cases if not play(case).passed] == []
    assert len(suite.cases) == 3


def test_what_cannot_be_checked_is_noted_at_its_line(loaded: Load) -> None:
    notes = loaded(RASA_PRO).notes
    assert len([note for note in notes if "is not checked" in note]) == 7
    assert any("talk.yml:3: slot 'bar_kg'" in note for note in notes)
    assert any("talk.yml:22: slot 'x'" in note for note in notes)


def test_each_case_begins_with_an_empty_database(play: Play, loaded: Load) -> None:
    talk = (
        "- test_case: {name}\n  steps:\n  - user: what is the weather today\n"
        "    assertions: [{stored: {unclear_messages: 1}}, {slot_was_set: [{name: misses, value: 1}]}]\n"
    )
    suite = loaded("test_cases:\n" + talk.replace("{name}", "one") + talk.replace("{name}", "two"))
    assert all(play(case).passed for case in suite.cases)


@pytest.mark.parametrize("channel", sorted(CHANNELS))
def test_the_same_words_are_heard_on_every_channel(play: Play, loaded: Load, channel: str) -> None:
    (case,) = loaded(
        f"test_cases:\n- test_case: one\n  channel: {channel}\n  steps:\n"
        "  - user: do I need hip thrusts?\n"
        "    assertions: [{caveat: not-mandatory}, {bot_uttered: {buttons: [{payload: /ask_why}]}}]\n"
        "  - user: /ask_why\n    assertions: [{intent: ask_why}, {cites: plotkin-2023}]\n"
        "  - user: /delete_my_data\n    assertions: [{bot_did_not_utter: {utter_name: utter_nothing}}]\n"
        "  - user: ''\n    assertions: [{bot_uttered: {text_matches: no words}}]\n"
    ).cases
    played = play(case)
    assert played.passed
    assert [*map(bool, (step.turn.ranking for step in played.steps))] == [True, True, True, False]


def test_every_channel_that_may_be_named_can_be_played() -> None:
    from bot.trainer.renderings import RENDERINGS

    assert set(RENDERINGS) == CHANNELS


def test_a_case_that_names_two_channels_is_played_on_both(loaded: Load) -> None:
    suite = loaded("test_cases:\n- test_case: one\n  channel: [rest, web]\n  steps:\n  - user: hi\n")
    assert [case.channel for case in suite.cases] == ["rest", "web"]


def test_a_bot_that_never_answers_is_named_and_not_waited_for(in_process: Any, loaded: Load) -> None:
    from bot.store.session import engine_for_process
    from bot.trainer.rehearsal import Rehearsal

    go_on = threading.Event()

    def stuck(*_: object) -> list[object]:
        go_on.wait()
        return []

    (case,) = loaded("test_cases:\n- test_case: one\n  steps:\n  - user: do I need hip thrusts?\n").cases
    rehearsal = Rehearsal(in_process, engine_for_process(), time_limit=0.5)
    kept = in_process.actions["action_answer"]
    in_process.actions["action_answer"] = stuck
    try:
        with pytest.raises(CaseFileError, match=r"talk\.yml:4: .* brought no answer within 0.5 s"):
            rehearsal.play(case)
    finally:
        in_process.actions["action_answer"] = kept
        go_on.set()
        rehearsal.close()


def test_a_bot_that_fails_fails_the_step_even_if_nothing_was_expected(
    in_process: Any, play: Play, loaded: Load
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("broken")

    (case,) = loaded(
        "test_cases:\n- test_case: one\n  steps:\n  - user: do I need hip thrusts?\n"
        "    assertions: [{intent: need_hip_thrusts}]\n"
    ).cases
    kept = in_process.actions["action_answer"]
    in_process.actions["action_answer"] = broken
    try:
        (step,) = play(case).steps
    finally:
        in_process.actions["action_answer"] = kept
    assert step.missed
