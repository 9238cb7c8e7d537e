"""Messages written into ``data/nlu/`` as examples of an intent: a change for somebody to review."""

from __future__ import annotations

import csv
import os
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml  # type: ignore[import-untyped,unused-ignore]

from bot.trainer.understanding import LABELLED
from bot.trainer.yaml_node import shown

FOLDER = Path("data/nlu")
_BULLETS = re.compile(r"^(?:[-*+]\s+)+")
_ITEM = re.compile(r"(\s*)- ")


@dataclass(frozen=True)
class Written:
    """An example and where it stands now."""

    text: str
    place: str


class RefusedExampleError(Exception):
    """A message cannot become an example; says why, for a trainer.

    Args:
        problem: what is wrong.
        place: where the same message stands already, if that is what is wrong.
        intent: the intent that it is an example of there.
    """

    def __init__(self, problem: str, place: str = "", intent: str = "") -> None:
        super().__init__(problem)
        self.place = place
        self.intent = intent


class CannotWriteError(Exception):
    """The files cannot be written here; says which line to put into which file by hand."""

    def __init__(self, problem: str, line: str) -> None:
        super().__init__(problem)
        self.line = line


def as_example(text: str) -> str:
    """A message as one line of an ``examples`` block, without what has a meaning there: bullets, marks of entities."""
    return _BULLETS.sub("", " ".join(text.replace("[", "(").replace("]", ")").split()))


def same_words(text: str) -> str:
    """What two messages have in common that differ in capitals, signs and spaces only."""
    return " ".join(re.findall(r"[^\W_]+", text.lower().replace("’", "").replace("'", "")))


def add_example(text: str, intent: str, root: Path = Path()) -> Written:
    """Append a message to the examples of an intent; nothing else in the file changes.

    Args:
        text: the message, masked.
        intent: what it means.
        root: folder of the project.

    Returns:
        The example and its line.

    Raises:
        RefusedExampleError: it has no words, is an example already, or is among the messages that measure the bot.
        CannotWriteError: there is no such file here, or it cannot be changed.
    """
    example = as_example(text)
    words = same_words(example)
    path = root / FOLDER / f"{intent}.yml"
    line = f"    - {example}"
    if not words or example.startswith("/"):
        raise RefusedExampleError("There are no words in it.")
    if words in _measuring(root):
        raise RefusedExampleError(f"It stands in {LABELLED}, which measures the bot: what is trained proves nothing.")
    for place, known_intent, known in _examples(root):
        if same_words(known) == words:
            raise RefusedExampleError(f"It is an example of {known_intent} already ({place}).", place, known_intent)
    try:
        number = _append(path, line)
    except FileNotFoundError:
        raise CannotWriteError(f"There is no {shown(path)} here.", line) from None
    except OSError as error:
        raise CannotWriteError(f"{shown(path)} cannot be written here ({error.strerror}).", line) from None
    return Written(example, f"{shown(path)}:{number}")


def _measuring(root: Path) -> set[str]:
    table = root / LABELLED
    if not table.is_file():
        return set()
    with table.open(encoding="utf-8", newline="") as file:
        return {same_words(row["text"]) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}


def _examples(root: Path) -> Iterator[tuple[str, str, str]]:
    """Place, intent and text of every example. Lines and no YAML: this runs at every click, over thousands of them."""
    for path in sorted((root / FOLDER).glob("*.yml")):
        intent = path.stem
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.startswith("- intent:"):
                intent = line.partition(":")[2].strip()
            elif _ITEM.match(line):
                yield f"{shown(path)}:{number}", intent, line.strip().removeprefix("- ")


def _append(path: Path, line: str) -> int:
    """Put a line behind the last example of a file.

    Returns:
        The number of the line.

    Raises:
        OSError: the file is missing or cannot be changed.
    """
    before = path.read_text(encoding="utf-8")
    lines = before.splitlines()
    last = max((number for number, one in enumerate(lines, start=1) if _ITEM.match(one)), default=0)
    indent = _ITEM.match(lines[last - 1]) if last else None
    if indent:
        line = f"{indent[1]}{line.strip()}"
    after = "\n".join([*lines[:last], line, *lines[last:]]) + "\n"
    texts = _texts(before)
    if not texts or _texts(after) != [*texts, line.strip().removeprefix("- ")]:
        raise OSError(0, "its examples have another form than `examples: |` at its end")
    replace_file(path, after)
    return last + 1


def _texts(text: str) -> list[str]:
    """The examples as a YAML reader finds them; none where the text is not what it should be."""
    try:
        blocks = [entry["examples"] for entry in yaml.load(text, Loader=yaml.CSafeLoader)["nlu"]]
        return [line.removeprefix("- ").strip() for block in blocks for line in block.splitlines()]
    except (yaml.YAMLError, KeyError, TypeError, AttributeError):
        return []


def replace_file(path: Path, text: str) -> None:
    """Write a file so that nobody ever reads half of it.

    Raises:
        OSError: its folder cannot be written.
    """
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(draft).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise
