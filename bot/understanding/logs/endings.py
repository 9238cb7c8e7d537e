"""Words that throw a log away while it is open, or take it out once it is saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.understanding.lifts import lift_mentions
from bot.understanding.vocabulary import Mention, load_table
from bot.understanding.words import Kind, Word

_LONGEST_ENDING: Final = 8
"""Words of a message that throws a log away: "no, forget it, that was my sister"."""

_KEEPS: Final = frozenset({"save", "keep"})
"""With one of these beside it, a part of the log is wanted: "never mind, save only today"."""
_LOGS: Final = frozenset({"log", "add", "save", "put", "enter", "record", "note", "write", "make"})
_JOINS: Final = frozenset({"and", "then", "instead", "please", "just"})
_BEFORE: Final = frozenset("no oh ok okay so wait actually oops sorry please well just nah hm hmm and but".split())
_MOST_BEFORE_AN_ENDING: Final = 2
"""Words and signs before it: "no, "."""


def is_ending(words: Sequence[Word]) -> bool:
    """Return True if a message throws the log away, or takes it out: "no, forget it", "delete that please"."""
    return _ends(words, "either", "calls_off", "undo_word")


def begins_with_ending(words: Sequence[Word]) -> bool:
    """Return True if a message that throws the log away begins so: what stands behind only says why."""
    first = next((one.first for one in load_table("log_endings").mentions(words)), len(words))
    return all(word.text in _BEFORE for word in words[:first]) and is_ending(words)


def takes_out(words: Sequence[Word]) -> bool:
    """Return True if a message undoes what was saved: "take it back", "oops, delete that"."""
    return _ends(words, "either", "undo", "undo_word")


def says_undo(words: Sequence[Word]) -> bool:
    """Return True if a message asks for an undo by that word, which means what was saved last whenever it is said."""
    return _ends(words, "undo_word")


def told_instead(words: Sequence[Word]) -> int | None:
    """The place of what is told in the place of the log: behind "scrap that," of "scrap that, it was 4x8 at 65"."""
    ends = [one for one in load_table("log_endings").mentions(words) if one.id in ("either", "calls_off", "undo_word")]
    if not ends or ends[0].first > _MOST_BEFORE_AN_ENDING:
        return None
    behind = ends[0].after
    cut = behind < len(words) and words[behind].kind in (Kind.SIGN, Kind.LINE_BREAK)
    return behind + 1 if cut and any(word.is_number for word in words[behind:]) else None


def logs_behind_deletion(words: Sequence[Word]) -> int | None:
    """The place of what is to be logged for what is deleted: behind "log" of "delete the RDL and log squat 3x5"."""
    mentions = load_table("log_talk").mentions(words)
    gone = next((one for one in mentions if one.id == "drop" and one.first <= _MOST_BEFORE_AN_ENDING), None)
    for place in range(gone.after + 1, len(words)) if gone else ():
        joined = words[place - 1].text in _JOINS or words[place - 1].kind in (Kind.SIGN, Kind.LINE_BREAK)
        if joined and words[place].text in _LOGS and any(word.is_number for word in words[place:]):
            return place + 1
    return None


def _ends(words: Sequence[Word], *kinds: str) -> bool:
    if any(word.is_number for word in words):
        return False
    mentions = load_table("log_endings").mentions(words)
    own = [mention for mention in mentions if mention.id in kinds]
    covered = {place for one in own for place in range(one.first, one.after)}
    if not own or any(word.text in _KEEPS and place not in covered for place, word in enumerate(words)):
        return False
    if any(_starts(words, one) and _is_cut(words, one.after) for one in own):
        # "Don't save it, I did that in another app": the rest says why.
        return True
    alone = not lift_mentions(words) and any(one.after > one.first + 1 or _starts(words, one) for one in own)
    return alone and len(words) <= _LONGEST_ENDING + (own[0].after - own[0].first)


def _starts(words: Sequence[Word], one: Mention) -> bool:
    """Whether words begin a clause: "no, scrap that", and not "I had to stop"."""
    first = one.first
    while first and words[first - 1].text in _BEFORE:
        first -= 1
    return _is_cut(words, first - 1)


def _is_cut(words: Sequence[Word], place: int) -> bool:
    return not 0 <= place < len(words) or words[place].kind in (Kind.SIGN, Kind.LINE_BREAK)
