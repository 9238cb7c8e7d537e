"""What a message seems to tell by its meaning, beside the lists."""

from __future__ import annotations

import pytest
from bodies import GONE, KNEE_HURTS, SEEN, said

from bot.conversation.by_meaning import (
    MAY_BE,
    SURE,
    Seems,
    what_it_seems,
    with_what_it_seems,
)
from bot.conversation.health_level import hand_off
from bot.understanding.facts import BodySign, Condition, Fact, Help, Level, Release, TakenBack
from bot.understanding.reading import LIFTER, Person, Said, Standing

ALARM = {"emergency": 0.98, "quiet": 0.02}


def likely(**kinds: float) -> dict[str, float]:
    return {**kinds, "quiet": 1 - sum(kinds.values())}


@pytest.mark.parametrize(
    ("kinds", "seems"),
    [
        (likely(emergency=SURE), Seems("emergency", sure=True)),
        (likely(urgent=0.5, emergency=0.48), Seems("urgent", sure=True)),
        (likely(self_harm=0.6, emergency=0.38), Seems("self_harm", sure=True)),
        (likely(abuse=MAY_BE), Seems("abuse", sure=False)),
        (likely(clinician=0.9), None),
        (likely(emergency=0.1), None),
        ({}, None),
    ],
)
def test_what_is_sure_is_handed_off_and_what_may_be_is_asked(kinds: dict[str, float], seems: Seems | None) -> None:
    assert what_it_seems([], kinds, understood=False) == seems


def test_what_may_be_is_not_asked_where_the_message_says_something_else_or_the_lists_found_a_sign() -> None:
    maybe = likely(emergency=MAY_BE)
    assert what_it_seems([], maybe, understood=True) is None
    assert what_it_seems([said(KNEE_HURTS)], maybe, understood=False) is None
    assert what_it_seems([], ALARM, understood=True) == Seems("emergency", sure=True)


@pytest.mark.parametrize("fact", [BodySign("stroke_sign"), BodySign("one_calf_now"), BodySign("suicidal")])
def test_what_the_lists_hand_off_as_pressing_stands(fact: BodySign) -> None:
    assert what_it_seems([said(fact)], ALARM, understood=True) is None


def test_a_reply_of_its_own_stands() -> None:
    assert what_it_seems([said(Condition("eating_told"))], ALARM, understood=True) is None


def test_pain_that_the_lists_know_may_be_an_emergency_and_is_never_less_than_pain() -> None:
    assert what_it_seems([said(KNEE_HURTS)], ALARM, understood=True) == Seems("emergency", sure=True)
    assert what_it_seems([said(KNEE_HURTS)], likely(clinician=0.9), understood=True) is None


@pytest.mark.parametrize("standing", [Standing.DENIED, Standing.PAST, Standing.HEARSAY, Standing.ASKED])
def test_signs_that_are_denied_past_hearsay_or_asked_about_raise_nothing(standing: Standing) -> None:
    assert what_it_seems([said(KNEE_HURTS, standing)], ALARM, understood=True) is None


def test_a_sign_beside_a_denied_one_counts() -> None:
    assert (
        what_it_seems([said(KNEE_HURTS), said(BodySign("fever"), Standing.DENIED)], ALARM, understood=True) is not None
    )


@pytest.mark.parametrize("fact", [GONE, SEEN, Release("surgeon"), TakenBack("just kidding")])
def test_what_is_over_looked_at_allowed_or_not_meant_raises_nothing(fact: Fact) -> None:
    assert what_it_seems([said(fact)], ALARM, understood=True) is None


@pytest.mark.parametrize("one", [said(Help("coming")), said(SEEN, Standing.WISHED), said(GONE, Standing.DENIED)])
def test_help_that_is_not_there_yet_lowers_nothing(one: Said) -> None:
    assert what_it_seems([one], ALARM, understood=True) == Seems("emergency", sure=True)


@pytest.mark.parametrize(
    ("kind", "level", "reply"),
    [
        ("emergency", Level.EMERGENCY, ""),
        ("urgent", Level.URGENT, ""),
        ("self_harm", Level.EMERGENCY, "self_harm"),
        ("abuse", Level.URGENT, "abuse"),
        ("eating", Level.CLINICIAN, "eating"),
    ],
)
def test_each_kind_has_its_level_and_reply(kind: str, level: Level, reply: str) -> None:
    rule = hand_off([Seems(kind, sure=True).said(LIFTER)])
    assert rule is not None
    assert (rule.level, rule.reply) == (level, reply)


def test_what_is_sure_is_a_fact_of_the_person_spoken_of() -> None:
    found = with_what_it_seems([said(KNEE_HURTS)], ALARM, Person("client"))
    assert [(one.fact, one.person) for one in found[1:]] == [(BodySign("seems_emergency"), Person("client"))]


def test_what_must_be_asked_is_no_fact_yet() -> None:
    assert with_what_it_seems([], likely(emergency=MAY_BE), LIFTER) == ()
