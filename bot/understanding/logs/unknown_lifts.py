"""Lifts outside the table: words beside the sets that nothing else has read, "3x10 zercher carry".

Taken for granted, they were stored as hip thrusts. A name that ends as only lifts do ("zercher carry") is kept as it is
written; other words ("pendlay") are asked about, as they may be a mood or a place that is not known.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.understanding.lift_forms import plural
from bot.understanding.lifts import LiftEntry
from bot.understanding.logs.clause_reader import QUANTITIES
from bot.understanding.numbers import number_at
from bot.understanding.quantities.items import Item, is_at, log_words
from bot.understanding.units import UNIT_WORDS
from bot.understanding.vocabulary import load_lists
from bot.understanding.words import Kind, Word

_LONGEST: Final = 5
"""More unknown words in a row are a sentence, in whatever language."""
_MOST_QUALIFIERS: Final = 2
_LONGEST_SLIP: Final = 3
"""Letters of a word that is rather mistyped ("teh") than a part of a name."""
_GENERIC: Final = frozenset({"row", "press", "curl", "raise", "fly", "extension", "carry", "pulldown"})
"""Lifts of one word that other words make another lift: "Meadows row"."""
_BARE_HEADS: Final = frozenset(
    {"press", "pres", "curl", "overhead", "extension", "raise", "rais", "fly", "machine", "row", "pull"}
)
_ENDINGS: Final = re.compile(r"(?:es|s|ed|ing)$")
_DRAWN_OUT: Final = re.compile(r"([a-z])\1\1|^(?:ha|he|lo|ja)+h?l?$")
_DONE_OR_HOW: Final = re.compile(r"[a-z]{2,}(?:ed|ly|est|ness|ing)$")
_LEADS_ELSEWHERE: Final = frozenset(
    "im was were is its so too to in with at for after before by from despite without than very really super feel "
    "feels feeling felt pretty kinda quite bit like as because cos bc hey hi not no got i we he she they the a an my "
    "our some".split()
)
_TELLS: Final = QUANTITIES | {"body", "amrap", "times", "sets", "reps", "empty_bar"}
_ENDS: Final = frozenset({"comma", "semicolon", "stop", "line", "mark", "close", "open"})


@dataclass(frozen=True, slots=True)
class _Words:
    chatter: frozenset[str]
    body: frozenset[str]
    heads: frozenset[str]
    qualifiers: frozenset[str]
    everyday: frozenset[str]


@dataclass(frozen=True, slots=True)
class UnknownLift:
    """Words that name a lift of no table.

    Attributes:
        item: where they stand among the items.
        lift: as it is kept.
        sure: nothing but a lift is called so.
    """

    item: Item
    lift: LiftEntry
    sure: bool


@lru_cache(maxsize=1)
def _words() -> _Words:
    lists = {name: frozenset(words) for name, words in load_lists("unknown_lifts").items()}
    heads, qualifiers, everyday = (lists.pop(name) for name in ("heads", "qualifiers", "everyday"))
    body = lists["the_body"] - {"pump", "pumps", "pain", "doms", "soreness", "age", "ages"}
    heads |= {plural(head) for head in heads} | {f"{head}ing" for head in ("row", "press", "curl", "jump", "swing")}
    return _Words(frozenset[str]().union(*lists.values()), body, heads, qualifiers, everyday)


def is_chatter(word: str) -> bool:
    """Return True for a word that people write around sets: known, drawn out, a verb or an adverb."""
    return len(word) < 2 or word in _words().chatter or bool(_DRAWN_OUT.search(word) or _DONE_OR_HOW.match(word))


def may_be_lift(name: Sequence[str]) -> bool:
    """Return True if words may be a name that somebody gives a lift, and are no mood or excuse."""
    return any(map(_decides, name)) and all(_decides(word) or _qualifies(word) for word in name)


def is_surely_lift(name: Sequence[str]) -> bool:
    """Return True if a name ends as only lifts do, and says more than the ending."""
    return len(name) > 1 and name[-1] in _words().heads


def lift_words(words: Sequence[Word]) -> list[int]:
    """The places of words that are a part of lifts' names and name none alone: "press", "curls"."""
    return [at for at, word in enumerate(words) if _ENDINGS.sub("", word.text) in _BARE_HEADS]


def unknown_lift(name: str) -> LiftEntry:
    """A lift of which only the name is known."""
    return LiftEntry(id=name, name=name, group="", gear="unknown", heaviest_kg=600, base=name)


def unknown_lifts(items: Sequence[Item], words: Sequence[Word]) -> list[UnknownLift]:
    """The words beside sets that probably name a lift of no table."""
    found: list[UnknownLift] = []
    place = 0
    while place < len(items):
        end = place
        while end < len(items) and _is_name_word(items, words, end):
            end += 1
        if end == place:
            place += 1
            continue
        lift = _lift_of(items, words, place, end)
        if lift is not None:
            found.append(lift)
        place = end
    return found


def _is_name_word(items: Sequence[Item], words: Sequence[Word], place: int) -> bool:
    item = items[place]
    if item.what == "lift":
        return item.after == item.first + 1 and words[item.first].text.rstrip("s") in _GENERIC
    if place and item.glued and items[place - 1].what == "number":
        return False
    if item.what not in ("word", "held", "sides", "hours", "unweighable", "legs"):
        return False
    return all(word.kind is Kind.LETTERS for word in words[item.first : item.after]) and _fits(words[item.first].text)


def _fits(text: str) -> bool:
    return _decides(text) or _qualifies(text)


def _decides(word: str) -> bool:
    known = _words()
    part = word in known.qualifiers or word in known.body
    return word in known.heads or not (part or is_chatter(word) or log_words().meaning(word))


def _qualifies(word: str) -> bool:
    known = _words()
    part = word in known.qualifiers or word in known.body
    return part or bool(_DONE_OR_HOW.fullmatch(word) and word not in known.chatter)


def _lift_of(items: Sequence[Item], words: Sequence[Word], start: int, end: int) -> UnknownLift | None:
    run = [word.text for item in items[start:end] for word in words[item.first : item.after]]
    if len(run) > _LONGEST or not any(map(_decides, run)):
        return None
    named = [at for at in range(start, end) if items[at].what == "lift"]
    if not named and not _stands_by_sets(items, words, start, end, run):
        return None
    before = words[items[start - 1].first].text if start else ""
    on_it = before in ("the", "a", "my") and start > 1 and words[items[start - 2].first].text == "on"
    if before in _LEADS_ELSEWHERE and not on_it:
        return None
    first, after = items[start].first, items[end - 1].after
    return UnknownLift(Item("lift", first, after), unknown_lift(" ".join(run)), is_surely_lift(run))


def qualified(words: Sequence[Word], first: int) -> int:
    """The place of the first of the words before a lift that nothing knows, which may make it another: "zercher squat".

    Args:
        words: of a message.
        first: place of the first word of the lift; it is given back if known words stand before it.
    """
    place = first
    while place > max(first - _MOST_QUALIFIERS, 0) and _may_qualify(words, place - 1):
        place -= 1
    return place


def _may_qualify(words: Sequence[Word], place: int) -> bool:
    word = words[place]
    spelled = word.kind is Kind.LETTERS and len(word.text) > _LONGEST_SLIP and word.text not in UNIT_WORDS
    return spelled and number_at(words, place) is None and _decides(word.text)


def _stands_by_sets(items: Sequence[Item], words: Sequence[Word], start: int, end: int, run: Sequence[str]) -> bool:
    everyday = len(run) == 1 and run[0] in _words().everyday
    at = end
    while is_at(items, at, "colon", "at", "with", "for", "open", "plus", "dash"):
        at += 1
    if at < len(items) and items[at].what in _TELLS:
        return True
    before = items[start - 1].what if start else "line"
    if before in _TELLS | {"effort", "legs", "sides", "close"} and start:
        return not everyday
    behind = items[end].what if end < len(items) else "line"
    if before not in _ENDS:
        return False
    if len(run) == 1 and is_at(items, at, "stop") and items[at].glued and is_at(items, at + 1, "number"):
        # "ext. 70x12x3"
        return True
    if behind in ("line", "stop", "comma") and is_at(items, end + 1, "set_ref", "mark", *_TELLS):
        return run[-1] in _words().heads or behind == "line" or (behind == "comma" and len(run) <= 2)
    return behind in _ENDS and is_surely_lift(run)
