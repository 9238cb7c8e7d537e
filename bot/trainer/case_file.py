"""From ``CASES=path[::name]`` to the cases to run. Whatever is wrong in their files is said before anything runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bot.trainer.case import Case, Stub
from bot.trainer.case_reader import CaseReader, Shared
from bot.trainer.names import Names
from bot.trainer.yaml_node import CaseFileError, Node, did_you_mean, read_yaml

CONFTEST = ("conftest.yml", "conftest.yaml")
_FILE_KEYS = ("test_cases", "fixtures", "metadata", "stub_custom_actions", "channel")
_STUB_KEYS = ("events", "responses")
_RESPONSE_KEYS = ("text", "response", "image", "attachment", "buttons", "elements", "custom")


@dataclass(frozen=True)
class Suite:
    """The cases to run, and what is odd about their files without being an error."""

    cases: tuple[Case, ...]
    notes: tuple[str, ...] = ()


@dataclass
class _Reading:
    names: Names
    notes: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def load_cases(selection: str, names: Names) -> Suite:
    """The cases of a file or a folder, or one of them.

    Args:
        selection: ``path`` or ``path::name``.
        names: what the cases may name.

    Raises:
        CaseFileError: something is wrong; every problem names its file and line.
    """
    path, _, wanted = selection.partition("::")
    reading = _Reading(names)
    cases: list[Case] = []
    for file in _files(Path(path)):
        try:
            cases += _cases_in(file, reading)
        except CaseFileError as error:
            reading.problems += error.problems
    if reading.problems:
        raise CaseFileError(dict.fromkeys(reading.problems))
    if wanted:
        found = [case for case in cases if case.name == wanted]
        if not found:
            known = {case.name for case in cases}
            raise CaseFileError([f"{path}: no case is called {wanted!r}: {did_you_mean(wanted, known)}"])
        cases = found
    if not cases:
        raise CaseFileError([f"{path}: no test case is in there: write one (docs/trainers.md)"])
    return Suite(tuple(cases), tuple(dict.fromkeys(reading.notes)))


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        found = (one for one in sorted(path.rglob("*")) if one.suffix.lower() in (".yml", ".yaml"))
        return [one for one in found if one.name.lower() not in CONFTEST]
    return [path]


def _cases_in(file: Path, reading: _Reading) -> list[Case]:
    top = read_yaml(file)
    keys = top.mapping(_FILE_KEYS, ("test_cases",))
    shared = _shared(file, keys, reading)
    reader = CaseReader(reading.names, shared, reading.notes, reading.problems)
    seen: dict[str, Case] = {}
    cases: list[Case] = []
    for node in keys["test_cases"].items():
        read = reader.read(node)
        for case in read[:1]:
            first = seen.setdefault(case.name, case)
            if first is not case:
                reading.problems.append(
                    f"{case.place}: a second case called {case.name!r}, after {first.place}: give it another name"
                )
        cases += read
    return cases


def _shared(file: Path, keys: dict[str, Node], reading: _Reading) -> Shared:
    """What the file gives to its cases, on top of the conftest files from the outermost folder to its own."""
    shared = Shared({}, frozenset(), {})
    for conftest in _conftests(file):
        shared = _with(shared, read_yaml(conftest).mapping(_FILE_KEYS[1:]), reading)
    return _with(shared, keys, reading)


def _conftests(file: Path) -> Iterator[Path]:
    here = Path.cwd()
    folders = [*file.resolve().parents]
    if here in folders:
        folders = folders[: folders.index(here) + 1]
    for folder in reversed(folders):
        yield from (one for one in sorted(folder.iterdir()) if one.name.lower() in CONFTEST and one.is_file())


def _with(shared: Shared, keys: dict[str, Node], reading: _Reading) -> Shared:
    fixtures, metadata, stubs = (keys.get(key) for key in ("fixtures", "metadata", "stub_custom_actions"))
    return replace(
        shared,
        fixtures={**shared.fixtures, **(_fixtures(fixtures, reading) if fixtures else {})},
        metadata={*shared.metadata, *(item.only()[0] for item in (metadata.items() if metadata else ()))},
        stubs={**shared.stubs, **(_stubs(stubs, reading) if stubs else {})},
        channel=keys.get("channel", shared.channel),
    )


def _fixtures(node: Node, reading: _Reading) -> dict[str, dict[str, Any]]:
    found = {}
    for item in node.items():
        name, slots = item.only()
        pairs = [pair for slot in slots.items() for pair in slot.entries().items()]
        for slot, value in pairs:
            if slot not in reading.names.slots:
                mend = did_you_mean(slot, reading.names.slots)
                reading.notes.append(
                    f"{value.place}: slot {slot!r} is not in this bot's domain, nothing is set: {mend}"
                )
        found[name] = {slot: value.value for slot, value in pairs if slot in reading.names.slots}
    return found


def _stubs(node: Node, reading: _Reading) -> dict[str, Stub]:
    found = {}
    for key, value in node.entries().items():
        keys = value.mapping(_STUB_KEYS)
        events = keys["events"].items() if "events" in keys and keys["events"].value else []
        responses = keys["responses"].items() if "responses" in keys and keys["responses"].value else []
        for event in events:
            if "event" not in event.entries():
                event.wrong("an event without its kind: write for example {event: slot, name: topic, value: setup}")
        for response in responses:
            response.mapping(_RESPONSE_KEYS)
        action = key.split("::")[-1]
        if action not in reading.names.actions:
            mend = did_you_mean(action, reading.names.actions)
            reading.notes.append(f"{value.place}: action {action!r} is not in this bot's domain: {mend}")
        found[key] = Stub(tuple(dict(e.value) for e in events), tuple(dict(r.value) for r in responses))
    return found
