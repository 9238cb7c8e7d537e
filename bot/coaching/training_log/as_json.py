"""Drafts as plain JSON and back, numbers exact: a draft waits in a slot between two messages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from bot.coaching.load import Unit
from bot.coaching.training_log.draft import Ask, Draft, DraftSet, LoadKind, Note, Question, SaidLoad, Why
from bot.understanding.facts import Trouble

FORM: Final = 1
"""The version of the form; drafts of another version are refused."""


def to_json(draft: Draft) -> dict[str, Any]:
    """The draft as dicts, lists, strings, whole numbers and None; decimals and dates as strings."""
    return {
        "form": FORM,
        "day": draft.day.isoformat() if draft.day else None,
        "sets": [
            {
                "reps": one.reps,
                "load": _load_to_json(one.load) if one.load else None,
                "rpe": None if one.rpe is None else str(one.rpe),
            }
            for one in draft.sets
        ],
        "lift": draft.lift,
        "planned": list(draft.planned) if draft.planned else None,
        "troubles": sorted(trouble.value for trouble in draft.troubles),
        "unit": draft.unit.value if draft.unit else None,
        "notes": sorted(note.value for note in draft.notes),
        "doubts": [question_to_json(doubt) for doubt in draft.doubts],
    }


def question_to_json(question: Question) -> dict[str, Any]:
    """The question as strings."""
    return {
        "ask": question.ask.value,
        "why": question.why.value,
        "heard": question.heard,
        "days": [day.isoformat() for day in question.days],
    }


def question_from_json(data: Mapping[str, Any]) -> Question:
    """The question that ``question_to_json`` wrote.

    Raises:
        ValueError: a value is none that a question has.
        KeyError: a part is missing.
    """
    days = tuple(map(date.fromisoformat, data["days"]))
    return Question(Ask(data["ask"]), Why(data["why"]), str(data["heard"]), days)


def from_json(data: Mapping[str, Any]) -> Draft:
    """The draft that ``to_json`` wrote.

    Args:
        data: as read from JSON.

    Raises:
        ValueError: it is not of that form.
    """
    if data.get("form") != FORM:
        raise ValueError(f"a draft of form {data.get('form')!r}: expected {FORM}")
    try:
        return Draft(
            day=date.fromisoformat(data["day"]) if data["day"] else None,
            sets=tuple(_set_from_json(one) for one in data["sets"]),
            lift=str(data["lift"]),
            planned=(int(data["planned"][0]), int(data["planned"][1])) if data["planned"] else None,
            troubles=frozenset(map(Trouble, data["troubles"])),
            unit=Unit(data["unit"]) if data["unit"] else None,
            notes=frozenset(map(Note, data["notes"])),
            doubts=tuple(map(question_from_json, data["doubts"])),
        )
    except (KeyError, TypeError, IndexError, InvalidOperation) as error:
        raise ValueError(f"not a draft: {error!r}") from None


def _load_to_json(load: SaidLoad) -> dict[str, Any]:
    return {"kind": load.kind.value, "amount": str(load.amount), "unit": load.unit.value if load.unit else None}


def _set_from_json(data: Mapping[str, Any]) -> DraftSet:
    load = data["load"]
    return DraftSet(
        reps=None if data["reps"] is None else int(data["reps"]),
        load=SaidLoad(LoadKind(load["kind"]), Decimal(load["amount"]), Unit(load["unit"]) if load["unit"] else None)
        if load
        else None,
        rpe=None if data["rpe"] is None else Decimal(data["rpe"]),
    )
