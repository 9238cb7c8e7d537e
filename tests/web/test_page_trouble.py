"""A network that goes, a server that is away, an answer that is lost, a token that is not ours."""

from __future__ import annotations

import time
from collections.abc import Callable
from unittest.mock import patch

from itsdangerous import URLSafeTimedSerializer
from playwright.sync_api import Route, expect
from web.chat_page import SECRET, ChatPage

Shot = Callable[[ChatPage, str], None]
NEED, SETUP = "Do I need hip thrusts?", "How do I set up a hip thrust?"


def test_what_was_typed_offline_is_sent_once_and_in_order(chat: ChatPage, shot: Shot) -> None:
    chat.ask("how many sets and reps?")
    chat.page.context.set_offline(True)
    expect(chat.page.get_by_text("You are offline.")).to_be_visible()
    chat.write(NEED)
    chat.write(SETUP)
    expect(chat.page.get_by_text("Waiting to be sent")).to_have_count(2)
    assert len(chat.sent) == 1
    shot(chat, "desktop-light-7-offline")
    assert chat.barriers() == []
    chat.page.context.set_offline(False)
    expect(chat.cards).to_have_count(3)
    expect(chat.page.get_by_text("You are offline.")).to_have_count(0)
    expect(chat.page.get_by_text("Waiting to be sent")).to_have_count(0)
    assert [body["text"] for body in chat.sent] == ["how many sets and reps?", NEED, SETUP]
    assert chat.history() == (200, ["how many sets and reps?", NEED, SETUP])


def test_a_server_that_is_away_is_named_and_nothing_is_lost(chat: ChatPage, shot: Shot) -> None:
    chat.ask(SETUP)
    chat.page.context.route("**/webhooks/**", lambda route: route.abort("connectionrefused"))
    chat.write(NEED)
    expect(chat.page.get_by_text("The coach does not answer right now.")).to_be_visible()
    expect(chat.page.get_by_text("Waiting to be sent")).to_be_visible()
    shot(chat, "desktop-light-8-away")
    assert chat.barriers() == []
    chat.page.reload()  # the files are there, the server behind them is not
    expect(chat.page.get_by_text("The coach does not answer right now.")).to_be_visible()
    chat.page.context.unroute_all()
    chat.button("Try now").click()
    expect(chat.cards).to_have_count(2)
    expect(chat.page.get_by_text("The coach does not answer right now.")).to_have_count(0)
    assert chat.history() == (200, [SETUP, NEED])


def test_an_answer_lost_on_its_way_is_fetched_by_itself_without_a_second_turn(chat: ChatPage) -> None:
    answered: list[int] = []

    def lose_the_first(route: Route) -> None:
        answer = route.fetch()
        answered.append(answer.status)
        if len(answered) == 1:
            route.abort("connectionreset")
        else:
            route.fulfill(response=answer)

    chat.page.route("**/webhooks/web/message", lose_the_first)
    chat.write(NEED)
    expect(chat.cards).to_have_count(1)
    assert answered == [200, 200]
    assert chat.history() == (200, [NEED])
    expect(chat.said).to_have_count(1)


def test_a_forged_token_gets_a_fresh_conversation_and_a_note(chat: ChatPage) -> None:
    chat.ask(SETUP)
    genuine = chat.token
    forged = f"{genuine[:-4]}{'AAAA' if not genuine.endswith('AAAA') else 'BBBB'}"
    chat.keep(token=forged)
    chat.page.reload()
    expect(chat.cards).to_have_count(1)
    chat.write(NEED)
    expect(chat.log).to_contain_text("The server no longer knows the chat above")
    expect(chat.cards).to_have_count(2)
    assert chat.token not in (forged, genuine)
    assert chat.history() == (200, [NEED])
    assert chat.history(genuine) == (200, [SETUP])


def test_a_chat_goes_on_over_the_renewal_of_its_token(chat: ChatPage) -> None:
    chat.ask(SETUP)
    serializer = URLSafeTimedSerializer(SECRET, salt="web conversation")
    with patch("itsdangerous.timed.time.time", return_value=time.time() - 29 * 86_400):
        old = str(serializer.dumps(serializer.loads(chat.token)))
    chat.keep(token=old)
    chat.page.reload()
    chat.ask(NEED)
    expect(chat.cards).to_have_count(2)
    assert chat.token != old
    assert chat.history() == (200, [SETUP, NEED])
    chat.ask(SETUP)
    expect(chat.cards).to_have_count(3)


def test_a_chat_past_its_time_is_closed_with_a_note(chat: ChatPage) -> None:
    chat.ask(SETUP)
    chat.keep(expiresAt="2020-01-01T00:00:00+00:00")
    chat.page.reload()
    expect(chat.log).to_contain_text("Your last chat was too old and is closed")
    expect(chat.said).to_have_count(0)
    expect(chat.chips).to_have_count(3)
