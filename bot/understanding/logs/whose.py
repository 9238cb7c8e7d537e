"""Who beside the lifter is named in a log: "my sis", "client Ben", "Anna: 3x10", "tom 3x10 60 kg, me 3x10 80 kg"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.understanding.logs.clause_reader import ENDS
from bot.understanding.logs.unknown_lifts import is_chatter
from bot.understanding.people import people_in
from bot.understanding.quantities.items import Item, is_at
from bot.understanding.reading import Named
from bot.understanding.vocabulary import Mention, load_table
from bot.understanding.words import Kind, Word

_DOES: Final = frozenset("is was did does has got hit lifted lifts who made managed".split())
"""Behind somebody at the start of a clause; a coach who is addressed has none."""
_TELLS: Final = frozenset({":", "-"})
_LIFTER: Final = frozenset({"me", "mine", "i", "myself"})
_OWNED_BY: Final = ("'s", "’s")
_SESSIONS: Final = frozenset({"log", "session", "workout", "sets", "training", "numbers"})
_BEGINS: Final = ENDS | {"and", "open", "mark", "dash", "colon"}


def others_in(text: str, items: Sequence[Item], words: Sequence[Word]) -> list[Mention]:
    """The words that name somebody who did sets of their own.

    Args:
        text: of a message.
        items: of it.
        words: of it.
    """
    found = [mention for one in people_in(text, words) if (mention := _who_did(one, words))]
    found += [Mention("others", one.first, one.first + 2) for one in items if _owns_a_session(text, one, words)]
    labels = [item for at, item in enumerate(items) if _labels_sets(items, words, at)]
    named = [item for item in labels if _names_somebody(words[item.first].text)]
    by_me = any(words[item.first].text in _LIFTER for item in labels)
    return found + [Mention("others", one.first, one.after) for one in named if by_me]


def _who_did(one: Named, words: Sequence[Word]) -> Mention | None:
    """Somebody who is "mine", or begins a clause and does something; None for company and who is addressed."""
    # "My mate 3x8" is no third mate.
    after = one.after - words[one.after - 1].is_number
    before = words[one.first - 1] if one.first else None
    behind = words[after] if after < len(words) else None
    if before is not None and (before.text == "my" or (before.text == "for" and one.is_name)):
        return Mention("others", one.first - 1, after)
    starts = before is None or before.kind in (Kind.SIGN, Kind.LINE_BREAK)
    told = one.is_name and behind is not None and (behind.is_number or behind.text in _TELLS)
    does = behind is not None and (told or behind.text in _DOES)
    return Mention("others", one.first, after) if starts and does else None


def _owns_a_session(text: str, item: Item, words: Sequence[Word]) -> bool:
    """Whether "Ben's log" or "anna's sets" stands here; "today's session" is the lifter's."""
    typed = text[words[item.first].start : words[item.first].end]
    behind = words[item.first + 1].text if item.first + 1 < len(words) else ""
    owns = item.what == "word" and typed.endswith(_OWNED_BY) and behind in _SESSIONS
    return owns and not is_chatter(words[item.first].text)


def _names_somebody(word: str) -> bool:
    """Whether a label is no word that stands around sets: "Anna", "wife"."""
    return not is_chatter(word) or load_table("people").meaning(word) == "other"


def _labels_sets(items: Sequence[Item], words: Sequence[Word], at: int) -> bool:
    """Whether one word that is no lift begins a clause, and a colon, amounts or a verb stand behind it."""
    word = words[items[at].first]
    if items[at].what == "remark" and word.text in _LIFTER:
        return True  # "me 80 kg", which may be a body
    begins = at == 0 or items[at - 1].what in _BEGINS
    verb = at + 1 < len(items) and words[items[at + 1].first].text in _DOES
    told = verb or is_at(items, at + 1, "number", "load") or (is_at(items, at + 1, "colon") and at + 2 < len(items))
    return begins and told and items[at].what == "word" and word.kind is Kind.LETTERS
