"""A chat that leaves the others takes a copy along: nobody loses anything, and nothing is shared from then on."""

from __future__ import annotations

from dataclasses import asdict

import pytest
from sqlalchemy.orm import Session
from training_data import session_of

from bot.coaching.load import Unit
from bot.store.lifters import lifter_of, senders_of, set_time_zone, set_unit
from bot.store.link_codes import Joining, join_by_code, new_link_code
from bot.store.plans import add_plan, list_plans
from bot.store.reminders import reminders_of, set_reminders
from bot.store.training import add_session, list_sessions
from bot.store.types import utc_now
from bot.store.unlinking import unlink

WEB, PHONE, TABLET = "web:1", "telegram:7", "web:2"


@pytest.fixture
def linked(session: Session) -> Session:
    """Two chats with one log of two sessions, two plans, a unit and a time zone."""
    for number, sender in enumerate((WEB, PHONE)):
        add_session(session, sender, session_of(), source=f"log-{number}")
        add_plan(session, sender, profile={}, plan={"number": number})
    set_unit(session, WEB, Unit.LB)
    set_time_zone(session, WEB, "Europe/Berlin")
    assert join_by_code(session, PHONE, new_link_code(session, WEB)) is Joining.DONE
    return session


def _log(session: Session, sender: str) -> list[object]:
    return [asdict(logged.session) for logged in list_sessions(session, sender)]


@pytest.mark.parametrize("leaver", [WEB, PHONE])
def test_each_side_keeps_the_log_the_plans_and_what_it_counts_in(linked: Session, leaver: str) -> None:
    log, plans = _log(linked, WEB), list_plans(linked, WEB)
    assert len(log) == len(plans) == 2
    assert unlink(linked, leaver)
    for sender in (WEB, PHONE):
        assert senders_of(linked, sender) == (sender,)
        assert _log(linked, sender) == log
        assert list_plans(linked, sender) == plans
        assert (lifter_of(linked, sender).unit, lifter_of(linked, sender).time_zone) == (Unit.LB, "Europe/Berlin")


def test_what_is_logged_after_parting_stays_in_its_chat(linked: Session) -> None:
    unlink(linked, PHONE)
    add_session(linked, PHONE, session_of(lift="squat"), source="log-2")
    assert len(_log(linked, PHONE)) == 3
    assert len(_log(linked, WEB)) == 2


def test_chats_that_are_linked_again_have_nothing_twice(linked: Session) -> None:
    unlink(linked, PHONE)
    add_session(linked, PHONE, session_of(lift="squat"), source="log-2")
    assert join_by_code(linked, PHONE, new_link_code(linked, WEB)) is Joining.DONE
    assert len(_log(linked, WEB)) == 3


def test_the_others_stay_together(linked: Session) -> None:
    join_by_code(linked, TABLET, new_link_code(linked, WEB))
    unlink(linked, PHONE)
    assert senders_of(linked, WEB) == tuple(sorted((WEB, TABLET)))


def test_a_reminder_stays_in_the_chat_that_asked_for_it(linked: Session) -> None:
    set_reminders(linked, PHONE, [(1, 600)], next_at=utc_now())
    unlink(linked, PHONE)
    assert [found.sender_id for found in reminders_of(linked, PHONE)] == [PHONE]
    assert reminders_of(linked, WEB) == []


def test_a_code_that_was_given_out_leads_to_who_left_no_longer(linked: Session) -> None:
    code = new_link_code(linked, WEB)
    unlink(linked, WEB)
    assert join_by_code(linked, TABLET, code) is Joining.DONE
    assert senders_of(linked, TABLET) == tuple(sorted((PHONE, TABLET)))
    assert senders_of(linked, WEB) == (WEB,)


def test_who_is_linked_to_nobody_cannot_leave(session: Session) -> None:
    assert not unlink(session, WEB)
    set_unit(session, WEB, Unit.KG)
    assert not unlink(session, WEB)
