"""What is wished or wondered of a plan and its questions, as against what answers them."""

from __future__ import annotations

from typing import Final

from bot.understanding.facts import Equipment, Experience, Frequency, Goal
from bot.understanding.reading import Act, Reading, Standing
from bot.understanding.replies import is_question
from bot.understanding.vocabulary import Mention, load_table

_REACH: Final = 3
"""Words from "new" to "plan", the last included: "a new lower body plan"."""
_FITS: Final = frozenset({Goal, Experience, Frequency, Equipment})
_MEANT: Final = (Standing.AFFIRMED, Standing.WISHED)
_ENOUGH: Final = 2
"""Kinds of what a plan should fit from which a message that names a plan asks for one."""
_SHORT: Final = 7
"""Words of a "why" that can only be about a question of the form: "why do you need my goal"."""


def wants_new_plan(reading: Reading) -> bool:
    """Return True if a message asks for a plan from the beginning."""
    mentions = _mentions(reading)
    fresh = [one for one in mentions if one.id == "fresh"]
    plans = [one for one in mentions if one.id == "plan"]
    near = any(0 <= plan.first - one.after < _REACH for one in fresh for plan in plans)
    return near or any(one.id == "from_scratch" for one in mentions)


def tells_what_a_plan_is_for(reading: Reading) -> bool:
    """Return True for a plan named beside what it should fit: "plan time. goal strength, 3 days, full gym"."""
    if not any(one.id == "plan" for one in _mentions(reading)) or reading.does(Act.ASKS):
        return False
    told = {type(said.fact) for said in reading.facts if said.standing in _MEANT and said.person.is_lifter}
    return len(told & _FITS) >= _ENOUGH


def wants_question_again(reading: Reading) -> bool:
    """Return True if a message asks for the open question once more, or to go on with the plan."""
    return any(one.id == "again" for one in _mentions(reading))


def wants_what_was_noted(reading: Reading) -> bool:
    """Return True if a message asks what was told for the plan so far."""
    asks = is_question(reading) or reading.does(Act.COMMANDS)
    return asks and any(one.id == "noted" for one in _mentions(reading))


def wants_plan_now(reading: Reading) -> bool:
    """Return True if a message asks for the plan before all questions are answered: "just give me the plan"."""
    return any(one.id == "at_once" for one in _mentions(reading))


def wonders_about_changing(reading: Reading) -> bool:
    """Return True if a message asks whether an answer can be put right later."""
    asks = is_question(reading) or reading.does(Act.COMMANDS)
    return asks and any(one.id == "changeable" for one in _mentions(reading))


def answer_wondered_about(reading: Reading) -> str:
    """The answer that a short "why" is about ("why those days?"), by its name; "" if it is about none."""
    if not is_question(reading):
        return ""
    first = reading.clauses[0].span
    words = [word for word in reading.words if first.start <= word.start < first.end]
    if len(words) > _SHORT or all(word.text != "why" for word in words[:2]):
        return ""
    found = (one.id for one in load_table("plans").mentions(words))
    return next((id_.removeprefix("about.") for id_ in found if id_.startswith("about.")), "")


def _mentions(reading: Reading) -> list[Mention]:
    return load_table("plans").mentions(reading.words)
