"""The launcher on a page of another origin."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from playwright.sync_api import Route, expect
from web.chat_page import ChatPage, answer_in

Visit = Callable[..., ChatPage]
NEED = "Do I need hip thrusts?"


def test_it_opens_and_esc_closes_it_and_the_focus_returns(visit: Visit) -> None:
    chat = visit()
    chat.page.goto(chat.foreign)
    launcher = chat.page.get_by_role("button", name="Ask the coach")
    expect(launcher).to_be_visible()
    assert not [request.url for request in chat.requests if "/assets/" in request.url], "loaded before it is opened"
    chat.tab_to("A link of the gym")
    chat.tab_to("Open Ask the coach")
    chat.page.keyboard.press("Enter")
    expect(chat.page.get_by_role("dialog", name="Ask the coach")).to_be_visible()
    expect(chat.box).to_be_focused()
    answer_in(chat.ask(NEED))
    expect(chat.cards).to_have_count(1)

    chat.choose("Delete my data")
    chat.page.keyboard.press("Escape")
    chat.button("Menu").click()
    chat.page.keyboard.press("Escape")
    expect(chat.button("Recovery code")).to_have_count(0)
    expect(chat.box).to_be_visible()
    chat.page.keyboard.press("Escape")
    expect(chat.box).to_be_hidden()
    expect(launcher).to_be_focused()
    expect(launcher).to_have_attribute("aria-expanded", "false")
    chat.page.reload()
    launcher.click()
    expect(chat.cards).to_have_count(1)
    chat.button("Close").click()
    expect(launcher).to_be_focused()
    assert {urlsplit(request.url).netloc for request in chat.requests} == {
        urlsplit(chat.bot).netloc,
        urlsplit(chat.foreign).netloc,
    }


def test_an_answer_behind_a_closed_launcher_counts_as_unread(visit: Visit) -> None:
    chat = visit()
    chat.page.goto(chat.foreign)
    held: list[Route] = []
    chat.page.route("**/webhooks/web/message", lambda route: held.append(route))
    chat.button("Open Ask the coach").click()
    with chat.page.expect_request("**/webhooks/web/message"):
        chat.write(NEED)
    chat.page.keyboard.press("Escape")
    held[0].continue_()
    chat.button("Open Ask the coach, 1 unread").click()
    expect(chat.cards).to_have_count(1)
    chat.page.keyboard.press("Escape")
    expect(chat.button("Open Ask the coach")).to_be_visible()


def test_a_page_that_the_operator_did_not_name_gets_nothing(visit: Visit) -> None:
    chat = visit()
    chat.page.goto(chat.foreign.replace("localhost", "127.0.0.1"))  # another origin to a browser
    chat.strangers.clear()
    chat.button("Open Ask the coach").click()
    chat.write(NEED)
    expect(chat.said).to_have_count(1)
    expect(chat.page.get_by_text("does not answer").or_(chat.page.get_by_text("Not sent")).first).to_be_visible()
    expect(chat.cards).to_have_count(0)
    chat.strangers.clear()
