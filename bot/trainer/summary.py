"""The numbers of a report, kept beside it so that the next one can say what changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

FILE = "report.json"


def last_summary(folder: Path) -> Mapping[str, float]:
    """The numbers of the last report in this folder; none if there is no report, or one that cannot be read."""
    try:
        data = json.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(data, dict):
        return {}
    return {str(name): value for name, value in data.items() if isinstance(value, (int, float))}


def keep_summary(folder: Path, numbers: Mapping[str, float]) -> None:
    """Write the numbers of this report."""
    (folder / FILE).write_text(json.dumps(dict(numbers), indent=1), encoding="utf-8")


def changes(before: Mapping[str, float], now: Mapping[str, float]) -> list[tuple[str, float | None, float]]:
    """Name, number before and number now, in the order of now."""
    return [(name, before.get(name), value) for name, value in now.items()]
