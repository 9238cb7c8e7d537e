"""The tables of health: lists of phrases, and which of them are facts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import yaml  # type: ignore[import-untyped,unused-ignore]

from bot.understanding.pattern_finder import Negation, PatternFinder
from bot.understanding.patterns import PatternBook
from bot.understanding.vocabulary import FOLDER

_HEALTH: Final = FOLDER / "health"
_SIGN_FILES: Final = (
    *("complaints", "nerves", "heart", "muscle", "pregnancy", "harm", "same_day", "joints", "conditions", "self_harm"),
    *("abuse", "head", "breath", "poison", "labour", "lumps", "infection", "legs", "cauda", "rhabdo", "heart_told"),
    "sudden",
    "help",
)
"""In this order: a list may use those before it."""


@dataclass(frozen=True, slots=True)
class FactRule:
    """How a list becomes a fact.

    Attributes:
        id: of the fact.
        lasts: it is a condition, not a sign.
        part: the body part that the list names; "" if it names none.
        context: lists of which one must be in the message; empty for no matter.
        unless: lists of which none may be in the message.
        acute: it needs help now in whomever it is, also in a stranger.
        mine: it is about the lifter, whoever is named in it.
        heals: a lifter who says that it was and is well now is believed; signs do unless they are acute.
        dated: how many weeks ago, or along, it is matters.
        past_after: weeks after which it is past; 0 where no number of weeks tells, -1 where nothing makes it past.
        general: no body is meant.
        denies: it says that nothing is wrong there.
        suspected: it is thought likely, and not known.
        stays: it leaves something for good, in whomever it was.
        group: its last word names those who have it.
    """

    id: str
    lasts: bool
    part: str = ""
    context: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    acute: bool = False
    mine: bool = False
    heals: bool = False
    dated: bool = False
    past_after: int = 0
    general: bool = False
    denies: bool = False
    suspected: bool = False
    stays: bool = False
    group: bool = False


@dataclass(frozen=True, slots=True)
class HealthTables:
    """The finder of all lists, and the rules of each list that is a fact."""

    finder: PatternFinder
    facts: Mapping[str, tuple[FactRule, ...]]


@lru_cache(maxsize=2)
def load_health_tables(folder: Path = _HEALTH) -> HealthTables:
    """Read the tables of a folder.

    Raises:
        PatternError: a phrase cannot be read.
        KeyError: ``facts.yml`` names a list that no file has.
    """
    language = _load(folder / "language.yml")
    signs = [entry for name in _SIGN_FILES for entry in _load(folder / f"{name}.yml").items()]
    lists = [*_load(folder / "words.yml").items(), ("", _load(folder / "sayings.yml")["sayings"]), *signs]
    lists += _load(folder / "leave.yml").items()  # their words are not taken back: "no heavy ones" is a limit
    book = PatternBook(lists, language["spelled"])
    negation = Negation(**{key: frozenset(words) for key, words in language["negation"].items()})
    known = {name for name, _ in lists}
    rules: dict[str, tuple[FactRule, ...]] = {}
    for name, rule in _fact_rules(_load(folder / "facts.yml")):
        if unknown := {name, *rule.context, *rule.unless} - known:
            raise KeyError(f"facts.yml: {rule.id}: no file has the list {', '.join(sorted(unknown))}")
        rules[name] = (*rules.get(name, ()), rule)
    return HealthTables(PatternFinder(book, (name for name, _ in signs), negation), rules)


def _fact_rules(data: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> Iterator[tuple[str, FactRule]]:
    for kind, entries in data.items():
        for id_, entry in entries.items():
            rule = FactRule(
                entry.get("id", id_),
                kind == "conditions",
                entry.get("part", ""),
                frozenset(entry.get("with", ())),
                frozenset(entry.get("unless", ())),
                entry.get("acute", False),
                entry.get("mine", False),
                entry.get("heals", kind == "signs"),
                entry.get("dated", False),
                entry.get("past_after", 0),
                entry.get("general", False),
                entry.get("denies", False),
                entry.get("suspected", False),
                entry.get("stays", False),
                entry.get("group", False),
            )
            lists = entry.get("list", id_)
            for name in [lists] if isinstance(lists, str) else lists:
                yield name, rule


def _load(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
