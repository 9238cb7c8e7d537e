"""A log on its way, from the first message to a yes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from pydantic import parse_obj_as
from pydantic.json import pydantic_encoder

from bot.understanding.facts import Trouble
from bot.understanding.logs.draft import Ask, Draft, Question
from bot.understanding.units import Unit

PATIENCE: Final = 2
"""Messages in a row that were not understood before the question is dropped: a third try seldom goes better."""


@dataclass(frozen=True)
class OpenLog:
    """How far a log has come.

    Attributes:
        id: names this log for good: under it, it is stored once.
        drafts: what is understood, one for each lift and day; empty until sets were told.
        other: the second way in which the first message can be read; empty once one was picked.
        question: what to ask while there is no draft.
        notes: what was told of the session before any sets.
        changing: the lifter said that the echo is wrong, and not yet how.
        misses: messages in a row that were not understood.
        hurried: how often in a row the lifter said "save it" while something was still open.
        lacks: the day of a session that the lifter wants saved, of which nothing was told.
        reminders: how often the log was offered or its question asked again since the lifter last spoke of it.
        instead_of: numbers of the stored sessions that a yes puts this log in the place of.
        before: those sessions as they were; an undo brings them back.
        saved: it is stored, and kept here to be corrected or taken back.
    """

    id: str
    drafts: tuple[Draft, ...] = ()
    other: tuple[Draft, ...] = ()
    question: Question | None = None
    notes: tuple[str, ...] = ()
    changing: bool = False
    misses: int = 0
    hurried: int = 0
    lacks: date | None = None
    reminders: int = 0
    instead_of: tuple[int, ...] = ()
    before: tuple[Draft, ...] = ()
    saved: bool = False

    @property
    def open_draft(self) -> Draft | None:
        """The first draft with something to ask; None if all could be stored."""
        return next((draft for draft in self.drafts if draft.questions), None)

    @property
    def asked(self) -> Question | None:
        """The question that is open; None if the log waits for a yes, or for one of two readings."""
        if not self.drafts:
            return self.question or Question(Ask.ANYTHING)
        draft = self.open_draft
        return draft.questions[0] if draft else None

    @property
    def waits_for_yes(self) -> bool:
        """Return True if all is understood, so that the lifter only has to agree."""
        return bool(self.drafts) and not self.other and self.open_draft is None

    @property
    def is_silent(self) -> bool:
        """Return True if it was offered again once without an answer: it is kept, and asks nothing by itself."""
        return bool(self.drafts) and self.reminders > 1

    @property
    def given_up(self) -> bool:
        """Return True if asking again would only annoy. A log that holds sets is never given up."""
        return self.misses >= PATIENCE and not self.drafts

    @property
    def unit(self) -> Unit | None:
        """The unit that the lifter used or chose; None if no load was named."""
        named = (one.load.unit for draft in self.drafts for one in draft.sets if one.load and one.load.unit)
        return next(named, None) or next((draft.unit for draft in self.drafts if draft.unit), None)

    def hurt(self) -> OpenLog:
        """With pain noted in each session."""
        drafts = tuple(replace(draft, troubles=draft.troubles | {Trouble.PAIN}) for draft in self.drafts)
        return replace(self, drafts=drafts)

    def as_json(self) -> dict[str, Any]:
        """Plain values, numbers exact: a log waits in a slot between two messages."""
        # Where words stood in a message means nothing once the next one is there.
        plain: dict[str, Any] = json.loads(json.dumps(asdict(self), default=_encoded), object_hook=_without_spans)
        return plain


def log_from_json(data: Mapping[str, Any]) -> OpenLog:
    """The log that ``as_json`` wrote.

    Raises:
        pydantic.ValidationError: it is malformed.
    """
    return parse_obj_as(OpenLog, data)


def _encoded(value: object) -> Any:
    return str(value) if isinstance(value, Decimal) else pydantic_encoder(value)


def _without_spans(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name != "span"}
