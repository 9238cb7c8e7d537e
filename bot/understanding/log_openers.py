"""Whether there is anything of a log in a message, so that what only resembles one does not open it."""

from __future__ import annotations

from bot.understanding.lifts import lift_mentions
from bot.understanding.logs.beginning import counts_reps
from bot.understanding.numbers import numbers_in
from bot.understanding.reading import Act, Reading
from bot.understanding.vocabulary import load_cues


def has_a_log_in_it(reading: Reading) -> bool:
    """Return True if a message counts sets or reps, wants something logged, or tells of what the lifter did.

    A load alone is none ("the biggest they have is 25 kilos"), nor is what is only asked ("is 3x12 rounds or reps?").
    """
    cues = load_cues("log_openers")
    # "Did hip thrusts today" reads like a question and tells.
    telling = [
        clause
        for clause in reading.clauses
        if Act.ASKS not in clause.acts or cues["done"].longest_at(reading.words_of(clause), 0)
    ]
    words = [word for clause in telling for word in reading.words_of(clause)]
    by_others = {one.after for one in cues["others"].mentions(words)}
    numbers = len(numbers_in(words))
    return (
        numbers > 1
        or bool(numbers and lift_mentions(words))
        or bool(cues["wished"].mentions(words))
        or any(one.first not in by_others for one in cues["done"].mentions(words))
        or any(counts_reps(reading.text[clause.span.start : clause.span.end]) for clause in telling)
    )
