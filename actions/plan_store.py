"""The lifter's plan in the database, or None where the database is away, and what it tells of the lifter."""

from __future__ import annotations

from typing import Any

from rasa_sdk.events import SlotSet
from sqlalchemy.exc import SQLAlchemyError

from actions.conversation import Events
from bot.coaching.kept import as_json, from_json
from bot.coaching.plan import HEAVY_PULLS, HEAVY_SQUATS, Back, Equipment, Plan, PlanProfile, heavy_words
from bot.conversation.plan import Answers
from bot.guide import Clearance
from bot.store.plans import add_plan, list_plans
from bot.store.session import engine_for_process, session_scope

PLAN_STANDS = "plan_stands"
"""Slot that says whether a plan can be talked about."""


def current_plan(sender_id: str, clearance: Clearance) -> Plan | None:
    """The plan made last; None if there is none, or none that can be read now."""
    data = _latest(sender_id)
    return from_json(Plan, {**data, "clearance": clearance}) if data else None


def current_answers(sender_id: str) -> Answers | None:
    """The answers behind the last plan; None if there is none, or none that can be read now."""
    data = _latest(sender_id)
    return Answers.behind(data["profile"]) if data else None


def answers_before(sender_id: str) -> Answers | None:
    """The answers behind the plan that stood before the one that stands; None if every plan was made from the same."""
    try:
        with session_scope(engine_for_process()) as session:
            told = [Answers.behind(one.plan["profile"]) for one in list_plans(session, sender_id)]
    except SQLAlchemyError:
        return None
    return next((one for one in told if one != told[0]), None)


def _latest(sender_id: str) -> dict[str, Any] | None:
    try:
        with session_scope(engine_for_process()) as session:
            stored = list_plans(session, sender_id)
    except SQLAlchemyError:
        return None
    return stored[0].plan if stored else None


def slots_of_plan(sender_id: str) -> Events:
    """The slots by which a conversation knows the stored plan; none if there is no plan."""
    answers = current_answers(sender_id)
    return [*profile_slots(answers.profile()), SlotSet(PLAN_STANDS, True)] if answers else []


def store_plan(sender_id: str, plan: Plan) -> bool:
    """Store a plan with the answers behind it, both or neither; says whether it is stored."""
    data = as_json(plan)
    del data["clearance"]  # leave counts for the day on which it was given
    try:
        with session_scope(engine_for_process()) as session:
            add_plan(session, sender_id, profile=data["profile"], plan=data)
    except SQLAlchemyError:
        return False
    return True


def profile_slots(profile: PlanProfile) -> Events:
    """The answers that the guide's own answers can use, in the values that they know."""
    at_home = profile.equipment in (Equipment.HOME, Equipment.BODYWEIGHT)
    return [
        SlotSet("goal", profile.goal.value),
        SlotSet("experience", profile.experience.value),
        SlotSet("back", "tired" if profile.back is Back.TIRED else None),
        SlotSet("equipment", "home" if at_home else profile.equipment.value),
        SlotSet("heavy_pull", heavy_words(profile.others, HEAVY_PULLS) or None),
        SlotSet("heavy_squat", heavy_words(profile.others, HEAVY_SQUATS) or None),
    ]
