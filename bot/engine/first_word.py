"""A turn that no message began: an action speaks first, and what it said is stored once it has gone out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Dict, List, Text

from rasa.core.channels.channel import CollectingOutputChannel
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import ActionExecuted
from rasa.shared.core.trackers import DialogueStateTracker

from bot.engine.agent import CoachAgent


@dataclass(frozen=True)
class FirstWord:
    """What an action said, not stored yet.

    Attributes:
        items: in Rasa's shape; empty if it had nothing to say.
        tracker: the conversation with it.
        agent: whose conversation it is.
    """

    items: List[Dict[Text, Any]]
    tracker: DialogueStateTracker
    agent: CoachAgent

    async def store(self) -> None:
        """Keep it in the conversation, so that a reply has something to lean on."""
        await self.agent.thread.take(lambda: self.agent.processor.save_tracker(self.tracker))


async def first_word(agent: CoachAgent, conversation: Text, action: Text) -> FirstWord:
    """Run an action in a conversation in which nobody wrote just now.

    Rasa's own way, an intent from outside, would count as a message of the lifter's and ask all policies.

    Args:
        agent: that speaks; the caller holds the conversation's lock.
        conversation: its id.
        action: name of the action. It must not name a follow-up: the lifter is next.

    Raises:
        Exception: the action failed, or the conversation cannot be read; nothing is stored.
    """
    return await agent.thread.take(lambda: _said(agent, conversation, action))


async def _said(agent: CoachAgent, conversation: Text, action: Text) -> FirstWord:
    processor, channel = agent.processor, CollectingOutputChannel()
    tracker = await processor.fetch_tracker_and_update_session(conversation, channel)
    events = await processor._get_action(action).run(channel, processor.nlg, tracker, processor.domain)
    said = [ActionExecuted(action), *events, ActionExecuted(ACTION_LISTEN_NAME)]
    tracker.update_with_events(said, processor.domain)
    await processor._send_bot_messages(events, tracker, channel)
    items = [{key: value for key, value in item.items() if key != "recipient_id"} for item in channel.messages]
    return FirstWord(items, tracker, agent)
