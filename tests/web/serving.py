"""The bot as ``make chat`` starts it, in a process of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
START_SECONDS = 400
"""Ten suffice on a quiet machine; a busy one imports TensorFlow slowly."""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@contextmanager
def serving(port: int, environment: Mapping[str, str], folder: Path = ROOT) -> Iterator[str]:
    """Address of the bot, from when it answers to the end of the block.

    Args:
        port: to listen on.
        environment: what is set besides the test's own.
        folder: of the project, or of something like it.
    """
    quiet = {"OMP_NUM_THREADS": "1", "RASA_TELEMETRY_ENABLED": "false", "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "bot", "serve", "--port", str(port)],
        cwd=folder,
        env={**os.environ, **quiet, "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    address, output = f"http://127.0.0.1:{port}/", list[str]()
    ready, ended = threading.Event(), threading.Event()

    def drain() -> None:
        assert process.stdout
        for line in process.stdout:
            output.append(line)
            if address in line:
                ready.set()
        ended.set()
        ready.set()

    threading.Thread(target=drain, daemon=True).start()
    try:
        if not ready.wait(START_SECONDS) or ended.is_set():
            pytest.fail(f"the bot did not start within {START_SECONDS} s:\n{''.join(output)[-3000:]}")
        yield address
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
