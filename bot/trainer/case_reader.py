"""One test case of a file, from YAML to a :class:`Case`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from bot.trainer.case import REST, Case, Heard, Said, SlotIs, Step, Stub
from bot.trainer.expectation import note_unknown
from bot.trainer.kinds import read_expectation
from bot.trainer.names import Names
from bot.trainer.yaml_node import CaseFileError, Node

_CASE_KEYS = ("test_case", "steps", "fixtures", "metadata", "channel")
_STEP_KEYS = ("user", "bot", "utter", "slot_was_set", "slot_was_not_set")
_SAID_KEYS = ("user", "assertions", "assertion_order_enabled", "metadata")


@dataclass(frozen=True)
class Shared:
    """What a file and the ``conftest.yml`` above it give to their cases."""

    fixtures: Mapping[str, Mapping[str, Any]]
    metadata: Collection[str]
    stubs: Mapping[str, Stub]
    channel: Node | None = None


class CaseReader:
    """Reads the cases of one file.

    Args:
        names: what may be named.
        shared: what the file gives to each case.
        notes: takes up what is odd but no error.
        problems: takes up what is wrong, so that all of it can be said at once.
    """

    def __init__(self, names: Names, shared: Shared, notes: list[str], problems: list[str]) -> None:
        self._names = names
        self._shared = shared
        self._notes = notes
        self._problems = problems

    def read(self, node: Node) -> list[Case]:
        """A case, once for each channel that it names; none where something is wrong with it."""
        try:
            keys = node.mapping(_CASE_KEYS, ("test_case", "steps"))
            name = keys["test_case"].text()
            channels = self._read_channels(keys.get("channel") or self._shared.channel)
            slots = self._slots(keys.get("fixtures"))
            self._metadata(keys.get("metadata"))
            nodes = keys["steps"].items()
        except CaseFileError as error:
            self._problems += error.problems
            return []
        steps = [step for step in map(self._step, nodes) if step]
        if steps and not isinstance(steps[0], Said):
            self._problems.append(f"{steps[0].place}: the first step is no user step: begin with what the person says")
        stubs = {key.split("::")[-1]: stub for key, stub in self._shared.stubs.items() if self._is_for(key, node, name)}
        return [Case(name, node.place, tuple(steps), channel, slots, stubs) for channel in channels]

    def _is_for(self, key: str, node: Node, name: str) -> bool:
        owner = key.rpartition("::")[0]
        return not owner or owner in (name, node.place.file, node.place.file.rpartition("/")[2])

    def _read_channels(self, node: Node | None) -> list[str]:
        if node is None:
            return [REST]
        nodes = node.items() if isinstance(node.value, list) else [node]
        return [one.one_of("channel", self._names.channels) for one in nodes]

    def _slots(self, node: Node | None) -> dict[str, Any]:
        if node is None:
            return {}
        nodes = node.items() if isinstance(node.value, list) else [node]
        return {
            slot: value
            for one in nodes
            for slot, value in self._shared.fixtures[one.one_of("fixture", self._shared.fixtures)].items()
        }

    def _metadata(self, node: Node | None) -> None:
        if node is not None:
            name = node.one_of("metadata", self._shared.metadata)
            self._notes.append(f"{node.place}: metadata {name!r} is not passed on: no channel of this bot takes any")

    def _step(self, node: Node) -> Step | None:
        try:
            return self._read_step(node)
        except CaseFileError as error:
            self._problems += error.problems
            return None

    def _read_step(self, node: Node) -> Step:
        keys = node.entries()
        kinds = [key for key in keys if key in _STEP_KEYS]
        if "user" in kinds or not kinds:
            return self._said(node)
        node.mapping(_STEP_KEYS)
        kind, value = node.only()
        if kind == "bot":
            return Heard(value.place, text=value.text().strip())
        if kind == "utter":
            return Heard(value.place, response=note_unknown(value, "response", self._names.responses, self._notes))
        pairs = [pair for item in value.items() for pair in self._slot_pairs(item)]
        return SlotIs(value.place, tuple(pairs), holds=kind == "slot_was_set")

    def _slot_pairs(self, item: Node) -> list[tuple[str, Any]]:
        if isinstance(item.value, str):
            return [(note_unknown(item, "slot", self._names.slots, self._notes), None)]
        return [(slot, value.value) for slot, value in item.entries().items()]

    def _said(self, node: Node) -> Said:
        keys = node.mapping((*_SAID_KEYS, *_STEP_KEYS), ("user",))
        for key in set(keys) - set(_SAID_KEYS):
            keys[key].wrong(f"{key!r} in a user step: give it a step of its own, after a `- `")
        self._metadata(keys.get("metadata"))
        ordered = keys.get("assertion_order_enabled")
        if ordered is not None and not isinstance(ordered.value, bool):
            ordered.wrong(f"{ordered.value!r}: write true or false")
        expectations = []
        for item in keys["assertions"].items() if "assertions" in keys else ():
            try:
                expectations.append(read_expectation(item, self._names, self._notes))
            except CaseFileError as error:
                self._problems += error.problems
        text = keys["user"].text()
        return Said(keys["user"].place, text, tuple(expectations), bool(ordered and ordered.value))
