"""Health as a message tells it: signs and conditions, help and leave to train, typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.understanding.facts import BodySign, Condition, NotSo
from bot.understanding.health.context import Context
from bot.understanding.health.details import part_and_side, weeks_near
from bot.understanding.health.help import find_help
from bot.understanding.health.put import TREATED, how_it_is_put, is_own
from bot.understanding.health.tables import FactRule, load_health_tables
from bot.understanding.marked import Marked, mark
from bot.understanding.pattern_finder import Match
from bot.understanding.reading import Said, Standing


def read_health(text: str) -> tuple[Said, ...]:
    """What a message says of bodies and of help, from left to right."""
    return tuple(sorted(find_health(mark(text)), key=lambda said: said.span.start))


def find_health(marked: Marked) -> Iterator[Said]:
    """The facts about health in a marked message, each id once for a stretch of words."""
    found = [*_found(marked)]
    looked_at = [one for one in found if isinstance(one.fact, NotSo) and one.standing is Standing.AFFIRMED]
    return iter([*_after_a_look(found, looked_at)] if looked_at else found)


def _after_a_look(found: Iterable[Said], looked_at: Sequence[Said]) -> Iterator[Said]:
    """The facts of a message in which something was not so: what was feared, and why it was nothing, is no fact.

    "Thought I'd torn it, but it's just a cramp, the doctor said" tells of no tear, no cramp and no treatment.
    """
    last = max(one.span.end for one in looked_at)
    for one in found:
        treated = isinstance(one.fact, Condition) and one.fact.id in TREATED
        feared = treated or (isinstance(one.fact, (BodySign, Condition)) and one.span.start < last)
        yield replace(one, standing=Standing.DENIED) if feared else one


def _found(marked: Marked) -> Iterator[Said]:
    tables = load_health_tables()
    message, matches = tables.finder.find(marked.words)
    lists: dict[str, list[Match]] = {}
    for match in matches:
        if not match.denied:
            lists.setdefault(match.name, []).append(match)
    context = Context(marked, message, lists)
    denied = {place for match in matches if match.denied for place in range(match.first, match.after)}
    covered: dict[str, int] = {}
    for match in sorted(matches, key=lambda one: (one.first, -one.after)):
        for rule in tables.facts.get(match.name, ()):
            applies = (not rule.context or not rule.context.isdisjoint(lists)) and rule.unless.isdisjoint(lists)
            if applies and match.after > covered.get(rule.id, 0):
                covered[rule.id] = match.after
                # "i didnt lose a pregnancy" tells of no pregnancy either.
                inside = denied.issuperset(range(match.first, match.after))
                yield _said(context, replace(match, denied=inside), rule)
    yield from find_help(context, matches)


def _said(context: Context, match: Match, rule: FactRule) -> Said:
    marked, places = context.marked, context.message.places
    first, after = places[match.first][0], places[match.after - 1][1]
    span = marked.span(first, after)
    words = marked.text[span.start : span.end]
    standing, person = how_it_is_put(context, match, rule)
    own = is_own(context, match)
    if rule.lasts:
        weeks = weeks_near(context.message, match.first, match.after) if rule.dated else None
        return Said(Condition(rule.id, weeks, words), span, standing, person, own=own)
    part, side = part_and_side(marked, first, after)
    return Said(BodySign(rule.id, rule.part or part, side, words), span, standing, person, own=own)
