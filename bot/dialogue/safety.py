"""Safety before everything: triage as a pipeline component, its replies as a policy.

The replies are plain ``utter_`` responses: they need no action server, carry no coaching, and end
an active form. A classifier alone finds too few of these messages, and rules alone too few of the
others, so either is enough.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any, Dict, Iterable, List, Optional, Text

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import ACTION_DEACTIVATE_LOOP_NAME, ACTION_LISTEN_NAME
from rasa.shared.core.events import ActionExecuted, BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message

from bot.conversation import OPEN_LOG, SAVE_LOG, Memory, News
from bot.conversation.by_meaning import is_faint, what_it_seems, with_what_it_seems
from bot.conversation.health_level import HealthRule, asks_about_health, hand_off, has_complaint, has_sign
from bot.conversation.health_parts import part_told
from bot.dialogue.coded_policy import CodedPolicy, actions_this_turn
from bot.guide import Concern, load_concerns, load_guide
from bot.understanding.asked_for import spoken_of
from bot.understanding.facts import Condition, Level
from bot.understanding.health import around
from bot.understanding.logs.beginning import begins_log, tells_pasted
from bot.understanding.messages import DOUBT, doubt_of, leave_of, reading_of, urgency_of
from bot.understanding.questions import names_an_amount
from bot.understanding.rasa.component import Component
from bot.understanding.rasa.guide_parts import PARTS
from bot.understanding.rasa.ranking import put_last
from bot.understanding.reading import Act, Reading, Said
from bot.understanding.replies import is_question

SAFETY = "safety"
"""Key of the parse data: the level of what the message tells."""
SAFETY_KIND = "safety_kind"
"""Key of the parse data: ``self_harm``, ``abuse`` or ``eating`` where the hand-off has a reply of its own."""
FAINT_DOUBT = "safety_doubt_faint"
"""Key of the parse data: the doubt is too faint to ask about where nothing was told before."""
MEMORY = "memory"
"""The slot that holds ``bot.conversation.Memory``."""
PAIN = "pain_or_injury"
_OUT_OF_SCOPE = "out_of_scope"
_INFORM = "inform"
_LOG = "log_session"
_SOME_CONFIDENCE = 0.5
_FEWEST_WORDS = 4
_NOT_COACHING = {"stop", "delete_my_data", "export_my_data"}
"""Intents that pass while a hand-off is open: their replies offer no coaching."""
_ABOUT_DATA = ("delete_first", "delete_second")
"""Questions (``actions/own_data.py``) that are answered while a hand-off is open."""
_ANSWER = "action_answer"
_CHECK_IN = "action_check_in"
_UTTER = {level: f"utter_safety_{level.value}" for level in Level}
_OWN_REPLIES = {kind: f"utter_safety_{kind}" for kind in ("self_harm", "abuse", "eating")}
"""Replies of what is no matter of training."""
_TELL_NEWS = "action_tell_news"
_ASK_IF_NOW = "action_ask_if_now"
_SETTLED = "utter_safety_settled"
_BESIDE_A_QUESTION = (News.LEAVE_IN_PART, News.NOT_NOW, News.HELP_PLANNED)
"""News beside which a question is answered, without a dose where something speaks against one."""
_SUPPOSED = {"hypothetically", "theoretically", "would", "could", "should", "can", "may", "fine", "ok", "okay", "what"}
"""Words of sets that somebody wants to be allowed."""
_DONE = {"did", "done", "finished", "got", "managed", "felt", "log", "logged", "yesterday"}
_WANTS_NOTHING = (None, _OUT_OF_SCOPE, _INFORM, "affirm", "thanks", "greet")
_HELD = (Level.EMERGENCY, Level.URGENT)
_ENDS_A_FORM = {*_UTTER.values(), *_OWN_REPLIES.values(), _CHECK_IN, "utter_safety_check_in"}
_ENDS_THE_TURN = {*_ENDS_A_FORM, _TELL_NEWS, _ASK_IF_NOW, _SETTLED}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class SafetyTriage(Component):
    """Reads what every message tells of bodies, and marks what has to be handed off.

    What the facts add up to makes the intent ``pain_or_injury`` and keeps the
    classifier's view behind it in the ranking. Pain that only the classifier saw counts as ``clinician`` where a
    sign or a condition stands in the words; hearsay, sayings, the past and denials are not enough. What alarms nobody
    (soreness, a click that does not hurt) may choose the part of the guide that answers it (``health_parts.yml``).
    A pasted session is a log before that, and what is told beside it is told of a body as everywhere.
    """

    def __init__(self, name: Text, config: Dict[Text, Any]) -> None:
        super().__init__(name, config)
        reading_of({})  # reads the tables now, not in the first lifter's turn

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            reading = reading_of(message.data)
            if tells_pasted(reading):
                _put_first(message, _LOG)
            likely = urgency_of(message.data)
            beside = around(reading.text)
            facts = with_what_it_seems(
                reading.facts, likely, spoken_of(reading), leave=leave_of(message.data), beside=beside
            )
            rule = hand_off(facts)
            level = rule.level if rule else None
            if rule is not None:
                _put_first(message, PAIN)
                if part := _part_on(facts, rule):
                    message.set(PARTS, [{"name": part, "confidence": 1.0, "near": 1.0}, *(message.get(PARTS) or [])])
            elif (message.get(INTENT) or {}).get("name") == PAIN and has_complaint(facts):
                level = Level.CLINICIAN
            elif part := _part_told(message, reading):
                _put_first(message, part.partition("/")[0])
                message.set(PARTS, [{"name": part, "confidence": 1.0, "near": 1.0}, *(message.get(PARTS) or [])])
            elif (message.get(INTENT) or {}).get("name") == PAIN and not (has_sign(facts) or asks_about_health(facts)):
                put_last(message, PAIN)
            if level is not None:
                message.set(SAFETY, level.value, add_to_output=True)
            if rule is not None and rule.reply:
                message.set(SAFETY_KIND, rule.reply, add_to_output=True)
            seeming = partial(what_it_seems, reading.facts, likely, beside=beside, person=spoken_of(reading))
            seems = seeming(understood=_is_understood(message, reading))
            if seems is not None and not seems.sure and begins_log(reading, today=date.today()):
                seems = seeming(understood=True)
            if seems is not None and not seems.sure:
                message.set(DOUBT, seems.kind, add_to_output=True)
                message.set(FAINT_DOUBT, is_faint(reading.facts, likely, beside=beside), add_to_output=True)
            if rule is None and (beside.distant or hand_off(reading.facts)):
                others = [part for part in message.get(PARTS) or [] if part["name"].partition("/")[0] != PAIN]
                message.set(PARTS, others)
        return messages


def _part_on(facts: Iterable[Said], rule: HealthRule) -> Text:
    """The guide's own part on the condition that a rule hands off; "" for a sign, whose part the words choose."""
    for said in facts:
        if isinstance(said.fact, Condition) and said.fact.id in rule.all | rule.any:
            part = load_concerns().of(Concern(said.fact.id)).part
            return part if part.startswith(f"{PAIN}/") else ""
    return ""


def _is_understood(message: Message, reading: Reading) -> bool:
    """Return True if the message means something else with some confidence, or is a few words that follow up."""
    if len(reading.words) < _FEWEST_WORDS:
        return True
    intent = message.get(INTENT) or {}
    unsure = intent.get("name") in (None, PAIN, _OUT_OF_SCOPE, _INFORM)
    return not unsure and intent.get("confidence", 0.0) >= _SOME_CONFIDENCE


def hand_off_of(parse_data: Dict[Text, Any]) -> Optional[Text]:
    """The response that a message is handed off with, from its parse data; None if a coach may answer."""
    level = parse_data.get(SAFETY)
    return _UTTER[Level(level)] if level else None


def _part_told(message: Message, reading: Reading) -> Text:
    """The guide's part for what the message tells without an alarm; "" where its topic stands."""
    topic = (message.get(INTENT) or {}).get("name") or ""
    if topic not in {*load_guide().topics, _OUT_OF_SCOPE}:
        return ""
    return part_told(reading.facts, topic, asks=reading.does(Act.ASKS))


def _put_first(message: Message, name: Text) -> None:
    """Make an intent the first. What the rules leave to the classifier is spread over its own ranking."""
    others = [entry for entry in message.get("intent_ranking", []) if entry["name"] != name]
    total = sum(entry["confidence"] for entry in others) or 1.0
    sure = 0.95
    rest = [{**entry, "confidence": (1 - sure) * entry["confidence"] / total} for entry in others]
    first = {"name": name, "confidence": sure}
    message.set(INTENT, first, add_to_output=True)
    message.set("intent_ranking", [first, *rest], add_to_output=True)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=False)
class SafetyPolicy(CodedPolicy):
    """Says what the memory asks for before any other policy may: ``docs/conversation.md``.

    - ``emergency`` and ``urgent``: a hand-off alone that names what was told, or the plain response where no action
      works; the health record then holds the conversation until help is there, so that nobody coaches on as if
      nothing had been said.
    - ``clinician``: the guide's hand-off through ``action_answer``; where that brought no word (an
      action server that is away), the plain response, so that pain is never met by silence.
    - a button of a question that is closed: a word that says so.
    """

    goes_before_forms = True

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {"priority": 12}

    def next_action(self, tracker: DialogueStateTracker) -> Optional[Text]:
        """The reply that safety asks for, then the end of an active form, then the lifter's turn."""
        message = tracker.latest_message
        if message is None or not tracker.events:
            return None
        done = actions_this_turn(tracker)
        if not done:
            return _first_action(Memory.from_json(tracker.get_slot(MEMORY)), message, tracker)
        last = done[-1]
        if last == _CHECK_IN and not _spoke(tracker):
            level = message.parse_data.get(SAFETY)
            return _UTTER[Level(level)] if level in _HELD else "utter_safety_check_in"
        if last in _ENDS_A_FORM and tracker.active_loop_name:
            return ACTION_DEACTIVATE_LOOP_NAME
        if last in _ENDS_THE_TURN or (last == ACTION_DEACTIVATE_LOOP_NAME and set(done) & _ENDS_A_FORM):
            return ACTION_LISTEN_NAME
        if last == _ANSWER and message.parse_data.get(SAFETY) == Level.CLINICIAN.value:
            return ACTION_LISTEN_NAME if _spoke(tracker) else _UTTER[Level.CLINICIAN]
        return None


def _first_action(memory: Memory, message: UserUttered, tracker: DialogueStateTracker) -> Optional[Text]:
    # The parse data has the level too, for a turn in which the memory could not be moved on.
    levels = [Level(level) for level in (memory.raised, message.parse_data.get(SAFETY)) if level]
    level = min(levels, key=[*Level].index, default=None)
    told = hand_off(memory.health.newest()) if memory.raised else None
    own = _OWN_REPLIES.get(message.parse_data.get(SAFETY_KIND) or (told.reply if told else ""))
    if memory.news is News.SETTLED:
        free = memory.health.clearance(memory.about) and _asks_about_training(message)
        return None if free else _SETTLED  # it was somebody else's
    if level in _HELD and memory.news is not News.HELP_COMES:
        if memory.health.held() and not (own and not _was_said(tracker, own)):
            return _CHECK_IN
        return own or _UTTER[level]
    if memory.news is News.IS_SO and level is not None:
        return own or _UTTER[level]
    if goes_on_with_a_plan(tracker):
        return None
    if memory.news in (News.NOT_MINE, News.NOT_SO) and _asks_about_training(message):
        return None
    if memory.news in _BESIDE_A_QUESTION and message.intent.get("name") in load_guide().topics:
        return None
    if memory.news is News.LEAVE and not _says_only_that(message):
        asks = message.parse_data.get(SAFETY) == Level.CLINICIAN.value
        asks = asks or names_an_amount(reading_of(message.parse_data))
        return own or _ANSWER if asks else None
    if memory.news is not News.NONE:
        return _TELL_NEWS
    if memory.health.held():
        intent = message.intent.get("name")
        if memory.asks(*_ABOUT_DATA) and intent in ("affirm", "deny"):
            return f"action_{intent}"
        surely = message.intent.get("confidence", 0.0) >= _SOME_CONFIDENCE
        return None if intent in _NOT_COACHING and surely else _CHECK_IN
    if memory.health.gating(memory.about) and _asks_about_a_dose(message):
        return _ANSWER
    if memory.about and _is_for_another(memory, message):
        return _ANSWER
    if memory.asks_again or (doubt_of(message.parse_data) and _is_asked(memory, message)):
        return _ASK_IF_NOW
    # A button brings its answer; of what was told before, the answer itself speaks.
    return own or _ANSWER if message.parse_data.get(SAFETY) == Level.CLINICIAN.value else None


def goes_on_with_a_plan(tracker: DialogueStateTracker) -> bool:
    """Return True if a message frees who was being asked for a plan, and asks nothing: the plan goes on."""
    message = tracker.latest_message
    asks = message is None or is_question(reading_of(message.parse_data))
    return not asks and Memory.from_json(tracker.get_slot(MEMORY)).goes_on_planning


def _is_asked(memory: Memory, message: UserUttered) -> bool:
    """Return True if a doubt is asked about: a faint one only where something was told of that body before."""
    return not message.parse_data.get(FAINT_DOUBT) or bool(memory.health.gating(memory.about))


def _asks_about_training(message: UserUttered) -> bool:
    """Return True if a message asks about training beside what it puts right."""
    topics = load_guide().topics.keys() - {PAIN}
    return message.intent.get("name") in topics and is_question(reading_of(message.parse_data))


def _is_for_another(memory: Memory, message: UserUttered) -> bool:
    """Return True for sets of somebody else, and for what is understood by nobody and told or asked of who is gated."""
    name = message.intent.get("name")
    says = reading_of(message.parse_data).acts & {Act.ASKS, Act.COMMANDS, Act.TELLS}
    lost = name == _OUT_OF_SCOPE and bool(says) and bool(memory.health.gating(memory.about))
    return lost or (name == _LOG and not memory.asks(OPEN_LOG, SAVE_LOG))


def _asks_about_a_dose(message: UserUttered) -> bool:
    """Return True for sets that were not done ("hypothetically 3x10 would be fine", "somebody told me 4x8", "bridges at
    least"), and for a "sets and reps please" beside some that were.
    """
    reading = reading_of(message.parse_data)
    words = {word.text for word in reading.words}
    bargains = "least" in words and not any(word[0].isdigit() for word in words)
    as_a_log = message.intent.get("name") == _LOG and (bool(words & _SUPPOSED) or reading.does(Act.QUOTES))
    asks = bargains or names_an_amount(reading)
    return (as_a_log or (asks and message.intent.get("name") not in _NOT_COACHING)) and not words & _DONE


def _says_only_that(message: UserUttered) -> bool:
    """Return True if a message brings news and wants nothing else that is understood."""
    if message.intent.get("name") == PAIN:
        return not reading_of(message.parse_data).does(Act.ASKS)
    return message.intent.get("name") in _WANTS_NOTHING


def _was_said(tracker: DialogueStateTracker, reply: Text) -> bool:
    """Return True if a reply was given before: the same words again would be read over."""
    return any(isinstance(event, ActionExecuted) and event.action_name == reply for event in tracker.events)


def _spoke(tracker: DialogueStateTracker) -> bool:
    """Return True if the bot has said anything since the lifter's last message."""
    latest = next((event for event in reversed(tracker.events) if isinstance(event, (UserUttered, BotUttered))), None)
    return isinstance(latest, BotUttered)
