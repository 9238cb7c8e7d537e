"""Which loads a bar and its plates make, and how they are told."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.coaching.load import Load, Unit
from bot.coaching.own_kit import OwnKit, loads_of
from bot.coaching.plates import STANDARD, Rack, Stack
from bot.coaching.thrust_family import thrust_named

KG, LB = STANDARD[Unit.KG], STANDARD[Unit.LB]


def kg(amount: str) -> Load:
    return Load(Decimal(amount), Unit.KG)


def lb(amount: str) -> Load:
    return Load(Decimal(amount), Unit.LB)


@pytest.mark.parametrize(
    ("load", "words"),
    [
        (kg("100"), "on a 20 kg bar: 25 + 15 a side"),
        (kg("62.5"), "on a 20 kg bar: 20 + 1.25 a side"),
        (kg("20"), "the empty 20 kg bar"),
        (lb("135"), "on a 45 lb bar: 45 a side"),
        (lb("140"), "on a 45 lb bar: 45 + 2.5 a side"),
    ],
)
def test_plates_are_told_for_one_side_heaviest_first(load: Load, words: str) -> None:
    assert STANDARD[load.unit].in_words(load) == words


def test_a_load_that_no_plates_make_has_no_plates_to_tell() -> None:
    assert KG.in_words(kg("61")) is None
    assert KG.in_words(lb("45")) is None


def test_few_plates_beat_many() -> None:
    odd = Rack(kg("20"), (Decimal(25), Decimal(20), Decimal(1)))
    assert odd.in_words(kg("100")) == "on a 20 kg bar: 20 + 20 a side"


def test_rounding_never_goes_above_what_is_allowed() -> None:
    assert KG.at_most(kg("63.9")) == kg("62.5")
    assert KG.at_most(kg("62.5")) == kg("62.5")
    assert KG.at_most(kg("19.9")) is None


def test_the_next_load_is_the_smallest_jump_up() -> None:
    assert KG.next_above(kg("60")) == kg("62.5")
    assert LB.next_above(lb("135")) == lb("140")
    assert KG.next_above(kg("61")) == kg("62.5")
    assert KG.next_above(kg("600")) is None


def test_a_load_in_the_other_unit_is_compared_exactly() -> None:
    assert KG.at_most(lb("135")) == kg("60")
    assert LB.at_most(kg("60")) == lb("130")


def test_the_smallest_jump_is_a_pair_of_the_lightest_plates() -> None:
    assert (KG.smallest_jump, LB.smallest_jump) == (Decimal("2.5"), Decimal(5))


@pytest.mark.parametrize("plates", [(), (Decimal(10), Decimal(0))])
def test_a_rack_needs_plates_that_weigh_something(plates: tuple[Decimal, ...]) -> None:
    with pytest.raises(ValueError, match="give at least one"):
        Rack(kg("20"), plates)


def test_a_machine_goes_up_in_even_steps() -> None:
    machine = Stack(kg("5"), Decimal(5))
    assert machine.at_most(kg("63")) == kg("60")
    assert machine.next_above(kg("60")) == kg("65")
    assert machine.next_above(kg("3")) == kg("5")
    assert machine.at_most(kg("3")) is None
    assert machine.next_above(kg("600")) is None
    assert machine.in_words(kg("60")) is None
    assert machine.at_most(lb("135")) == kg("60")
    assert Stack(lb("10"), Decimal(10)).next_above(kg("60")) == lb("140")


def test_a_step_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="expected more than 0"):
        Stack(kg("5"), Decimal(0))


def test_a_lift_that_names_no_equipment_is_loaded_like_a_bar() -> None:
    usual = OwnKit()
    assert loads_of(None, None, Unit.LB, usual) == LB
    assert loads_of(thrust_named("hip thrust machine"), None, Unit.KG, usual) == Stack(kg("5"), Decimal(5))
    assert loads_of(thrust_named("dumbbell hip thrust"), None, Unit.LB, usual) == Stack(lb("5"), Decimal(5))
    assert LB.lightest == lb("45")
