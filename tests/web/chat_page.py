"""The chat as somebody in front of it uses it: what they see and what they can press."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ConsoleMessage, Locator, Page, Request, Response, expect

SECRET = "a secret that only the browser tests know"
"""Signs the tokens of the bot under test."""
WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
_NETWORK = ("Failed to load resource", "net::ERR", "blocked by CORS policy")
_FOCUSED = """() => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return (active?.getAttribute('aria-label') || active?.textContent || '').trim();
}"""
_WIDER_THAN_SHOWN = """() => {
  const scrolls = (each) => /auto|scroll/.test(getComputedStyle(each).overflowX);
  const wide = (root) => [...root.querySelectorAll('*')].flatMap((each) => [
    ...(each.scrollWidth > each.clientWidth + 1 && scrolls(each) ? [each.className] : []),
    ...(each.shadowRoot ? wide(each.shadowRoot) : []),
  ]);
  const { scrollWidth, clientWidth } = document.documentElement;
  return [...(scrollWidth > clientWidth ? [`page ${scrollWidth} > ${clientWidth}`] : []), ...wide(document)];
}"""


class ChatPage:
    """One tab with the chat.

    Args:
        page: the tab.
        bot: address of the bot.
        foreign: address of the page that carries the widget.
    """

    def __init__(self, page: Page, bot: str, foreign: str) -> None:
        self.page = page
        self.bot = bot
        self.foreign = foreign
        self.errors: list[str] = []
        self.strangers: list[str] = []
        self.requests: list[Request] = []
        """Every request of all tabs of this browser."""
        page.context.on("request", self._requested)
        page.context.on("console", self._logged)
        page.context.on("weberror", lambda error: self.errors.append(str(error.error)))
        self.box = page.get_by_role("textbox", name="Your message")
        self.log = page.get_by_role("log")
        self.cards = page.locator("coach-answer")
        self.said = page.locator(".user .said")
        """What the person wrote, as the log shows it."""
        self.chips = page.get_by_role("group", name="Suggested questions").get_by_role("button")

    def open(self) -> ChatPage:
        """Go to the page at ``/``."""
        self.page.goto(self.bot)
        expect(self.box).to_be_visible()
        return self

    def another_tab(self) -> ChatPage:
        """A second tab of the same browser."""
        return ChatPage(self.page.context.new_page(), self.bot, self.foreign).open()

    def button(self, name: str) -> Locator:
        """The button of exactly that name."""
        return self.page.get_by_role("button", name=name, exact=True)

    def choose(self, name: str) -> None:
        """Open the menu and take the choice of that name."""
        self.button("Menu").click()
        self.button(name).click()

    def begin_anew(self) -> None:
        """Start a new chat, and say yes to it."""
        self.button("New chat").click()
        self.page.get_by_role("dialog", name="Start a new chat?").get_by_role("button", name="New chat").click()

    def delete_everything(self) -> None:
        """Have everything deleted, in the words that are asked for."""
        self.choose("Delete my data")
        dialog = self.page.get_by_role("dialog", name="Delete my data?")
        dialog.get_by_label("Type “delete” to go on").fill("delete")
        dialog.get_by_role("button", name="Delete", exact=True).click()

    def chip(self, title: str) -> Locator:
        """The chip of that title."""
        return self.chips.filter(has_text=title)

    def write(self, text: str) -> None:
        """Type and send."""
        self.box.fill(text)
        self.box.press("Enter")

    def ask(self, text: str) -> list[dict[str, Any]]:
        """Type and send, and wait for what the server replies."""
        return self.replies_to(lambda: self.write(text))

    def replies_to(self, act: Any) -> list[dict[str, Any]]:
        """What the server replies to what an act sends."""
        with self.page.expect_response(lambda answer: _is_message(answer.request)) as waited:
            act()
        response: Response = waited.value
        assert response.status == 200, response.text()
        return list(response.json()["replies"])

    @property
    def sent(self) -> list[dict[str, Any]]:
        """Bodies of the messages that this browser sent, or tried to."""
        return [json.loads(request.post_data or "{}") for request in self.requests if _is_message(request)]

    @property
    def token(self) -> str:
        """Token of the conversation, as the browser keeps it."""
        return str(self._state().get("token", ""))

    def keep(self, **changes: Any) -> None:
        """Change what the browser keeps of the conversation."""
        changed = json.dumps({**self._state(), **changes})
        self.page.evaluate("([key, state]) => localStorage.setItem(key, state)", [self._key, changed])

    def history(self, token: str | None = None) -> tuple[int, list[str]]:
        """Status of the server's history, and what the person said in it."""
        headers = {"Authorization": f"Bearer {token or self.token}"}
        answer = self.page.request.get(f"{self.bot}webhooks/web/history", headers=headers)
        found = answer.json().get("messages", [])
        return answer.status, [each["text"] for each in found if each["from"] == "user"]

    def tab_to(self, name: str, back: bool = False) -> None:
        """Move the focus with Tab until it is on something of that name."""
        passed = []
        for _ in range(40):
            self.page.keyboard.press("Shift+Tab" if back else "Tab")
            passed.append(self.page.evaluate(_FOCUSED))
            if passed[-1].startswith(name):
                return
        raise AssertionError(f"no way to {name!r} by Tab, only to {passed}")

    def focused(self) -> str:
        """Name of what has the focus, through every shadow root."""
        return str(self.page.evaluate(_FOCUSED))

    def sideways(self) -> list[str]:
        """What is wider than its place and would scroll sideways."""
        return list(self.page.evaluate(_WIDER_THAN_SHOWN))

    def barriers(self) -> list[str]:
        """Violations of WCAG 2.2 AA that axe finds."""
        rules = {"runOnly": {"type": "tag", "values": WCAG_22_AA}, "resultTypes": ["violations"]}
        found = Axe().run(self.page, options=rules).response["violations"]
        return [f"{each['id']}: {node['target']} {node['failureSummary']}" for each in found for node in each["nodes"]]

    @property
    def _key(self) -> str:
        return f"coach-chat:1:{self.bot}"

    def _state(self) -> dict[str, Any]:
        return dict(json.loads(self.page.evaluate("key => localStorage.getItem(key)", self._key) or "{}"))

    def _requested(self, request: Request) -> None:
        self.requests.append(request)
        parts = urlsplit(request.url)
        known = {urlsplit(self.bot).netloc, urlsplit(self.foreign).netloc}
        if parts.scheme != "data" and parts.netloc not in known:
            self.strangers.append(request.url)

    def _logged(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not any(part in message.text for part in _NETWORK):
            self.errors.append(message.text)


def _is_message(request: Request) -> bool:
    return request.method == "POST" and request.url.endswith("/webhooks/web/message")


def answer_in(replies: list[dict[str, Any]]) -> dict[str, Any]:
    """The parts of the one answer among the replies."""
    (answer,) = [item["custom"]["answer"] for item in replies if "answer" in item.get("custom", {})]
    return dict(answer)
