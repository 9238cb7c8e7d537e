"""What one sees, wide and narrow, light and dark: first words, an answer with its sources, a hand-off, the widget."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import expect
from web.chat_page import ChatPage, answer_in

Visit = Callable[..., ChatPage]
Shot = Callable[[ChatPage, str], None]
PHONE = {"width": 360, "height": 740}
BADGES = {"guide": "Guide", "study": "Study", "practice": "Common practice, untested", "safety": "Safety"}
STUDIES = "Are squats or hip thrusts better for glutes?"


def test_the_first_message_says_what_the_bot_knows(visit: Visit, shot: Shot, look: str) -> None:
    chat = visit(look).open()
    expect(chat.log).to_contain_text("I answer from one written guide")
    expect(chat.chips).to_have_count(3)
    for place in range(3):
        expect(chat.chips.nth(place)).to_be_in_viewport()
        expect(chat.chips.nth(place)).to_contain_text("?")
    expect(chat.page.get_by_text("not medical advice")).to_be_in_viewport()
    expect(chat.page.get_by_role("heading", level=1)).to_have_text("Hip thrust coach")
    dark = chat.page.locator("coach-chat").evaluate("each => getComputedStyle(each).backgroundColor")
    assert dark == ("rgb(18, 22, 24)" if look.endswith("dark") else "rgb(245, 244, 240)")
    assert chat.sideways() == []
    shot(chat, f"{look}-1-welcome")
    assert chat.barriers() == []


def test_an_answer_shows_its_caveats_badges_and_sources(visit: Visit, shot: Shot, look: str) -> None:
    chat = visit(look).open()
    answer = answer_in(chat.replies_to(lambda: chat.chip(STUDIES).click()))
    card = chat.cards
    expect(card).to_have_count(1)
    for sentence in answer["sentences"]:
        expect(card).to_contain_text(sentence["text"])
    caveats = card.get_by_role("note", name="Keep in mind").get_by_role("listitem")
    expect(caveats).to_have_text([caveat["text"] for caveat in answer["caveats"]])
    assert answer["caveats"]
    for place in range(len(answer["caveats"])):
        expect(caveats.nth(place)).to_be_in_viewport()
    badges = card.locator(".badge")
    for basis in {sentence["basis"] for sentence in answer["sentences"]}:
        expect(badges.filter(has_text=BADGES[basis]).first).to_be_visible()
    shot(chat, f"{look}-2-answer")

    entries = card.locator("coach-sources li")
    expect(entries.first).to_be_hidden()
    card.get_by_text(re.compile(r"^\d+ sources?$")).click()
    expect(entries).to_have_count(len(answer["sources"]))
    for entry, source in zip(entries.all(), answer["sources"], strict=True):
        expect(entry).to_contain_text(source["title"])
        expect(entry).to_contain_text(str(source["year"]))
        expect(entry).to_contain_text(source["studied"])
        link = entry.get_by_role("link")
        expect(link).to_have_attribute("href", source["url"])
        expect(link).to_have_attribute("rel", re.compile("noopener"))
    entries.last.scroll_into_view_if_needed()
    assert chat.sideways() == []
    shot(chat, f"{look}-3-sources")
    assert chat.barriers() == []


def test_a_hand_off_looks_like_what_it_is(visit: Visit, shot: Shot, look: str) -> None:
    chat = visit(look).open()
    (said, level) = chat.ask("I have crushing chest pain")
    assert level["custom"] == {"safety": {"level": "emergency"}}
    alarm = chat.page.get_by_role("alert", name="Stop. Get help now")
    expect(alarm.get_by_role("heading")).to_be_in_viewport()
    expect(alarm).to_contain_text(said["text"])
    expect(alarm.get_by_role("link", name="112")).to_have_attribute("href", "tel:112")
    expect(chat.cards).to_have_count(0)
    expect(chat.chips).to_have_count(0)
    assert alarm.evaluate("each => getComputedStyle(each).borderTopColor") in ("rgb(179, 33, 27)", "rgb(179, 38, 30)")
    assert chat.sideways() == []
    shot(chat, f"{look}-4-emergency")
    assert chat.barriers() == []


def test_an_answer_on_pain_looks_like_a_hand_off_too(visit: Visit, shot: Shot, look: str) -> None:
    chat = visit(look).open()
    pain = answer_in(chat.ask("my knee hurts when I thrust"))
    expect(chat.cards.get_by_role("note").get_by_role("listitem")).to_have_text(
        [caveat["text"] for caveat in pain["caveats"]]
    )
    expect(chat.cards.locator(".badge").first).to_have_text("Safety")
    assert chat.sideways() == []
    shot(chat, f"{look}-5-pain")
    assert chat.barriers() == []


def test_the_widget_on_somebody_elses_page(visit: Visit, shot: Shot, look: str) -> None:
    chat = visit(look)
    chat.page.goto(chat.foreign)
    chat.button("Open Ask the coach").click()
    expect(chat.box).to_be_focused()
    answer_in(chat.replies_to(lambda: chat.chip(STUDIES).click()))
    expect(chat.cards).to_have_count(1)
    assert chat.page.locator("coach-chat .disclaimer").evaluate("each => getComputedStyle(each).fontSize") != "9px"
    panel, launcher = chat.page.get_by_role("dialog").bounding_box(), chat.page.locator(".launcher").bounding_box()
    assert panel
    assert launcher
    if look.startswith("desktop"):
        assert panel["y"] + panel["height"] <= launcher["y"], "the panel covers the button that closes it"
    else:
        assert (panel["width"], panel["height"]) == (PHONE["width"], PHONE["height"])
    assert chat.sideways() == []
    shot(chat, f"{look}-6-widget")
    assert chat.barriers() == []
