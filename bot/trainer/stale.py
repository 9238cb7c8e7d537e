"""Whether the model was trained on the data that is there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

_SOURCES = ("config.yml", "domain.yml")
_FOLDER = "data"
_SUFFIXES = (".yml", ".tsv")
SHOWN = 3


def older_than_data(model: Path, root: Path = Path()) -> list[str]:
    """What is wrong with the model, a line each; nothing if it can be used.

    What it was trained on is told by time, as ``make`` does. The guide's words are not: they are read when an answer
    is made, so a caveat can be changed and tried out without training.

    Args:
        model: the trained model.
        root: folder of the project.
    """
    if not model.is_file():
        return [f"{model}: no trained model: run `make train`"]
    trained = model.stat().st_mtime
    newer = [path for path in _sources(root) if path.stat().st_mtime > trained]
    problems = [f"{path}:1: is newer than the model {model}: run `make train`" for path in newer[:SHOWN]]
    if len(newer) > SHOWN:
        problems.append(
            f"{_FOLDER}: {len(newer) - SHOWN} more files are newer than the model {model}: run `make train`"
        )
    return problems


def _sources(root: Path) -> Iterator[Path]:
    yield from (root / name for name in _SOURCES if (root / name).is_file())
    yield from sorted(path for path in (root / _FOLDER).rglob("*") if path.suffix in _SUFFIXES)
