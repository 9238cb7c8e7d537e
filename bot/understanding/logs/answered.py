"""What a message answers to the question of a log: by itself, as a correction is told, or as a list of sets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from bot.understanding.logs.answers import read_answer
from bot.understanding.logs.beginning import read_sets
from bot.understanding.logs.corrections import read_corrections
from bot.understanding.logs.day_told import day_told
from bot.understanding.logs.draft import Ask, Draft, Question, Why
from bot.understanding.logs.edits import (
    Edit,
    Edits,
    Instead,
    MoreSets,
    NewCount,
    NewLoad,
    NewReps,
    NewUnit,
    Settled,
    Unclear,
    Which,
    aimed_at,
)
from bot.understanding.logs.said import parts_of
from bot.understanding.reading import Act, Reading
from bot.understanding.replies import is_clear_no, is_clear_yes
from bot.understanding.vocabulary import load_table

_WANTED: Final = {Ask.REPS: NewReps, Ask.SETS: NewCount, Ask.LOAD: NewLoad}


def answer_told(reading: Reading, drafts: Sequence[Draft], today: date) -> Edits:
    """What a message answers to the open question of a log; empty if it is no answer."""
    draft = next((draft for draft in drafts if draft.questions), None)
    if draft is None:
        return ()
    day, _ = day_told(reading.words, today)
    agrees = Act.AGREES in _first_acts(reading) or is_clear_yes(reading)
    refuses = Act.REFUSES in _first_acts(reading) or is_clear_no(reading)
    if draft.questions[0].ask is Ask.SCHEME:
        return _listed(reading, draft, today) or _scheme(read_corrections(reading.text, drafts), draft)
    answer = read_answer(reading.text, draft, (day,) if day else (), agrees=agrees, refuses=refuses)
    return answer or _filled(reading, drafts, draft)


def _listed(reading: Reading, draft: Draft, today: date) -> Edits:
    """Sets that are told in more than one way: "2 sets of 6, 1 set of 4"."""
    told = read_sets(reading.text, today=today, unit=draft.unit).drafts
    sets = told[0].sets if len(told) == 1 and not told[0].doubts else ()
    if len({one.reps for one in sets}) < 2 or any(one.reps is None for one in sets):
        return ()
    return (Instead((replace(told[0], lift=draft.lift, day=draft.day),)),)


def _filled(reading: Reading, drafts: Sequence[Draft], draft: Draft) -> Edits:
    """What was missing, told with more: "10 reps and 85 kg", "3 at 80 and the last one at 70", "same weight"."""
    question = draft.questions[0]
    parts = parts_of(reading.text, drafts)
    wanted = _WANTED.get(question.ask)
    others = {lift for part in parts for lift in part.lifts} - {draft.lift}
    if wanted is None or others or any(item.what == "times" for part in parts for item in part.items):
        return ()
    which = Which(lift=draft.lift, day=draft.day)
    if question.ask is Ask.LOAD and load_table("log_same").mentions(reading.words):
        known = [one.load for other in drafts if other is not draft for one in other.sets if one.load]
        return (NewLoad(known[-1], which), Settled(question)) if known else ()
    edits = tuple(aimed_at(edit, _of_lift(edit, which)) for edit in read_corrections(reading.text, drafts))
    told = any(isinstance(edit, wanted) for edit in edits) and not any(isinstance(edit, Unclear) for edit in edits)
    return (*edits, Settled(question)) if told else ()


def _of_lift(edit: Edit, which: Which) -> Which:
    """The sets that a change names, of one lift."""
    return replace(getattr(edit, "which", which), lift=which.lift, day=which.day)


def _scheme(told: Edits, draft: Draft) -> Edits:
    """Sets and reps that were asked for together; reps alone leave the number of sets to be asked."""
    which = Which(lift=draft.lift, day=draft.day)
    told = tuple(aimed_at(edit, which) if getattr(edit, "which", None) == Which() else edit for edit in told)
    counted = any(isinstance(edit, (NewCount, MoreSets)) for edit in told)
    reps = [edit for edit in told if isinstance(edit, NewReps)]
    if not counted and not reps:
        return ()
    settled = Settled(draft.questions[0])
    whole = counted or any(len(edit.reps) > 1 or edit.which.names_sets for edit in reps)
    return (*told, settled) if whole else (*told, settled, Unclear(Question(Ask.SETS, Why.UNCLEAR)))


def _first_acts(reading: Reading) -> frozenset[Act]:
    return reading.clauses[0].acts if reading.clauses else frozenset()


def news_told(reading: Reading, drafts: Sequence[Draft], answer: Edits) -> Edits:
    """What is told beside an answer: "lbs, and the last set was like a 9"."""
    settled = {type(edit) for edit in answer} | {NewLoad, NewReps, NewCount, NewUnit, Unclear, MoreSets}
    parts = [part for part in parts_of(reading.text, drafts) if part.which.names_sets]
    each = sum(isinstance(edit, NewLoad) for edit in answer) > 1
    if not parts or each:
        return ()
    more = read_corrections(reading.text, drafts)
    return tuple(edit for edit in more if type(edit) not in settled or _names_places(edit))


def _names_places(edit: Edit) -> bool:
    which = getattr(edit, "which", None)
    return isinstance(which, Which) and which.names_sets
