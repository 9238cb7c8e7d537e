"""The days of a week, and the other lower-body lifts in it: how often each, and how often heavy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.understanding.facts import Frequency, NoOtherLift
from bot.understanding.lifts import LiftMention, lift_mentions
from bot.understanding.marked import Marked
from bot.understanding.plan.often import Count, counts
from bot.understanding.plan.segments import Segment, segments
from bot.understanding.plan.traits import speaks_to_the_coach
from bot.understanding.reading import Said, Span, Standing
from bot.understanding.vocabulary import load_table
from bot.understanding.words import Word

_THRUSTS: Final = frozenset({"hip_thrust", "glute_bridge"})
_IN_A_PLAN: Final = frozenset(
    {"squat", "front_squat", "leg_press", "lunge", "split_squat", "step_up", "deadlift", "romanian_deadlift", "hinge"}
    | {"back_extension", "leg_curl", "abduction"}
)
"""Groups of lifts that count for a plan; front squats stand for themselves."""
_OWN: Final = frozenset({"i", "im", "ive", "also", "already", "do", "doing", "currently", "other", "besides", "heavy"})
_COMPARED: Final = frozenset({"vs", "versus"})
_IN_PASSING: Final = frozenset({"when", "whenever", "if", "while", "during", "after", "from", "than", "like"})


@dataclass(slots=True)
class _Told:
    """A lift as it is told so far."""

    said: Said
    lift: str
    days: int = 0
    heavy: bool | int = False
    plainly: bool = False
    passing: bool = False
    only: bool = False
    borrowed: bool = False
    """Its days are also those of the whole week, if nobody asked for lifts."""
    sets: int = 0
    weekdays: tuple[int, ...] = ()


def find_week(marked: Marked) -> Iterator[Said]:
    """Training days, the days of other lifts, and that there is none of these."""
    found = counts(marked.words)
    counted = {place for one in found for place in range(one.first, one.after)}
    mentions = [
        one
        for one in lift_mentions(marked.words)
        if one.lift.group not in _THRUSTS and (plan_lift(one) or one.first not in counted)
    ]
    told: list[_Told] = []
    days: list[Count] = []
    follows, weekdays = False, None
    for segment in segments(marked, mentions, found):
        if segment.lifts:
            if segment.count is None and weekdays is not None:
                segment, days = replace(segment, count=weekdays), days[:-1]  # "on tuesdays i do heavy pulls"
            follows = _add(marked, segment, told) or follows
        elif follows and told and _go_on(marked, segment, told):
            if told[-1].borrowed and segment.count is not None:
                days.append(segment.count)
            continue
        else:
            follows = False
            days += [] if segment.count is None or segment.elsewhere else [segment.count]
        weekdays = segment.count if segment.ends_in_weekdays else None
    for count in [one for one in days if one.of_legs] or days:
        yield from _days(marked, count)
    yield from _as_facts(told)
    yield from _no_other(marked, mentions)


def _add(marked: Marked, segment: Segment, told: list[_Told]) -> bool:
    """Take in a segment that names lifts: its count is for them, and for those before it that have none."""
    count = None if segment.count is None or segment.count.bare else segment.count
    texts = {word.text for word in marked.words[segment.first : segment.after]}
    own = bool(texts & _OWN) and not texts & _COMPARED
    named = False
    for mention in segment.lifts:
        id_ = plan_lift(mention)
        passing = any(
            word.text in _IN_PASSING for word in marked.words[max(segment.first, mention.first - 3) : mention.first]
        )
        if id_ is None or (mention.loose and count is None and not segment.heavy):
            continue
        named = True
        said = marked.said(Frequency(0, id_), mention.first, mention.after)
        told[:] = [one for one in told if one.lift != id_ or one.days]
        plainly = (count is not None or own) and not passing
        only = plainly and _is_only(marked.words, mention.first, mention.after)
        told.append(_Told(said, id_, heavy=segment.heavy, plainly=plainly, passing=passing, only=only))
    if named and count is not None:
        _fill(marked, told, count, heavy=segment.heavy)
    if named:
        _fill_sets(told, segment.sets)
    return named


def _fill(marked: Marked, told: list[_Told], count: Count, *, heavy: bool) -> None:
    for one in told:
        if not one.days:
            one.days, one.plainly = count.days, not one.passing
            one.heavy = one.heavy or heavy
            one.weekdays = count.weekdays if len(count.weekdays) == count.days else ()
            span = marked.span(count.first, count.after)
            start, end = min(one.said.span.start, span.start), max(one.said.span.end, span.end)
            one.said = replace(one.said, span=Span(start, end))


def _fill_sets(told: list[_Told], sets: int) -> None:
    for one in told:
        one.sets = one.sets or sets


def _go_on(marked: Marked, segment: Segment, told: list[_Told]) -> bool:
    """Take in a segment without a lift that goes on about the last one: "…, once heavy"; say if it does."""
    last, count = told[-1], segment.count
    _fill_sets(told, segment.sets)
    if segment.heavy:
        last.heavy = True if count is None else count.days
        return True
    if segment.light or (segment.sets and count is None):
        return True
    if count is None or last.days or count.bare:
        return False
    for one in told:
        one.borrowed = one.borrowed or (not one.days and count.in_days)
    _fill(marked, told, count, heavy=False)
    return True


def _days(marked: Marked, count: Count) -> Iterator[Said]:
    one_day = bool(count.weekdays) and count.days == 1
    loose = count.bare or (one_day and not _is_only(marked.words, count.first, count.after))
    if not (loose and speaks_to_the_coach(marked, count.first)):
        yield marked.said(Frequency(count.days), count.first, count.after, loose=loose)


def _is_only(words: Sequence[Word], first: int, after: int) -> bool:
    """Return True if an "only" or "just" stands beside these words."""
    return any(word.text in ("only", "just") for word in words[max(first - 3, 0) : after + 2])


def _as_facts(told: list[_Told]) -> Iterator[Said]:
    for one in told:
        days = one.days or 1
        heavy = (days if one.heavy else 0) if isinstance(one.heavy, bool) else min(one.heavy, days)
        loose = one.borrowed or (not one.plainly and one.said.standing is not Standing.DENIED)
        yield replace(one.said, fact=Frequency(one.days, one.lift, heavy, one.sets, one.weekdays), loose=loose)
        if one.only and one.said.standing is Standing.AFFIRMED:
            yield replace(one.said, fact=NoOtherLift())


def _no_other(marked: Marked, mentions: Sequence[LiftMention]) -> Iterator[Said]:
    """Words for training that counts for no plan: "just upper body", "only running"."""
    ends = {clause.after for clause in marked.clauses}
    for mention in load_table("activities").mentions(marked.words):
        if mention.id == "nothing" and mention.after not in ends:
            continue
        yield marked.said(NoOtherLift(), mention.first, mention.after, loose=mention.id != "none")
    for one in mentions:
        if plan_lift(one) is None and not one.loose:
            yield marked.said(NoOtherLift(), one.first, one.after, loose=True)


def plan_lift(mention: LiftMention) -> str | None:
    """The name of a lift in plans; None if it counts for none."""
    id_ = "front_squat" if mention.lift.id.endswith("front_squat") else mention.lift.group
    return id_ if id_ in _IN_A_PLAN else None
