"""The classifier's ranking, changed by what the words of a message say."""

from __future__ import annotations

from typing import Text

from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message

RANKING = "intent_ranking"


def put_last(message: Message, name: Text) -> None:
    """Gives the other intents what the classifier gave to one, in the proportions that it saw in them."""
    others = [entry for entry in message.get(RANKING) or [] if entry["name"] != name]
    total = sum(entry["confidence"] for entry in others) or 1.0
    others = [{**entry, "confidence": entry["confidence"] / total} for entry in others]
    message.set(INTENT, others[0], add_to_output=True)
    message.set(RANKING, [*others, {"name": name, "confidence": 0.0}], add_to_output=True)
