"""What is said of health and told of no body: echoes of the coach, what is disowned or well, leave to train."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from bot.conversation import HealthRecord
from bot.conversation.health_level import level_of
from bot.understanding.facts import BodySign, Condition, Level, Release
from bot.understanding.health import read_health
from bot.understanding.reading import Person, Said, Standing

NOW = datetime(2026, 11, 29, 12, tzinfo=timezone.utc)


def told(text: str) -> list[Said]:
    return [one for one in read_health(text) if isinstance(one.fact, (BodySign, Condition))]


def put(text: str) -> set[Standing]:
    return {one.standing for one in told(text)}


@pytest.mark.parametrize(
    "text",
    [
        "you keep saying miscarriage stop",
        "stop telling me im pregnant",
        "why do you think i have a bad back",
        "you always assume i'm pregnant",
        "im 45 mate. under 18??",
        "pregnant??",
    ],
)
def test_what_the_coach_is_said_to_say_is_told_of_nobody(text: str) -> None:
    assert put(text) == {Standing.HEARSAY}


@pytest.mark.parametrize(
    "text",
    [
        "forget what i said about a miscarriage, that was never true",
        "ignore what i said about diabetes",
        "the sciatica thing is wrong",
        "i never said i was pregnant",
        "i didnt lose a pregnancy",
        "no pain but before i was ill",
    ],
)
def test_what_is_disowned_is_denied(text: str) -> None:
    assert put(text) == {Standing.DENIED}


@pytest.mark.parametrize("text", ["8 months pregnant, ok to thrust?", "you said rest. my knee still hurts"])
def test_what_is_told_beside_a_question_or_a_quotation_stands(text: str) -> None:
    assert put(text) == {Standing.AFFIRMED}


@pytest.mark.parametrize("text", ["my groin is fine", "my groin feels totally normal now", "nothing hurts"])
def test_a_part_that_is_well_gates_nothing_any_more(text: str) -> None:
    before = HealthRecord().told(read_health("my groin hurts"), at=NOW, level_of=level_of)
    after = before.told(read_health(text), at=NOW, level_of=level_of)
    assert before.clearance() is None
    assert after.clearance() is not None


@pytest.mark.parametrize(
    "text", ["only sore like always. today all good", "the pain is gone", "it doesnt hurt anymore"]
)
def test_who_is_well_everywhere_has_no_pain_left(text: str) -> None:
    before = HealthRecord().told(read_health("my groin hurts"), at=NOW, level_of=level_of)
    assert before.clearance() is None
    assert before.told(read_health(text), at=NOW, level_of=level_of).clearance() is not None


@pytest.mark.parametrize("told", ["crushing chest pain down my arm", "im 20 weeks pregnant", "i have a slipped disc"])
def test_all_good_today_ends_no_emergency_and_no_condition(told: str) -> None:
    before = HealthRecord().told(read_health(told), at=NOW, level_of=level_of)
    after = before.told(read_health("everything fine again, the pain is gone"), at=NOW, level_of=level_of)
    assert after.clearance() is None
    assert after.held() is before.held()


def test_another_part_that_is_well_ends_nothing() -> None:
    before = HealthRecord().told(read_health("my groin hurts"), at=NOW, level_of=level_of)
    assert before.told(read_health("my back is fine"), at=NOW, level_of=level_of).clearance() is None


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("im cleared by my doctor", "doctor"),
        ("got cleared at 6 weeks by my gp", "gp"),
        ("physio cleared it last month", "physio"),
        ("got the green light from the surgeon", "surgeon"),
    ],
)
def test_leave_to_train_is_no_complaint(text: str, by: str) -> None:
    (leave,) = (one.fact for one in read_health(text) if isinstance(one.fact, Release))
    assert (leave.by, leave.limit) == (by, "")
    assert not any(isinstance(one.fact, Condition) and one.fact.id == "under_care" for one in read_health(text))


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("she says her neck hurts a bit when she does it, cue?", "her"),
        ("my client says her knee hurts on lunges", "client"),
    ],
)
def test_what_somebody_says_of_their_own_body_is_told_for_them(text: str, person: str) -> None:
    assert {(one.standing, one.person.word) for one in told(text)} == {(Standing.AFFIRMED, person)}


def test_a_scar_that_pulls_is_a_sign() -> None:
    assert put("and if i feel a bit of pulling at the scar") == {Standing.AFFIRMED}


@pytest.mark.parametrize(
    "text", ["numb with boredom by now", "the app is bleeding me dry", "we bled the fatigue off last week"]
)
def test_a_figure_of_speech_is_no_sign(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("a tiny bit of leakage on heavy ones", "mild_leak"),
        ("the monitor showed 171/99 at breakfast", "blood_pressure"),
        ("my consultant has advised me not to lift", "under_care"),
        ("the foot is numb", "numbness"),
    ],
)
def test_a_sign_in_lay_words_is_one(text: str, id_: str) -> None:
    assert id_ in {one.fact.id for one in told(text)}


def test_a_pain_in_the_head_like_a_blow_is_an_emergency() -> None:
    record = HealthRecord().told(read_health("then a pain in my head like a punch"), at=NOW, level_of=level_of)
    assert record.held() is Level.EMERGENCY


@pytest.mark.parametrize("text", ["client of mine has a hernia", "a client of mine has a hernia, what can she do"])
def test_somebody_of_mine_is_somebody_else(text: str) -> None:
    assert {said.person for said in told(text)} == {Person("client")}


@pytest.mark.parametrize(
    ("text", "standing"), [("had a baby nine years ago", "past"), ("had a baby 9 weeks ago", "affirmed")]
)
def test_a_birth_years_ago_is_past(text: str, standing: str) -> None:
    births = [one for one in told(text) if one.person.is_lifter]
    assert {one.standing.value for one in births} == {standing}


@pytest.mark.parametrize(
    ("told_before", "text"),
    [
        ("i'm 5 days late, two lines on the test", "the test was negative and my period came"),
        ("my hamstring hurts", "it was just a cramp, the physio says"),
        ("my hamstring hurts", "nothing torn, the doctor looked at it"),
    ],
)
def test_what_was_looked_into_and_was_not_so_gates_nothing(told_before: str, text: str) -> None:
    before = HealthRecord().told(read_health(told_before), at=NOW, level_of=level_of)
    after = before.told(read_health(text), at=NOW, level_of=level_of)
    assert before.clearance() is None
    assert after.clearance() is not None


@pytest.mark.parametrize("text", ["lol just kidding", "it was just a cramp", "nothing torn"])
def test_what_nobody_looked_into_goes_on_gating(text: str) -> None:
    before = HealthRecord().told(read_health("i'm pregnant"), at=NOW, level_of=level_of)
    assert before.told(read_health(text), at=NOW, level_of=level_of).clearance() is None


@pytest.mark.parametrize(
    "text",
    [
        "i'm 6 days late and there's a second line",
        "she is 30 weeks",
        "the wife is eighteen weeks gone",
        "the test was positive",
        "baby is 5 weeks",
        "missed my period",
    ],
)
def test_a_pregnancy_or_a_birth_is_told_in_roundabout_ways(text: str) -> None:
    assert put(text) <= {Standing.AFFIRMED, Standing.SUSPECTED}
    assert put(text)


@pytest.mark.parametrize("text", ["im 16 weeks into a cut", "the log is 2 days late", "baby is due in 6 weeks"])
def test_weeks_and_days_of_something_else_are_no_pregnancy(text: str) -> None:
    assert put(text) == set()
