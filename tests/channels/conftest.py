"""A server and a page for each test."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from web_server import Page, WebServer

from bot.store.session import close_engines

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
    running = WebServer(dist).start()
    yield running
    running.stop()
    close_engines()


@pytest.fixture
def open_page(server: WebServer) -> Iterator[Callable[[], Page]]:
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
