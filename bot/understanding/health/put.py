"""How a sign or a condition is put: what is over, hearsay, or only asked about raises no alarm."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.understanding.health.context import CARRIED, Context
from bot.understanding.health.elsewhere import is_of_nobody
from bot.understanding.health.haves import who_has
from bot.understanding.health.history import is_over
from bot.understanding.health.tables import FactRule
from bot.understanding.pattern_finder import Match
from bot.understanding.people import is_animal
from bot.understanding.reading import LIFTER, Person, Standing
from bot.understanding.vocabulary import load_table

_OWN: Final = frozenset({"i", "im", "ive", "my", "me", "mine", "myself", "we", "our", "us"})
_STRANGERS: Final = frozenset(
    {"guy", "girl", "lady", "bloke", "woman", "man", "somebody", "someone", "people", "everyone", "everybody", "others"}
    | {"influencer", "influencers", "youtuber", "team", "coach", "teacher", "colleague", "coworker", "boss"}
    | {"neighbour", "neighbor", "gym", "work", "they"}
)
"""What is told of these in passing is no question about their health."""
_THEIR: Final = frozenset({"her", "his", "their"})
"""Before a part of the body, somebody else's: what they say of it is told for them."""
_AN_AGE: Final = "under_18"
"""Told by a number, whoever is named behind it: "my lad is 13 and i …"."""
_A_GROUP: Final = "group"
"""What "the u14s" are called."""
_WILL: Final = frozenset({"will", "would", "gonna", "can", "could", "might", "may"})
TREATED: Final = frozenset({"therapy", "under_care"})
"""Conditions that tell who treats something, and not what."""
_A_BACK: Final = "back_pain"
"""Counts in strangers as what needs help now does, and is asked about in general all the same."""
_ACTS: Final = frozenset({"he", "hes", "she", "shes"})
_OWN_BODY: Final = frozenset({"my", "mine", "im", "ive", "me", "myself"})
"""With these a sentence tells of the lifter as well; "she screams if i touch it" does not."""
_NEAR: Final = 4
_NEXT: Final = 2
"""Words from "her" to what is told: "her left knee hurts"."""


def how_it_is_put(context: Context, match: Match, rule: FactRule) -> tuple[Standing, Person]:
    """How one fact is put, and in whose body it is."""
    marked, message = context.marked, context.message
    place = message.places[match.first][0]
    sentence = message.sentence[match.first]
    person = LIFTER if rule.mine else _person(context, match, rule)
    if rule.general:
        return Standing.ASKED, person
    if match.denied or rule.denies or _is_disowned(context, match, sentence):
        return Standing.DENIED, person
    if _is_echoed(context, match, rule, sentence):
        return Standing.HEARSAY, person
    if _is_media(context, match, rule, sentence) or is_animal(person.word):
        return Standing.HEARSAY, person
    if is_of_nobody(context, match, rule, person, own=is_own(context, match)):
        return Standing.HEARSAY, person
    if _was_only_thought(context, match, sentence):
        return Standing.DENIED, person
    if is_over(context, match, rule, mine=person.is_lifter):
        return Standing.PAST, person
    if _is_feared(context, match, place):
        return Standing.ASKED, person
    if not person.is_lifter and "at_work" in context.lists and _asks_for_oneself(context, place):
        return Standing.HEARSAY, person
    if rule.id in TREATED and place in context.asked and not _is_own(message.words, match):
        return Standing.ASKED, person  # "when would you send somebody to a physio" tells of no treatment
    if person.word == "people" and place in context.asked:
        return Standing.ASKED, person  # "why do people pass out"
    if rule.acute and not (rule.id == _A_BACK and _is_asked_in_general(context, match, place)):
        return Standing.AFFIRMED, person
    from_a_clinician = any(message.words[one.first] not in CARRIED for one in context.lists.get("clinician", ()))
    own = _is_own(message.words, match) and not _is_foretold(message.words, match)
    theirs = bool(_whose(context, match)) and not (person.word in _STRANGERS or _asks_for_oneself(context, place))
    if rule.id in TREATED and not person.is_lifter and not own:
        from_a_clinician = theirs = False  # "he said his physio told him" tells of no illness
    quoted = marked.put[place] is Standing.HEARSAY or (rule.id in TREATED and _speaks(context, match))
    if quoted and not (from_a_clinician or own or theirs):
        return Standing.HEARSAY, person
    if person.word in _STRANGERS and not rule.group:
        return Standing.HEARSAY, person
    if not person.is_lifter and _asks_for_oneself(context, place):
        return Standing.ASKED if _is_asked_in_general(context, match, place) else Standing.IN_PASSING, person
    if _is_asked_in_general(context, match, place):
        return Standing.ASKED, person
    return Standing.SUSPECTED if rule.suspected else Standing.AFFIRMED, person


def _person(context: Context, match: Match, rule: FactRule) -> Person:
    """Whose body the last word of the phrase is about: "my boyfriend kicked my shin", "a plate fell on her head".

    Somebody whom the phrase itself names is no other person: "had a baby" is about who had it.
    """
    about, places, words = context.marked.about, context.message.places, context.message.words
    person = about[places[match.first][0] if rule.id == _AN_AGE else places[match.after - 1][1] - 1]
    if rule.group:
        return Person(words[match.after - 1] if words[match.after - 1].isalpha() else _A_GROUP)
    if person.is_lifter:
        has = who_has(context, match) if rule.lasts else ""  # of a sign the word may be a part: "the lump has grown"
        if theirs := has or _whose(context, match) or _told_beside(context, match):
            return Person(theirs)
    if person.word not in words[match.first : match.after]:
        return person
    first = places[match.first][0]
    return about[first - 1] if first else LIFTER


def _whose(context: Context, match: Match) -> str:
    """The "her" of "her neck hurts" or "complains about her neck", somebody else's body; "" where none is near."""
    before = context.message.words[max(match.first - _NEXT, 0) : match.after]
    return next((word for word in reversed(before) if word in _THEIR), "")


def _told_beside(context: Context, match: Match) -> str:
    """The "she" of "one leg looks shorter, she screams": whom a sentence without "my" goes on about; "" for nobody."""
    here = [
        at for at, sentence in enumerate(context.message.sentence) if sentence == context.message.sentence[match.first]
    ]
    first, after = (context.message.places[here[0]][0], context.message.places[here[-1]][1])
    about, words = context.marked.about[first:after], context.marked.words[first:after]
    own = any(word.text in _OWN_BODY for word in words)
    return (
        ""
        if own
        else next(
            (word.text for word, whose in zip(words, about, strict=True) if word.text in _ACTS and not whose.is_lifter),
            "",
        )
    )


def is_own(context: Context, match: Match) -> bool:
    """Return True if an "i" or a "my" stands beside the phrase in its clause, and is no "my" of a thing."""
    words = list(context.message.words)
    for thing in context.lists.get("thing", ()):
        if thing.first and words[thing.first - 1] == "my":
            words[thing.first - 1] = "its"
    return _is_own(words, match, context.clause_start(match))


def _is_own(words: Sequence[str], match: Match, earliest: int = 0) -> bool:
    """Return True if the lifter speaks of their own body in or just before the phrase: "my back", not "my coach"."""
    people = load_table("people")
    start = max(match.first - _NEAR, earliest)
    return any(
        word in _OWN and not (word in ("my", "our") and people.meaning(after) == "other")
        for word, after in zip(words[start : match.after], (*words[start + 1 : match.after + 1], ""), strict=False)
    )


def _speaks(context: Context, match: Match) -> bool:
    """Return True if a "told" or "says" follows: "the other one's physio told him …"."""
    words, after = context.marked.words, context.message.places[match.after - 1][1]
    mention = load_table("standing").longest_at(words, after) if after < len(words) else None
    return mention is not None and mention.id in ("says", "hearsay")


def _is_foretold(words: Sequence[str], match: Match) -> bool:
    """Return True if it is said to come and is not there yet: "he says it will blow my back out"."""
    return any(word in _WILL for word in words[max(match.first - _NEAR, 0) : match.first])


def _is_media(context: Context, match: Match, rule: FactRule, sentence: int) -> bool:
    """Return True for what is told of a film or a book; an emergency has it before it or in its clause."""
    media = context.found("media", sentence)
    if rule.acute:
        clause = context.clause_of(match.first)
        media = [one for one in media if one.first < match.first or context.clause_of(one.first) == clause]
    return bool(media) and not _is_own(context.message.words, match)


def _is_disowned(context: Context, match: Match, sentence: int) -> bool:
    """Return True for what is to be forgotten or was never so: "forget what i said about a miscarriage"."""
    before, after = (
        [one for one in context.lists.get(name, ()) if context.message.sentence[one.first] == sentence]
        for name in ("disowned", "disowned_after")
    )
    return any(one.after <= match.first for one in before) or any(one.first >= match.after for one in after)


def _was_only_thought(context: Context, match: Match, sentence: int) -> bool:
    """Return True for a fear that was none: "thought i'd torn it, but it was a cramp"."""
    thought = (one for one in context.found("thought_so", sentence) if one.after <= match.first <= one.after + _NEXT)
    behind = (one for one in context.lists.get("turned_out", ()) if one.first >= match.after)
    return any(thought) and any(behind)


def _is_echoed(context: Context, match: Match, rule: FactRule, sentence: int) -> bool:
    """Return True for what the coach is said to say ("you keep saying i'm pregnant"), or asked back: "under 18??"."""
    of_message = context.message.sentence
    if not rule.acute and context.stands_in("asked_if", sentence) and "admitted" not in context.lists:
        return any(one.first <= match.first for one in context.found("asked_if", sentence))
    said = any(one.after <= match.first for one in context.lists.get("echoed", ()) if of_message[one.first] == sentence)
    if said or not rule.lasts:
        return said
    first, last = (context.message.places[at] for at in (match.first, match.after - 1))
    clause = next(one for one in context.marked.clauses if one.first <= first[0] < one.after)
    words = [word for word in context.marked.words[clause.first : clause.after] if word.text.isalnum()]
    return clause.marked and len(words) <= last[1] - first[0]


def _is_feared(context: Context, match: Match, place: int) -> bool:
    """Return True for "should it hurt" and "will they wreck my back": what may come is asked, nothing hurts yet."""
    asked = context.lists.get("would_it_hurt", ()) if place in context.asked else ()
    return any(one.first <= match.after and match.first <= one.after for one in asked)


def _asks_for_oneself(context: Context, place: int) -> bool:
    """Return True if the message goes on to something else, or a later question is not about him or her."""
    return "passing_on" in context.lists or context.last_own_question > place


def _is_asked_in_general(context: Context, match: Match, place: int) -> bool:
    """Return True for "do thrusts cause hernias" and "what is rhabdo": no body is meant."""
    if _is_own(context.message.words, match):
        return False
    sentence = context.message.sentence[match.first]
    asked = place in context.asked or context.stands_in("meaning", sentence)
    return asked and context.stands_in("in_general", sentence)
