"""What was answered last, so that "that one" and "the second study" have something to point at."""

from __future__ import annotations

from typing import Final

from bot.conversation.stored import Stored

KEPT: Final = 8
"""Answers that are kept: nobody points further back than that."""


class GivenAnswer(Stored):
    """One answer as it was given.

    Attributes:
        topic: of the guide.
        part: id of its focus; "" for the topic as a whole.
        depth: how far it was told, as in ``bot.guide.Depth``.
        statements: ids or words of what was shown, in order.
        studies: ids of the works that were shown, in order.
        person: whom it was for; "" for the lifter.
        turn: number of the message that it answered.
    """

    topic: str
    part: str = ""
    depth: str = ""
    statements: tuple[str, ...] = ()
    studies: tuple[str, ...] = ()
    person: str = ""
    turn: int = 0


class LastAnswers(Stored):
    """The newest answers, oldest first; never more than ``KEPT``."""

    given: tuple[GivenAnswer, ...] = ()

    @property
    def last(self) -> GivenAnswer | None:
        """The newest."""
        return self.given[-1] if self.given else None

    def and_then(self, answer: GivenAnswer) -> LastAnswers:
        """These and a new one."""
        return self.copy(update={"given": (*self.given, answer)[-KEPT:]})

    def times(self, topic: str) -> int:
        """How many of these were on a topic."""
        return sum(answer.topic == topic for answer in self.given)
