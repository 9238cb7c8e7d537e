"""What a message does to the open log: it is saved, grows, is changed or called off, or waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import Enum

from bot.conversation.log.editing import edited
from bot.conversation.log.open_log import PATIENCE, OpenLog
from bot.understanding.logs.draft import Draft
from bot.understanding.logs.edits import Edit, Instead, LogReply, NoteTold, OnTop, TroubleTold, Unclear


class Turn(Enum):
    """What comes of a message."""

    ASKS = "asks"
    """The log is shown with what it still asks, or for a yes."""
    SAVED = "saved"
    CALLED_OFF = "called_off"
    GIVEN_UP = "given_up"
    ASIDE = "aside"
    """The message is about something else: what it asks is answered first."""


def after_reply(log: OpenLog, reply: LogReply) -> tuple[OpenLog, Turn]:
    """The log after a message, and what comes of it.

    Args:
        log: as it stood.
        reply: what the message says to it.
    """
    if reply.edits:
        now = _changed(log, reply)
        # Who leaves lifts out and says "save" in one breath has seen all that is left.
        seen = reply.agrees and now.waits_for_yes and bool(log.drafts) and set(now.drafts) <= set(log.drafts)
        return now, Turn.SAVED if seen else Turn.ASKS
    if reply.calls_off:
        return log, Turn.CALLED_OFF
    if reply.lacks:
        return replace(log, lacks=reply.lacks, misses=0, reminders=0, hurried=0), Turn.ASKS
    if log.is_silent and not reply.saves and (reply.agrees or reply.refuses):
        # What was said since is answered before the log: a bare yes brings it back.
        return (replace(log, reminders=1, misses=0), Turn.ASKS) if reply.agrees else (log, Turn.ASIDE)
    if reply.agrees and log.waits_for_yes and not log.changing:
        return log, Turn.SAVED
    if reply.refuses and log.waits_for_yes:
        return replace(log, changing=True, reminders=0), Turn.ASKS
    if (reply.agrees and log.drafts and not log.changing) or (reply.saves and not log.drafts):
        return replace(log, hurried=log.hurried + 1, misses=0, reminders=0), Turn.ASKS
    if reply.agrees or reply.refuses:
        return after_nothing(log)
    return log, Turn.ASIDE


def after_nothing(log: OpenLog) -> tuple[OpenLog, Turn]:
    """The log after a message that answered nothing: it asks again, twice at most, and then waits in silence.

    Args:
        log: as it stood.
    """
    missed = replace(log, misses=log.misses + 1, hurried=0, lacks=None)
    if missed.is_silent or (log.drafts and missed.misses > PATIENCE):
        return missed, Turn.ASIDE
    return missed, Turn.GIVEN_UP if missed.given_up else Turn.ASKS


def picked(log: OpenLog, *, second: bool) -> OpenLog:
    """The log with one of its two readings."""
    return replace(_spoken_of(log), drafts=log.other if second else log.drafts, other=())


def reminded(log: OpenLog) -> OpenLog:
    """The log after something else was talked about: it is offered again once, and then waits in silence."""
    asked_enough = log.misses >= PATIENCE
    return replace(log, reminders=log.reminders + 1 + asked_enough, misses=0, hurried=0, lacks=None)


def _changed(log: OpenLog, reply: LogReply) -> OpenLog:
    fresh = replace(_spoken_of(log), changing=False, other=(), question=None)
    if not log.drafts:
        begun = _begun(fresh, reply.edits)
        return replace(begun, other=_begun(fresh, reply.other).drafts if reply.other else ())
    edits = tuple(_of_day(edit, log.lacks) for edit in reply.edits) if log.lacks else reply.edits
    drafts = edited(log.drafts, edits)
    if not drafts:
        return replace(fresh, drafts=())
    other = edited(log.drafts, reply.other) if reply.other else log.other and edited(log.other, reply.edits)
    return replace(fresh, drafts=_in_one_unit(drafts), other=other)


def _spoken_of(log: OpenLog) -> OpenLog:
    """The log once the lifter has spoken of it."""
    return replace(log, misses=0, hurried=0, lacks=None, reminders=0)


def _of_day(edit: Edit, day: date) -> Edit:
    """Sets without a day are of the one that was asked for."""
    if not isinstance(edit, OnTop):
        return edit
    return OnTop(tuple(replace(draft, day=draft.day or day) for draft in edit.drafts))


def _begun(log: OpenLog, edits: Sequence[Edit]) -> OpenLog:
    """The log with its first sets, and the notes that came before them."""
    drafts = next((edit.drafts for edit in edits if isinstance(edit, (OnTop, Instead))), ())
    if not drafts:
        notes = (*log.notes, *(edit.text for edit in edits if isinstance(edit, NoteTold)))
        asked = next((edit.question for edit in edits if isinstance(edit, Unclear)), None)
        return replace(log, notes=notes, question=asked)
    beside = [edit for edit in edits if isinstance(edit, (NoteTold, TroubleTold))]
    return replace(log, drafts=edited(drafts, [*map(NoteTold, log.notes), *beside]), notes=())


def _in_one_unit(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Who says "kg" once means it for every lift of the message that has no unit."""
    unit = next((draft.unit for draft in drafts if draft.unit), None)
    return tuple(draft if draft.unit else replace(draft, unit=unit) for draft in drafts)
