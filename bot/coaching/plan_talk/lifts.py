"""The other lower-body lifts that a message names, how often, and whether they are heavy."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from bot.coaching.plan import LowerLift, OtherLift
from bot.coaching.plan.profile import MOST_DAYS
from bot.coaching.plan_talk.often import often

_LIFTS: Final = {
    LowerLift.FRONT_SQUAT: r"front squat(?:s|ting)?",
    LowerLift.SPLIT_SQUAT: r"(?:bulgarian )?split squats?|bulgarians?|bss",
    LowerLift.SQUAT: r"squat(?:s|ted|ting)?",
    LowerLift.LEG_PRESS: r"leg ?press(?:es|ing)?",
    LowerLift.LUNGE: r"lung(?:es?|ing)",
    LowerLift.STEP_UP: r"step[ -]?ups?",
    LowerLift.ROMANIAN_DEADLIFT: r"rdls?|romanians?(?: dead ?lifts?)?|stiff[ -]leg(?:s|ged)?(?: dead ?lifts?)?|sldls?",
    LowerLift.DEADLIFT: r"dead[ -]?lift(?:s|ed|ing)?|deads?|dls?|sumos?|trap bar|hex bar|rack pulls?|(?:heavy )?pulls",
    LowerLift.GOOD_MORNING: r"good ?mornings?",
    LowerLift.BACK_EXTENSION: r"(?:back|hip|hyper) ?extensions?|hypers?|reverse hypers?",
    LowerLift.LEG_CURL: r"(?:leg|ham|hamstring) ?curls?|nordics?|ghrs?",
    LowerLift.ABDUCTION: r"abduct(?:ions?|ors?)|clam ?shells?|(?:band|monster) walks?",
}
_LIFT = re.compile(r"\b(?:" + "|".join(f"(?P<{lift.name}>{words})" for lift, words in _LIFTS.items()) + r")\b")
_NOT_COUNTED = re.compile(
    r"\b(?:kick ?backs?|leg extensions?|calf raises?|calves|swings?|pull ?throughs?|cardio|run(?:s|ning)?"
    r"|cycling|bike|spin"
    r"|upper body|abs|(?:just|only) (?:\w+ )?(?:hip )?(?:thrusts?|bridges?))\b"
)
_CLAUSES = re.compile(r"[,;.!?\n]+|\b(?:and|plus|then|but|also|while)\b|&|\+")
_NEGATED = re.compile(
    r"\b(?:no|not|dont|never|without|skip|skipp?ed|dropped|stopped|quit|instead of|isnt|fewer|hate|cant)\b"
    r"(?:\s+(?:do|doing|any|the|my|really|more|like|i|train|even|back|heavy)){0,3}\s*$"
)
_IN_PASSING = re.compile(r"\b(?:when|whenever|if|while|during|after|from)\b(?: \w+){0,2} $")
"""What hurts or tires: no answer to how often it is done, and none to change one by."""
_HEAVY = re.compile(r"(?<!not )(?<!nothing )(?<!never )(?<!isnt )\bheav(?:y|ily|ier)\b|\bhard\b|\bmax(?:es|ing)?\b")
_LIGHT = re.compile(r"\b(?:light|easy|not heavy|nothing heavy|never heavy)\b")
_DONE = re.compile(r"\b(?:i|im|ive|also|already|do|doing|my|heavy|currently|other|besides)\b")
_DAY_WORD = re.compile(r"\b(?:days?|sessions?|workouts?)\b")


@dataclass(frozen=True)
class LiftsSaid:
    """What a message says of other lifts.

    Attributes:
        done: lifts that are done, in the order they were named.
        dropped: lifts that are said not to be done.
        plainly: whether one of them is told of as done, or counted.
        beside: whether something is named that counts for no plan.
        rest: what the message says apart from lifts.
    """

    done: tuple[OtherLift, ...]
    dropped: frozenset[LowerLift]
    plainly: bool
    beside: bool
    rest: str


@dataclass(frozen=True)
class _Mention:
    lift: LowerLift
    days: int | None
    heavy: int | bool


def lifts_said(words: str, *, asked: bool) -> LiftsSaid:
    """The other lifts in prepared words.

    A count belongs to the lifts of its clause, and to those before it that have none: "squats and lunges twice a
    week". A clause without a lift goes on about the last one: "…, once heavy".

    Args:
        words: what was said.
        asked: whether it answers the question for these lifts.
    """
    mentions: list[_Mention] = []
    dropped: set[LowerLift] = set()
    rest: list[str] = []
    plainly, follows = False, False
    for clause in filter(None, (part.strip() for part in _CLAUSES.split(words))):
        named = list(_LIFT.finditer(clause))
        found = [match for match in named if asked or not _IN_PASSING.search(clause[: match.start()])]
        if found:
            count, follows = often(clause), True
            plainly = plainly or count is not None or _DONE.search(clause) is not None
            heavy = _HEAVY.search(clause) is not None
            for match in found:
                lift = LowerLift[str(match.lastgroup)]
                if _NEGATED.search(clause[: match.start()]):
                    dropped.add(lift)
                else:
                    mentions = [one for one in mentions if one.lift is not lift or one.days is not None]
                    mentions.append(_Mention(lift, None, heavy))
            mentions = _counted(mentions, count, heavy=bool(count and _HEAVY.search(clause, found[-1].end())))
        elif follows and mentions and (changed := _went_on(mentions, clause, asked=asked)):
            mentions, plainly = changed, True
        elif not named:
            rest.append(clause)
            follows = False
    return LiftsSaid(
        _together(mentions),
        frozenset(dropped),
        plainly or bool(dropped),
        _NOT_COUNTED.search(words) is not None,
        ", ".join(rest),
    )


def _went_on(mentions: list[_Mention], clause: str, *, asked: bool) -> list[_Mention] | None:
    """The lifts with what a clause without a lift adds to them; None if it speaks of something else."""
    count = often(clause)
    if _HEAVY.search(clause):
        return [*mentions[:-1], replace(mentions[-1], heavy=True if count is None else count)]
    if _LIGHT.search(clause):
        return mentions
    if count is None or mentions[-1].days is not None or (_DAY_WORD.search(clause) and not asked):
        return None
    return _counted(mentions, count)


def _counted(mentions: list[_Mention], count: int | None, *, heavy: bool = False) -> list[_Mention]:
    return [replace(one, days=count, heavy=one.heavy or heavy) if one.days is None else one for one in mentions]


def _together(mentions: list[_Mention]) -> tuple[OtherLift, ...]:
    """Each lift once, its days added up: "heavy squats on Monday, light squats on Friday"."""
    lifts: dict[LowerLift, OtherLift] = {}
    for one in map(_lift, mentions):
        before = lifts.get(one.lift)
        days, heavy = (0, 0) if before is None else (before.days, before.heavy)
        lifts[one.lift] = OtherLift(one.lift, min(days + one.days, MOST_DAYS), min(heavy + one.heavy, MOST_DAYS))
    return tuple(lifts.values())


def _lift(mention: _Mention) -> OtherLift:
    days = max(1, min(mention.days or 1, MOST_DAYS))
    heavy = (days if mention.heavy else 0) if isinstance(mention.heavy, bool) else min(mention.heavy, days)
    return OtherLift(mention.lift, days, heavy)
