"""Whether what a message tells of a body is over: gone, healed, or so long ago that nothing of it is left."""

from __future__ import annotations

from typing import Final

from bot.understanding.health.context import Context
from bot.understanding.health.details import children_weeks, weeks_ago
from bot.understanding.health.tables import FactRule
from bot.understanding.pattern_finder import Match

_VAGUE: Final = {"years_past": 200, "seasons_past": 17, "months_past": 8}
"""Weeks that a time without a number is ago, at the least."""
_GOOD_NEWS: Final = ("healed", "fine_now", "over")
_ENDED: Final = frozenset({"gone", "over", "passed", "finished"})
"""One of these and a few words more are a clause that says by itself that something is over."""
_BESIDE_IT: Final = frozenset({"now", "all", "its", "again", "already"})
_BORN: Final = frozenset({"after_birth", "operation"})
"""What the age of a child tells the time of: "two caesareans, the kids are twelve and nine"."""
_ONSET: Final = 2
"""Words from "since" to the time it speaks of."""
_NEAR: Final = 4
"""Words from "had" to what was felt."""
_LONG: Final = 103
"""Weeks after which what was felt once is history, and no more than told."""
_PRESENT: Final = frozenset({"ive", "have", "has", "is", "are", "am", "im", "got", "now", "its", "hes", "shes"})


def is_over(context: Context, match: Match, rule: FactRule, *, mine: bool) -> bool:
    """Return True for what is gone, for what has healed, and for what happened long ago.

    Args:
        context: the message.
        match: the words that tell of it.
        rule: what kind of fact they are.
        mine: it is the lifter's own body.
    """
    if rule.past_after < 0:
        return False
    sentence = context.message.sentence[match.first]
    eases = not rule.lasts and not rule.acute
    if eases and any(one.first == match.first for one in context.lists.get("over", ())):
        return True  # "the dizziness is gone"
    well = _is_well(context, match)
    if _stands_without_good_news("still", context, match, sentence):
        return False
    if eases and well and context.stands_in("harmless", sentence):
        return True  # "a headache from the wine yesterday, gone"
    recent = _stands_without_good_news("recent", context, match, sentence)
    ago = _weeks_ago(context, match, rule)
    if not recent and _is_history(context, match, rule, ago):
        return True
    dated = any(context.stands_in(name, sentence) for name in ("long_past", *_VAGUE))
    was_so = dated or (eases and context.stands_in("was_so", sentence))
    if rule.heals and was_so and well and not recent:
        return True
    stays = rule.stays or (rule.lasts and context.stands_in("in_a_month", sentence))  # "he tore his acl in june"
    if context.stands_in("long_past", sentence) and (not (mine or stays) or "healed" in context.lists):
        return True
    return eases and any(one.first >= match.first for one in context.found("healed", sentence))


def _is_well(context: Context, match: Match) -> bool:
    """Return True if something behind the words says that it is over; "gone" may stand by itself."""
    if any(one.first >= match.after for name in ("fine_now", "over") for one in context.lists.get(name, ())):
        return True
    last, words = context.message.places[match.after - 1][1], context.marked.words
    behind = (clause for clause in context.marked.clauses if clause.first >= last)
    said = ({word.text for word in words[clause.first : clause.after]} for clause in behind)
    return any(not _ENDED.isdisjoint(one) and (_ENDED | _BESIDE_IT).issuperset(one) for one in said)


def _is_history(context: Context, match: Match, rule: FactRule, ago: int) -> bool:
    """Return True for an event after which all has healed by now, and for what was felt years ago."""
    if rule.past_after:
        return ago > rule.past_after
    before = (one for one in context.lists.get("was_so", ()) if match.first - _NEAR <= one.first < match.first)
    return not rule.lasts and not rule.acute and ago > _LONG and any(before)


def _stands_without_good_news(name: str, context: Context, match: Match, sentence: int) -> bool:
    """Return True if a list stands in the sentence and is no part of good news, as "today" is in "works fine today"."""
    good = {
        place
        for news in _GOOD_NEWS
        for one in context.lists.get(news, ())
        if one.first >= match.first
        for place in range(one.first, one.after)
    }
    return any(good.isdisjoint(range(one.first, one.after)) for one in context.found(name, sentence))


def _weeks_ago(context: Context, match: Match, rule: FactRule) -> int:
    """How many weeks ago it was at the least, by the times in its sentence; 0 where none is told of it."""
    message, sentence = context.message, context.message.sentence[match.first]
    onsets = {one.after - 1 for one in context.found("from_then", sentence)}
    numbered = {place: weeks for place, weeks in weeks_ago(message) if message.sentence[place] == sentence}
    if rule.id in _BORN:
        numbered |= {place: weeks for place, weeks in children_weeks(message) if message.sentence[place] == sentence}
    vague = {
        one.first: weeks
        for name, weeks in _VAGUE.items()
        for one in context.found(name, sentence)
        if numbered.keys().isdisjoint(range(one.first - _ONSET, one.after))
    }
    told = {
        place: weeks
        for place, weeks in {**vague, **numbered}.items()
        if onsets.isdisjoint(range(place - _ONSET, place)) and _speaks_of(context, match, place)
    }
    return min(told.values(), default=0)


def _speaks_of(context: Context, match: Match, place: int) -> bool:
    """Return True if a time is told of some words: in their clause, or in another if theirs tells of no present."""
    own, other = context.clause_of(match.first), context.clause_of(place)
    if own is None or own == other:
        return True
    return not any(word.text in _PRESENT for word in context.marked.words[own.first : own.after])
