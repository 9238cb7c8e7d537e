"""Leave to train in anybody's own words: what a message that means it tells of who gave it and of its limits.

That a message means leave is learnt (``data/urgency``). Here stands what its words say against it, as a "no" or an
"until" changes little of a meaning and all of a leave, and what is quoted of it later.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import Final

from bot.understanding.facts import Release
from bot.understanding.health.context import Context
from bot.understanding.health.help import clinician_named
from bot.understanding.health.tables import load_health_tables
from bot.understanding.marked import Marked, mark
from bot.understanding.pattern_finder import Match
from bot.understanding.patterns import Message
from bot.understanding.reading import Act

_AGAINST: Final = frozenset({"leave_refused", "leave_supposed", "leave_by_nobody", "leave_old"})
_GIVES: Final = frozenset({"leave_said", "release"})
_TO_COME: Final = "leave_to_come"
"""Who may allow it will be seen or heard from: they said nothing yet."""
_OF_TRAINING: Final = frozenset({"trained", "release"})
_HE_OR_SHE: Final = frozenset({"he", "she"})
"""Who trains, as likely as who treats them."""
_ABOUT_LEAVE: Final = ("release", "clinician", "trained", "bounds")
_MOST: Final = 130
"""Letters of what is quoted: a sentence that is longer is cut at a word."""


def leave_told(text: str) -> Release | None:
    """The leave that a message tells if it means any; None where its words speak against it.

    Args:
        text: as it was typed.
    """
    marked = mark(text)
    message, matches = load_health_tables().finder.find(marked.words)
    lists: dict[str, list[Match]] = {}
    for match in matches:
        lists.setdefault(match.name, []).append(match)
    context = Context(marked, message, lists)
    if (
        not marked.acts
        or all(Act.ASKS in acts for acts in marked.acts)
        or _AGAINST & lists.keys()
        or not _is_of_training(lists.keys())
        or not any(_gives(context, clause) for clause in range(len(marked.clauses)))
    ):
        return None
    sentence = _sentence_of_leave(message, lists)
    inside = any(message.sentence[one.first] == sentence for one in lists.get("bounds", ()))
    words = _words(marked, message, sentence)
    return Release(clinician_named(context), "", words, words if inside else "")


def _gives(context: Context, number: int) -> bool:
    """Return True if a clause gives leave, or names who may, and neither puts it off nor is about something else."""
    clause = context.marked.clauses[number]
    told = {
        name for name, found in context.lists.items() if any(context.clause_of(one.first) == clause for one in found)
    }
    clinicians = (one for one in context.lists.get("clinician", ()) if context.clause_of(one.first) == clause)
    named = "leave_from" in told or any(context.message.words[one.first] not in _HE_OR_SHE for one in clinicians)
    return bool(_GIVES & told or (named and _TO_COME not in told)) and _is_of_training(told)


def _is_of_training(lists: Set[str]) -> bool:
    """Return True unless the leave is for something else alone: "i can drive again", "walking yes"."""
    return "leave_elsewhere" not in lists or bool(_OF_TRAINING & lists)


def _sentence_of_leave(message: Message, lists: dict[str, list[Match]]) -> int:
    """The number of the sentence that tells of leave: the one that names most of what it is about."""
    telling = [
        {message.sentence[one.first] for one in lists.get(name, ())}
        for name in ("release", "clinician", "trained", "bounds")
    ]
    return max(range(message.sentence[-1] + 1), key=lambda number: sum(number in some for some in telling))


def _words(marked: Marked, message: Message, sentence: int) -> str:
    places: Sequence[int] = [place for place, number in enumerate(message.sentence) if number == sentence]
    span = marked.span(message.places[places[0]][0], message.places[places[-1]][1])
    told = marked.text[span.start : span.end]
    return told if len(told) <= _MOST else f"{told[:_MOST].rsplit(' ', 1)[0]} …"
