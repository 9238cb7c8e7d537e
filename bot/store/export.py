"""A copy of everything that is stored about a lifter."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

from sqlalchemy import column, inspect, select, table
from sqlalchemy.orm import Session

from bot.coaching.drafts import load_as_copied
from bot.coaching.kept import as_json
from bot.coaching.load import plain
from bot.coaching.own_kit import OwnKit
from bot.coaching.session import LoggedSession
from bot.imports import harmless, strong_csv
from bot.store.feedback import list_feedback
from bot.store.imports import waiting_files
from bot.store.lifters import find_lifter, senders_of
from bot.store.link_codes import has_recovery_code
from bot.store.models import TelegramMark, TelegramPayload, TelegramUpdate
from bot.store.plans import list_plans
from bot.store.reminders import reminders_of
from bot.store.training import list_sessions
from bot.store.unclear import list_unclear

COLUMNS: Final = (
    *("day", "lift", "set", "reps", "load", "unit", "rpe", "warm_up"),
    *("planned_sets", "planned_reps", "troubles", "notes", "logged_at"),
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
        "remembered": {sender: _remembered(session, sender) for sender in senders},
        "unit": lifter.unit.value if lifter and lifter.unit else None,
        "time_zone": lifter.time_zone if lifter else None,
        "own_kit": as_json(lifter.kit) if lifter and lifter.kit != OwnKit() else None,
        "has_recovery_code": has_recovery_code(session, sender_id),
        "plans": [
            {"made_at": found.created_at.isoformat(), "answers": found.profile, "plan": found.plan}
            for found in list_plans(session, sender_id)
        ],
        "sessions": [
            {
                "day": logged.session.day.isoformat(),
                "lift": logged.session.lift,
                "notes": list(logged.session.notes),
                "sets": [
                    {**row, "warm_up": work.warm_up}
                    for row, work in zip(_rows(logged), logged.session.sets, strict=True)
                ],
            }
            for logged in list_sessions(session, sender_id)
        ],
        "reminders": [
            {"chat": found.sender_id, "weekday_and_minute": [list(one) for one in found.times]}
            for found in reminders_of(session, sender_id)
        ],
        "files_not_answered": [one.body for one in waiting_files(session, senders)],
        "feedback": [_plain(asdict(entry)) for sender in senders for entry in list_feedback(session, sender_id=sender)],
        "not_understood": [
            {**_plain(asdict(entry)), "guesses": [asdict(guess) for guess in entry.guesses]}
            for sender in senders
            for entry in list_unclear(session, sender_id=sender)
        ],
        "telegram": {
            kind.__tablename__: [
                {name: str(value) for name, value in row.items()}
                for row in session.execute(select(kind.__table__).where(kind.sender_id.in_(senders))).mappings()
            ]
            for kind in (TelegramUpdate, TelegramMark, TelegramPayload)
        },
    }


def training_csv(sessions: list[LoggedSession]) -> str:
    """The log as a table for a trainer: a row a set, in a spreadsheet's own form (RFC 4180)."""
    text = io.StringIO()
    table_ = csv.DictWriter(text, COLUMNS)
    table_.writeheader()
    table_.writerows(
        {**row, "lift": harmless(row["lift"]), "notes": harmless(row["notes"])}
        for logged in sessions
        for row in _rows(logged)
    )
    return text.getvalue()


def export_file(session: Session, sender_id: str) -> bytes:
    """The copy as one ZIP file: ``data.json`` with everything, ``training.csv`` with the log.

    ``strong.csv`` is the log as Strong exports one, for other apps and for the import here.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        data = json.dumps(everything_of(session, sender_id), ensure_ascii=False, indent=2)
        archive.writestr("data.json", data)
        logged = list_sessions(session, sender_id)
        archive.writestr("training.csv", training_csv(logged))
        archive.writestr("strong.csv", strong_csv(one.session for one in logged))
    return packed.getvalue()


def _rows(logged: LoggedSession) -> list[dict[str, Any]]:
    done = logged.session
    sets, reps = done.planned or (None, None)
    return [
        {
            "day": done.day.isoformat(),
            "lift": done.lift,
            "set": number,
            "reps": work.reps,
            "load": load_as_copied(done.lift, work.load),
            "unit": work.load.unit.value if work.load else "",
            "rpe": plain(work.rpe) if work.rpe is not None else "",
            "warm_up": "yes" if work.warm_up else "",
            "planned_sets": sets or "",
            "planned_reps": reps or "",
            "troubles": " ".join(sorted(trouble.value for trouble in done.troubles)),
            "notes": "; ".join(done.notes),
            "logged_at": logged.created_at.isoformat(timespec="seconds"),
        }
        for number, work in enumerate(done.sets, 1)
    ]


def _plain(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in entry.items()}


def _said(session: Session, sender_id: str) -> list[dict[str, Any]]:
    return [
        {"at": event.get("timestamp"), "who": event["event"], "text": event.get("text")}
        for event in _events(session, sender_id)
        if event["event"] in ("user", "bot") and event.get("text")
    ]


def _remembered(session: Session, sender_id: str) -> dict[str, Any]:
    """What the bot keeps in mind between messages: a goal, a tired back, a draft."""
    slots = {event["name"]: event["value"] for event in _events(session, sender_id) if event["event"] == "slot"}
    return {name: value for name, value in slots.items() if value is not None}


def _events(session: Session, sender_id: str) -> list[dict[str, Any]]:
    if not inspect(session.connection()).has_table(_EVENTS.name):
        return []
    rows = select(_EVENTS.c.data).where(_EVENTS.c.sender_id == sender_id).order_by(_EVENTS.c.id)
    return [json.loads(data) for (data,) in session.execute(rows)]
