"""The lifter's profile: what a message tells of it, and what the slots keep."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet

from bot.coaching.plan import Back
from bot.conversation.plan import Answers, answers_in, heavy_lifts
from bot.guide import Profile
from bot.understanding.messages import is_tap, reading_of

PROFILE_SLOTS = ("goal", "experience", "back", "equipment", "heavy_pull", "heavy_squat")
_EQUIPMENT = {"barbell": "barbell", "machine": "machine"} | dict.fromkeys(
    ("dumbbell", "band", "bodyweight", "home"), "home"
)
_LIFT = dict.fromkeys(("squat", "leg_press", "lunge", "split_squat", "step_up"), "squat") | dict.fromkeys(
    ("deadlift", "romanian_deadlift", "hinge", "swing", "back_extension"), "deadlift"
)


def _profile_in(entities: Iterable[dict[str, Any]]) -> Profile:
    """The profile in the entities of one message; the first of a kind counts."""
    found: dict[str, str] = {}
    values = [(entity["entity"], entity["value"]) for entity in entities]
    for name, value in values:
        if name in ("goal", "experience"):
            found.setdefault(name, value)
        elif name == "equipment" and value in _EQUIPMENT:
            found.setdefault("equipment", _EQUIPMENT[value])
        elif name == "lift" and value in _LIFT:
            found.setdefault("lift", _LIFT[value])
    if ("body_part", "lower_back") in values and {("symptom", "tired"), ("symptom", "sore")} & set(values):
        found["back"] = "tired"
    return Profile.of(found)


def profile_told(message: Mapping[str, Any]) -> Profile:
    """The profile that the answer to a message, or to one question of it, should fit."""
    told = _profile_in(message.get("entities", []))
    heavy = {field: words for field, words in heavy_lifts(reading_of(message)).items() if words}
    # The lift of "I deadlift heavy twice a week" is the lifter's own, not one to compare with.
    return replace(told, lift=None, **heavy) if heavy else told


def own_profile(message: Mapping[str, Any]) -> Profile:
    """The lifter's own profile in a message: nothing denied, past, asked about, or told of somebody else."""
    if is_tap(message):
        return profile_told(message)
    answers = answers_in(reading_of(message), None, Answers())
    equipment = answers.equipment and _EQUIPMENT[answers.equipment.value]
    return Profile(
        goal=answers.goal and answers.goal.value,
        experience=answers.experience and answers.experience.value,
        back="tired" if answers.back is Back.TIRED else None,
        equipment=equipment,
        **{field: words for field, words in heavy_lifts(reading_of(message)).items() if words},
    )


def known_profile(tracker: Tracker) -> Profile:
    """The lifter's profile in the slots."""
    return Profile.of({name: tracker.get_slot(name) for name in PROFILE_SLOTS})


def remember(told: Profile) -> list[dict[str, Any]]:
    """Slots for what a message told of the lifter."""
    return [SlotSet(name, value) for name, value in asdict(told).items() if value and name in PROFILE_SLOTS]


def given_up(message: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Slots to empty after "I don't deadlift any more"."""
    return [SlotSet(field, None) for field, words in heavy_lifts(reading_of(message)).items() if not words]


def merged(known: Profile, told: Profile) -> Profile:
    """The known profile, overridden by what the message tells."""
    return replace(known, **{field: value for field, value in asdict(told).items() if value})
