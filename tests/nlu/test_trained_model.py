"""The trained model's own shortcuts give what the slower, general way gives."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rasa.core.channels.channel import UserMessage
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.engine.exceptions import GraphRunError
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.featurizers import NgramFeaturizer

MESSAGES = ("do I need hip thrusts", "lower back tired", "hip thurst or sqaut??", "äöü 100kg", "!?", "a " * 300)


def _component(agent: Any, kind: type) -> Any:
    nodes = agent.processor.graph_runner._nodes.values()
    return next(node._component for node in nodes if isinstance(node._component, kind))


@pytest.mark.parametrize("text", MESSAGES)
def test_counted_ngrams_are_those_of_scikit_learn(in_process: Any, text: str) -> None:
    featurizer = _component(in_process, NgramFeaturizer)
    message = Message.build(text)
    featurizer.process([message])
    counted = message.features[0].features.toarray()
    assert np.allclose(counted, featurizer._vectorizer.transform([text]).toarray())


def test_the_graph_without_a_planner_understands_the_same(in_process: Any, model: Path) -> None:
    planned = MessageProcessor(
        str(model), InMemoryTrackerStore(None), InMemoryLockStore(), TemplatedNaturalLanguageGenerator({})
    )
    for text in MESSAGES:
        ours = asyncio.run(in_process.parse_message(text))
        theirs = asyncio.run(planned.parse_message(UserMessage(text)))
        assert {**ours, "message_id": None} == {**theirs, "message_id": None}


def test_a_missing_input_is_named(in_process: Any) -> None:
    runner = in_process.processor.graph_runner
    with pytest.raises(GraphRunError, match="__message__"):
        runner.run({}, [in_process.processor.model_metadata.nlu_target])
