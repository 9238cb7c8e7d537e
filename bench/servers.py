"""Both bots as their users run them: processes that answer over REST."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import psutil
import requests

from bench.training import environment

HOST = "127.0.0.1"
_START_LIMIT_SECONDS = 300
_TURN_LIMIT_SECONDS = 60
_FIRST = "do I need hip thrusts?"


class BotError(Exception):
    """A bot did not start, or did not answer."""


@dataclass
class Bot:
    """A running bot.

    Attributes:
        name: ``ours`` or ``stock``.
        port: where it answers.
        processes: all that it was started with.
        start_seconds: from the start of its processes to its first answer.
        unanswered: messages that brought an error or no reply.
    """

    name: str
    port: int
    processes: list[subprocess.Popen[bytes]]
    start_seconds: float = 0.0
    unanswered: int = 0
    _http: requests.Session = field(default_factory=requests.Session)

    def say(self, sender: str, text: str) -> float:
        """Send a message, wait for the reply: milliseconds."""
        start = time.perf_counter()
        answer = self._post(sender, text)
        took = (time.perf_counter() - start) * 1000
        if not answer:
            self.unanswered += 1
        return took

    def _post(self, sender: str, text: str) -> list[Any]:
        reply = self._http.post(
            f"http://{HOST}:{self.port}/webhooks/rest/webhook",
            json={"sender": sender, "message": text},
            timeout=_TURN_LIMIT_SECONDS,
        )
        return list(reply.json()) if reply.ok else []

    def wait(self, since: float, logs: Path) -> None:
        """Ask until the first answer comes.

        Raises:
            BotError: a process ended, or the time is up.
        """
        while time.perf_counter() - since < _START_LIMIT_SECONDS:
            with contextlib.suppress(requests.RequestException, ValueError):
                if self._post(f"start-{time.time_ns()}", _FIRST):
                    self.start_seconds = round(time.perf_counter() - since, 1)
                    return
            if any(process.poll() is not None for process in self.processes):
                break
            time.sleep(0.1)
        raise BotError(f"{self.name} did not start:\n{logs.read_text(encoding='utf-8', errors='replace')[-3000:]}")

    def memory(self) -> int:
        """Resident bytes of all its processes and their children."""
        total = 0
        for process in self.processes:
            root = psutil.Process(process.pid)
            total += sum(each.memory_info().rss for each in [root, *root.children(recursive=True)])
        return total

    def stop(self) -> None:
        """End its processes and their children."""
        self._http.close()
        family: list[psutil.Process] = []
        for process in self.processes:
            with contextlib.suppress(psutil.NoSuchProcess):
                root = psutil.Process(process.pid)
                family += [*root.children(recursive=True), root]
        for each in family:
            with contextlib.suppress(psutil.NoSuchProcess):
                each.terminate()
        for each in psutil.wait_procs(family, timeout=10)[1]:
            each.kill()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def ours(model: Path, folder: Path, **more: str) -> Iterator[Bot]:
    """`python -m bot serve`, its database a file in ``folder``; ``more`` of the environment may be set."""
    home = folder / "ours"
    (home / "models").mkdir(parents=True)
    (home / "models" / "coach.tar.gz").symlink_to(model.resolve())
    port = free_port()
    env = environment(PORT=str(port), HOST=HOST, DATABASE_URL=f"sqlite:///{home / 'coach.db'}", **more)
    with _running("ours", port, [([sys.executable, "-m", "bot", "serve"], env)], home) as bot:
        yield bot


@contextlib.contextmanager
def stock(model: Path, folder: Path) -> Iterator[Bot]:
    """`rasa run` with `rasa run actions` and Rasa's SQLTrackerStore on a file in ``folder``."""
    home = folder / "stock"
    home.mkdir(parents=True)
    port, actions_port = free_port(), free_port()
    (home / "credentials.yml").write_text("rest:\n", encoding="utf-8")
    (home / "endpoints.yml").write_text(
        f"tracker_store:\n  type: SQL\n  dialect: sqlite\n  db: {home / 'stock.db'}\n"
        f"action_endpoint:\n  url: http://{HOST}:{actions_port}/webhook\n",
        encoding="utf-8",
    )
    rasa = [sys.executable, "-m", "rasa", "run"]
    serve = [*rasa, "--model", str(model.resolve()), "--interface", HOST, "--port", str(port)]
    serve += ["--endpoints", "endpoints.yml", "--credentials", "credentials.yml"]
    actions = [*rasa, "actions", "--actions", "actions", "--port", str(actions_port)]
    # The actions keep what was not understood: in a file of their own, so that they hinder nobody.
    env = environment(DATABASE_URL=f"sqlite:///{home / 'actions.db'}", SANIC_HOST=HOST)
    with _running("stock", port, [(serve, env), (actions, env)], home) as bot:
        yield bot


@contextlib.contextmanager
def _running(name: str, port: int, commands: list[tuple[list[str], dict[str, str]]], home: Path) -> Iterator[Bot]:
    logs = home / "log.txt"
    with logs.open("wb") as log:
        since = time.perf_counter()
        bot = Bot(name, port, [_start(command, env, home, log) for command, env in commands])
        try:
            bot.wait(since, logs)
            yield bot
        finally:
            bot.stop()


def _start(command: list[str], env: dict[str, str], home: Path, log: IO[bytes]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, cwd=home, env=env, stdout=log, stderr=subprocess.STDOUT)
