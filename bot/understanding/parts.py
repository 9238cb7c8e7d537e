"""The parts of a message that may want different things: what is told or wished apart from what is asked."""

from __future__ import annotations

from typing import Final

from bot.understanding.commands import command_in
from bot.understanding.logs.beginning import counts_reps, tells_sets
from bot.understanding.questions import MOST
from bot.understanding.reading import Act, Clause, Reading, Span
from bot.understanding.understand import understand
from bot.understanding.vocabulary import load_cues

_BEGINS: Final = frozenset({Act.ASKS, Act.COMMANDS, Act.AGREES, Act.REFUSES, Act.CORRECTS})
"""What a part of its own may begin with; what is told goes with what stands before it."""
_THAT: Final = frozenset({"that", "thats", "this", "those", "these", "them"})
_DOES: Final = _BEGINS - {Act.ASKS}


def parts_of(reading: Reading) -> tuple[Span, ...]:
    """The stretches of a message that may be for different ears, in order; none where all of it may be for the guide.

    A question is one, a wish ("log 3x10 at 60", "show me my log"), a reply ("yes save it"), a correction, and sets that
    were done. What is told around them belongs to the one before it, and to the first where none stands before it.
    """
    parts: list[list[Clause]] = []
    sure = False
    for clause in reading.clauses:
        does = _acts(reading, clause)
        opens = bool(does & _BEGINS) or (bool(parts) and sure and _counts_sets(reading, clause))
        if not parts or (opens and sure) or (opens and _stands_by_itself(reading, parts[-1])):
            parts.append([clause])
            sure = opens
        else:
            parts[-1].append(clause)
            sure = sure or opens
    spans = tuple(_span(reading, part) for part in parts)
    several = 1 < len(spans) <= MOST and any(_is_for_others(reading, part) for part in parts)
    return spans if several else ()


def points_at_sets(reading: Reading) -> bool:
    """Return True for a question about what was told beside it: "what is that in total". "It" is rather the lift."""
    return any(word.text in _THAT for word in reading.words)


def _acts(reading: Reading, clause: Clause) -> frozenset[Act]:
    """What a clause does; sets that were done are told, however they begin."""
    return clause.acts - {Act.ASKS} if tells_sets(reading, clause) else clause.acts


def _stands_by_itself(reading: Reading, part: list[Clause]) -> bool:
    """Return True for what is told and wants something without asking: sets, "my bar is 15 kg"."""
    return any(_counts_sets(reading, clause) for clause in part) or command_in(_read(reading, part)) is not None


def _is_for_others(reading: Reading, part: list[Clause]) -> bool:
    """Return True if a part may want something that the guide does not answer."""
    does = frozenset().union(*(_acts(reading, clause) for clause in part))
    own = any(load_cues("past_sessions")["own"].mentions(reading.words_of(clause)) for clause in part)
    return bool(does & _DOES) or own or _stands_by_itself(reading, part)


def _counts_sets(reading: Reading, clause: Clause) -> bool:
    return counts_reps(reading.text_of(clause))


def _is_marked(reading: Reading, clause: Clause) -> bool:
    return reading.text[clause.span.end : clause.span.end + 1] == "?"


def _read(reading: Reading, part: list[Clause]) -> Reading:
    span = _span(reading, part)
    return understand(reading.text[span.start : span.end])


def _span(reading: Reading, part: list[Clause]) -> Span:
    """Where a part stands, with the question mark that closes it."""
    return Span(part[0].span.start, part[-1].span.end + _is_marked(reading, part[-1]))
