"""Telegram as it is served, with the trained model, in a process that is killed in between."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import AsyncIterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio
from bot_process import BotProcess, free_port
from telegram_api import DATE, TOKEN, BotApi, Shown

from bot.channels.telegram.words import DELETE_YES, DELETED
from bot.guide import load_guide
from bot.settings.telegram import WEBHOOK_PATH
from bot.store.reminders import set_reminders
from bot.store.session import engine_for_process, session_scope

MODEL = Path("models/coach.tar.gz")
SECRET = "a-secret-that-only-the-tests-know"
EXPORT = b"""Date,Exercise,Category,Weight (kg),Reps,Distance,Distance Unit,Time,Comment
2026-01-05,Barbell Hip Thrust,Glutes,75.0,8,,,,
2026-01-08,Barbell Hip Thrust,Glutes,77.5,8,,,,
"""
QUESTIONS = ("do I need hip thrusts?", "how many sets and reps?", "squat vs thrust", "how do I set up?")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(not MODEL.is_file(), reason="there is no trained model (make train)"),
]


class Served:
    """``python -m bot serve`` with Telegram on; ``kill`` and ``start`` are a crash and a restart."""

    def __init__(self, folder: Path, api: BotApi) -> None:
        port = free_port()
        self.api = api
        self._ids = iter(range(5000, 100_000))
        self.process = BotProcess(
            folder,
            {
                "WEB_SECRET": SECRET,
                "TELEGRAM_BOT_TOKEN": TOKEN,
                "TELEGRAM_API_BASE_URL": api.url,
                "TELEGRAM_WEBHOOK_URL": f"http://127.0.0.1:{port}",
                "TELEGRAM_WEBHOOK_SECRET": SECRET,
            },
            port=port,
        )

    @property
    def url(self) -> str:
        return self.process.url

    async def start(self, mode: str) -> None:
        self.api.calls.clear()
        await asyncio.to_thread(self.process.start, TELEGRAM_MODE=mode)
        registered = "setWebhook" if mode == "webhook" else "getUpdates"
        deadline = time.monotonic() + 60
        while registered not in [method for method, _ in self.api.calls]:
            assert time.monotonic() < deadline, self.process.log
            await asyncio.sleep(0.05)

    async def kill(self) -> None:
        await asyncio.to_thread(self.process.kill)

    def message(self, chat_id: int, text: str) -> dict[str, Any]:
        number = next(self._ids)
        person = {"id": chat_id, "is_bot": False, "first_name": "Kim"}
        entities = [{"type": "bot_command", "offset": 0, "length": len(text)}] if text.startswith("/") else []
        return {
            "update_id": number,
            "message": {
                "message_id": number,
                "date": DATE,
                "chat": {"id": chat_id, "type": "private"},
                "from": person,
                "text": text,
                "entities": entities,
            },
        }

    def press(self, shown: Shown, title: str) -> dict[str, Any]:
        data = next(button["callback_data"] for (button,) in shown.buttons if button["text"] == title)
        person = {"id": shown.chat_id, "is_bot": False, "first_name": "Kim"}
        message = {
            "message_id": shown.message_id,
            "date": DATE,
            "chat": {"id": shown.chat_id, "type": "private"},
            "text": shown.text,
            "reply_markup": {"inline_keyboard": shown.buttons},
        }
        number = next(self._ids)
        query = {"id": str(number), "from": person, "chat_instance": "1", "data": data, "message": message}
        return {"update_id": number, "callback_query": query}

    async def says(self, chat_id: int, text: str, answers: int = 1) -> list[Shown]:
        """Somebody writes; the messages that come of it, of which there are so many."""
        before = len(self.api.sent_to(chat_id))
        await self.api.hand_out(self.message(chat_id, text))
        return (await self.hears(chat_id, before + answers))[before:]

    async def hears(self, chat_id: int, count: int = 1) -> list[Shown]:
        """What was shown in a chat, once there is so much of it."""
        deadline = time.monotonic() + 60
        while len(self.api.sent_to(chat_id)) < count:
            assert time.monotonic() < deadline, self.process.log
            await asyncio.sleep(0.01)
        return self.api.sent_to(chat_id)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def served(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Served]:
    api = await BotApi().start()
    running = Served(tmp_path_factory.mktemp("telegram"), api)
    await running.start("webhook")
    yield running
    await running.kill()
    await api.stop()


async def test_a_reply_on_telegram_costs_little_more_than_the_turn_itself(served: Served, record_property: Any) -> None:
    """At the 95th percentile 40 ms, and 30 a second, where a turn over REST takes 15 ms; in proportion elsewhere.

    The best of three rounds: what else the machine does in a round is not the bot's.
    """
    rounds = [await _round(served, 10_000 * number) for number in (1, 2, 3)]
    turn, p95, rate = min(rounds, key=lambda found: found[1] / found[0])
    record_property("telegram_p95_ms", round(p95 * 1000, 1))
    print(
        f"a turn over REST {turn * 1000:.1f} ms; over Telegram p95 {p95 * 1000:.1f} ms,"
        f" {max(rate for _, _, rate in rounds):.1f} messages a second"
    )
    assert p95 <= turn * 40 / 15
    assert max(rate * turn for turn, _, rate in rounds) >= 30 * 0.015


async def _round(served: Served, first_chat: int) -> tuple[float, float, float]:
    """Seconds of a turn over REST at the median and over Telegram at the 95th percentile; messages a second at most."""
    rest, telegram = list[float](), list[float]()
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    async with httpx.AsyncClient(trust_env=False, base_url=served.url, timeout=60) as http:
        for chat in range(first_chat, first_chat + 60):
            question = QUESTIONS[chat % len(QUESTIONS)]
            started = time.monotonic()
            await http.post("/webhooks/rest/webhook", json={"sender": f"rest-{chat}", "message": question})
            rest.append(time.monotonic() - started)
            started = time.monotonic()
            await http.post(WEBHOOK_PATH, json=served.message(chat, question), headers=headers)
            (shown,) = await served.hears(chat)
            telegram.append(shown.at - started)
        rush = range(first_chat + 1000, first_chat + 1120)
        updates = [served.message(chat, QUESTIONS[chat % len(QUESTIONS)]) for chat in rush]
        started = time.monotonic()
        await asyncio.gather(*(http.post(WEBHOOK_PATH, json=update, headers=headers) for update in updates))
        ended = [(await served.hears(chat))[0].at for chat in rush]
    return statistics.median(rest), statistics.quantiles(telegram, n=20)[-1], len(rush) / (max(ended) - started)


async def test_an_answer_of_the_guide_comes_with_caveats_buttons_and_links(served: Served) -> None:
    await served.api.hand_out(served.message(1, "do I need hip thrusts?"))
    (shown,) = await served.hears(1)
    topic = load_guide().topics["need_hip_thrusts"]
    assert shown.formatted
    assert any(load_guide().caveats[id_].text in shown.text for id_ in topic.caveats)
    assert shown.links
    assert "Why?" in shown.titles
    await served.api.hand_out(served.press(shown, "Why?"))
    shown = (await served.hears(1, 2))[1]
    assert any(load_guide().caveats[id_].text in shown.text for id_ in topic.caveats)


async def test_a_reminder_that_came_due_while_the_process_was_down_comes_once(served: Served) -> None:
    due = datetime.now(timezone.utc) - timedelta(minutes=1)
    await served.kill()
    with session_scope(engine_for_process(served.process.database)) as session:
        set_reminders(session, "telegram:31", [(due.weekday(), 60 * due.hour + due.minute)], next_at=due)
    await served.start("webhook")
    (shown,) = await served.hears(31)
    assert "you asked me to remind you to train" in shown.text
    assert shown.titles == ["Make a plan", "Log a session", "Stop reminders"]
    await served.api.hand_out(served.press(shown, "Stop reminders"))
    _, stopped = await served.hears(31, 2)
    assert "I won't remind you any more" in stopped.text


async def test_a_safety_hand_off_carries_no_coaching(served: Served) -> None:
    await served.api.hand_out(served.message(2, "I have crushing chest pain"))
    (shown,) = await served.hears(2)
    assert "emergency" in shown.text
    assert "hip thrust" not in shown.text.lower()


async def test_a_log_a_picture_of_it_and_a_copy_as_a_file(served: Served) -> None:
    shown = await served.says(9, "3x10 at 100kg rpe 8")
    assert "3 sets of 10 at 100 kg, RPE 8" in shown[-1].text
    await served.api.hand_out(served.press(shown[-1], "Yes, save it"))
    saved, suggestion = (await served.hears(9, 3))[1:]
    assert saved.text.startswith("Saved.")
    assert "at 100 kg" in suggestion.text
    shown = await served.says(9, "/progress", answers=2)
    picture = next(one for one in shown if one.photo)
    assert isinstance(picture.photo, bytes)
    assert picture.photo.startswith(b"\x89PNG")
    assert "Your hardest sets were RPE 8" in " ".join(one.text for one in shown)
    shown = await served.says(9, "/export")
    assert shown[-1].document
    assert shown[-1].document[1].startswith(b"PK")


async def test_an_edited_message_changes_the_session_that_it_stored(served: Served) -> None:
    first = served.message(12, "/log 3x10 at 62.5 kg")
    await served.api.hand_out(first)
    (shown,) = await served.hears(12)
    assert "3 sets of 10 at 62.5 kg" in shown.text
    assert (await served.says(12, "yes", answers=2))[0].text.startswith("Saved.")
    await served.says(12, "thanks")
    edited = {**first["message"], "edit_date": DATE + 1, "text": "/log 3x10 at 67.5 kg"}
    await served.api.hand_out({"update_id": first["update_id"] + 40_000, "edited_message": edited})
    changed = (await served.hears(12, 5))[4]
    assert "Instead of 3 sets of 10 at 62.5 kg, barbell hip thrust: 3 sets of 10 at 67.5 kg" in changed.text
    assert (await served.says(12, "yes", answers=2))[0].text.startswith("Changed.")
    listed = (await served.says(12, "show my log"))[0].text
    assert "67.5 kg" in listed
    assert "62.5 kg" not in listed


async def test_a_file_is_told_imported_after_a_yes_and_taken_back_in_one_step(served: Served) -> None:
    served.api.files["f1"] = EXPORT
    sent = served.message(13, "")
    del sent["message"]["text"], sent["message"]["entities"]
    sent["message"]["document"] = {"file_id": "f1", "file_unique_id": "f1", "file_name": "log.csv", "file_size": 90}
    await served.api.hand_out(sent)
    (found,) = await served.hears(13)
    assert "2 sessions" in found.text
    assert "barbell hip thrust" in found.text
    await served.api.hand_out(served.press(found, "Yes, save it"))
    assert (await served.hears(13, 2))[1].text.startswith("Saved: 2 sessions.")
    assert "75 kg" in (await served.says(13, "show my log"))[0].text
    assert "2 sessions" in (await served.says(13, "undo the import"))[0].text
    assert "haven't logged anything" in (await served.says(13, "show my log"))[0].text


async def test_what_a_kill_interrupts_is_answered_after_it_and_nothing_twice(served: Served) -> None:
    """Also the questions of a log and of a plan go on where they were."""
    assert "kg or lb" in (await served.says(10, "4x8 at 110"))[-1].text
    await served.says(11, "make me a plan")
    assert "Got it: bigger glutes" in (await served.says(11, "bigger glutes"))[-1].text
    texts = ["how many sets and reps?", "why?", "tell me more", "squat vs thrust", "how do I set up?"]
    updates = [served.message(3, text) for text in texts]
    await served.api.hand_out(*updates)
    await served.hears(3)
    await served.kill()
    await served.start("webhook")
    await served.api.hand_out(*updates)
    shown = await served.hears(3, len(texts))
    if len({one.text for one in shown}) < len(texts):
        # The kill fell between Telegram's taking a message and our noting it: that one comes again, and no other.
        shown = await served.hears(3, len(texts) + 1)
    assert len({one.text for one in shown}) == len(texts)
    await served.api.hand_out(served.message(3, "what is RPE?"))
    assert len(await served.hears(3, len(shown) + 1)) == len(shown) + 1
    assert "4 sets of 8 at 110 kg" in (await served.says(10, "kg"))[-1].text
    assert (await served.says(10, "yes", answers=2))[0].text.startswith("Saved.")
    assert "half a year of training or more. On how many days" in (await served.says(11, "5 years"))[-1].text


async def test_the_same_by_long_polling_and_the_web_stays_up(served: Served) -> None:
    await served.kill()
    await served.start("polling")
    await served.api.hand_out(served.message(5, "do I need hip thrusts?"))
    (shown,) = await served.hears(5)
    assert "Keep in mind" in shown.text
    async with httpx.AsyncClient(trust_env=False) as http:
        assert (await http.get(f"{served.url}/health")).json() == {"ready": True}
        assert (await http.post(served.url + WEBHOOK_PATH, json={"update_id": 1})).status_code == 404
        rest = {"sender": "telegram:5", "message": "why?"}
        assert (await http.post(f"{served.url}/webhooks/rest/webhook", json=rest)).status_code == 400


async def test_an_erased_talk_is_gone_from_the_file_too(served: Served) -> None:
    await served.api.hand_out(served.message(6, "my quokka hurts"))
    await served.hears(6)
    await served.api.hand_out(served.message(6, "/delete"))
    question = (await served.hears(6, 2))[1]
    await served.api.hand_out(served.press(question, DELETE_YES))
    assert (await served.hears(6, 3))[2].text == DELETED
    files = list(served.process.folder.glob("coach.db*"))
    assert files
    assert not [file.name for file in files if b"quokka" in file.read_bytes()]


async def test_no_log_holds_the_token_or_a_message(served: Served) -> None:
    served.api.fail("sendMessage", 400, "Bad Request: wombat", times=2)
    await served.api.hand_out(served.message(8, "my wombat is strong"), served.message(8, "wombat " * 500))
    await served.hears(8)
    log = served.process.log
    for word in ("wombat", TOKEN, TOKEN.split(":")[1], SECRET, "quokka", "chest pain"):
        assert word not in log
