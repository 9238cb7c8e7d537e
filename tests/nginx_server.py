"""Debian's nginx with the project's own configuration, before servers of this machine."""

from __future__ import annotations

import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil
import pytest
from bot_process import ROOT, free_port

DEPLOYED = ROOT / "deploy" / "nginx"
_REPLICAS = ("coach-1:5005", "coach-2:5005")
_START_SECONDS = 10


@dataclass(frozen=True)
class Nginx:
    """One that runs.

    Attributes:
        url: its address, without a slash at the end.
        access_log: a line for each answer.
    """

    url: str
    access_log: Path
    _process: subprocess.Popen[bytes]

    def kill_worker(self) -> None:
        """End one of its workers as a crash would: what it was passing on is cut off, and another one comes."""
        psutil.Process(self._process.pid).children()[0].send_signal(signal.SIGKILL)


@contextmanager
def deployed_nginx(folder: Path, upstreams: Sequence[str]) -> Iterator[Nginx]:
    """nginx as ``deploy/nginx`` has it, to the end of the block; only names, ports and places are others.

    Args:
        folder: for its configuration, its logs and what it stores on the way.
        upstreams: ``host:port`` of the servers behind it, in place of those of ``upstream.conf``.
    """
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
    if program is None:
        pytest.skip("nginx is not installed (apt-get install nginx)")
    port = free_port()
    _configure(folder, upstreams, port)
    _open_to_workers(folder)
    command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf")]
    subprocess.run([*command, "-t", "-q"], check=True, timeout=20)
    process = subprocess.Popen(command)
    try:
        nginx = Nginx(f"http://127.0.0.1:{port}", folder / "access.log", process)
        _wait_for(nginx)
        yield nginx
    finally:
        process.terminate()
        process.wait(10)


def _configure(folder: Path, upstreams: Sequence[str], port: int) -> None:
    servers = (DEPLOYED / "upstream.conf").read_text()
    config = (DEPLOYED / "nginx.conf").read_text()
    # Whoever renames something there should hear of it here, and not test something else.
    for words, where in ((_REPLICAS[0], servers), (_REPLICAS[1], servers), ("listen 8080", config)):
        assert words in where, f"deploy/nginx says no {words!r} any more"
    first, second = (line for line in servers.splitlines() if any(replica in line for replica in _REPLICAS))
    lines = [first.replace(_REPLICAS[0], upstream) for upstream in upstreams]
    (folder / "upstream.conf").write_text(servers.replace(f"{first}\n{second}", "\n".join(lines)))
    # The folder may lie below /tmp itself, so that goes first.
    config = config.replace("/tmp/", f"{folder}/").replace("listen 8080", f"listen 127.0.0.1:{port}")
    config = config.replace("/dev/stdout", f"{folder}/access.log").replace("/dev/stderr", f"{folder}/error.log")
    (folder / "nginx.conf").write_text(f"daemon off;\n{config}")


def _open_to_workers(folder: Path) -> None:
    """Let its workers in: where root starts it they are somebody else, and pytest's folders are root's alone."""
    root = Path(tempfile.gettempdir())
    for one in (folder, *(parent for parent in folder.parents if root in parent.parents)):
        one.chmod(0o755)


def _wait_for(nginx: Nginx) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while True:
        try:
            httpx.get(f"{nginx.url}/nginx-health", trust_env=False)
            return
        except httpx.TransportError:
            assert time.monotonic() < deadline, "nginx did not start"
            time.sleep(0.05)
