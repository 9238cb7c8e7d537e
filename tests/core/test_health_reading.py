"""What a message says of bodies: which facts, how they are put, whose they are, and what help there is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.understanding.facts import BodySign, Condition, Help, Over, Release, TakenBack, WhomToAsk
from bot.understanding.health import read_health
from bot.understanding.health.tables import load_health_tables
from bot.understanding.reading import Said, Span, Standing
from bot.understanding.understand import understand
from bot.understanding.vocabulary import FOLDER


def of(text: str, kind: type, id_: str = "") -> list[Said]:
    return [one for one in read_health(text) if isinstance(one.fact, kind) and getattr(one.fact, "id", "") in (id_, "")]


def first(text: str, kind: type, id_: str) -> Said:
    return next(one for one in read_health(text) if isinstance(one.fact, kind) and one.fact.id == id_)


@pytest.mark.parametrize(
    ("text", "condition", "weeks"),
    [
        ("22 weeks pregnant and i lift", "pregnancy", 22),
        ("had a c section in may", "after_birth", None),
        ("had my baby 3 months ago", "after_birth", 13),
        ("ive got a slipped disc", "disc", None),
        ("im 15", "under_18", None),
        ("my 14 year old wants to lift", "under_18", None),
        ("on beta blockers", "medication", None),
        ("im anorexic", "eating_disorder", None),
        ("high blood pressure", "blood_pressure", None),
        ("6 weeks post op", "operation", 6),
        ("hip replacement two years ago", "operation", 104),
        ("torn labrum", "joint_trouble", None),
    ],
)
def test_conditions_told_in_passing_are_found(text: str, condition: str, weeks: int | None) -> None:
    found = first(text, Condition, condition)
    assert found.standing is Standing.AFFIRMED
    assert isinstance(found.fact, Condition)
    assert found.fact.weeks == weeks


def test_numbers_beside_other_words_are_no_age() -> None:
    assert not of("im 15 weeks in", Condition, "under_18")


def test_a_sign_has_its_words_its_part_and_its_side() -> None:
    text = "shooting pain in my left knee"
    found = first(text, BodySign, "pain")
    assert found.fact == BodySign("pain", "knee", "left", "pain")
    assert text[found.span.start : found.span.end] == "pain"


@pytest.mark.parametrize(
    ("text", "sign", "standing", "person"),
    [
        ("no pain or anything", "pain", Standing.DENIED, ""),
        ("the dizziness is gone", "dizzy", Standing.PAST, ""),
        ("i had spasms in 2012, been fine since", "spasm", Standing.PAST, ""),
        ("a guy at my gym pulled a muscle, omg", "injury", Standing.HEARSAY, "guy"),
        ("in the film somebody got a concussion", "head_blow", Standing.HEARSAY, "somebody"),
        ("my dog has a fever", "fever", Standing.HEARSAY, "dog"),
        ("my client fainted", "faint", Standing.AFFIRMED, "client"),
        ("had bad knee pain last winter, all good now", "pain", Standing.PAST, ""),
        ("i had groin pain for a bit, it's gone", "pain", Standing.PAST, ""),
        ("had knee pain earlier, fine now", "pain", Standing.AFFIRMED, ""),
        ("had chest pain this morning, fine now", "chest_pain", Standing.AFFIRMED, ""),
        ("should it hurt at the top?", "pain", Standing.ASKED, ""),
        ("will they hurt my back?", "back_pain", Standing.ASKED, ""),
        ("should i stop if my knee hurts", "pain", Standing.AFFIRMED, ""),
        ("thighs hurt after that spin class", "tired", Standing.AFFIRMED, ""),
    ],
)
def test_how_a_sign_is_put_and_whose_it_is(text: str, sign: str, standing: Standing, person: str) -> None:
    found = first(text, BodySign, sign)
    assert found.standing is standing
    if standing is Standing.AFFIRMED:
        assert found.person.word == person


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("the ambulance is coming", "coming"),
        ("my wife is ringing the surgery", "coming"),
        ("ok going to a&e", "going"),
        ("i got an appointment", "booked"),
        ("got an appointment in three weeks", "later"),
        ("i see my gp next month", "later"),
        ("my aunt takes me to the hospital tomorrow", "booked"),
        ("booked in with the surgery, not until january", "later"),
        ("the paramedics are here", "here"),
        ("they said it was fine, scan clear", "seen"),
        ("the doctor says its nothing", "seen"),
    ],
)
def test_help_is_read_with_how_far_it_has_got(text: str, stage: str) -> None:
    assert stage in {one.fact.id for one in read_health(text) if isinstance(one.fact, Help)}


@pytest.mark.parametrize(
    ("text", "by", "limit"),
    [
        ("my gp signed me off", "gp", ""),
        ("saw the midwife, she says carry on lifting", "midwife", ""),
        ("my physio cleared me for light work", "physio", "light"),
    ],
)
def test_leave_to_train_names_who_gave_it_and_its_limit(text: str, by: str, limit: str) -> None:
    release = next(one.fact for one in read_health(text) if isinstance(one.fact, Release))
    assert (release.by, release.limit) == (by, limit)


def test_leave_that_is_only_supposed_or_denied_is_no_leave() -> None:
    assert of("assuming they say i can train again, how heavy", Release)[0].standing is Standing.WISHED
    assert of("she hasnt cleared me yet", Release)[0].standing is Standing.DENIED


def test_what_was_not_meant_and_what_is_over_are_facts() -> None:
    found = read_health("im not pregnant, false alarm")
    assert {type(one.fact) for one in found} == {Condition, TakenBack}
    assert of("its gone now", Over)


def test_a_sign_has_its_part_its_words_and_its_place() -> None:
    assert read_health("my knee hurts") == (Said(BodySign("pain", "knee", words="hurts"), Span(8, 13), own=True),)


def test_a_reading_holds_what_is_told_of_health() -> None:
    assert [fact.id for fact in understand("22 weeks pregnant").of(Condition)] == ["pregnancy"]


def test_weeks_may_be_written_short() -> None:
    found = first("22w pregnant", Condition, "pregnancy")
    assert isinstance(found.fact, Condition)
    assert found.fact.weeks == 22


def test_a_fact_without_its_list_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "health"
    shutil.copytree(FOLDER / "health", folder)
    (folder / "facts.yml").write_text("signs: {pain: {list: pian}}\nconditions: {}\n", encoding="utf-8")
    with pytest.raises(KeyError, match="pian"):
        load_health_tables(folder)


@pytest.mark.parametrize(
    ("text", "help_"),
    [
        ("my cousin is driving me to the infirmary", "going"),
        ("flatmate's walking me over to a&e", "going"),
        ("in a cab to casualty", "going"),
        ("an ambulance is being sent", "coming"),
        ("112 are on the phone", "coming"),
        ("my dad knows now and he's on his way", "coming"),
        ("shes getting the car", "coming"),
        ("the crew have got her", "here"),
        ("theyre here now", "here"),
        ("she's gone off with the crew", "here"),
        ("paramedics just pulled up", "here"),
        ("theyve put me on oxygen", "here"),
        ("sat in the waiting room", "here"),
        ("the nurse is stitching me up", "here"),
        ("a night on a drip, back home now", "seen"),
        ("kept in overnight and discharged", "seen"),
        ("just got out of the hospital", "seen"),
    ],
)
def test_help_is_read_as_far_as_it_has_got(text: str, help_: str) -> None:
    assert first(text, Help, help_).standing is Standing.AFFIRMED


@pytest.mark.parametrize(
    "text",
    [
        "should i go to a&e?",
        "do i need to go to hospital",
        "maybe i'll ring a doctor tomorrow",
        "i'll see a doctor if it gets worse",
        "the ambulance isnt here yet",
        "nobody is coming",
        "not going to the er for this",
        "hospital costs too much",
        "home now, how wide should my feet be",
    ],
)
def test_help_that_is_asked_about_put_off_or_refused_is_none(text: str) -> None:
    assert not [said for said in of(text, Help) if said.standing is Standing.AFFIRMED]


@pytest.mark.parametrize("text", ["my aunt takes warfarin. how wide do my feet go", "my nan takes bisoprolol, anyway"])
def test_a_medicine_is_of_whoever_takes_it(text: str) -> None:
    assert first(text, Condition, "medication").standing is Standing.IN_PASSING


def test_what_heals_is_past_once_it_is_said_to_be_well_and_what_lasts_is_not() -> None:
    assert first("had sciatica in spring, all gone now", Condition, "sciatica").standing is Standing.PAST
    assert first("c section four months ago, feeling good now", Condition, "after_birth").standing is Standing.AFFIRMED


def test_an_operation_of_long_ago_that_never_bothered_is_past() -> None:
    assert first("appendix out 30 years ago, never a problem since", Condition, "operation").standing is Standing.PAST


@pytest.mark.parametrize(
    "text", ["so who do i ask", "who should i see about it", "which doctor decides", "who clears me"]
)
def test_who_decides_is_asked_in_many_ways(text: str) -> None:
    assert of(text, WhomToAsk)


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("midwife says walking is fine", "walking"),
        ("physio told me to keep it light", "light"),
        ("doc said nothing heavy", "nothing heavy"),
        ("cardiologist said exercise", "said exercise"),
        ("she said full training is fine", ""),
        ("the doc said lift what you like", ""),
    ],
)
def test_leave_is_read_with_what_it_is_for(text: str, limit: str) -> None:
    fact = of(text, Release)[0].fact
    assert isinstance(fact, Release)
    assert fact.limit == limit


@pytest.mark.parametrize("text", ["my mate says its normal", "she says its nothing", "he said im fine"])
def test_what_somebody_says_of_it_is_no_help(text: str) -> None:
    assert not [one for one in read_health(text) if isinstance(one.fact, Help)]
