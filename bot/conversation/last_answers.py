"""What was answered last, so that "that one" and "the second study" have something to point at."""

from __future__ import annotations

from collections import Counter
from typing import Final

from bot.conversation.stored import Stored

_STEM: Final = 4
"""Letters by which two words are taken for one: "rest", "resting"."""
KEPT: Final = 8
"""Answers that are kept: nobody points further back than that."""


class GivenAnswer(Stored):
    """One answer as it was given.

    Attributes:
        topic: of the guide; "" where the guide has nothing on one of several questions.
        part: id of its focus; "" for the topic as a whole.
        depth: how far it was told, as in ``bot.guide.Depth``.
        statements: ids or words of what was shown, in order.
        studies: ids of the works that were shown, in order.
        person: whom it was for; "" for the lifter.
        turn: number of the message that it answered.
        question: its words, where it was one of several in that message.
        number: of that question in a list that the lifter numbered; 0 where nothing was numbered.
    """

    topic: str
    part: str = ""
    depth: str = ""
    statements: tuple[str, ...] = ()
    studies: tuple[str, ...] = ()
    person: str = ""
    turn: int = 0
    question: str = ""
    number: int = 0


class LastAnswers(Stored):
    """The newest answers, oldest first; never more than ``KEPT``."""

    given: tuple[GivenAnswer, ...] = ()

    @property
    def last(self) -> GivenAnswer | None:
        """The newest that was told."""
        return next((one for one in reversed(self.given) if one.topic), None)

    @property
    def together(self) -> tuple[GivenAnswer, ...]:
        """The newest answers that were given to the questions of one message, in their order; none if none were."""
        turns = Counter(one.turn for one in self.given)
        newest = max((turn for turn, times in turns.items() if times > 1), default=None)
        return tuple(one for one in self.given if one.turn == newest)

    def back_at(self, nth: int | None, about: tuple[str, ...]) -> LastAnswers | None:
        """These with the one that is pointed at as the newest; None where nothing is.

        Args:
            nth: its number among those that were given together, as the lifter counted them or from 1, or -1 for the
                last of them; None where it is not pointed at by its place.
            about: words of its question.
        """
        if nth is None:
            named = {word[:_STEM] for word in about}
            found = [one for one in self.given if named & {word[:_STEM] for word in one.question.lower().split()}]
        else:
            together = self.together
            numbered = [one for one in together if nth and one.number == nth]
            found = numbered or [*together[nth - 1 if nth > 0 else nth :][:1]]
        if not found or not found[-1].topic:
            return None
        return LastAnswers(given=(*(one for one in self.given if one is not found[-1]), found[-1]))

    def before(self, turn: int) -> LastAnswers:
        """Those that were given before a turn."""
        return self.copy(update={"given": tuple(one for one in self.given if one.turn < turn)})

    def and_then(self, answer: GivenAnswer) -> LastAnswers:
        """These and a new one."""
        return self.copy(update={"given": (*self.given, answer)[-KEPT:]})

    def times(self, topic: str) -> int:
        """How many of these were on a topic."""
        return sum(answer.topic == topic for answer in self.given)
