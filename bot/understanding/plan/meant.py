"""What a message asks of a plan by its meaning, filled with what it names."""

from __future__ import annotations

from typing import Final

from bot.understanding.plan.asked import DayNamed, PlanChange, PlanQuestion, Turn, Wonder
from bot.understanding.plan.named import Named
from bot.understanding.reading import Reading
from bot.understanding.vocabulary import load_cues

_OF_LIFTS: Final = frozenset({Turn.SWAP, Turn.DROP, Turn.ADD})
_PAIR: Final = 2


def plan_talk_meant(reading: Reading, act: str) -> PlanQuestion | PlanChange | None:
    """The question or the change that a message is to the plan; None where it names too little for it."""
    named = Named(reading)
    if act in {one.value for one in Wonder}:
        return _question(Wonder(act), named)
    turn = next((one for one in Turn if one.value == act), None)
    asks_advice = load_cues("plan_talk")["advice"].mentions(named.words)
    return None if turn is None or asks_advice else _change(turn, named)


def _question(about: Wonder, named: Named) -> PlanQuestion | None:
    if about is Wonder.ON_DAY:
        # By their meaning alone: "what did I do today" is asked of the log.
        days = named.days or named.ahead
        return PlanQuestion(about, days) if days else None
    if about is Wonder.DAY_FITS and not named.weekdays:
        return None
    days = named.weekdays if about is Wonder.DAY_FITS else named.days
    lifts = [id_ for _, id_ in named.lifts] + ["hip_thrust" for _ in named.thrusts]
    lift = next(iter(lifts), "") if about is Wonder.REASON else ""
    return PlanQuestion(about, days, lift, named.load() if about is Wonder.WEIGHT else None)


def _change(turn: Turn, named: Named) -> PlanChange | None:
    if turn in _OF_LIFTS:
        return _lifts(turn, named)
    if turn is Turn.KIT:
        return PlanChange(turn, kit=named.kit) if named.kit else None
    if turn is Turn.SETS:
        return sets_wished(named)
    if turn is Turn.DAYS:
        return PlanChange(turn, number=named.number_of_days)
    if turn is Turn.WEEKDAYS:
        return PlanChange(turn, days=named.weekdays)
    if turn is Turn.MOVE:
        return _moved(named.days)
    return PlanChange(turn, number=named.number_of_days)


def _lifts(turn: Turn, named: Named) -> PlanChange | None:
    """A lift in, out, or in the place of another one; the one that is named first goes."""
    lifts = [id_ for _, id_ in named.lifts]
    if not lifts or named.thrusts:
        return None
    others = [id_ for id_ in lifts if id_ != lifts[0]]
    return PlanChange(turn, lifts[0], next(iter(others), "") if turn is Turn.SWAP else "")


def sets_wished(named: Named) -> PlanChange | None:
    """More or fewer sets of hip thrusts, by their number or by so much; None where none are named."""
    cues = load_cues("plan_talk")
    if named.number_of_sets > 1:
        return PlanChange(Turn.SETS, number=named.number_of_sets)
    if cues["reps_or_load"].mentions(named.words):
        return None
    if cues["fewer_sets"].mentions(named.words):
        return PlanChange(Turn.SETS, more=-1)
    return PlanChange(Turn.SETS, more=1) if cues["more_sets"].mentions(named.words) else None


def _moved(days: tuple[DayNamed, ...]) -> PlanChange | None:
    """One day for another one; two days at least have to be named, the second by its name."""
    if len(days) < _PAIR or days[1].weekday is None:
        return None
    return PlanChange(Turn.MOVE, days=days[:_PAIR])
