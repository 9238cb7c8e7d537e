"""Commands that are no intent: ``link``, ``privacy``, and the short forms of what happens to one's data.

The intents are fixed, and a classifier should not have to guess at a word that stands alone.
"""

from __future__ import annotations

from typing import Any, Dict, Optional, Text

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.trackers import DialogueStateTracker

from bot.dialogue.coded_policy import CodedPolicy, actions_this_turn
from bot.dialogue.imports import import_action
from bot.dialogue.recall import recall_action
from bot.dialogue.reminders import reminder_action
from bot.dialogue.sums import sum_action
from bot.dialogue.unnamed import unnamed_action
from bot.understanding.commands import Command, command_in
from bot.understanding.messages import reading_of

_ACTIONS = {
    Command.LINK: "action_link",
    Command.UNLINK: "action_link",
    Command.PRIVACY: "action_privacy",
    Command.RECOVERY: "action_link",
    Command.EXPORT: "action_export_my_data",
    Command.DELETE: "action_delete_my_data",
    Command.SET_TIME_ZONE: "action_set_time_zone",
    Command.SET_OWN_KIT: "action_set_own_kit",
}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=False)
class CommandPolicy(CodedPolicy):
    """Runs the action that a message commands, then listens. Safety comes before it, everything else after."""

    goes_before_forms = True

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {"priority": 11}

    def next_action(self, tracker: DialogueStateTracker) -> Optional[Text]:
        """The action that the message commands, and then the lifter's turn."""
        # Replies to what was shown come first: "pounds" says what the loads of a file are in, a city when to remind.
        for_whoever_writes = (
            unnamed_action(tracker)
            or import_action(tracker)
            or reminder_action(tracker)
            or sum_action(tracker)
            or recall_action(tracker)
        )
        commanded = for_whoever_writes or self._commanded(tracker)
        if commanded is None:
            return None
        done = actions_this_turn(tracker)
        if not done:
            return commanded
        return ACTION_LISTEN_NAME if done[-1] == commanded else None

    def _commanded(self, tracker: DialogueStateTracker) -> Optional[Text]:
        message = tracker.latest_message
        command = command_in(reading_of(message.parse_data)) if message else None
        if command is None or (command is Command.SET_OWN_KIT and tracker.active_loop_name):
            # A bar or a unit told while a log is open belongs to that log.
            return None
        return _ACTIONS[command]
