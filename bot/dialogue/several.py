"""A message that wants things of different ears ("yes save it, and how wide do my feet go?") is taken part by part.

Each part is asked for by itself which action would answer it, and those that one ear hears stay together. What opens a
question of its own (a log to save, a plan, something to delete) comes last, so that its answer belongs to it; all else
comes in order.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timezone
from typing import Any, Dict, Final, List, Optional, Sequence, Text, Tuple

from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import TEXT

from bot.conversation import LOG_SAVED, SAVE_LOG, Memory, Strength, Verdict
from bot.conversation.sessions.near import log_is_meant
from bot.dialogue.logs import FORM as LOG_FORM
from bot.dialogue.logs import TELL, UNDO
from bot.dialogue.plans import FORM as PLAN_FORM
from bot.dialogue.plans import TALK
from bot.dialogue.safety import MEMORY, SAFETY
from bot.guide import load_guide
from bot.understanding.facts import HEALTH
from bot.understanding.follow_up import has_pointer
from bot.understanding.logs.beginning import counts_reps, tells_of_done
from bot.understanding.logs.edits import LAST_TOLD
from bot.understanding.messages import doubt_of, log_talk_of, reading_of
from bot.understanding.parts import parts_of, points_at_sets
from bot.understanding.rasa.linear_classifier import OUT_OF_SCOPE
from bot.understanding.reading import Act, Reading, Standing
from bot.understanding.replies import is_question
from bot.understanding.sessions.read import session_wish
from bot.understanding.sessions.wish import LIKELY, SessionWish, Wants

GUIDE: Final = "action_answer"
_OF_THE_GUIDE: Final = frozenset({GUIDE, "action_follow_up", "action_explain", "action_tell_more"})
_ANSWERS: Final = frozenset({"action_affirm", "action_deny"})
_EARS: Final = frozenset(
    {LOG_FORM, PLAN_FORM, TELL, UNDO, TALK, "action_show_progress", "action_export_my_data", "action_delete_my_data"}
    | {"action_link", "action_privacy", "action_set_time_zone", "action_set_own_kit", "action_work_out"}
    | {"action_reminders"}
)
"""Actions that do what no answer of the guide does. Courtesy, news and what is not understood go with the next part."""
_OPENS: Final = frozenset({PLAN_FORM, "action_delete_my_data", "action_reminders"})
_OUTSIDE: Final = "action_out_of_scope"
_LOST: Final = frozenset({"action_did_you_mean", _OUTSIDE})
_SOME_WORDS: Final = 4
_NEXT: Final = frozenset({Wants.NEXT.value, Wants.WHY.value})
_ANSWERED: Final = (Verdict.YES, Verdict.NO)
_SURE, _LIKELY = 0.5, 0.3
"""Confidence from which a part that tells is the guide's, and one that asks while a form is open."""


Turn = Tuple[Text, Dict[Text, Any]]
"""The words of a part, and what is told beside them: ``more`` where the open form asks again behind the next one,
``then_next`` where the next load is asked for with it, which is told once its log is saved."""


@dataclass(frozen=True)
class _Part:
    """A stretch of the message with what hears it; "" where nothing does by itself.

    Attributes:
        start: of its words.
        end: of its words.
        ear: the action, and of past sessions what is wanted.
        opens: it asks a question of its own.
        edits: a log comes of it, which waits for a yes.
        asks_next: it asks for the next load.
        points: it asks of "that", which may be what stands before it.
    """

    start: int
    end: int
    ear: Text = ""
    opens: bool = False
    edits: bool = False
    asks_next: bool = False
    points: bool = False


class PartsOfMessages:
    """Says which messages are answered part by part, and in which order."""

    def spans(self, tracker: DialogueStateTracker, parsed: Dict[Text, Any]) -> Sequence[Tuple[int, int]]:
        """Where the parts of a message stand that may be for different ears; none where it is answered as a whole.

        Args:
            tracker: the conversation before it.
            parsed: the parse data of the message.
        """
        if str(parsed.get(TEXT) or "").startswith(INTENT_MESSAGE_PREFIX):
            return ()
        reading = reading_of(parsed)
        spans = () if _is_of_bodies(tracker, parsed, reading) else parts_of(reading)
        return [(span.start, span.end) for span in spans]

    def turns(
        self, tracker: DialogueStateTracker, parsed: Dict[Text, Any], heard: Sequence[Tuple[Text, DialogueStateTracker]]
    ) -> Sequence[Turn]:
        """The parts that are answered one after the other; none where one ear hears them all.

        Args:
            tracker: the conversation before the message.
            parsed: the parse data of the message.
            heard: of each part of ``spans`` the action that would answer it by itself, and the conversation with it
                as the latest message.
        """
        if any(_alarms(one.latest_message.parse_data) for _, one in heard if one.latest_message):
            return ()
        form, spans, reading = tracker.active_loop_name, self.spans(tracker, parsed), reading_of(parsed)
        done = tells_of_done(reading, today=date.today())
        parts = [_part(span, *one, form, done) for span, one in zip(spans, heard, strict=True)]
        if any(part.ear == LOG_FORM and part.opens for part in parts) and (
            any(part.points for part in parts) or (done and _asks_next(parsed))
        ):
            return ()  # "3 sets of 10 with 60, what is that in total", "3x8 at 70, should I go up?"
        parts = _joined(parts)
        if any(part.ear in _ANSWERS for part in parts[1:]):
            return ()  # "yes but not now"
        ears = {part.ear for part in parts} - {GUIDE, _OUTSIDE, "", PLAN_FORM if form == PLAN_FORM else ""}
        return _in_order(str(parsed[TEXT]), parts, form) if ears and len(parts) > 1 else ()


def _is_of_bodies(tracker: DialogueStateTracker, parsed: Dict[Text, Any], reading: Reading) -> bool:
    """Return True if a message tells of a body or of other people, whose parts belong together."""
    told = any(isinstance(said.fact, HEALTH) and said.standing is not Standing.DENIED for said in reading.facts)
    others = any(not clause.person.is_lifter for clause in reading.clauses)
    held = Memory.from_json(tracker.get_slot(MEMORY)).health.held() is not None
    return _alarms(parsed) or told or others or held


def _alarms(parsed: Dict[Text, Any]) -> bool:
    return bool(parsed.get(SAFETY)) or bool(doubt_of(parsed))


def _part(span: Tuple[int, int], action: Text, heard: DialogueStateTracker, form: Optional[Text], done: bool) -> _Part:
    """A part with what hears it.

    Args:
        span: where it stands.
        action: that would answer it.
        heard: the conversation with it as the latest message.
        form: that is open.
        done: the message tells sets that were done.
    """
    message, memory = heard.latest_message, Memory.from_json(heard.get_slot(MEMORY))
    parsed = message.parse_data if message else {}
    reading, asks = reading_of(parsed), is_question(reading_of(parsed))
    name, confidence = parsed["intent"].get("name"), float(parsed["intent"].get("confidence") or 0.0)
    part = _Part(*span, points=asks and points_at_sets(reading), asks_next=asks and _asks_next(parsed))
    if action in _OF_THE_GUIDE and (asks or confidence >= _SURE):
        return replace(part, ear=GUIDE)
    if action in _LOST or (action == form and asks and name == OUT_OF_SCOPE):
        # It is said of a question that nothing is known of it; what points at the part before it asks nothing alone.
        alone = asks and len(reading.words) >= _SOME_WORDS and not has_pointer(reading)
        return replace(part, ear=_OUTSIDE if alone else "")
    if action == form and asks:
        return replace(part, ear=GUIDE if confidence >= _LIKELY and name in load_guide().topics else "")
    if action == TELL:
        meant = log_talk_of(parsed, near=log_is_meant(memory, asks=asks))
        wish = session_wish(reading, meant, today=date.today()) or SessionWish(Wants.SHOW)
        edits = wish.wants is Wants.CHANGE or (wish.wants is Wants.DELETE and wish.which.sets != LAST_TOLD)
        opens = edits or wish.wants is Wants.DELETE
        return replace(part, ear=f"{TELL} {meant.act}", opens=opens, edits=edits)
    if action == UNDO:
        return replace(part, ear=UNDO, opens=not _is_fresh(memory))
    if action in _ANSWERS:
        needs = memory.question is not None and memory.question.needs is Strength.CLEAR_YES
        return replace(part, ear=action if needs and memory.settles in _ANSWERED else "")
    if action == LOG_FORM and form is None:
        only_thought_of = counts_reps(reading.text) and not done
        return part if only_thought_of else replace(part, ear=LOG_FORM, opens=True, edits=True)
    if action == LOG_FORM:
        # What is saved is told with the next load anyway; sets that are added wait for a yes.
        saves = reading.does(Act.AGREES) and memory.asks(SAVE_LOG)
        return replace(part, ear=LOG_FORM, edits=saves or counts_reps(reading.text))
    if action == PLAN_FORM and form is None and not (reading.does(Act.COMMANDS) or name == "build_plan"):
        return part
    return replace(part, ear=action if action in _EARS else "", opens=action in _OPENS and form is None)


def _asks_next(parsed: Dict[Text, Any]) -> bool:
    """Return True if a message likely asks for the next load."""
    meant = log_talk_of(parsed, near=True)
    return meant.likelihood >= LIKELY and meant.act in _NEXT


def _is_fresh(memory: Memory) -> bool:
    """Return True if a log was saved just now, so that an undo asks nothing."""
    question = memory.question if memory.asks(LOG_SAVED) else None
    return question is not None and question.is_just_asked(datetime.now(timezone.utc))


def _joined(found: Sequence[_Part]) -> List[_Part]:
    """The parts with their neighbours of the same ear; what nothing hears by itself goes with the next one."""
    parts: List[_Part] = []
    for part in found:
        last = parts[-1] if parts else None
        if last is not None and last.ear in ("", part.ear):
            parts[-1] = replace(part, start=last.start)
        else:
            parts.append(part)
    if len(parts) > 1 and not parts[-1].ear:
        parts[-2:] = [replace(parts[-2], end=parts[-1].end)]
    return parts


def _in_order(text: Text, parts: Sequence[_Part], form: Optional[Text]) -> Tuple[Turn, ...]:
    """The turns: answers to a plan's question and what opens one come last, as their question has to."""
    edits = any(part.edits for part in parts)
    last = {part for part in parts if part.opens or (form == PLAN_FORM and part.ear == PLAN_FORM)}
    told = [part for part in parts if not (edits and part.asks_next)]
    ordered = [*(part for part in told if part not in last), *(part for part in told if part in last)]
    turns: List[Turn] = []
    for place, part in enumerate(ordered, 1):
        back = form is not None and any(_leads_back(following, form) for following in ordered[place : place + 1])
        told_beside = {"more": back, "then_next": part.edits and len(told) < len(parts)}
        turns.append((text[part.start : part.end], {key: True for key, is_so in told_beside.items() if is_so}))
    return tuple(turns)


def _leads_back(part: _Part, form: Text) -> bool:
    """Return True if the open form asks again after a part."""
    return part.ear in (GUIDE, form) or part.ear.startswith(TELL)
