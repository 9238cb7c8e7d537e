"""What a lifter has outlives the talk and the browser: new chats, recovery codes, and how often one may be tried."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import text
from web_server import Page, WebServer, problem

from bot.app.imported_files import message_of_file
from bot.channels.web.limits import CODE, Limits
from bot.channels.web.tokens import Tokens
from bot.coaching.session import Session as Training
from bot.coaching.session import WorkSet
from bot.store.imports import waiting_files
from bot.store.session import engine_for_process, session_scope
from bot.store.training import add_session, list_sessions

NewId = Callable[[], str]
SECRET = "a secret that only the tests know"


def conversation_of(page: Page) -> str:
    return Tokens(SECRET).conversation(f"Bearer {page.token}")


def log_a_session(page: Page) -> None:
    done = Training(day=date(2026, 11, 2), lift="hip thrust", sets=(WorkSet(reps=10),))
    with session_scope(engine_for_process()) as session:
        add_session(session, conversation_of(page), done, source="log-1")


def logged(page: Page) -> int:
    with session_scope(engine_for_process()) as session:
        return len(list_sessions(session, conversation_of(page)))


def test_a_new_chat_clears_the_talk_on_the_server_and_keeps_the_log(page: Page, new_id: NewId) -> None:
    page.send(new_id(), "my quokka is strong")
    log_a_session(page)
    assert page.start_anew().status_code == 204
    assert page.history() == []
    assert logged(page) == 1
    with engine_for_process().connect() as connection:
        assert not [data for (data,) in connection.execute(text("SELECT data FROM events")) if "quokka" in data]
    page.send(new_id(), "hello")
    assert [message["text"] for message in page.history() if message["from"] == "user"] == ["hello"]


def test_a_new_chat_forgets_the_file_that_waited_for_an_answer(page: Page) -> None:
    message_of_file(conversation_of(page), b"Date,Exercise\n")
    page.start_anew()
    with session_scope(engine_for_process()) as session:
        assert waiting_files(session, [conversation_of(page)]) == []


def test_a_new_chat_in_the_middle_of_a_turn_clears_that_turn_too(server: WebServer, page: Page, new_id: NewId) -> None:
    sending = threading.Thread(target=lambda: page.send(new_id(), "wait"))
    sending.start()
    while server.agent.texts != ["wait"]:
        pass
    done: list[int] = []
    clearing = threading.Thread(target=lambda: done.append(page.start_anew().status_code))
    clearing.start()
    server.call(server.agent.go_on.set)
    for thread in (sending, clearing):
        thread.join(20)
    assert done == [204]
    assert page.history() == []


def test_a_recovery_code_brings_the_log_to_a_new_browser(open_page: Callable[[], Page]) -> None:
    old, new = open_page(), open_page()
    log_a_session(old)
    code = old.recovery_code()
    spoken = "-".join(code[at : at + 4] for at in range(0, 16, 4)).lower()
    assert new.recover(spoken).json() == {"outcome": "done"}
    assert logged(new) == 1
    assert new.recover(code).json() == {"outcome": "wrong"}, "it works once"


def test_a_recovery_code_stands_nowhere_in_the_database(page: Page) -> None:
    code = page.recovery_code()
    with engine_for_process().connect() as connection:
        tables = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars().all()
        rows = [str(tuple(row)) for table in tables for row in connection.execute(text(f'SELECT * FROM "{table}"'))]
    assert rows
    assert not [row for row in rows if code in row]


def test_a_new_recovery_code_voids_the_one_before_and_its_own_browser_does_not_use_it_up(
    open_page: Callable[[], Page],
) -> None:
    old, new = open_page(), open_page()
    first, second = old.recovery_code(), old.recovery_code()
    assert old.recover(second).json() == {"outcome": "same"}
    assert new.recover(first).json() == {"outcome": "wrong"}
    assert new.recover(second).json() == {"outcome": "done"}


def test_the_sixth_wrong_code_of_a_chat_is_not_looked_at_nor_the_eleventh_of_an_address(
    open_page: Callable[[], Page],
) -> None:
    first, second, third = open_page(), open_page(), open_page()
    code = third.recovery_code()
    assert [first.recover("ABCD-EFGH").json()["outcome"] for _ in range(6)] == ["wrong"] * 5 + ["too_many"]
    assert {second.recover("ABCD-EFGH").json()["outcome"] for _ in range(4)} == {"wrong"}
    assert problem(second.recover(code)) == (429, "rate_limited")


def test_the_rate_of_codes_is_the_operators_to_set() -> None:
    limits = Limits("code=1/hour")
    asyncio.run(limits.count(CODE, "192.0.2.7"))
    with pytest.raises(Exception, match="minutes"):
        asyncio.run(limits.count(CODE, "192.0.2.7"))


@pytest.mark.parametrize(("body", "status"), [(b"{}", 400), (b'{"code": ""}', 400), (b'{"code": 7}', 400), (b"[", 400)])
def test_a_body_without_a_code_is_400(page: Page, body: bytes, status: int) -> None:
    assert page.http.post("/recovery", content=body, headers=page.headers).status_code == status


def test_a_code_that_is_endless_is_413(page: Page) -> None:
    assert problem(page.recover("A" * 65)) == (413, "too_long")
