"""The trainer's two pages, opened from a file: readable by everybody, and with nothing behind them."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from bot.guide import load_guide, load_replies
from bot.trainer.case import Case, Said
from bot.trainer.coverage import coverage
from bot.trainer.guide_expectations import FromSection, Intent
from bot.trainer.report import Parts, hardest, render, understanding
from bot.trainer.result import Missed, PlayedCase, PlayedStep, Run
from bot.trainer.robustness import Flip
from bot.trainer.stories_page import write_page
from bot.trainer.turn import Bubble, Turn
from bot.trainer.understanding import Understood
from bot.trainer.yaml_node import Place

PLACE = Place("tests/conversations/happy_paths/doing.yml", 4)
ANSWER = {"answer": {"intent": "setup", "section": "repeatable-setup", "caveats": [{"id": "practice-untested"}]}}


def _run() -> Run:
    wanted = FromSection(PLACE, "terms")
    case = Case("where the feet go", PLACE, (Said(PLACE, "where do my feet go", (Intent(PLACE, "setup"), wanted)),))
    bubble = Bubble(0, "Put your feet 731 cm apart.", ({"title": "Why?", "payload": "/ask_why"},), ANSWER)
    turn = Turn("where do my feet go", (bubble,), ranking=(("setup", 0.9), ("mistakes", 0.1)), understood=("setup",))
    missed = Missed(PLACE, "section terms", "section repeatable-setup", wanted)
    played = [PlayedCase(case, (PlayedStep(PLACE, turn, of),), 0.1) for of in ((), (missed,))]
    return Run(played, 0.2, ("a note",))


@pytest.fixture
def pages(tmp_path: Path) -> dict[str, Path]:
    run = _run()
    write_page(run, tmp_path)
    found = [
        Understood("where do my feet go", ("setup",), "setup", 0.9),
        Understood("my feet slide away", ("mistakes",), "setup", 0.4),
    ]
    flip = Flip("typos", run.played[0].case, "where do my feet og", Missed(PLACE, "intent setup", "intent stop"))
    left = coverage(load_guide(), load_replies(), ["setup", "greet"], run.played)
    parts = Parts(run, understanding(found), left, (flip,), hardest(run))
    (tmp_path / "report.html").write_text(render(parts, {"conversations": 1}), encoding="utf-8")
    return {name: tmp_path / f"{name}.html" for name in ("stories", "report")}


@pytest.fixture
def asked_for(page: Page) -> list[str]:
    """Every address that the page asks for."""
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    return addresses


@pytest.mark.parametrize("name", ["stories", "report"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_shuts_nobody_out_and_asks_for_nothing(
    page: Page, pages: dict[str, Path], asked_for: list[str], name: str, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(pages[name].as_uri())
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert asked_for == [pages[name].as_uri()]


@pytest.mark.parametrize("name", ["stories", "report"])
def test_nothing_scrolls_sideways_but_tables(page: Page, pages: dict[str, Path], name: str) -> None:
    page.set_viewport_size({"width": 768, "height": 1024})
    page.goto(pages[name].as_uri())
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_number_of_the_matrix_leads_to_its_messages(page: Page, pages: dict[str, Path]) -> None:
    page.goto(pages["report"].as_uri())
    page.get_by_role("link", name="1 meant as mistakes, taken for setup").click()
    heading = page.get_by_role("heading", name="mistakes taken for setup")
    expect(heading).to_be_in_viewport()
    expect(heading.locator("+ ul")).to_contain_text("my feet slide away")


def test_a_failed_step_shows_expected_got_and_the_guide(page: Page, pages: dict[str, Path]) -> None:
    page.goto(pages["stories"].as_uri())
    failed = page.locator("section.failed")
    for words in ("section terms", "section repeatable-setup", "setup 0.90", "Put your feet", "Terms used here"):
        expect(failed).to_contain_text(words)
