"""What a lifter sees whose messages reach two processes: the same as with one."""

from __future__ import annotations

import asyncio
import json
import time
from base64 import urlsafe_b64decode as b64decode
from collections.abc import Callable, Coroutine, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx
import pytest
from replicas.conftest import Replicas

from bot.engine.unsaved_turns import HEALTH_NOT_SAVED, NOT_SAVED

pytestmark = pytest.mark.slow
_MANY, _SOME, _SLOWEST = 100, 10, 5.0


@pytest.fixture
def sender() -> str:
    return f"lifter-{uuid4().hex}"


def at_once(requests: Callable[[httpx.AsyncClient], Iterable[Coroutine[Any, Any, Any]]]) -> list[Any]:
    """What comes of requests that are sent together."""

    async def all_of_them() -> list[Any]:
        limits = httpx.Limits(max_connections=None)
        async with httpx.AsyncClient(timeout=300, trust_env=False, limits=limits) as http:
            return list(await asyncio.gather(*requests(http)))

    return asyncio.run(all_of_them())


@dataclass
class Burst:
    """What came of many messages of one lifter at once: numbers as they were answered, and how long each took."""

    statuses: list[int]
    answered: list[int]
    seconds: list[float]


def burst(sender: str, urls: Sequence[str]) -> Burst:
    found = Burst([], [], [])

    async def say(http: httpx.AsyncClient, number: int) -> None:
        begun = time.monotonic()
        body = {"sender": sender, "message": f"do I need hip thrusts number {number}"}
        answer = await http.post(f"{urls[number % len(urls)]}/webhooks/rest/webhook", json=body)
        assert answer.json()[0]["text"]
        found.statuses.append(answer.status_code)
        found.answered.append(number)
        found.seconds.append(time.monotonic() - begun)

    at_once(lambda http: [say(http, number) for number in range(_MANY)])
    return found


def test_a_hundred_messages_of_one_lifter_at_once_are_all_answered_in_order(replicas: Replicas, sender: str) -> None:
    with_one = burst(f"{sender}-one", replicas.urls[:1])
    got = burst(sender, replicas.urls)
    assert got.statuses == with_one.statuses == [200] * _MANY
    # A busy machine is slow with one process too.
    assert max(got.seconds) < max(_SLOWEST, 1.5 * max(with_one.seconds))
    stored = [int(text.rpartition(" ")[2]) for text in replicas.said(sender)]
    assert sorted(stored) == list(range(_MANY)), "lost, or taken twice"
    for one in (0, 1):
        mine = [number for number in stored if number % 2 == one]
        assert [number for number in got.answered if number % 2 == one] == mine, "answered in another order than taken"


async def _begin(http: httpx.AsyncClient, url: str) -> dict[str, str]:
    begun = await http.post(f"{url}/webhooks/web/conversation")
    return {"Authorization": f"Bearer {begun.json()['token']}"}


async def _say(http: httpx.AsyncClient, url: str, chat: dict[str, str], text: str, id_: str) -> httpx.Response:
    return await http.post(f"{url}/webhooks/web/message", json={"id": id_, "text": text}, headers=chat)


async def _shown(http: httpx.AsyncClient, url: str, chat: dict[str, str]) -> list[str]:
    found = await http.get(f"{url}/webhooks/web/history", headers=chat)
    return [message["text"] for message in found.json()["messages"] if message["from"] == "user"]


def test_a_message_that_reaches_both_at_once_is_answered_once_and_alike(replicas: Replicas) -> None:
    async def once(http: httpx.AsyncClient) -> tuple[bool, list[str]]:
        chat, id_ = await _begin(http, replicas.urls[0]), str(uuid4())
        sent = [_say(http, url, chat, "do I need hip thrusts?", id_) for url in replicas.urls]
        one, other = await asyncio.gather(*sent)
        return one.json() == other.json() and one.status_code == 200, await _shown(http, replicas.urls[1], chat)

    found = at_once(lambda http: [once(http) for _ in range(_SOME)])
    assert found == [(True, ["do I need hip thrusts?"])] * _SOME


def test_a_message_and_a_deletion_at_once_leave_nothing(replicas: Replicas) -> None:
    async def both(http: httpx.AsyncClient, late: float) -> str:
        chat = await _begin(http, replicas.urls[0])
        await _say(http, replicas.urls[0], chat, "hi", str(uuid4()))

        async def delete() -> httpx.Response:
            await asyncio.sleep(late)
            return await http.delete(f"{replicas.urls[1]}/webhooks/web/conversation", headers=chat)

        message = _say(http, replicas.urls[0], chat, "do I need hip thrusts", str(uuid4()))
        said, deleted = await asyncio.gather(message, delete())
        assert said.status_code in (200, 401)
        assert deleted.status_code == 204
        return chat["Authorization"]

    tokens = at_once(lambda http: [both(http, number / 100) for number in range(_SOME)])
    chats = [json.loads(b64decode(token.partition(" ")[2].partition(".")[0] + "==")) for token in tokens]
    assert [replicas.rows("SELECT id FROM events WHERE sender_id = :it", chat) for chat in chats] == [[]] * _SOME


def test_two_first_messages_at_once_are_both_stored(replicas: Replicas, sender: str) -> None:
    names = [f"{sender}-{number}" for number in range(_SOME)]
    said = ["do I need hip thrusts", "squat vs thrust"]

    async def say(http: httpx.AsyncClient, name: str, which: int) -> int:
        body = {"sender": name, "message": said[which]}
        return (await http.post(f"{replicas.urls[which]}/webhooks/rest/webhook", json=body)).status_code

    statuses = at_once(lambda http: [say(http, name, which) for name in names for which in (0, 1)])
    assert statuses == [200] * 2 * _SOME
    assert [sorted(replicas.said(name)) for name in names] == [sorted(said)] * _SOME


def test_of_two_yes_to_a_log_at_once_one_is_told_that_it_is_saved(replicas: Replicas, sender: str) -> None:
    names = [f"{sender}-{number}" for number in range(_SOME)]

    async def log(http: httpx.AsyncClient, name: str) -> int:
        async def say(text: str, url: str) -> str:
            answer = await http.post(f"{url}/webhooks/rest/webhook", json={"sender": name, "message": text})
            return " ".join(item.get("text", "") for item in answer.json())

        await say("hip thrusts today 3x8 at 100 kg", replicas.urls[0])
        return sum("Saved." in told for told in await asyncio.gather(*(say("yes", url) for url in replicas.urls)))

    assert at_once(lambda http: [log(http, name) for name in names]) == [1] * _SOME
    stored = "SELECT sessions.id FROM sessions JOIN lifter_senders USING (lifter_id) WHERE sender_id = :it"
    assert [len(replicas.rows(stored, name)) for name in names] == [1] * _SOME


def test_after_a_restart_of_the_database_nobody_notices(replicas: Replicas, sender: str) -> None:
    said = [f"do I need hip thrusts number {number}" for number in range(4)]
    for number, message in enumerate(said):
        replicas.cut_connections()
        body = {"sender": sender, "message": message}
        answer = httpx.post(f"{replicas.urls[number % 2]}/webhooks/rest/webhook", json=body, timeout=60)
        assert NOT_SAVED not in answer.text
    assert replicas.said(sender) == said


def test_while_the_database_hangs_the_servers_do_not(replicas: Replicas, sender: str) -> None:
    url = replicas.urls[0]

    def says(message: str) -> list[str]:
        body = {"sender": sender, "message": message}
        answer = httpx.post(f"{url}/webhooks/rest/webhook", json=body, timeout=60, trust_env=False)
        return [item["text"] for item in answer.json() if "text" in item]

    says("how many sets and reps?")
    with replicas.hanging_database(), ThreadPoolExecutor(8) as many:
        begun = time.monotonic()
        replies = [many.submit(says, "how many sets and reps?") for _ in range(7)]
        emergency = many.submit(says, "I have crushing chest pain")
        healthy = [httpx.get(f"{url}/health", timeout=60, trust_env=False).elapsed.total_seconds() for _ in range(10)]
        assert {tuple(reply.result()) for reply in replies} == {(NOT_SAVED,)}
        assert emergency.result()[-1] == HEALTH_NOT_SAVED
        seconds = time.monotonic() - begun
    assert max(healthy) < 1
    assert seconds < 8 * replicas.database_timeout, "each waited for itself, one after the other"
    assert HEALTH_NOT_SAVED not in says("how many sets and reps?")[0]
    assert "I have crushing chest pain" in replicas.said(sender), "what was told of an emergency is forgotten"


async def _until(is_so: Callable[[], bool]) -> None:
    while not is_so():
        await asyncio.sleep(0.001)


def test_a_process_that_is_told_to_end_answers_what_it_has_begun(replicas: Replicas, sender: str) -> None:
    ends = replicas.processes[1]
    answered: list[int] = []

    async def say(http: httpx.AsyncClient, number: int) -> int:
        body = {"sender": f"{sender}-{number}", "message": "do I need hip thrusts"}
        answer = await http.post(f"{ends.url}/webhooks/rest/webhook", json=body)
        answered.append(number)
        return answer.status_code

    async def end() -> int:
        await _until(lambda: bool(answered))
        ends.asked_to_end()
        return 200

    assert at_once(lambda http: [*(say(http, number) for number in range(_SOME)), end()]) == [200] * (_SOME + 1)
    assert ends.ended() == 0
    assert [replicas.said(f"{sender}-{number}") for number in range(_SOME)] == [["do I need hip thrusts"]] * _SOME
    ends.start()


def test_what_dies_in_mid_turn_keeps_nobody_waiting_and_takes_back_nothing(replicas: Replicas, sender: str) -> None:
    dies = replicas.processes[1]
    told: list[int] = []

    async def say(http: httpx.AsyncClient, number: int) -> None:
        body = {"sender": sender, "message": f"do I need hip thrusts number {number}", "id": f"message-{number}"}
        try:
            answer = await http.post(f"{replicas.urls[number % 2]}/webhooks/rest/webhook", json=body)
        except httpx.TransportError:
            # What a client does: the other one, the same id.
            answer = await http.post(f"{replicas.urls[0]}/webhooks/rest/webhook", json=body)
        assert answer.status_code == 200
        told.append(number)

    async def kill() -> None:
        await _until(lambda: len(told) > _SOME)
        dies.kill()

    begun = time.monotonic()
    at_once(lambda http: [*(say(http, number) for number in range(4 * _SOME)), kill()])
    assert time.monotonic() - begun < 60, "the dead one's lock was waited for"
    assert sorted(told) == list(range(4 * _SOME))
    stored = sorted(int(text.rpartition(" ")[2]) for text in replicas.said(sender))
    assert stored == list(range(4 * _SOME)), "lost, or stored twice"
