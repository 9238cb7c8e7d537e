"""Browsers that keep nothing or have no room, keys that belong to the chat, pages that swap their body."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserType, Page, expect
from web.chat_page import ChatPage

Visit = Callable[..., ChatPage]
Shot = Callable[[ChatPage, str], None]
NEED, SETUP = "Do I need hip thrusts?", "How do I set up a hip thrust?"
_FILL = """() => {
  let size = 4_000_000;
  for (let n = 0; size >= 1; n += 1) {
    try { localStorage.setItem(`host-${n}`, 'x'.repeat(size)); } catch { size = Math.floor(size / 2); }
  }
}"""
_LISTEN = """() => {
  window.heard = [];
  for (const kind of ['keydown', 'keypress', 'keyup'])
    document.addEventListener(kind, (event) => { window.heard.push(event.key); event.preventDefault(); });
}"""
_SWAP_BODY = """() => {
  const fresh = document.createElement('body');
  fresh.innerHTML = '<main><h1>The next page</h1></main>';
  document.documentElement.replaceChild(fresh, document.body);
}"""


@pytest.fixture
def blocked(
    browser_type: BrowserType, browser_type_launch_args: dict[str, object], bot: str, foreign: str, tmp_path: Path
) -> ChatPage:
    """A browser whose owner blocks cookies, and with them everything else that a page could keep."""
    (tmp_path / "Default").mkdir()
    settings = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    (tmp_path / "Default" / "Preferences").write_text(json.dumps(settings))
    context = browser_type.launch_persistent_context(tmp_path, **browser_type_launch_args)  # type: ignore[arg-type]
    return ChatPage(context.new_page(), bot, foreign)


def test_where_nothing_may_be_kept_one_can_talk_and_is_told_so(blocked: ChatPage, shot: Shot) -> None:
    blocked.open()
    assert blocked.page.evaluate("() => { try { return localStorage.length } catch { return 'blocked' } }") == "blocked"
    expect(blocked.log).to_contain_text("Your browser keeps nothing for this page")
    blocked.ask(NEED)
    expect(blocked.cards).to_have_count(1)
    blocked.ask("why?")
    expect(blocked.cards).to_have_count(2)
    shot(blocked, "desktop-light-12-nothing-kept")
    assert blocked.barriers() == []
    blocked.page.goto(blocked.foreign)
    blocked.button("Open Ask the coach").click()
    blocked.ask(SETUP)
    expect(blocked.cards).to_have_count(1)
    assert blocked.errors == []
    blocked.page.context.close()


def test_a_full_storage_loses_no_message_and_no_token(chat: ChatPage) -> None:
    chat.ask(NEED)
    token = chat.token
    chat.page.evaluate(_FILL)
    for question in (SETUP, "how many sets and reps?"):
        chat.ask(question)
    expect(chat.cards).to_have_count(3)
    assert chat.token == token
    chat.page.reload()
    expect(chat.said).to_contain_text([NEED, SETUP, "how many sets and reps?"])
    expect(chat.cards).to_have_count(3)
    chat.ask("why?")
    expect(chat.cards).to_have_count(4)


def test_keys_in_the_chat_are_no_shortcuts_of_the_page_around_it(visit: Visit) -> None:
    chat = visit()
    chat.page.goto(chat.foreign)
    chat.page.evaluate(_LISTEN)
    chat.button("Open Ask the coach").click()
    expect(chat.box).to_be_focused()
    chat.page.keyboard.type("s/?gj")
    expect(chat.box).to_have_value("s/?gj")
    chat.page.keyboard.press("Escape")
    expect(chat.box).to_be_hidden()
    assert set(chat.page.evaluate("() => window.heard")).isdisjoint("s/?gj")
    chat.page.keyboard.press("k")
    assert "k" in chat.page.evaluate("() => window.heard")


def test_enter_that_ends_a_composition_does_not_send(chat: ChatPage) -> None:
    devices = chat.page.context.new_cdp_session(chat.page)
    chat.box.focus()
    devices.send("Input.imeSetComposition", {"text": "ヒップ", "selectionStart": 3, "selectionEnd": 3})
    expect(chat.box).to_have_value("ヒップ")
    # The key that picks the word: Chromium marks it as part of the composition, Safari by its code alone.
    _press_enter(chat.page, isComposing=True)
    _press_enter(chat.page, keyCode=229)
    devices.send("Input.insertText", {"text": "ヒップ"})
    expect(chat.box).to_have_value("ヒップ")
    expect(chat.said).to_have_count(0)
    chat.ask("ヒップ")
    expect(chat.said).to_contain_text(["ヒップ"])


def _press_enter(page: Page, **how: object) -> None:
    page.get_by_role("textbox", name="Your message").evaluate(
        "(box, how) => box.dispatchEvent(new KeyboardEvent('keydown', "
        "{ key: 'Enter', bubbles: true, composed: true, cancelable: true, ...how }))",
        how,
    )


@pytest.mark.parametrize("look", ["desktop-light", "phone-light"])
def test_the_chat_stays_on_a_page_that_swaps_its_body(visit: Visit, look: str) -> None:
    chat = visit(look)
    chat.page.goto(chat.foreign)
    chat.button("Open Ask the coach").click()
    chat.ask(NEED)
    expect(chat.cards).to_have_count(1)
    chat.box.fill("half a quest")
    chat.page.evaluate(_SWAP_BODY)
    expect(chat.page.get_by_role("dialog", name="Ask the coach")).to_be_visible()
    expect(chat.cards).to_have_count(1)
    expect(chat.box).to_have_value("half a quest")
    chat.ask("why?")
    expect(chat.cards).to_have_count(2)
    chat.page.evaluate("() => { document.body.innerHTML = '<h1>Emptied</h1>'; }")
    chat.page.get_by_role("button", name="Close", exact=True).click()
    expect(chat.button("Open Ask the coach")).to_be_visible()
    assert chat.page.locator("coach-launcher").count() == 1


@pytest.mark.parametrize("load", ["type=module", "async", "crossorigin"])
def test_the_widget_runs_however_its_script_is_loaded(visit: Visit, load: str) -> None:
    chat = visit()
    chat.page.goto(f"{chat.foreign}?{load}")
    chat.button("Open Ask the coach").click()
    chat.ask(NEED)
    expect(chat.cards).to_have_count(1)
