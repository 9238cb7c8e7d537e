"""Rasa's agent with four differences: actions run in this process, sessions end by length too, the model's graph is
run without a planner (``bot/engine/graph_runner.py``), and a turn that cannot be saved says so.

``RemoteAction`` posts the whole conversation to an action server and checks each answer against a
JSON schema that it compiles anew, which costs three quarters of a turn. Rasa has no setting for
that (https://github.com/RasaHQ/rasa/issues/6334), so the agent is subclassed at its seams;
``rasa run`` with ``rasa run actions`` keeps working beside it.
"""

from __future__ import annotations

import copy
import inspect
import logging
import tempfile
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional, Text, Tuple, Union

import rasa.core.actions.action as rasa_action
from rasa.core.actions.forms import FormAction
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, OutputChannel, UserMessage
from rasa.core.nlg import NaturalLanguageGenerator, TemplatedNaturalLanguageGenerator
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.tracker_store import InMemoryTrackerStore, TrackerStore
from rasa.engine import loader
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.storage import ModelMetadata
from rasa.shared.core.constants import ACTION_SESSION_START_NAME
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActiveLoop, Event, SlotSet, UserUttered, deserialise_events
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher
from rasa_sdk.interfaces import Tracker

from bot.engine.graph_runner import InOrderGraphRunner
from bot.engine.part_by_part import NoParts, PartByPart, Parts
from bot.engine.turn_thread import TurnThread
from bot.engine.unsaved_turns import HEALTH_NOT_SAVED, NOT_SAVED, UnsavedHealth, is_away

StoredEvents = List[Dict[Text, Any]]
MAX_MESSAGES_A_SESSION = 10
"""A turn reads and replays its whole session, so a session without end makes every turn slower."""
SURVIVING_FORMS = ("log_form",)
"""Forms that are still open when a new session of the conversation begins."""

logger = logging.getLogger(__name__)


class InProcessAction(rasa_action.RemoteAction):
    """A custom action of ``actions/``, called as a function.

    Args:
        name: name of the action.
        executor: where the actions are registered.
    """

    def __init__(self, name: Text, executor: ActionExecutor) -> None:
        super().__init__(name, action_endpoint=None)
        self._executor = executor

    async def run(
        self,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        tracker: DialogueStateTracker,
        domain: Domain,
        metadata: Optional[Dict[Text, Any]] = None,
    ) -> List[Event]:
        dispatcher = CollectingDispatcher()
        state = Tracker.from_dict(tracker.current_state(EventVerbosity.AFTER_RESTART))
        result = self._executor.actions[self.name()](dispatcher, state, {})
        events = await result if inspect.isawaitable(result) else result
        replies = await self._utter_responses(copy.copy(dispatcher.messages), output_channel, nlg, tracker)
        return [*replies, *deserialise_events(events or [])]


class InProcessForm(FormAction):
    """A form whose validation and questions are called as functions, as the actions are.

    Args:
        name: name of the form.
        executor: where the actions are registered.
    """

    def __init__(self, name: Text, executor: ActionExecutor) -> None:
        super().__init__(name, action_endpoint=None)
        self._executor = executor

    async def activate(
        self,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        tracker: DialogueStateTracker,
        domain: Domain,
    ) -> List[Event]:
        """Validate the message that began the form. Its slots were extracted when it came."""
        return await self.validate_slots({}, tracker, domain, output_channel, nlg)

    async def validate_slots(
        self,
        slot_candidates: Dict[Text, Any],
        tracker: DialogueStateTracker,
        domain: Domain,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
    ) -> List[Event]:
        candidates: List[Event] = [SlotSet(name, value) for name, value in slot_candidates.items()]
        state = self._temporary_tracker(tracker, candidates, domain)
        action = InProcessAction(f"validate_{self.name()}", self._executor)
        return await action.run(output_channel, nlg, state, domain)

    async def _ask_for_slot(
        self,
        domain: Domain,
        nlg: NaturalLanguageGenerator,
        output_channel: OutputChannel,
        slot_name: Text,
        tracker: DialogueStateTracker,
    ) -> List[Event]:
        action = InProcessAction(f"action_ask_{slot_name}", self._executor)
        return await action.run(output_channel, nlg, tracker, domain)


class ExtractSlots(rasa_action.ActionExtractSlots):
    """Runs the actions of custom slot mappings in this process.

    Args:
        executor: where the actions are registered.
    """

    def __init__(self, executor: ActionExecutor) -> None:
        super().__init__(action_endpoint=None)
        self._executor = executor

    async def _run_custom_action(
        self,
        custom_action: Text,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        tracker: DialogueStateTracker,
        domain: Domain,
    ) -> List[Event]:
        return await InProcessAction(custom_action, self._executor).run(output_channel, nlg, tracker, domain)


class SessionStart(rasa_action.ActionSessionStart):
    """Carries each slot over once, and a log that is open: it is offered again when the lifter comes back.

    Rasa repeats every slot event of the old session in the new one, and so all of those that came
    before: after 400 messages each session began with a thousand of them.
    """

    async def run(
        self,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        tracker: DialogueStateTracker,
        domain: Domain,
    ) -> List[Event]:
        events = await super().run(output_channel, nlg, tracker, domain)
        if tracker.active_loop_name in SURVIVING_FORMS:
            events.insert(-1, ActiveLoop(tracker.active_loop_name))
        return events

    @staticmethod
    def _slot_set_events_from_tracker(tracker: DialogueStateTracker) -> List[SlotSet]:
        return [SlotSet(name, slot.value) for name, slot in tracker.slots.items() if slot.value != slot.initial_value]


class CoachProcessor(PartByPart):
    """Runs custom actions in process and ends a session after ``MAX_MESSAGES_A_SESSION`` messages."""

    def __init__(
        self, *args: Any, executor: ActionExecutor, on_turn: Callable[[DialogueStateTracker], None], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._executor = executor
        self._on_turn = on_turn

    @staticmethod
    def _load_model(model_path: Union[Text, Path]) -> Tuple[Text, ModelMetadata, GraphRunner]:
        archive = Path(model_path)
        with tempfile.TemporaryDirectory() as folder:
            metadata, runner = loader.load_predict_graph_runner(
                Path(folder), archive, LocalModelStorage, InOrderGraphRunner
            )
        return archive.name, metadata, runner

    def _get_action(self, action_name: Text) -> Optional[rasa_action.Action]:
        if action_name in self._executor.actions:
            return InProcessAction(action_name, self._executor)
        if action_name == ACTION_SESSION_START_NAME:
            return SessionStart()
        if action_name in self.domain.form_names:
            return InProcessForm(action_name, self._executor)
        return super()._get_action(action_name)

    async def run_action_extract_slots(
        self, output_channel: OutputChannel, tracker: DialogueStateTracker
    ) -> DialogueStateTracker:
        events = await ExtractSlots(self._executor).run(output_channel, self.nlg, tracker, self.domain)
        await self._send_bot_messages(events, tracker, output_channel)
        tracker.update_with_events(events, self.domain)
        return tracker

    def predict_next_with_tracker_if_should(
        self, tracker: DialogueStateTracker
    ) -> Tuple[rasa_action.Action, PolicyPrediction]:
        action, prediction = super().predict_next_with_tracker_if_should(tracker)
        return self._get_action(action.name()) or action, prediction

    async def _run_prediction_loop(self, output_channel: OutputChannel, tracker: DialogueStateTracker) -> None:
        await super()._run_prediction_loop(output_channel, tracker)
        self._on_turn(tracker)

    def _has_session_expired(self, tracker: DialogueStateTracker) -> bool:
        if super()._has_session_expired(tracker):
            return True
        if tracker.active_loop_name and tracker.active_loop_name not in SURVIVING_FORMS:
            return False
        return sum(isinstance(event, UserUttered) for event in tracker.events) >= MAX_MESSAGES_A_SESSION


async def said_again(message: UserMessage, before: StoredEvents) -> Optional[List[Dict[Text, Any]]]:
    """Send what was said to a message once more, by the same way out."""
    channel = message.output_channel
    for event in before:
        await channel.send_response(message.sender_id, {**(event.get("data") or {}), "text": event.get("text")})
    return channel.messages if isinstance(channel, CollectingOutputChannel) else None


class CoachAgent(Agent):
    """An agent whose custom actions live in the package ``actions``.

    Args:
        args: as for Rasa's ``Agent``.
        hand_off: the response that a message needs whatever else fails, from its parse data; None if it needs none.
        answered: reads what was said to a message of a conversation, as stored bot events; None if it is a new one.
        on_turn: told of every turn before it is saved, by the conversation with what was understood and done.
        parts: says which messages are answered part by part.
        kwargs: as for Rasa's ``Agent``.
    """

    def __init__(
        self,
        *args: Any,
        hand_off: Callable[[Dict[Text, Any]], Optional[Text]] = lambda _: None,
        answered: Callable[[Text, Text], Optional[StoredEvents]] = lambda *_: None,
        on_turn: Callable[[DialogueStateTracker], None] = lambda _: None,
        parts: Parts = NoParts(),  # noqa: B008
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._hand_off = hand_off
        self._parts = parts
        self._answered = answered
        self._on_turn = on_turn
        self._executor = ActionExecutor()
        self._executor.register_package("actions")
        self._unsaved = UnsavedHealth()
        self.thread = TurnThread()

    @property
    def actions(self) -> Dict[Text, Any]:
        """The registered actions by name; what is put in here runs instead."""
        return self._executor.actions

    async def handle_message(self, message: UserMessage) -> Optional[List[Dict[Text, Any]]]:
        """Take a turn, or say again what was said to this very message.

        A turn that fails is taken back: what it said so far is replaced by a reply that needs no memory.

        Raises:
            Exception: the turn failed for another reason than a database that is away, and says nothing of health.
        """
        try:
            async with self.lock_store.lock(message.sender_id):
                return await self.thread.take(lambda: self._turns(message))
        except Exception as error:
            logger.error("a turn could not be saved: %s", type(error).__name__)
            hand_off = self._hand_off(await self.thread.take(lambda: self.processor.parse_message(message)))
            if hand_off is None and not is_away(error):
                raise
            return await self._reply_without_memory(message, hand_off)

    async def _turns(self, message: UserMessage) -> Optional[List[Dict[Text, Any]]]:
        await self._unsaved.take(message.sender_id, self._turn)
        return await self._turn(message)

    async def _turn(self, message: UserMessage) -> Optional[List[Dict[Text, Any]]]:
        before = self._answered(message.sender_id, message.message_id)
        if before is None:
            return await self.processor.handle_message(message)
        return await said_again(message, before)

    async def _reply_without_memory(self, message: UserMessage, hand_off: Optional[Text]) -> Optional[List[Dict]]:
        channel, sender = message.output_channel, message.sender_id
        if isinstance(channel, CollectingOutputChannel):
            channel.messages.clear()
        if hand_off is not None:
            self._unsaved.keep(message)
            # A channel takes apart what it sends: of the domain's own response nothing would be left for the next.
            await channel.send_response(sender, copy.deepcopy(self.domain.responses[hand_off][0]))
        await channel.send_response(sender, {"text": NOT_SAVED if hand_off is None else HEALTH_NOT_SAVED})
        return channel.messages if isinstance(channel, CollectingOutputChannel) else None

    @staticmethod
    def _create_tracker_store(store: Optional[TrackerStore], domain: Domain) -> TrackerStore:
        """The store itself: Rasa would put one around it that forgets in silence while the database is away."""
        store = store or InMemoryTrackerStore(domain)
        store.domain = domain
        return store

    def load_model(self, model_path: Union[Text, Path], fingerprint: Optional[Text] = None) -> None:
        self.processor = CoachProcessor(
            model_path=model_path,
            tracker_store=self.tracker_store,
            lock_store=self.lock_store,
            action_endpoint=self.action_endpoint,
            generator=self.nlg,
            http_interpreter=self.http_interpreter,
            executor=self._executor,
            on_turn=self._on_turn,
            parts=self._parts,
        )
        self.domain = self.processor.domain
        self._set_fingerprint(fingerprint)
        self.tracker_store.domain = self.domain
        if isinstance(self.nlg, TemplatedNaturalLanguageGenerator):
            self.nlg.responses = self.domain.responses
