"""The command line says at once what keeps it from running, and takes words with any quotes."""

from __future__ import annotations

import os
import socket
import subprocess
from pathlib import Path

import pytest
from bot_process import ROOT

from bot.app.address import address_problem


def test_a_port_in_use_is_named_with_another_one() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        found = address_problem("127.0.0.1", port)
    assert found is not None
    assert found.startswith(f"port {port} on 127.0.0.1 is in use")
    assert f"PORT={port + 1}" in found
    assert address_problem("127.0.0.1", port) is None


@pytest.mark.parametrize("host", ["no such host.example", "a" * 70, "192.0.2.1"])
def test_an_address_that_is_not_this_machines_is_named(host: str) -> None:
    found = address_problem(host, 5005)
    assert found is not None
    assert "127.0.0.1" in found


def test_serving_on_a_port_in_use_ends_before_anything_is_loaded() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ended = subprocess.run(
            [ROOT / ".venv/bin/python", "-m", "bot", "serve", "--port", port],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=60,
        )
    assert ended.returncode == 2
    assert ended.stderr.startswith(f"port {port} on 127.0.0.1 is in use")
    assert "Traceback" not in ended.stderr
    assert "Starting" not in ended.stdout


@pytest.mark.parametrize("words", ["don't", 'say "yes"', "a; b $(c)"])
def test_words_with_quotes_reach_the_runner_as_they_are(words: str, tmp_path: Path) -> None:
    shown = tmp_path / "python"
    shown.write_text('#!/bin/sh\nprintf "%s" "$K"\n')
    shown.chmod(0o755)
    ended = subprocess.run(
        ["make", "-s", "-o", ".venv/.runtime", "stories", f"PY={shown}", f"K={words.replace('$', '$$')}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        env={**os.environ, "MAKEFLAGS": ""},
        timeout=60,
    )
    assert ended.stdout == words, ended.stderr
