"""What belongs to a lifter: it outlives a new chat and a lost browser, and goes when they say so in plain words."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Locator, expect
from web.chat_page import ChatPage

Visit = Callable[..., ChatPage]
Shot = Callable[[ChatPage, str], None]
NEED = "Do I need hip thrusts?"


def log_a_session(chat: ChatPage) -> None:
    chat.ask("today 3x10 at 100kg rpe 8")
    chat.replies_to(chat.chip("Yes, save it").click)


def code_dialog(chat: ChatPage) -> Locator:
    return chat.page.get_by_role("dialog", name="Your recovery code")


def recovery_code(chat: ChatPage) -> str:
    chat.choose("Recovery code")
    code_dialog(chat).get_by_role("button", name="Make a code").click()
    code = code_dialog(chat).get_by_role("status", name="Your recovery code").inner_text()
    chat.button("Done").click()
    return code


def test_a_new_chat_clears_the_talk_and_keeps_the_log_and_says_so(visit: Visit, shot: Shot, look: str) -> None:
    chat = visit(look).open()
    log_a_session(chat)
    chat.button("New chat").click()
    dialog = chat.page.get_by_role("dialog", name="Start a new chat?")
    expect(dialog).to_contain_text("training log, plan, bar and plates and health notes stay")
    shot(chat, f"{look}-9-new-chat")
    assert chat.barriers() == []
    chat.page.keyboard.press("Escape")
    expect(chat.said).to_have_count(2)
    chat.begin_anew()
    expect(chat.said).to_have_count(0)
    expect(chat.log).to_contain_text("This is a new chat. Your training log")
    expect(chat.chips).to_have_count(3)
    expect(chat.box).to_be_focused()
    assert chat.history() == (200, [])
    shot(chat, f"{look}-9-new-chat-begun")
    replies = chat.ask("why?")
    assert not [item for item in replies if "answer" in item.get("custom", {})], "it remembers the old chat"
    assert "100 kg" in str(chat.ask("show my log"))
    chat.page.reload()
    expect(chat.said).to_have_text([re.compile("why"), re.compile("show my log")])


def test_a_new_chat_is_not_said_to_be_new_while_the_server_is_away(chat: ChatPage) -> None:
    chat.ask(NEED)
    chat.page.context.route("**/webhooks/**", lambda route: route.abort("connectionrefused"))
    chat.begin_anew()
    expect(chat.log).to_contain_text("so this chat is still here")
    expect(chat.said).to_have_count(1)
    chat.page.context.unroute_all()


def test_a_recovery_code_is_shown_once_and_brings_the_log_to_a_new_browser(visit: Visit, shot: Shot, look: str) -> None:
    chat, other = visit(look).open(), visit(look).open()
    log_a_session(chat)
    chat.button("Menu").click()
    shot(chat, f"{look}-9-menu")
    assert chat.barriers() == []
    chat.button("Recovery code").click()
    expect(code_dialog(chat)).to_contain_text("It is shown once and works once")
    code_dialog(chat).get_by_role("button", name="Make a code").click()
    shown = code_dialog(chat).get_by_role("status", name="Your recovery code")
    expect(shown).to_have_text(re.compile(r"^([A-HJKMNP-Z2-9]{4}-){3}[A-HJKMNP-Z2-9]{4}$"))
    code = shown.inner_text()
    shot(chat, f"{look}-9-recovery-code")
    assert chat.barriers() == []
    chat.button("Done").click()
    expect(chat.button("Menu")).to_be_focused()
    assert code not in chat.page.content()
    assert code not in chat.page.evaluate("() => JSON.stringify({ ...localStorage, ...sessionStorage })")

    other.choose("I have a code")
    dialog = other.page.get_by_role("dialog", name="Bring my log here")
    dialog.get_by_label("Code").fill("ABCD-EFGH-JKMN-PQRS")
    dialog.get_by_role("button", name="Bring my log here").click()
    expect(dialog.get_by_role("alert")).to_contain_text("don’t know that code")
    shot(other, f"{look}-9-wrong-code")
    assert other.barriers() == []
    dialog.get_by_label("Code").fill(code.lower())
    other.page.keyboard.press("Enter")
    expect(other.log).to_contain_text("Your training log, plan and health notes are here now")
    assert other.sideways() == []
    shot(other, f"{look}-9-recovered")
    assert "100 kg" in str(other.ask("show my log"))


def test_a_recovery_code_that_cannot_be_made_is_said(chat: ChatPage) -> None:
    chat.page.context.route("**/webhooks/**", lambda route: route.abort("connectionrefused"))
    chat.choose("Recovery code")
    code_dialog(chat).get_by_role("button", name="Make a code").click()
    expect(code_dialog(chat).get_by_role("alert")).to_contain_text("nothing was changed")
    chat.page.context.unroute_all()


def test_delete_my_data_wants_the_word_and_then_deletes_here_and_on_the_server(
    visit: Visit, shot: Shot, look: str
) -> None:
    chat = visit(look).open()
    log_a_session(chat)
    code, token = recovery_code(chat), chat.token
    chat.choose("Delete my data")
    dialog = chat.page.get_by_role("dialog", name="Delete my data?")
    delete = dialog.get_by_role("button", name="Delete", exact=True)
    expect(delete).to_have_attribute("aria-disabled", "true")
    delete.click(force=True)
    dialog.get_by_label("Type “delete” to go on").fill("yes")
    chat.page.keyboard.press("Enter")
    expect(dialog).to_be_visible()
    shot(chat, f"{look}-9-delete")
    assert chat.barriers() == []
    assert chat.history()[0] == 200
    chat.page.keyboard.press("Escape")
    chat.delete_everything()
    expect(chat.log).to_contain_text("deleted, here and on the server")
    expect(chat.said).to_have_count(0)
    assert chat.history(token)[0] == 401
    stored = chat.page.evaluate("() => JSON.stringify({ ...localStorage, ...sessionStorage })")
    assert "100kg" not in stored
    assert token not in stored
    chat.page.reload()
    expect(chat.chips).to_have_count(3)
    expect(chat.said).to_have_count(0)
    chat.choose("I have a code")
    chat.page.get_by_role("dialog", name="Bring my log here").get_by_label("Code").fill(code)
    chat.page.keyboard.press("Enter")
    expect(chat.page.get_by_role("alert")).to_contain_text("don’t know that code")


def test_a_tap_beside_the_menu_closes_it(chat: ChatPage) -> None:
    chat.button("Menu").click()
    expect(chat.button("Recovery code")).to_be_visible()
    chat.box.click()
    expect(chat.button("Recovery code")).to_have_count(0)
