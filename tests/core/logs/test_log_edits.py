"""Typed changes on a log: what names sets that are not there becomes a question."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from core.logs.log_play import TODAY, YESTERDAY, begun

from bot.conversation.log.editing import edited
from bot.conversation.log.moves import after_reply
from bot.conversation.log.open_log import OpenLog
from bot.conversation.log.places import meant
from bot.understanding.loads import LoadKind, SaidLoad
from bot.understanding.logs.draft import MOST_SETS, Ask, Draft, DraftSet, Question, Why
from bot.understanding.logs.edits import (
    Dropped,
    Edit,
    Heavier,
    Instead,
    Kept,
    LogReply,
    MoreSets,
    NewCount,
    NewEffort,
    NewReps,
    NoteTold,
    OnTop,
    Settled,
    Unclear,
    Which,
)

THRUSTS = begun("3x10 at 100kg").drafts
BOTH = begun("front squat 3x5 60kg\nhip thrust 3x10 100kg").drafts


def asked(drafts: tuple[Draft, ...]) -> list[Ask]:
    return [question.ask for draft in drafts for question in draft.questions]


@pytest.mark.parametrize(
    ("edit", "ask"),
    [
        (NewReps((9,), Which(places=(7,))), Ask.SCHEME),
        (NewReps((9, 8), Which(places=(0,))), Ask.SCHEME),
        (NewEffort((Decimal(8), Decimal(9))), Ask.EFFORT),
        (MoreSets(MOST_SETS), Ask.SCHEME),
        (MoreSets(-3), Ask.SCHEME),
        (Dropped(Which(places=(7,))), Ask.SCHEME),
        (Dropped(Which(lift="lunge", places=(0,))), Ask.SCHEME),
        (NewCount(3, Which(lift="lunge")), Ask.SCHEME),
        (Heavier(SaidLoad(LoadKind.WEIGHT, Decimal(5)), Which(places=(7,))), Ask.SCHEME),
        (OnTop((replace(THRUSTS[0], lift="", day=None, sets=THRUSTS[0].sets * 6),)), Ask.SCHEME),
        (Unclear(Question(Ask.NUMBER, Why.UNCLEAR, "12")), Ask.NUMBER),
    ],
)
def test_what_cannot_be_placed_is_asked(edit: Edit, ask: Ask) -> None:
    assert asked(edited(THRUSTS, [edit])) == [ask]


def test_nothing_is_changed_in_a_log_without_sets() -> None:
    assert edited((), [NewCount(3), NoteTold("tired")]) == ()


def test_a_lift_is_meant_by_part_of_its_name_if_no_other_has_it() -> None:
    assert meant(BOTH, Which(lift="squat")) == (0,)
    assert meant((*BOTH, replace(BOTH[0], lift="goblet squat")), Which(lift="squat")) == ()


def test_sets_are_meant_by_their_load_and_their_day() -> None:
    assert meant(BOTH, Which(load=SaidLoad(LoadKind.WEIGHT, Decimal(60)))) == (0,)
    assert meant((*BOTH, replace(BOTH[0], day=YESTERDAY)), Which(day=YESTERDAY)) == (2,)


def test_only_the_lifts_that_are_kept_stay() -> None:
    assert edited(BOTH, [Kept(("front squat",))]) == BOTH[:1]
    assert edited(BOTH, [Kept(("lunge",))]) == BOTH


def test_lifts_told_anew_stand_in_the_place_of_those_before() -> None:
    rated = (replace(BOTH[0], sets=tuple(replace(one, rpe=Decimal(8)) for one in BOTH[0].sets)), BOTH[1])
    new = Draft(None, (DraftSet(6),) * 4, lift="front squat")
    lunge = replace(BOTH[0], lift="lunge")
    changed = edited(rated, [Instead((new, lunge))])
    assert [(draft.lift, len(draft.sets)) for draft in changed] == [
        ("front squat", 4),
        ("barbell hip thrust", 3),
        ("lunge", 3),
    ]
    assert changed[0].sets[0] == replace(rated[0].sets[0], reps=6, span=None)
    last = edited(BOTH, [Instead((Draft(None, (DraftSet(6, BOTH[0].sets[0].load),), lift=""),))])
    assert len(last[1].sets) == 1


def test_a_question_that_is_settled_is_gone_and_others_stay() -> None:
    first, second = Question(Ask.NUMBER, Why.UNCLEAR, "1"), Question(Ask.EFFORT, Why.UNCLEAR)
    doubting = (replace(THRUSTS[0], doubts=(first, second)),)
    assert asked(edited(doubting, [Settled(first)])) == [Ask.EFFORT]
    assert edited(doubting, [Settled(Question(Ask.DAY))]) == doubting


def test_more_sets_of_nothing_are_sets_to_ask_about() -> None:
    assert asked(edited((Draft(TODAY),), [MoreSets(2)])) == [Ask.REPS, Ask.LOAD]


def test_what_is_no_change_changes_nothing() -> None:
    assert edited(THRUSTS, ["thanks"]) == THRUSTS  # type: ignore[list-item]


def test_a_second_reading_is_changed_with_the_first() -> None:
    log = OpenLog("one", THRUSTS, other=BOTH)
    after, _ = after_reply(log, LogReply(edits=(NoteTold("tired"),)))
    assert after.drafts[0].notes_of_session == after.other[0].notes_of_session == ("tired",)


def test_a_first_message_with_two_readings_keeps_both() -> None:
    log, _ = after_reply(OpenLog("one"), LogReply(edits=(OnTop(THRUSTS),), other=(OnTop(BOTH),)))
    assert (log.drafts, log.other) == (THRUSTS, BOTH)


def test_what_cannot_be_read_at_first_is_asked() -> None:
    question = Question(Ask.SMALLER_PORTIONS, Why.ABSURD)
    log, _ = after_reply(OpenLog("one"), LogReply(edits=(Unclear(question),)))
    assert log.asked == question
