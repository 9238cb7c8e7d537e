"""What the tests of the core share: the real guide, and a way to break a copy of it."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.guide import Guide, GuideError, load_guide
from bot.guide.load import CONTENT


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
