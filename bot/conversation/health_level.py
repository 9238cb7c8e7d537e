"""The level that signs and conditions add up to: decided on facts, never on words.

The rules are data in ``health_levels.yml``. They only detect and hand off: a level says who should look at it, never
what it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import yaml  # type: ignore[import-untyped,unused-ignore]
from pydantic import BaseModel, Extra, Field, ValidationError, validator

from bot.understanding.facts import BodySign, Condition, Level
from bot.understanding.reading import Person, Said, Standing

RULES: Final = Path(__file__).with_name("health_levels.yml")
_DENIED: Final = "not "
_HURTS: Final = frozenset({"pain", "injury"})
_NO_COMPLAINT: Final = frozenset({"tired", "bar_mark", "joint_noise", "slimming_drug", "puffed", "tight", "under_18"})


class HealthRuleError(Exception):
    """The rules are wrong. The message names the file, the rule and the mistake."""


class HealthRule(BaseModel):
    """One reason to hand off.

    Attributes:
        id: its name, unique in the file.
        level: who has to look at it.
        source: the published page or title behind it.
        all: ids of facts that must all be there.
        any: ids of which one must be there.
        with_: ids of which one must be there besides (``with`` in the file).
        unless: ids of which none may be there.
        reply: a kind of its own, if its reply is not that of its level.
    """

    class Config:
        """Unknown keys are mistakes."""

        extra = Extra.forbid
        frozen = True

    id: str
    level: Level
    source: str
    all: frozenset[str] = frozenset()
    any: frozenset[str] = frozenset()
    with_: frozenset[str] = Field(frozenset(), alias="with")
    unless: frozenset[str] = frozenset()
    reply: str = ""

    @validator("source")
    def _named(cls, value: str) -> str:
        if not value.strip():
            raise ValueError("is empty: name the published page or title")
        return value

    def applies(self, ids: frozenset[str]) -> bool:
        """Return True if the rule applies to facts with these ids."""
        one_each = all(not some or not ids.isdisjoint(some) for some in (self.any, self.with_))
        return ids >= self.all and one_each and ids.isdisjoint(self.unless)


@dataclass(frozen=True, slots=True)
class HealthRules:
    """The rules, and for each id the places of those that ask for it.

    The most pressing come first, and among those the ones with a reply of their own.
    """

    rules: tuple[HealthRule, ...]
    asked_by: Mapping[str, tuple[int, ...]]

    def applying(self, ids: Iterable[str]) -> tuple[HealthRule, ...]:
        """Every rule that applies, most pressing first.

        Args:
            ids: of the facts that stand, "not " before those that are denied.
        """
        known = frozenset(ids)
        places = sorted({place for one in known for place in self.asked_by.get(one, ())})
        return tuple(self.rules[place] for place in places if self.rules[place].applies(known))


_COUNTS: Final = (Standing.AFFIRMED, Standing.SUSPECTED, Standing.DENIED)
"""Standings of facts that count now: past, hearsay and questions do not."""


def hand_off(facts: Iterable[Said]) -> HealthRule | None:
    """The most pressing rule that the facts of one body add up to; None if a coach may answer.

    Args:
        facts: of one message, or of several turns. What is denied, past, hearsay, asked or wished raises nothing, and
            the signs of two people are not added up.
    """
    bodies: dict[Person, set[str]] = {}
    for said in facts:
        if isinstance(said.fact, (BodySign, Condition)) and said.standing in _COUNTS:
            denied = said.standing is Standing.DENIED
            bodies.setdefault(said.person, set()).add(_DENIED + said.fact.id if denied else said.fact.id)
    order = list(Level)
    first = [applying[0] for ids in bodies.values() if (applying := load_health_rules().applying(ids))]
    return min(first, key=lambda rule: order.index(rule.level), default=None)


def level_of(facts: Iterable[Said]) -> Level | None:
    """Who has to look at what the facts of one body add up to; None if a coach may answer."""
    rule = hand_off(facts)
    return rule.level if rule else None


def is_only_tired(facts: Iterable[Said]) -> bool:
    """Return True if a reply to "tired from training, or pain?" says that it is tiredness, or that nothing hurts."""
    said = list(facts)
    return hand_off(said) is None and any(
        isinstance(one.fact, BodySign)
        and (one.fact.id, one.standing) in (("tired", Standing.AFFIRMED), ("pain", Standing.DENIED))
        for one in said
    )


def has_sign(facts: Iterable[Said]) -> bool:
    """Return True if a sign or a condition stands in some body; tiredness and a mark from the bar are none."""
    return any(
        isinstance(one.fact, (BodySign, Condition))
        and one.fact.id not in _NO_COMPLAINT
        and one.standing in (Standing.AFFIRMED, Standing.SUSPECTED)
        for one in facts
    )


def asks_about_health(facts: Iterable[Said]) -> bool:
    """Return True if a message asks about signs or conditions in general: "do they prevent injuries"."""
    return any(isinstance(one.fact, (BodySign, Condition)) and one.standing is Standing.ASKED for one in facts)


def has_complaint(facts: Iterable[Said]) -> bool:
    """Return True if a sign or a condition stands, and no pain is denied beside it.

    What the classifier alone takes for pain needs one. Hearsay, sayings, the past and denials are none.
    """
    said = list(facts)
    denied = any(
        isinstance(one.fact, BodySign) and one.fact.id in _HURTS and one.standing is Standing.DENIED for one in said
    )
    return has_sign(said) and not denied


@lru_cache(maxsize=4)
def load_health_rules(path: Path = RULES) -> HealthRules:
    """Read and check a file of rules.

    Raises:
        HealthRuleError: something in the file is wrong.
    """
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        groups, entries = data["groups"], data["rules"]
    except (OSError, yaml.YAMLError, TypeError, KeyError) as error:
        raise HealthRuleError(f"{path.name}: {error}") from None
    rules: dict[str, HealthRule] = {}
    for number, entry in enumerate(entries, start=1):
        rule = _rule(f"{path.name}: rule {number}", entry, groups)
        if rule.id in rules:
            raise HealthRuleError(f"{path.name}: rule {rule.id}: a second rule of that name: give it another id")
        rules[rule.id] = rule
    order = list(Level)
    ranked = tuple(sorted(rules.values(), key=lambda rule: (order.index(rule.level), not rule.reply)))
    ids = {one for rule in ranked for one in rule.all | rule.any}
    return HealthRules(ranked, {one: tuple(i for i, r in enumerate(ranked) if one in r.all | r.any) for one in ids})


def _rule(where: str, entry: Any, groups: Mapping[str, list[str]]) -> HealthRule:
    if not isinstance(entry, dict):
        raise HealthRuleError(f"{where}: expected a mapping")
    where = f"{where} ({entry.get('id', 'no id')})"
    for key in ("any", "with", "unless"):
        entry = {**entry, key: [one for name in entry.get(key, ()) for one in groups.get(name, [name])]}
    try:
        rule = HealthRule.parse_obj(entry)
    except ValidationError as error:
        problem = error.errors()[0]
        raise HealthRuleError(f"{where}: {'.'.join(map(str, problem['loc']))}: {problem['msg']}") from None
    if not rule.all and not rule.any:
        raise HealthRuleError(f"{where}: would apply to every message: give 'all' or 'any'")
    return rule
