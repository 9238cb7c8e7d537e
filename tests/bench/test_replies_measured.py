"""How long replies are and how many are repeated is counted as a reader would."""

from __future__ import annotations

from typing import Any

import pytest
from cleared import answer

from bench.replies import middle_and_high, repeated, reply_of
from bot.channels.answer_view import as_json, as_text
from bot.guide import Answer, Depth, load_guide


def items(found: Answer) -> list[dict[str, Any]]:
    return [{"text": as_text(found)}, {"custom": {"answer": as_json(found)}}]


def test_a_reply_is_repeated_if_all_of_it_was_said_before_in_the_same_conversation() -> None:
    said = [(0, "Hello."), (0, "Hello there."), (1, "Hello."), (0, "Hello."), (0, "")]
    replies = [reply_of(talk, "hi", [{"text": text}]) for talk, text in [*said, (0, "")]]
    assert repeated(replies) == [replies[3]]


@pytest.mark.parametrize(
    ("topic", "depth", "kind"),
    [
        ("setup", Depth.SHORT, "first answer"),
        ("setup", Depth.MORE, "deeper answer"),
        ("pain_or_injury", Depth.SHORT, "hand-off"),
    ],
)
def test_a_reply_is_of_the_kind_of_its_answer(topic: str, depth: Depth, kind: str) -> None:
    found = answer(load_guide(), topic, depth=depth)
    reply = reply_of(0, "?", items(found))
    assert reply.kind == kind
    assert reply.words == len(as_text(found).split())
    assert reply.before_caveats == sum(len(sentence.text.split()) for sentence in found.sentences)


def test_a_reply_with_several_answers_or_none_is_of_no_kind() -> None:
    found = answer(load_guide(), "setup")
    assert reply_of(0, "?", [*items(found), *items(found)]).kind == "other"
    assert reply_of(0, "hi", [{"text": "Hello."}]).kind == "other"


def test_middle_and_high_of_one_value_are_that_value() -> None:
    assert middle_and_high([7]) == (7, 7)
    assert middle_and_high([*range(1, 12)]) == (6, 10)
