"""What speaks against a dose, in words: what was told, who decides, and what to ask them, from ``concerns.yml``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.guide.content_file import ContentFile, GuideError
from bot.guide.load import CONTENT, load_guide
from bot.guide.statement import Basis, Content, Sentence, Statement, filled
from bot.guide.types import Focus, Guide

_SEVERAL = frozenset({"legs", "buttocks"})
"""Parts that hurt; a knee hurts."""
_MOST_NAMED = 2
"""Things that one sentence names; more would read like a file."""
_SEEMS = "seems_"
"""Before the kind of what was heard by the meaning of a message alone."""
_NAMELESS = frozenset(
    {"somebody", "someone", "people", "gym", "work", "he", "him", "his", "she", "her", "they", "them", "their"}
)
_STRANGERS = frozenset({"guy", "bloke", "lad", "man", "woman", "girl", "lady"})
_LIFTER = {"you_are": "you are", "you_have": "you have", "your": "your", "who": "you"}


@dataclass(frozen=True)
class Concern:
    """One thing that speaks against a dose.

    Attributes:
        id: of the condition or sign.
        lasts: True for a condition, False for a sign.
        person: whose it is: "" for the lifter, else the word they used.
        weeks: of a condition, by now.
        part: of the body, for a sign.
        words: as the lifter put it.
    """

    id: str
    lasts: bool = True
    person: str = ""
    weeks: int | None = None
    part: str = ""
    words: str = ""


class ConcernWords(Content):
    """How one condition or sign is named, who decides about it, and what to ask them."""

    since: str
    since_weeks: str = ""
    since_part: str = ""
    since_words: str = ""
    who: str
    part: str = ""
    ask: tuple[str, ...]

    _not_empty = filled("ask")

    def since_of(self, concern: Concern) -> str:
        """The most telling form that can be filled."""
        filling = {"weeks": concern.weeks, "part": concern.part.replace("_", " "), "words": concern.words}
        telling = (
            text
            for text, fact in zip((self.since_weeks, self.since_part, self.since_words), filling.values(), strict=True)
            if text and fact
        )
        hurts = "hurt" if concern.part in _SEVERAL else "hurts"
        return next(telling, self.since).format(**{**_names(concern.person), **filling, "hurts": hurts})


class Concerns(Content):
    """The whole file."""

    leads: tuple[str, ...]
    hand_off_leads: tuple[str, ...]
    bounds_leads: tuple[str, ...]
    person_leads: tuple[str, ...]
    conditions: dict[str, ConcernWords]
    signs: dict[str, ConcernWords]

    def of(self, concern: Concern) -> ConcernWords:
        """The words for a concern; those for any condition or sign where the file does not know it."""
        known, other = (self.conditions, "condition") if concern.lasts else (self.signs, "sign")
        return known.get(concern.id) or known[other]


@lru_cache(maxsize=4)
def load_concerns(path: Path = CONTENT / "concerns.yml") -> Concerns:
    """The words for what speaks against a dose.

    Raises:
        GuideError: something in the file is wrong; every problem names its line.
    """
    file = ContentFile(path, dict)
    found = file.parse(Concerns, file.data)
    known = {*_parts(load_guide())}
    problems = [
        f"{file.at(kind, id_, 'part')}: unknown part {words.part!r}: use topic/focus of the guide"
        for kind in ("conditions", "signs")
        for id_, words in getattr(found, kind).items()
        if words.part and words.part not in known
    ]
    if problems:
        raise GuideError(problems)
    return found


def lead_on(concerns: Sequence[Concern], wording: int = 0, *, hand_off: bool = False) -> Sentence:
    """The sentence that names what was told, and who decides.

    Args:
        concerns: what speaks against a dose, the most pressing first; at least one.
        wording: which wording, counted round.
        hand_off: what to do follows at once, so that few words will do.
    """
    words = load_concerns()
    named = _named_once(words, concerns)
    who = who_decides(concerns[0])
    leads = words.hand_off_leads if hand_off else words.leads
    text = leads[wording % len(leads)]
    since = " and ".join(named[:_MOST_NAMED])
    return Sentence(text.format(since=since, who=who, Who=who[0].upper() + who[1:]), Basis.SAFETY)


def _named_once(words: Concerns, concerns: Sequence[Concern]) -> list[str]:
    """What was told, each thing once: what was heard by its meaning only where nothing else is known of it."""
    known = [concern for concern in concerns if not concern.id.startswith(_SEEMS)] or [*concerns]
    named: list[str] = []
    for concern in known:
        since = words.of(concern).since_of(concern)
        said = (concern.words or since).lower()
        if since not in named and not any(said in one.lower() for one in named):
            named.append(since)
    return named


def within(said: str, wording: int = 0) -> Sentence:
    """The sentence that keeps amounts within what a clinician allowed.

    Args:
        said: the limits, in the words they were told in.
        wording: which wording, counted round.
    """
    leads = load_concerns().bounds_leads
    return Sentence(leads[wording % len(leads)].format(said=said), Basis.SAFETY)


def meant_for(person: str, wording: int = 0) -> Sentence:
    """The sentence that says for whom amounts are.

    Args:
        person: who is not the lifter.
        wording: which wording, counted round.
    """
    leads = load_concerns().person_leads
    return Sentence(leads[wording % len(leads)].format(who=_names(person)["who"]), Basis.GUIDE)


def in_words(text: str, person: str) -> str:
    """A text with somebody's name in the place of {who} and {whose}."""
    names = _names(person)
    return text.format(who=names["who"], whose=names["your"])


def who_decides(concern: Concern) -> str:
    """The clinician who decides: "your midwife or doctor"."""
    return load_concerns().of(concern).who.format(**_names(concern.person))


def what_to_ask(concern: Concern, wording: int = 0) -> Sentence:
    """What to ask the clinician.

    Args:
        concern: what it is about.
        wording: which wording, counted round.
    """
    ask = load_concerns().of(concern).ask
    return Sentence(ask[wording % len(ask)], Basis.SAFETY)


def is_part_on(concern: Concern, topic: str, focus: Focus | None) -> bool:
    """Return True if a part of a topic is the guide's own on a concern, and no other would do."""
    return focus is not None and load_concerns().of(concern).part == f"{topic}/{focus.id}"


def statements_on(guide: Guide, concern: Concern) -> tuple[Statement, ...]:
    """What the guide's own part on a concern says, without a dose; nothing where it has none."""
    topic, _, focus = load_concerns().of(concern).part.partition("/")
    if not topic:
        return ()
    parts = {one.id: one.short for one in guide.topics[topic].focus}
    return tuple(statement for statement in parts.get(focus, guide.topics[topic].short) if not statement.dose)


def _names(person: str) -> dict[str, str]:
    if not person:
        return _LIFTER
    known = person if person[0].isupper() else f"your {person}"
    who = "this person" if person in _NAMELESS else f"that {person}" if person in _STRANGERS else known
    return {"you_are": f"{who} is", "you_have": f"{who} has", "your": f"{who}’s", "who": who}


def _parts(guide: Guide) -> Iterator[str]:
    for topic in guide.topics.values():
        yield topic.topic
        yield from (f"{topic.topic}/{focus.id}" for focus in topic.focus)
