"""An emergency is held until there is news of help, and leave to train frees what was told before it."""

from __future__ import annotations

import pytest
from bodies import CHEST, KNEE_HURTS, NOW, PREGNANT, heard, said

from bot.conversation import HELP_IS_THERE, Memory, News, PendingQuestion, Reply, Strength
from bot.conversation.memory import NO_REPLY
from bot.understanding.facts import Age, Condition, Help, Level, NotSo, Release, TakenBack, WhomToAsk
from bot.understanding.reading import Said, Standing

HELD = heard(Memory(), said(CHEST)).asked(
    PendingQuestion(id="q", asks=HELP_IS_THERE, needs=Strength.LITERAL_YES, waits=True)
)


@pytest.mark.parametrize(
    ("reply", "news", "held"),
    [
        (Reply(Strength.LITERAL_YES), News.SETTLED, False),
        (Reply(Strength.AGREES, button="q"), News.SETTLED, False),
        (Reply(Strength.CLEAR_YES), News.NONE, True),
        (Reply(Strength.AGREES), News.NONE, True),
        (Reply(refuses=True), News.NONE, True),
        (Reply(refuses=True, button="q"), News.TAKEN_BACK, False),
        (NO_REPLY, News.NONE, True),
    ],
)
def test_an_emergency_ends_by_a_literal_yes_or_its_button(reply: Reply, news: News, held: bool) -> None:
    after = heard(HELD, reply=reply)
    assert (after.news, after.health.held() is not None) == (news, held)


def test_a_yes_to_another_question_ends_no_emergency() -> None:
    other = HELD.asked(PendingQuestion(id="d", asks="delete"))
    assert heard(other, reply=Reply(Strength.LITERAL_YES, button="d")).health.held()


@pytest.mark.parametrize(
    ("help_", "news"), [("coming", News.HELP_COMES), ("here", News.SETTLED), ("seen", News.SETTLED)]
)
def test_news_of_help_is_met_with_a_word_that_fits(help_: str, news: News) -> None:
    after = heard(HELD, said(Help(help_)))
    assert after.news is news
    assert heard(after).news is News.NONE


def test_what_was_not_meant_is_taken_back() -> None:
    after = heard(HELD, said(TakenBack("i was joking")))
    assert (after.news, after.health.held()) == (News.TAKEN_BACK, None)
    assert heard(Memory(), said(TakenBack("i was joking"))).news is News.NONE
    assert heard(HELD, said(TakenBack("joking"), Standing.DENIED)).health.held()


def test_help_that_is_told_once_more_is_met_with_a_word_too() -> None:
    settled = heard(heard(Memory(), said(CHEST)), said(Help("here")))
    assert settled.health.held() is None
    assert heard(settled, said(Help("here"))).news is News.SETTLED


def test_help_for_somebody_else_is_met_with_a_word_too() -> None:
    fainted = heard(Memory(), said(CHEST, of="buddy"))
    assert heard(fainted, said(Help("here"))).news is News.SETTLED


def test_help_that_is_there_has_what_is_told_with_it_before_it() -> None:
    held = heard(Memory(), said(CHEST))
    assert heard(held, said(CHEST), said(Help("here"))).health.held() is None
    assert heard(held, said(CHEST), said(Help("seen"))).health.held()


def test_who_decides_can_be_asked_while_something_gates() -> None:
    memory = heard(Memory(), said(PREGNANT))
    assert heard(memory, said(WhomToAsk("who do i ask"))).news is News.WHOM_TO_ASK
    assert heard(memory, said(WhomToAsk("who do i ask")), about="friend").news is News.NONE
    assert heard(Memory(), said(WhomToAsk("who do i ask"))).news is News.NONE


def test_leave_for_a_part_is_met_and_the_rest_goes_on_waiting() -> None:
    memory = heard(heard(Memory(), said(PREGNANT)), said(Release("midwife", "walking", "she says walking is fine")))
    assert memory.news is News.LEAVE_IN_PART
    assert memory.health.gating()[0].how == "she says walking is fine"


def test_full_leave_is_news_where_nothing_else_speaks_against_a_dose() -> None:
    assert heard(heard(Memory(), said(PREGNANT)), said(Release("midwife"))).news is News.LEAVE
    assert heard(heard(Memory(), said(PREGNANT)), said(Release("midwife")), said(KNEE_HURTS)).news is News.NONE
    assert heard(heard(Memory(), said(PREGNANT)), said(Release("midwife"), of="friend")).news is News.NONE


def test_leave_that_is_only_wished_for_is_no_news() -> None:
    wished = said(Release("midwife", "walking"))
    wished = Said(wished.fact, wished.span, Standing.WISHED)
    assert heard(heard(Memory(), said(PREGNANT)), wished, said(Release("midwife", "walking"), of="friend"))
    assert heard(heard(Memory(), said(PREGNANT)), wished).news is News.NONE


@pytest.mark.parametrize(
    ("help_", "level", "news"),
    [
        ("coming", Level.EMERGENCY, News.HELP_COMES),
        ("going", Level.EMERGENCY, News.HELP_COMES),
        ("booked", Level.EMERGENCY, News.NONE),
        ("booked", Level.URGENT, News.HELP_COMES),
        ("later", Level.URGENT, News.NONE),
    ],
)
def test_help_told_with_the_emergency_gets_the_word_that_fits(help_: str, level: Level, news: News) -> None:
    memory = Memory().heard([said(CHEST), said(Help(help_))], at=NOW, level_of=lambda facts: level)
    assert (memory.news, memory.health.held()) == (news, level)


def test_what_was_looked_into_and_was_not_so_is_taken_back() -> None:
    late = heard(Memory(), said(PREGNANT, Standing.SUSPECTED))
    assert heard(late, said(NotSo("pregnancy"))).news is News.NOT_SO
    assert heard(heard(Memory(), said(KNEE_HURTS)), said(NotSo())).health.gating() == ()
    assert heard(heard(Memory(), said(KNEE_HURTS)), said(NotSo("pregnancy"))).health.gating()


def test_a_false_alarm_takes_back_what_was_suspected_and_not_what_was_known() -> None:
    assert heard(heard(Memory(), said(PREGNANT, Standing.SUSPECTED)), said(TakenBack())).health.gating() == ()
    assert heard(heard(Memory(), said(PREGNANT)), said(TakenBack())).health.gating()


def test_who_will_ask_somebody_about_what_stands_is_told_that_it_is_right() -> None:
    pregnant = heard(Memory(), said(PREGNANT))
    assert heard(pregnant, said(Help("booked"))).news is News.HELP_PLANNED
    assert heard(pregnant, said(Help("later"))).news is News.HELP_PLANNED
    assert heard(pregnant, said(Help("booked"), Standing.WISHED)).news is News.NONE
    assert heard(pregnant, said(Help("booked")), said(KNEE_HURTS)).news is News.NONE, "what is new comes first"
    assert heard(Memory(), said(Help("booked"))).news is News.NONE


def test_who_tells_an_age_of_18_or_more_is_not_under_18() -> None:
    young = heard(Memory(), said(Condition("under_18")))
    assert young.health.gating()
    assert heard(young, said(Age(15))).health.gating()
    assert not heard(young, said(Age(24))).health.gating()


def test_who_is_seen_about_what_stands_is_no_new_condition() -> None:
    pregnant = heard(Memory(), said(PREGNANT))
    booked = heard(pregnant, said(Help("booked")), said(Condition("under_care")))
    assert (booked.news, len(booked.health.entries)) == (News.HELP_PLANNED, 1)


def test_leave_frees_what_was_told_before_it() -> None:
    leave = said(Release("midwife"))
    told = heard(Memory(), said(PREGNANT))
    assert not told.health.freed()
    assert heard(told, leave).health.freed()
    assert not heard(Memory(), said(PREGNANT), leave).health.freed()
    assert not heard(heard(told, leave), said(KNEE_HURTS)).health.freed()
    assert not Memory().health.freed()


def test_a_message_that_frees_who_was_stopped_lets_the_plan_go_on() -> None:
    stopped = heard(Memory(), said(KNEE_HURTS)).copy(update={"plan_stopped": True})
    assert not stopped.goes_on_planning
    well = heard(stopped, said(KNEE_HURTS, Standing.DENIED))
    assert well.goes_on_planning
    assert not heard(well).goes_on_planning
    assert not heard(heard(stopped, said(PREGNANT)), said(KNEE_HURTS, Standing.DENIED)).goes_on_planning
    assert not heard(heard(Memory(), said(KNEE_HURTS)), said(KNEE_HURTS, Standing.DENIED)).goes_on_planning
