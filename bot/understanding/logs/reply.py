"""What a message says to a log that is open, or was just saved: an answer, a correction, or more of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from bot.understanding.days import day_mentions
from bot.understanding.lifts import lift_table
from bot.understanding.logs.answered import answer_told, news_told
from bot.understanding.logs.beginning import first_sets, read_sets
from bot.understanding.logs.corrections import other_words, read_corrections
from bot.understanding.logs.day_told import day_told
from bot.understanding.logs.draft import Ask, Draft, LogReading, Question, Why
from bot.understanding.logs.edits import (
    Edit,
    Edits,
    Heavier,
    Instead,
    Kept,
    LogReply,
    MoreReps,
    MoreSets,
    NewCount,
    NewDay,
    NewLift,
    NewReps,
    NoteTold,
    OnTop,
    Settled,
    TroubleTold,
    Unclear,
    Which,
)
from bot.understanding.logs.endings import is_ending
from bot.understanding.logs.remarks import notes_told, troubles_told
from bot.understanding.logs.said import Part, parts_of
from bot.understanding.logs.said_again import said_again
from bot.understanding.logs.telling import leaves_out_subject, told_text
from bot.understanding.reading import Act, Reading
from bot.understanding.replies import is_clear_no, is_clear_yes, takes_back
from bot.understanding.understand import understand
from bot.understanding.units import Unit
from bot.understanding.vocabulary import load_table

_REGRETS: Final = frozenset({"sorry", "oops", "whoops", "typo", "actually"})
"""At the end of a message they say that it puts something right."""
_LONGEST_NAME: Final = 4
"""Words of a message that does no more than name a lift."""
_LONGEST_GEAR: Final = 7
"""Words of a message that does no more than name what a lift was done with."""
_LONGEST_YES: Final = 8
"""Words of a yes with something beside it."""
_TELLS_WHEN: Final = frozenset(
    "was were wasnt did done trained lifted happened date dated log logged make change put move moved meant".split()
)
_SAVES: Final = frozenset({"save", "log", "store", "keep"})


def read_reply(
    reading: Reading,
    drafts: Sequence[Draft],
    *,
    changing: bool = False,
    today: date,
    late: bool = False,
    unit: Unit | None = None,
    last: Draft | None = None,
) -> LogReply:
    """What a message says to a log.

    Args:
        reading: of the message.
        drafts: what is written down; empty if no sets were told yet.
        changing: the lifter was asked what to change, so that sets stand in the place of others.
        today: the lifter's own date.
        late: it is the middle of the night: sets without a day may be those of the day before.
        unit: of bare numbers, if the lifter said so before.
        last: the session that "same as last time" means.
    """
    told = _told(reading)
    if drafts and told is not reading and not told.words:
        return LogReply()
    reading = told if drafts else reading
    agrees, refuses = is_clear_yes(reading), is_clear_no(reading)
    ends = is_ending(reading.words)
    if ends or agrees or refuses:
        edits = answer_told(reading, drafts, today) if agrees or refuses else ()
        return LogReply(
            agrees and not ends, agrees and _says_save(reading), refuses and not ends, calls_off=ends, edits=edits
        )
    if not drafts:
        first, second = first_sets(reading, today=today, late=late, unit=unit, last=last)
        beside = _beside(told, sets=any(isinstance(edit, OnTop) for edit in first))
        return LogReply(edits=(*first, *beside), other=(*second, *beside) if second else ())
    answer = answer_told(reading, drafts, today)
    if answer:
        return LogReply(edits=(*answer, *news_told(reading, drafts, answer)))
    return _changed(reading, drafts, changing=changing, today=today, unit=unit)


def _told(reading: Reading) -> Reading:
    """What is left of a message without the clauses that tell a log nothing."""
    text = told_text(reading)
    left = text if text.strip(" ?.!,;:") else ""
    return understand(left) if text != reading.text else reading


def asks_first(reading: Reading) -> bool:
    """Return True if a message is a question and tells no sets: the guide answers it before the log does."""
    asks = reading.text.rstrip().endswith("?") or next(
        (Act.ASKS in one.acts and not leaves_out_subject(reading, one) for one in reading.clauses if one.acts), False
    )
    return asks and not any(word.is_number for word in reading.words)


def _says_save(reading: Reading) -> bool:
    return bool(_SAVES & {word.text for word in reading.words})


def _agrees_beside(reading: Reading) -> bool:
    """Return True for "yep thats all of it", "cool yes keep the log": a yes, and nothing that takes it back."""
    says = {word.text for word in reading.words}
    agrees = Act.AGREES in reading.acts or _says_save(reading)
    return agrees and not takes_back(reading) and "but" not in says and len(says) <= _LONGEST_YES


def _changed(reading: Reading, drafts: Sequence[Draft], *, changing: bool, today: date, unit: Unit | None) -> LogReply:
    text = reading.text
    day, doubts = _other_day(reading, drafts, today)
    parts = parts_of(text, drafts)
    told = _whole(read_sets(text, today=today, unit=unit or _unit_of(drafts)), parts, day)
    instead = changing or _corrects(reading, parts)
    edits = list(read_corrections(text, drafts))
    counted = bool(edits) and all(isinstance(edit, (MoreSets, MoreReps, Heavier, Unclear)) for edit in edits)
    named = any(part.which.names_sets for part in parts) or "drop" in _does(parts)
    if told and not (instead or named or (counted and not any(part.lifts for part in parts))):
        beside = _beside(reading, sets=True)
        again = said_again(told, drafts, grows=_grows(told, drafts, parts))
        edits = [Instead(told) if again == "surely" else OnTop(told), *beside]
        return LogReply(edits=tuple(edits), other=(Instead(told), *beside) if again == "maybe" else ())
    if told and instead and len(told) > 1:
        edits = [Instead(told)]
    if "only" in _does(parts) and all(isinstance(edit, Settled) for edit in edits):
        lifts = tuple(part.which.lift for part in parts if part.which.lift)
        edits += [Kept(lifts)] if lifts else []
    later = any(doubt.why is Why.FUTURE for doubt in doubts) and not instead
    grows = any(isinstance(edit, OnTop) for edit in edits)
    no_day = later or grows or notes_told(reading, beside_sets=False)
    if (day or doubts) and not no_day and _tells_when(reading, today):
        lift = next((part.which.lift for part in parts if part.which.lift), "")
        edits.append(NewDay(day, doubts, Which(lift=lift)))
    edits += _beside(reading, sets=bool(edits))
    agrees = _agrees_beside(reading)
    if not edits:
        edits = [*(_lift_too(parts, drafts) or _same_lift(reading, parts) or _other_gear(reading, parts, drafts))]
    return LogReply(agrees, agrees and _says_save(reading), edits=tuple(edits), other=_on_top(edits, drafts, instead))


def _tells_when(reading: Reading, today: date) -> bool:
    """Return True if the day in a message is that of the log: it says when that was, or names the day and no more."""
    days = day_mentions(reading.words, today)
    named = {place for day in days for place in range(day.first, day.after)}
    says_when = bool(_TELLS_WHEN & {word.text for word in reading.words})
    return says_when or not other_words(word for place, word in enumerate(reading.words) if place not in named)


def _grows(told: Sequence[Draft], drafts: Sequence[Draft], parts: Sequence[Part]) -> bool:
    """Whether something says that sets come on top: "also", "and", another day."""
    days = {draft.day for draft in drafts} | {None}
    first = parts[0].items[0].what if parts[0].items else ""
    return "more" in _does(parts) or first in ("and", "then", "plus") or any(draft.day not in days for draft in told)


def _on_top(edits: Sequence[Edit], drafts: Sequence[Draft], instead: bool) -> Edits:
    """ "3x8" behind sets that are complete: in their place, or on top of them."""
    counts = [edit for edit in edits if isinstance(edit, NewCount)]
    reps = [edit for edit in edits if isinstance(edit, NewReps) and len(edit.reps) == 1]
    if instead or len(edits) != 2 or not counts or not reps or any(draft.questions for draft in drafts):
        return ()
    return (MoreSets(counts[0].sets, reps[0].reps[0], which=counts[0].which),)


def corrects_saved(reading: Reading, drafts: Sequence[Draft], *, today: date, fresh: bool) -> bool:
    """Return True if a message puts right what was just saved, and is no log of its own.

    Args:
        reading: of the message.
        drafts: what was saved.
        today: the lifter's own date.
        fresh: it was saved in the turn before; later only words that correct ("my bad, …") speak of it.
    """
    if asks_first(reading) or load_table("log_same").mentions(reading.words):
        return False
    reading = _told(reading)
    parts = parts_of(reading.text, drafts)
    day, _ = _other_day(reading, drafts, today)
    edits = [edit for edit in read_corrections(reading.text, drafts) if not isinstance(edit, Unclear)]
    whole = bool(_whole(read_sets(reading.text, today=today, unit=_unit_of(drafts)), parts, day))
    puts_right = {Act.CORRECTS, Act.REFUSES} & reading.acts
    if whole and not puts_right and day not in (None, *(draft.day for draft in drafts)):
        return False  # "yesterday was 4x6 at 195": another day, told in full
    if _corrects(reading, parts):
        tells = bool(edits) or (bool(day) and _tells_when(reading, today))
        return tells and (fresh or Act.CORRECTS in puts_right)
    if not fresh or (whole and _names(parts)):
        return False
    return bool(edits) and any(part.which.names_sets or part.does & {"drop", "more", "less"} for part in parts)


def _other_day(reading: Reading, drafts: Sequence[Draft], today: date) -> tuple[date | None, tuple[Question, ...]]:
    """The day that a message names beside that of the log: "my bad, wednesday was actually tuesday"."""
    day, doubts = day_told(reading.words, today)
    own = {draft.day for draft in drafts}
    others = [day for doubt in doubts for day in doubt.days if day not in own]
    asked = any(doubt.heard for doubt in doubts)
    return (others[0], ()) if len(others) == 1 and not asked else (day, doubts)


def _whole(told: LogReading, parts: Sequence[Part], day: date | None) -> tuple[Draft, ...]:
    """The sets that a message tells as a log of its own; a lift and a day that it does not name are left open."""
    named = any(part.lifts for part in parts)
    adds = "more" in _does(parts)
    found = []
    for draft in told.drafts:
        full = bool(draft.sets) and all(one.reps is not None and (one.load or named or adds) for one in draft.sets)
        if not full or (not named and any(doubt.ask is Ask.NUMBER for doubt in draft.doubts)):
            return ()
        found.append(replace(draft, lift=draft.lift if named else "", day=draft.day if day else None))
    return tuple(found)


def _lift_too(parts: Sequence[Part], drafts: Sequence[Draft]) -> Edits:
    """ "I did squats too": a lift of which nothing else is told yet."""
    lifts = [lift for part in parts for lift in part.lifts if lift not in {draft.lift for draft in drafts}]
    if other_words(part.words[item.first] for part in parts for item in part.items if item.what == "word"):
        return ()  # "the bench is too low"
    return (OnTop((Draft(None, lift=lifts[0]),)),) if len(lifts) == 1 and "more" in _does(parts) else ()


def _same_lift(reading: Reading, parts: Sequence[Part]) -> Edits:
    """ "Hip thrust": the lift that was taken for granted, named."""
    lifts = {part.which.lift for part in parts if part.lifts}
    if len(lifts) != 1 or "" in lifts or len(reading.words) > _LONGEST_NAME:
        return ()
    lift = lifts.pop()
    return (NewLift(lift, Which(lift=lift)),)


def _other_gear(reading: Reading, parts: Sequence[Part], drafts: Sequence[Draft]) -> Edits:
    """ "The barbell one": the lift that was told last, done with other gear."""
    lift = lift_table().done_with(drafts[-1].lift, reading.words)
    named = f"{lift.name} {lift.gear}".lower() if lift else ""
    beside = (reading.words[item.first] for part in parts for item in part.items if item.what == "word")
    if len(reading.words) > _LONGEST_GEAR or other_words(word for word in beside if word.text not in named):
        return ()
    return (NewLift(lift.name, Which(lift=drafts[-1].lift)),) if lift else ()


def _beside(reading: Reading, *, sets: bool) -> Edits:
    """What is told beside the sets: what went wrong, and how the day was."""
    told, denied = troubles_told(reading.text)
    notes = tuple(NoteTold(note) for note in notes_told(reading, beside_sets=sets))
    return (*((TroubleTold(told, denied),) if told or denied else ()), *notes)


def _corrects(reading: Reading, parts: Sequence[Part]) -> bool:
    """Return True if a message puts right what was said before: "no, …", "it was …", "…, not …"."""
    does = _does(parts)
    sorry = bool(reading.words) and reading.words[-1].text in _REGRETS
    puts_right = bool(reading.acts & {Act.CORRECTS, Act.REFUSES}) or bool(does & {"denies", "swap"}) or sorry
    return puts_right or ("was" in does and "more" not in does)


def _does(parts: Sequence[Part]) -> frozenset[str]:
    return frozenset(one for part in parts for one in part.does)


def _names(parts: Sequence[Part]) -> bool:
    return any(part.lifts for part in parts) or not _does(parts) & {"more", "less"}


def _unit_of(drafts: Sequence[Draft]) -> Unit | None:
    named = (one.load.unit for draft in drafts for one in draft.sets if one.load and one.load.unit)
    return next((draft.unit for draft in drafts if draft.unit), None) or next(named, None)
