"""Never twice, never lost: repeats, restarts, limits, people who left, and a Telegram that is away."""

from __future__ import annotations

import asyncio
import logging
import random

import pytest
from sqlalchemy import text as sql
from sqlalchemy.exc import OperationalError
from telegram_api import TOKEN
from telegram_world import SECRET, Lock, World, answered

from bot.app.telegram_kept import StoredTelegram
from bot.store.session import close_engines, engine_for_process, session_scope
from bot.store.telegram import holders, take_in_update

pytestmark = pytest.mark.asyncio


async def test_a_repeated_update_is_answered_once(world: World) -> None:
    lifter = world.lifter()
    update = await lifter.says("do I need them?")
    await world.happens(update, update)
    await world.stop()
    await world.start()
    await world.happens(update)
    assert world.coach.texts == ["do I need them?"]
    assert len(lifter.seen) == 1


async def test_a_thousand_updates_with_repeats_and_reordering_are_each_answered_once(world: World) -> None:
    shuffled = random.Random(7)
    people = [world.lifter(id_) for id_ in range(100, 150)]
    updates = [world.update(message=people[n % 50].message(f"question {n}")) for n in range(1000)]
    for update in updates:
        world.coach.replies[update["message"]["text"]] = [{"text": f"answer to {update['message']['text']}"}]
    repeated = [*updates, *shuffled.sample(updates, 200)]
    delivered = sorted(repeated, key=lambda update: update["update_id"] + shuffled.random() * 60)
    await world.happens(*delivered)
    for number, person in enumerate(people):
        heard = [shown.text for shown in person.seen]
        assert sorted(heard) == sorted(f"answer to question {n}" for n in range(number, 1000, 50))
    assert len(world.coach.asked) == 1000


async def test_what_waits_in_a_chat_is_answered_in_order_and_nobody_else_waits(world: World) -> None:
    lifter, other = world.lifter(7), world.lifter(8)
    world.coach.go_on.clear()
    first, second, third = (world.update(message=lifter.message(text)) for text in ("one", "two", "three"))
    await world.api.hand_out(first, third, second, world.update(message=other.message("hello")))
    while len(world.coach.asked) < 2:
        await asyncio.sleep(0)
    assert sorted(world.coach.texts) == ["hello", "one"]
    world.coach.go_on.set()
    await world.channel.idle()
    assert [text for talk, text, _ in world.coach.asked if talk == lifter.talk] == ["one", "two", "three"]


async def test_what_a_restart_interrupts_is_answered_after_it(world: World) -> None:
    lifter = world.lifter()
    world.coach.go_on.clear()
    await world.api.hand_out(*(world.update(message=lifter.message(text)) for text in ("one", "two")))
    while not world.coach.asked:
        await asyncio.sleep(0)
    await world.stop()
    world.coach.go_on.set()
    await world.start()
    await world.channel.idle()
    assert len(lifter.seen) == 2
    assert world.coach.texts == ["one", "one", "two"]


async def test_a_turn_that_was_stored_before_the_restart_is_not_taken_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    lifter = world.lifter()
    world.coach.replies["two"] = [{"text": "first"}, {"text": "second"}]
    sending, never = asyncio.Event(), asyncio.Event()
    send = world.channel._sender.send

    async def hang(place: object, message: object, data: object) -> None:
        if lifter.seen:
            sending.set()
            await never.wait()
        await send(place, message, data)  # type: ignore[arg-type]

    monkeypatch.setattr(world.channel._sender, "send", hang)
    await world.api.hand_out(world.update(message=lifter.message("two")))
    await asyncio.wait_for(sending.wait(), 10)
    await world.stop()
    await world.start()
    await world.channel.idle()
    assert world.coach.texts == ["two"]
    assert [shown.text for shown in lifter.seen] == ["first", "second"]


async def test_a_stored_update_that_nobody_can_read_any_more_does_not_stop_the_start(world: World) -> None:
    await world.stop()
    with session_scope(engine_for_process()) as session:
        take_in_update(session, 1, "telegram:7", "{", "a process that is gone")
    await world.start()
    await world.lifter().says("do I need them?")
    assert len(world.lifter().seen) == 1
    with session_scope(engine_for_process()) as session:
        assert holders(session) == []


async def test_429_waits_as_long_as_it_says_and_then_sends(world: World) -> None:
    world.api.fail("sendMessage", 429, "Too Many Requests: retry after 17", times=2, retry_after=17)
    lifter = world.lifter()
    await lifter.says("do I need them?")
    assert world.slept == [17, 17]
    assert len(lifter.seen) == 1


async def test_somebody_who_blocked_the_bot_ends_quietly_and_the_turn_stays(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    lifter = world.lifter()
    world.api.blocked.add(lifter.id)
    await lifter.says("do I need them?")
    world.api.blocked.clear()
    await lifter.says("hello again")
    assert len(lifter.seen) == 1
    assert world.coach.texts == ["do I need them?", "hello again"]
    assert world.slept == []
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


async def test_a_send_that_fails_for_a_while_is_repeated_and_undoes_no_turn(world: World) -> None:
    world.api.fail("sendMessage", 502, "Bad Gateway", times=3)
    lifter = world.lifter()
    await lifter.says("do I need them?")
    assert world.coach.texts == ["do I need them?"]
    assert len(lifter.seen) == 1
    assert world.slept == [1, 2, 4]


async def test_a_group_that_moved_is_answered_where_it_went(world: World) -> None:
    kim = world.member(7)
    world.api.fail("sendMessage", 400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-200)
    await kim.says("@hip_coach_bot setup?")
    assert [shown.chat_id for shown in world.api.shown] == [-200]


async def test_small_calls_that_fail_hold_nothing_up(world: World) -> None:
    lifter = world.lifter()
    for method in ("sendChatAction", "answerCallbackQuery", "editMessageReplyMarkup"):
        world.api.fail(method, 400, "Bad Request: query is too old")
    await lifter.says("do I need them?")
    await lifter.presses("Why?")
    assert len(lifter.seen) == 2


async def test_an_answered_update_leaves_only_its_number_behind(world: World) -> None:
    await world.lifter().says("my wombat hurts")
    with engine_for_process().connect() as connection:
        rows = connection.execute(sql("SELECT sender_id, body FROM telegram_updates")).all()
    assert rows == [(None, None)]


async def test_telegram_out_of_reach_is_tried_again_and_again(database: None) -> None:
    world = World()
    await world.api.start()
    port = world.api.port
    await world.api.stop()
    starting = asyncio.ensure_future(world.start())
    while world.slept[:6] != [1, 2, 4, 8, 16, 30]:
        await asyncio.sleep(0)
    await world.api.start(port)
    await starting
    await world.lifter().says("do I need them?")
    assert len(world.lifter().seen) == 1
    await world.end()
    close_engines()


async def test_a_wrong_token_is_said_once_without_naming_it(database: None, caplog: pytest.LogCaptureFixture) -> None:
    world = World()
    await world.api.start()
    world.api.fail("getMe", 401, "Unauthorized")
    with caplog.at_level(logging.DEBUG):
        starting = asyncio.ensure_future(world.start())
        while "TELEGRAM_BOT_TOKEN" not in caplog.text:
            await asyncio.sleep(0)
    starting.cancel()
    assert TOKEN not in caplog.text
    assert TOKEN.split(":")[1] not in caplog.text
    await world.entrance.stop()
    await world.api.stop()
    close_engines()


async def test_nothing_logged_holds_the_token_or_a_message(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    lifter = world.lifter()
    world.coach.replies["my wombat hurts"] = RuntimeError("no wombat")
    world.coach.replies["b"] = [{"text": "wombat < & >"}]
    world.api.fail("sendMessage", 400, "Bad Request: can't parse wombat", times=2)
    world.api.fail("sendMessage", 500, "Internal wombat error", times=1)
    for text in ("my wombat hurts", "a", "b", "wombat " * 900, "/wombat{1}"):
        await lifter.says(text)
    world.api.fail("getUpdates", 502, "Bad Gateway")
    await lifter.says("wombat")
    for secret in ("wombat", TOKEN, TOKEN.split(":")[1], SECRET):
        assert secret not in caplog.text


async def test_the_same_answer_again_is_one_more_message(world: World) -> None:
    lifter = world.lifter()
    await lifter.says("a")
    await lifter.says("a")
    assert [len(shown.buttons) for shown in lifter.seen] == [len(answered()[0]["buttons"])] * 2


@pytest.mark.parametrize("world", ["polling"], indirect=True)
async def test_one_of_several_processes_asks_and_another_does_when_that_one_is_gone(world: World) -> None:
    def asked() -> int:
        return [method for method, _ in world.api.calls].count("getUpdates")

    world.asks = False
    says = asyncio.ensure_future(world.lifter().says("the last one that this process asked for"))
    while not world.slept:
        await asyncio.sleep(0)
    before = asked()
    while len(world.slept) < 5:
        await asyncio.sleep(0)
    assert asked() == before
    assert set(world.slept) == {5.0}
    world.asks = True
    await says
    await world.lifter().says("and the first one that it asks for again")
    assert len(world.lifter().seen) == 2


async def test_what_another_process_is_answering_is_left_to_it_until_it_is_gone(world: World) -> None:
    lives = {"other"}

    async def is_played(role: str) -> bool:
        return role in lives

    with session_scope(engine_for_process()) as session:
        take_in_update(session, 1, "telegram:7", "{}", "other")
    store = StoredTelegram(lambda conversation: Lock(), is_played=is_played)
    heir = StoredTelegram(lambda conversation: Lock(), is_played=is_played)
    lives |= {store._me, heir._me}
    assert await store.left_behind() == []
    lives.discard("other")
    found = [*await store.left_behind(), *await heir.left_behind()]
    assert [one.update_id for one in found] == [1]


async def test_while_nothing_can_be_kept_a_message_is_answered_once_and_in_full_later(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    lifter, failures, take_in = world.lifter(), iter(range(3)), StoredTelegram.take_in

    async def away_at_first(store: StoredTelegram, update_id: int, conversation: str, body: str) -> bool:
        if next(failures, None) is not None:
            raise OperationalError("INSERT", {}, Exception("the database is away"))
        return await take_in(store, update_id, conversation, body)

    monkeypatch.setattr(StoredTelegram, "take_in", away_at_first)
    world.coach.replies["crushing chest pain"] = [{"text": "Call for help now."}]
    await lifter.says("crushing chest pain")
    assert [shown.text for shown in lifter.seen] == ["Call for help now."] * 2


async def test_a_database_that_goes_away_in_between_silences_nobody(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object) -> bool:
        raise OperationalError("INSERT", {}, Exception("the database is away"))

    monkeypatch.setattr(StoredTelegram, "mark", away)
    lifter = world.lifter()
    world.coach.replies["crushing chest pain"] = [{"text": "Call for help now."}]
    await lifter.says("crushing chest pain")
    assert [shown.text for shown in lifter.seen] == ["Call for help now."]
