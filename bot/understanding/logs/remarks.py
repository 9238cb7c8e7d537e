"""What stands beside the sets: what went wrong, and how the day was."""

from __future__ import annotations

from typing import Final

from bot.understanding.facts import Trouble
from bot.understanding.marked import mark
from bot.understanding.reading import Act, Reading, Standing
from bot.understanding.spelling import spelled_words
from bot.understanding.vocabulary import load_table

LONGEST_NOTE: Final = 160
"""Characters of a note that is kept."""
_NO_PAIN: Final = frozenset({"pain", "pains"})
_OPEN_QUESTIONS: Final = (Standing.ASKED, Standing.HEARSAY, Standing.WISHED)


def troubles_told(text: str) -> tuple[frozenset[Trouble], frozenset[Trouble]]:
    """What went wrong, and what is said not to have: "my form slipped, but no pain"."""
    marked = mark(text)
    told: set[Trouble] = set()
    denied: set[Trouble] = set()
    for mention in load_table("log_troubles").mentions(marked.words):
        if mention.id == "nothing":
            words = {word.text for word in marked.words[mention.first : mention.after]}
            denied |= {Trouble.PAIN} if words & _NO_PAIN and words & {"no", "zero", "without"} else set()
            continue
        put = marked.put[mention.first]
        if put is Standing.DENIED and mention.after - mention.first == 1:
            denied.add(Trouble(mention.id))
        elif put not in _OPEN_QUESTIONS:
            told.add(Trouble(mention.id))
    return frozenset(told), frozenset(denied - told)


def notes_told(reading: Reading, *, beside_sets: bool) -> tuple[str, ...]:
    """How the day was, in the lifter's own words: "slept badly", "low energy today".

    Args:
        reading: of the message.
        beside_sets: the message tells sets as well, so that only the clause that tells it is the note.
    """
    table = load_table("log_notes")
    if not beside_sets:
        asks = reading.does(Act.ASKS)
        whole = table.mentions(reading.words) and not asks and len(reading.text) <= LONGEST_NOTE
        return (reading.text.strip(),) if whole else ()
    told = (
        reading.text[clause.span.start : clause.span.end] for clause in reading.clauses if Act.ASKS not in clause.acts
    )
    return tuple(note for note in map(_note_in, told) if note)


def _note_in(clause: str) -> str:
    """The clause from the word on that tells how the day was; "" if it tells none, or numbers stand behind it."""
    words = spelled_words(clause)
    mention = next(iter(load_table("log_notes").mentions(words)), None)
    if mention is None or any(word.is_number for word in words[mention.first :]):
        return ""
    return clause[words[mention.first].start :].strip()
