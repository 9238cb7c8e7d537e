"""Replies that come before anything else: questions about medical help, and the answer to news of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import REQUESTED_SLOT

from actions.conversation import Events, speak, turn_is_over
from actions.memory import ask, concerns_in, keep, memory_of, new_question
from bot.conversation import HELP_IS_THERE, News, Strength
from bot.conversation.by_meaning import IS_IT_NOW
from bot.conversation.health_entry import Entry, is_first_told
from bot.conversation.health_level import hand_off
from bot.guide import load_replies
from bot.guide.concern import in_words, what_to_ask, who_decides
from bot.understanding.asked_for import really_about, told_words
from bot.understanding.facts import Level
from bot.understanding.messages import doubt_of, reading_of, told_in

_BUTTONS = (("Yes, it is taken care of", "/affirm"), ("I did not mean it that way", "/deny"))
_LOG_FORM = "log_form"
_YES_NO = (("Yes", "/affirm"), ("No", "/deny"))


def _named(held: Sequence[Entry]) -> str:
    """Return the held signs in the lifter's latest words for them; "" if no words were kept."""
    words = next((entry.words for entry in reversed(held) if entry.words), "")
    return f"“{words}”" if words else ""


class ActionTellNews(Action):
    """Says what the message did that comes before anything else: help is on its way, or a button was too late."""

    def name(self) -> str:
        return "action_tell_news"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        number, memory = memory_of(tracker).worded(memory_of(tracker).news.value)
        reply, over = load_replies()[memory.news.value], list[dict[str, Any]]()
        text = reply.text(number)
        if memory.news in (News.WHOM_TO_ASK, News.LEAVE_IN_PART):
            concern = concerns_in(memory)[0]
            text = text.format(who=who_decides(concern), said=memory.health.gating(memory.about)[0].how)
            text = f"{text} {what_to_ask(concern, number).text}"
        elif memory.news is News.LEAVE:
            text = text.format(said=memory.health.leave_told(memory.about))
        elif memory.news is News.NOT_MINE:
            text = in_words(text, memory.people.latest)
        elif memory.news is News.NOT_YOUR_LOG:
            text = in_words(text, memory.about or memory.people.latest)
            # What a mate did beside it ends no open log; "that's Ben's, not mine" does.
            over = _log_given_up(tracker) if really_about(reading_of(tracker.latest_message)) else []
        speak(dispatcher, text, [(one.title, f"/{one.ask}") for one in reply.ask])
        return [*keep(tracker, memory.closed()), *over] if over else [*keep(tracker, memory), turn_is_over(tracker)]


def _log_given_up(tracker: Tracker) -> Events:
    """Return the events that close an open log unsaved ("that's Ben's, not mine"); none if no log is open."""
    if (tracker.active_loop or {}).get("name") != _LOG_FORM:
        return []
    over = (ActiveLoop(None), SlotSet("log", None), SlotSet(REQUESTED_SLOT, None))
    return [*over, FollowupAction("action_listen")]


class ActionCheckIn(Action):
    """Hands off what is pressing, in words that name it, and from then on asks whether help is there.

    Only a literal yes or a button of this question ends it.
    """

    def name(self) -> str:
        return "action_check_in"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        memory = memory_of(tracker)
        held = [entry for entry in memory.health.entries if entry.held]
        if memory.raised and is_first_told(held):
            return self._hand_off(dispatcher, tracker, held)
        rule = hand_off(entry.said for entry in held)
        name = f"check_in_{(rule and rule.reply) or (memory.health.held() or Level.EMERGENCY).value}"
        number, memory = memory.worded(name)
        keep(tracker, memory)
        text = load_replies()[name].text(number).format(it=_named(held) or "what you told me")
        question = new_question(HELP_IS_THERE, Strength.LITERAL_YES, waits=True)
        asked = ask(dispatcher, tracker, text, question, _BUTTONS)
        if memory.raised:  # told anew, so the channel shows it as it did the first time
            dispatcher.utter_message(json_message={"safety": {"level": memory.raised.value}})
        return [*asked, turn_is_over(tracker)]

    def _hand_off(self, dispatcher: CollectingDispatcher, tracker: Tracker, held: Sequence[Entry]) -> Events:
        level = memory_of(tracker).health.held() or Level.EMERGENCY
        name = f"hand_off_{level.value}"
        number, memory = memory_of(tracker).worded(name)
        dispatcher.utter_message(text=load_replies()[name].text(number).format(it=_named(held) or "this"))
        dispatcher.utter_message(json_message={"safety": {"level": level.value}})
        return keep(tracker, memory)  # the policy ends a form that was open


class ActionAskIfNow(Action):
    """Asks whether what a message may tell of is so now, and once more where the reply leaves it open."""

    def name(self) -> str:
        return "action_ask_if_now"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        memory = memory_of(tracker)
        open_ = memory.question if memory.asks_again else None
        kind = doubt_of(tracker.latest_message) or (open_.about if open_ else "")
        number, memory = memory.worded(f"is_it_now_{kind}")
        keep(tracker, memory)
        message = tracker.latest_message
        told = open_.told if open_ else told_words(reading_of(message), told_in(message))
        text = load_replies()[f"is_it_now_{kind}"].text(number).format(it=f"“{told}”" if told else "what you wrote")
        question = new_question(IS_IT_NOW, about=kind, told=told, waits=open_ is None, needs_denial=True)
        return [*ask(dispatcher, tracker, text, question, _YES_NO), turn_is_over(tracker)]
