"""Sentences of the guide: their wordings, what they stand on, and the checks that none may fail."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from string import Formatter
from typing import Any

from pydantic import BaseModel, Extra, root_validator, validator

from bot.guide.dose import reads_like_a_dose

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


class Basis(str, Enum):
    """What a sentence stands on. The reader sees it wherever it is not the guide itself."""

    GUIDE = "guide"
    STUDY = "study"
    PRACTICE = "practice"
    SAFETY = "safety"


class Content(BaseModel):
    """A frozen record of a content file; a key that it does not know is an error."""

    class Config:
        extra = Extra.forbid
        frozen = True


def plain_sentence(text: str) -> str:
    """Refuse text that a channel would tear apart or that breaks the house style."""
    if "\n" in text:
        raise ValueError("holds a line break: Rasa splits a message at blank lines, write it as one line")
    if text != text.strip() or not text:
        raise ValueError("is empty, or starts or ends with a space")
    if text[-1] not in ".?:)":
        raise ValueError(f"ends with {text[-1]!r}: end a sentence with a full stop")
    if "!" in text:
        raise ValueError("holds an exclamation mark: the guide is friendly without them")
    return text


def filled(*names: str) -> classmethod[Any, Any, Any]:
    """A validator that refuses empty lists (pydantic 1 has no length limit for tuples)."""

    def check(cls: type[BaseModel], value: Any) -> Any:
        if not value:
            raise ValueError("is empty: give at least one")
        return value

    return validator(*names, allow_reuse=True)(check)


@dataclass(frozen=True)
class Sentence:
    """One sentence as it is shown, with what it stands on, and whether it prescribes."""

    text: str
    basis: Basis
    sources: tuple[str, ...] = ()
    dose: bool = False


class Statement(Content):
    """One fact, in one or more wordings that say the same.

    ``text`` in a content file is short for a single wording. All wordings of a statement must
    hold the same numbers: variation may never become drift. ``dose: true`` marks one that prescribes sets, reps, a
    load, an effort or a frequency; one that reads like it and does not says ``dose: false``.
    """

    basis: Basis
    wordings: tuple[str, ...]
    sources: tuple[str, ...] = ()
    dose: bool | None = None

    _not_empty = filled("wordings")

    @root_validator(pre=True)
    def _text_is_one_wording(cls, values: dict[str, Any]) -> dict[str, Any]:
        values = dict(values)
        if "text" in values:
            if "wordings" in values:
                raise ValueError("has both 'text' and 'wordings': keep one of them")
            values["wordings"] = (values.pop("text"),)
        return values

    @validator("wordings", each_item=True)
    def _each_is_a_sentence(cls, text: str) -> str:
        return plain_sentence(text)

    @root_validator(skip_on_failure=True)
    def _same_facts(cls, values: dict[str, Any]) -> dict[str, Any]:
        numbers = [sorted(_NUMBER.findall(wording)) for wording in values["wordings"]]
        for wording, found in zip(values["wordings"], numbers, strict=True):
            if found != numbers[0]:
                raise ValueError(
                    f"wordings disagree in their numbers: {numbers[0]} in the first, {found} in {wording!r}"
                )
        if values["basis"] is Basis.STUDY and not values["sources"]:
            raise ValueError("says 'study' without a source: name one, or call it 'practice'")
        for wording in values["wordings"]:
            if values["dose"] is None and reads_like_a_dose(wording, reports=values["basis"] is Basis.STUDY):
                raise ValueError(f"{wording!r} reads like a dose: mark it 'dose: true', or 'dose: false' if it is none")
        return values

    def sentence(self, wording: int, words: Mapping[str, str] | None = None) -> Sentence:
        """The sentence in wording number ``wording``, counted round when there are fewer.

        Args:
            wording: which.
            words: what fills its ``{names}``, if it has any.
        """
        text = self.wordings[wording % len(self.wordings)]
        return Sentence(text.format_map(words) if words else text, self.basis, self.sources, bool(self.dose))


class ProfileLine(Statement):
    """A statement that holds for some lifters only.

    ``when`` maps profile fields to the value that selects the line, for example
    ``{goal: strength}``; every pair must hold. Where it asks for ``any``, the text may hold the
    lifter's own words: "Since you {heavy_pull}, …".
    """

    when: dict[str, str]

    _when_not_empty = filled("when")

    @root_validator(skip_on_failure=True)
    def _words_that_are_known(cls, values: dict[str, Any]) -> dict[str, Any]:
        known = {field for field, value in values["when"].items() if value == ANY}
        for wording in values["wordings"]:
            for _, field, _, _ in Formatter().parse(wording):
                if field is not None and field not in known:
                    raise ValueError(f"unknown words {{{field}}}: say 'when: {{{field}: {ANY}}}' or leave them out")
        return values

    @validator("when")
    def _known_fields(cls, when: dict[str, str]) -> dict[str, str]:
        for field, value in when.items():
            allowed = PROFILE_VALUES.get(field)
            if allowed is None:
                raise ValueError(f"unknown profile field {field!r}: use one of {sorted(PROFILE_VALUES)}")
            if value not in allowed:
                raise ValueError(f"unknown value {value!r} for {field!r}: use one of {sorted(allowed)}")
        return when


ANY = "any"
"""Asks of a profile field only that it is known."""

PROFILE_VALUES: dict[str, frozenset[str]] = {
    "heavy_pull": frozenset({ANY}),
    "heavy_squat": frozenset({ANY}),
    "back": frozenset({"tired"}),
    "goal": frozenset({"glutes", "strength", "sport", "general"}),
    "equipment": frozenset({"home", "machine", "barbell"}),
    "experience": frozenset({"beginner", "trained"}),
    "lift": frozenset({"squat", "deadlift"}),
}
"""Profile fields and the values that content may ask for, what says most of a lifter first.

``heavy_pull`` and ``heavy_squat`` are the lifter's own week in words: "deadlift heavy twice a week".
``home`` means no barbell: bands, dumbbells or body weight. ``lift`` is the other lift a message
names ("what about squats then?").
"""
