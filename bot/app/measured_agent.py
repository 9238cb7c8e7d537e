"""The agent, with every turn measured."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Text

from rasa.core.channels.channel import UserMessage

from bot.app.metrics import TURN_ERRORS, count_turn, timed, turn_taken
from bot.engine.agent import CoachAgent


class MeasuredAgent(CoachAgent):
    """An agent whose turns, errors and waits are counted. Arguments as for ``CoachAgent``."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, on_turn=count_turn, **kwargs)
        self.lock_store.lock = timed(self.lock_store.lock)

    async def handle_message(self, message: UserMessage) -> Optional[List[Dict[Text, Any]]]:
        """Take a turn, and measure it."""
        with turn_taken(message.input_channel):
            return await super().handle_message(message)

    async def _reply_without_memory(self, message: UserMessage, hand_off: Optional[Text]) -> Optional[List[Dict]]:
        TURN_ERRORS.labels(message.input_channel, "not_saved").inc()
        return await super()._reply_without_memory(message, hand_off)
