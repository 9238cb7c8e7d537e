"""Words of illness that tell of nobody now: history, names, things, work, stories and what is over."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from bot.conversation import HealthRecord
from bot.conversation.health_level import hand_off, level_of
from bot.understanding.facts import BodySign, Condition, Level
from bot.understanding.health import around, read_health
from bot.understanding.reading import Standing

NOW = datetime(2026, 11, 29, 12, tzinfo=timezone.utc)


def gates(text: str) -> bool:
    return bool(HealthRecord().told(read_health(text), at=NOW, level_of=level_of).gating())


@pytest.mark.parametrize(
    "text",
    [
        "fractured my ankle in 2015",
        "dislocated my shoulder twice in my rugby days",
        "broke my arm as a kid, works fine today",
        "when i was twelve i cracked my skull",
        "sprained my wrist last summer",
        "had malaria six years ago",
        "had covid last year",
        "had my appendix out 12 years back",
        "had a sore shoulder ten years ago",
        "broken ribs from a fall in the nineties",
    ],
)
def test_what_heals_and_was_long_ago_is_history(text: str) -> None:
    assert not gates(text)


@pytest.mark.parametrize(
    "text",
    [
        "broke my neck as a teenager",
        "had a heart attack in 2015",
        "fractured my ankle in 2015 and it still hurts",
        "tore my hamstring three years ago, its back",
        "broke my wrist two months ago",
        "fractured my wrist three weeks ago",
        "i lifted in college, and ive torn my hamstring",
        "osteoporosis since 2019",
        "numbness in my foot since 2015",
        "had the flu last week",
        "my knee hurts from a fall ten years ago",
    ],
)
def test_what_lasts_troubles_still_or_was_not_long_ago_gates(text: str) -> None:
    assert gates(text)


@pytest.mark.parametrize(
    "text",
    [
        "had a headache from the wine yesterday, gone",
        "my thumb was numb from the cold, fine again now",
        "was dizzy from the rollercoaster, its over now",
    ],
)
def test_what_came_from_outside_and_is_gone_gates_nothing(text: str) -> None:
    assert not gates(text)


def test_what_is_told_behind_good_news_is_not_meant_by_it() -> None:
    assert gates("my thumb was numb from the cold, fine now, but my left foot is numb")


@pytest.mark.parametrize(
    "text",
    [
        "i train at Cardiac Arrest Gym, it has a machine",
        "we watched Concussion last night",
        "there is a cocktail called brain haemorrhage",
        "we read The Heart Attack of the Year on the bus",
    ],
)
def test_a_proper_name_tells_of_no_illness(text: str) -> None:
    assert not gates(text)


@pytest.mark.parametrize("text", ["I have Asthma and Crohn's Disease", "i have Asthma", "MY HEART CONDITION"])
def test_an_illness_in_capitals_is_an_illness(text: str) -> None:
    assert gates(text)


@pytest.mark.parametrize(
    "text",
    [
        "the leggings split today, that's the only injury",
        "the pad is bleeding foam everywhere",
        "i drive an ambulance, heart attacks every night",
        "im a vet nurse. epilepsy all day long",
    ],
)
def test_things_and_what_is_seen_at_work_are_nobodys_illness(text: str) -> None:
    assert not gates(text)


@pytest.mark.parametrize(
    "text", ["the bar bruised my shin", "fell on the bench, got an injury", "im a nurse with a headache all day"]
)
def test_what_a_thing_does_to_a_body_and_ones_own_illness_at_work_gate(text: str) -> None:
    assert gates(text)


def test_a_fear_that_was_none_is_denied() -> None:
    assert not gates("thought i had torn my hamstring, but it was just soreness")
    assert gates("thought i had torn my hamstring, now it is black and blue")


def test_a_stranger_who_is_well_again_holds_nothing_and_one_who_may_wait_for_help_does() -> None:
    assert hand_off(read_health("a man fainted on the bus, he is ok")) is None
    assert hand_off(read_health("why do people pass out on deadlifts?")) is None
    for text in ("a man fainted on the bus now", "my client fainted yesterday", "a client passed out on the bench"):
        rule = hand_off(read_health(text))
        assert rule is not None
        assert rule.level is Level.EMERGENCY


def test_an_emergency_is_not_of_a_film_that_is_named_behind_it() -> None:
    assert hand_off(read_health("coughing blood, been watching films all day")) is not None


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("my gran is 80. one leg looks shorter and she screams if i touch it", "she"),
        ("my partner had a fall. can't stand, she says it's nothing", "she"),
        ("my gran is 80. knee hurts when i squat", ""),
        ("my partner lifts. my back hurts, she says rest", ""),
    ],
)
def test_a_sentence_that_goes_on_about_her_tells_of_her_body(text: str, person: str) -> None:
    assert {one.person.word for one in read_health(text) if isinstance(one.fact, BodySign)} == {person}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("mum had a heart attack in 2015, plan for her", {Standing.AFFIRMED}),
        ("mum had a heart attack in 2015, how many sets for me", {Standing.IN_PASSING}),
        ("everyone asks if im pregnant, nope", {Standing.HEARSAY}),
        ("my mate tore his acl in june, can he thrust", {Standing.AFFIRMED}),
        ("my mate had a hernia in 2015", {Standing.PAST}),
        ("everyone asks if im pregnant, yes i am", {Standing.AFFIRMED}),
        ("the other one said his physio told him to squat", {Standing.HEARSAY}),
        ("my mate said his physio told him to squat", {Standing.HEARSAY}),
        ("i had my appendix out on friday", {Standing.AFFIRMED}),
    ],
)
def test_what_others_have_and_what_others_say(text: str, told: set[Standing]) -> None:
    assert {one.standing for one in read_health(text) if isinstance(one.fact, Condition)} == told


def test_what_others_ask_takes_back_no_emergency() -> None:
    assert level_of(read_health("my mates ask if i'm having a heart attack, i'm all grey")) is Level.EMERGENCY


def test_ones_own_pain_is_not_told_at_a_distance_by_who_works_on_a_ward() -> None:
    assert around("i work in a hospital, chest pain all day").distant
    assert not around("i work in a hospital and my back is killing me").distant


def test_a_sign_that_was_typed_wrong_never_was() -> None:
    before = HealthRecord().told(read_health("i get a numb thumb"), at=NOW, level_of=level_of)
    assert before.clearance() is None
    assert before.told(read_health("it typed that wrong"), at=NOW, level_of=level_of).clearance() is not None
