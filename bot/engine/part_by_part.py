"""A message that wants several things is one turn of a few parts, each a message of its own to the dialogue.

All of them are stored together. The first has the id of the message and, as ``whole`` in its metadata, its words; the
others are ``part`` 2 and on.
"""

from __future__ import annotations

from typing import Any, Dict, List, Protocol, Sequence, Text, Tuple

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.processor import MessageProcessor
from rasa.shared.core.trackers import DialogueStateTracker

WHOLE = "whole"
"""Key of the metadata of a first part: what was typed."""
PART = "part"
"""Key of the metadata of any other part: which one it is."""


Turn = Tuple[Text, Dict[Text, Any]]
"""The words of one part, and metadata for the actions."""


class Parts(Protocol):
    """Says which messages are answered part by part."""

    def spans(self, tracker: DialogueStateTracker, parsed: Dict[Text, Any], /) -> Sequence[Tuple[int, int]]:
        """Where the parts of a message stand; none where it is answered as a whole."""

    def turns(
        self,
        tracker: DialogueStateTracker,
        parsed: Dict[Text, Any],
        heard: Sequence[Tuple[Text, DialogueStateTracker]],
        /,
    ) -> Sequence[Turn]:
        """The parts in their order, from what would answer each by itself; none where it is answered as a whole."""


class NoParts:
    """Every message is answered as a whole."""

    def spans(self, *_: object) -> Sequence[Tuple[int, int]]:
        """Nothing."""
        return ()

    def turns(self, *_: object) -> Sequence[Turn]:
        """Nothing."""
        return ()


class PartByPart(MessageProcessor):
    """Takes the parts of a message one after the other; all but the last before Rasa goes on with the turn.

    Args:
        args: as for Rasa's ``MessageProcessor``.
        parts: says which messages have parts.
        kwargs: as for Rasa's ``MessageProcessor``.
    """

    def __init__(self, *args: Any, parts: Parts, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._parts = parts

    async def _handle_message_with_tracker(self, message: UserMessage, tracker: DialogueStateTracker) -> None:
        message.parse_data = message.parse_data or await self.parse_message(message, tracker)
        *before, last = _as_messages(message, await self._turns(message, tracker))
        for part in before:
            await super()._handle_message_with_tracker(part, tracker)
            await self.run_action_extract_slots(part.output_channel, tracker)
            await self._run_prediction_loop(part.output_channel, tracker)
        await super()._handle_message_with_tracker(last, tracker)

    async def _turns(self, message: UserMessage, tracker: DialogueStateTracker) -> Sequence[Turn]:
        parsed = message.parse_data
        spans = self._parts.spans(tracker, parsed)
        heard = [await self._heard(message, start, end, tracker) for start, end in spans]
        return self._parts.turns(tracker, parsed, heard) if heard else ()

    async def _heard(
        self, message: UserMessage, start: int, end: int, tracker: DialogueStateTracker
    ) -> Tuple[Text, DialogueStateTracker]:
        """The action that would answer a part by itself, and the conversation with it as the latest message."""
        copy, nowhere = tracker.copy(), CollectingOutputChannel()
        part = UserMessage(message.text[start:end], nowhere, message.sender_id, metadata=message.metadata)
        await super()._handle_message_with_tracker(part, copy)
        await self.run_action_extract_slots(nowhere, copy)
        action = self._predict_next_with_tracker(copy).max_confidence_index
        return self.domain.action_names_or_texts[action], copy


def _as_messages(message: UserMessage, turns: Sequence[Turn]) -> List[UserMessage]:
    """The parts as messages, or the message itself where it has none."""
    if not turns:
        return [message]
    parts: List[UserMessage] = []
    for number, (text, beside) in enumerate(turns, 1):
        told = {WHOLE: message.text} if number == 1 else {PART: number}
        parts.append(
            UserMessage(
                text,
                message.output_channel,
                message.sender_id,
                input_channel=message.input_channel,
                message_id=message.message_id if number == 1 else f"{message.message_id}+{number}",
                metadata={**(message.metadata or {}), **beside, **told},
            )
        )
    return parts
