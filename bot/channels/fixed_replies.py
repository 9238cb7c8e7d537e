"""What a channel says by itself, when a message does not reach the coach or no answer comes back."""

from __future__ import annotations

from typing import Any

NO_WORDS = "I found no words in that message. Ask me in your own words, for example: do I need hip thrusts?"
LOST = "Something went wrong on my side, so I have no answer to that. Please send it once more."
_QUESTIONS = ("Do I need hip thrusts?", "Squats or hip thrusts?", "How do I set up a hip thrust?")


def fixed_reply(text: str) -> dict[str, Any]:
    """A reply with three questions to ask next, so that it is no dead end.

    Args:
        text: what to say.
    """
    return {"text": text, "buttons": [{"title": question, "payload": question} for question in _QUESTIONS]}
