"""A copy of everything that is stored about a lifter, and the address from which it can be fetched once."""

from __future__ import annotations

import csv
import io
import json
import secrets
import zipfile
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Final

from sqlalchemy import column, inspect, select, table
from sqlalchemy.orm import Session

from bot.coaching.load import plain
from bot.store.feedback import list_feedback
from bot.store.lifters import find_lifter, senders_of
from bot.store.plans import list_plans
from bot.store.training import LoggedSession, list_sessions
from bot.store.training_models import ExportLink
from bot.store.types import check_sender_id, utc_now
from bot.store.unclear import list_unclear

LINK_LIVES: Final = timedelta(minutes=15)
COLUMNS: Final = (
    *("day", "lift", "set", "reps", "load", "unit", "rpe"),
    *("planned_sets", "planned_reps", "troubles", "logged_at"),
)
_EVENTS = table("events", column("id"), column("sender_id"), column("data"))


def everything_of(session: Session, sender_id: str) -> dict[str, Any]:
    """All that is stored about the lifter behind a conversation, as plain JSON, over all channels they joined.

    Args:
        session: an open session.
        sender_id: one of the lifter's conversations.
    """
    senders = senders_of(session, sender_id)
    lifter = find_lifter(session, sender_id)
    return {
        "conversations": {sender: _said(session, sender) for sender in senders},
        "unit": lifter.unit.value if lifter and lifter.unit else None,
        "plans": [
            {"made_at": found.created_at.isoformat(), "answers": found.profile, "plan": found.plan}
            for found in list_plans(session, sender_id)
        ],
        "sessions": [
            {"day": rows[0]["day"], "lift": rows[0]["lift"], "sets": rows}
            for rows in map(_rows, list_sessions(session, sender_id))
        ],
        "feedback": [
            {"at": entry.created_at.isoformat(), "helpful": entry.positive, "topic": entry.topic, "word": entry.comment}
            for sender in senders
            for entry in list_feedback(session, sender_id=sender)
        ],
        "not_understood": [
            {"at": entry.created_at.isoformat(), "text": entry.text}
            for sender in senders
            for entry in list_unclear(session, sender_id=sender)
        ],
    }


def training_csv(sessions: list[LoggedSession]) -> str:
    """The log as a table for a trainer: a row a set, in a spreadsheet's own form (RFC 4180)."""
    text = io.StringIO()
    table_ = csv.DictWriter(text, COLUMNS)
    table_.writeheader()
    table_.writerows({**row, "lift": _harmless(row["lift"])} for logged in sessions for row in _rows(logged))
    return text.getvalue()


def export_file(session: Session, sender_id: str) -> bytes:
    """The copy as one ZIP file: ``data.json`` with everything, ``training.csv`` with the log."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        data = json.dumps(everything_of(session, sender_id), ensure_ascii=False, indent=2)
        archive.writestr("data.json", data)
        archive.writestr("training.csv", training_csv(list_sessions(session, sender_id)))
    return packed.getvalue()


def new_export_link(session: Session, sender_id: str, *, now: datetime | None = None) -> str:
    """A secret that fetches the copy once, within 15 minutes; only its digest is stored.

    Args:
        session: an open session; the caller commits.
        sender_id: the conversation.
        now: the moment; the present one when left out.
    """
    secret = secrets.token_urlsafe(32)
    expires_at = (now or utc_now()) + LINK_LIVES
    session.add(ExportLink(digest=_digest(secret), sender_id=check_sender_id(sender_id), expires_at=expires_at))
    session.flush()
    return secret


def use_export_link(session: Session, secret: str, *, now: datetime | None = None) -> str | None:
    """The conversation that a secret was made for, if it was not used and is not too old. It is used now.

    Args:
        session: an open session; the caller commits.
        secret: as it stands in the address.
        now: the moment; the present one when left out.
    """
    row = session.get(ExportLink, _digest(secret), with_for_update=True)
    if row is None:
        return None
    sender_id, expires_at = row.sender_id, row.expires_at
    session.delete(row)
    return None if expires_at <= (now or utc_now()) else sender_id


def _rows(logged: LoggedSession) -> list[dict[str, Any]]:
    done = logged.session
    sets, reps = done.planned or (None, None)
    return [
        {
            "day": done.day.isoformat(),
            "lift": done.lift,
            "set": number,
            "reps": work.reps,
            "load": plain(work.load.amount) if work.load else "body weight",
            "unit": work.load.unit.value if work.load else "",
            "rpe": plain(work.rpe) if work.rpe is not None else "",
            "planned_sets": sets or "",
            "planned_reps": reps or "",
            "troubles": " ".join(sorted(trouble.value for trouble in done.troubles)),
            "logged_at": logged.created_at.isoformat(timespec="seconds"),
        }
        for number, work in enumerate(done.sets, 1)
    ]


def _harmless(text: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text


def _said(session: Session, sender_id: str) -> list[dict[str, Any]]:
    if not inspect(session.connection()).has_table(_EVENTS.name):
        return []
    rows = select(_EVENTS.c.data).where(_EVENTS.c.sender_id == sender_id).order_by(_EVENTS.c.id)
    events = (json.loads(data) for (data,) in session.execute(rows))
    return [
        {"at": event.get("timestamp"), "who": event["event"], "text": event.get("text")}
        for event in events
        if event["event"] in ("user", "bot") and event.get("text")
    ]


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
