"""The words of the rules: data in ``rules.yml``, checked against the guide when they are read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from pydantic import Field, validator

from bot.coaching.cited import Cited, facts_in, unknown_ids
from bot.coaching.progression.suggestion import Decision
from bot.guide import Basis, Guide, GuideError, Statement, load_guide
from bot.guide.content_file import ContentFile
from bot.guide.statement import Content, filled, plain_sentence

RULES: Final = Path(__file__).with_name("rules.yml")

FACTS: Final = frozenset(
    {
        *("day", "reps", "load", "rpe", "before", "load_before", "sets", "low", "high", "lift"),
        *(
            "top",
            "next",
            "reach",
            "start",
            "old_load",
            "days",
            "weeks",
            "percent",
            "trouble",
            "from",
            "to",
            "harder",
            "work",
        ),
    }
)
"""What a sentence may name in braces; ``next_time`` and the rules fill it from the log."""


class Rule(Content):
    """One rule as the lifter reads it. Which log it fits is code: the function of its name.

    Attributes:
        id: its name.
        name: the same in a few words, a title.
        decision: what it decides.
        section: where the guide speaks of it.
        caveats: ids of limits that travel with it.
        sources: keys of works that it rests on.
        do: what to do; ``{target}`` stands for sets, reps and load.
        why: the reason, first what the log says.
    """

    id: str = Field(regex=r"^[a-z0-9-]+$")
    name: str
    decision: Decision
    section: str
    caveats: tuple[str, ...]
    sources: tuple[str, ...]
    do: str
    why: tuple[Statement, ...]

    _not_empty = filled("caveats", "sources", "why")

    @validator("do")
    def _do_is_a_sentence(cls, text: str) -> str:
        _check_braces(plain_sentence(text), FACTS | {"target"})
        return text

    @validator("why", each_item=True)
    def _why_names_facts(cls, statement: Statement) -> Statement:
        for text in statement.wordings:
            _check_braces(text, FACTS)
        return statement

    @property
    def basis(self) -> Basis:
        """The basis of its first reason."""
        return self.why[0].basis


def _check_braces(text: str, known: frozenset[str]) -> None:
    for name in facts_in(text):
        if name not in known:
            raise ValueError(f"unknown fact {{{name}}}: use one of {sorted(known)}")


@lru_cache(maxsize=4)
def load_rules(path: Path = RULES) -> Mapping[str, Rule]:
    """The rules by id, every section, caveat and source of them known to the guide.

    Args:
        path: the file.

    Raises:
        GuideError: something in the file is wrong; every problem names its line.
    """
    file = ContentFile(path, list)
    guide = load_guide()
    found: dict[str, Rule] = {}
    problems: list[str] = []
    for index, entry in enumerate(file.data):
        try:
            rule = file.parse(Rule, entry, index)
        except GuideError as error:
            problems += error.problems
            continue
        if rule.id in found:
            problems.append(f"{file.at(index)}: a second rule {rule.id!r}: give it another id")
        found[rule.id] = rule
        problems += unknown_ids(file, _cited(rule, guide, index))
    if problems:
        raise GuideError(problems)
    return found


def _cited(rule: Rule, guide: Guide, index: int) -> list[Cited]:
    cited = [source for statement in rule.why for source in statement.sources]
    return [
        ((index, "section"), "section", [rule.section], guide.sections),
        ((index, "caveats"), "caveat", rule.caveats, guide.caveats),
        ((index, "sources"), "source", rule.sources, guide.sources),
        ((index, "why"), "source", cited, guide.sources),
    ]
