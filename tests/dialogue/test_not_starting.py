"""What somebody reads when the coach cannot start: one line that says what to do, and no trace."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from bot_process import QUIET, ROOT, free_port
from sanic import Sanic

from bot.app.server import load_agent, serve
from bot.app.start_problems import StartError, start_problems
from bot.settings.replicas import check_replicas
from bot.store import database
from bot.store.session import close_engines

TOGETHER = {
    "REPLICAS": "2",
    "WEB_SECRET": "0123456789abcdef",
    "DATABASE_URL": "postgresql:///c",
    "PUBLIC_URL": "https://c",
}


@pytest.fixture(autouse=True)
def _own_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/coach.db")
    # One process makes one application, but for tests.
    monkeypatch.setattr(Sanic, "test_mode", True)


def _problem(model: Path) -> str:
    with pytest.raises(StartError) as error, start_problems():
        load_agent(model)
    close_engines()
    assert "\n" not in str(error.value)
    return str(error.value)


@pytest.mark.parametrize("share", [0, 0.5, 0.99])
def test_a_model_that_was_cut_short_is_named(model: Path, tmp_path: Path, share: float) -> None:
    whole = model.read_bytes()
    cut = tmp_path / "cut.tar.gz"
    cut.write_bytes(whole[: int(len(whole) * share)])
    assert f"{cut} cannot be loaded" in _problem(cut)


def test_a_model_that_is_none_is_named(tmp_path: Path) -> None:
    cat = tmp_path / "cat.tar.gz"
    cat.write_bytes(b"a picture of a cat")
    assert f"{cat} cannot be loaded" in _problem(cat)


def test_a_database_that_does_not_answer_is_named_without_its_password(
    model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_PATIENCE", 0)
    monkeypatch.setenv("DATABASE_URL", f"postgresql://coach:wombat@127.0.0.1:{free_port()}/coach")
    said = _problem(model)
    assert "the database does not answer (postgresql://coach:***@127.0.0.1" in said
    assert "Check DATABASE_URL" in said


@pytest.mark.parametrize(("name", "value"), [("WEB_SECRET", "short"), ("REPLICAS", "many"), ("WEB_RATE", "often")])
def test_a_setting_that_cannot_be_used_is_named(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(StartError, match=name):
        serve("127.0.0.1", free_port())


def test_processes_that_serve_together_share_their_key_their_database_and_their_address() -> None:
    check_replicas(TOGETHER)
    for name in ("WEB_SECRET", "DATABASE_URL", "PUBLIC_URL"):
        with pytest.raises(ValueError, match=f"REPLICAS is 2, so set {name} to"):
            check_replicas({**TOGETHER, name: ""})
        check_replicas({**TOGETHER, name: "", "REPLICAS": "1"})
    with pytest.raises(ValueError, match="DATABASE_URL to a PostgreSQL"):
        check_replicas({**TOGETHER, "DATABASE_URL": "sqlite:///var/coach.db"})


@pytest.mark.slow
def test_without_a_model_the_command_ends_with_one_line(tmp_path: Path) -> None:
    environment = {
        **QUIET,
        "PYTHONPATH": str(ROOT),
        "PATH": "",
        "PORT": str(free_port()),
        "WEB_SECRET": "0123456789abcdef",
    }
    command = [sys.executable, "-W", "ignore", "-m", "bot", "serve"]
    ended = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=300)
    assert ended.returncode == 1
    assert ended.stderr.splitlines() == ["models/coach.tar.gz: no trained model: run `make train`"]
