"""What a pasted session says to a log: the sets of a first one, more lifts and days, or those of the log told anew."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.understanding.logs.beginning import first_sets, read_sets
from bot.understanding.logs.draft import Draft
from bot.understanding.logs.edits import Instead, LogReply, OnTop, Unclear
from bot.understanding.logs.whole import told_beside, unit_of
from bot.understanding.reading import Reading
from bot.understanding.units import Unit


def pasted_reply(
    reading: Reading,
    drafts: Sequence[Draft],
    *,
    today: date,
    late: bool = False,
    unit: Unit | None = None,
    day: date | None = None,
) -> LogReply:
    """What a paste does to a log; its lines are no corrections, whatever their words may seem to put right.

    Args:
        reading: of the message.
        drafts: what is written down; empty if no sets were told yet.
        today: the lifter's own date.
        late: it is the middle of the night: sets without a day may be those of the day before.
        unit: of bare numbers, if the lifter said so before.
        day: of sets without one, if it was told before them.
    """
    beside = told_beside(reading, sets=True)
    if not drafts:
        first, _ = first_sets(reading, today=today, late=late, unit=unit, last=None, day=day)
        return LogReply(edits=(*first, *beside))
    told = read_sets(reading.text, today=today, unit=unit or unit_of(drafts))
    if told.question is not None:
        return LogReply(edits=(Unclear(told.question),))
    again = {draft.lift for draft in told.drafts} == {draft.lift for draft in drafts}
    again = again and {draft.day for draft in told.drafts} <= {today, *(draft.day for draft in drafts)}
    return LogReply(edits=(Instead(told.drafts) if again else OnTop(told.drafts), *beside))
