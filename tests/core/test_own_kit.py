"""The lifter's own bar, plates and steps: how they are told, and which loads they make."""

from __future__ import annotations

from decimal import Decimal

import pytest
from core.lifting_log import TOP, after, load, session

from bot.coaching.load import Load, Unit
from bot.coaching.own_kit import OwnKit
from bot.understanding.own_kit import KitLoad, KitTold, kit_told
from bot.understanding.words import words_of

KG, LB = Unit.KG, Unit.LB


def told(text: str) -> KitTold | None:
    return kit_told(words_of(text))


def weight(amount: str, unit: Unit | None = None) -> KitLoad:
    return KitLoad(Decimal(amount), unit)


@pytest.mark.parametrize(
    ("text", "bar"),
    [
        ("my bar weighs 15kg", weight("15", KG)),
        ("the bar at my gym is only 12.5 kilos", weight("12.5", KG)),
        ("we have a 35 lb bar here", weight("35", LB)),
        ("the women's bar i use is 15", weight("15")),
    ],
)
def test_a_bar_is_told(text: str, bar: KitLoad) -> None:
    assert told(text) == KitTold(bar=bar)


@pytest.mark.parametrize(
    ("text", "plates"),
    [
        ("all i own is 10s and 5s", (weight("10"), weight("5"))),
        ("at home i only have 5 kg plates", (weight("5", KG),)),
        ("my plates are 45, 25 and 10 lb", (weight("45", LB), weight("25", LB), weight("10", LB))),
    ],
)
def test_plates_are_told(text: str, plates: tuple[KitLoad, ...]) -> None:
    assert told(text) == KitTold(plates=plates)


@pytest.mark.parametrize(
    ("text", "kit"),
    [
        ("the smallest discs here are 2.5", KitTold(smallest=weight("2.5"))),
        ("the smallest jump i can make is 10 lb", KitTold(smallest=weight("5", LB))),
        ("dumbbells here go up in 4 kg steps", KitTold(step=weight("4", KG))),
        ("the smallest step on the machine is 7 kg", KitTold(step=weight("7", KG))),
    ],
)
def test_steps_are_told(text: str, kit: KitTold) -> None:
    assert told(text) == kit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("could you use pounds from now on", LB),
        ("show me kilos please", KG),
        ("can you switch to lbs?", LB),
        ("i'd rather have kg, not lbs", KG),
        ("show my log in kg!", KG),
    ],
)
def test_a_unit_is_wished_for(text: str, unit: Unit) -> None:
    assert told(text) == KitTold(shown=unit)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "3x8 at 60 kg",
        "bar only, 3 sets of 10",
        "my bar is 20 kg and i did 5x5",
        "is my bar 20 kg",
        "the bar is 20 kg, right?",
        "i only have 20 kg",
        "i only have two dumbbells of 10 kg",
        "my barbell hip thrust is 60 kg",
        "my bar weighs 200 kg",
        "i have a bar with 20 kg plates on it",
        "the smallest weight is 5",
        "use 60 kg next week",
        "switch to pounds and to three days of training for the rest of the year as i said",
        "please tell me now how to use kg",
        "lbs",
        "i really would like it very much if you switch to pounds",
        "switch to",
        "switch to pounds banana",
    ],
)
def test_what_only_sounds_like_it_is_not_taken(text: str) -> None:
    assert told(text) is None


def test_own_plates_make_the_next_load() -> None:
    kit = OwnKit(plates=(load("5 kg"),))
    assert str(after(session(3, TOP, "100 kg"), kit=kit).target) == "3 sets of 8 at 110 kg"
    assert str(after(session(3, TOP, "100 kg"), kit=OwnKit(smallest=load("2.5 kg"))).target).endswith("105 kg")


def test_many_small_plates_are_told_as_their_sum() -> None:
    found = after(session(3, TOP, "100 kg"), kit=OwnKit(plates=(load("5 kg"),)))
    assert "on a 20 kg bar: 45 kg a side" in found.do.text


def test_an_own_bar_carries_the_plates() -> None:
    kit = OwnKit(bar=load("15 kg"))
    assert "on a 15 kg bar" in after(session(3, TOP, "55 kg"), kit=kit).do.text
    assert kit.rack(LB).bar == load("33 lb")


def test_plates_of_the_other_unit_are_left_out() -> None:
    kit = OwnKit(plates=(load("45 lb"),), smallest=load("10 lb"), step=load("10 lb"))
    assert kit.rack(KG).smallest_jump == Decimal("2.5")
    machine = "hip thrust machine"
    assert str(after(session(3, TOP, "60 kg", lift=machine), lift=machine, kit=kit).target).endswith("at 65 kg")


def test_a_smallest_plate_above_all_plates_is_the_only_one() -> None:
    assert OwnKit(plates=(load("5 kg"),), smallest=load("10 kg")).rack(KG).smallest_jump == 20


def test_an_own_step_is_that_of_the_machine() -> None:
    machine = "hip thrust machine"
    found = after(session(3, TOP, "63 kg", lift=machine), lift=machine, kit=OwnKit(step=load("7 kg")))
    assert str(found.target).endswith("at 63 kg") or str(found.target).endswith("at 70 kg")


def test_what_is_told_later_takes_the_place_of_what_was_told() -> None:
    kit = OwnKit(bar=load("20 kg"), smallest=load("2.5 kg"))
    new = kit.told(KitTold(bar=weight("15"), plates=(weight("10"), weight("5", KG))), KG)
    assert new == OwnKit(bar=load("15 kg"), plates=(load("10 kg"), load("5 kg")))
    assert new.told(KitTold(smallest=weight("5"), step=weight("10", LB), shown=LB), KG) == OwnKit(
        load("15 kg"), (load("10 kg"), load("5 kg")), load("5 kg"), Load(Decimal(10), LB), LB
    )
    assert new.told(KitTold(shown=LB), KG).bar == load("15 kg")


def test_a_kit_is_said_back() -> None:
    kit = OwnKit(load("15 kg"), (load("5 kg"), load("10 kg")), load("5 kg"), load("4 kg"))
    assert kit.in_words == "a 15 kg bar, plates of 10 kg and 5 kg, 5 kg as the smallest plate, steps of 4 kg"
    assert OwnKit().in_words == ""
