"""A yes belongs to a question, and must be as plain as the question needs."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from bot.conversation import Memory, PendingQuestion, Reply, Strength, Verdict

TALK, SAVE, DELETE = (
    PendingQuestion(id=f"{needs.name}-1", asks=needs.name, needs=needs)
    for needs in (Strength.AGREES, Strength.CLEAR_YES, Strength.LITERAL_YES)
)


@pytest.mark.parametrize(
    ("question", "yes", "verdict"),
    [
        (TALK, Strength.AGREES, Verdict.YES),
        (SAVE, Strength.AGREES, Verdict.TOO_WEAK),
        (SAVE, Strength.CLEAR_YES, Verdict.YES),
        (DELETE, Strength.CLEAR_YES, Verdict.TOO_WEAK),
        (DELETE, Strength.LITERAL_YES, Verdict.YES),
        (DELETE, None, Verdict.OTHER),
        (None, Strength.LITERAL_YES, Verdict.OTHER),
    ],
)
def test_a_yes_counts_if_it_is_plain_enough(
    question: PendingQuestion | None, yes: Strength | None, verdict: Verdict
) -> None:
    assert Memory(question=question).verdict(Reply(yes)) is verdict


def test_a_reply_that_refuses_is_a_no_whatever_else_it_says() -> None:
    assert Memory(question=SAVE).verdict(Reply(Strength.LITERAL_YES, refuses=True)) is Verdict.NO


def test_the_questions_own_button_is_enough_for_anything() -> None:
    assert Memory(question=DELETE).verdict(Reply(Strength.AGREES, button=DELETE.id)) is Verdict.YES
    assert Memory(question=DELETE).verdict(Reply(refuses=True, button=DELETE.id)) is Verdict.NO


@pytest.mark.parametrize("question", [None, SAVE])
def test_the_button_of_a_closed_question_changes_nothing(question: PendingQuestion | None) -> None:
    assert Memory(question=question).verdict(Reply(Strength.LITERAL_YES, button=DELETE.id)) is Verdict.CLOSED


def test_who_waves_a_grave_question_away_has_not_denied_it() -> None:
    grave = Memory(question=PendingQuestion(id="g", asks="is_it_now", needs_denial=True))
    assert grave.verdict(Reply(refuses=True)) is Verdict.OTHER
    assert grave.verdict(Reply(refuses=True, denies=True)) is Verdict.NO
    assert grave.verdict(Reply(refuses=True, button="g")) is Verdict.NO


def test_what_was_asked_a_minute_ago_is_fresh_and_later_it_is_not() -> None:
    at = datetime(2026, 11, 30, 12, tzinfo=timezone.utc)
    question = PendingQuestion(id="q", asks="log_saved", at=at)
    assert question.is_just_asked(at + timedelta(seconds=60))
    assert not question.is_just_asked(at + timedelta(seconds=61))
    assert not PendingQuestion(id="q", asks="log_saved").is_just_asked(at)
