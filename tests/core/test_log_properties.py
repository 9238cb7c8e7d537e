"""What holds for any log: written out it reads back, nothing raises or is stored out of bounds, time is linear."""

from __future__ import annotations

import random
import time
from datetime import date
from decimal import Decimal

import pytest
from core.log_notation import TODAY

from bot.coaching.load import Load, Unit, plain
from bot.coaching.session import Session, WorkSet
from bot.coaching.training_log import (
    MOST_SESSIONS,
    complete,
    correct,
    from_json,
    in_words,
    question_in_words,
    read_log,
    to_json,
)

_SAID = (
    "3x10 100kg 100 x 10 at @ @8 rpe 8 rir 2 , / - + ( ) . 3 sets of reps 10 ten three two plates "
    "bar bw each side last set warm up planned got missed yesterday monday 11/20 20.11. same as last "
    "time 2 more squat hip thrust rdl first 0 -5 1000 lb kg for then and ½ × tens triple to failure "
    "left in the tank 8-10 10,10,9 100gk ? instead of amrap total not less a dumbbell 😅 ٣ never hurt "
    "1e9 '' warmup next one 300 "
)
WORDS = ["\n", *_SAID.split()]
ANSWERS = ["kg", "lb", "yes", "no", "10", "3", "3x10", "skip", "yesterday", "100", "100kg", "10,10,9", "20 nov", "bw"]
LAST = Session(date(2026, 11, 20), (WorkSet(10, Load(Decimal(100), Unit.KG)),) * 3)


def _notations(sets: int, reps: int, load: Load) -> list[str]:
    amount, unit = plain(load.amount), load.unit.value
    return [
        f"{sets}x{reps} {amount}{unit}",
        f"{sets} x {reps} @ {amount} {unit}",
        f"{amount}{unit} {sets}x{reps}",
        f"{amount} {unit}: {sets} sets of {reps}",
        f"{sets} sets {reps} reps {amount} {unit}",
        f"{reps} reps x {sets} sets at {amount}{unit}",
        f"{sets}×{reps} with {amount} {unit}s",
        f"{amount}{unit} x {reps} reps x {sets} sets",
        ", ".join([f"{amount}{unit} x {reps}"] * sets),
        f"{amount}{unit} for {', '.join([str(reps)] * sets)}",
    ]


@pytest.mark.parametrize("seed", range(150))
def test_a_session_written_out_reads_back(seed: int) -> None:
    chance = random.Random(seed)
    sets, reps = chance.randint(1, 6), chance.randint(5, 25)
    load = Load(Decimal(chance.randint(42, 600)) / 2, chance.choice(list(Unit)))
    rpe = chance.choice([None, Decimal(chance.randint(12, 20)) / 2])
    for text in _notations(sets, reps, load):
        if rpe:
            text += f" rpe {plain(rpe)}"
        draft = read_log(text, today=TODAY).drafts[0]
        rated = {one.rpe for one in draft.session.sets} if draft.session else set()
        assert draft.session, text
        assert [(one.reps, one.load) for one in draft.session.sets] == [(reps, load)] * sets, text
        assert rpe is None or rpe in rated, text


@pytest.mark.parametrize("seed", range(300))
def test_no_talk_raises_or_stores_what_is_out_of_bounds(seed: int) -> None:
    chance = random.Random(seed)
    text = "".join(chance.choice(WORDS) + chance.choice([" ", " ", ""]) for _ in range(chance.randint(1, 14)))
    reading = read_log(text, today=TODAY, unit=chance.choice([None, *Unit]), last=chance.choice([None, LAST]))
    assert (reading.question is None) == bool(reading.drafts)
    assert len(reading.drafts) <= MOST_SESSIONS
    for draft in reading.drafts:
        for _ in range(5):
            # `Session` itself refuses what is out of bounds.
            assert (draft.session is None) == bool(draft.questions)
            assert from_json(to_json(draft)) == draft
            assert in_words(draft, today=TODAY)
            assert all(question_in_words(question, today=TODAY) for question in draft.questions)
            said = chance.choice([*ANSWERS, text, "no, 105", "rpe 9", "4 sets", "9 on the last set", "2 more reps"])
            draft = (complete if draft.questions else correct)(draft, said, today=TODAY) or draft


@pytest.mark.parametrize(
    "piece", ["3x10 100kg ", "1", "x", ", ", "warm up ", "last set ", "not ", "10/", "a", "rest ", "1 "]
)
def test_long_messages_take_no_longer_than_their_length(piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    started = time.perf_counter()
    reading = read_log(text, today=TODAY)
    assert time.perf_counter() - started < 0.5
    assert reading.question


def test_twenty_sessions_in_one_message_are_sent_back() -> None:
    text = "\n".join(f"squat 3x{reps} 100kg, thrust 3x{reps} 90kg" for reps in range(5, 15))
    reading = read_log(text, today=TODAY)
    assert not reading.drafts
    assert reading.question
    assert "stored none" in question_in_words(reading.question, today=TODAY)
