"""The tools that read the project from outside stand in an environment of their own."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
Check = Callable[..., str]


@pytest.fixture
def check() -> Check:
    """Runs a tool, which must be content, and gives what it said."""

    def run(tool: str, *arguments: str | Path, stdin: str | None = None) -> str:
        found = ROOT / ".checks" / "bin" / tool
        path = str(found) if found.exists() else shutil.which(tool) if tool != "python" else None
        if path is None:
            pytest.skip(f"{tool} is not installed: run make tools, or install it")
        done = subprocess.run(
            [path, *map(str, arguments)], cwd=ROOT, input=stdin, capture_output=True, text=True, timeout=120
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run
