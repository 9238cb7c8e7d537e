"""What is said about the own log goes to it, whatever the classifier takes it for."""

from __future__ import annotations

from datetime import date
from typing import Any, Dict, Optional, Text

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.core.constants import ACTION_LISTEN_NAME
from rasa.shared.core.events import UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.conversation import DELETE_SESSIONS, LOG_SAVED, UNDO_LOG, Memory, Verdict
from bot.conversation.log.open_log import log_from_json
from bot.conversation.sessions.near import log_is_meant
from bot.dialogue.coded_policy import CodedPolicy, actions_this_turn
from bot.dialogue.follow_ups import FOLLOW_UP
from bot.dialogue.safety import MEMORY, SAFETY
from bot.guide import load_guide
from bot.understanding.follow_up import Wants as Follows
from bot.understanding.logs.beginning import begins_log, counts_reps, tells_of_done, tells_pasted
from bot.understanding.logs.day_told import day_told
from bot.understanding.logs.endings import logs_behind_deletion, says_undo, takes_out
from bot.understanding.logs.saved import corrects_saved, moves_saved
from bot.understanding.meant import Meant
from bot.understanding.messages import log_talk_of, reading_of
from bot.understanding.rasa.questions import QUESTIONS
from bot.understanding.reading import Reading
from bot.understanding.replies import is_question
from bot.understanding.sessions.read import session_wish
from bot.understanding.sessions.wish import SURE, SessionWish, Wants

FORM = "log_form"
UNDO = "action_undo_log"
TELL = "action_tell_of_log"
_VERDICTS = (Follows.VERDICT.value, Follows.CHOICE.value)
_ANSWERS = {Verdict.YES: "action_affirm", Verdict.NO: "action_deny"}
_TO_STORED = frozenset({Wants.CHANGE, Wants.DELETE, Wants.UNDO})
_OTHER_WISHES = frozenset({"build_plan", "delete_my_data", "export_my_data"})
"""The lifts and numbers that they name are none of the log's."""
_A_LOG = frozenset({"log_session"})
"""One that leans on the last log may only seem to ask for it: "same as last time plus one rep"."""
_SURE, _CERTAIN = 0.6, 0.95
"""Calibrated confidence from which such a wish is no correction of the log."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.POLICY_WITHOUT_END_TO_END_SUPPORT, is_trainable=False)
class LogPolicy(CodedPolicy):
    """Answers what is asked of the log, open or stored, undoes what was just saved, or opens it for a correction."""

    goes_before_forms = True

    @staticmethod
    def get_default_config() -> Dict[Text, Any]:
        return {"priority": 9}

    def next_action(self, tracker: DialogueStateTracker) -> Optional[Text]:
        """The action that the message asks for; then the lifter's turn."""
        done = actions_this_turn(tracker)
        if done:
            return ACTION_LISTEN_NAME if done[-1] == UNDO else None
        message, state = tracker.latest_message, tracker.get_slot("log")
        if message is None or tracker.active_loop_name not in (None, FORM) or message.parse_data.get(SAFETY):
            return None
        if any(entity["entity"] == "question" for entity in message.entities):
            return None  # a button answers its question
        reading, memory = reading_of(message.parse_data), Memory.from_json(tracker.get_slot(MEMORY))
        if tells_pasted(reading) and not memory.about and logs_behind_deletion(reading.words) is None:
            return None if tracker.active_loop_name else FORM
        told = tells_of_done(reading, today=date.today())
        tells_sets = told and not tracker.active_loop_name and not message.parse_data.get(QUESTIONS)
        near = tells_sets or log_is_meant(memory, asks=is_question(reading))
        meant = log_talk_of(message.parse_data, near=near)
        something_else = memory.about or _judges_an_answer(message, memory) or _asks_for_progress(message, meant)
        wish = None if something_else else session_wish(reading, meant, today=date.today())
        if (
            memory.asks(DELETE_SESSIONS, UNDO_LOG)
            and memory.settles in _ANSWERS
            and not (wish and is_question(reading))
        ):
            return _ANSWERS[memory.settles]
        if tracker.active_loop_name:
            return TELL if wish and not told and not _is_of_open_log(wish, reading) else None
        saved = log_from_json(state) if state else None
        saved = saved if saved and saved.saved else None
        fresh = saved is not None and memory.asks(LOG_SAVED)
        if logs_behind_deletion(reading.words) is not None and begins_log(reading, today=date.today()):
            return TELL
        undoes = says_undo(reading.words) or (wish is not None and wish.wants is Wants.UNDO)
        if saved and (undoes or (fresh and takes_out(reading.words))):
            return UNDO
        if fresh and saved and moves_saved(reading, saved.drafts, today=date.today()):
            return FORM
        if wish and wish.wants in (Wants.CHANGE, Wants.DELETE):
            return TELL
        another_wish, today = _is_surely(message, _OTHER_WISHES), date.today()
        if begins_log(reading, today=today) and not (another_wish or memory.about or _is_asked_of_the_guide(message)):
            return FORM
        corrects = saved is not None and corrects_saved(reading, saved.drafts, today=today, fresh=fresh)
        if wish and wish.wants is not Wants.UNDO and (meant.likelihood >= SURE or not corrects):
            if _is_surely(message, _A_LOG) and not is_question(reading):
                return None
            return FORM if tells_sets else TELL
        return FORM if corrects and not another_wish else None


def _judges_an_answer(message: UserUttered, memory: Memory) -> bool:
    """Return True for a "so is that any better" after an answer of the guide, where the log was not spoken of."""
    leans = message.parse_data.get(FOLLOW_UP) or {}
    return leans.get("wants") in _VERDICTS and not memory.log_is_near


def _asks_for_progress(message: UserUttered, meant: Meant) -> bool:
    """Return True for a plain "show my progress" that hardly means one session."""
    certain = float(message.intent.get("confidence") or 0.0) >= _CERTAIN
    return message.intent.get("name") == "show_progress" and certain and meant.likelihood < SURE


def _is_asked_of_the_guide(message: UserUttered) -> bool:
    """Return True for what surely asks the guide and counts no sets or reps: "thrusts after 60", "did squats win"."""
    return _is_surely(message, frozenset(load_guide().topics)) and not counts_reps(str(message.text))


def _is_of_open_log(wish: SessionWish, reading: Reading) -> bool:
    """Return True if a wish that is told while a log is open is about that log: a change, or an answer."""
    asks = is_question(reading) or reading.text.rstrip().endswith("?")
    answers = any(word.is_number for word in reading.words) or day_told(reading.words, date.today())[0] is not None
    return wish.wants in _TO_STORED or (not asks and (answers or wish.wants is Wants.UNIT))


def _is_surely(message: UserUttered, intents: frozenset[str]) -> bool:
    sure = float(message.intent.get("confidence") or 0.0) >= _SURE
    return sure and message.intent.get("name") in intents
