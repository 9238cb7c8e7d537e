"""Plans: the newest counts, the others stay."""

from __future__ import annotations

from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session

from bot.store.plans import add_plan, list_plans
from bot.store.session import session_scope


def test_a_plan_comes_back_with_the_answers_it_was_made_from(engine: Engine) -> None:
    with session_scope(engine) as session:
        add_plan(session, "u1", profile={"goal": "glutes", "days": 3}, plan={"lines": ["3 × 10 🍑"]})
    with session_scope(engine) as session:
        (found,) = list_plans(session, "u1")
    assert (found.profile, found.plan) == ({"goal": "glutes", "days": 3}, {"lines": ["3 × 10 🍑"]})


def test_the_newest_plan_is_first_and_each_lifter_has_their_own(session: Session) -> None:
    for number in (1, 2):
        add_plan(session, "u1", profile={}, plan={"number": number})
    assert [found.plan["number"] for found in list_plans(session, "u1")] == [2, 1]
    assert list_plans(session, "u2") == []
