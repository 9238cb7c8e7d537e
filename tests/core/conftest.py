"""What the tests of the core share: the real guide, a way to break a copy of it, and how hypothesis works."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.configuration import set_hypothesis_home_dir

from bot.guide import Guide, GuideError, load_guide
from bot.guide.load import CONTENT

# The same examples on every machine and in every run, as nobody can mend what fails only elsewhere; and no clock,
# as a busy machine is no failure. Without a database nothing of a run changes the next one.
settings.register_profile(
    "steady",
    max_examples=100,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("steady")

# Hypothesis keeps the constants of our modules in a folder even so; here it would lie in the repository.
_NOTES = tempfile.TemporaryDirectory(prefix="hypothesis-")
set_hypothesis_home_dir(_NOTES.name)


@pytest.fixture(scope="session")
def guide() -> Guide:
    return load_guide()


@pytest.fixture
def content_copy(tmp_path: Path) -> Path:
    """A copy of the real content that a test may spoil."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


@pytest.fixture(scope="session")
def edit_line() -> Callable[[Path, str, str], str]:
    """Change the first match of a pattern in a content file; returns ``file:line`` of the match or its ``place``."""

    def edit(path: Path, pattern: str, replacement: str) -> str:
        text = path.read_text(encoding="utf-8")
        match = re.search(pattern, text, re.MULTILINE)
        assert match, f"{path.name} holds no {pattern!r}: the test needs another place to break"
        path.write_text(text[: match.start()] + match.expand(replacement) + text[match.end() :], encoding="utf-8")
        start = match.start("place" if "place" in match.groupdict() else 0)
        return f"{os.path.relpath(path)}:{text.count(chr(10), 0, start) + 1}"

    return edit


@pytest.fixture(scope="session")
def problems_of() -> Callable[[Path], tuple[str, ...]]:
    """The problems that loading a spoilt content folder names."""

    def load(root: Path) -> tuple[str, ...]:
        with pytest.raises(GuideError) as refusal:
            load_guide(root)
        assert str(refusal.value) == "\n".join(refusal.value.problems)
        return refusal.value.problems

    return load
