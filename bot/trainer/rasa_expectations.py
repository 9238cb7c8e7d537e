"""The expectations that Rasa Pro's end-to-end tests know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from bot.trainer.expectation import Expectation, Verdict, note_unknown, pattern
from bot.trainer.expression import Expression
from bot.trainer.names import Names
from bot.trainer.turn import Turn
from bot.trainer.yaml_node import Node

_ANY = object()
"""A slot is expected to be set, to whatever."""


class _Said(Protocol):
    @property
    def position(self) -> int: ...
    @property
    def text(self) -> str | None: ...
    @property
    def buttons(self) -> tuple[Mapping[str, str], ...]: ...


@dataclass(frozen=True)
class _Bubble(Expectation):
    """A bubble described by the name of its response, a pattern in its text, its buttons; all of them at once."""

    response: str | None = None
    text: Expression | None = None
    buttons: tuple[Mapping[str, str], ...] = ()

    @classmethod
    def read(cls, node: Node, names: Names, notes: list[str]) -> _Bubble:
        keys = node.mapping(("utter_name", "text_matches", "buttons"))
        if not keys:
            node.wrong(f"nothing stands under {cls.kind}: say what, with text_matches, buttons or utter_name")
        name, text, buttons = (keys.get(key) for key in ("utter_name", "text_matches", "buttons"))
        return cls(
            node.place,
            note_unknown(name, "response", names.responses, notes) if name else None,
            pattern(text) if text else None,
            tuple(_button(item) for item in buttons.items()) if buttons else (),
        )

    def matching(self, turn: Turn, after: int) -> list[int]:
        """Positions of what fits the description."""
        said: list[_Said] = [*turn.bubbles]
        if self.response is not None:
            said = [response for response in turn.responses if response.name == self.response]
        return [one.position for one in said if one.position > after and self._fits(one)]

    def _fits(self, one: _Said) -> bool:
        if self.text is not None and not self.text.is_in(one.text or ""):
            return False
        rest = iter(one.buttons)
        # Those named must be there in this order; others may stand between, so that an added button breaks no case.
        return all(any(wanted.items() <= button.items() for button in rest) for wanted in self.buttons)

    def shown(self) -> str:
        """The description in words."""
        parts = [f"response {self.response}"] if self.response else []
        parts += [f"text that matches /{self.text.text}/"] if self.text else []
        parts += [f"[{b.get('title', '…')}]({b.get('payload', '…')})" for b in self.buttons]
        return ", ".join(parts)


@dataclass(frozen=True)
class BotUttered(_Bubble):
    """``bot_uttered``: one bubble fits the description."""

    kind = "bot_uttered"

    def check(self, turn: Turn, after: int = -1) -> Verdict:
        found = self.matching(turn, after)
        if found:
            return Verdict(True, position=found[0])
        return Verdict(False, f"a bubble with {self.shown()}{_behind(after)}", turn.shown())


@dataclass(frozen=True)
class BotDidNotUtter(_Bubble):
    """``bot_did_not_utter``: no bubble fits the description."""

    kind = "bot_did_not_utter"

    def check(self, turn: Turn, after: int = -1) -> Verdict:
        if not self.matching(turn, -1):
            return Verdict(True, position=after)
        return Verdict(False, f"no bubble with {self.shown()}", turn.shown())


@dataclass(frozen=True)
class ActionExecuted(Expectation):
    """``action_executed``: an action of that name ran."""

    kind = "action_executed"
    name: str = ""

    @classmethod
    def read(cls, node: Node, names: Names, notes: list[str]) -> ActionExecuted:
        return cls(node.place, note_unknown(node, "action", names.actions, notes))

    def check(self, turn: Turn, after: int = -1) -> Verdict:
        found = [position for position, name in turn.actions if name == self.name and position > after]
        if found:
            return Verdict(True, position=found[0])
        return Verdict(
            False, f"action {self.name}{_behind(after)}", ", ".join(n for _, n in turn.actions) or "no action"
        )


@dataclass(frozen=True)
class _Slots(Expectation):
    wanted: tuple[tuple[str, Any], ...] = ()

    @classmethod
    def read(cls, node: Node, names: Names, notes: list[str]) -> _Slots:
        wanted = []
        for item in node.items():
            keys = item.mapping(("name", "value"), ("name",))
            name = note_unknown(keys["name"], "slot", names.slots, notes)
            wanted.append((name, keys["value"].value if "value" in keys else _ANY))
        return cls(node.place, tuple(wanted))


@dataclass(frozen=True)
class SlotWasSet(_Slots):
    """``slot_was_set``: the turn set each of these slots, to that value where one is given."""

    kind = "slot_was_set"

    def check(self, turn: Turn, after: int = -1) -> Verdict:
        last = -1
        for name, value in self.wanted:
            found = [p for p, slot, now in turn.set_slots if slot == name and p > after and _holds(value, now)]
            if not found:
                return Verdict(False, f"slot {_slot(name, value)}{_behind(after)}", _set_in(turn, name))
            last = max(last, found[0])
        return Verdict(True, position=last)


@dataclass(frozen=True)
class SlotWasNotSet(_Slots):
    """``slot_was_not_set``: the turn set none of these slots, or not to that value."""

    kind = "slot_was_not_set"

    def check(self, turn: Turn, after: int = -1) -> Verdict:
        for name, value in self.wanted:
            if any(slot == name and _holds(value, now) for _, slot, now in turn.set_slots):
                return Verdict(False, f"slot {_slot(name, value)} not set", _set_in(turn, name))
        return Verdict(True, position=after)


@dataclass(frozen=True)
class NotChecked(Expectation):
    """What needs Rasa Pro's flows or a language model as judge: read and passed over, so that files run unchanged."""

    @classmethod
    def read(cls, node: Node, names: Names, notes: list[str]) -> NotChecked:
        notes.append(f"{node.place}: this expectation needs Rasa Pro's flows or a language model: it is not checked")
        return cls(node.place)

    def check(self, turn: Turn, after: int = -1) -> Verdict:
        return Verdict(True, position=after)


RASA_PRO_ONLY = (
    "flow_started",
    "flow_completed",
    "flow_cancelled",
    "pattern_clarification_contains",
    "generative_response_is_relevant",
    "generative_response_is_grounded",
)


def _button(node: Node) -> Mapping[str, str]:
    keys = node.mapping(("title", "payload"))
    if not keys:
        node.wrong("a button without title and payload: give one of them or both")
    return {key: value.text() for key, value in keys.items()}


def _holds(wanted: Any, now: Any) -> bool:
    return now is not None if wanted is _ANY else bool(now == wanted)


def _slot(name: str, value: Any) -> str:
    return name if value is _ANY else f"{name}: {value}"


def _set_in(turn: Turn, name: str) -> str:
    values = [str(value) for _, slot, value in turn.set_slots if slot == name]
    return (
        f"set in this turn to {', '.join(values)}" if values else f"not set in this turn; it is {turn.slots.get(name)}"
    )


def _behind(after: int) -> str:
    return "" if after < 0 else " after what the expectation above met"
