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
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.pipeline import FeatureUnion

from bot.understanding.preamble import read_text
from bot.understanding.rasa.featurizers import NgramFeaturizer
from bot.understanding.rasa.ngrams import new_vectorizers

MESSAGES = ("do I need hip thrusts", "lower back tired", "hip thurst or sqaut??", "äöü 100kg", "!?", "a " * 300)


@pytest.fixture(scope="module")
def stored_twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[NgramFeaturizer, FeatureUnion]:
    """Our featurizer as it comes back from its file, and scikit-learn's own on the same messages."""
    texts = ["do I need hip thrusts", "need need hip thrusts?", "lower back tired", "squat or hip thrust, 100kg"]
    storage, resource = LocalModelStorage(tmp_path_factory.mktemp("model")), Resource("ngrams")
    config, context = NgramFeaturizer.get_default_config(), ExecutionContext(GraphSchema({}), node_name="ngrams")
    data = TrainingData([Message.build(text, "an_intent") for text in texts])
    NgramFeaturizer.create(config, storage, resource, context).train(data)
    characters, words = new_vectorizers()
    return (
        NgramFeaturizer.load(config, storage, resource, context),
        FeatureUnion([("characters", characters), ("words", words)]).fit(texts),
    )


@pytest.mark.parametrize("text", MESSAGES)
def test_counted_ngrams_are_those_of_scikit_learn(
    stored_twice: tuple[NgramFeaturizer, FeatureUnion], text: str
) -> None:
    featurizer, theirs = stored_twice
    message = Message.build(text)
    featurizer.process([message])
    assert np.allclose(message.features[0].features.toarray(), theirs.transform([read_text(text)]).toarray())


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
