"""Messages that lean on an answer are read in its context, by the real model."""

from __future__ import annotations

import asyncio
import csv
from pathlib import Path
from typing import Any

from rasa.core.channels.channel import UserMessage
from rasa.shared.core.events import SlotSet

from bot.conversation import GivenAnswer, Memory
from bot.conversation.follow_up import PartInContext, asked_by_follow_up
from bot.guide import load_guide
from bot.understanding.follow_up import FollowUp, Wants

ROWS = [*csv.DictReader(Path(__file__).with_name("follow_ups.tsv").open(encoding="utf-8"), delimiter="\t")]
RIGHT = 0.7
"""Share that is answered with a fitting part. The weights were fitted to these rows: fresh ones do worse."""


def answered(agent: Any, memory: Memory, message: str) -> str:
    """The part that a message asks for after what the memory holds."""
    tracker = agent.tracker_store.init_tracker("lifter-follow-up")
    tracker.update(SlotSet("memory", memory.as_json()))
    parsed = asyncio.run(agent.processor.parse_message(UserMessage(message, sender_id="lifter-follow-up"), tracker))
    leans = parsed.get("follow_up")
    if leans is None:
        return "(stands alone)"
    asked = asked_by_follow_up(
        load_guide(),
        FollowUp(Wants(leans["wants"]), leans["nth"], leans["bare"]),
        memory.answers,
        parts=[PartInContext(**part) for part in leans["parts"]],
    )
    return f"{asked.topic}/{asked.focus.id if asked.focus else ''}" if asked else "(nothing)"


def test_most_follow_ups_find_the_part_that_they_mean(in_process: Any) -> None:
    wrong = []
    for row in ROWS:
        topic, _, part = row["told"].partition("/")
        memory = Memory(turn=1).answered(GivenAnswer(topic=topic, part=part))
        found = answered(in_process, memory, row["message"])
        if found not in row["fits"].split():
            wrong.append(f"{row['told']}: {row['message']!r}: {found}")
    assert len(wrong) <= (1 - RIGHT) * len(ROWS), "\n".join(wrong)


def test_nothing_is_read_in_the_context_of_an_answer_long_past(in_process: Any) -> None:
    memory = Memory(turn=1).answered(GivenAnswer(topic="setup"))
    assert answered(in_process, memory.copy(update={"turn": 9}), "and how heavy") == "(stands alone)"
