"""Messages that only make sense after what was said before: "and how heavy", "is that better", "the second one"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from bot.understanding.reading import Act, Reading
from bot.understanding.vocabulary import PhraseTable, load_cues, load_table
from bot.understanding.words import Kind, Word

_LONGEST: Final = 14
"""Words; a longer message says what it is about."""
_OPENED: Final = 9
"""Words of a message that opens with "and …" or "what about …"."""
_FEW: Final = 2
"""Words of its own that a message may hold which asks for another form of the answer: "tldr of that wall"."""


class Wants(Enum):
    """What a message wants of the answer that it leans on."""

    ASPECT = "aspect"
    """Something else about the same: "and how heavy", "what about men"."""
    VERDICT = "verdict"
    """Whether it is good, true, enough: "is that better", "yes or no"."""
    BRIEF = "brief"
    """The same in fewer words: "short answer pls"."""
    LIST = "list"
    """The same as a list: "just the bullet points"."""
    SIMPLE = "simple"
    """The same in easier words: "like I'm five"."""
    PASS_ON = "pass_on"
    """The same to hand on: "copy paste for my client"."""
    INSTEAD = "instead"
    """Another way: "and if i can't"."""
    SOURCE = "source"
    """Where it is from: "says who?"."""
    UNSAID = "unsaid"
    """It may stand by itself, and may not: "would wednesday be too much"."""
    ONE_OF_THEM = "one_of_them"
    """One of several that were answered at once: "number 2"."""


_FORMS: Final = {
    "to_pass_on": Wants.PASS_ON,
    "simple": Wants.SIMPLE,
    "as_list": Wants.LIST,
    "brief": Wants.BRIEF,
}
"""Cues that ask for the last answer in another form. Who wants a short list to send on wants to send it on."""


@dataclass(frozen=True)
class FollowUp:
    """How a message leans on the answer before it.

    Attributes:
        wants: what it asks of that answer.
        nth: which of several is meant, from 1; None where it points to none by its number.
        bare: it names nothing of its own, not even an aspect.
        opened: it opens as more of the same: "and …", "what about …".
    """

    wants: Wants
    nth: int | None = None
    bare: bool = False
    opened: bool = False


def read_follow_up(reading: Reading) -> FollowUp | None:
    """How a message leans on what was said before; None where it stands by itself, or asks nothing."""
    words = tuple(word for word in reading.words if word.kind in (Kind.LETTERS, Kind.NUMBER))
    if not words or len(words) > _LONGEST:
        return None
    cues = load_cues("follow_ups")
    nth = _place_named(words)
    if nth is not None:
        return FollowUp(Wants.ONE_OF_THEM, nth)
    says = {name: bool(table.mentions(words)) for name, table in cues.items()}
    own = _words_of_its_own(words, cues)
    if says["source"] and not own:
        return FollowUp(Wants.SOURCE)
    for name, form in _FORMS.items():
        if says[name] and own <= _FEW:
            return FollowUp(form)
    opened = len(words) <= _OPENED and _opens_as_more(words, cues["lead"])
    asks = reading.does(Act.ASKS) or says["yes_or_no"] or opened
    leans = not own or (says["points"] and own == 1) or (opened and own <= 2)
    if not asks:
        return FollowUp(Wants.UNSAID) if _is_a_remark(reading, words) else None
    if not leans or (says["stands_for_nothing"] and own):
        return FollowUp(Wants.UNSAID)
    if says["instead"]:
        return FollowUp(Wants.INSTEAD)
    if says["yes_or_no"] or (says["verdict"] and not own and not says["aspect"]):
        return FollowUp(Wants.VERDICT)
    return FollowUp(Wants.ASPECT, bare=not own and not says["aspect"], opened=opened)


def _is_a_remark(reading: Reading, words: Sequence[Word]) -> bool:
    """Return True for a few words without a number that only tell: "ours is always taken"."""
    tells = all(clause.acts <= {Act.TELLS} for clause in reading.clauses)
    return tells and 2 < len(words) < _OPENED and not any(word.is_number for word in words)


def _opens_as_more(words: Sequence[Word], leads: PhraseTable) -> bool:
    """Return True for "and …", "ok but what about …": a lead, perhaps behind a small word, and something after it."""
    fillers = load_table("fillers")
    for place in range(min(len(words) - 1, 3)):
        lead = leads.longest_at(words, place)
        if lead is not None:
            return lead.after < len(words)
        if fillers.longest_at(words, place) is None:
            return False
    return False


def _words_of_its_own(words: Sequence[Word], cues: Mapping[str, PhraseTable]) -> int:
    """The words that name a subject, and so need no earlier answer."""
    known = [False] * len(words)
    for table in cues.values():
        for mention in table.mentions(words):
            known[mention.first : mention.after] = [True] * (mention.after - mention.first)
    return sum(not covered and word.kind is Kind.LETTERS for covered, word in zip(known, words, strict=True))


_NTH: Final = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "one": 1,
    "two": 2,
    "three": 3,
}
_AROUND: Final = frozenset(
    {
        "number",
        "no",
        "nr",
        "question",
        "the",
        "one",
        "and",
        "ok",
        "so",
        "what",
        "about",
        "my",
        "point",
        "thing",
        "part",
        "answer",
        "a",
        "to",
        "for",
        "on",
        "then",
        "now",
        "more",
        "please",
        "pls",
        "whats",
        "well",
        "but",
        "you",
        "missed",
        "forgot",
        "skipped",
        "again",
        "last",
        "of",
        "those",
        "them",
        "in",
        "short",
        "didnt",
        "u",
    }
)


def _place_named(words: Sequence[Word]) -> int | None:
    """The number of one of several answers: "number 2", "and the third one"."""
    places = [int(float(word.text)) if word.is_number else _NTH.get(word.text) for word in words]
    named = [place for place, word in zip(places, words, strict=True) if place is not None and word.text != "one"]
    others = [word.text for place, word in zip(places, words, strict=True) if place is None]
    return named[0] if len(named) == 1 and 1 <= named[0] <= 9 and set(others) <= _AROUND else None
