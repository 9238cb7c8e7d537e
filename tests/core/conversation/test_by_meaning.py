"""What a message seems to tell by its meaning, beside the lists."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bodies import GONE, KNEE_HURTS, NOW, SEEN, said

from bot.conversation.by_meaning import (
    ALLOWED,
    FAINT,
    HELP_MEANT,
    HELPED,
    LASTS,
    LIKELY,
    LOOKED_AT,
    MAY_BE,
    NOTHING_PRESSING,
    OVERRULES,
    PLAINLY_QUIET,
    SPOKEN_OF,
    STILL_PRESSING,
    SURE,
    SURE_AFTER,
    SURE_BESIDE,
    SURELY_SPOKEN_OF,
    Seems,
    is_faint,
    what_it_seems,
    with_what_it_seems,
)
from bot.conversation.health_level import hand_off, level_of
from bot.conversation.health_record import HealthRecord
from bot.understanding.facts import BodySign, Condition, Fact, Help, Level, Release, TakenBack
from bot.understanding.health import Around
from bot.understanding.messages import QUIET_WHERE_TOLD, TREATED_WHERE_TOLD
from bot.understanding.reading import LIFTER, Person, Said, Span, Standing

ALARM = {"emergency": 0.98, "quiet": 0.02}


def likely(**kinds: float) -> dict[str, float]:
    return {**kinds, "quiet": 1 - sum(kinds.values())}


def quiet_where_told(likelihood: float) -> dict[str, float]:
    return {**likely(emergency=(1 - likelihood) / 2), QUIET_WHERE_TOLD: likelihood}


@pytest.mark.parametrize(
    ("kinds", "seems"),
    [
        (likely(emergency=SURE), Seems("emergency", sure=True)),
        (likely(urgent=0.5, emergency=0.48), Seems("urgent", sure=True)),
        (likely(self_harm=0.6, emergency=0.38), Seems("self_harm", sure=True)),
        (likely(urgent=MAY_BE), Seems("urgent", sure=False)),
        (likely(abuse=0.6), Seems("abuse", sure=False)),
        (likely(abuse=MAY_BE), None),
        (likely(clinician=LASTS), Seems("clinician", sure=True)),
        (likely(clinician=LASTS - 0.1), None),
        (likely(emergency=0.1), None),
        ({}, None),
    ],
)
def test_what_is_sure_is_handed_off_and_what_may_be_is_asked(kinds: dict[str, float], seems: Seems | None) -> None:
    assert what_it_seems([], kinds, understood=False) == seems


def test_what_may_be_is_not_asked_where_the_message_says_something_else_or_the_lists_found_a_sign() -> None:
    maybe = likely(emergency=MAY_BE)
    assert what_it_seems([], maybe, understood=True) is None
    assert what_it_seems([], likely(emergency=LIKELY), understood=True) == Seems("emergency", sure=False)
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
    assert what_it_seems([said(KNEE_HURTS)], likely(emergency=SURE_BESIDE), understood=True) == Seems(
        "emergency", sure=True
    )
    assert what_it_seems([], likely(emergency=SURE_AFTER), understood=True) == Seems("emergency", sure=False)


@pytest.mark.parametrize("standing", [Standing.DENIED, Standing.PAST, Standing.HEARSAY, Standing.ASKED])
def test_signs_that_are_denied_past_hearsay_or_asked_about_raise_nothing(standing: Standing) -> None:
    assert what_it_seems([said(KNEE_HURTS, standing)], likely(emergency=OVERRULES - 0.01), understood=True) is None


def test_what_is_past_may_trouble_still_where_that_is_meant_beyond_doubt() -> None:
    past = said(KNEE_HURTS, Standing.PAST)
    assert what_it_seems([past], likely(emergency=OVERRULES), understood=True) == Seems("emergency", sure=True)
    assert what_it_seems([past], likely(clinician=OVERRULES), understood=True) == Seems("clinician", sure=True)
    assert what_it_seems([said(KNEE_HURTS, Standing.DENIED)], ALARM, understood=True) is None


def test_no_pain_is_no_denial_of_what_was_asked_about() -> None:
    no_pain = said(BodySign("pain"), Standing.DENIED)
    assert what_it_seems([no_pain], ALARM, understood=True) is None
    assert what_it_seems([no_pain], ALARM, understood=True, asked=True) == Seems("emergency", sure=True)


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
        ("clinician", Level.CLINICIAN, ""),
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


def test_what_a_clinician_treats_is_a_condition_where_the_lists_know_nothing() -> None:
    told = likely(clinician=LASTS)
    assert [one.fact for one in with_what_it_seems([], told, LIFTER)] == [Condition("seems_clinician")]
    assert with_what_it_seems([said(Condition("hernia"))], told, LIFTER) == (said(Condition("hernia")),)


def test_less_is_enough_where_something_was_told_already() -> None:
    record = HealthRecord().told([said(KNEE_HURTS)], at=NOW, level_of=level_of)
    told = likely(urgent=SURE_AFTER)
    assert with_what_it_seems([], told, LIFTER) == ()
    assert [one.fact for one in with_what_it_seems([], told, LIFTER, record=record)] == [BodySign("seems_urgent")]
    assert with_what_it_seems([], told, Person("client"), record=record) == ()


NAMED = Around(names_help=True)


@pytest.mark.parametrize(
    ("stands", "beside", "kinds", "news"),
    [
        (BodySign("suicidal"), NAMED, likely(help_comes=HELPED), [Help("coming")]),
        (BodySign("suicidal"), NAMED, likely(looked_at=HELPED), [Help("seen")]),
        (BodySign("suicidal"), NAMED, likely(help_comes=HELPED - 0.1), []),
        (BodySign("suicidal"), Around(), likely(looked_at=HELP_MEANT - 0.1), []),
        (BodySign("suicidal"), Around(), likely(looked_at=HELP_MEANT), [Help("seen")]),
        (BodySign("suicidal"), Around(names_help=True, by_nobody=True), likely(looked_at=0.9), []),
        (BodySign("suicidal"), NAMED, likely(looked_at=0.6, emergency=STILL_PRESSING), []),
        (BodySign("suicidal"), Around(far_off=True), likely(help_comes=HELP_MEANT), [Help("later")]),
        (KNEE_HURTS, NAMED, likely(help_comes=HELPED), []),
        (KNEE_HURTS, NAMED, likely(help_comes=HELP_MEANT), [Help("coming")]),
        (None, NAMED, likely(help_comes=0.9), []),
    ],
)
def test_help_is_heard_by_its_meaning_more_readily_in_a_hand_off_and_where_it_is_named(
    stands: BodySign | None, beside: Around, kinds: dict[str, float], news: list[Fact]
) -> None:
    record = HealthRecord().told([said(stands)] if stands else [], at=NOW, level_of=level_of)
    assert [one.fact for one in with_what_it_seems([], kinds, LIFTER, record=record, beside=beside)] == news


def test_what_the_lists_know_of_help_stands() -> None:
    held = HealthRecord().told([said(BodySign("suicidal"))], at=NOW, level_of=level_of)
    going = said(Help("going"))
    assert with_what_it_seems([going], likely(looked_at=0.9), LIFTER, record=held) == (going,)


def test_who_is_asked_whether_it_is_so_now_and_tells_more_of_it_is_heard() -> None:
    told = likely(emergency=MAY_BE)
    assert [one.fact for one in with_what_it_seems([], told, LIFTER, asked=True)] == [BodySign("seems_emergency")]


BOUNDED = said(Release("surgeon", words="lifting is fine, moderate", within="lifting is fine, moderate"))
STROKE = BodySign("stroke_sign", "head", words="stroke")


def test_leave_is_heard_by_its_meaning_where_the_words_allow_it() -> None:
    told = likely(leave=ALLOWED)
    assert with_what_it_seems([], told, LIFTER, leave=BOUNDED) == (BOUNDED,)
    assert with_what_it_seems([], told, LIFTER) == ()
    assert with_what_it_seems([], likely(leave=ALLOWED - 0.1), LIFTER, leave=BOUNDED) == ()


def test_leave_within_limits_takes_the_place_of_light_work_alone_and_not_of_walking() -> None:
    told = likely(leave=ALLOWED)
    light, walking = said(Release("gp", "light")), said(Release("gp", "walking"))
    assert with_what_it_seems([light], told, LIFTER, leave=BOUNDED) == (BOUNDED,)
    assert with_what_it_seems([walking], told, LIFTER, leave=BOUNDED) == (walking, BOUNDED)


def test_who_gave_leave_has_looked_at_what_is_held() -> None:
    held = HealthRecord().told([said(STROKE)], at=NOW, level_of=level_of)
    heard = with_what_it_seems([], likely(leave=0.3, looked_at=HELPED - 0.25), LIFTER, record=held, beside=NAMED)
    assert [one.fact for one in heard] == [Help("seen")]


def test_what_the_lists_take_for_pressing_and_means_nothing_is_asked_about() -> None:
    told = likely(emergency=NOTHING_PRESSING / 2)
    assert what_it_seems([said(STROKE)], told, understood=True) == Seems("emergency", sure=False)
    assert [one.standing for one in with_what_it_seems([said(STROKE)], told, LIFTER)] == [Standing.ASKED]
    assert what_it_seems([said(STROKE)], likely(emergency=NOTHING_PRESSING), understood=True) is None
    assert what_it_seems([said(STROKE)], {}, understood=True) is None


def test_a_knee_that_hurts_beside_it_stands() -> None:
    heard = with_what_it_seems([said(STROKE), said(KNEE_HURTS)], likely(), LIFTER)
    assert [one.standing for one in heard] == [Standing.ASKED, Standing.AFFIRMED]


def test_what_is_said_of_harming_oneself_is_never_doubted() -> None:
    assert what_it_seems([said(BodySign("suicidal"))], likely(), understood=True) is None


def test_what_was_looked_at_already_is_a_condition_that_somebody_treats() -> None:
    told = likely(looked_at=LOOKED_AT)
    heard = with_what_it_seems([said(STROKE), said(KNEE_HURTS)], told, LIFTER)
    treated = [Condition("seems_clinician", words=words) for words in ("stroke", KNEE_HURTS.words)]
    assert [one.fact for one in heard] == treated
    assert with_what_it_seems([said(KNEE_HURTS)], told, LIFTER) == (said(KNEE_HURTS),)
    held = HealthRecord().told([said(STROKE)], at=NOW, level_of=level_of)
    assert [one.fact for one in with_what_it_seems([said(KNEE_HURTS)], told, LIFTER, record=held)][:1] == treated[1:]
    assert what_it_seems([said(STROKE)], told, understood=True) is None


@pytest.mark.parametrize("distant", [True, False])
def test_what_is_told_at_a_distance_and_means_nothing_is_past(distant: bool) -> None:
    facts = [said(KNEE_HURTS), said(SEEN)]
    heard = with_what_it_seems(facts, likely(), LIFTER, beside=Around(distant=distant))
    assert [one.standing for one in heard] == [Standing.PAST if distant else Standing.AFFIRMED, Standing.AFFIRMED]
    assert with_what_it_seems(facts, likely(clinician=0.6), LIFTER, beside=Around(distant=distant)) == tuple(facts)


HERNIA = Condition("hernia")


def standings(
    *facts: Fact,
    likelihood: float,
    record: HealthRecord = HealthRecord(),  # noqa: B008 - frozen
    asked: bool = False,
    own: bool = False,
) -> set[str]:
    told = [replace(said(fact), own=own) for fact in facts]
    heard = with_what_it_seems(told, quiet_where_told(likelihood), LIFTER, record=record, asked=asked)
    return {one.standing.value for one in heard}


def test_an_illness_that_is_named_and_that_nobody_has_is_not_told() -> None:
    assert standings(HERNIA, likelihood=SPOKEN_OF) == {"past"}
    assert standings(HERNIA, likelihood=SPOKEN_OF - 0.01) == {"affirmed"}


def test_more_is_needed_where_it_would_be_pressing_or_something_was_told_before() -> None:
    record = HealthRecord().told([said(KNEE_HURTS)], at=NOW, level_of=level_of)
    assert standings(HERNIA, likelihood=SPOKEN_OF, record=record) == {"affirmed"}
    assert standings(HERNIA, likelihood=SURELY_SPOKEN_OF, record=record) == {"past"}
    assert "past" not in standings(STROKE, likelihood=SPOKEN_OF)
    assert standings(HERNIA, likelihood=SPOKEN_OF, own=True) == {"affirmed"}
    assert standings(HERNIA, likelihood=SURELY_SPOKEN_OF, own=True) == {"past"}
    assert standings(STROKE, likelihood=SURELY_SPOKEN_OF) == {"past"}


def test_an_age_and_what_answers_the_question_stand_whatever_is_meant() -> None:
    assert standings(Condition("under_18"), likelihood=1.0) == {"affirmed"}
    assert standings(HERNIA, likelihood=1.0, asked=True) == {"affirmed"}


def test_a_doubt_is_faint_below_a_bound_and_never_where_the_lists_raise_it() -> None:
    assert is_faint([], likely(emergency=FAINT - 0.1))
    assert not is_faint([], likely(emergency=FAINT))
    assert not is_faint([said(STROKE)], likely())


def test_who_was_seen_is_heard_where_it_was_asked_what_is_so_now() -> None:
    heard = with_what_it_seems([], likely(looked_at=HELPED), LIFTER, asked=True, beside=NAMED)
    assert [one.fact for one in heard] == [Help("seen")]


def test_leave_that_the_lists_know_keeps_its_limits_too() -> None:
    known, wished = said(Release("surgeon")), said(Release("surgeon"), Standing.WISHED)
    assert with_what_it_seems([known], likely(), LIFTER, leave=BOUNDED) == (BOUNDED,)
    assert with_what_it_seems([wished], likely(), LIFTER, leave=BOUNDED) == (wished,)


def test_beside_a_sign_of_the_body_what_is_pressing_is_bodily_unless_it_is_plainly_something_else() -> None:
    told = likely(eating=0.41, urgent=0.35, self_harm=0.2)
    assert what_it_seems([said(KNEE_HURTS)], told, understood=True) == Seems("urgent", sure=True)
    plainly = likely(eating=0.8, urgent=0.16)
    assert what_it_seems([said(KNEE_HURTS)], plainly, understood=True) == Seems("eating", sure=True)


def test_what_a_clinician_treats_may_be_told_in_passing_unless_the_message_tells_of_leave() -> None:
    in_passing = {"quiet": PLAINLY_QUIET - 0.1, TREATED_WHERE_TOLD: LASTS}
    assert what_it_seems([], {**likely(), **in_passing}, understood=True) == Seems("clinician", sure=True)
    assert what_it_seems([], {**likely(), **in_passing, "quiet": PLAINLY_QUIET}, understood=True) is None
    assert what_it_seems([], {**likely(), **in_passing}, understood=True, person=Person("client")) is None
    assert what_it_seems([], {**likely(), **in_passing, "leave": ALLOWED}, understood=True) is None
    assert what_it_seems([said(BodySign("tired"))], {**likely(), **in_passing}, understood=True) is None


def test_what_others_have_speaks_against_advice_for_them_whatever_is_meant() -> None:
    theirs = Said(HERNIA, Span(0, 0), Standing.AFFIRMED, Person("client"))
    assert with_what_it_seems([theirs], quiet_where_told(1.0), Person("client")) == (theirs,)
