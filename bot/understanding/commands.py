"""Messages that are commands: one word, alone, for ``link`` the code behind it, and wishes about one's data."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import Final

from bot.understanding.own_kit import kit_told
from bot.understanding.pattern_finder import Negation, PatternFinder
from bot.understanding.patterns import PatternBook
from bot.understanding.reading import Reading
from bot.understanding.time_zones import time_zone_told
from bot.understanding.vocabulary import load_lists, load_table

_LONGEST_PLACE: Final = 10
"""Words of a message that tells where somebody is and nothing else."""
_SIGNS: Final = frozenset("/.?!")
_CODE_SIGNS: Final = frozenset("abcdefghjkmnpqrstuvwxyz23456789")
_CODE_LENGTHS: Final = (8, 16)
"""Of a link code and of a recovery code."""
_MEANT_FOR_CODE: Final = range(4, 21)
"""Characters of what was meant for a code: a slip gets a clear reply."""
_AFTERTHOUGHTS: Final = frozenset({"here", "with", "you", "please", "pls", "plz"})


class Command(Enum):
    """What a message commands; most of them are said in one word."""

    LINK = "link"
    UNLINK = "unlink"
    PRIVACY = "privacy"
    RECOVERY = "recovery"
    EXPORT = "export"
    DELETE = "delete"
    SET_TIME_ZONE = "set_time_zone"
    SET_OWN_KIT = "set_own_kit"


def command_in(reading: Reading) -> Command | None:
    """The command that a whole message is; None for one that only mentions the word."""
    words = [word for word in reading.words if word.text not in _SIGNS]
    if len(words) == 1 and words[0].text in ("link", "unlink", "privacy", "export", "delete"):
        return Command(words[0].text)
    if link_code(reading) is not None:
        return Command.LINK
    asked = _asked_about(reading)
    if asked is not None:
        return asked
    if len(reading.words) <= _LONGEST_PLACE and time_zone_told(reading.words):
        return Command.SET_TIME_ZONE
    return Command.SET_OWN_KIT if kit_told(reading.words) else None


def link_code(reading: Reading) -> str | None:
    """The code in a message such as ``link ABCD-2345``, or None if it has none."""
    words = [word for word in reading.words if word.text != "/"]
    if len(words) < 2 or words[0].text != "link" or words[1].glued:
        return None
    code = reading.text[words[1].start :].strip().rstrip(".?!")
    parts = code.lower().replace("-", " ").split()
    letters = "".join(parts)
    even = {len(part) for part in parts} in ({4}, {len(letters)})
    if len(letters) in _CODE_LENGTHS and _CODE_SIGNS.issuperset(letters) and even:
        return code
    plain = code.isascii() and code.replace("-", "").isalnum() and any(sign.isdigit() for sign in code)
    return code if plain and len(code) in _MEANT_FOR_CODE else None


def _asked_about(reading: Reading) -> Command | None:
    """The command that stands for a question about privacy or a lost browser; None if a message is more than that."""
    message, matches = _data_questions().find(reading.words)
    fillers = load_table("fillers")
    whole = {
        match.name
        for match in matches
        if all(fillers.meaning(word) for word in message.words[: match.first])
        and _AFTERTHOUGHTS.issuperset(message.words[match.after :])
    }
    return next(
        (command for command in (Command.PRIVACY, Command.RECOVERY, Command.UNLINK) if command.value in whole), None
    )


@lru_cache(maxsize=1)
def _data_questions() -> PatternFinder:
    return PatternFinder(PatternBook(load_lists("privacy").items(), {}), (), Negation())
