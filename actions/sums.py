"""Works numbers out: bar and plates, the other unit, a share of a load, a 1-rep max, a volume."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher
from sqlalchemy.exc import SQLAlchemyError

from actions.conversation import Events, give, send, speak, turn_is_over
from actions.log_finish import LOG_SAVED
from actions.log_store import known
from actions.memory import keep, memory_of
from actions.progress import TOPIC
from bot.coaching.load import Unit
from bot.coaching.progress import own_answer
from bot.coaching.reckoning import Figure, Worked, worked_out
from bot.conversation.last_sum import LastSum, StoredFigure
from bot.conversation.log.open_log import log_from_json
from bot.guide import Asked, load_guide
from bot.understanding.messages import reading_of
from bot.understanding.reckoning import Sum, reckoning_asked

_NEXT = (("Log a session", "/log_session"), ("My progress", "/show_progress"))
_CITED = (Sum.SHARE, Sum.SINGLE)
"""Sums that say something about training, and so come with what limits them."""
_FROM_WHAT = "Which load do you mean? Give me the number, for example: 75% of 100 kg."


class ActionWorkOut(Action):
    """Answers a sum, and remembers what it came to."""

    def name(self) -> str:
        return "action_work_out"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        memory = memory_of(tracker)
        near = memory.near_sum
        logged = _heaviest_logged(tracker) if memory.asks(LOG_SAVED) else None
        last, base = (_figure(near.result), _figure(near.base)) if near else (logged, None)
        before = [event["text"] for event in tracker.events if event["event"] == "user" and event["text"]][:-1]
        reading = reading_of(tracker.latest_message)
        asked = reckoning_asked(reading, goes_on=last is not None, shares=base is not None, before=before)
        worked = worked_out(asked, last=last, base=base, unit=_unit(tracker)) if asked else None
        clearance = memory.health.clearance(memory.about)
        if worked is None or asked is None:
            speak(dispatcher, _FROM_WHAT)
            return [turn_is_over(tracker)]
        if clearance is None and asked.wants in _CITED:
            return give(dispatcher, tracker, load_guide(), Asked(TOPIC))
        if asked.wants in _CITED:
            send(dispatcher, own_answer(_title(asked.wants), worked.sentences, load_guide(), clearance))
        else:
            speak(dispatcher, " ".join(one.text for one in worked.sentences), _NEXT)
        return [*keep(tracker, memory_of(tracker).worked_out(_kept(worked))), turn_is_over(tracker)]


def _title(wants: Sum) -> str:
    return "A share of a load" if wants is Sum.SHARE else "A 1-rep max from one set"


def _heaviest_logged(tracker: Tracker) -> Figure | None:
    """The heaviest load of the log that was just saved."""
    state = tracker.get_slot("log")
    drafts = log_from_json(state).drafts if state else ()
    loads = [one.load for draft in drafts for one in draft.sets if one.load and one.load.amount]
    heaviest = max(loads, key=lambda load: load.amount, default=None)
    return Figure(heaviest.amount, heaviest.unit) if heaviest else None


def _unit(tracker: Tracker) -> Unit | None:
    try:
        return known(tracker).unit
    except SQLAlchemyError:
        return None  # a sum needs no store


def _figure(stored: StoredFigure | None) -> Figure | None:
    return Figure(Decimal(stored.amount), Unit(stored.unit) if stored.unit else None) if stored else None


def _kept(worked: Worked) -> LastSum:
    return LastSum(result=_stored(worked.result), base=_stored(worked.base) if worked.base else None)


def _stored(figure: Figure) -> StoredFigure:
    return StoredFigure(amount=str(figure.amount), unit=figure.unit.value if figure.unit else "")
