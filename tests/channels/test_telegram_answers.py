"""What a lifter sees on Telegram: one message an answer, nothing torn off, every button of use once."""

from __future__ import annotations

import asyncio
import html
from typing import Any

import pytest
from telegram_world import ANSWER, World

from bot.channels.answer_view import as_json
from bot.channels.fixed_replies import LOST, NO_WORDS
from bot.channels.telegram.words import OLD_BUTTON

pytestmark = pytest.mark.asyncio


async def test_an_answer_is_one_message_with_its_caveats_and_links(world: World) -> None:
    lifter = world.lifter()
    await lifter.says("do I need hip thrusts?")
    (shown,) = lifter.seen
    assert shown.formatted
    for caveat in ANSWER.caveats:
        assert caveat.text in shown.text
    for sentence in ANSWER.sentences:
        assert sentence.text in shown.text
    assert ANSWER.section.title in shown.text
    assert shown.links == [html.unescape(source.url) for source in ANSWER.sources]
    assert all(len(row) == 1 for row in shown.buttons)
    assert shown.titles[0] == "Why?"


async def test_a_plan_is_a_list_of_its_days(world: World) -> None:
    answer = as_json(ANSWER)
    dosed = {"lift": "barbell hip thrust", "sets": 3, "reps": [8, 12], "rpe": [7, 9], "own": False, "lighter": False}
    days = [
        {"number": 1, "weekday": "Monday", "lines": [dosed, {"lift": "squats", "own": True, "lighter": False}]},
        {"number": 2, "weekday": None, "lines": [{"lift": "your main lifts", "own": False, "lighter": True}]},
        {"number": 3, "weekday": None, "lines": []},
    ]
    plan = {"days": days, "sentences": [0]}
    world.coach.replies["plan"] = [
        {"text": "The plan."},
        {"custom": {"answer": {**answer, "listed": True}, "plan": plan}},
    ]
    lifter = world.lifter()
    await lifter.says("plan")
    (shown,) = lifter.seen
    assert (
        "Day 1 (Monday)\n• barbell hip thrust: 3 sets of 8 to 12, RPE 7 to 9\n• your squats\n"
        "Day 2\n• your main lifts, lighter for now\nDay 3\n• your other work, or rest\n"
    ) in shown.text
    assert ANSWER.sentences[0].text not in shown.text
    assert all(sentence.text in shown.text for sentence in ANSWER.sentences[1:])
    assert all(caveat.text in shown.text for caveat in ANSWER.caveats)


async def test_typing_is_shown_while_an_answer_takes_its_time(world: World) -> None:
    world.coach.go_on.clear()
    talk = asyncio.ensure_future(world.lifter().says("do I need them?"))
    while "sendChatAction" not in [method for method, _ in world.api.calls]:
        await asyncio.sleep(0.01)
    world.coach.go_on.set()
    await talk
    methods = [method for method, _ in world.api.calls if method.startswith("send")]
    assert methods == ["sendChatAction", "sendMessage"]


async def test_what_is_answered_at_once_is_not_announced(world: World) -> None:
    await world.lifter().says("do I need them?")
    methods = [method for method, _ in world.api.calls if method.startswith("send")]
    assert methods == ["sendMessage"]


async def test_what_looks_like_markup_is_shown_as_it_is(world: World) -> None:
    said = "5 < 6 & <b>7</b> *8* _9_ [x](y) \"q\" 'r'"
    world.coach.replies["odd"] = [{"text": said}]
    await world.lifter().says("odd")
    assert [shown.text for shown in world.lifter().seen] == [said]


async def test_where_telegram_refuses_the_formatting_the_same_is_sent_plain(world: World) -> None:
    world.api.refuse_html = True
    lifter = world.lifter()
    await lifter.says("do I need them?")
    (shown,) = lifter.seen
    assert not shown.formatted
    assert "<" not in shown.text
    assert all(caveat.text in shown.text for caveat in ANSWER.caveats)
    assert all(source.url in shown.text for source in ANSWER.sources)
    assert shown.titles[0] == "Why?"


async def test_a_pressed_button_answers_and_its_keyboard_goes(world: World) -> None:
    lifter = world.lifter()
    await lifter.says("do I need them?")
    first = lifter.seen[0]
    await lifter.presses("Why?", first)
    assert world.coach.asked[-1] == (lifter.talk, "/ask_why", {"title": "Why?"})
    assert first.buttons == []
    assert len(lifter.seen) == 2
    assert list(world.api.alerts.values()) == [None]


async def test_a_button_pressed_twice_answers_once_and_stops_spinning_twice(world: World) -> None:
    lifter = world.lifter()
    await lifter.says("do I need them?")
    first = lifter.seen[0]
    await world.happens(lifter.press("Why?", first), lifter.press("Why?", first))
    assert world.coach.texts == ["do I need them?", "/ask_why"]
    assert len(world.api.alerts) == 2


async def test_a_payload_of_any_length_comes_back_whole(world: World) -> None:
    lifter = world.lifter()
    await lifter.says("do I need them?")
    await lifter.presses("A long one")
    assert world.coach.texts[-1].startswith('/inform{"goal": "strength"')
    assert len(world.coach.texts[-1].encode()) > 64


async def test_a_long_payload_is_good_after_a_restart_and_only_for_its_owner(world: World) -> None:
    lifter, other = world.lifter(7), world.lifter(8)
    await lifter.says("do I need them?")
    shown = lifter.seen[0]
    data = next(button["callback_data"] for (button,) in shown.buttons if button["text"] == "A long one")
    await world.stop()
    await world.start()
    await world.happens(other.pressed(data))
    await other.says("hello")
    assert not [text for talk, text, _ in world.coach.asked if talk == other.talk and text.startswith("/")]
    await lifter.presses("A long one", shown)
    assert world.coach.texts[-1].startswith("/inform{")


async def test_a_payload_that_was_never_offered_does_not_act(world: World) -> None:
    lifter = world.lifter()
    await lifter.says("do I need them?")
    shown = lifter.seen[0]
    await world.happens(lifter.pressed('/inform{"goal": "strength"}', shown))
    await world.happens(lifter.pressed("/restart"))
    assert world.coach.texts == ["do I need them?"]
    assert OLD_BUTTON in world.api.alerts.values()


async def test_a_button_under_the_bots_own_words_asks_its_question(world: World) -> None:
    lifter = world.lifter()
    await lifter.says("/start")
    await lifter.presses("Squats or hip thrusts?")
    assert world.coach.texts == ["Squats or hip thrusts?"]


async def test_a_plot_comes_as_a_photo_with_its_caption(world: World, plot_address: str) -> None:
    world.coach.replies["progress"] = [
        {"text": "Up 5 kg in a month.", "buttons": [{"title": "Why?", "payload": "/ask_why"}]},
        {"image": plot_address},
    ]
    lifter = world.lifter()
    await lifter.says("progress")
    (shown,) = lifter.seen
    assert (shown.photo, shown.text, shown.titles) == (b"a plot", "Up 5 kg in a month.", ["Why?"])


async def test_a_plot_that_cannot_be_sent_leaves_its_words(world: World) -> None:
    world.coach.replies["progress"] = [{"text": "Up 5 kg."}, {"image": "http://127.0.0.1:1/plots/gone.png"}]
    await world.lifter().says("progress")
    assert [(shown.text, shown.photo) for shown in world.lifter().seen] == [("Up 5 kg.", None)]


async def test_unknown_items_are_left_out_and_silence_is_none(world: World) -> None:
    world.coach.replies["a"] = [{"custom": {"new": 1}}, {"text": "Here."}, {"custom": {"safety": {"level": "urgent"}}}]
    world.coach.replies["b"] = []
    world.coach.replies["c"] = RuntimeError("the coach is gone")
    world.coach.replies["d"] = [{"text": "one\n\n\n\ntwo"}]
    lifter = world.lifter()
    for text in "abcd":
        await lifter.says(text)
    assert [shown.text for shown in lifter.seen] == ["Here.", LOST, LOST, "one\ntwo"]
    await lifter.says("🏋️")
    assert lifter.seen[-1].text == NO_WORDS


async def test_a_reply_over_4096_units_is_split_between_paragraphs(world: World) -> None:
    lines = [f"{number} " + "🍑" * 900 + "." for number in range(5)]
    world.coach.replies["long"] = [{"text": "\n".join(lines), "buttons": [{"title": "Why?", "payload": "/ask_why"}]}]
    lifter = world.lifter()
    await lifter.says("long")
    assert [shown.text.split("\n") for shown in lifter.seen] == [lines[:2], lines[2:4], lines[4:]]
    assert [shown.titles for shown in lifter.seen] == [[], [], ["Why?"]]


async def test_a_failed_part_does_not_keep_the_rest_back(world: World) -> None:
    world.coach.replies["two"] = [{"text": "one"}, {"text": "two"}]
    world.api.fail("sendMessage", 400, "Bad Request: strange", times=2)
    lifter = world.lifter()
    await lifter.says("two")
    assert [shown.text for shown in lifter.seen] == ["two"]


def _parts(sentences: int) -> dict[str, Any]:
    sentence = {"text": "A hip thrust is a lift that nobody has to do but many like. " * 20, "basis": "guide"}
    return {
        "title": "A title",
        "section": "s",
        "sentences": [{**sentence, "sources": []}] * sentences,
        "caveats": [{"id": "c", "text": "Nobody has to. " * 30}],
        "sources": [],
    }


@pytest.mark.parametrize("sentences", [1, 2, 3, 4, 6, 9])
async def test_caveats_stay_with_the_answer_however_long_it_is(world: World, sentences: int) -> None:
    world.coach.replies["long"] = [{"text": "x"}, {"custom": {"answer": _parts(sentences)}}]
    lifter = world.lifter()
    await lifter.says("long")
    with_caveats = [shown.text for shown in lifter.seen if "Keep in mind" in shown.text]
    assert len(with_caveats) == 1
    assert "hip thrust is a lift" in with_caveats[0].split("Keep in mind")[0]
    assert ("Nobody has to. " * 30).strip() in with_caveats[0]
