"""What may be pressing is asked about once, and each kind of answer ends or settles it."""

from __future__ import annotations

import pytest
from bodies import CHEST, GONE, KNEE_HURTS, NOW, PREGNANT, heard, level_of, said

from bot.conversation import Memory, News, PendingQuestion, Reply, Strength
from bot.conversation.by_meaning import IS_IT_NOW
from bot.conversation.memory import NO_REPLY
from bot.understanding.facts import BodySign, Condition, Help, Level, TakenBack

ASKED = Memory().asked(PendingQuestion(id="q", asks=IS_IT_NOW, about="emergency", waits=True))


@pytest.mark.parametrize("reply", [Reply(Strength.AGREES), Reply(Strength.LITERAL_YES, button="q")])
def test_a_yes_to_is_it_now_is_a_sign_told(reply: Reply) -> None:
    after = ASKED.heard([], at=NOW, level_of=lambda facts: Level.EMERGENCY if [*facts] else None, reply=reply)
    assert (after.news, after.raised, after.question) == (News.IS_SO, Level.EMERGENCY, None)
    assert [one.fact for one in after.health.newest()] == [BodySign("seems_emergency")]
    assert after.health.clearance() is None


@pytest.mark.parametrize("reply", [Reply(refuses=True), Reply(refuses=True, button="q")])
def test_a_no_to_is_it_now_lets_the_talk_go_on(reply: Reply) -> None:
    after = heard(ASKED, reply=reply)
    assert (after.news, after.question, after.health.entries) == (News.NOT_NOW, None, ())


def test_what_leaves_is_it_now_open_is_asked_once_more_and_not_twice() -> None:
    assert not Memory().asks_again
    open_ = heard(ASKED)
    assert open_.asks_again
    again = open_.asked(PendingQuestion(id="r", asks=IS_IT_NOW, about="emergency"))
    assert not heard(again).asks_again
    assert heard(heard(again)).question is None


@pytest.mark.parametrize(
    ("about", "reply", "goes_on", "gates"),
    [
        ("emergency", NO_REPLY, False, ["may_be_so"]),
        ("urgent", Reply(refuses=True), False, ["may_be_so"]),
        ("emergency", Reply(refuses=True, denies=True), False, []),
        ("emergency", NO_REPLY, True, []),
        ("eating", NO_REPLY, False, []),
    ],
)
def test_what_was_asked_twice_and_left_open_gates_until_it_is_denied(
    about: str, reply: Reply, goes_on: bool, gates: list[str]
) -> None:
    again = Memory().asked(PendingQuestion(id="r", asks=IS_IT_NOW, about=about, told="my heart", needs_denial=True))
    after = again.heard([], at=NOW, level_of=level_of, reply=reply, goes_on=goes_on)
    assert [entry.id for entry in after.health.gating()] == gates
    assert after.health.held() is None
    assert heard(after, said(GONE)).health.gating() == ()


def test_help_answers_the_question_whether_it_is_so_now() -> None:
    assert heard(ASKED, said(Help("coming"))).news is News.HELP_COMES


def test_a_no_that_tells_more_of_it_is_no_end_of_it() -> None:
    no_pain_but = heard(ASKED, said(CHEST), reply=Reply(refuses=True, denies=True))
    assert (no_pain_but.news, no_pain_but.raised) == (News.NONE, Level.EMERGENCY)


def test_what_was_heard_by_its_meaning_alone_goes_when_it_was_not_meant() -> None:
    guessed = heard(Memory(), said(Condition("seems_clinician")))
    assert guessed.health.gating()
    assert not heard(guessed, said(TakenBack("i didnt mean it that way"))).health.gating()
    assert heard(heard(Memory(), said(PREGNANT)), said(TakenBack("just kidding"))).health.gating()


def test_a_diagnosis_told_after_help_was_on_the_way_settles_and_goes_on_gating() -> None:
    held = heard(heard(Memory(), said(CHEST)), said(Help("going")))
    told = heard(held, said(Condition("circulation")))
    assert (told.news, told.health.held()) == (News.SETTLED, None)
    assert told.health.gating()
    no_help = heard(heard(Memory(), said(CHEST)), said(Condition("circulation")))
    assert no_help.health.held() is Level.EMERGENCY


def test_going_on_with_what_alarms_nobody_answers_whether_it_is_so_now() -> None:
    asked = Memory().asked(PendingQuestion(id="q", asks=IS_IT_NOW, about="emergency", waits=True, needs_denial=True))
    gone_on = asked.heard([], at=NOW, level_of=level_of, goes_on=True)
    assert (gone_on.news, gone_on.question) == (News.NOT_NOW, None)
    assert asked.heard([], at=NOW, level_of=level_of).asks_again
    assert asked.heard([], at=NOW, level_of=level_of, goes_on=True, reply=Reply(refuses=True)).asks_again
    assert asked.heard([said(KNEE_HURTS)], at=NOW, level_of=level_of, goes_on=True).asks_again


def test_who_was_seen_about_what_is_asked_about_goes_on_from_there() -> None:
    asked = Memory().asked(PendingQuestion(id="q", asks=IS_IT_NOW, about="urgent", waits=True, needs_denial=True))
    seen = asked.heard([said(Help("seen"))], at=NOW, level_of=level_of)
    assert (seen.news, seen.question) == (News.SETTLED, None)
