"""A server and a page for each test."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from aiohttp import web
from telegram_world import World

from bot.store.session import close_engines

if TYPE_CHECKING:
    # Rasa is slow to import, and the tests of Telegram need none of it.
    from web_server import Page, WebServer

SECRET = "a secret that only the tests know"


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    """A folder like the one that vite writes."""
    folder = tmp_path / "dist"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text('<!doctype html><script type="module" src="/assets/page-1a2b.js"></script>')
    (folder / "widget.js").write_text("// launcher\n" * 100)
    (folder / "assets" / "page-1a2b.js").write_text("// page\n" * 100)
    return folder


@pytest.fixture
def _environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/coach.db")
    monkeypatch.setenv("WEB_SECRET", SECRET)
    monkeypatch.setenv("WEB_ORIGINS", "https://gym.example, http://localhost:8080/")
    monkeypatch.delenv("WEB_RATE", raising=False)


@pytest.fixture
def server(dist: Path, _environment: None) -> Iterator[WebServer]:
    from web_server import WebServer

    running = WebServer(dist).start()
    yield running
    running.stop()
    close_engines()


@pytest.fixture
def open_page(server: WebServer) -> Iterator[Callable[[], Page]]:
    from web_server import Page

    pages: list[Page] = []

    def begin() -> Page:
        pages.append(Page(server.url).begin())
        return pages[-1]

    yield begin
    for page in pages:
        page.http.close()


@pytest.fixture
def page(open_page: Callable[[], Page]) -> Page:
    return open_page()


@pytest.fixture
def new_id() -> Callable[[], str]:
    return lambda: str(uuid.uuid4())


@pytest.fixture
def database(_environment: None) -> None:
    """An empty database."""


@pytest_asyncio.fixture(loop_scope="function", params=["polling", "webhook"])
async def world(request: pytest.FixtureRequest, _environment: None) -> AsyncIterator[World]:
    """Telegram and the channel, in both modes."""
    running = await World(request.param).start()
    yield running
    await running.end()
    close_engines()


@pytest_asyncio.fixture(loop_scope="function")
async def plot_address() -> AsyncIterator[str]:
    """A plot on a server of our own."""

    async def plot(request: web.Request) -> web.Response:
        return web.Response(body=b"a plot", content_type="image/png")

    app = web.Application()
    app.router.add_get("/plots/abc.png", plot)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}/plots/abc.png"  # type: ignore[union-attr]
    await runner.cleanup()
