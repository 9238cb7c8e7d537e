"""Training logs as people write them, read without a bot: read right, asked back, or misread without a word.

``logs.tsv`` holds what each message may be read as, readings divided by `` | ``, written by somebody who had not seen
the reader: ``hip thrust: 3x10 100kg @8, 8/7 110kg; squat: 3x8 80kg``. ``w`` is a warm-up, ``d-1`` yesterday, ``( )``
may be left out, ``*`` any sets, ``@8?`` may be missing, ``ASK`` asks first, ``NONE`` is no log. Talks of several
messages are played by the bot elsewhere.
"""

from __future__ import annotations

import re
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any, Final

from bot.understanding.lifts import HIP_THRUST, lift_mentions
from bot.understanding.loads import LoadKind, SaidLoad
from bot.understanding.logs.draft import Draft, DraftSet, LogReading
from bot.understanding.logs.reading import read_log
from bot.understanding.units import Unit
from bot.understanding.words import words_of

LOGS: Final = Path(__file__).with_name("logs.tsv")
_LOAD: Final = r"(?:bw(?:\+[\d.]+(?:kg|lb))?|[\d.]+(?:kg|lb)|-)"
_SETS: Final = re.compile(rf"(\(?)(w?)(?:(\d+)x)?(\d+(?:/\d+)*) ({_LOAD}(?: or {_LOAD})*)(?: @(\*|[\d.]+\??))?\)?")
_LIFT: Final = re.compile(r"(?:d(\?|-?\d+) )?(\(?)([^:()]+): (.+)")

_ALIKE: Final = {"nordic_curl": "leg_curl", "hammer_curl": "curl", "back_extension_45": "back_extension"}
"""Lifts that count as one in the table."""


@dataclass(frozen=True)
class SetMeant:
    """A set as a careful reader reads it."""

    reps: int
    loads: tuple[str, ...]
    rpe: str
    warm_up: bool
    optional: bool


Meant = dict[tuple[int | None, str], tuple[bool, list[SetMeant] | None]]
"""Days ago (None for any) and lift, to whether it may be left out and its sets (None for any)."""
Stored = Mapping[tuple[int, str], Sequence[DraftSet]]


def measure_logs(path: Path = LOGS, today: date | None = None) -> dict[str, Any]:
    """How a table of logs is read.

    Args:
        path: columns id, kind, unit, text and expected.
        today: the day that the messages are sent.

    Returns:
        ``rows``, the shares ``right``, ``asked`` and ``misread``, ``ms_p50``, and ``errors`` as (id, class, text).
    """
    today = today or date.today()
    counts: Counter[str] = Counter()
    errors, took = [], []
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        id_, _, unit, text, expected = line.split("\t")
        if " >> " in text:
            continue
        message = _dated(text.replace("\\n", "\n"), today)
        started = time.perf_counter()
        reading = read_log(message, today=today, unit=Unit(unit) if unit != "-" else None)
        took.append(1000 * (time.perf_counter() - started))
        verdict = judged([meant(one) for one in expected.split(" | ")], _stored(reading, today))
        counts[verdict] += 1
        if verdict != "right":
            errors.append((id_, verdict, text))
    rows = sum(counts.values())
    shares = {name: counts[name] / max(rows, 1) for name in ("right", "asked", "misread")}
    return {"rows": rows, **shares, "ms_p50": median(took), "errors": errors}


def _dated(text: str, today: date) -> str:
    return re.sub(r"\{d-(\d+):([^}]+)\}", lambda m: (today - timedelta(int(m[1]))).strftime(m[2]), text)


def meant(text: str) -> Meant:
    """One reading of the column ``expected``; empty for ASK and NONE."""
    found: Meant = {}
    day: int | None = 0
    for part in [] if text in ("ASK", "NONE") else text.split("; "):
        match = _LIFT.fullmatch(part)
        if match is None:
            raise ValueError(f"{part!r}: expected `lift: sets`")
        if match[1]:
            day = None if match[1] == "?" else -int(match[1])
        sets = match[4].removesuffix(")") if match[2] else match[4]
        told = None if sets == "*" else [one for item in sets.split(", ") for one in _sets_meant(item)]
        found[day, family(match[3])] = (bool(match[2]), told)
    return found


def _sets_meant(text: str) -> list[SetMeant]:
    match = _SETS.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r}: expected `3x10 100kg`")
    optional, warm, count, reps, loads, rpe = match.groups()
    sets = [
        SetMeant(int(one), tuple(loads.split(" or ")), rpe or "", bool(warm), bool(optional or warm))
        for one in reps.split("/")
    ]
    return sets * int(count or 1)


def family(name: str) -> str:
    """The lift that a name means, whatever it is done with; hip thrusts are told apart by that too."""
    mentions = lift_mentions(words_of(name))
    if not mentions:
        return name.lower()
    lift = mentions[0].lift
    single = "single_leg " if lift.id.startswith("single_leg") else ""
    base = "deadlift" if single and lift.base == "romanian_deadlift" else _ALIKE.get(lift.base, lift.base)
    return lift.id if lift.base == HIP_THRUST else single + base


def _stored(reading: LogReading, today: date) -> Stored:
    """What would be stored on a yes: nothing while something is asked."""
    found: dict[tuple[int, str], list[DraftSet]] = defaultdict(list)
    asked = reading.question or reading.other or any(draft.questions for draft in reading.drafts)
    for draft in () if asked else reading.drafts:
        assert draft.day is not None
        found[(today - draft.day).days, family(draft.lift)] += [_weighed(one, draft) for one in draft.sets]
    return found


def _weighed(one: DraftSet, draft: Draft) -> DraftSet:
    total = one.load.total(draft.unit) if one.load else None
    if total is None:
        return one
    kind = LoadKind.BODY if one.load and one.load.kind is LoadKind.BODY else LoadKind.WEIGHT
    return DraftSet(one.reps, SaidLoad(kind, *total), one.rpe, one.warm_up)


def judged(readings: Sequence[Meant], stored: Stored) -> str:
    """``right``, ``asked`` where something could be stored and nothing is, or ``misread``."""
    may_be_stored = [reading for reading in readings if reading]
    if not stored:
        return "asked" if len(may_be_stored) == len(readings) else "right"
    return "right" if any(_fits(reading, stored) for reading in may_be_stored) else "misread"


def _fits(reading: Meant, stored: Stored) -> bool:
    left = dict(stored)
    for (day, lift), (optional, sets) in reading.items():
        key = next((key for key in left if key[1] == lift and day in (None, key[0])), None)
        if key is None and optional:
            continue
        if key is None or (sets is not None and not _fit_sets(sets, left[key])):
            return False
        del left[key]
    return not left


def _fit_sets(meant_sets: Sequence[SetMeant], stored: Sequence[DraftSet]) -> bool:
    if not meant_sets:
        return not stored
    first = meant_sets[0]
    if stored and _fit(first, stored[0]) and _fit_sets(meant_sets[1:], stored[1:]):
        return True
    return first.optional and _fit_sets(meant_sets[1:], stored)


def _fit(one: SetMeant, stored: DraftSet) -> bool:
    load = "-" if stored.load is None else str(stored.load).replace(" ", "")
    if stored.load is not None and stored.load.kind is LoadKind.BODY:
        load = f"bw+{load}" if stored.load.amount else "bw"
    told = "" if stored.rpe is None else str(SaidLoad(LoadKind.WEIGHT, stored.rpe))
    rated = one.rpe == "*" or told == one.rpe.rstrip("?") or (not told and one.rpe.endswith("?"))
    return (stored.reps, stored.warm_up) == (one.reps, one.warm_up) and load in one.loads and rated
