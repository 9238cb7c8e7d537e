"""A message about a log as its items, with the words that place and change them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.understanding.days import DayMention
from bot.understanding.lifts import LiftMention, lift_mentions, lift_table
from bot.understanding.logs.draft import Draft
from bot.understanding.logs.edits import LAST_TOLD, Which
from bot.understanding.logs.named_sets import named_at, with_set_numbers
from bot.understanding.quantities.asides import with_asides
from bot.understanding.quantities.efforts import with_efforts
from bot.understanding.quantities.items import Item, is_at, items_of, log_words, with_figures
from bot.understanding.quantities.loads_said import with_loads
from bot.understanding.spelling import spelled_words
from bot.understanding.vocabulary import Mention, load_table
from bot.understanding.words import Kind, Word

_BREAKS: Final = frozenset({"comma", "stop", "line", "semicolon", "and", "then"})
_BEFORE_A_NAME: Final = frozenset("no nope yes yeah well it called a an the some my those these they its , .".split())


@dataclass(frozen=True)
class Part:
    """A stretch of a message that speaks of the same sets.

    Attributes:
        items: in order, without what names the sets.
        which: the sets that it names.
        lifts: names of the lifts that it names and does not deny.
        denied: names of the lifts that it denies ("not hip thrusts").
        does: ids of ``log_talk.yml`` that stand in it.
        words: of the whole message.
    """

    items: tuple[Item, ...]
    which: Which
    lifts: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    does: frozenset[str] = frozenset()
    words: tuple[Word, ...] = ()


def items_in(text: str, days: Sequence[DayMention] = ()) -> tuple[tuple[Word, ...], list[Item], dict[int, LiftMention]]:
    """The words of a message, its items, and the mention at each item that names a lift.

    Args:
        text: of the message.
        days: that it names, where they are to be items of their own.
    """
    words = spelled_words(text)
    talk = load_table("log_talk")
    named = {mention.first: mention for mention in lift_mentions(words)}
    known = with_figures([Item("lift", one.first, one.after) for one in named.values()], words)
    known += [Item("day", one.first, one.after) for one in days]
    taken = {place for item in known for place in range(item.first, item.after)}
    free = (
        one
        for one in talk.mentions(words)
        if not taken & set(range(one.first, one.after)) and not _is_part_of_more(one, words)
    )
    known += [Item(one.id, one.first, one.after) for one in free]
    found = items_of(words, sorted(known, key=lambda item: item.first))
    read = with_efforts(with_loads(with_asides(found, words), words), words)
    return words, read, named


def _is_part_of_more(mention: Mention, words: Sequence[Word]) -> bool:
    """Whether a longer phrase of logs begins with the same word: "drop set", "only the bar", "both legs"."""
    longer = log_words().longest_at(words, mention.first)
    return longer is not None and longer.after > mention.after


def parts_of(text: str, drafts: Sequence[Draft]) -> list[Part]:
    """The parts of a message that speak of different sets."""
    words, items, mentions = items_in(text)
    names = {first: _lift_name(mention, words, drafts) for first, mention in mentions.items()}
    found: list[Part] = []
    for stretch in _stretches(with_set_numbers(items, words)):
        part = _part(stretch, words, names, drafts, found[-1].which if found else LAST_TOLD)
        if found and not (part.lifts or part.which.names_sets or part.does & {"drop", "less", "same_again", "denies"}):
            before = found[-1]
            found[-1] = Part(
                (*before.items, *part.items),
                before.which,
                before.lifts,
                (*before.denied, *part.denied),
                before.does | part.does,
                part.words,
            )
        else:
            found.append(part)
    return found


def _lift_name(mention: LiftMention, words: Sequence[Word], drafts: Sequence[Draft]) -> str:
    """The lift that is named; gear alone ("it was the smith") makes another of the one told last."""
    own = words[mention.first : mention.after]
    fitted = lift_table().done_with(drafts[-1].lift, own) if mention.alone and drafts else None
    return (fitted or mention.lift).name


def _stretches(items: Sequence[Item]) -> list[list[Item]]:
    """The items cut at commas, full stops and "and"; what cuts stays at the head of what follows."""
    found: list[list[Item]] = [[]]
    for item in items:
        if item.what in _BREAKS and found[-1]:
            found.append([])
        found[-1].append(item)
    return [stretch for stretch in found if stretch]


def _part(
    items: Sequence[Item], words: Sequence[Word], names: dict[int, str], drafts: Sequence[Draft], before: Which
) -> Part:
    own = {draft.lift for draft in drafts}
    lifts: list[str] = []
    denied: list[str] = []
    places: list[int] = []
    load, reps = None, None
    rest: list[Item] = []
    does: set[str] = set()
    at = 0
    while at < len(items):
        item = items[at]
        if item.what == "denies":
            does.add("denies")
            at = _denied(items, names, at + 1, denied)
            continue
        if item.what == "lift":
            lifts.append(names[item.first])
        elif (named := named_at(items, words, at, drafts)) is not None:
            places += named.places
            load, reps = named.load or load, named.reps or reps
            at = named.after
            continue
        else:
            if item.what == "plus" and not rest:
                does.add("more")
            if item.what in load_table("log_talk").phrases.values():
                does.add(item.what)
            rest.append(item)
        at += 1
    mine = [lift for lift in lifts if lift in own or any(lift in other for other in own)]
    which = Which(
        lift=mine[0] if mine else "" if lifts or len(own) < 2 else before.lift,
        places=tuple(places),
        load=load,
        reps=reps,
        every_lift="each_lift" in does,
    )
    return Part(tuple(rest), which, tuple(lifts), tuple(denied), frozenset(does), tuple(words))


def _denied(items: Sequence[Item], names: dict[int, str], at: int, denied: list[str]) -> int:
    """The place behind what is denied: one number, scheme, load, unit, lift or day."""
    while is_at(items, at, "word", "at", "rpe", "with", "of", "was"):
        at += 1
    if is_at(items, at, "lift"):
        denied.append(names[items[at].first])
        return at + 1
    if is_at(items, at, "number", "load", "unit", "effort", "day"):
        at += 1
        if at + 1 < len(items) and items[at].what == "times" and items[at + 1].what == "number":
            at += 2
        elif is_at(items, at, "sets", "reps"):
            at += 1
    return at


def lift_called(words: Sequence[Word]) -> str:
    """The name in "no, it was zercher carries", of a lift that no table knows; "" if nothing can be one."""
    table, place = load_table("log_talk"), 0
    while place < len(words):
        mention = table.longest_at(words, place) or load_table("openers").longest_at(words, place)
        if mention is None and words[place].text not in _BEFORE_A_NAME:
            break
        place = mention.after if mention else place + 1
    name = words[place:]
    return " ".join(word.text for word in name) if all(word.kind is Kind.LETTERS for word in name) else ""
