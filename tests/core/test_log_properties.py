"""What holds for any log: written out it reads back, nothing raises or is stored out of bounds, time is linear."""

from __future__ import annotations

import time
from datetime import date
from decimal import Decimal

import pytest
from core.log_notation import TODAY
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.coaching.load import Load, Unit, plain
from bot.coaching.session import Session, WorkSet
from bot.coaching.training_log import (
    MOST_SESSIONS,
    Draft,
    complete,
    correct,
    from_json,
    in_words,
    question_in_words,
    read_log,
    to_json,
)

# Two tables for the reason that `core.log_strategies` gives: neither has more than 100 words.
_NUMBERS = (
    "3x10 100kg 100 x 10 at @ @8 rpe 8 rir 2 , / - + ( ) . 3 11/20 20.11. 0 -5 1000 lb kg ½ × 8-10 10,10,9 "
    "100gk ? ٣ 1e9 '' 300 😅"
)
_SPOKEN = (
    "sets of reps ten three two plates bar bw each side last set warm up planned got missed yesterday monday "
    "same as last time 2 more squat hip thrust rdl first for then and tens triple to failure left in the tank "
    "instead of amrap total not less a dumbbell never hurt warmup next one"
)
_ANSWERS = "kg|lb|yes|no|10|3|3x10|skip|yesterday|100|100kg|10,10,9|20 nov|bw|no, 105|rpe 9|4 sets|9 on the last set"
WORDS = st.one_of(st.sampled_from(["3x10", "\n", *_NUMBERS.split()]), st.sampled_from(_SPOKEN.split()))
MESSAGES = st.lists(st.tuples(WORDS, st.sampled_from((" ", " ", ""))), min_size=1, max_size=14).map(
    lambda words: "".join(word + gap for word, gap in words)
)
ANSWERS = st.one_of(st.sampled_from([*_ANSWERS.split("|"), "2 more reps"]), st.none())
"""None says the first message again."""
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


@settings(max_examples=150)
@given(
    sets=st.integers(1, 6),
    reps=st.integers(5, 25),
    whole=st.integers(21, 99),
    more=st.sampled_from((0, Decimal("0.5"), 100, Decimal("100.5"), 200)),
    unit=st.sampled_from(Unit),
    rpe=st.none() | st.integers(12, 20).map(lambda half: Decimal(half) / 2),
)
def test_a_session_written_out_reads_back(
    sets: int, reps: int, whole: int, more: Decimal | int, unit: Unit, rpe: Decimal | None
) -> None:
    load = Load(Decimal(whole) + more, unit)
    for text in _notations(sets, reps, load):
        if rpe:
            text += f" rpe {plain(rpe)}"
        draft = read_log(text, today=TODAY).drafts[0]
        rated = {one.rpe for one in draft.session.sets} if draft.session else set()
        assert draft.session, text
        assert [(one.reps, one.load) for one in draft.session.sets] == [(reps, load)] * sets, text
        assert rpe is None or rpe in rated, text


@settings(max_examples=300)
@given(
    text=MESSAGES,
    unit=st.sampled_from((None, *Unit)),
    last=st.sampled_from((None, LAST)),
    answers=st.lists(ANSWERS, max_size=5),
)
def test_no_talk_raises_or_stores_what_is_out_of_bounds(
    text: str, unit: Unit | None, last: Session | None, answers: list[str | None]
) -> None:
    reading = read_log(text, today=TODAY, unit=unit, last=last)
    assert (reading.question is None) == bool(reading.drafts)
    assert len(reading.drafts) <= MOST_SESSIONS
    for draft in reading.drafts:
        _holds_together(draft)
        for answer in answers:
            said = text if answer is None else answer
            draft = (complete if draft.questions else correct)(draft, said, today=TODAY) or draft
            _holds_together(draft)


def _holds_together(draft: Draft) -> None:
    # `Session` itself refuses what is out of bounds.
    assert (draft.session is None) == bool(draft.questions)
    assert from_json(to_json(draft)) == draft
    assert in_words(draft, today=TODAY)
    assert all(question_in_words(question, today=TODAY) for question in draft.questions)


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
