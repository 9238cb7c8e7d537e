"""A log of another app, chosen on the page: shown, saved after a tap, and told when it is none."""

from __future__ import annotations

from playwright.sync_api import expect
from web.chat_page import ChatPage

CSV = b"Date,Exercise,Category,Weight (lbs),Reps,Comment\n2026-01-05,Deadlift,Back,185.0,5,\n"


def choose(chat: ChatPage, name: str, body: bytes) -> None:
    with chat.page.expect_file_chooser() as opened:
        chat.button("Send a CSV file of another app").click()
    opened.value.set_files({"name": name, "mimeType": "text/csv", "buffer": body})


def test_a_file_is_chosen_shown_saved_and_taken_back(chat: ChatPage) -> None:
    choose(chat, "my log.csv", CSV)
    expect(chat.said).to_contain_text("my log.csv")
    expect(chat.log).to_contain_text("1 set in 1 session")
    chat.chip("Yes, save it").click()
    expect(chat.log).to_contain_text("Saved: 1 session.")
    chat.chip("Undo").click()
    expect(chat.log).to_contain_text("Removed: the import with its 1 session.")


def test_a_file_that_is_no_export_is_told_in_words(chat: ChatPage) -> None:
    choose(chat, "photo.csv", b"PK\x03\x04 packed")
    expect(chat.log).to_contain_text("packed file (ZIP or Excel)")
