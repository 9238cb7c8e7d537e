"""The bot as ``make chat`` starts it, in a process of its own: started, stopped, killed, started again."""

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

ROOT = Path(__file__).parents[1]
START_SECONDS = 300
"""Ten suffice on a quiet machine; a busy one imports TensorFlow slowly."""

QUIET = {
    "OMP_NUM_THREADS": "1",
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
}


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


class BotProcess:
    """``python -m bot serve`` on a port and a database that stay the same over restarts.

    Attributes:
        url: its address, without a slash at the end.
        database: where it stores: a file in ``folder``, or what the environment says.
        folder: for what it stores.
        output: every line that it printed, of all its starts.
    """

    def __init__(
        self, folder: Path, environment: Mapping[str, str] | None = None, *, port: int | None = None, home: Path = ROOT
    ) -> None:
        """What is to run.

        Args:
            folder: for the database.
            environment: what is set besides the test's own.
            port: to listen on; any that is free without it.
            home: folder of the project, or of something like it.
        """
        self.folder = folder
        self.url = f"http://127.0.0.1:{port or free_port()}"
        self.database = (environment or {}).get("DATABASE_URL", f"sqlite:///{folder}/coach.db")
        self.output: list[str] = []
        self._home = home
        self._environment = {
            **os.environ,
            **QUIET,
            "PYTHONPATH": str(ROOT),
            "PYTHONUNBUFFERED": "1",
            "PYTHONWARNINGS": "ignore",
            "PORT": self.url.rpartition(":")[2],
            **(environment or {}),
            "DATABASE_URL": self.database,
        }

    @property
    def log(self) -> str:
        """Everything that it printed."""
        return "".join(self.output)

    def start(self, **environment: str) -> None:
        """Start it, and come back once it answers.

        Args:
            environment: what is set for this start alone.
        """
        self._process = subprocess.Popen(
            [sys.executable, "-W", "ignore", "-m", "bot", "serve"],
            cwd=self._home,
            env={**self._environment, **environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        said = threading.Event()
        self._reader = threading.Thread(target=self._read, args=(said,), daemon=True)
        self._reader.start()
        if not said.wait(START_SECONDS) or self._process.poll() is not None:
            pytest.fail(f"the bot did not start within {START_SECONDS} s:\n{self.log[-3000:]}")

    def _read(self, said: threading.Event) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self.output.append(line)
            if self.url in line:
                said.set()
        said.set()

    def kill(self) -> None:
        """End it as a crash would."""
        self._process.kill()
        self._ended()

    def asked_to_end(self) -> None:
        """End it as a host does that is shut down: by a word, without waiting."""
        self._process.terminate()

    def ended(self) -> int:
        """Wait for its end; its exit code."""
        self._ended()
        return self._process.returncode

    def stop(self) -> None:
        """End it as Ctrl-C does, or harder where it does not."""
        if self._process.poll() is None:
            self._process.terminate()
        try:
            self._ended()
        except subprocess.TimeoutExpired:
            self.kill()

    def _ended(self) -> None:
        self._process.wait(20)
        self._reader.join(20)


@contextmanager
def serving(
    folder: Path, environment: Mapping[str, str] | None = None, *, port: int | None = None, home: Path = ROOT
) -> Iterator[BotProcess]:
    """The running bot, to the end of the block; the arguments are those of ``BotProcess``."""
    process = BotProcess(folder, environment, port=port, home=home)
    try:
        process.start()
        yield process
    finally:
        process.stop()
