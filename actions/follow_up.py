"""The answer to a message that leans on the one before it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.conversation import Events, give
from actions.memory import memory_of
from actions.not_understood import miss
from actions.profile import own_profile, profile_told, remember
from bot.conversation.follow_up import PartInContext, answers_leaned_on, asked_by_follow_up
from bot.guide import Profile, load_guide
from bot.understanding.follow_up import FollowUp, Wants

_OF_THE_PROFILE = frozenset({"squat", "deadlift"})
"""Lifts that the guide's answers are fitted to, as against those that only count like them."""


class ActionFollowUp(Action):
    """Answers what is asked of the last answer, or says that it was not understood."""

    def name(self) -> str:
        return "action_follow_up"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        message, guide = tracker.latest_message, load_guide()
        leans = message["follow_up"]
        follow_up = FollowUp(Wants(leans["wants"]), leans["nth"], leans["bare"], about=tuple(leans["about"]))
        answers = memory_of(tracker).answers
        asked = asked_by_follow_up(
            guide,
            follow_up,
            answers_leaned_on(answers, follow_up) or answers,
            parts=[PartInContext(part["name"], part["score"], part["near"]) for part in leans["parts"]],
            says=leans["says"],
            told=_told(message),
        )
        if asked is None:
            return miss(dispatcher, tracker, "did_you_mean")
        return [*remember(own_profile(message)), *give(dispatcher, tracker, guide, asked)]


def _told(message: dict[str, Any]) -> Profile:
    """Return what a message tells of the lifter, without a lift that is only asked about: "step-ups, any good?"."""
    told = profile_told(message)
    lifts = {entity["value"] for entity in message.get("entities") or () if entity["entity"] == "lift"}
    return told if lifts & _OF_THE_PROFILE else replace(told, lift=None)
