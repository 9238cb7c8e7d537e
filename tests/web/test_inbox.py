"""The trainer's inbox in a browser: who gets in, what they see and do, and what of it lands in the project's files."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from bot_process import ROOT, serving
from playwright.sync_api import BrowserContext, Locator, Page, expect

from bot.store.database import create_engine
from bot.store.erase import erase_sender
from bot.store.session import session_scope
from bot.trainer.bot_names import known_names
from bot.trainer.case_file import load_cases

TOKEN = "a token that only the tests know"
TABLET, DESKTOP = {"width": 768, "height": 1024}, {"width": 1280, "height": 800}
PATIENCE_MS = 20_000


@dataclass(frozen=True)
class Gym:
    """A bot with an inbox, and a project folder that its trainers may change."""

    address: str
    folder: Path

    @property
    def inbox(self) -> str:
        return f"{self.address}trainer"

    def hears(self, *messages: str, sender: str | None = None) -> str:
        """Somebody says something; their id."""
        sender = sender or f"lifter-{uuid4().hex}"
        for message in messages:
            body = {"sender": sender, "message": message}
            answer = httpx.post(f"{self.address}webhooks/rest/webhook", json=body, timeout=60, trust_env=False)
            assert answer.status_code == 200, answer.text
        return sender

    def forgets(self, sender: str) -> None:
        """Somebody has their data erased."""
        engine = create_engine(f"sqlite:///{self.folder}/coach.db")
        with session_scope(engine) as session:
            erase_sender(session, sender)
        engine.dispose()


@pytest.fixture(scope="session")
def gym(browser_type_launch_args: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gym]:
    folder = tmp_path_factory.mktemp("gym")
    shutil.copytree(ROOT / "data", folder / "data")
    shutil.copy(ROOT / "domain.yml", folder)
    (folder / "bench").mkdir()
    shutil.copy(ROOT / "bench" / "heldout.tsv", folder / "bench")
    (folder / "tests" / "conversations").mkdir(parents=True)
    (folder / "models").symlink_to((ROOT / "models").resolve())
    with serving(folder, {"TRAINER_TOKEN": TOKEN}, home=folder) as process:
        yield Gym(f"{process.url}/", folder)


@pytest.fixture(params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def trainer(gym: Gym, new_context: Callable[..., BrowserContext]) -> Iterator[Callable[..., Page]]:
    """A trainer's browser, signed in; nothing may go wrong in it, and it may talk to the bot only."""
    expect.set_options(timeout=PATIENCE_MS)
    wrong: list[str] = []

    def sign_in(**options: object) -> Page:
        context = new_context(**{"viewport": TABLET, **options})
        context.set_default_timeout(PATIENCE_MS)
        context.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        context.on("request", lambda request: wrong.append(request.url) if gym.address not in request.url else None)
        page = context.new_page()
        page.goto(gym.inbox)
        page.get_by_label("Token").fill(TOKEN)
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("button", name="Sign out")).to_be_visible()
        return page

    yield sign_in
    assert [line for line in wrong if "the server responded with a status of 4" not in line] == []


def group(page: Page, words: str) -> Locator:
    """The group that holds a message."""
    return page.get_by_role("region").filter(has=page.get_by_role("checkbox", name=words))


def no_barrier(page: Page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_nobody_gets_in_without_the_token(gym: Gym, page: Page) -> None:
    page.goto(gym.inbox)
    expect(page).to_have_url(f"{gym.inbox}/sign-in")
    no_barrier(page)
    page.get_by_label("Token").fill("a token that somebody guessed")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("Wrong token. Use the value of TRAINER_TOKEN.")
    no_barrier(page)
    page.goto(f"{gym.inbox}/conversation/u1")
    expect(page).to_have_url(f"{gym.inbox}/sign-in")


def test_who_signs_out_is_out(gym: Gym, trainer: Callable[..., Page]) -> None:
    page = trainer()
    page.get_by_role("button", name="Sign out").click()
    page.goto(gym.inbox)
    expect(page.get_by_label("Token")).to_be_visible()


@pytest.mark.parametrize("size", [TABLET, DESKTOP], ids=["tablet", "desktop"])
def test_every_page_shuts_nobody_out(
    gym: Gym, trainer: Callable[..., Page], scheme: str, size: dict[str, int], shots: Path
) -> None:
    gym.hears("are nordic curls any good", "what is the weather " + "x" * 300)
    gym.hears("nordic curls good?")
    page = trainer(viewport=size, color_scheme=scheme)
    no_barrier(page)
    page.screenshot(path=shots / f"inbox-{size['width']}-{scheme}.png", full_page=True)
    page.get_by_role("link", name="Conversation of “nordic curls good?”").first.click()
    expect(page.get_by_role("heading", name="A conversation")).to_be_visible()
    no_barrier(page)
    page.screenshot(path=shots / f"inbox-conversation-{size['width']}-{scheme}.png", full_page=True)


def test_every_target_is_large_enough_for_a_finger(gym: Gym, trainer: Callable[..., Page]) -> None:
    gym.hears("are nordic curls any good")
    page = trainer()
    for target in page.get_by_role("button").all() + page.get_by_role("combobox").all():
        box = target.bounding_box()
        assert box
        assert box["height"] >= 44


def test_what_is_alike_stands_together_and_becomes_examples(gym: Gym, trainer: Callable[..., Page]) -> None:
    gym.hears("can you do zercher zombie walks for this")
    gym.hears("zercher zombie walks?")
    page = trainer()
    alike = group(page, "zercher zombie walks?")
    expect(alike.get_by_role("checkbox")).to_have_count(2)
    expect(alike).to_contain_text("2 entries")
    expect(alike).to_contain_text(re.compile(r"Best guess: \w+ \(\d+ %\)"))
    alike.get_by_label("Meant as").select_option("variations")
    alike.get_by_role("button", name="Add to the intent").click()
    expect(page.get_by_role("heading", name="Added to variations")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("make train")
    no_barrier(page)
    lines = (gym.folder / "data/nlu/variations.yml").read_text(encoding="utf-8").splitlines()
    assert set(lines[-2:]) == {"    - zercher zombie walks?", "    - can you do zercher zombie walks for this"}
    expect(page.get_by_role("main")).to_contain_text(f"data/nlu/variations.yml:{len(lines)}")
    page.goto(gym.inbox)
    expect(page.get_by_role("checkbox", name="zercher zombie walks?")).to_have_count(0)


def test_only_what_is_ticked_is_marked_out_of_scope(gym: Gym, trainer: Callable[..., Page]) -> None:
    gym.hears("how long do I roast a pumpkin")
    gym.hears("how long do I roast a turnip")
    page = trainer()
    alike = group(page, "how long do I roast a pumpkin")
    alike.get_by_role("checkbox", name="turnip").uncheck()
    alike.get_by_role("button", name="Out of scope").click()
    expect(page.get_by_role("heading", name="Added to out_of_scope")).to_be_visible()
    text = (gym.folder / "data/nlu/out_of_scope.yml").read_text(encoding="utf-8")
    assert text.endswith("    - how long do I roast a pumpkin\n")
    assert "turnip" not in text
    page.goto(gym.inbox)
    rest = group(page, "how long do I roast a turnip")
    rest.get_by_role("button", name="Dismiss").click()
    expect(page.get_by_role("heading", name="Dismissed")).to_be_visible()
    page.goto(gym.inbox)
    expect(page.get_by_text("turnip")).to_have_count(0)


def test_what_measures_the_bot_is_refused_and_stays(gym: Gym, trainer: Callable[..., Page]) -> None:
    rows = (ROOT / "bench/heldout.tsv").read_text(encoding="utf-8").splitlines()
    measuring = "who painted the starry night"
    assert any(row.startswith(measuring) for row in rows)
    gym.hears(measuring)
    page = trainer()
    group(page, measuring).get_by_role("button", name="Out of scope").click()
    expect(page.get_by_role("heading", name="Not added to out_of_scope")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("bench/heldout.tsv, which measures the bot")
    page.goto(gym.inbox)
    expect(page.get_by_role("checkbox", name=measuring)).to_be_visible()


def test_where_the_files_cannot_be_written_the_line_is_there_to_copy(gym: Gym, trainer: Callable[..., Page]) -> None:
    gym.hears("is there a pumpkin spice barbell")
    hidden = gym.folder / "data/nlu/setup.yml"
    kept = hidden.rename(gym.folder / "setup.yml")
    try:
        page = trainer()
        mine = group(page, "is there a pumpkin spice barbell")
        mine.get_by_label("Meant as").select_option("setup")
        mine.get_by_role("button", name="Add to the intent").click()
        expect(page.get_by_role("main")).to_contain_text("There is no data/nlu/setup.yml here")
        expect(page.locator("pre")).to_have_text("- is there a pumpkin spice barbell")
    finally:
        kept.rename(hidden)


def test_a_pick_and_a_thumb_down_tell_what_was_meant(gym: Gym, trainer: Callable[..., Page]) -> None:
    picked = "how do I grow my forearms"
    sender = gym.hears(picked)
    offered = httpx.post(
        f"{gym.address}webhooks/rest/webhook", json={"sender": sender, "message": picked}, timeout=60, trust_env=False
    ).json()[0]["buttons"][0]["payload"]
    gym.hears(offered, sender=sender)
    gym.hears("where do my feet go?", "that was no help")
    page = trainer()
    expect(group(page, picked)).to_contain_text(f"Picked from the offer: {offered[1:]} (1 of 2)")
    down = group(page, "where do my feet go?")
    expect(down).to_contain_text("thumb down")
    expect(down.get_by_label("Meant as")).to_have_value("setup")


def test_personal_details_and_markup_do_no_harm(gym: Gym, trainer: Callable[..., Page]) -> None:
    gym.hears("my name is Wilhelmina Tell, can I bake a cake <img src=x onerror=alert(1)> & mail w.tell@example.org")
    page = trainer()
    expect(page.get_by_role("checkbox", name="can I bake a cake")).to_be_visible()
    page.get_by_role("link", name="can I bake a cake").click()
    expect(page.get_by_role("main")).to_contain_text("my name is (name), can I bake a cake")
    expect(page.get_by_role("main")).to_contain_text("mail (email)")
    for words in ("Wilhelmina", "w.tell"):
        expect(page.get_by_text(words)).to_have_count(0)


def test_a_conversation_becomes_a_test_case_that_can_be_read_and_holds(gym: Gym, trainer: Callable[..., Page]) -> None:
    gym.hears(
        "do I need hip thrusts?",
        "/ask_why",
        "hello [there] *you*",
        "my back hurts",
        "what is the weather: sunny or #grey",
    )
    page = trainer()
    page.get_by_role("link", name="Conversation of “what is the weather: sunny").click()
    expect(page.get_by_text("This is the message from the inbox")).to_be_visible()
    page.get_by_role("checkbox", name="my back hurts").uncheck()
    page.get_by_label("Name of the case").fill("somebody: asks 'about' #purple bars")
    page.get_by_role("button", name="Save the test case").click()
    expect(page.get_by_role("main")).to_contain_text("tests/conversations/inbox/somebody_asks_about_purple_bars.yml")
    no_barrier(page)
    file = gym.folder / "tests/conversations/inbox/somebody_asks_about_purple_bars.yml"
    (case,) = load_cases(str(file), known_names(ROOT / "domain.yml")).cases
    assert case.name == "somebody: asks 'about' #purple bars"
    text = file.read_text(encoding="utf-8")
    for line in (
        "- user: /ask_why",
        "- intent: need_hip_thrusts",
        "- section: quick-answer",
        "- caveat: not-mandatory",
    ):
        assert line in text
    assert "hurts" not in text
    page.go_back()
    page.get_by_label("Name of the case").fill("Somebody asks about purple bars!")
    page.get_by_role("button", name="Save the test case").click()
    expect(page.get_by_role("main")).to_contain_text("is there already: give the case another name")


def test_what_somebody_had_erased_is_gone_from_the_inbox(gym: Gym, trainer: Callable[..., Page]) -> None:
    sender = gym.hears("which bus goes to mango street", "that was no help")
    page = trainer()
    link = page.get_by_role("link", name="which bus goes to mango street").first
    address = str(link.get_attribute("href"))
    gym.forgets(sender)
    group(page, "which bus goes to mango street").get_by_role("button", name="Out of scope").first.click()
    expect(page.get_by_role("heading", name="Nothing was done")).to_be_visible()
    page.goto(gym.inbox)
    expect(page.get_by_text("mango")).to_have_count(0)
    page.goto(f"{gym.address[:-1]}{address}")
    expect(page.get_by_role("main")).to_contain_text("This conversation is gone. It may have been erased.")
    assert "mango" not in (gym.folder / "data/nlu/out_of_scope.yml").read_text(encoding="utf-8")


@pytest.fixture
def shots() -> Path:
    folder = ROOT / "reports" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
