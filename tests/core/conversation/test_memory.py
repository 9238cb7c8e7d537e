"""The memory as a whole: what a message does to it, and that what was kept once can always be read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import timedelta

from bodies import CHEST, NOW, PREGNANT, heard, said

from bot.conversation import GivenAnswer, Memory, News, PendingQuestion, Reply, Strength
from bot.conversation.last_answers import KEPT
from bot.understanding.facts import Help, Level
from bot.understanding.reading import LIFTER, Said

OF_VERSION_1 = """{"version": 1, "turn": 3, "person": "client", "plan_id": 4, "gone_field": 1,
 "health": {"entries": [{"lasts": true, "id": "pregnancy", "weeks": 22, "told": "2026-11-01T10:00:00+00:00",
  "since": "2026-11-02T10:00:00+00:00",
  "level": "clinician", "state": "cleared", "how": "midwife"}], "help": "going"},
 "question": {"id": "q1", "asks": "save_log", "needs": 2, "about": "l1"},
 "answers": {"given": [{"topic": "setup", "part": "bench", "statements": ["a"], "studies": ["s-2020"], "turn": 2}]},
 "log": {"drafts": []}, "wordings": {"what_next": 2}}"""


def test_a_memory_is_read_back_as_it_was_kept() -> None:
    memory = heard(Memory(), said(PREGNANT), said(CHEST, of="client"))
    memory = memory.asked(PendingQuestion(id="q", asks="x", needs=Strength.LITERAL_YES))
    assert Memory.from_json(json.loads(json.dumps(memory.as_json()))) == memory


def test_what_version_1_wrote_is_read_for_ever() -> None:
    memory = Memory.from_json(json.loads(OF_VERSION_1))
    assert memory.health.entries[0].state.value == "cleared"
    assert memory.asks("save_log")
    assert memory.answers.last is not None
    assert (memory.turn, memory.people.latest) == (3, "client")


def test_a_new_conversation_remembers_nothing() -> None:
    assert Memory.from_json(None) == Memory()
    assert Memory().as_json() == {"version": 1}


def test_an_open_question_gives_way_to_a_newer_one() -> None:
    first, second = (PendingQuestion(id=id_, asks=id_) for id_ in ("first", "second"))
    memory = Memory().asked(first).asked(second)
    assert memory.asks("second", "third")
    assert not memory.asks("first")
    assert not memory.closed().asks("second")


def test_a_question_lapses_when_something_else_is_said() -> None:
    asked = heard(Memory()).asked(PendingQuestion(id="q", asks="delete"))
    answering = heard(asked)
    assert answering.asks("delete")
    assert not heard(answering).asks("delete")


def test_a_question_that_waits_does_not_lapse() -> None:
    memory = heard(Memory()).asked(PendingQuestion(id="q", asks="save", waits=True))
    assert heard(heard(heard(memory))).asks("save")


def test_the_button_of_a_closed_question_is_news_and_changes_nothing() -> None:
    pressed = heard(heard(Memory(), said(CHEST)), said(Help("seen")), reply=Reply(Strength.LITERAL_YES, button="old"))
    assert pressed.news is News.CLOSED
    assert pressed.health.held()


def test_what_a_message_raises_is_known_for_that_message_alone() -> None:
    first = heard(Memory(), said(CHEST))
    assert first.raised is Level.EMERGENCY
    assert heard(first).raised is None


def test_the_last_answers_are_kept_and_not_all_of_them() -> None:
    memory = Memory(turn=7)
    for number in range(KEPT + 2):
        memory = memory.answered(GivenAnswer(topic="setup", part=str(number)))
    assert len(memory.answers.given) == memory.answers.times("setup") == KEPT
    assert memory.answers.last == GivenAnswer(topic="setup", part=str(KEPT + 1), turn=7)
    assert Memory().answers.last is None


def test_a_reply_is_not_worded_twice_in_the_same_way() -> None:
    number, memory = Memory().worded("check_in")
    assert number == 0
    assert memory.worded("check_in")[0] == 1
    assert memory.worded("other")[0] == 0


def test_a_linked_conversation_knows_what_was_told_in_the_other() -> None:
    other = heard(Memory(), said(PREGNANT))
    assert Memory(turn=4).linked(other).health == other.health
    assert Memory(turn=4).linked(other).turn == 4


def test_the_memory_counts_messages() -> None:
    memory = Memory()
    for _ in range(3):
        memory = memory.heard([], about=LIFTER, at=NOW + timedelta(minutes=1), level_of=_no_level)
    assert memory.turn == 3


def _no_level(facts: Iterable[Said]) -> None:
    return None


def test_a_new_chat_starts_from_nothing_but_health() -> None:
    memory = heard(Memory(), said(PREGNANT)).asked(PendingQuestion(id="q", asks="x", needs=Strength.AGREES))
    new = memory.worded("hello")[1].of_a_new_chat()
    assert new == Memory(health=memory.health)
    assert new.health.clearance() is None
