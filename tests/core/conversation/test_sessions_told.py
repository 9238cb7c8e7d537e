"""Past sessions in words: the newest first, with numbers that add up and days that can be found in a calendar."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from core.conversation.sessions_stored import FRIDAY, LOG, MONDAY, TODAY

from bot.coaching.drafts import session_of, whole_draft_of
from bot.coaching.load import Load, Unit
from bot.coaching.session import Session, WorkSet
from bot.conversation.log.open_log import OpenLog
from bot.conversation.log.wording import log_in_words
from bot.conversation.sessions.telling import (
    named_in_words,
    nothing_there,
    sessions_in_words,
    total_in_words,
    undo_in_question,
    undone_in_words,
)
from bot.understanding.facts import Trouble
from bot.understanding.loads import LoadKind, SaidLoad
from bot.understanding.logs.edits import Which
from bot.understanding.sessions.wish import PastSessions

SESSIONS = [one.session for one in LOG]


def test_a_list_has_the_newest_day_first_and_all_lifts_of_a_day_on_its_line() -> None:
    assert sessions_in_words(SESSIONS, today=TODAY).splitlines() == [
        "Yesterday (27 Nov): 1 set of 8 at 60 kg, 1 set of 8 at 87.5 kg, barbell hip thrust (“slept badly”);"
        " 1 set of 10 at 70 kg, back squat.",
        "Monday 23 Nov: 2 sets of 8 at 85 kg, barbell hip thrust.",
    ]


def test_a_long_list_counts_what_it_leaves_out() -> None:
    days = [Session(TODAY - timedelta(days=back), SESSIONS[0].sets) for back in range(20, 8, -1)]
    lines = sessions_in_words(days, today=TODAY).splitlines()
    assert len(lines) == 11
    assert lines[-1] == "And 2 earlier entries."


def test_what_would_be_deleted_is_named_with_its_day() -> None:
    assert named_in_words(LOG[:1], today=TODAY) == "2 sets of 8 at 85 kg, barbell hip thrust, Monday 23 Nov"


def test_what_was_undone_is_named() -> None:
    assert undone_in_words([], []) == "There was nothing to undo."
    assert undone_in_words(SESSIONS[:1], []) == "Removed: 2 sets of barbell hip thrust."
    back = "Back in your log: 2 sets of 8 at 85 kg, barbell hip thrust."
    assert undone_in_words([], SESSIONS[:1]) == back
    assert undone_in_words(SESSIONS[2:3], SESSIONS[:1]) == f"Removed: 1 set of back squat. {back}"


def test_an_undo_names_what_would_go_and_what_would_be_back_before_it_is_done() -> None:
    assert undo_in_question(SESSIONS[2:3], SESSIONS[:1]) == (
        "If I undo the last change to your log, this would go: 1 set of 10 at 70 kg, back squat"
        " and this would be back: 2 sets of 8 at 85 kg, barbell hip thrust. Should I?"
    )
    assert "be back" not in undo_in_question(SESSIONS[:1], [])
    assert "would go" not in undo_in_question([], SESSIONS[:1])


def test_where_nothing_is_logged_it_says_so_and_what_there_is() -> None:
    there = " Your last training days in it are yesterday (27 Nov) and Monday 23 Nov."
    wanted = {
        PastSessions(days=(date(2026, 11, 24),)): "Tuesday 24 Nov",
        PastSessions(since=date(2026, 10, 1), until=date(2026, 10, 31)): "1 Oct to 31 Oct",
        PastSessions(lifts=("deadlift",)): "deadlift",
        PastSessions(sets=Which(load=SaidLoad(LoadKind.WEIGHT, Decimal(99)))): "99",
        PastSessions(back=7): "that",
    }
    for which, words in wanted.items():
        assert nothing_there(which, LOG, today=TODAY) == f"There's nothing in your log for {words}.{there}"


def test_a_total_counts_days_sets_reps_and_what_was_moved_without_the_warm_ups() -> None:
    warm_up = WorkSet(10, Load(Decimal(20), Unit.KG), warm_up=True)
    warm = Session(FRIDAY, (warm_up, WorkSet(5, Load(Decimal(100), Unit.LB))))
    told = total_in_words([SESSIONS[0], warm], PastSessions(), today=TODAY)
    assert told == (
        "Monday 23 Nov to yesterday (27 Nov): 2 training days, 3 sets, 21 reps."
        " Load times reps adds up to 1360 kg and 500 lb; warm-ups are left out."
    )


def test_body_weight_moves_no_kilograms() -> None:
    told = total_in_words([Session(FRIDAY, (WorkSet(20),))], PastSessions(), today=TODAY)
    assert told == "Yesterday (27 Nov): 1 training day, 1 set, 20 reps."


def test_a_change_shows_what_it_takes_out_and_what_comes_in_its_place() -> None:
    draft = whole_draft_of(SESSIONS[0])
    less = OpenLog("x", (whole_draft_of(Session(MONDAY, SESSIONS[0].sets[:1])),), before=(draft,))
    text, _ = log_in_words(less, today=TODAY)
    assert text.startswith("Instead of 2 sets of 8 at 85 kg, barbell hip thrust: 1 set of 8 at 85 kg")
    assert text.endswith("Should I save this?")


def test_a_session_becomes_a_draft_and_the_same_session_again() -> None:
    done = Session(
        MONDAY,
        (WorkSet(8, Load(Decimal("62.5"), Unit.KG), Decimal("8.5")), WorkSet(5, warm_up=True)),
        "squat",
        (3, 8),
        frozenset({Trouble.PAIN}),
        ("slept badly",),
    )
    assert session_of(whole_draft_of(done)) == done
