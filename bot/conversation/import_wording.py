"""What is said of an import: what a file holds before it is saved, and what became of it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Final

from bot.coaching.load import Unit
from bot.imports import Found

_MOST_LIFTS: Final = 8
"""Lifts that are named one by one."""
_UNITS: Final = {Unit.KG: "kilograms", Unit.LB: "pounds"}


def found_in_words(found: Found, *, new: int, unit: Unit | None) -> str:
    """What a file holds, line by line, and the question that it leaves.

    Args:
        found: in the file.
        new: sessions that the log lacks.
        unit: of loads for which the file names none; None while nobody said.
    """
    sessions = [one.session for one in found.sessions]
    days = sorted({session.day for session in sessions})
    warm_ups = sum(one.warm_up for session in sessions for one in session.sets)
    lines = [
        f"Your {found.app} file has {_count(sum(len(one.sets) for one in sessions), 'set')} in "
        f"{_count(len(sessions), 'session')} on {_count(len(days), 'day')}, {_span(days[0], days[-1])}.",
        *_lifts(found),
    ]
    if warm_ups:
        lines.append(f"{_count(warm_ups, 'warm-up')} among them: kept as such, and counted for nothing.")
    if found.skipped:
        left = ", ".join(f"{number} {why.value}" for why, number in found.skipped.items())
        lines.append(f"Left out, by rows: {left}.")
    if found.unknown:
        lines.append(f"I don't know {_listed(found.unknown)}, so I keep your name for it.")
    if new < len(sessions):
        lines.append(f"{len(sessions) - new} of the {_count(len(sessions), 'session')} are in your log already.")
    return "\n".join([*lines, _question(found, new, unit)])


def saved_in_words(sessions: int) -> str:
    """What was saved.

    Args:
        sessions: how many; 0 if the log had them all.
    """
    if not sessions:
        return "All of it was in your log already, so nothing changed."
    return f"Saved: {_count(sessions, 'session')}. Tap Undo, or say “undo the import”, to take all of it back."


def removed_in_words(sessions: int) -> str:
    """What was taken back.

    Args:
        sessions: how many; 0 if there was no import.
    """
    if not sessions:
        return "There is no import in your log, so I removed nothing."
    return f"Removed: the import with its {_count(sessions, 'session')}. The rest of your log is as it was."


def _question(found: Found, new: int, unit: Unit | None) -> str:
    if not new:
        return "All of it is in your log already, so there is nothing to save."
    if found.tells_unit:
        return "Should I save it?"
    guess = f" A plain “yes” means {_UNITS[unit]}, as in your log." if unit else ""
    return f"The file doesn't say kg or lb. Which is it?{guess} I save it once you tell me."


def _lifts(found: Found) -> list[str]:
    sessions = [one.session for one in found.sessions]
    counted, sets, units = Counter(one.lift for one in sessions), Counter[str](), dict[str, set[str]]()
    for session in sessions:
        sets[session.lift] += len(session.sets)
        in_units = {one.load.unit.value for one in session.sets if one.load} if found.tells_unit else set()
        units.setdefault(session.lift, set()).update(in_units)
    named = [
        f"• {lift}: {_count(number, 'session')}, {_count(sets[lift], 'set')}"
        + "".join(f", {unit}" for unit in sorted(units[lift]))
        for lift, number in counted.most_common(_MOST_LIFTS)
    ]
    more = len(counted) - len(named)
    return [*named, f"• and {_count(more, 'other lift')}"] if more else named


def _span(first: date, last: date) -> str:
    if first == last:
        return f"{first.day} {first:%B %Y}"
    return f"{first.day} {first:%B %Y} to {last.day} {last:%B %Y}"


def _listed(names: tuple[str, ...]) -> str:
    shown = [f"“{name}”" for name in names[:_MOST_LIFTS]]
    return ", ".join(shown) + (f" and {len(names) - len(shown)} more" if len(names) > len(shown) else "")


def _count(number: int, name: str) -> str:
    return f"{number:,} {name}" if number == 1 else f"{number:,} {name}s"
