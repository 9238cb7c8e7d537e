"""Read what a lifter writes about training into drafts of sessions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from bot.coaching.load import Unit
from bot.coaching.session import HIP_THRUST, MOST_SETS, Session
from bot.coaching.training_log.asides import without_asides
from bot.coaching.training_log.assembly import Assembly
from bot.coaching.training_log.bare import tell_numbers
from bot.coaching.training_log.correcting import correct
from bot.coaching.training_log.day_mention import DayMention
from bot.coaching.training_log.days import find_days, one_day
from bot.coaching.training_log.draft import (
    MOST_SESSIONS,
    Ask,
    Draft,
    DraftSet,
    LogReading,
    Note,
    Question,
    Why,
)
from bot.coaching.training_log.efforts import find_efforts
from bot.coaching.training_log.lifts import ONE_LEG_AT_A_TIME, by_equipment, with_full_names
from bot.coaching.training_log.likewise import like_last_time, says_same
from bot.coaching.training_log.loads import find_loads
from bot.coaching.training_log.naming import no_bar_known, without_bar_loads
from bot.coaching.training_log.pairs import loads_first
from bot.coaching.training_log.schemes import find_schemes, unclear
from bot.coaching.training_log.second_thoughts import first_and_second, without_taken_back
from bot.coaching.training_log.segments import Segment, cut_by_day, cut_by_lift, without_warm_up
from bot.coaching.training_log.tokens import Scheme, Token, heard, kinds, plain, rewrite, tokenize
from bot.coaching.training_log.troubles import find_troubles
from bot.coaching.training_log.undone import not_done, without_other_times
from bot.coaching.training_log.unread import find_unread
from bot.coaching.training_log.vocabulary import LIFT, UNKNOWN

LONGEST_MESSAGE: Final = 2000
"""Characters; a longer message is sent back as too much."""

_NUMBERED_SESSION: Final = re.compile(r"\b(session|workout|day|week) ?#?(\d)\b")
_EVERY_MINUTE: Final = re.compile("[?]")
_COUNTED_SETS: Final = re.compile("n[xs]")
_TYPO: Final = re.compile(r"n\?")
_PLANNED: Final = re.compile(r"P[w:@f,GP]{0,3}[cgn]|Q[:w]?c")
_MISSED: Final = re.compile(r"M[:w]{0,2}c[w]{0,2}[LO]?|c(?:w?M)(?=w?L|$|[.,])L?|M(?:w?)Lr|MLr?(?=$|[.,])")
_HARD_LAST: Final = re.compile(r"[Li][^.,]{0,4}H|Hw?L")


def read_log(text: str, *, today: date, unit: Unit | None = None, last: Session | None = None) -> LogReading:
    """Read one message about training.

    Args:
        text: as the lifter wrote it, any length.
        today: the lifter's own date.
        unit: what bare numbers are in, if the lifter said so before.
        last: the session that "same as last time" means.

    Returns:
        Drafts, each complete or with questions; or one question and no draft. Never raises, and a draft with
        nothing to ask gives a session within bounds.
    """
    plainly = plain(text[: LONGEST_MESSAGE + 1])
    if len(text) > LONGEST_MESSAGE or _several_numbered(plainly):
        return _too_much()
    plainly = without_taken_back(without_other_times(plainly), also_instead=False)
    if not_done(plainly):
        return LogReading(question=Question(Ask.ANYTHING, Why.UNCLEAR))
    first, second = first_and_second(plainly)
    read = _read(first, text, today, unit, last)
    return _corrected(read, second, today) if second else read


def _corrected(read: LogReading, second: str, today: date) -> LogReading:
    """The reading of what was said first, with what was said after "no wait"; asked back if that is not clear."""
    changed = correct(read.drafts[0], second, today=today) if len(read.drafts) == 1 else None
    return LogReading((changed,)) if changed else LogReading(question=Question(Ask.ANYTHING, Why.UNCLEAR))


def _read(plainly: str, text: str, today: date, unit: Unit | None, last: Session | None) -> LogReading:
    """Read what a message says, once what it takes back is out of it."""
    marked, days = find_days(loads_first(with_full_names(plainly)), today)
    tokens = tokenize(without_asides(marked))
    if says_same(tokens):
        return LogReading((_finished(like_last_time(tokens, last, unit, one_day(days, today)), text),))
    segments: list[tuple[Segment, Sequence[DayMention]]] = []
    for part in cut_by_day(tokens):
        named = [days[token.meaning] for token in part if token.kind == "D" and isinstance(token.meaning, int)]
        dayless = [token for token in part if token.kind != "D"]
        cut = None if _another_lift_first(dayless, plainly) else cut_by_lift(dayless)
        if cut is None:
            return _too_much(Why.UNCLEAR)
        segments += [(segment, named) for segment in cut]
    if len(segments) > MOST_SESSIONS:
        return _too_much()
    if len(segments) == 1 and _says_nothing(segments[0][0], days):
        return LogReading(question=Question(Ask.ANYTHING))
    drafts = [_draft(segment, one_day(named, today), unit, tokens, plainly) for segment, named in segments]
    if any(doubt.ask is Ask.SMALLER_PORTIONS for draft in drafts for doubt in draft.doubts):
        return _too_much()
    if len(drafts) == 1:
        drafts = [replace(drafts[0], lift=by_equipment(drafts[0].lift, plainly))]
    return LogReading(tuple(_finished(draft, text) for draft in drafts))


def _several_numbered(text: str) -> bool:
    """Whether a message counts its sessions: "session 1 ... session 2"."""
    numbered = set(_NUMBERED_SESSION.findall(text))
    return len(numbered) > len({what for what, _ in numbered})


def read_parts(tokens: Sequence[Token], *, one_leg: bool = False) -> list[Token]:
    """The tokens of one lift, with loads, schemes, efforts and what is said of single sets told apart."""
    counted = _COUNTED_SETS.search(kinds(tokens)) is not None
    found = rewrite(tokens, _EVERY_MINUTE, lambda run, _: _every_minute(run, counted))
    found = rewrite(found, _TYPO, _typo)
    found = find_efforts(find_loads(found, one_leg=one_leg))
    return find_schemes(found)


def _every_minute(run: Sequence[Token], counted: bool) -> list[Token] | None:
    if run[0].text != "emom":
        return None
    return [] if counted else [unclear(run, Ask.SETS)]


def _typo(run: Sequence[Token], kinds: str) -> list[Token]:
    ask = Ask.LOAD if run[0].number > MOST_SETS else Ask.NUMBER
    return [Token(UNKNOWN, heard(run), Question(ask, Why.UNCLEAR, heard(run)))]


def _too_much(why: Why = Why.ABSURD) -> LogReading:
    return LogReading(question=Question(Ask.SMALLER_PORTIONS, why))


def _says_nothing(segment: Segment, days: Sequence[DayMention]) -> bool:
    told = any(token.kind in "nbBzpl?" for token in segment.tokens)
    return not told and segment.lift is None


def _another_lift_first(tokens: Sequence[Token], text: str) -> bool:
    """ "Zercher carry 3x10 60 kg, thrusts 3x10 100 kg": the first sets are none of the lift that is named."""
    at = next((i for i, token in enumerate(tokens) if token.kind == LIFT), 0)
    end = next((i for i in range(at - 1, 0, -1) if tokens[i].kind in ",."), 0)
    if not _COUNTED_SETS.search(kinds(tokens[:end])):
        return False
    return find_unread(tokens[:end], text.partition(tokens[at].text)[0]) is not None


def _lift_of(segment: Segment, text: str) -> tuple[str, list[Question]]:
    """The lift of a part, and the question whether words that nothing is known of name it."""
    unread = find_unread(segment.tokens, text) if segment.lift is None else None
    if unread is None:
        return segment.lift or HIP_THRUST, []
    return (unread.name, []) if unread.sure else (HIP_THRUST, [Question(Ask.LIFT, Why.UNCLEAR, unread.name)])


def _draft(
    segment: Segment,
    day: tuple[date | None, tuple[Question, ...]],
    unit: Unit | None,
    message: Sequence[Token],
    text: str,
) -> Draft:
    """One lift on one day."""
    lift, unnamed = _lift_of(segment, text)
    work = without_warm_up(segment.tokens)
    doubts = [*unnamed, *day[1]]
    if work is None:
        work = []
        doubts.append(Question(Ask.SCHEME, Why.UNCLEAR))
    parts = read_parts(work, one_leg=lift in ONE_LEG_AT_A_TIME)
    parts, planned = _take_plan(parts)
    parts, missed = _take_missed(parts)
    hard = _HARD_LAST.search("".join(token.kind for token in parts)) is not None
    assembly = Assembly()
    assembly.take(tell_numbers(parts))
    sets = assembly.sets()
    notes = set(assembly.notes)
    if no_bar_known(lift):
        sets, unweighed = without_bar_loads(sets)
        doubts += unweighed
    if missed and sets:
        planned = planned or _alike(sets)
        sets, short = _without_missed(sets, missed)
        doubts += short
    elif planned is None:
        planned = assembly.plan
    if hard and sets and sets[-1].rpe is None:
        notes.add(Note.HARD_UNRATED)
    units = {token.meaning for token in segment.tokens if isinstance(token.meaning, Unit)}
    everywhere = {token.meaning for token in message if isinstance(token.meaning, Unit)}
    said = units or everywhere
    bare = next(iter(said)) if len(said) == 1 else unit
    return Draft(
        day=day[0],
        sets=sets,
        lift=lift,
        planned=planned,
        unit=bare,
        notes=frozenset(notes),
        doubts=tuple(dict.fromkeys([*doubts, *assembly.doubts])),
    )


def _finished(draft: Draft, text: str) -> Draft:
    """The draft with what holds for the whole message."""
    return replace(draft, troubles=draft.troubles | find_troubles(text))


def _take_plan(tokens: Sequence[Token]) -> tuple[list[Token], tuple[int, int] | None]:
    """The tokens without what was only planned, and the plan."""
    plans: list[tuple[int, int]] = []

    def take(run: Sequence[Token], kinds: str) -> list[Token] | None:
        scheme = run[-1].meaning
        if isinstance(scheme, Scheme) and scheme.sets and len(scheme.reps) == 1:
            plans.append((scheme.sets, scheme.reps[0]))
            return [Token("l", run[-1].text, scheme.load)] if scheme.load else []
        return [] if isinstance(scheme, Scheme) else None

    rest = rewrite(tokens, _PLANNED, take)
    return rest, (plans[0] if plans else None)


def _take_missed(tokens: Sequence[Token]) -> tuple[list[Token], int]:
    """The tokens without the reps that were missed, and how many those are."""
    missed: list[int] = []

    def take(run: Sequence[Token], kinds: str) -> list[Token] | None:
        count = next((token.meaning for token in run if token.kind == "c"), None)
        if not isinstance(count, Scheme):
            missed.append(1)
            return []
        if count.sets or len(count.reps) != 1 or count.load:
            return [unclear(run, Ask.SCHEME)]
        missed.append(count.reps[0])
        return []

    return rewrite(tokens, _MISSED, take), sum(missed)


def _alike(sets: Sequence[DraftSet]) -> tuple[int, int] | None:
    reps = {one.reps for one in sets}
    first = sets[0].reps
    return (len(sets), first) if len(reps) == 1 and first else None


def _without_missed(sets: tuple[DraftSet, ...], missed: int) -> tuple[tuple[DraftSet, ...], list[Question]]:
    reps = sets[-1].reps
    if reps is None or missed > reps:
        return sets, [Question(Ask.REPS, Why.UNCLEAR, str(missed))]
    if len({one.reps for one in sets}) > 1:
        # The list of reps already says what was done.
        return sets, []
    return (*sets[:-1], replace(sets[-1], reps=reps - missed)), []
