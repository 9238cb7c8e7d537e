"""A conversation as a test case: what was said, and what the bot replies to it today."""

from __future__ import annotations

import io
import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.scalarstring import SingleQuotedScalarString

from bot.trainer.case_file import load_cases
from bot.trainer.check import exchanges, missed
from bot.trainer.names import Names
from bot.trainer.turn import Turn
from bot.trainer.yaml_node import CaseFileError, shown

SUITE = Path("tests/conversations")
FOLDER = SUITE / "inbox"
_LONGEST_NAME = 100
_FRAGMENT = 60
_DID_YOU_MEAN = "action_did_you_mean"


class CannotSaveError(Exception):
    """A case cannot be saved; says why, for a trainer. ``text`` is the case, where only the folder is the trouble."""

    def __init__(self, problem: str, text: str = "") -> None:
        super().__init__(problem)
        self.text = text


def save_case(name: str, turns: Sequence[Turn], names: Names, root: Path = Path()) -> str:
    """Write a conversation as a test case that holds for these turns.

    Args:
        name: as the trainer calls it.
        turns: what was said, masked, and what came of it.
        names: what a case may name.
        root: folder of the project.

    Returns:
        The file.

    Raises:
        CannotSaveError: the name is taken or none, the bot failed on the way, or the folder cannot be written.
    """
    name = " ".join(name.split())
    path = root / case_path(name)
    if path.exists():
        raise CannotSaveError(f"{shown(path)} is there already: give the case another name.")
    text = case_text(name, turns)
    _check(text, path.name, turns, names)
    try:
        if not (root / SUITE).is_dir():
            raise FileNotFoundError(0, "the folder is missing")
        path.parent.mkdir(exist_ok=True)
        _write_new(path, text)
    except FileExistsError:
        raise CannotSaveError(f"{shown(path)} is there already: give the case another name.") from None
    except OSError as error:
        raise CannotSaveError(f"{shown(path)} cannot be written here ({error.strerror}).", text) from None
    return shown(path)


def case_path(name: str) -> Path:
    """The file of a case of that name.

    Raises:
        CannotSaveError: no file can be named so.
    """
    slug = "_".join(re.findall(r"[a-z0-9]+", name.lower()))
    if not slug or len(name) > _LONGEST_NAME:
        raise CannotSaveError(f"A name has a letter or a digit, and at most {_LONGEST_NAME} signs: give another one.")
    return FOLDER / f"{slug}.yml"


def case_text(name: str, turns: Sequence[Turn]) -> str:
    """The case as YAML."""
    steps = [{"user": turn.said, "assertions": [*_expectations(turn)]} for turn in turns]
    for step in steps:
        if not step["assertions"]:
            del step["assertions"]
    yaml: Any = YAML()
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    file = io.StringIO("# Saved from the inbox.\n")
    file.seek(0, io.SEEK_END)
    yaml.dump({"test_cases": [{"test_case": name, "steps": steps}]}, file)
    return file.getvalue()


def _expectations(turn: Turn) -> Iterator[dict[str, Any]]:
    if _DID_YOU_MEAN in (name for _, name in turn.actions):
        # What it was nearly understood as is no promise.
        yield {"action_executed": _DID_YOU_MEAN}
    else:
        # Of a message that holds several questions, the intents of those.
        yield from ({"intent": intent} for intent in turn.understood[1:] or turn.understood)
    for bubble in turn.answers:
        answer = bubble.answer or {}
        yield {"section": answer["section"]}
        yield from ({"caveat": caveat["id"]} for caveat in answer["caveats"])
    yield from ({"safety": bubble.level} for bubble in turn.bubbles if bubble.level)
    yield from ({"bot_uttered": _flow(description)} for description in _plain(turn))


def _plain(turn: Turn) -> Iterator[dict[str, str]]:
    """Bubbles that are no part of an answer or a hand-off: those are expected by their parts, the wording is free."""
    names = {response.position: response.name for response in turn.responses}
    for number, bubble in enumerate(turn.bubbles, start=1):
        parts = turn.bubbles[number : number + 1]
        if not bubble.text or any(part.answer or part.level for part in parts):
            continue
        if bubble.position in names:
            # Rasa picks one of the texts of a response at random, so its name is all that holds.
            yield {"utter_name": names[bubble.position]}
        else:
            yield {"text_matches": SingleQuotedScalarString(_fragment(bubble.text))}


def _flow(description: dict[str, str]) -> CommentedMap:
    found = CommentedMap(description)
    found.fa.set_flow_style()
    return found


def _fragment(text: str) -> str:
    """A regular expression for the beginning of a text, whole words only."""
    first = re.split(r"(?<=[.?!])\s", text.splitlines()[0])[0]
    if len(first) > _FRAGMENT:
        first = first[:_FRAGMENT].rsplit(" ", 1)[0]
    return re.sub(r"([\\.^$*+?{}\[\]|()])", r"\\\1", first)


def _check(text: str, file: str, turns: Sequence[Turn], names: Names) -> None:
    """Read the case back as the runner will, and hold it against the turns.

    Raises:
        CannotSaveError: it cannot be read, or does not hold.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / file
        path.write_text(text, encoding="utf-8")
        try:
            (case,) = load_cases(str(path), names).cases
        except CaseFileError as error:
            raise CannotSaveError(f"It would be no test case: {error.problems[0].partition(': ')[2]}.") from None
    for exchange, turn in zip(exchanges(case.steps), turns, strict=True):
        for one in missed(exchange, turn):
            raise CannotSaveError(f"The bot does not hold to it: “{turn.said}”: expected {one.expected}, got {one.got}")


def _write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, whole or not at all.

    Raises:
        FileExistsError: somebody was faster.
        OSError: the folder cannot be written.
    """
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".draft")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(draft).chmod(0o644)
        os.link(draft, path)
    finally:
        Path(draft).unlink()
