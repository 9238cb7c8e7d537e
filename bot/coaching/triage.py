"""Safety triage: read every message, and say when a person, not a coach, has to answer.

The rules are data in ``triage.yml``. They only detect and hand off: a level names who should look at
it, never what it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped,unused-ignore]
from pydantic import BaseModel, Extra, ValidationError, validator

from bot.coaching.lexicon import Lexicon
from bot.coaching.phrases import Negation, PhraseError
from bot.understanding.facts import Level

RULES = Path(__file__).with_name("triage.yml")


class TriageError(Exception):
    """The rules are wrong. The message names the file, the rule or list, and the mistake."""


class Rule(BaseModel):
    """One reason to hand off, as written in the file.

    Attributes:
        id: its name, unique in the file.
        level: who has to look at it.
        source: the published page or title it stands on.
        all: lists that must all be found.
        any: lists of which one must be found.
        unless: lists of which none may be found.
    """

    class Config:
        extra = Extra.forbid
        frozen = True

    id: str
    level: Level
    source: str
    all: tuple[str, ...] = ()
    any: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    @validator("source")
    def _named(cls, value: str) -> str:
        if not value.strip():
            raise ValueError("is empty: name the published page or title")
        return value

    def fires(self, found: frozenset[str]) -> bool:
        """Whether the rule applies to a message in which these lists were found."""
        return (
            found.issuperset(self.all)
            and (not self.any or not found.isdisjoint(self.any))
            and found.isdisjoint(self.unless)
        )


class _Sheet(BaseModel):
    """The file, before its phrases are read."""

    class Config:
        extra = Extra.forbid

    rewrite: dict[str, str]
    forgive_typos_in: list[str]
    negation: dict[str, list[str]]
    words: dict[str, list[Any]]
    sayings: list[Any]
    signs: dict[str, list[Any]]
    rules: list[Any]


@dataclass(frozen=True)
class Triage:
    """The rules, ready to read messages."""

    lexicon: Lexicon
    rules: tuple[Rule, ...]
    asked_by: Mapping[str, tuple[int, ...]]
    """For each list, the rules (by place) that ask for it."""

    def fired(self, text: str) -> tuple[Rule, ...]:
        """Every rule that applies to a message, most pressing first."""
        found = self.lexicon.find(text)
        asked = sorted({place for name in found for place in self.asked_by.get(name, ())})
        return tuple(self.rules[place] for place in asked if self.rules[place].fires(found))


def triage(text: str) -> Level | None:
    """The level of a message.

    Args:
        text: what the lifter wrote.

    Returns:
        The most pressing level of all rules that apply, or ``None`` if a coach may answer.
    """
    # A line may end in the middle of a complaint.
    fired = load_triage().fired(" ".join(text.split()))
    return fired[0].level if fired else None


@lru_cache(maxsize=4)
def load_triage(path: Path = RULES) -> Triage:
    """Read and check a file of rules.

    Args:
        path: the file.

    Raises:
        TriageError: something in the file is wrong.
    """
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        sheet = _Sheet.parse_obj(data)
        lexicon = Lexicon(
            words=sheet.words,
            sayings=sheet.sayings,
            signs=sheet.signs,
            rewrite=sheet.rewrite,
            negation=Negation(**{key: frozenset(words) for key, words in sheet.negation.items()}),
            forgive=sheet.forgive_typos_in,
        )
    except (OSError, yaml.YAMLError, PhraseError, TypeError) as error:
        raise TriageError(f"{path.name}: {error}") from None
    except ValidationError as error:
        raise TriageError(f"{path.name}: {_first_problem(error)}") from None
    rules = _rules(path.name, sheet)
    names = {name for rule in rules for name in (*rule.all, *rule.any)}
    asked_by = {name: tuple(i for i, r in enumerate(rules) if name in (*r.all, *r.any)) for name in names}
    return Triage(lexicon, rules, asked_by)


def _rules(file: str, sheet: _Sheet) -> tuple[Rule, ...]:
    known: Mapping[str, Any] = {**sheet.words, **sheet.signs}
    if len(known) < len(sheet.words) + len(sheet.signs):
        raise TriageError(f"{file}: a list stands under both words and signs: keep one")
    rules: dict[str, Rule] = {}
    for number, entry in enumerate(sheet.rules, start=1):
        name = entry.get("id", f"number {number}") if isinstance(entry, dict) else f"number {number}"
        where = f"{file}: rule {name}"
        try:
            rule = Rule.parse_obj(entry)
        except ValidationError as error:
            raise TriageError(f"{where}: {_first_problem(error)}") from None
        if not rule.all and not rule.any:
            raise TriageError(f"{where}: would apply to every message: give 'all' or 'any'")
        for used in (*rule.all, *rule.any, *rule.unless):
            if used not in known:
                raise TriageError(f"{where}: there is no list {used!r}: add it under words or signs")
        if rule.id in rules:
            raise TriageError(f"{where}: a second rule of that name: give it another id")
        rules[rule.id] = rule
    order = list(Level)
    return tuple(sorted(rules.values(), key=lambda rule: order.index(rule.level)))


def _first_problem(error: ValidationError) -> str:
    problem = error.errors()[0]
    return f"{'.'.join(map(str, problem['loc']))}: {problem['msg']}"
