"""What no lifter should send and somebody does: a clear reply or a clear 4xx, and the talk goes on."""

from __future__ import annotations

import statistics
import time
from typing import Any
from uuid import uuid4

import pytest
from dialogue.talking import Coach, Lifter

from bot.engine.agent import MAX_MESSAGES_A_SESSION

QUESTION = "do I need hip thrusts?"


def _goes_on(lifter: Lifter) -> None:
    assert lifter.says(QUESTION).answer["intent"] == "need_hip_thrusts"


@pytest.mark.parametrize(
    "words",
    ["", "   ", "\n\t\r\n", "\x00\x01\x07", "\u200b\u200e", "?!...", "<br><b></b>", "😀", "///", "\ud800"],
)
def test_a_message_without_words_gets_a_reply(lifter: Lifter, words: str) -> None:
    reply = lifter.says(words)
    assert len(reply.texts) == 1
    assert reply.text.strip()
    _goes_on(lifter)


def test_a_message_without_words_is_no_dead_end(lifter: Lifter) -> None:
    assert lifter.says("😀").buttons


@pytest.mark.parametrize(
    "words",
    [
        "do I need\x00 hip\x07 thrusts?",
        "do I need hip thrusts? 🍑💪",
        "<b>do I need</b> <script>hip thrusts?</script>",
        "  do   I\n\n\nneed hip thrusts?  ",
        "\u202edo I need hip thrusts?",
        "DO I NEED HIP THRUSTS?",
    ],
)
def test_noise_around_a_question_does_not_hide_it(lifter: Lifter, words: str) -> None:
    assert lifter.says(words).answer["intent"] == "need_hip_thrusts"


@pytest.mark.parametrize(
    "words",
    [
        "'; DROP TABLE events; --",
        "{{7*7}} ${HOME} %s %d",
        "a" * 2000,
        "hip thrust " * 180,
        "1 2 3 4 5",
        "ﷺ" * 50,
        "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L",
    ],
)
def test_odd_text_gets_a_reply_that_offers_something(lifter: Lifter, words: str) -> None:
    assert lifter.says(words).buttons
    _goes_on(lifter)


@pytest.mark.parametrize(
    ("body", "status", "named"),
    [
        ({"sender": "u"}, 400, '"message" is missing'),
        ({"sender": "u", "message": None}, 400, '"message" is a NoneType'),
        ({"sender": "u", "message": 5}, 400, '"message" is a int'),
        ({"sender": "u", "message": ["hi"]}, 400, '"message" is a list'),
        ({"sender": "u", "message": {"text": "hi"}}, 400, '"message" is a dict'),
        ({"message": "hi"}, 400, '"sender" is missing'),
        ({"sender": 7, "message": "hi"}, 400, '"sender" is a int'),
        ({"sender": "", "message": "hi"}, 400, '"sender"'),
        ({"sender": "  ", "message": "hi"}, 400, '"sender"'),
        ({"sender": "x" * 129, "message": "hi"}, 400, '"sender"'),
        ({"sender": "u", "message": "x" * 100_000}, 413, "send a shorter"),
        ({"sender": "u", "message": "x" * 2_001}, 413, "send a shorter"),
        ([{"sender": "u", "message": "hi"}], 400, "JSON list"),
        ("hi", 400, "JSON str"),
        (None, 400, "JSON NoneType"),
    ],
)
def test_a_body_that_is_none_is_refused_in_words(coach: Coach, body: Any, status: int, named: str) -> None:
    response = coach.post(body)
    assert response.status_code == status
    assert named in response.json()["error"]
    assert "Traceback" not in response.text
    assert ".py" not in response.text


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hi",
        b"{",
        b"\xff\xfe\x00",
        b'{"sender": "u", "message": "h',
        pytest.param(
            b"[" * 5_000,
            id="nested 5,000 deep",
        ),
    ],
)
def test_what_is_not_json_is_refused_in_words(coach: Coach, content: bytes) -> None:
    response = coach.post(content=content)
    assert response.status_code == 400
    assert response.json()["error"]
    assert "Traceback" not in response.text


def test_a_huge_body_is_refused(coach: Coach) -> None:
    response = coach.post(content=b'{"sender": "u", "message": "' + b"x" * 5_000_000 + b'"}')
    assert response.status_code == 413
    assert "Traceback" not in response.text


def test_the_talk_goes_on_after_a_refused_request(lifter: Lifter) -> None:
    lifter.says(QUESTION)
    for body in ({"sender": lifter.sender}, {"sender": lifter.sender, "message": "x" * 100_000}):
        assert 400 <= lifter.coach.post(body).status_code < 500
    assert lifter.says("why?").answer["intent"] == "need_hip_thrusts"


@pytest.mark.parametrize(("method", "path"), [("GET", "/webhooks/rest/webhook"), ("GET", "/nowhere"), ("PUT", "/")])
def test_a_wrong_address_or_method_is_a_clear_4xx(coach: Coach, method: str, path: str) -> None:
    response = coach.http.request(method, path)
    assert response.status_code in (404, 405)
    assert response.json()["error"]
    assert "Traceback" not in response.text


def test_the_front_page_is_the_chat(coach: Coach) -> None:
    response = coach.http.get("/")
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/html")
    assert "<coach-chat" in response.text
    assert coach.http.get("/webhooks/rest/").json() == {"status": "ok"}


@pytest.mark.parametrize(
    "typed",
    [
        '/intent{"x":"y"}',
        '/greet{"topic":"setup"}',
        '/inform{"safety":"emergency"}',
        '/affirm{"asked":"did_you_mean"}',
        '/setup{"misses":99}',
        "/restart",
        "/session_start",
        "/nonsense",
        "/{}",
        "/",
        "@bot /restart",
        ' /inform{"depth":"why"}',
    ],
)
def test_a_typed_command_is_read_as_words(lifter: Lifter, typed: str) -> None:
    lifter.says(QUESTION)
    before = lifter.slots()
    reply = lifter.says(typed)
    assert reply.text.strip()
    after = lifter.slots()
    assert "x" not in after
    assert after.get("safety") == before.get("safety")
    assert after["misses"] in (0, 1)
    assert lifter.actions().count("action_session_start") == 1
    assert "action_restart" not in lifter.actions()
    stored = [event["text"] for event in lifter.events() if event["event"] == "user"]
    assert not any(text.startswith("/") for text in stored)
    assert lifter.says(QUESTION).answers


def test_no_typed_command_sets_a_profile_slot(lifter: Lifter) -> None:
    lifter.says('/greet{"goal":"sport"}')
    assert lifter.slots().get("goal") is None


def test_an_offered_payload_passes_and_others_do_not(lifter: Lifter) -> None:
    offered = lifter.says(QUESTION).payloads
    assert "/ask_why" in offered
    assert lifter.says("/ask_why").answer["intent"] == "need_hip_thrusts"
    assert "/delete_my_data" not in offered
    lifter.says("/feedback_positive")
    lifter.says('/ask_why{"goal":"sport"}')
    stored = [event["text"] for event in lifter.events() if event["event"] == "user"]
    assert stored[1] == "/ask_why"
    assert stored[2] == "feedback positive"
    assert not stored[3].startswith("/")


def test_what_was_offered_to_one_is_not_offered_to_another(coach: Coach) -> None:
    one, other = Lifter(coach), Lifter(coach)
    one.says(QUESTION)
    other.says("/ask_why")
    assert [event["text"] for event in other.events() if event["event"] == "user"] == ["ask why"]


def test_nothing_of_a_message_reaches_the_log(lifter: Lifter) -> None:
    coach, marker = lifter.coach, f"zebrafish{uuid4().hex}"
    for words in (
        f"do I need hip thrusts {marker}",
        f"my knee hurts {marker}",
        f"I have chest pain {marker}",
        f"{marker} {marker}",
        f'/{marker}{{"x":"y"}}',
        f"<b>{marker}</b>\x00",
        f"was soll {marker} denn bedeuten und warum nicht",
    ):
        lifter.says(words)
    for body in (
        {"sender": lifter.sender, "message": [marker]},
        {"sender": lifter.sender, "message": marker + "x" * 100_000},
        [marker],
        marker,
    ):
        assert coach.post(body).status_code in (400, 413)
    assert coach.post(content=f'{{"message": {marker}'.encode()).status_code == 400
    assert coach.http.get(f"/{marker}").status_code == 404
    printed = coach.process.log
    assert marker not in printed
    assert "Traceback" not in printed


def test_a_turn_that_fails_says_so_and_logs_no_text(lifter: Lifter) -> None:
    """A table is taken away under the running bot: its write fails, the lifter gets words, the log no text."""
    from sqlalchemy import text as sql

    coach, marker = lifter.coach, f"zebrafish{uuid4().hex}"
    lifter.says(QUESTION)
    with coach.engine.begin() as connection:
        connection.execute(sql("ALTER TABLE unclear_messages RENAME TO away"))
    try:
        response = coach.post({"sender": lifter.sender, "message": f"what is the weather {marker}"})
    finally:
        with coach.engine.begin() as connection:
            connection.execute(sql("ALTER TABLE away RENAME TO unclear_messages"))
    assert response.json() != []
    assert response.json()[0]["text"].strip()
    assert "Traceback" not in response.text
    assert marker not in coach.process.log
    _goes_on(lifter)


@pytest.mark.slow
def test_a_long_talk_stays_quick_and_its_session_short(lifter: Lifter) -> None:
    talk = (QUESTION, "how high should the bench be", "thanks", "how many sets should I do?")
    took = []
    for number in range(120):
        start = time.perf_counter()
        lifter.says(talk[number % len(talk)])
        took.append(time.perf_counter() - start)
    early, late = statistics.median(took[1:13]), statistics.median(took[-24:])
    assert late <= 2.5 * early, f"{early * 1000:.0f} ms at first, {late * 1000:.0f} ms after 120 messages"
    users_a_session = [0]
    for event in lifter.events():
        if event["event"] == "session_started":
            users_a_session.append(0)
        users_a_session[-1] += event["event"] == "user"
    assert sum(users_a_session) == 120
    assert max(users_a_session) <= MAX_MESSAGES_A_SESSION
