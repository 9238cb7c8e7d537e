"""A run from ``CASES=`` to exit code and reports, with a bot that is quick to load as it is none."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from junitparser import JUnitXml

from bot.trainer.case import Case
from bot.trainer.check import exchanges, missed
from bot.trainer.result import PlayedCase, PlayedStep
from bot.trainer.stale import older_than_data
from bot.trainer.stories import ALL_HOLD, CANNOT_RUN, ONE_FAILED, Wanted, play_once
from bot.trainer.turn import Bubble, Turn
from bot.trainer.watch import GUIDE, Watch, Watched, watch
from bot.trainer.yaml_node import CaseFileError, Place

ROOT = Path(__file__).parents[2]
Write = Callable[..., Path]

TALK = """test_cases:
- test_case: hello
  steps:
  - user: hello
    assertions: [{bot_uttered: {text_matches: hello}}]
- test_case: goodbye
  steps:
  - user: goodbye
    assertions: [{bot_uttered: {text_matches: farewell}}]
- test_case: thanks
  steps:
  - user: thanks
    assertions: [{bot_uttered: {text_matches: thanks}}]
"""


class Parrot:
    """A bot that says what it hears."""

    def __init__(self) -> None:
        self.played: list[str] = []

    def play(self, case: Case) -> PlayedCase:
        self.played.append(case.name)
        steps = []
        for exchange in exchanges(case.steps):
            turn = Turn(exchange.said.text, (Bubble(0, exchange.said.text),), understood=("greet",))
            steps.append(PlayedStep(exchange.said.place, turn, missed(exchange, turn)))
        return PlayedCase(case, tuple(steps), 0.01)


class Mute(Parrot):
    """A bot that never answers."""

    def play(self, case: Case) -> PlayedCase:
        raise CaseFileError([f"{case.place}: brought no answer"])


@pytest.fixture
def parrot() -> Parrot:
    return Parrot()


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """Newer than any data."""
    path = tmp_path / "model.tar.gz"
    path.touch()
    os.utime(path, (2e10, 2e10))
    return path


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """The reports of these runs do not replace those of a trainer."""
    return tmp_path / "reports"


def _stage(player: Parrot) -> Any:
    @contextmanager
    def stage(model: Path, time_limit: float) -> Iterator[Parrot]:
        yield player

    return stage


@pytest.fixture
def run(parrot: Parrot, model: Path, reports: Path, screen: Any, written: Write) -> Callable[..., int]:
    def run(text: str = TALK, name: str = "", **options: Any) -> int:
        selection = f"{written(text)}{name}"
        return play_once(Wanted(selection, model=model, reports=reports, **options), screen.terminal, _stage(parrot))

    return run


def test_all_that_holds_is_0_and_one_that_does_not_is_1(run: Callable[..., int], screen: Any) -> None:
    assert run(TALK.replace("farewell", "goodbye")) == ALL_HOLD
    assert "3 cases, 3 passed, 0 failed" in screen.text
    assert run() == ONE_FAILED
    assert "3 cases, 2 passed, 1 failed" in screen.text
    assert "talk.yml::goodbye" in screen.text.split("failed: CASES=")[1]


def test_a_wrong_file_is_2_and_nothing_runs(run: Callable[..., int], parrot: Parrot, screen: Any) -> None:
    assert run(TALK.replace("text_matches: farewell", "text_matches: '('")) == CANNOT_RUN
    assert parrot.played == []
    assert "talk.yml:9: the regular expression" in screen.text


def test_a_model_older_than_the_data_is_2(run: Callable[..., int], parrot: Parrot, model: Path, screen: Any) -> None:
    os.utime(model, (1, 1))
    assert run() == CANNOT_RUN
    assert parrot.played == []
    assert f"config.yml:1: is newer than the model {model}: run `make train`" in screen.text


def test_no_model_is_2(run: Callable[..., int], model: Path, screen: Any) -> None:
    model.unlink()
    assert run() == CANNOT_RUN
    assert "no trained model: run `make train`" in screen.text


def test_words_of_the_guide_do_not_age_the_model(tmp_path: Path, model: Path) -> None:
    os.utime(model, (1000, 1000))
    content = tmp_path / "bot" / "guide" / "content" / "caveats.yml"
    content.parent.mkdir(parents=True)
    content.touch()
    assert older_than_data(model, tmp_path) == []


def test_a_bot_that_never_answers_is_2(model: Path, reports: Path, screen: Any, written: Write) -> None:
    wanted = Wanted(str(written(TALK)), model=model, reports=reports)
    assert play_once(wanted, screen.terminal, _stage(Mute())) == CANNOT_RUN
    assert "talk.yml:2: brought no answer" in screen.text


def test_one_case_is_chosen_by_its_name(run: Callable[..., int], parrot: Parrot) -> None:
    run(name="::thanks")
    assert parrot.played == ["thanks"]


@pytest.mark.parametrize(
    ("words", "played"),
    [
        ("THANKS", ["thanks"]),
        ("hello or thanks", ["hello", "thanks"]),
        ("not goodbye", ["hello", "thanks"]),
        ("talk.yml and not hello and not thanks", ["goodbye"]),
    ],
)
def test_cases_are_chosen_by_words(run: Callable[..., int], parrot: Parrot, words: str, played: list[str]) -> None:
    run(words=words)
    assert parrot.played == played


def test_words_that_no_case_has_are_2(run: Callable[..., int], screen: Any) -> None:
    assert run(words="squid") == CANNOT_RUN
    assert "no case has 'squid' in its name" in screen.text


def test_fail_fast_ends_at_the_first_that_fails(run: Callable[..., int], parrot: Parrot) -> None:
    assert run(fail_fast=True) == ONE_FAILED
    assert parrot.played == ["hello", "goodbye"]


def test_what_failed_can_be_run_again_alone(run: Callable[..., int], parrot: Parrot, screen: Any) -> None:
    run()
    parrot.played.clear()
    assert run(failed_only=True) == ONE_FAILED
    assert parrot.played == ["goodbye"]
    mended = TALK.replace("farewell", "goodbye")
    assert run(mended, failed_only=True) == ALL_HOLD
    assert run(mended, failed_only=True) == ALL_HOLD
    assert parrot.played == ["goodbye", "goodbye"]
    assert "Nothing failed in the last run" in screen.text


def test_the_junit_report_holds_every_case(run: Callable[..., int], reports: Path) -> None:
    run()
    (suite,) = JUnitXml.fromfile(str(reports / "stories.xml"))
    assert (suite.tests, suite.failures) == (3, 1)
    (failure,) = (case.result[0] for case in suite if case.result)
    assert "talk.yml:9" in failure.message
    assert "farewell" in failure.text


def test_the_page_shows_what_failed_and_loads_nothing_from_elsewhere(run: Callable[..., int], reports: Path) -> None:
    run(TALK.replace("user: hello", "user: <script>hello</script>"))
    page = (reports / "stories.html").read_text(encoding="utf-8")
    assert "2 passed, 1 failed" in page
    assert "farewell" in page
    assert "<script" not in page
    assert "src=" not in page
    assert "<link" not in page


def test_a_message_with_control_characters_can_be_reported(run: Callable[..., int], reports: Path) -> None:
    assert run(TALK.replace("user: goodbye", 'user: "good\\x07bye"')) == ONE_FAILED
    assert JUnitXml.fromfile(str(reports / "stories.xml"))


def _edits(path: Path, *texts: str) -> Callable[[], None]:
    """Saves the texts one after the other, each when watch mode waits, and then presses Ctrl-C."""
    todo = iter(texts)
    clock = iter(range(1, 100))

    def wait() -> None:
        text = next(todo, None)
        if text is None:
            raise KeyboardInterrupt
        path.write_text(text, encoding="utf-8")
        moment = 1_900_000_000 + next(clock)
        os.utime(path, (moment, moment))

    return wait


def test_watch_mode_plays_a_saved_file_again(
    parrot: Parrot, model: Path, reports: Path, screen: Any, written: Write
) -> None:
    path = written(TALK)
    other = written("test_cases:\n- test_case: other\n  steps:\n  - user: other\n", "other.yml")
    wait = _edits(path, TALK.replace("farewell", "goodbye"))
    assert watch(Wanted(str(path.parent), model=model, reports=reports), screen.terminal, _stage(parrot), wait) == 0
    assert other.exists()
    # All of them at the start; then the failed one and the others of the saved file.
    assert parrot.played == ["other", "hello", "goodbye", "thanks", "goodbye", "hello", "thanks"]
    assert "3 cases, 3 passed, 0 failed" in screen.text


def test_watch_mode_names_a_mistake_and_goes_on(
    parrot: Parrot, model: Path, reports: Path, screen: Any, written: Write
) -> None:
    path = written(TALK)
    wait = _edits(path, TALK.replace("user: thanks", "usr: thanks"), TALK.replace("farewell", "goodbye"))
    assert watch(Wanted(str(path), model=model, reports=reports), screen.terminal, _stage(parrot), wait) == 0
    assert "talk.yml:12: unknown key 'usr'" in screen.text
    assert "3 cases, 3 passed, 0 failed" in screen.text


def test_a_conftest_concerns_every_case_below_it(
    parrot: Parrot, model: Path, reports: Path, screen: Any, written: Write
) -> None:
    path = written(TALK)
    conftest = written("fixtures:\n- new: [{goal: sport}]\n", "conftest.yml")
    wait = _edits(conftest, "fixtures:\n- new: [{goal: glutes}]\n")
    watch(Wanted(str(path.parent), model=model, reports=reports), screen.terminal, _stage(parrot), wait)
    assert len(parrot.played) == 6


def test_only_files_that_changed_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("a")
    watched = Watched([tmp_path])
    assert watched.changed() == set()
    (tmp_path / "b.yml").write_text("b")
    (tmp_path / "c.txt").write_text("c")
    assert watched.changed() == {tmp_path / "b.yml"}
    (tmp_path / "a.yml").unlink()
    assert watched.changed() == {tmp_path / "a.yml"}


def test_the_command_ends_with_2_before_it_loads_anything(written: Write) -> None:
    path = written("test_cases: [\n")
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "bot", "stories", str(path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == CANNOT_RUN
    assert f"{path}:2: is not YAML" in done.stdout
    assert "Loading" not in done.stdout


def _heard(topic: str) -> PlayedCase:
    case = Case(topic, Place("talk.yml", 1), ())
    turn = Turn("hi", (Bubble(0, "Yes.", custom={"answer": {"intent": topic}}),))
    return PlayedCase(case, (PlayedStep(case.place, turn),), 0.01)


@pytest.mark.parametrize(
    ("saved", "played"),
    [
        ("topics/setup.yml", {"setup"}),
        ("topics/mistakes.yml", set()),
        ("caveats.yml", {"setup", "terms"}),
        ("sources.bib", {"setup", "terms"}),
    ],
)
def test_a_topic_of_the_guide_concerns_the_cases_that_heard_of_it(
    model: Path, reports: Path, screen: Any, written: Write, saved: str, played: set[str]
) -> None:
    class Speaker(Parrot):
        def play(self, case: Case) -> PlayedCase:
            self.played.append(case.name)
            return replace(_heard(case.name), case=case)

    case = "- test_case: {name}\n  steps:\n  - user: hi\n"
    path = written("test_cases:\n" + case.replace("{name}", "setup") + case.replace("{name}", "terms"))
    speaker = Speaker()
    session = Watch(Wanted(str(path), model=model, reports=reports), speaker, screen.terminal)
    session.play_all()
    speaker.played.clear()
    session.after({GUIDE / saved})
    assert set(speaker.played) == played
