"""Commands, groups, topics, corrections, and messages without words."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

import pytest
from sqlalchemy import text as sql
from telegram_api import BOT
from telegram_world import ANSWER, World

from bot.channels.telegram.words import (
    COMMANDS,
    COPY_FAILED,
    COPY_NAME,
    CORRECTED,
    DELETE_FAILED,
    DELETE_NO,
    DELETE_YES,
    DELETED,
    KEPT,
    NOT_YOUR_BUTTON,
    PHOTO_NOTE,
    START,
)
from bot.store.feedback import add_feedback
from bot.store.session import engine_for_process, session_scope

pytestmark = pytest.mark.asyncio
COPY = [
    {"text": "Here it is.", "buttons": [{"title": "Delete my data", "payload": "/delete_my_data"}]},
    {"custom": {"copy": True}},
]


async def test_the_menu_names_what_is_built_and_each_of_it_answers(world: World) -> None:
    names = ["start", "help", "log", "plan", "progress", "link", "export", "privacy", "delete"]
    assert [command["command"] for command in world.api.commands] == names
    lifter = world.lifter()
    for name in COMMANDS:
        await lifter.says(f"/{name}")
    assert len(lifter.seen) == len(COMMANDS)
    assert all(shown.buttons for shown in lifter.seen)
    assert world.coach.texts == ["/log_session", "/build_plan", "/show_progress", "link", "/export_my_data"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("/log 3x10 @ 62.5 kg", "log 3x10 @ 62.5 kg"),
        ("/plan 3 days a week", "plan 3 days a week"),
        ("/link ABCD-2345", "link ABCD-2345"),
        ("/log@hip_coach_bot", "/log_session"),
    ],
)
async def test_what_stands_behind_a_command_is_read_as_it_was_written(world: World, typed: str, read: str) -> None:
    await world.lifter().says(typed)
    assert world.coach.texts == [read]


async def test_privacy_says_how_long_and_how_to_get_out_without_asking_the_coach(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    lifter = world.lifter()
    await lifter.says("/privacy")
    monkeypatch.setenv("RETENTION_MONTHS", "6")
    await lifter.says("/privacy")
    assert [("6 months" in shown.text, "delete my data" in shown.text) for shown in lifter.seen] == [
        (False, True),
        (True, True),
    ]
    assert world.coach.asked == []


async def test_a_copy_of_the_data_comes_as_a_file_and_not_as_a_link(world: World) -> None:
    world.coach.replies["/export_my_data"] = COPY
    lifter = world.lifter()
    await lifter.says("how deep do I go?")
    await lifter.says("/export")
    shown = lifter.seen[-1]
    assert (shown.text, shown.titles) == ("Here it is.", ["Delete my data"])
    assert shown.document
    name, packed = shown.document
    assert name == COPY_NAME
    with zipfile.ZipFile(io.BytesIO(packed)) as file:
        found = json.loads(file.read("data.json"))
    assert "how deep do I go?" in [line["text"] for line in found["conversations"][lifter.talk]]


async def test_a_copy_that_cannot_be_made_or_sent_is_said_plainly(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(conversation: str) -> bytes:
        raise OSError("disk full")

    world.coach.replies["/export_my_data"] = COPY
    lifter = world.lifter()
    with monkeypatch.context() as patch:
        patch.setattr(world.channel._store, "copy", broken)
        await lifter.says("/export")
    world.api.fail("sendDocument", 400, "Bad Request: file is too big", times=2)
    await lifter.says("/export")
    assert [(shown.text, shown.document) for shown in lifter.seen] == [(COPY_FAILED, None)] * 2


async def test_after_deleting_by_talk_a_second_press_says_nothing_and_nothing_is_left(world: World) -> None:
    lifter = world.lifter()
    world.coach.replies["delete my data"] = [{"text": "Sure?", "buttons": [{"title": "Yes", "payload": "/affirm"}]}]
    world.coach.erase_after = "/affirm"
    await lifter.says("delete my data")
    question = lifter.seen[-1]
    await world.happens(lifter.press("Yes", question), lifter.press("Yes", question))
    assert [shown.text for shown in lifter.seen[1:]] == ["Gone."]
    assert _rows(lifter.talk) == []


async def test_a_link_to_a_topic_greets_and_answers_it(world: World) -> None:
    lifter = world.lifter()
    await lifter.says("/start need-hip-thrusts")
    assert lifter.seen[0].text == START
    assert ANSWER.title in lifter.seen[1].text
    assert world.coach.texts == ["/need_hip_thrusts"]


@pytest.mark.parametrize("payload", ["nonsense", "restart", 'inform{"goal":"strength"}', "x" * 4000, "../etc"])
async def test_a_link_to_anything_else_only_greets(world: World, payload: str) -> None:
    lifter = world.lifter()
    await lifter.says(f"/start {payload}")
    assert [shown.text for shown in lifter.seen] == [START]
    assert world.coach.asked == []


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("/restart", "restart"),
        ("/delete_my_data", "delete my data"),
        ('/inform{"goal": "strength"}', "inform"),
        ("/squat_vs_thrust", "squat vs thrust"),
        ("see example.com/bottom", "see example.com/bottom"),
    ],
)
async def test_a_typed_command_of_rasas_is_read_as_words(world: World, typed: str, read: str) -> None:
    lifter = world.lifter()
    await lifter.says(typed)
    assert world.coach.texts == [read]
    assert len(lifter.seen) == 1


async def test_delete_asks_once_and_then_erases_everything_of_this_talk(world: World) -> None:
    lifter, other = world.lifter(7), world.lifter(8)
    for person in (lifter, other):
        await person.says("my wombat hurts")
        with session_scope(engine_for_process()) as session:
            add_feedback(session, sender_id=person.talk, positive=True, topic=None, section=None)
    await lifter.says("/delete")
    assert _rows(lifter.talk)
    question = lifter.seen[-1]
    await lifter.presses(DELETE_YES)
    assert lifter.seen[-1].text == DELETED
    assert question.buttons == []
    assert _rows(lifter.talk) == []
    assert _rows(other.talk)


async def test_nothing_is_erased_by_no_or_by_a_second_press_or_without_asking(world: World) -> None:
    lifter = world.lifter()
    await lifter.says("do I need them?")
    await lifter.says("/delete")
    question = lifter.seen[-1]
    yes = lifter.press(DELETE_YES, question)
    await lifter.presses(DELETE_NO, question)
    assert lifter.seen[-1].text == KEPT
    await world.happens(yes)
    assert _rows(lifter.talk)
    assert len(lifter.seen) == 3


async def test_a_double_press_on_yes_says_done_once(world: World) -> None:
    lifter = world.lifter()
    await lifter.says("/delete")
    question = lifter.seen[-1]
    await world.happens(lifter.press(DELETE_YES, question), lifter.press(DELETE_YES, question))
    assert [shown.text for shown in lifter.seen[1:]] == [DELETED]


async def test_erasing_that_fails_says_so_and_can_be_repeated(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    async def broken(conversation: str) -> None:
        raise OSError("disk full")

    lifter = world.lifter()
    await lifter.says("do I need them?")
    await lifter.says("/delete")
    with monkeypatch.context() as patch:
        patch.setattr(world.channel._store, "erase", broken)
        await lifter.presses(DELETE_YES)
    assert lifter.seen[-1].text == DELETE_FAILED
    await lifter.presses(DELETE_YES)
    assert lifter.seen[-1].text == DELETED


@pytest.mark.parametrize(
    ("parts", "named"),
    [
        ({"photo": [{"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}]}, "photo"),
        ({"voice": {"file_id": "1", "file_unique_id": "1", "duration": 3}}, "voice message"),
        (
            {
                "sticker": {
                    "file_id": "1",
                    "file_unique_id": "1",
                    "type": "regular",
                    "width": 1,
                    "height": 1,
                    "is_animated": False,
                    "is_video": False,
                }
            },
            "sticker",
        ),
        ({"location": {"latitude": 1.0, "longitude": 2.0}}, "map"),
        ({"contact": {"phone_number": "1", "first_name": "Kim"}}, "contact"),
    ],
)
async def test_what_has_no_words_gets_a_reply_that_says_what_can_be_read(
    world: World, parts: dict[str, Any], named: str
) -> None:
    lifter = world.lifter()
    await lifter.sends(**parts)
    assert named in lifter.seen[0].text
    assert "text" in lifter.seen[0].text
    assert lifter.seen[0].buttons
    assert world.coach.asked == []


async def test_a_caption_is_answered_and_nobody_pretends_to_have_seen_the_photo(world: World) -> None:
    photo = [{"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}]
    lifter = world.lifter()
    await lifter.sends(photo=photo, caption="is this deep enough?")
    assert world.coach.texts == ["is this deep enough?"]
    assert lifter.seen[0].text.startswith(PHOTO_NOTE)


async def test_an_album_gets_one_reply(world: World) -> None:
    photo = [{"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}]
    lifter = world.lifter()
    for _ in range(3):
        await lifter.sends(photo=photo, media_group_id="album")
    assert len(lifter.seen) == 1


async def test_an_edited_message_is_answered_as_a_correction_once(world: World) -> None:
    lifter = world.lifter()
    first = (await lifter.says("do I need hip trusts"))["message"]
    await lifter.edits(first, text="do I need hip thrusts")
    # Telegram says "edited" again for a reaction or a link preview, with the same words.
    await lifter.edits(first, text="do I need hip thrusts")
    assert world.coach.texts == ["do I need hip trusts", "do I need hip thrusts"]
    assert lifter.seen[1].text.startswith(CORRECTED)
    assert lifter.seen[1].reply_to == first["message_id"]
    # The coach can tell that both are one message, and change what it stored.
    assert [metadata["said_in"] for _, _, metadata in world.coach.asked] == [first["message_id"]] * 2


async def test_an_edited_caption_is_one_too_and_a_moving_place_is_none(world: World) -> None:
    lifter = world.lifter()
    photo = [{"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1}]
    sent = (await lifter.sends(photo=photo, caption="how depe"))["message"]
    await lifter.edits(sent, caption="how deep")
    assert world.coach.texts == ["how depe", "how deep"]
    place = (await lifter.sends(location={"latitude": 1.0, "longitude": 2.0}))["message"]
    await lifter.edits(place, location={"latitude": 1.5, "longitude": 2.0})
    assert len(lifter.seen) == 3


async def test_in_a_group_the_bot_answers_only_when_it_is_meant(world: World) -> None:
    kim = world.member(7)
    await kim.says("do I need hip thrusts?")
    await kim.says("/help")
    await kim.says("/help@another_bot")
    await kim.says("ask @another_bot")
    await kim.sends(new_chat_members=[kim.account])
    await kim.says("yes", reply_to_message=kim.message("do you?"))
    assert kim.seen == []
    await kim.says("🍑 @Hip_Coach_Bot do I need them?")
    await kim.says("why?", reply_to_message={**kim.message("You do not."), "from": BOT})
    await kim.says("/help@hip_coach_bot")
    assert world.coach.texts == ["🍑 do I need them?", "why?"]
    assert len(kim.seen) == 3
    assert all(shown.reply_to for shown in kim.seen)


async def test_each_member_has_a_conversation_of_their_own(world: World) -> None:
    kim, lee = world.member(7), world.member(8)
    await kim.says("@hip_coach_bot setup?")
    await lee.says("@hip_coach_bot sets?")
    assert [talk for talk, _, _ in world.coach.asked] == ["telegram:-100:7", "telegram:-100:8"]


async def test_somebody_elses_buttons_are_left_alone(world: World) -> None:
    kim, lee = world.member(7), world.member(8)
    await kim.says("@hip_coach_bot setup?")
    shown = kim.seen[0]
    await lee.presses("Why?", shown, asker=kim.account)
    assert NOT_YOUR_BUTTON in world.api.alerts.values()
    assert shown.buttons
    await kim.presses("Why?", shown, asker=kim.account)
    assert [talk for talk, _, _ in world.coach.asked] == [kim.talk, kim.talk]


async def test_an_answer_stays_in_its_topic(world: World) -> None:
    kim = world.member(7, is_forum=True)
    opened = {**kim.message(), "from": BOT, "forum_topic_created": {"name": "Legs", "icon_color": 1}}
    topic = {"message_thread_id": 55, "is_topic_message": True, "reply_to_message": opened}
    await kim.says("just talking", **topic)
    assert kim.seen == []
    await kim.says("@hip_coach_bot setup?", **topic)
    assert [shown.thread_id for shown in kim.seen] == [55]


async def test_a_form_goes_on_after_a_restart(world: World) -> None:
    lifter = world.lifter()
    await lifter.says("plan")
    await world.stop()
    await world.start()
    await lifter.says("strength")
    assert world.coach.asked[0][0] == world.coach.asked[1][0]


def _rows(talk: str) -> list[str]:
    """Names of the tables in which anything of a conversation is left."""
    tables = ("events", "feedback", "unclear_messages", "telegram_updates", "telegram_marks", "telegram_payloads")
    with engine_for_process().connect() as connection:
        return [
            table
            for table in tables
            if connection.execute(sql(f"SELECT 1 FROM {table} WHERE sender_id = :talk"), {"talk": talk}).first()
        ]
