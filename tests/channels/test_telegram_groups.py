"""Groups: data is a member's and never the chat's, moves along with the group, and who stays unnamed has none."""

from __future__ import annotations

from typing import Any

import pytest
from telegram_world import World

from bot.channels.telegram.words import DELETE_YES
from bot.store.feedback import add_feedback, list_feedback
from bot.store.session import engine_for_process, session_scope

pytestmark = pytest.mark.asyncio(loop_scope="function")

GROUP = {"id": -100, "type": "group"}
SUPERGROUP = {"id": -200, "type": "supergroup"}
ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}


def _upgraded(world: World) -> list[dict[str, Any]]:
    """What Telegram tells of a group that became a supergroup, in both of them."""
    by = world.member(7, **GROUP)
    told = {"from": by.account}
    return [
        world.update(message={**by.message(), **told, "migrate_to_chat_id": -200}),
        world.update(message={**world.member(7, **SUPERGROUP).message(), **told, "migrate_from_chat_id": -100}),
    ]


def _conversations_with_feedback() -> list[str]:
    with session_scope(engine_for_process()) as session:
        return [entry.sender_id for entry in list_feedback(session)]


def _feels(sender: str) -> None:
    with session_scope(engine_for_process()) as session:
        add_feedback(session, sender_id=sender, positive=True, topic=None, section=None)


async def test_each_member_is_a_lifter_of_their_own(world: World) -> None:
    for id_ in (7, 8):
        await world.member(id_, **GROUP).says("@hip_coach_bot do I need hip thrusts?")
    assert [conversation for conversation, _, _ in world.coach.asked] == ["telegram:-100:7", "telegram:-100:8"]


async def test_a_group_that_becomes_a_supergroup_keeps_what_its_members_have(world: World) -> None:
    _feels("telegram:-100:7")
    await world.happens(*_upgraded(world))
    assert _conversations_with_feedback() == ["telegram:-200:7"]
    assert world.api.sent_to(-100) == world.api.sent_to(-200) == []


async def test_what_is_deleted_after_the_move_is_really_gone(world: World) -> None:
    _feels("telegram:-100:7")
    _feels("telegram:-100:8")
    await world.happens(*_upgraded(world))
    member = world.member(7, **SUPERGROUP)
    await member.says("/delete@hip_coach_bot")
    await member.presses(DELETE_YES)
    assert _conversations_with_feedback() == ["telegram:-200:8"]


async def test_a_move_that_shows_only_when_something_is_sent_is_made_too(world: World) -> None:
    _feels("telegram:-100:7")
    reason = "Bad Request: group chat was upgraded to a supergroup chat"
    world.api.fail("sendMessage", 400, reason, migrate_to_chat_id=-200)
    await world.member(7, **GROUP).says("@hip_coach_bot do I need hip thrusts?")
    assert world.api.sent_to(-200)
    assert _conversations_with_feedback() == ["telegram:-200:7"]


@pytest.mark.parametrize(
    "as_", [{"id": -100, "type": "supergroup"}, {"id": -555, "type": "channel", "title": "Gym news"}]
)
async def test_who_writes_as_a_group_or_channel_is_no_person_to_the_coach(world: World, as_: dict[str, Any]) -> None:
    member = world.member(7)
    await member.says(
        "@hip_coach_bot do I need hip thrusts?", **{"from": ANONYMOUS}, sender_chat={"title": "Gym", **as_}
    )
    await member.says("@hip_coach_bot do I need hip thrusts?")
    assert [told.get("anonymous") for _, _, told in world.coach.asked] == [True, None]
    assert [bool(member.seen)] == [True]
