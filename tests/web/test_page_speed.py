"""How fast and how large the page is, and that it is all from one host."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from web.chat_page import ChatPage

Visit = Callable[..., ChatPage]
QUESTIONS = [
    "Do I need hip thrusts?",
    "Are squats or hip thrusts better for glutes?",
    "How do I set up a hip thrust?",
    "how many sets and reps?",
    "what is RIR?",
]
ROUNDS = 8
AT_MOST_MS = 400
"""The aim is 100; a machine that several people test on at once is given more."""
AT_MOST_BYTES = 70 * 1024
_ENTER_TO_CARD = """async ([key, cards]) => {
  const chat = document.querySelector('coach-chat').shadowRoot;
  const area = chat.querySelector('coach-composer').shadowRoot.querySelector('textarea');
  const log = chat.querySelector('coach-log').shadowRoot;
  const card = (message) => message.shadowRoot.querySelector('coach-answer')?.shadowRoot;
  const drawn = () => [...log.querySelectorAll('coach-message')]
    .filter((message) => card(message)?.querySelector('.caveats li')?.offsetHeight);
  const from = performance.now();
  area.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  while (drawn().length < cards) await new Promise((resolve) => requestAnimationFrame(resolve));
  return performance.now() - from;
}"""


def test_question_to_rendered_answer(chat: ChatPage, capsys: pytest.CaptureFixture[str]) -> None:
    times: list[float] = []
    for question in QUESTIONS * ROUNDS:
        chat.box.fill(question)
        times.append(chat.page.evaluate(_ENTER_TO_CARD, ["Enter", len(times) + 1]))
    times.sort()
    median, p95 = times[len(times) // 2], times[int(len(times) * 0.95) - 1]
    with capsys.disabled():
        print(f"\nquestion to rendered answer: median {median:.0f} ms, p95 {p95:.0f} ms of {len(times)}")
    assert p95 < AT_MOST_MS


@pytest.mark.parametrize("widget", [False, True])
def test_all_that_is_loaded_is_small_and_from_the_bot(
    visit: Visit, capsys: pytest.CaptureFixture[str], widget: bool
) -> None:
    chat = visit()
    network = chat.page.context.new_cdp_session(chat.page)
    network.send("Network.enable")
    urls: dict[str, str] = {}
    sizes: dict[str, float] = {}

    def loaded(event: dict[str, Any]) -> None:
        sizes[event["requestId"]] = event["encodedDataLength"]

    network.on("Network.requestWillBeSent", lambda event: urls.update({event["requestId"]: event["request"]["url"]}))
    network.on("Network.loadingFinished", loaded)
    chat.page.goto(chat.foreign if widget else chat.bot, wait_until="load")
    if widget:
        chat.button("Open Ask the coach").click()
    expect(chat.chips).to_have_count(3)
    expect(chat.box).to_be_visible()
    total = sum(size for id_, size in sizes.items() if urls[id_].startswith(chat.bot))
    ready = chat.page.evaluate("() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
    with capsys.disabled():
        name = "widget" if widget else "page"
        print(f"\n{name}: {total / 1024:.1f} KB in {len(sizes)} files, loaded in {ready:.0f} ms")
    assert 0 < total < AT_MOST_BYTES
    hosts = {urlsplit(request.url).netloc for request in chat.requests}
    assert hosts == {urlsplit(url).netloc for url in ([chat.bot, chat.foreign] if widget else [chat.bot])}


def test_the_policy_lets_nothing_else_in(chat: ChatPage) -> None:
    answer = chat.page.request.get(chat.bot)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    leaked = chat.page.evaluate("() => fetch('https://example.org/').then(() => 'sent', (error) => String(error))")
    assert "Failed to fetch" in leaked
    assert [error for error in chat.errors if "Content Security Policy" in error]
    chat.errors.clear()
    chat.strangers.clear()
