"""A plan as a card: its days side by side on a desktop, stacked on a phone, with what to do on each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect
from web.chat_page import ChatPage

Visit = Callable[..., ChatPage]
Shot = Callable[[ChatPage, str], None]
WISH = "make me a plan for glute growth, i'm trained, 3 days, barbell, no other lifts, my back is fine, nothing hurts"


def plan_in(chat: ChatPage) -> dict[str, Any]:
    """The plan that the coach makes, whatever it asks before."""
    replies = chat.ask(WISH)
    for _ in range(8):
        found = [item["custom"]["plan"] for item in replies if "plan" in item.get("custom", {})]
        if found:
            return dict(found[0])
        replies = chat.replies_to(chat.chips.last.click)
    raise AssertionError(f"no plan, but {replies}")


def test_a_plan_shows_its_days_with_their_lines(visit: Visit, shot: Shot, look: str) -> None:
    chat = visit(look).open()
    plan = plan_in(chat)
    days = chat.cards.last.locator(".day")
    expect(days).to_have_count(len(plan["days"]))
    for shown, day in zip(days.all(), plan["days"], strict=True):
        expect(shown.get_by_role("heading")).to_contain_text(f"Day {day['number']}")
        for line in day["lines"]:
            expect(shown).to_contain_text(line["lift"])
            if "sets" in line:
                expect(shown).to_contain_text(f"{line['reps'][0]} to {line['reps'][1]}")
                expect(shown).to_contain_text(f"{line['rpe'][0]} to {line['rpe'][1]}")
    tops = {round(box["y"]) for box in (day.bounding_box() for day in days.all()) if box}
    assert len(tops) == (1 if look.startswith("desktop") else len(plan["days"]))
    assert chat.sideways() == []
    chat.cards.last.scroll_into_view_if_needed()
    shot(chat, f"{look}-11-plan")
    assert chat.barriers() == []
    before = chat.cards.last.inner_text()
    chat.page.reload()
    expect(chat.cards.last.locator(".day")).to_have_count(len(plan["days"]))
    assert chat.cards.last.inner_text() == before


def test_a_plan_in_the_widget_is_stacked(visit: Visit, shot: Shot) -> None:
    chat = visit("desktop-light")
    chat.page.goto(chat.foreign)
    chat.button("Open Ask the coach").click()
    plan = plan_in(chat)
    boxes = [day.bounding_box() for day in chat.cards.last.locator(".day").all()]
    assert len({round(box["y"]) for box in boxes if box}) == len(plan["days"])
    assert chat.sideways() == []
    shot(chat, "desktop-light-11-plan-widget")
