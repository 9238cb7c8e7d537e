"""The reading of a message in a conversation: the one way in which components, policies and actions come by it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final

from bot.understanding import meant
from bot.understanding.asked_for import last_named, spoken_of, tells_of_an_animal
from bot.understanding.facts import Release
from bot.understanding.health import leave_told
from bot.understanding.meant import NONE, talk_key
from bot.understanding.plan.asked import NOTHING_MEANT, SURE, Meant
from bot.understanding.reading import Reading, Said, Span, Standing
from bot.understanding.understand import understand

NAMES: Final = "names"
"""Key of the parse data: the names of people that were told before, by which every reader finds them."""
PET: Final = "pet"
"""Key of the parse data: the animal that "he" means, where nobody else was told of."""
QUESTION_OF: Final = "question_of"
"""Key of a message that is one question of another: that message. It is no parse data."""
IN_CONTEXT_OF: Final = "in_context_of"
"""Key of a message that puts another in other words, those of what was answered: that message. No parse data either."""
URGENCY: Final = "urgency"
"""Key of the parse data: how likely each kind of ``data/urgency`` is (``rasa/urgency.py``)."""
QUIET_WHERE_TOLD: Final = "quiet_where_told"
"""Among them, how likely nothing is in the least quiet clause in which the lists found something."""
TREATED_WHERE_TOLD: Final = "treated_where_told"
"""Among them, how likely the likeliest clause tells of what a clinician treats."""
TREATED_IN: Final = "treated_in"
"""Key of the parse data: that clause, where it tells more of it than the message does."""
PRESSING_IN: Final = "pressing_in"
"""Key of the parse data: the clause that is most pressing by itself, where one is."""
DOUBT: Final = "safety_doubt"
"""Key of the parse data: the kind of urgency that a message may tell of and that is asked about."""
_OTHER_WISHES: Final = frozenset({"show_progress", "log_session", "delete_my_data", "export_my_data"})
"""Intents that name what they are about, so that no plan is meant by "show my progress"."""
_OF_THE_LIFT: Final = frozenset(
    {"setup", "variations", "mistakes", "muscles_worked", "activation_emg", "squat_vs_thrust"}
)
"""Topics on how the lift is done and what it does: "how do I set up?" behind a plan asks nothing of the plan."""
_NOT_OF_A_LOG: Final = frozenset({"export_my_data", "pain_or_injury", "sets_and_reps", "study_evidence"})
_SURE: Final = 0.8
_OF_THE_LOG: Final = 0.6
"""Likelihood from which a message is about the log and not the plan, where it is the higher one."""
_ENOUGH_WORDS: Final = 6
"""Words that mean something by themselves."""
_CERTAIN: Final = 0.93
_ANSWER: Final = "answer"
"""Entity of a button that stands for words: those that answer the question above it."""
_LEAVE: Final = "leave"
_MAY_BE_LEAVE: Final = 0.3
"""Likelihood of leave below which its words are not looked at."""
_KEPT: Final = 256
"""Readings that are kept: of one turn many, of other conversations some."""


def reading_of(message: Mapping[str, Any]) -> Reading:
    """The reading of a message, made once however many ask for it.

    Args:
        message: as Rasa hands it on: parse data, the latest message of a tracker, or one question of it.

    Returns:
        Of a button, the reading of the words that it stands for, and an empty one where it stands for none.
    """
    text, names = str(message.get("text") or ""), frozenset(message.get(NAMES) or ())
    if not is_tap(message):
        return _reading(text, names, str(message.get(PET) or ""))
    told = (entity["value"] for entity in message.get("entities") or () if entity["entity"] == _ANSWER)
    return _reading(str(next(told, "")))


def urgency_of(message: Mapping[str, Any]) -> Mapping[str, float]:
    """How likely each kind of urgency is by the meaning of a message; empty of a button.

    A few words ("and if i can't") mean what stands before them: of these only what is as good as certain counts. What
    tells of an animal alone is nothing pressing, nor is a pasted session with no word beside it.
    """
    likely, reading = message.get(URGENCY) or {}, reading_of(message)
    few = len(reading.words) < _ENOUGH_WORDS
    nothing = not reading.words or tells_of_an_animal(reading) or (few and max(likely.values(), default=0.0) < _CERTAIN)
    return {} if nothing else likely


def leave_of(message: Mapping[str, Any]) -> Said | None:
    """A clinician's leave as the words of a message have it, if it means one; None where they speak against it.

    Leave that somebody else got is theirs; whose it is must be plain where another person is named.
    """
    reading = reading_of(message)
    by_lists = any(isinstance(said.fact, Release) for said in reading.facts)
    if is_tap(message) or not (by_lists or (message.get(URGENCY) or {}).get(_LEAVE, 0.0) >= _MAY_BE_LEAVE):
        return None
    named, person, leave = last_named(reading), spoken_of(reading), leave_told(reading.text)
    if leave is None or not (named.is_lifter or named == person):
        return None
    return Said(leave, Span(0, 0), Standing.AFFIRMED, named)


def told_in(message: Mapping[str, Any]) -> str:
    """The clause of a message that tells by its meaning what is wrong; "" where no clause does."""
    return str(message.get(PRESSING_IN) or message.get(TREATED_IN) or "")


def doubt_of(message: Mapping[str, Any]) -> str:
    """The kind of urgency that a message may tell of and that is asked about; "" for none."""
    return str(message.get(DOUBT) or "")


def plan_talk_of(message: Mapping[str, Any], *, near: bool) -> Meant:
    """What a message wants of a plan by its meaning.

    Args:
        message: as Rasa hands it on.
        near: the plan was spoken of shortly before.
    """
    (act, likelihood), (_, of_the_log) = _found(message, "plan"), _found(message, "log")
    of_the_lift = asks_of_the_lift(message) and likelihood < SURE
    if of_the_lift or _surely(message, _OTHER_WISHES) or of_the_log > max(likelihood, _OF_THE_LOG):
        return NOTHING_MEANT
    return Meant(act, likelihood, near)


def asks_of_the_lift(message: Mapping[str, Any]) -> bool:
    """Return True for what surely asks how the lift is done or with what, and so nothing of a plan."""
    return _surely(message, _OF_THE_LIFT)


def log_talk_of(message: Mapping[str, Any], *, near: bool) -> meant.Meant:
    """What a message wants of the training log by its meaning.

    Args:
        message: as Rasa hands it on.
        near: the log was spoken of shortly before.
    """
    return meant.Meant() if _surely(message, _NOT_OF_A_LOG) else meant.Meant(*_found(message, "log"), near)


def is_tap(message: Mapping[str, Any]) -> bool:
    """Return True for a button, whose text is its payload; what is typed with a slash reaches nobody as it was."""
    return str(message.get("text") or "").startswith("/")


def _found(message: Mapping[str, Any], about: str) -> tuple[str, float]:
    act, likelihood = message.get(talk_key(about)) or (NONE, 0.0)
    return str(act), float(likelihood)


def _surely(message: Mapping[str, Any], intents: frozenset[str]) -> bool:
    intent = message.get("intent") or {}
    return intent.get("name") in intents and (intent.get("confidence") or 0.0) >= _SURE


_reading = lru_cache(maxsize=_KEPT)(understand)
