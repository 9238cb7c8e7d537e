"""People who talk to the coach: questions, logs, a plan, something that hurts. Each knows what only they said."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from replicas.lines import Item, Line, Record

from bot.engine.unsaved_turns import HEALTH_NOT_SAVED, NOT_SAVED

_QUESTIONS = {
    "do I need hip thrusts?": "need_hip_thrusts",
    "squats or hip thrusts?": "squat_vs_thrust",
    "how do I set up?": "setup",
    "what are common mistakes?": "mistakes",
    "which muscles do they work?": "muscles_worked",
    "will they grow my glutes?": "glute_growth",
}
_LIGHTEST, _STEP, _LOADS = 40.0, 0.5, 500
_SAID_AGAIN = 20
"""Times that somebody says what could not be saved, about a second apart, before they give up."""

Heard = list[Item]


class _NotAnsweredError(Exception):
    """What came back is no answer."""


class GoneHomeError(Exception):
    """It is time to go home, and nothing more is said."""


class Hours:
    """Until when people talk."""

    def __init__(self) -> None:
        self._end = asyncio.Event()

    def end(self) -> None:
        """Send everybody home, also who is thinking."""
        self._end.set()

    async def think(self, seconds: float) -> None:
        """Wait.

        Raises:
            GoneHomeError: the end came first.
        """
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(self._end.wait(), seconds)
        if self._end.is_set():
            raise GoneHomeError


def words(heard: Heard) -> str:
    """Everything that was said."""
    return "\n".join(item["text"] for item in heard if "text" in item)


@dataclass(frozen=True)
class Workout:
    """One session, told in one message."""

    sets: int
    reps: int
    kilograms: float

    def told(self) -> str:
        """What the lifter writes."""
        return f"hip thrusts today {self.sets}x{self.reps} at {self.kilograms:g} kg"

    def read_back(self) -> str:
        """How the coach says it."""
        return f"{self.sets} sets of {self.reps} at {self.kilograms:g} kg"


@dataclass
class Lifter:
    """One talk of one lifter, and what has to be stored of it.

    Args:
        number: tells them from the others; the load they train with follows from it.
        dice: decides what they say.
        line: the way to the coach.
        record: of what went wrong.
        think: seconds they think before each message, in the mean.
        hours: until when they talk.

    Attributes:
        saved: the sessions of which the coach said that they are saved, in order.
    """

    number: int
    dice: random.Random
    line: Line
    record: Record
    think: float
    hours: Hours
    saved: list[Workout] = field(default_factory=list)

    @property
    def kilograms(self) -> float:
        """Their load, which hardly anybody else trains with at the same time."""
        return _LIGHTEST + _STEP * (self.number % _LOADS)

    async def talk(self) -> None:
        """Say everything that they have to say, or go away where no answer of theirs comes: that is noted.

        Raises:
            GoneHomeError: it is time to.
        """
        try:
            await self._talk()
        except _NotAnsweredError as error:
            self.record.problems.append(f"lifter {self.number} {error}")

    async def _talk(self) -> None:
        await self.line.begin()
        plan = [self._plans] if self.dice.random() < 0.5 else []
        ending = self.dice.choice((self._hurts, self._is_in_danger, self._asks))
        steps = (self._asks, self._logs, self._remembers, *plan, self._logs, self._asks, self._remembers, ending)
        for step in steps:
            await step()

    async def _asks(self) -> None:
        question = self.dice.choice([*_QUESTIONS])
        await self._says(question, lambda heard: _topic(heard) == _QUESTIONS[question])

    async def _logs(self) -> None:
        # Other sets and reps than before: the same session told again is another story.
        done = Workout(2 + len(self.saved), self.dice.randint(6, 12), self.kilograms)
        await self._says(done.told(), lambda heard: done.read_back() in words(heard) and "save this?" in words(heard))
        await self._says("yes", lambda heard: words(heard).startswith("Saved."))
        self.saved.append(done)

    async def _remembers(self) -> None:
        expected = [done.read_back() for done in self.saved]
        await self._says("what did I do last time?", lambda heard: all(told in words(heard) for told in expected))

    async def _plans(self) -> None:
        days = self.dice.choice((2, 3, 4))
        wish = (
            f"make me a plan for bigger glutes, {days} days a week. I have trained for years with a barbell,"
            " my lower back is fine, nothing hurts, no other leg lifts"
        )
        for said in (wish, "show my plan"):
            await self._says(said, lambda heard: f"{days} days a week" in words(heard) and "Day 1" in words(heard))

    async def _hurts(self) -> None:
        await self._says("my knee hurts when I thrust", lambda heard: _topic(heard) == "pain_or_injury")
        await self._says("how many sets and reps?", lambda heard: "your knee hurts" in words(heard))

    async def _is_in_danger(self) -> None:
        await self._says("I have crushing chest pain", lambda heard: "emergency number" in words(heard))
        await self._says("how many sets and reps?", lambda heard: "chest pain" in words(heard) and not _topic(heard))

    async def _says(self, text: str, is_answer: Callable[[Heard], bool]) -> None:
        """Say something, again where it could not be saved.

        Raises:
            _NotAnsweredError: what came is no answer to it.
        """
        for _ in range(_SAID_AGAIN):
            await self.hours.think(self.dice.expovariate(1 / self.think))
            heard = await self.line.say(text)
            if not any(said in words(heard) for said in (NOT_SAVED, HEALTH_NOT_SAVED)):
                break
            self.record.not_saved += 1
        if not is_answer(heard):
            raise _NotAnsweredError(f"said {text!r} and heard {words(heard)[:300]!r}")


def _topic(heard: Heard) -> str | None:
    answers = (item["custom"]["answer"]["intent"] for item in heard if "answer" in item.get("custom", ()))
    return next(answers, None)
