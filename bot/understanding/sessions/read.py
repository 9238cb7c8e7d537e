"""What a lifter wants of the sessions that they logged: the likeliest act by meaning, filled with what is named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from bot.understanding.loads import LoadKind, SaidLoad
from bot.understanding.logs.beginning import begins_log
from bot.understanding.logs.draft import Draft, DraftSet
from bot.understanding.logs.edits import LAST_TOLD, OnTop, Unclear
from bot.understanding.logs.said import items_in
from bot.understanding.meant import Meant
from bot.understanding.numbers import number_at, numbers_in
from bot.understanding.own_data import names_a_log
from bot.understanding.reading import Act, Reading
from bot.understanding.replies import is_question
from bot.understanding.sessions.changing import changes_told
from bot.understanding.sessions.which import sessions_named
from bot.understanding.sessions.wish import LIKELY, SURE, PastSessions, SessionWish, Wants
from bot.understanding.units import UNIT_WORDS
from bot.understanding.vocabulary import load_cues
from bot.understanding.words import Kind

_LEAST_LOAD: Final = 21
"""From here on a bare number is a load, and not reps."""
_MOST_REPS: Final = 12
_ANY: Final = (Draft(None, (DraftSet(9, SaidLoad(LoadKind.WEIGHT, Decimal(45))),) * 3),)
"""A log that any correction fits."""
_LEAD: Final = 1
"""Words before an "edit" that commands."""
_HOW_MUCH: Final = frozenset({"much", "many", "often", "total"})
_SEVERAL: Final = frozenset({"sessions", "workouts", "entries", "logs", "trainings", "seshes"})


def session_wish(reading: Reading, meant: Meant, *, today: date) -> SessionWish | None:
    """What a message wants of past sessions; None if it likely wants nothing of them, or names too little for it.

    Args:
        reading: of the message.
        meant: what it wants of the log by its meaning; where that is near, less is enough.
        today: the lifter's own date.
    """
    named = _Named(reading, today, meant)
    if which := _grown(named):
        return SessionWish(Wants.CHANGE, which)
    if meant.likelihood < (LIKELY if meant.near else SURE):
        return None
    wants = next((one for one in Wants if one.value == meant.act), None)
    return _FILLED[wants](named) if wants else None


class _Named:
    """What a message names."""

    def __init__(self, reading: Reading, today: date, meant: Meant) -> None:
        self.reading, self.words, self.today, self.meant = reading, reading.words, today, meant
        self.which = sessions_named(reading.text, reading.words, today).which
        self.lift = PastSessions(lifts=self.which.lifts)
        self.letters = [word.text for word in self.words if word.kind is Kind.LETTERS]

    @property
    def asks(self) -> bool:
        return is_question(self.reading) or self.reading.text.rstrip().endswith("?")

    def says(self, *concepts: str) -> bool:
        """Return True if the message speaks of one of these."""
        return any(load_cues("past_sessions")[concept].mentions(self.words) for concept in concepts)

    def load(self) -> SaidLoad | None:
        """The one load that is named; None where there is none or several."""
        loads: list[SaidLoad] = []
        for number in numbers_in(self.words):
            behind = self.words[number.after].text if number.after < len(self.words) else ""
            unit = UNIT_WORDS.get(behind)
            if unit or (number.value >= _LEAST_LOAD and behind not in ("%", "percent")):
                loads.append(SaidLoad(LoadKind.WEIGHT, number.value, unit))
        return loads[0] if len(loads) == 1 else None

    def percent(self) -> int:
        """The share that is named; 0 for none."""
        numbers = [int(Decimal(word.text)) for word in self.words if word.is_number]
        share = numbers[0] if len(numbers) == 1 and self.says("percent") else 0
        return share if share <= 100 else 0

    def reps(self) -> int:
        """The reps in "my 5rm", "what could i do for 5"; 1 if none are named."""
        for place, word in enumerate(self.words):
            number = number_at(self.words, place) if word.is_number or place else None
            if number is None or number.value % 1 or not 1 <= number.value <= _MOST_REPS:
                continue
            behind = self.words[number.after].text if number.after < len(self.words) else ""
            if behind in ("rm", "rep", "reps") or (self.words[place - 1].text == "for" and place):
                return int(number.value)
        return 1


def _grown(named: _Named) -> PastSessions | None:
    """The session that sets come to, whatever else the message seems to mean; None if none do, or it is not said."""
    back = named.which.back or (1 if named.says("last") and named.says("session") else 0)
    if not (named.which.days or back) or named.asks or not named.says("adds"):
        return None
    edits = changes_told(named.reading, _ANY, today=named.today).edits
    which = PastSessions(named.which.days, either=True, back=0 if named.which.days else back)
    told = [draft for edit in edits if isinstance(edit, OnTop) for draft in edit.drafts]
    return which if told and all(draft.sets and not draft.doubts for draft in told) else None


def _next(named: _Named) -> SessionWish:
    """The next session; with a load of the lifter's own, why it is that one or another."""
    load = named.load()
    return SessionWish(Wants.WHY if load else Wants.NEXT, named.lift, load)


def _why(named: _Named) -> SessionWish | None:
    load = named.load()
    # "Why only that" is about whatever was said last.
    return SessionWish(Wants.WHY, named.lift, load) if load or named.meant.near else None


def _when(named: _Named) -> SessionWish | None:
    load = named.load()
    return SessionWish(Wants.WHEN, named.lift, load) if load else None


def _estimate(named: _Named) -> SessionWish:
    return SessionWish(Wants.ESTIMATE, named.lift, reps=named.reps(), percent=named.percent())


def _record(named: _Named) -> SessionWish:
    return SessionWish(Wants.RECORD, replace(named.which, back=0))


def _delete(named: _Named) -> SessionWish | None:
    which = named.which
    some = which.named or which.sets != LAST_TOLD or "one" in named.letters or named.says("session", "log", "pointed")
    return SessionWish(Wants.DELETE, which) if some and named.says("gone") and names_a_log(named.words) else None


def _undo(named: _Named) -> SessionWish | None:
    number = any(word.is_number for word in named.words)
    return None if number or named.which.days else SessionWish(Wants.UNDO)


def _change(named: _Named) -> SessionWish | None:
    which, corrects = named.which, named.says("change") or named.reading.does(Act.CORRECTS)
    if named.asks:
        return _show(named) if which.named else None
    if not (which.days or which.back or (named.meant.near and named.says("pointed"))):
        return None
    if begins_log(named.reading, today=named.today) and not corrects:
        return None
    edits = changes_told(named.reading, _ANY, today=named.today).edits
    # A lift that is named may be the one that it should have been.
    wish = SessionWish(Wants.CHANGE, replace(which, either=True, lifts=()))
    tells = any(not isinstance(edit, Unclear) for edit in edits)
    # "Edit the one before last" names the session; what is to change is asked for.
    asks_to = any(one.first <= _LEAD for one in load_cues("past_sessions")["to_change"].mentions(named.words))
    return wish if tells or (asks_to and (which.days or which.back)) else None


def _total(named: _Named) -> SessionWish:
    which = named.which
    return SessionWish(Wants.SHOW if (which.back or which.days) and not which.since else Wants.TOTAL, which)


def _show(named: _Named) -> SessionWish | None:
    which = named.which
    # "The last of those" points at what was said, and that was not the log.
    names_log = named.meant.near or which.days or which.since or which.lifts or named.says("session", "log")
    if named.says("pointed") and not names_log:
        return None
    if which.since and _HOW_MUCH & set(named.letters):
        return SessionWish(Wants.TOTAL, which)
    of_one = which.days or which.back or which.legs or (which.lifts and not which.since)
    if of_one and (which.days or not _SEVERAL & set(named.letters)):
        return SessionWish(Wants.SHOW, which)
    return SessionWish(Wants.LIST, replace(which, back=0))


def _pace(named: _Named) -> SessionWish:
    return SessionWish(Wants.PACE, named.lift)


def _saved(named: _Named) -> SessionWish:
    return SessionWish(Wants.SAVED, named.which)


def _unit(named: _Named) -> SessionWish | None:
    _, items, _ = items_in(named.reading.text)
    units = {item.unit for item in items if item.unit}
    # "That was pounds" puts it right.
    tells = not named.asks and (named.says("change") or {"was", "were"} & set(named.letters))
    return SessionWish(Wants.UNIT, named.which, unit=units.pop()) if len(units) == 1 and not tells else None


_FILLED: Final[dict[Wants, Callable[[_Named], SessionWish | None]]] = {
    Wants.NEXT: _next,
    Wants.WHY: _why,
    Wants.WHEN: _when,
    Wants.ESTIMATE: _estimate,
    Wants.RECORD: _record,
    Wants.DELETE: _delete,
    Wants.UNDO: _undo,
    Wants.CHANGE: _change,
    Wants.TOTAL: _total,
    Wants.SHOW: _show,
    Wants.LIST: _show,
    Wants.PACE: _pace,
    Wants.SAVED: _saved,
    Wants.UNIT: _unit,
}
