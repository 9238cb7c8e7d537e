"""What a message does to a log that was just saved: it corrects it, or moves it to another day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from bot.understanding.days import day_mentions
from bot.understanding.logs.apart import told_apart
from bot.understanding.logs.beginning import read_sets, tells_pasted
from bot.understanding.logs.corrections import other_words, read_corrections
from bot.understanding.logs.draft import Draft
from bot.understanding.logs.edits import Unclear
from bot.understanding.logs.reply import asks_first, other_day, tells_when, told_of_log
from bot.understanding.logs.said import Part, parts_of
from bot.understanding.logs.whole import done_in, puts_right, unit_of, whole_sets
from bot.understanding.reading import Act, Reading
from bot.understanding.vocabulary import load_table

_POINTS: Final = frozenset({"that", "it", "this", "those", "they", "was", "were"})


def corrects_saved(reading: Reading, drafts: Sequence[Draft], *, today: date, fresh: bool) -> bool:
    """Return True if a message puts right what was just saved, and is no log of its own.

    Args:
        reading: of the message.
        drafts: what was saved; empty after a deletion.
        today: the lifter's own date.
        fresh: it was saved in the turn before; later only words that correct ("my bad, …") speak of it.
    """
    if not drafts or tells_pasted(reading) or asks_first(reading) or load_table("log_same").mentions(reading.words):
        return False
    reading = told_of_log(reading, today)
    parts = parts_of(reading.text, drafts)
    day, _ = other_day(reading, drafts, today)
    edits = [edit for edit in read_corrections(reading.text, drafts) if not isinstance(edit, Unclear)]
    whole = bool(whole_sets(read_sets(reading.text, today=today, unit=unit_of(drafts)), parts, day))
    corrected = {Act.CORRECTS, Act.REFUSES} & reading.acts
    if told_apart(reading, drafts, changing=False, today=today, unit=None):
        return False  # "yesterday was 4x6 at 195": another day
    if puts_right(reading, parts):
        tells = bool(edits) or (bool(day) and tells_when(reading, today))
        return tells and (fresh or Act.CORRECTS in corrected)
    if not fresh or (whole and _names(parts)):
        return False
    return bool(edits) and any(part.which.names_sets or part.does & {"drop", "more", "less"} for part in parts)


def moves_saved(reading: Reading, drafts: Sequence[Draft], *, today: date) -> bool:
    """Return True if a message says of what was just saved that it was another day: "that should be Saturday"."""
    day, doubts = other_day(reading, drafts, today)
    points = {word.text for word in reading.words} & _POINTS
    named = {place for one in day_mentions(reading.words, today) for place in range(one.first, one.after)}
    rest = [word for place, word in enumerate(reading.words) if place not in named]
    numbers = any(word.is_number for word in rest)
    told = (day is not None or bool(doubts)) and bool(points) and not numbers
    return told and not other_words(rest) and not asks_first(reading) and not tells_pasted(reading)


def _names(parts: Sequence[Part]) -> bool:
    return any(part.lifts for part in parts) or not done_in(parts) & {"more", "less"}
