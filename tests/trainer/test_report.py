"""The report: how messages are understood, what of the guide is reached, and one page that works offline."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.guide import Guide, load_guide, load_replies
from bot.trainer.case import Case, Said
from bot.trainer.coverage import coverage
from bot.trainer.guide_expectations import Intent
from bot.trainer.report import messages, write_report
from bot.trainer.result import PlayedCase, PlayedStep
from bot.trainer.stories import ALL_HOLD, Wanted
from bot.trainer.turn import Bubble, Response, Turn
from bot.trainer.understanding import Understood, confidence, confusions, labelled_messages, scores
from bot.trainer.yaml_node import Place

HERE = Place("talk.yml", 1)


def _found(text: str, wanted: str, got: str, sure: float = 0.9) -> Understood:
    return Understood(text, tuple(wanted.split("|")), got, sure)


FOUND = [
    _found("bench height", "setup", "setup"),
    _found("feet", "setup", "mistakes", 0.4),
    _found("knees cave", "mistakes", "mistakes", 1.0),
    _found("which muscles", "define_term|muscles_worked", "muscles_worked", 0.62),
]


def test_precision_and_recall_of_each_intent() -> None:
    table = {one.name: (one.messages, one.precision, one.recall) for one in scores(FOUND)}
    assert table == {"setup": (2, 1.0, 0.5), "mistakes": (1, 0.5, 1.0), "muscles_worked": (1, 1.0, 1.0)}


def test_an_intent_that_was_never_right_has_a_recall_of_nothing() -> None:
    table = {one.name: (one.precision, one.recall) for one in scores([_found("hi", "greet", "stop")])}
    assert table == {"greet": (None, 0.0), "stop": (0.0, None)}


def test_confusions_lead_to_their_messages() -> None:
    cells = {cell: [one.text for one in ones] for cell, ones in confusions(FOUND).items()}
    assert cells == {
        ("mistakes", "mistakes"): ["knees cave"],
        ("muscles_worked", "muscles_worked"): ["which muscles"],
        ("setup", "mistakes"): ["feet"],
        ("setup", "setup"): ["bench height"],
    }


def test_confidence_of_right_and_wrong() -> None:
    bins = {one.low: (one.right, one.wrong) for one in confidence(FOUND) if one.right or one.wrong}
    assert bins == {0.4: (0, 1), 0.6: (1, 0), 0.9: (2, 0)}


def test_labelled_messages_may_have_two_right_intents(tmp_path: Path) -> None:
    table = tmp_path / "messages.tsv"
    table.write_text('text\tintent\tkind\nsay "hi"\tgreet\ttyped\nmuscles\tdefine_term|muscles_worked\ttyped\n')
    assert labelled_messages(table) == [('say "hi"', ("greet",)), ("muscles", ("define_term", "muscles_worked"))]


def test_messages_of_cases_count_and_taps_do_not(tmp_path: Path) -> None:
    steps = tuple(Said(HERE, text, (Intent(HERE, "setup"),)) for text in ("feet", "/setup"))
    found = messages((Case("one", HERE, (*steps, Said(HERE, "hi"))),), tmp_path / "none.tsv")
    assert found == [("feet", ("setup",))]


@pytest.fixture(scope="module")
def guide() -> Guide:
    return load_guide()


def _played(*bubbles: Bubble, responses: tuple[Response, ...] = (), intent: str = "setup") -> PlayedCase:
    case = Case("one", HERE, (Said(HERE, "hi", (Intent(HERE, intent),)),))
    return PlayedCase(case, (PlayedStep(HERE, Turn("hi", bubbles, responses)),), 0.1)


def test_what_no_conversation_reached_is_left_over(guide: Guide) -> None:
    answer = {"answer": {"intent": "setup", "section": "terms", "caveats": [{"id": "not-medical"}]}}
    left = coverage(guide, load_replies(), ["setup", "greet"], [_played(Bubble(0, custom=answer))])
    assert left.uncovered_intents == ("greet",)
    assert set(left.unread_sections) == set(guide.sections) - {"terms"}
    assert set(left.unseen_caveats) == set(guide.caveats) - {"not-medical"}


def test_a_section_that_no_intent_reaches_is_named(guide: Guide) -> None:
    extra = guide.sections["terms"].copy(update={"id": "attic"})
    bigger = replace(guide, sections={**guide.sections, "attic": extra})
    assert "attic" in coverage(bigger, {}, [], []).unreached_sections


def test_a_number_that_the_guide_does_not_hold_is_found(guide: Guide) -> None:
    (strange,) = coverage(
        guide, load_replies(), [], [_played(Bubble(0, "Do 3 sets and gain 731 % in a year."))]
    ).strange_numbers
    assert (strange.number, str(strange.place)) == ("731", "talk.yml:1")


def test_emergency_numbers_are_no_strange_numbers(guide: Guide) -> None:
    call = Response(0, "utter_safety_emergency", "Call 999.", ())
    assert coverage(guide, {}, [], [_played(Bubble(0, "Call 99999."), responses=(call,))]).strange_numbers == ()


class Sleepwalker:
    """Says the same to everything and takes everything for a greeting."""

    def play(self, case: Case) -> PlayedCase:
        return replace(_played(Bubble(0, "Hello <b>you</b>.")), case=case)

    def understand(self, text: str) -> tuple[str, float]:
        return "greet", 0.51


@contextmanager
def _stage(model: Path, time_limit: float) -> Iterator[Sleepwalker]:
    yield Sleepwalker()


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """Newer than any data."""
    path = tmp_path / "model.tar.gz"
    path.touch()
    os.utime(path, (2e10, 2e10))
    return path


def test_the_page_holds_every_part_and_loads_nothing(
    tmp_path: Path, model: Path, screen: Any, written: Callable[..., Path]
) -> None:
    talk = written(
        "test_cases:\n- test_case: feet\n  steps:\n  - user: where do my <feet> go\n    assertions: [{intent: setup}]\n"
    )
    wanted = Wanted(str(talk), model=model, reports=tmp_path / "reports")
    assert write_report(wanted, screen.terminal, _stage) == ALL_HOLD
    page = (tmp_path / "reports" / "report.html").read_text(encoding="utf-8")
    for heading in ("change", "cases", "coverage", "robustness", "reading", "intents", "confidence", "confusions"):
        assert f'<h2 id="{heading}">' in page
    assert "where do my &lt;feet&gt; go" in page
    assert 'href="#setup-greet"' in page
    assert 'id="setup-greet"' in page
    assert not re.search(r"<script|<link|src=|https?://[^<]*\.(?:js|css)", page)
    assert {one.name for one in (tmp_path / "reports").iterdir()} == {
        "report.html",
        "report.json",
        "stories.html",
        "stories.xml",
    }


def test_every_link_of_the_page_leads_somewhere(
    tmp_path: Path, model: Path, screen: Any, written: Callable[..., Path]
) -> None:
    talk = written("test_cases:\n- test_case: one\n  steps:\n  - user: hi\n")
    write_report(Wanted(str(talk), model=model, reports=tmp_path), screen.terminal, _stage)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    ids = set(re.findall(r'id="([^"]+)"', page))
    links = set(re.findall(r'href="#([^"]+)"', page))
    assert links
    assert links <= ids
