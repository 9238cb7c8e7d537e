"""What apps share of a session: a title, a date, each lift with a set a line below it, notes, an address.

Strong, Hevy, FitNotes, Jefit, Boostcamp and most notebooks differ in signs alone. What is not surely of this form is
left to the reader of prose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from bot.understanding.lifts import lift_mentions
from bot.understanding.logs.pasted import Line, Paste, PastedLift, lines_of
from bot.understanding.logs.share_lines import SetLine, set_line
from bot.understanding.logs.written_lifts import bare_name, known_lift, may_be_name
from bot.understanding.reading import Span
from bot.understanding.units import UNIT_WORDS
from bot.understanding.vocabulary import load_cues
from bot.understanding.words import words_of

_ADDRESS: Final = re.compile(r"https?://\S+|\bwww\.\S+|^@\w+$", re.MULTILINE)
_COUNTS: Final = frozenset({"x", "*", "set", "sets", "rep", "reps", *UNIT_WORDS})
_MARKS: Final = ("set", "warm_up", "drop", "failure")


@dataclass
class _Run:
    """Lines of words, and the sets below them.

    Attributes:
        text: a title, a date, notes, the name of a lift.
        sets: in order.
    """

    text: list[Line] = field(default_factory=list)
    sets: list[SetLine] = field(default_factory=list)


def shared_in(text: str) -> Paste | None:
    """The session that an app shared; None if a message is none, or not surely one."""
    rows = [Span(*found.span()) for found in _ADDRESS.finditer(text)]
    runs = [_Run()]
    for line in lines_of(_ADDRESS.sub(lambda found: " " * len(found[0]), text)):
        if (told := set_line(line)) is not None:
            runs[-1].sets.append(told)
            rows.append(Span(line.start, told.remark))
        elif _sums_up(line):
            rows.append(line.span)
        elif _may_tell_sets(line):
            return None
        else:
            runs += [_Run()] if runs[-1].sets else []
            runs[-1].text.append(line)
    tail = [] if runs[-1].sets else runs.pop().text
    named = [_heading(run, runs[at - 1] if at else None) for at, run in enumerate(runs)]
    marked = any(one.marked for run in runs for one in run.sets)
    surely = all(line and (line.text.endswith(")") or known_lift(bare_name(line.text))) for line in named)
    if not named or named[0] is None or not (marked or surely):
        return None
    lifts: list[PastedLift] = []
    for at, (run, heading) in enumerate(zip(runs, named, strict=True)):
        sets = tuple(one.told for one in run.sets)
        if heading is None:
            sets = (*lifts[-1].sets, *sets)
            lifts[-1] = PastedLift(lifts[-1].name, sets, lifts[-1].dated)
            continue
        rows.append(heading.span)
        dated = "\n".join(line.text for line in run.text if line is not heading) if at else ""
        lifts.append(PastedLift(bare_name(heading.text), sets, dated))
    return Paste(
        tuple(lifts),
        tuple(rows),
        "\n".join(line.text for line in runs[0].text if line is not named[0]),
        "\n".join(line.text for line in tail),
    )


def _heading(run: _Run, before: _Run | None) -> Line | None:
    """The line that names the lift of the sets below it; None if they go on with the lift before."""
    known = [line for line in run.text if known_lift(bare_name(line.text))]
    if known:
        return known[-1]
    if before and run.sets[0].number == before.sets[-1].number + 1 > 1:
        return None
    return next((line for line in reversed(run.text) if may_be_name(bare_name(line.text))), None)


def _sums_up(line: Line) -> bool:
    """Whether a line names the app, sums up or draws a rule: "Volume: 5 120 kg", "Logged with Hevy", "-----"."""
    words, cues = words_of(line.text), load_cues("shares")
    if not any(char.isalnum() for char in line.text):
        return True
    if cues["app"].longest_at(words, 0):
        return True
    counts = any(word.is_number for word in words)
    heads = cues["figures"].longest_at(words, 0) is not None
    return counts and (heads or (words[0].is_number and bool(cues["totals"].mentions(words))))


def _may_tell_sets(line: Line) -> bool:
    """Whether numbers in a line of words may count sets: then the session is not read line by line."""
    words = words_of(bare_name(line.text))
    numbers = [at for at, word in enumerate(words) if word.is_number]
    if any(not lift.first <= at < lift.after for lift in lift_mentions(words) for at in numbers):
        return True
    marked = any(load_cues("shares")[mark].longest_at(words, 0) for mark in _MARKS)
    numbered = words[0] != words_of(line.text)[0] and line.text[0].isdecimal()
    if numbered and not (known_lift(bare_name(line.text)) or may_be_name(bare_name(line.text))):
        return True
    return bool(numbers) and (marked or (numbers[0] == 0 and bool(_COUNTS & {word.text for word in words})))
