"""A lifter's own bar, plates and steps: kept with them, in their copy, and gone with them."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy.orm import Session

from bot.coaching.load import Load, Unit
from bot.coaching.own_kit import OwnKit
from bot.store.erase import erase_sender
from bot.store.export import everything_of
from bot.store.lifters import find_lifter, lifter_of, set_kit

KIT = OwnKit(Load(Decimal(15), Unit.KG), (Load(Decimal("2.5"), Unit.KG),), shown=Unit.LB)


def test_a_kit_is_kept_with_the_lifter(session: Session) -> None:
    assert lifter_of(session, "u1").kit == OwnKit()
    set_kit(session, "u1", KIT)
    found = find_lifter(session, "u1")
    assert found is not None
    assert found.kit == KIT


def test_a_kit_is_in_the_copy_and_goes_with_the_lifter(session: Session) -> None:
    assert everything_of(session, "u1")["own_kit"] is None
    set_kit(session, "u1", KIT)
    assert everything_of(session, "u1")["own_kit"]["bar"] == {"amount": 15, "unit": "kg"}
    erase_sender(session, "u1")
    assert find_lifter(session, "u1") is None
