"""One lifter over two channels, joined by a code; nobody else's data is ever touched."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta, timezone

import pytest
from sqlalchemy import select
from sqlalchemy.engine import Engine
from sqlalchemy.orm import Session
from training_data import session_of

from bot.coaching.load import Unit
from bot.store.lifters import find_lifter, lifter_of, senders_of, set_unit
from bot.store.link_codes import (
    CODE_LETTERS,
    CODE_LIVES,
    WRONG_CODES,
    WRONG_WITHIN,
    Joining,
    has_recovery_code,
    join_by_code,
    new_link_code,
    new_recovery_code,
)
from bot.store.plans import add_plan, list_plans
from bot.store.session import session_scope
from bot.store.training import add_session, list_sessions
from bot.store.training_models import LifterRow, LinkCode

NOON = datetime(2025, 3, 1, 12, tzinfo=timezone.utc)
WEB, PHONE = "web-1", "telegram:7"


def test_a_lifter_is_made_when_something_is_first_stored(session: Session) -> None:
    assert find_lifter(session, WEB) is None
    assert lifter_of(session, WEB) == lifter_of(session, WEB)
    assert senders_of(session, WEB) == (WEB,)
    assert senders_of(session, "nobody") == ("nobody",)


def test_the_unit_is_remembered(session: Session) -> None:
    assert lifter_of(session, WEB).unit is None
    set_unit(session, WEB, Unit.LB)
    found = find_lifter(session, WEB)
    assert found
    assert found.unit is Unit.LB


def test_a_code_has_eight_clear_signs_and_is_stored_as_a_digest_only(session: Session) -> None:
    code = new_link_code(session, WEB)
    assert len(code) == 8
    assert set(code) <= set(CODE_LETTERS)
    (row,) = session.scalars(select(LinkCode))
    assert code not in row.digest.upper()


@pytest.mark.parametrize("first", [WEB, PHONE])
def test_joining_keeps_what_either_has_stored_whoever_asks(session: Session, first: str) -> None:
    second = PHONE if first == WEB else WEB
    for number, sender in enumerate((WEB, PHONE)):
        add_session(session, sender, session_of(), source=f"log-{number}")
        add_plan(session, sender, profile={}, plan={"of": sender})
    set_unit(session, second, Unit.KG)
    assert join_by_code(session, second, new_link_code(session, first)) is Joining.DONE
    assert lifter_of(session, WEB) == lifter_of(session, PHONE)
    assert senders_of(session, WEB) == senders_of(session, PHONE) == tuple(sorted((WEB, PHONE)))
    assert len(list_sessions(session, WEB)) == 2
    assert {found.plan["of"] for found in list_plans(session, PHONE)} == {WEB, PHONE}
    assert lifter_of(session, first).unit is Unit.KG
    assert len(session.scalars(select(LifterRow)).all()) == 1


def test_the_unit_of_whoever_gave_the_code_counts(session: Session) -> None:
    set_unit(session, WEB, Unit.LB)
    set_unit(session, PHONE, Unit.KG)
    join_by_code(session, PHONE, new_link_code(session, WEB))
    assert lifter_of(session, PHONE).unit is Unit.LB


def test_sessions_with_the_same_source_are_both_kept(session: Session) -> None:
    for sender, lift in ((WEB, "hip thrust"), (PHONE, "squat")):
        add_session(session, sender, session_of(lift=lift), source="log-1")
    assert join_by_code(session, PHONE, new_link_code(session, WEB)) is Joining.DONE
    assert {found.session.lift for found in list_sessions(session, PHONE)} == {"hip thrust", "squat"}
    assert not add_session(session, PHONE, session_of(lift="squat"), source="log-1")


def test_a_third_chat_can_be_joined_and_the_others_stay(session: Session) -> None:
    for other in (PHONE, "telegram:-100:7"):
        assert join_by_code(session, other, new_link_code(session, WEB)) is Joining.DONE
    assert len(senders_of(session, PHONE)) == 3


@pytest.mark.parametrize("typed", ["{0}-{1}", "{0} {1}", " {0}{1}. "])
def test_case_spaces_and_dashes_do_not_matter(session: Session, typed: str) -> None:
    code = new_link_code(session, WEB).lower()
    assert join_by_code(session, PHONE, typed.format(code[:4], code[4:])) is Joining.DONE


def test_a_code_works_once_and_for_ten_minutes(session: Session) -> None:
    code = new_link_code(session, WEB, now=NOON)
    assert join_by_code(session, PHONE, code, now=NOON + CODE_LIVES) is Joining.WRONG
    code = new_link_code(session, WEB, now=NOON)
    last = NOON + CODE_LIVES - timedelta(seconds=1)
    assert join_by_code(session, PHONE, code, now=last) is Joining.DONE
    assert join_by_code(session, "somebody-else", code, now=last) is Joining.WRONG


def test_a_new_code_voids_the_one_before(session: Session) -> None:
    old, new = new_link_code(session, WEB), new_link_code(session, WEB)
    assert join_by_code(session, PHONE, old) is Joining.WRONG
    assert join_by_code(session, PHONE, new) is Joining.DONE


def test_a_recovery_code_is_long_kept_as_a_digest_and_works_once_however_late(session: Session) -> None:
    add_session(session, WEB, session_of(), source="log-1")
    code = new_recovery_code(session, WEB)
    assert len(code) == 16
    assert set(code) <= set(CODE_LETTERS)
    assert [row.digest for row in session.scalars(select(LinkCode)) if code in row.digest.upper()] == []
    assert has_recovery_code(session, WEB)
    years_on = NOON + timedelta(days=4_000)
    assert join_by_code(session, "web-new", code, now=years_on) is Joining.DONE
    assert len(list_sessions(session, "web-new")) == 1
    assert join_by_code(session, "somebody-else", code, now=years_on) is Joining.WRONG
    assert not has_recovery_code(session, WEB)


def test_recovery_codes_and_link_codes_do_not_void_each_other_and_a_new_one_voids_its_own_kind(
    session: Session,
) -> None:
    old, link = new_recovery_code(session, WEB), new_link_code(session, WEB)
    new = new_recovery_code(session, WEB)
    new_link_code(session, "somebody-else")
    assert join_by_code(session, PHONE, old) is Joining.WRONG
    assert join_by_code(session, PHONE, link) is Joining.DONE
    assert join_by_code(session, "web-new", new) is Joining.DONE
    assert not has_recovery_code(session, "nobody")


def test_a_recovery_code_outlives_the_joining_of_its_chat_to_another(session: Session) -> None:
    written_down = new_recovery_code(session, PHONE)
    assert join_by_code(session, PHONE, new_link_code(session, WEB)) is Joining.DONE
    assert join_by_code(session, "web-new", written_down) is Joining.DONE
    assert lifter_of(session, "web-new") == lifter_of(session, WEB)


def test_recovery_codes_are_guessed_no_more_often_than_link_codes(session: Session) -> None:
    code = new_recovery_code(session, WEB)
    for _ in range(WRONG_CODES):
        assert join_by_code(session, PHONE, "ABCD-EFGH-JKMN-PQRS", now=NOON) is Joining.WRONG
    assert join_by_code(session, PHONE, code, now=NOON) is Joining.TOO_MANY


def test_a_code_said_where_it_was_given_is_not_used_up(session: Session) -> None:
    code = new_link_code(session, WEB)
    assert join_by_code(session, WEB, code) is Joining.SAME
    assert join_by_code(session, PHONE, code) is Joining.DONE


def test_after_five_wrong_codes_an_hour_has_to_pass(session: Session) -> None:
    code = new_link_code(session, WEB, now=NOON + WRONG_WITHIN)
    for minute in range(WRONG_CODES):
        wrong = join_by_code(session, PHONE, "AAAA2345", now=NOON + timedelta(minutes=minute))
        assert wrong is Joining.WRONG
    assert join_by_code(session, PHONE, code, now=NOON + timedelta(minutes=59)) is Joining.TOO_MANY
    assert join_by_code(session, "others", "AAAA2345", now=NOON) is Joining.WRONG
    assert join_by_code(session, PHONE, code, now=NOON + WRONG_WITHIN) is Joining.DONE


def test_a_code_said_twice_at_once_works_once(engine: Engine) -> None:
    with session_scope(engine) as session:
        code = new_link_code(session, WEB)
    ready, answers = threading.Barrier(2), list[Joining]()

    def say(sender: str) -> None:
        ready.wait()
        with session_scope(engine) as session:
            answers.append(join_by_code(session, sender, code))

    threads = [threading.Thread(target=say, args=(sender,)) for sender in (PHONE, "telegram:8")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answer.value for answer in answers) == ["done", "wrong"]
