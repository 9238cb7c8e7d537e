"""Talking on the page: chips, keys, history, tabs, leaving, deleting, what was typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Route, expect
from web.chat_page import ChatPage, answer_in

Visit = Callable[..., ChatPage]
Shot = Callable[[ChatPage, str], None]
NEED = "Do I need hip thrusts?"


def test_why_and_tell_me_more_are_chips_that_go_when_used(chat: ChatPage) -> None:
    chat.ask("How do I set up a hip thrust?")
    expect(chat.chip("Tell me more")).to_be_visible()
    why = answer_in(chat.replies_to(chat.chip("Why?").click))
    expect(chat.cards).to_have_count(2)
    expect(chat.cards.last).to_contain_text(why["sentences"][-1]["text"])
    more = answer_in(chat.replies_to(chat.chip("Tell me more").click))
    expect(chat.cards).to_have_count(3)
    assert why["intent"] == more["intent"] == "setup"
    assert why["sentences"] != more["sentences"]
    expect(chat.said).to_have_text([re.compile("How do I set up"), re.compile("Why\\?"), re.compile("Tell me more")])
    label, payload = chat.sent[1]["title"], chat.sent[1]["payload"]
    assert (label, payload) == ("Why?", "/ask_why")
    groups = chat.page.get_by_role("group", name="Suggested questions")
    expect(groups).to_have_count(1)


def test_a_caveat_that_was_told_before_is_folded_and_opens_again(chat: ChatPage) -> None:
    chat.ask("Do I need hip thrusts?")
    limits = chat.cards.last.get_by_role("note", name="Keep in mind")
    expect(limits.get_by_role("group")).to_have_count(0)
    why = answer_in(chat.replies_to(chat.chip("Why?").click))
    told_before = next(caveat["text"] for caveat in why["caveats"] if caveat.get("folded"))
    expect(limits.get_by_text(told_before)).to_be_hidden()
    limits.get_by_text("What I told you before").click()
    expect(limits.get_by_text(told_before)).to_be_visible()
    assert chat.barriers() == []


def test_the_buttons_of_a_closed_question_are_spent_and_say_so(visit: Visit, shot: Shot, look: str) -> None:
    chat = visit(look).open()
    chat.ask("today 3x10 at 100kg rpe 8")
    expect(chat.page.get_by_role("group", name="Buttons of a closed question")).to_have_count(0)
    chat.replies_to(chat.chip("Yes, save it").click)
    spent = chat.page.get_by_role("group", name="Buttons of a closed question")
    save = spent.get_by_role("button", name="Yes, save it, your answer")
    expect(save).to_have_attribute("aria-disabled", "true")
    sent = len(chat.sent)
    spent.get_by_role("button", name="Cancel").click(force=True)
    expect(chat.page.get_by_text("That question is closed, so nothing changed.")).to_be_visible()
    assert len(chat.sent) == sent
    chat.page.reload()
    expect(save).to_be_visible()
    save.scroll_into_view_if_needed()
    save.click(force=True)
    assert chat.sideways() == []
    shot(chat, f"{look}-10-spent")
    assert chat.barriers() == []


def test_a_picture_of_progress_is_there_and_told_in_words(chat: ChatPage) -> None:
    chat.ask("today 3x10 at 100kg rpe 8")
    chat.replies_to(chat.chip("Yes, save it").click)
    chat.ask("show my progress")
    picture = chat.page.get_by_role("img", name=re.compile("Three charts of your barbell hip thrust"))
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 1080
    chat.page.reload()
    expect(picture).to_be_visible()


def test_typing_shows_after_a_moment_and_chips_go_at_once(chat: ChatPage) -> None:
    held: list[Route] = []
    chat.page.route("**/webhooks/web/message", lambda route: held.append(route))
    chat.chip(NEED).click()
    expect(chat.page.locator(".typing")).to_be_visible()
    expect(chat.chips).to_have_count(0)
    held[0].continue_()
    expect(chat.cards).to_have_count(1)
    expect(chat.page.locator(".typing")).to_be_hidden()


def test_enter_sends_and_shift_enter_starts_a_line(chat: ChatPage) -> None:
    chat.box.press_sequentially("do I need")
    chat.box.press("Shift+Enter")
    chat.box.press_sequentially("hip thrusts?")
    expect(chat.box).to_have_value("do I need\nhip thrusts?")
    assert chat.sent == []
    chat.box.press("Enter")
    expect(chat.box).to_have_value("")
    expect(chat.box).to_be_focused()
    expect(chat.cards).to_have_count(1)
    chat.box.press("Enter")
    chat.write("   ")
    assert [body["text"] for body in chat.sent] == ["do I need\nhip thrusts?"]


def test_history_is_there_after_a_reload(chat: ChatPage) -> None:
    chat.ask(NEED)
    chat.ask("I have crushing chest pain")
    chat.page.reload()
    expect(chat.cards).to_have_count(1)
    expect(chat.page.locator("coach-safety")).to_have_count(1)
    expect(chat.said).to_have_count(2)
    assert len(chat.sent) == 2
    chat.keep(messages=[])  # a browser that threw the messages away, but not the token
    chat.page.reload()
    expect(chat.said).to_have_count(2)
    expect(chat.cards.get_by_role("note")).to_be_visible()
    expect(chat.page.locator("coach-safety").get_by_role("heading")).to_have_text("Stop. Get help now")


def test_two_tabs_show_one_conversation(chat: ChatPage) -> None:
    other = chat.another_tab()
    chat.ask(NEED)
    expect(other.cards).to_have_count(1)
    answer = answer_in(other.ask("why?"))
    assert answer["intent"] == "need_hip_thrusts"
    expect(chat.cards).to_have_count(2)
    assert chat.history() == (200, [NEED, "why?"])
    assert len({body["id"] for body in chat.sent}) == 2


def test_copy_and_thumbs(visit: Visit) -> None:
    chat = visit(permissions=["clipboard-read", "clipboard-write"]).open()
    answer = answer_in(chat.ask(NEED))
    chat.button("Copy").click()
    expect(chat.page.get_by_text("Copied")).to_be_visible()
    copied = chat.page.evaluate("() => navigator.clipboard.readText()")
    assert all(caveat["text"] in copied for caveat in answer["caveats"])
    chat.button("Not helpful").click()
    chat.page.get_by_label("What was missing or wrong?").fill("numbers for tall people")
    chat.page.keyboard.press("Enter")
    expect(chat.page.get_by_text("Thanks, noted")).to_be_visible()
    expect(chat.button("Not helpful")).to_have_attribute("aria-pressed", "true")
    posts = [request for request in chat.requests if request.method == "POST" and request.url.endswith("/feedback")]
    thumbs = [(body["positive"], body["word"]) for body in (request.post_data_json for request in posts)]
    assert thumbs == [(False, None), (False, "numbers for tall people")]


@pytest.mark.parametrize(
    "text",
    [
        "<img src=x onerror=\"document.title='run'\"><b>do I need hip thrusts?</b>",
        "<script>document.title='run'</script> **do I need** [hip thrusts](javascript:document.title='run')",
    ],
)
def test_markup_in_a_message_is_text(chat: ChatPage, text: str) -> None:
    chat.ask(text)
    expect(chat.said).to_contain_text(text)
    chat.page.reload()
    expect(chat.said).to_contain_text(text)
    assert chat.log.locator("img, b, script, a[href^=javascript]").count() == 0
    expect(chat.page).to_have_title("Hip thrust coach")


def test_markup_from_the_server_is_text(chat: ChatPage) -> None:
    text = "<img src=x onerror=\"document.title='run'\"> **bold** <a href='javascript:alert(1)'>here</a>"
    chat.page.route("**/webhooks/web/message", lambda route: route.fulfill(json={"replies": [{"text": text}]}))
    chat.write("hello")
    expect(chat.log.get_by_text(text)).to_be_visible()
    assert chat.log.locator("img, a").count() == 0
    expect(chat.page).to_have_title("Hip thrust coach")


def test_100_000_characters_are_warned_of_before_and_refused_after(chat: ChatPage) -> None:
    text = "hip thrust " * 10_000
    chat.box.fill(text[:100_000])
    expect(chat.page.get_by_role("alert")).to_contain_text("nothing is sent yet")
    expect(chat.page.get_by_role("alert")).to_contain_text("2,000")
    expect(chat.button("Send")).to_have_attribute("aria-disabled", "true")
    assert chat.barriers() == []
    chat.box.press("Enter")
    expect(chat.box).to_have_value(text[:100_000])
    chat.box.fill(NEED)
    expect(chat.page.get_by_role("alert")).to_have_count(0)
    chat.box.press("Enter")
    expect(chat.cards).to_have_count(1)
    assert [body["text"] for body in chat.sent] == [NEED]
    refused = chat.page.request.post(
        urljoin(chat.bot, "webhooks/web/message"),
        data={"id": "b7c9c9b0-93c1-4f06-8b0c-000000000000", "text": text[:100_000]},
        headers={"Authorization": f"Bearer {chat.token}"},
    )
    assert refused.status == 413
    assert refused.json()["error"]["code"] == "too_long"
