"""Sessions of their own that are told while a log is open, and what is said of one of several by its day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Final

from bot.understanding.days import DayMention, day_mentions
from bot.understanding.lifts import lift_mentions, lift_named
from bot.understanding.logs.beginning import read_sets
from bot.understanding.logs.day_told import day_told
from bot.understanding.logs.draft import Draft
from bot.understanding.logs.edits import Instead, LogReply, OnTop
from bot.understanding.logs.said import Part, parts_of
from bot.understanding.logs.whole import done_in, refuses_what_stands, told_beside, unit_of
from bot.understanding.quantities.items import log_words
from bot.understanding.reading import Reading
from bot.understanding.understand import understand
from bot.understanding.units import Unit
from bot.understanding.vocabulary import load_table
from bot.understanding.words import Kind, Word

_ADDS: Final = frozenset({"and", "then", "plus"})
_DID: Final = frozenset({"did", "done", "trained", "lifted", "hit"})
_POINTERS: Final = frozenset({"one", "ones", "session", "workout", "log", "entry", "training", "sets"})
_SAID_OF_IT: Final = frozenset("was were is should wasnt werent had to too and also not rpe as at with for by".split())
"""Behind a day these say something of its session; another word is a part of it: "fridays last set"."""
_BREAKS: Final = frozenset({"and", ",", ";", ".", "then", "but", "\n"})
_BEFORE_A_DAY: Final = frozenset({"on", "from", "of", "for", "in"})
_SAVES: Final = frozenset({"save", "log", "store", "keep"})
_TOO: Final = frozenset({"too", "also", "another"})
_HAS: Final = frozenset({"have", "had"})
_POINTS_TO_IT: Final = frozenset({"one", "session", "workout", "training", "too", "also", "well", "both"})
_DETERMINERS: Final = frozenset({"the", "my", "that"})


def told_apart(
    reading: Reading, drafts: Sequence[Draft], *, changing: bool, today: date, unit: Unit | None
) -> LogReply | None:
    """Sessions of their own: announced as such, or of a day or lift that the log does not have. None if none is told.

    What puts the log right ("no, it was yesterday, 3x8") is none; where it may be either, both are offered.

    Args:
        reading: of the message.
        drafts: what is written down.
        changing: the lifter was asked what to change.
        today: the lifter's own date.
        unit: of bare numbers, if the lifter said so before.
    """
    text = _without_announcement(reading)
    parts = parts_of(text, drafts)
    announced = text != reading.text
    adds = announced or "more" in done_in(parts) or _first(parts) in _ADDS
    told = read_sets(text, today=today, unit=unit or unit_of(drafts), last=_like(drafts[-1])).drafts
    dated = day_told(reading.words, today) != (None, ())
    new = told if announced else tuple(draft for draft in told if _is_new(draft, drafts, parts, dated=dated))
    says_when = _says_when(reading, parts, today)
    if says_when and not any(one.reps is not None for draft in new for one in draft.sets):
        return None  # "85 kg, and it was yesterday"
    if not new or len(new) < len(told) or not all(_is_told(draft, drafts, reading, adds=adds) for draft in new):
        return None
    does = done_in(parts)
    denied = "denies" in does and not _heads(reading, parts, today)
    corrects = changing or ("denies" not in does and refuses_what_stands(reading, parts))
    if denied or "swap" in does or (corrects and not adds):
        return None
    named = any(part.lifts for part in parts)
    new = tuple(replace(draft, lift=draft.lift if named else "", day=draft.day if dated else None) for draft in new)
    beside = told_beside(reading, sets=True)
    adds = adds or load_table("log_same").mentions(reading.words) != []
    either = not adds and (says_when or "denies" in does or _is_alike(new, drafts))
    return LogReply(edits=(OnTop(new), *beside), other=(Instead(new), *beside) if either else ())


def _without_announcement(reading: Reading) -> str:
    """The text without what announces a session of its own: "one more session: ", "another one from "."""
    text = reading.text
    for mention in log_words().mentions(reading.words):
        if mention.id == "announces":
            start, end = reading.words[mention.first].start, reading.words[mention.after - 1].end
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def _first(parts: Sequence[Part]) -> str:
    return parts[0].items[0].what if parts and parts[0].items else ""


def _like(draft: Draft) -> Draft:
    """What "the same" means: the sets without their effort."""
    return replace(draft, sets=tuple(replace(one, rpe=None) for one in draft.sets))


def _is_new(draft: Draft, drafts: Sequence[Draft], parts: Sequence[Part], *, dated: bool) -> bool:
    """Whether sets are of a day or a lift that the log does not have."""
    if dated and draft.day not in {one.day for one in drafts}:
        return True
    named = {lift for part in parts for lift in part.lifts}
    kin = {_base(one.lift) for one in drafts}
    return draft.lift in named and _base(draft.lift) not in kin


def _base(name: str) -> str:
    """The lift, whatever it is done with."""
    lift = lift_named(name)
    return lift.base if lift else name


def _is_told(draft: Draft, drafts: Sequence[Draft], reading: Reading, *, adds: bool) -> bool:
    """Whether enough is told for a session of its own; what is missing is asked."""
    if any(one.reps is not None for one in draft.sets):
        return True
    if any(one.load for one in draft.sets) and not any(one.questions for one in drafts):
        return True  # "yesterday 85": as no question is open, it answers none
    did = bool(_DID & {word.text for word in reading.words}) and draft.lift not in {one.lift for one in drafts}
    return not draft.sets and (adds or did) and any(draft.lift == lift for lift in _lifts_in(reading, drafts))


def _lifts_in(reading: Reading, drafts: Sequence[Draft]) -> list[str]:
    return [lift for part in parts_of(reading.text, drafts) for lift in part.lifts]


def _heads(reading: Reading, parts: Sequence[Part], today: date) -> bool:
    """Whether a day stands at the head of a message: "friday wasnt logged, 3x8"."""
    days = day_mentions(reading.words, today)
    named = [item.first for part in parts for item in part.items if item.what == "denies"]
    return bool(days) and days[0].first == 0 and (not named or days[0].first < named[0])


def _says_when(reading: Reading, parts: Sequence[Part], today: date) -> bool:
    """Whether "was" may tell the day of the sets that stand: "it was yesterday, 3x8"; "yesterday was 3x8" does not."""
    was = [item.first for part in parts for item in part.items if item.what == "was"]
    days = day_mentions(reading.words, today)
    return bool(was and days) and was[0] < days[0].first


def _is_alike(new: Sequence[Draft], drafts: Sequence[Draft]) -> bool:
    """Whether the sets are those of the log, so that the day alone may be what is new."""
    old = next((draft for draft in drafts if draft.lift == (new[0].lift or drafts[-1].lift)), None)
    if len(new) > 1 or old is None or len(old.sets) != len(new[0].sets):
        return False
    pairs = zip(old.sets, new[0].sets, strict=True)
    return all(one.reps == two.reps and two.load in (None, one.load) for one, two in pairs)


def of_one_day(reading: Reading, drafts: Sequence[Draft], today: date) -> tuple[date, Reading] | None:
    """The day that tells which session of the log is meant, and what is said of it; None if none is named so."""
    own = {draft.day for draft in drafts}
    if len(own) < 2:
        return None
    mentions = day_mentions(reading.words, today)
    if len(mentions) != 1:
        return None
    mention = mentions[0]
    days = own & {mention.day, *mention.days} - {None}
    day = days.pop() if len(days) == 1 else None
    return (day, understand(_without_day(reading, mention))) if day else None


def by_day(reading: Reading, drafts: Sequence[Draft], today: date) -> list[Reading]:
    """A message cut into what it says of each day of the log; empty if it does not name several of them."""
    own = {draft.day for draft in drafts}
    mentions = day_mentions(reading.words, today)
    if len(mentions) < 2 or not all(one.day in own for one in mentions):
        return []
    cuts = [0]
    for one, two in pairwise(mentions):
        between = [place for place in range(one.after, two.first) if reading.words[place].text in _BREAKS]
        if not between:
            return []
        cuts.append(reading.words[between[-1]].end)
    return [understand(reading.text[start:end]) for start, end in pairwise([*cuts, len(reading.text)])]


def day_missed(reading: Reading, drafts: Sequence[Draft], today: date) -> date | None:
    """The day of a session that a message counts among those of the log, and that was not told: "yesterdays too"."""
    mentions = [one for one in day_mentions(reading.words, today) if one.day]
    if len(mentions) != 1 or mentions[0].day in {draft.day for draft in drafts}:
        return None
    words, day = reading.words, mentions[0]
    rest = [word for place, word in enumerate(words) if not day.first <= place < day.after]
    says = {word.text for word in rest}
    if any(word.is_number for word in rest) or lift_mentions(words):
        return None
    owned = _text(words, day.after - 1).endswith("days")
    wanted = says & _SAVES and (owned or says & _POINTS_TO_IT)
    return day.day if wanted or (says & _TOO and says & (_DID | _HAS)) else None


def _without_day(reading: Reading, mention: DayMention) -> str:
    """What is said of "the one from tuesday", "tuesdays session", "it" in its place."""
    words = reading.words
    first, after = mention.first, mention.after
    after += after < len(words) and words[after].text in _POINTERS
    led = _text(words, first - 1) in _BEFORE_A_DAY
    first -= led
    pointed = led and _text(words, first - 1) in _POINTERS and _text(words, first - 2) in _DETERMINERS
    first -= 2 * pointed
    first -= not pointed and _text(words, first - 1) in _DETERMINERS
    before = reading.text[: words[first].start]
    behind = reading.text[words[after - 1].end :]
    next_one = words[after].text if after < len(words) and words[after].kind is Kind.LETTERS else ""
    it = "the" if next_one and next_one not in _SAID_OF_IT else "it"
    return f"{before}{'' if led and not pointed else it}{behind}".strip()


def _text(words: Sequence[Word], place: int) -> str:
    return words[place].text if place >= 0 else ""
