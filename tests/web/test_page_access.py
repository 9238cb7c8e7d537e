"""With the keyboard alone, on the narrowest screen, zoomed, read out."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect
from web.chat_page import ChatPage, answer_in

Visit = Callable[..., ChatPage]
STUDIES = "Are squats or hip thrusts better for glutes?"


def test_everything_can_be_done_with_the_keyboard(chat: ChatPage) -> None:
    chat.tab_to(STUDIES)
    chat.page.keyboard.press("Enter")
    expect(chat.cards).to_have_count(1)
    chat.tab_to("Study: Plotkin")
    chat.page.keyboard.press("Enter")
    expect(chat.cards.get_by_text("Studied: 34 untrained")).to_be_visible()
    chat.tab_to("Read it at")
    chat.tab_to("Helpful")
    chat.page.keyboard.press("Space")
    expect(chat.button("Helpful")).to_have_attribute("aria-pressed", "true")
    chat.page.keyboard.press("Escape")
    chat.tab_to("Why?")
    chat.page.keyboard.press("Enter")
    expect(chat.cards).to_have_count(2)
    chat.tab_to("Your message")
    chat.page.keyboard.type("How do I set up a hip thrust?")
    chat.page.keyboard.press("Enter")
    expect(chat.cards).to_have_count(3)
    chat.tab_to("Menu", back=True)
    chat.page.keyboard.press("Enter")
    chat.tab_to("Delete my data")
    chat.page.keyboard.press("Enter")
    expect(chat.page.get_by_role("dialog", name="Delete my data?")).to_be_visible()
    chat.page.keyboard.type("delete")
    chat.tab_to("Delete")
    chat.page.keyboard.press("Enter")
    expect(chat.log).to_contain_text("deleted, here and on the server")
    expect(chat.box).to_be_focused()


def test_the_log_tells_of_what_is_new_politely(chat: ChatPage) -> None:
    expect(chat.log).to_have_attribute("aria-live", "polite")
    chat.ask(STUDIES)
    expect(chat.log.locator(".user")).to_have_attribute("aria-live", "off")
    assert chat.log.evaluate("each => each.contains(each.querySelector('coach-message'))")


@pytest.mark.parametrize(
    ("name", "viewport", "text"),
    [
        ("320-px", {"width": 320, "height": 640}, "100%"),
        ("zoom-200", {"width": 640, "height": 400}, "100%"),
        ("text-200", {"width": 1280, "height": 800}, "200%"),
        ("320-px-text-200", {"width": 320, "height": 640}, "200%"),
    ],
)
def test_nothing_scrolls_sideways(
    visit: Visit, shot: Callable[[ChatPage, str], None], name: str, viewport: dict[str, int], text: str
) -> None:
    # A browser zoomed to 200 % lays a page of 1280 x 800 out in 640 x 400, each dot drawn twice as large.
    chat = visit(viewport=viewport, device_scale_factor=2 if name == "zoom-200" else 1).open()
    chat.page.evaluate("size => { document.documentElement.style.fontSize = size; }", text)
    answer_in(chat.ask(STUDIES))
    chat.cards.get_by_text(re.compile(r"^\d sources?$")).click()
    expect(chat.cards.get_by_text("Studied: 34 untrained")).to_be_visible()
    assert chat.sideways() == []
    chat.write("glutes" * 300)
    expect(chat.said).to_have_count(2)
    assert chat.sideways() == []
    expect(chat.box).to_be_in_viewport()
    expect(chat.page.get_by_text("not medical advice").last).to_be_in_viewport()
    shot(chat, f"{name}")


def test_who_asks_for_less_motion_gets_none(chat: ChatPage) -> None:
    chat.page.route("**/webhooks/web/message", lambda route: None)
    chat.write("do I need hip thrusts?")
    dot = chat.page.locator(".typing i").first
    expect(dot).to_be_visible()
    assert dot.evaluate("each => parseFloat(getComputedStyle(each).animationDuration)") < 0.001
    chat.page.unroute_all()
