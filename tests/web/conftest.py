"""The chat in a real browser: the real app with the real model, and a foreign page that carries the widget."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from bot_process import ROOT, free_port, serving
from playwright.sync_api import BrowserContext, expect
from web.chat_page import SECRET, ChatPage

SCREENSHOTS = ROOT / "reports" / "screenshots"
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
PATIENCE_MS = 20_000

DESKTOP, PHONE = {"width": 1280, "height": 800}, {"width": 360, "height": 740}
LOOKS: dict[str, dict[str, Any]] = {
    "desktop-light": {"viewport": DESKTOP, "color_scheme": "light"},
    "desktop-dark": {"viewport": DESKTOP, "color_scheme": "dark"},
    "phone-light": {"viewport": PHONE, "color_scheme": "light", "has_touch": True},
    "phone-dark": {"viewport": PHONE, "color_scheme": "dark", "has_touch": True},
}
_FOREIGN = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A gym</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>* {{ color: #a00; font-size: 9px; margin: 30px }}</style></head>
<body><main><h1>A gym</h1><p><a href="#">A link of the gym</a></p></main>
<script src="{bot}widget.js" data-title="Ask the coach" data-color="#7a2e8e" {load}></script></body></html>"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Last of all: once a browser has started, no other test could run an event loop of its own."""
    here = Path(__file__).parent
    items.sort(key=lambda item: here in item.path.parents)
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Debian's Chromium. Without it there is nothing to test with: said here, and an error in CI."""
    if not Path(CHROMIUM).is_file():
        missing = "there is no /usr/bin/chromium (apt-get install chromium)"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    return {"executable_path": CHROMIUM, "args": ["--no-sandbox"], "timeout": 120_000}


@pytest.fixture(scope="session")
def ports() -> tuple[int, int]:
    """Of the bot and of the foreign page."""
    return free_port(), free_port()


@pytest.fixture(scope="session")
def bot(
    browser_type_launch_args: dict[str, Any], ports: tuple[int, int], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Address of the bot, started as ``make chat`` does; the one page it lets in is the foreign one.

    Not before it is known that there is a browser: starting takes long.
    """
    for needed, target in (("models/coach.tar.gz", "make train"), ("bot/web/dist/index.html", "make setup")):
        if not (ROOT / needed).is_file():
            pytest.fail(f"there is no {needed}: run {target}")
    port, foreign = ports
    environment = {
        "WEB_SECRET": SECRET,
        "WEB_RATE": "message=9999/minute conversation=9999/hour code=9999/hour",
        "WEB_ORIGINS": f"http://localhost:{foreign}",
    }
    with serving(tmp_path_factory.mktemp("web"), environment, port=port) as process:
        yield f"{process.url}/"


@pytest.fixture(scope="session")
def foreign(bot: str, ports: tuple[int, int]) -> Iterator[str]:
    """Address of somebody else's page, on an origin of its own, with ugly styles and the widget.

    ``?async`` behind it loads the widget in that way and not by ``defer``.
    """

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # noqa: N802
            path, _, load = self.path.partition("?")
            found, content = path == "/", _FOREIGN.format(bot=bot, load=unquote(load) or "defer").encode()
            self.send_response(200 if found else 204)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(content) if found else 0))
            self.end_headers()
            self.wfile.write(content if found else b"")

        def log_message(self, *_: Any) -> None:
            pass

    site = ThreadingHTTPServer(("127.0.0.1", ports[1]), Site)
    threading.Thread(target=site.serve_forever, daemon=True).start()
    yield f"http://localhost:{ports[1]}/"
    site.shutdown()


@pytest.fixture
def visit(new_context: Callable[..., BrowserContext], bot: str, foreign: str) -> Iterator[Callable[..., ChatPage]]:
    """A new person with a browser of their own; it may talk to the bot and the page it is on, to nobody else."""
    expect.set_options(timeout=PATIENCE_MS)
    visits: list[ChatPage] = []

    def begin(look: str = "desktop-light", **options: Any) -> ChatPage:
        context = new_context(**{"reduced_motion": "reduce", **LOOKS[look], **options})
        context.set_default_timeout(PATIENCE_MS)
        visits.append(ChatPage(context.new_page(), bot, foreign))
        return visits[-1]

    yield begin
    for chat in visits:
        assert chat.errors == []
        assert chat.strangers == []


@pytest.fixture
def chat(visit: Callable[..., ChatPage]) -> ChatPage:
    """The page at ``/`` on a desktop, just opened."""
    return visit().open()


@pytest.fixture(params=list(LOOKS))
def look(request: pytest.FixtureRequest) -> str:
    """Each size in each theme."""
    return str(request.param)


@pytest.fixture
def shot() -> Callable[[ChatPage, str], None]:
    """Keep what the page looks like."""

    def take(chat: ChatPage, name: str) -> None:
        chat.page.screenshot(path=SCREENSHOTS / f"{name}.png")

    return take
