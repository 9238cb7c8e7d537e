"""A log of another app, chosen on the page: shown, saved after a tap, and told when it is none."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Route, expect
from web.chat_page import ChatPage

Visit = Callable[..., ChatPage]
Shot = Callable[[ChatPage, str], None]
HEADER = b"Date,Exercise,Category,Weight (lbs),Reps,Comment\n"
CSV = HEADER + b"2026-01-05,Deadlift,Back,185.0,5,\n"
LARGE = HEADER + b"".join(
    b"202%d-%02d-%02d,Deadlift,Back,%d.0,5,\n" % (year, month, day, 100 + load)
    for year in range(3, 6)
    for month in range(1, 13)
    for day in range(1, 29)
    for load in range(10)
)
ERRORS = {
    "packed": (b"PK\x03\x04 packed", "packed file"),
    "foreign": (b"Name,Street\nA,B\n", "Strong, Hevy"),
    "empty": (HEADER, "no set"),
}


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


def test_a_large_file_shows_how_far_it_is_then_what_is_in_it(visit: Visit, shot: Shot, look: str) -> None:
    chat = visit(look).open()
    held: list[Route] = []
    chat.page.route("**/webhooks/web/message", lambda route: held.append(route))
    with chat.page.expect_request("**/webhooks/web/message"):
        choose(chat, "ten months of training.csv", LARGE)
    expect(chat.page.get_by_role("progressbar", name="Reading ten months of training.csv")).to_be_visible()
    assert chat.sideways() == []
    shot(chat, f"{look}-13-import-progress")
    assert chat.barriers() == []
    held[0].continue_()
    expect(chat.log).to_contain_text("10,080 sets in 1,008 sessions")
    expect(chat.page.get_by_role("progressbar")).to_have_count(0)
    shot(chat, f"{look}-13-import-found")
    assert chat.sideways() == []


def test_a_file_on_its_way_is_shown(chat: ChatPage) -> None:
    held: list[Route] = []
    chat.page.route("**/webhooks/web/file", lambda route: held.append(route))
    choose(chat, "my log.csv", LARGE)
    bar = chat.page.get_by_role("progressbar", name=re.compile("(Sending|Reading) my log.csv"))
    expect(bar).to_be_visible()
    held[0].abort("connectionreset")
    expect(chat.log).to_contain_text("The file was not sent")
    expect(bar).to_have_count(0)


def test_files_that_cannot_be_read_are_told_in_words(visit: Visit, shot: Shot, look: str) -> None:
    chat = visit(look).open()
    for name, (body, words) in ERRORS.items():
        choose(chat, f"{name}.csv", body)
        expect(chat.log).to_contain_text(words)
    choose(chat, "huge.csv", b"x" * 5_000_001)
    expect(chat.log).to_contain_text("That file is too big")
    assert chat.sideways() == []
    shot(chat, f"{look}-13-import-errors")
    assert chat.barriers() == []
