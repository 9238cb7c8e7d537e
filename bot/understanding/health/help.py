"""Help and leave to train, what is over and what was not meant: the words that settle a hand-off."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from bot.understanding.facts import Fact, Help, NotSo, Over, Release, TakenBack, WhomToAsk
from bot.understanding.health.context import Context
from bot.understanding.pattern_finder import Match
from bot.understanding.reading import Said, Standing

_HELP: Final = {f"help_{id_}": id_ for id_ in ("coming", "going", "booked", "here", "seen")}
_SUPPOSED: Final = frozenset("assuming if once when until till unless should can could would might maybe need".split())
"""Before help it is none yet: "should i go to hospital", "maybe i'll ring a doctor"."""
_NOT_YET: Final = frozenset({"if", "unless", "tomorrow"})
"""Behind it as well: "i'll see a doctor if it gets worse"."""
_AHEAD: Final = frozenset({"coming", "going", "booked"})
"""Help that is not there yet."""
_BOOKED: Final = "booked"
LATER: Final = "later"
"""An appointment that is weeks away: no help in what is pressing."""
_PRONOUNS: Final = frozenset({"they", "he", "she"})
_AROUND: Final = 4


def find_help(context: Context, matches: Iterable[Match]) -> Iterator[Said]:
    """What a message says of help, of leave to train, of signs that are over, and of words that were not meant."""
    places = context.message.places
    done: set[str] = set()
    for match in sorted(matches, key=lambda one: (one.first, -one.after)):
        if match.name in done:
            continue
        first, after = places[match.first][0], places[match.after - 1][1]
        span = context.marked.span(first, after)
        fact = _fact(context, match, context.marked.text[span.start : span.end])
        if fact is not None:
            done.add(match.name)
            yield Said(fact, span, _put(context, match))


def _fact(context: Context, match: Match, words: str) -> Fact | None:
    if match.name in _HELP:
        return Help(_how_far(context, match), words)
    if match.name == "release":
        return Release(clinician_named(context), _limit(context, match), words)
    if match.name == "whom_to_ask":
        return WhomToAsk(words)
    if match.name == "taken_back":
        return TakenBack(words)
    if match.name == "not_pregnant":
        return NotSo("pregnancy", words)
    if match.name == "not_so_seen" and context.lists.get("clinician"):
        return NotSo("", words)
    return Over(words) if match.name == "over" else None


def _how_far(context: Context, match: Match) -> str:
    """How far help has got: what is told for another day is an appointment, and weeks away it is later."""
    how = _HELP[match.name]
    if how not in _AHEAD:
        return how
    if context.stands_in("far_off", context.message.sentence[match.first]):
        return LATER
    return _BOOKED if context.is_ahead(match) else how


def _limit(context: Context, match: Match) -> str:
    """The words in the same sentence that keep the leave to a part of training; "" if none do."""
    words, sentence = context.message.words, context.message.sentence
    here = [
        one
        for one in context.lists.get("light", ())
        if sentence[one.first] == sentence[match.first] and words[one.first - 1 : one.first] != ["green"]
    ]
    return min((" ".join(words[one.first : one.after]) for one in here), key=len, default="")


def clinician_named(context: Context) -> str:
    """The clinician whom a message names last, as it calls them; "they" where it names none."""
    named = [context.message.words[one.first] for one in context.lists.get("clinician", ())]
    return next((word for word in reversed(named) if word not in _PRONOUNS), "they")


def _put(context: Context, match: Match) -> Standing:
    if match.denied:
        return Standing.DENIED
    words, sentence = context.message.words, context.message.sentence
    around = range(max(match.first - _AROUND, 0), min(match.after + _AROUND, len(words)))
    here = [place for place in around if sentence[place] == sentence[match.first]]
    supposed = any(words[place] in (_SUPPOSED if place < match.first else _NOT_YET) for place in here)
    return Standing.WISHED if supposed else Standing.AFFIRMED
