"""A message that begins a log: whether it does, and the sets that it tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Final

from bot.understanding.days import day_mentions
from bot.understanding.loads import LoadKind, SaidLoad
from bot.understanding.logs.day_told import day_told
from bot.understanding.logs.draft import Ask, Draft, DraftSet, LogReading, Question, Why
from bot.understanding.logs.edits import Edit, OnTop, Unclear
from bot.understanding.logs.pasted_drafts import is_planned
from bot.understanding.logs.pasting import pasted_in
from bot.understanding.logs.reading import read_log
from bot.understanding.logs.said import items_in, parts_of
from bot.understanding.reading import Act, Clause, Reading, Standing
from bot.understanding.understand import understand
from bot.understanding.units import Unit
from bot.understanding.vocabulary import load_lists
from bot.understanding.words import Kind

_LONGEST_BEGINNING: Final = 8
"""Words of a message that begins a log without all that is needed: "yesterday i did step ups"."""
_NOT_ONE_DAY: Final = frozenset("week weekly weeks usually always every goal plan normally often feel feels".split())
"""Words of a habit or a plan."""
_RECORDS: Final = frozenset("max pr pb prs best record".split())
_JUST_SET: Final = frozenset("new today tonight just hit got finally managed smashed yesterday morning".split())
"""A record is told as one that stands, unless one of these says that it was set now."""
_DONE: Final = frozenset({"did", "done", "trained", "finished"})
_LIFTED: Final = frozenset("hit got managed did lifted moved pulled finally repped hoisted".split())
_WRITES_DOWN: Final = frozenset("log save record note put add jot store write".split())
_NOT_DONE: Final = frozenset("if when been whenever suppose can could should would will they".split())
_DID: Final = frozenset({"did", "done"})
_HABIT: Final = frozenset({"do", "been", "usually", "normally", "always"})
"""Around sets they tell of every week, wherever in the message they stand."""
_MOST_REPS_ALONE: Final = 30
_ASKED_OF_BOTH: Final = frozenset({Ask.UNIT, Ask.DAY, Ask.EFFORT, Ask.BAR})
_COUNTS: Final = frozenset({"reps", "sets", "times"})


def begins_log(reading: Reading, *, today: date) -> bool:
    """Return True if a message surely tells of training, whatever a classifier takes it for."""
    if tells_pasted(reading):
        return True
    read = read_sets(reading.text, today=today, unit=None)
    if read.question and read.question.ask in (Ask.SMALLER_PORTIONS, Ask.IMPORT):
        return True
    told = read.drafts
    # "Week 3" counts the weeks of a program, and tells of one day of it.
    labels = {at for at, (_, behind) in enumerate(pairwise(reading.words)) if behind.is_number}
    says = {word.text for at, word in enumerate(reading.words) if word.text != "week" or at not in labels}
    asks = (reading.does(Act.ASKS) or reading.text.rstrip().endswith("?")) and not _asks_to_log(reading)
    if asks or says & _NOT_ONE_DAY:
        return False
    if not told:
        return tells_training_day(reading, today=today) is not None
    if says & _RECORDS and not says & _JUST_SET:
        return False
    named = any(part.lifts for part in parts_of(reading.text, ()))
    sets = [one for draft in told for one in draft.sets]
    short = len(reading.words) <= _LONGEST_BEGINNING
    counted = counts_reps(reading.text) or (short and (named or says & _LIFTED))
    if counted and any(one.reps and one.load for one in sets):
        return True
    complete = len(sets) > 1 and all(one.ask is Ask.UNIT for draft in told for one in draft.questions)
    if named and complete:
        # "Hip thrusts 8@70, 8@80, 8@90": nothing counts sets or reps, and all is clear
        return True
    if not named or not short:
        return False
    return bool(sets) or bool(says & _DONE)


def tells_pasted(reading: Reading) -> bool:
    """Return True for a pasted session, which is a log whatever its words seem to say, unless it is asked what to make
    of a plan.
    """
    paste = pasted_in(reading.text)
    return paste is not None and not (is_planned(paste) and reading.does(Act.ASKS))


def tells_of_others(reading: Reading, *, today: date) -> bool:
    """Return True if all sets that a message tells were done by somebody else."""
    question = read_sets(reading.text, today=today, unit=None).question
    return question is not None and question.why is Why.OTHERS


def tells_training_day(reading: Reading, *, today: date) -> date | None:
    """The day of a message that tells when somebody trained and nothing more: "yesterday I trained legs"; else None."""
    day, _ = day_told(reading.words, today)
    if day is None:
        return None
    known = _training_told()
    dated = {place for one in day_mentions(reading.words, today) for place in range(one.first, one.after)}
    said = [one.text for at, one in enumerate(reading.words) if one.kind is not Kind.SIGN and at not in dated]
    only = known["done"] & set(said) and set(said) <= known["done"] | known["beside"]
    return day if only else None


@lru_cache(maxsize=1)
def _training_told() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in load_lists("training_told").items()}


def _asks_to_log(reading: Reading) -> bool:
    """Whether a clause wants sets written down, whatever others ask: "log 3x10 at 60 and tell me how long to rest"."""
    for clause in reading.clauses:
        words = reading.words_of(clause)
        wants = Act.COMMANDS in clause.acts and Act.ASKS not in clause.acts
        if wants and any(word.is_number for word in words) and _WRITES_DOWN & {word.text for word in words}:
            return True
    return False


def tells_of_done(reading: Reading, *, today: date) -> bool:
    """Return True if a clause that asks nothing begins a log by itself: "3x10 at 60 kg, what should I lift next?".

    Args:
        reading: of a message that asks something as well.
        today: the lifter's own date.
    """
    telling = [clause for clause in reading.clauses if Act.ASKS not in clause.acts or tells_sets(reading, clause)]
    if any(word.text in _HABIT for clause in telling for word in reading.words_of(clause)):
        return False
    return any(
        clause.standing is Standing.AFFIRMED
        and clause.person.is_lifter
        and not {word.text for word in reading.words_of(clause)} & _NOT_DONE
        and begins_log(understand(reading.text_of(clause)), today=today)
        for clause in telling
    )


def tells_sets(reading: Reading, clause: Clause) -> bool:
    """Return True if a clause counts sets or reps and no question mark closes it: "did hip thrusts 3x8" is told."""
    marked = reading.text[clause.span.end : clause.span.end + 1] == "?"
    return not marked and reading.words_of(clause)[0].text in _DID and counts_reps(reading.text_of(clause))


def counts_reps(text: str) -> bool:
    """Return True if a message says of a number that it counts sets or reps: "3x10", "12 reps", "a set".

    A number and a weight alone are no training: "mom of 3, down 40 lbs".
    """
    return bool({item.what for item in items_in(text)[1]} & _COUNTS)


def first_sets(
    reading: Reading, *, today: date, late: bool, unit: Unit | None, last: Draft | None, day: date | None = None
) -> tuple[tuple[Edit, ...], tuple[Edit, ...]]:
    """The sets that a first message tells, or why it tells none; and those of a second way to read it, if there is one.

    Args:
        reading: of the message.
        today: the lifter's own date.
        late: it is the middle of the night: sets without a day may be those of the day before.
        unit: of bare numbers, if the lifter said so before.
        last: the session that "same as last time" means.
        day: of sets without one, if it was told before them.
    """
    told = read_sets(reading.text, today=today, unit=unit, last=last)
    if not told.drafts:
        asked = told.question
        return ((Unclear(asked),) if asked and asked != Question(Ask.ANYTHING) else ()), ()
    # Two readings are offered if both hold sets and all that they leave open is the unit; else the first one asks.
    read = (*told.drafts, *told.other)
    both = bool(told.other) and all(
        draft.sets and all(one.ask in _ASKED_OF_BOTH for one in draft.questions) for draft in read
    )
    undated = day_told(reading.words, today) == (None, ())
    first, second = told.drafts, told.other
    if undated and day is not None:
        first, second = (tuple(replace(one, day=day) for one in drafts) for drafts in (first, second))
    elif undated and late:
        first, second = (_of_which_night(drafts, today) for drafts in (first, second))
    return (OnTop(first),), ((OnTop(second),) if both else ())


def read_sets(text: str, *, today: date, unit: Unit | None, last: Draft | None = None) -> LogReading:
    """The message as a log; a load alone ("hip thrust 100 kg") is the load of sets that are asked for.

    Args:
        text: of the message.
        today: the lifter's own date.
        unit: of bare numbers, if it is known.
        last: the session that "same as last time" means.
    """
    told = read_log(text, today=today, unit=unit, last=last)
    if counts_reps(text):
        return told
    return replace(told, drafts=tuple(map(_with_lone_load, told.drafts)))


def _with_lone_load(draft: Draft) -> Draft:
    if len(draft.sets) == 1 and draft.sets[0].load is None and (draft.sets[0].reps or 0) > _MOST_REPS_ALONE:
        # "Leg curl 85": so many reps are told with the word.
        load = SaidLoad(LoadKind.WEIGHT, Decimal(draft.sets[0].reps or 0))
        return replace(draft, sets=(DraftSet(None, load),), doubts=(Question(Ask.SCHEME), *draft.doubts))
    asked = [doubt for doubt in draft.doubts if doubt.ask is Ask.LOAD and doubt.heard]
    if draft.sets or len(asked) != 1:
        return draft
    _, items, _ = items_in(asked[0].heard)
    loads = [
        item.load or SaidLoad(LoadKind.WEIGHT, item.number or Decimal(0)) for item in items if item.load or item.number
    ]
    if len(loads) != 1:
        return draft
    return replace(
        draft.without(Ask.LOAD),
        sets=(DraftSet(None, loads[0]),),
        doubts=(Question(Ask.SCHEME), *draft.without(Ask.LOAD).doubts),
    )


def _of_which_night(drafts: Sequence[Draft], today: date) -> tuple[Draft, ...]:
    """Sets told after midnight: which day they belong to is asked."""
    asked = Question(Ask.DAY, days=(today, today - timedelta(days=1)))
    return tuple(replace(draft, day=None, doubts=(*draft.doubts, asked)) for draft in drafts)
