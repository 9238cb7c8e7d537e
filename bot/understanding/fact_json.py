"""Facts as plain values, for the parse data that Rasa hands on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from bot.understanding.facts import BodySign, Condition, Help, Over, Release, TakenBack
from bot.understanding.reading import Said

_KINDS = {
    BodySign: "sign",
    Condition: "condition",
    Help: "help",
    Release: "release",
    Over: "over",
    TakenBack: "taken_back",
}


def health_as_json(facts: Iterable[Said]) -> list[dict[str, Any]]:
    """The facts about health: kind, the fields of the fact, span, standing and person; empty fields left out."""
    return [
        {
            "kind": _KINDS[type(said.fact)],
            **{key: value for key, value in asdict(said.fact).items() if value not in ("", None)},
            "span": [said.span.start, said.span.end],
            "standing": said.standing.value,
            "person": said.person.word,
        }
        for said in facts
        if type(said.fact) in _KINDS
    ]
