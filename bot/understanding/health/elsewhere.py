"""Words of illness that tell of nobody whom the coach could help: names, things, work, and stories that are over."""

from __future__ import annotations

from typing import Final

from bot.understanding.health.context import Context
from bot.understanding.health.tables import FactRule
from bot.understanding.pattern_finder import Match
from bot.understanding.reading import Person
from bot.understanding.vocabulary import load_table

_LEAD: Final = 2
"""Words from "a" to the person: "a young man"."""
_JUST_BEFORE: Final = 3
"""Words from a thing to what befalls it: "the pad is bleeding foam"."""
_ONE: Final = frozenset({"a", "an", "some", "this", "that", "one", "another"})
"""Before a person nobody knows: "a man collapsed"."""
_URGENT: Final = frozenset({"just", "now", "help", "isnt", "not", "still", "breathing"})
"""With these, somebody may be waiting for help."""
_BEFALLS: Final = frozenset({"injury", "bruise", "big_bruise"})
"""What a thing may have as a body does."""
_BEFALLS_IT: Final = frozenset(
    {
        "bleeding",
        "severe_bleeding",
        "swelling",
        "head_warning",
        "nervous_system",
        "heart",
        "heart_attack",
        "stroke_named",
    }
)
"""The same where the thing is named just before: "the treadmill has a seizure"."""
_TO_THE_THING: Final = frozenset(
    {"off", "on", "from", "over", "at", "under", "into", "with", "by", "of", "to", "behind", "against", "in"}
)
"""Before a thing these tell of a body that met it: "fell off the bench"."""


def is_of_nobody(context: Context, match: Match, rule: FactRule, person: Person, *, own: bool) -> bool:
    """Return True if some words of illness name something, or tell of a thing, of work, or of a stranger long helped.

    Args:
        context: the message.
        match: the words.
        rule: what kind of fact they would be.
        person: whose body they would tell of.
        own: "my" or "i" stands beside them.
    """
    first, after = context.message.places[match.first][0], context.message.places[match.after - 1][1]
    if context.named.issuperset(range(first, after)):
        return True
    if rule.mine or own:
        return False
    sentence = context.message.sentence[match.first]
    if person.is_lifter:
        return _is_seen_at_work(context, rule, sentence) or _is_of_a_thing(context, match, rule, sentence)
    return rule.acute and _is_a_story(context, match, person)


def _is_seen_at_work(context: Context, rule: FactRule, sentence: int) -> bool:
    """Return True for "heart attacks every night" of who tells of their work; "a headache all day" is their own."""
    told = context.stands_in("patients", sentence) or (rule.lasts and context.stands_in("daily", sentence))
    return told and not rule.acute and "at_work" in context.lists


def _is_of_a_thing(context: Context, match: Match, rule: FactRule, sentence: int) -> bool:
    """Return True for "the leggings split, that's the only injury", where no part of a body is named."""
    if rule.id not in _BEFALLS | _BEFALLS_IT:
        return False
    words = context.message.words
    near = [
        one
        for one in context.found("thing", sentence)
        if one.first < match.first and _TO_THE_THING.isdisjoint(words[max(one.first - _LEAD, 0) : one.first])
    ]
    if rule.id in _BEFALLS_IT:
        near = [one for one in near if match.first - one.after < _JUST_BEFORE]
        near = [one for one in near if context.clause_of(one.first) == context.clause_of(match.first)]
    places = [place for place, number in enumerate(context.message.sentence) if number == sentence]
    start, end = context.message.places[places[0]][0], context.message.places[places[-1]][1]
    return bool(near) and not load_table("body_parts").mentions(context.marked.words[start:end])


def _is_a_story(context: Context, match: Match, person: Person) -> bool:
    """Return True if what befell somebody unknown is told as over: "a man fainted on the bus, he's ok"."""
    words = [word.text for word in context.marked.words]
    named = [place for place in range(context.message.places[match.first][0]) if words[place] == person.word]
    told = "story" in context.lists and _URGENT.isdisjoint(words)
    return told and bool(named) and not _ONE.isdisjoint(words[max(named[-1] - _LEAD, 0) : named[-1]])
