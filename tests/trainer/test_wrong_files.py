"""A wrong file is named at its line, with how to mend it, before anything runs."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.trainer.bot_names import known_names
from bot.trainer.case_file import Suite, load_cases
from bot.trainer.expression import Expression
from bot.trainer.yaml_node import CaseFileError, Place

Load = Callable[[str], Suite]
Write = Callable[..., Path]


def _case(assertion: str) -> str:
    return f"test_cases:\n- test_case: one\n  steps:\n  - user: hi\n    assertions:\n    - {assertion}\n"


def _problems(load: Callable[[], object]) -> tuple[str, ...]:
    with pytest.raises(CaseFileError) as caught:
        load()
    return caught.value.problems


@pytest.mark.parametrize(
    ("assertion", "problem"),
    [
        ("intnet: greet", "unknown key 'intnet': did you mean 'intent'?"),
        ("intent: greeting", "unknown intent 'greeting': did you mean 'greet'?"),
        ("caveat: not-mandatry", "unknown caveat 'not-mandatry': did you mean 'not-mandatory'?"),
        ("cites: plotkin-2024", "unknown source 'plotkin-2024': did you mean 'plotkin-2023'?"),
        ("section: quick-anser", "unknown section 'quick-anser': did you mean 'quick-answer'?"),
        ("safety: urgnt", "unknown safety level 'urgnt': did you mean 'urgent'?"),
        ("stored: {feedbacks: 1}", "unknown table 'feedbacks': did you mean 'feedback'?"),
        ("stored: {feedback: some}", "'some' rows of feedback: write a whole number"),
        ("stored: {feedback: -1}", "-1 rows of feedback: write a whole number"),
        ("stored: {}", "no table stands under stored"),
        ("bot_uttered: {text_matches: '('}", "the regular expression '(' does not compile"),
        ("bot_did_not_utter: {text_matches: '*'}", "the regular expression '*' does not compile"),
        ("bot_uttered: {text: hi}", "unknown key 'text'"),
        ("bot_uttered: {}", "nothing stands under bot_uttered"),
        ("bot_uttered: {buttons: []}", "an empty list stands here"),
        ("bot_uttered: {buttons: [{name: Why}]}", "unknown key 'name'"),
        ("bot_uttered: hi", "text (hi) stands here: write `key: value` lines"),
        ("slot_was_set: {name: topic}", "a mapping stands here: write a list"),
        ("slot_was_set: [{value: setup}]", "key 'name' is missing"),
        ("action_executed:", "nothing stands here: write text"),
        ("{intent: greet, caveat: not-mandatory}", "2 keys stand here (intent, caveat): write one"),
    ],
)
def test_a_wrong_expectation_is_named_at_its_line(loaded: Load, assertion: str, problem: str) -> None:
    (found,) = _problems(lambda: loaded(_case(assertion)))
    assert "talk.yml:6: " in found
    assert problem in found


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("test_cases:\n- test_case: [one\n", 3, "is not YAML"),
        (
            "test_cases:\n- test_case: one\n  test_case: two\n  steps: [{user: hi}]\n",
            3,
            "is not YAML: found duplicate key",
        ),
        ("", 1, "nothing stands here"),
        ("- test_case: one\n", 1, "a list stands here"),
        ("tests:\n- test_case: one\n", 1, "unknown key 'tests': did you mean 'test_cases'?"),
        ("test_cases: []\n", 1, "an empty list stands here"),
        ("test_cases:\n- steps: [{user: hi}]\n", 2, "key 'test_case' is missing"),
        ("test_cases:\n- test_case: one\n", 2, "key 'steps' is missing"),
        ("test_cases:\n- test_case: one\n  steps: hi\n", 3, "write a list"),
        ("test_cases:\n- test_case: one\n  step: []\n  steps: []\n", 3, "unknown key 'step': did you mean 'steps'?"),
        ("test_cases:\n- test_case: one\n  steps:\n  - usr: hi\n", 4, "unknown key 'usr': did you mean 'user'?"),
        ("test_cases:\n- test_case: one\n  steps:\n  - user: 5\n", 4, "int (5) stands here: write text, in quotes"),
        ("test_cases:\n- test_case: one\n  steps:\n  - bot: hi\n", 4, "the first step is no user step"),
        ("test_cases:\n- test_case: one\n  steps:\n  - user: hi\n    bot: hi\n", 5, "'bot' in a user step"),
        ("test_cases:\n- test_case: one\n  channel: fax\n  steps: [{user: hi}]\n", 3, "unknown channel 'fax'"),
        ("test_cases:\n- test_case: one\n  fixtures: [new]\n  steps: [{user: hi}]\n", 3, "unknown fixture 'new'"),
        ("test_cases:\n- test_case: one\n  metadata: web\n  steps: [{user: hi}]\n", 3, "unknown metadata 'web'"),
        (
            "stub_custom_actions:\n  a:\n    event: []\ntest_cases:\n- {test_case: one, steps: [{user: hi}]}\n",
            3,
            "unknown key 'event'",
        ),
    ],
)
def test_a_wrong_file_is_named_at_its_line(loaded: Load, text: str, line: int, problem: str) -> None:
    found = _problems(lambda: loaded(text))
    assert any(f"talk.yml:{line}: " in one and problem in one for one in found), found


@pytest.mark.parametrize(
    ("text", "line", "mend"),
    [
        ('test_cases:\n- test_case: one\n  steps: [{user: "\\ud800"}]\n', 3, "write the sign itself"),
        ("test_cases:\n- &a\n  test_case: one\n  steps: [*a]\n", 2, "write it out"),
        ("test_cases:\n- <<: {channel: fax}\n  test_case: one\n  steps: [{user: hi}]\n", 2, "use one of"),
        ("test_cases:\n- ? [a]\n  : b\n", 2, "put it behind a key"),
    ],
)
def test_what_yaml_allows_and_cases_do_not_is_named_with_how_to_mend_it(
    loaded: Load, text: str, line: int, mend: str
) -> None:
    (found,) = _problems(lambda: loaded(text))
    assert f"talk.yml:{line}: " in found
    assert mend in found


def test_a_case_merged_from_another_one_is_read_and_wrong_only_where_it_was_written(loaded: Load) -> None:
    two = "  steps:\n  - user: hi\n- <<: *one\n  test_case: two\n"
    assert [case.name for case in loaded(f"test_cases:\n- &one\n  test_case: one\n{two}").cases] == ["one", "two"]
    (found,) = _problems(lambda: loaded(f"test_cases:\n- &one\n  test_case: one\n  chanel: rest\n{two}"))
    assert "talk.yml:4: unknown key 'chanel': did you mean 'channel'?" in found


def test_a_file_is_found_whatever_the_case_of_its_ending(written: Write) -> None:
    case = "test_cases:\n- test_case: one\n  fixtures: [new]\n  steps:\n  - user: hi\n"
    path = written(case, "TALK.YML")
    written("fixtures:\n- new: [{goal: sport}]\n", "Conftest.YAML")
    assert [one.name for one in load_cases(str(path.parent), known_names()).cases] == ["one"]


def test_an_expression_that_takes_for_ever_is_named_at_its_line() -> None:
    slow = Expression(Place("talk.yml", 6), re.compile("(a+)+$"))
    assert slow.is_in("aaa")
    (found,) = _problems(lambda: slow.is_in("a" * 40 + "!"))
    assert found.startswith("talk.yml:6: the regular expression '(a+)+$' takes longer than 1 s")
    assert found.endswith("take out a repeat within a repeat, such as (a+)+")


def test_two_cases_of_one_name_are_named_with_both_places(loaded: Load) -> None:
    case = "- test_case: one\n  steps:\n  - user: hi\n"
    (found,) = _problems(lambda: loaded(f"test_cases:\n{case}{case}"))
    assert "talk.yml:5: a second case called 'one', after " in found
    assert "talk.yml:2: give it another name" in found


def test_everything_wrong_is_said_at_once(written: Write) -> None:
    first = written(_case("intent: greeting") + "- test_case: two\n  steps:\n  - usr: hi\n", "a.yml")
    written("test_cases: [\n", "folder/b.yml")
    found = _problems(lambda: load_cases(str(first.parent), known_names()))
    assert [part for one in found for part in ("a.yml:6", "a.yml:9", "b.yml:2") if part in one] == [
        "a.yml:6",
        "a.yml:9",
        "b.yml:2",
    ]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    (found,) = _problems(lambda: load_cases(str(tmp_path / "none.yml"), known_names()))
    assert found.endswith("none.yml: the file is missing: correct the path")


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    (tmp_path / "talk.yml").write_bytes("test_cases: é".encode("latin-1"))
    (found,) = _problems(lambda: load_cases(str(tmp_path / "talk.yml"), known_names()))
    assert "is not UTF-8 at byte 12: save it as UTF-8" in found


def test_a_folder_without_cases_is_named(tmp_path: Path) -> None:
    (found,) = _problems(lambda: load_cases(str(tmp_path), known_names()))
    assert "no test case is in there" in found


def test_a_case_that_is_not_there_is_named_with_the_nearest(written: Write) -> None:
    path = written("test_cases:\n- test_case: asks twice\n  steps:\n  - user: hi\n")
    (found,) = _problems(lambda: load_cases(f"{path}::asks twise", known_names()))
    assert "no case is called 'asks twise': did you mean 'asks twice'?" in found


def test_fixtures_come_down_from_the_folders_above(written: Write) -> None:
    written("fixtures:\n- new: [{experience: beginner}, {goal: sport}]\n", "conftest.yml")
    written("fixtures:\n- new: [{experience: trained}]\n", "folder/conftest.yml")
    talk = "test_cases:\n- test_case: one\n  fixtures: [new]\n  steps:\n  - user: hi\n"
    above, below = written(talk), written(talk, "folder/talk.yml")
    slots = [load_cases(str(path), known_names()).cases[0].slots for path in (above, below)]
    assert slots == [{"experience": "beginner", "goal": "sport"}, {"experience": "trained"}]


def test_yes_and_no_are_words(loaded: Load) -> None:
    (case,) = loaded("test_cases:\n- test_case: one\n  steps:\n  - user: yes\n  - user: no\n").cases
    assert [step.text for step in case.steps] == ["yes", "no"]
