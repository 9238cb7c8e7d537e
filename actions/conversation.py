"""What the actions read from a tracker, and how an answer goes out. Nothing is decided here."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.memory import concerns_in, keep, memory_of, new_question
from bot.channels.answer_view import as_buttons, as_json, as_text
from bot.conversation import GivenAnswer, Memory
from bot.conversation.health_level import is_only_tired
from bot.conversation.studies import CitedStudies
from bot.conversation.untold import times_told, told_anew
from bot.guide import (
    UNKNOWN,
    Answer,
    Asked,
    Basis,
    Depth,
    FittingPart,
    Guide,
    Sentence,
    Shape,
    answer,
    in_shape,
    load_guide,
    load_kind_words,
    load_replies,
)
from bot.guide.concern import lead_on, meant_for, within
from bot.understanding.facts import HEALTH
from bot.understanding.feelings import feeling_in
from bot.understanding.messages import reading_of

PAIN = "pain_or_injury"
TIRED_OR_PAIN = "tired_or_pain"
"""The bot's question whether a back is tired from training, or in pain."""
PART = "part"
"""Entity of a button that asks for one part of its topic."""
PLAN_FORM = "plan_form"
Events = list[dict[str, Any]]

_AFTER_A_DOSE_WAS_ASKED = frozenset(
    {"did_you_mean", "did_you_mean_part", "out_of_scope", "out_of_scope_near", "not_that", "still_lost"}
    | {"which_one", "what_next", "rephrase", "noted", "noted_nothing"}
)
"""Small replies to what may have asked for a dose: what speaks against one is named before them."""

_CHEERFUL = frozenset({"feedback_positive", "thanks"})
"""Small replies that hand nobody on who says that it hurts less: what stands is named before them then."""

_ABOUT_STUDIES = frozenset({"study_evidence", "sources"})
"""Topics that tell of works and not of training."""

_KIND_BY_THEMSELVES = frozenset({"embarrassed", "scared-of-bar", "months-nothing"})
"""Parts that meet a feeling in their first sentence."""

_WHY = ("Why?", "/ask_why")
_MORE = ("Tell me more", "/ask_more")


def fitting_parts(message: Mapping[str, Any]) -> list[FittingPart]:
    """The guide's parts that fit a message, or one question of it, best first; of a button, the one that it names."""
    named = (entity["value"] for entity in message.get("entities") or () if entity["entity"] == PART)
    part = next(named, None)
    if part is not None:
        return [FittingPart(f"{message['intent']['name']}/{part}", 1.0, 1.0)]
    return [FittingPart(part["name"], part["confidence"], part["near"]) for part in message.get("parts", [])]


def turn_is_over(tracker: Tracker) -> dict[str, Any]:
    """The next step: the form that was interrupted, so that it asks again, or the lifter.

    Without it Rasa asks every policy once more, only to hear that it is the lifter's turn.
    """
    return FollowupAction((tracker.active_loop or {}).get("name") or "action_listen")


def give(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    guide: Guide,
    asked: Asked,
    *,
    question: str = "",
    number: int = 0,
    before: Sequence[Sentence] = (),
) -> Events:
    """Send the guide's answer to what was asked, and remember it as the last topic.

    Args:
        dispatcher: of this turn.
        tracker: the conversation.
        guide: the loaded guide.
        asked: what to answer.
        question: its words, where it is one of several in a message.
        number: of the question in a list that the lifter numbered; 0 where nothing is numbered.
        before: what comes before it for this lifter.
    """
    memory = memory_of(tracker)
    # What was told for somebody else in this reply is not told to the lifter by that.
    answers = memory.answers.before(memory.turn) if memory.also else memory.answers
    asked = told_anew(guide, asked, answers)
    concerns = concerns_in(memory)
    # In another form it is told in the words of the last time.
    wording = max(times_told(asked, answers) - (asked.shape is not Shape.AS_WRITTEN), 0)
    if concerns:
        wording, memory = memory.worded("concern")
    found = answer(
        guide,
        asked.topic,
        asked.profile if memory.about == "" else UNKNOWN,
        depth=asked.depth,
        focus=asked.focus,
        wording=wording,
        clearance=memory.health.clearance(memory.about),
        concerns=concerns,
    )
    if any(sentence.dose for sentence in found.sentences):
        bounds, memory = _bounds(memory)
        whom, memory = _whom(memory)
        before = (*whom, *bounds, *before)
    found = in_shape(replace(found, sentences=(*before, *found.sentences)), asked.shape)
    kind, memory = _kind_word(tracker, memory, asked) if not concerns else ((), memory)
    folded, memory = _folded(memory, found) if not concerns else (frozenset(), memory)
    shown = replace(found, sentences=_numbered((*kind, *found.sentences), number))
    send(dispatcher, shown, offer=_offers(asked), folded=folded)
    given = GivenAnswer(
        topic=asked.topic,
        part=asked.focus.id if asked.focus else "",
        depth=asked.depth.value,
        statements=tuple(sentence.text for sentence in found.sentences),
        studies=tuple(source.id for source in found.sources),
        person=memory.about,
        question=question,
        number=number,
    )
    # A joint that clicks and does not hurt is told about; what follows does not lean on pain.
    message = tracker.latest_message
    told = any(isinstance(said.fact, HEALTH) for said in reading_of(message).facts)
    calm = asked.topic == PAIN and told and not message.get("safety")
    return [
        *keep(tracker, memory.answered(given).closed()),
        SlotSet("topic", None if calm else asked.topic),
        SlotSet("focus", asked.focus.id if asked.focus else None),
        SlotSet("depth", asked.depth.value),
        SlotSet("cited", _cited(found).as_json()),
        SlotSet("misses", 0),
        turn_is_over(tracker),
    ]


def _numbered(sentences: tuple[Sentence, ...], number: int) -> tuple[Sentence, ...]:
    """The sentences of an answer, the first with the number of the question that it answers."""
    if not number or not sentences:
        return sentences
    return (replace(sentences[0], text=f"{number}) {sentences[0].text}"), *sentences[1:])


def _bounds(memory: Memory) -> tuple[tuple[Sentence, ...], Memory]:
    """The sentence that keeps amounts within what a clinician allowed, where limits came with their leave."""
    said = memory.health.bounds(memory.about)
    if not said:
        return (), memory
    number, memory = memory.worded("bounds")
    return (within(said, number),), memory


def _folded(memory: Memory, found: Answer) -> tuple[frozenset[str], Memory]:
    """The caveats that were told a few messages ago; those of pain stand open always."""
    if found.intent == PAIN:
        return frozenset(), memory
    ids = [caveat.id for caveat in found.caveats]
    told = memory.caveats.and_now(ids, memory.turn)
    return memory.caveats.lately(ids, memory.turn), memory.copy(update={"caveats": told})


def _whom(memory: Memory) -> tuple[tuple[Sentence, ...], Memory]:
    """The sentence that says for whom amounts are, where they are for somebody else."""
    if not memory.about:
        return (), memory
    number, memory = memory.worded("meant_for")
    return (meant_for(memory.about, number),), memory


def _kind_word(tracker: Tracker, memory: Memory, asked: Asked) -> tuple[tuple[Sentence, ...], Memory]:
    """Half a sentence for the feeling of a message, before its first answer, while there is another wording of it."""
    feeling, last = feeling_in(reading_of(tracker.latest_message)), memory.answers.last
    met = asked.topic == PAIN or (asked.focus is not None and asked.focus.id in _KIND_BY_THEMSELVES)
    if feeling is None or met or (last is not None and last.turn == memory.turn):
        return (), memory
    words = load_kind_words()[feeling.value]
    number, worded = memory.worded(f"kind: {feeling.value}")
    return ((Sentence(words.text(number), Basis.GUIDE),), worded) if number < len(words.wordings) else ((), memory)


def _cited(found: Answer) -> CitedStudies:
    """The works of an answer; the first is the one meant by "how long was it" where the answer is about studies."""
    works = tuple(source.id for source in found.sources)
    return CitedStudies(works, works[:1] if found.intent in _ABOUT_STUDIES else ())


def answer_if_only_tired(dispatcher: CollectingDispatcher, tracker: Tracker) -> Events | None:
    """Answer a tired back, where the bot had asked whether it is that or pain."""
    told = reading_of(tracker.latest_message).facts
    if memory_of(tracker).asks(TIRED_OR_PAIN) and is_only_tired(told):
        return give(dispatcher, tracker, load_guide(), Asked("lower_back_tired"))
    return None


def say(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    name: str,
    *,
    offer: Sequence[tuple[str, str]] = (),
    asked: str = "",
) -> Events:
    """Send a small reply with its buttons, and remember it as what the bot said last.

    Args:
        name: name of the reply in ``replies.yml``.
        offer: title and payload of buttons that stand before the reply's own.
        asked: what was asked, for replies that name it beside the titles of what is offered.
    """
    reply = load_replies()[name]
    wording, memory = memory_of(tracker).worded(name)
    keep(tracker, memory)
    told = any(isinstance(said.fact, HEALTH) for said in reading_of(tracker.latest_message).facts)
    names_it = name in _AFTER_A_DOSE_WAS_ASKED or (told and name in _CHEERFUL)
    before = what_speaks_against(tracker) if names_it else ""
    buttons = [*offer, *((button.title, f"/{button.ask}") for button in reply.ask)]
    unique = {payload: {"title": title, "payload": payload} for title, payload in reversed(buttons)}
    titles = [title for title, _ in offer]
    words = reply.text(wording).format(asked=asked, parts=" or ".join(f"“{title.rstrip('?')}”" for title in titles))
    dispatcher.utter_message(text=f"{before} {words}".strip(), buttons=[*reversed(unique.values())])
    return [*keep(tracker, memory_of(tracker).asked(new_question(name))), turn_is_over(tracker)]


def what_speaks_against(tracker: Tracker) -> str:
    """The words that name what speaks against a dose and who decides; "" if nothing does."""
    memory = memory_of(tracker)
    concerns = concerns_in(memory)
    if not concerns:
        return ""
    number, memory = memory.worded("concern")
    keep(tracker, memory)
    return lead_on(concerns, number).text


def speak(dispatcher: CollectingDispatcher, text: str, offer: Sequence[tuple[str, str]] = ()) -> None:
    """Send words of the coach's own, with title and payload of each button."""
    dispatcher.utter_message(text=text, buttons=[{"title": title, "payload": payload} for title, payload in offer])


def send(
    dispatcher: CollectingDispatcher,
    found: Answer,
    offer: Sequence[tuple[str, str]] = (),
    plan: dict[str, Any] | None = None,
    folded: Collection[str] = (),
) -> None:
    """Send an answer as one bubble with its buttons, and its parts as the item behind it.

    Args:
        dispatcher: the way out.
        found: the answer.
        offer: title and payload of buttons that stand before the answer's own.
        plan: days of a plan that the answer tells, for channels that draw them.
        folded: ids of caveats that were told in full a few messages ago.
    """
    dispatcher.utter_message(text=as_text(found), buttons=as_buttons(found, offer=offer))
    parts: dict[str, Any] = {"answer": as_json(found, folded), **({"plan": plan} if plan else {})}
    if found.intent == PAIN:
        parts["safety"] = {"level": "clinician"}
    dispatcher.utter_message(json_message=parts)


def _offers(asked: Asked) -> list[tuple[str, str]]:
    if asked.topic == PAIN:
        return []
    offers = [] if asked.depth is Depth.WHY else [_WHY]
    return offers if asked.depth is Depth.SECTION else [*offers, _MORE]
