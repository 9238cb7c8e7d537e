"""What a message seems to tell by its meaning, beside the signs that the lists find: decided on facts and likelihoods.

The lists come first: what they hand off stands. Where they found nothing as pressing, a message that surely tells of an
emergency is a sign like any other. One that may tell of it, and says nothing else that can be answered, is asked about.
Less is enough right after something was told: what follows is likely to be about it. Where the lists found nothing at
all, a message that tells of something a clinician treats is a condition. While a hand-off is held, news of help is
heard by its meaning as well, and a clinician's leave to train wherever something speaks against a dose.

The meaning also checks the lists. What they take for pressing and was plainly looked at already is a condition that
somebody treats; what means nothing pressing at all is asked about, so that nobody is held for a phrase. Where a message
tells of nobody's body now, and so does each clause in which the lists found something, nothing is told: an illness is
named in jokes, jobs, films and questions more often than it is had. The likelihoods were set by rows of writers of whom
the model had learnt nothing (``docs/understanding.md``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.conversation.health_level import hand_off
from bot.conversation.health_record import HealthRecord
from bot.understanding.facts import BodySign, Condition, Help, Level, Over, Release, TakenBack
from bot.understanding.health import NOTHING_AROUND, Around
from bot.understanding.messages import QUIET_WHERE_TOLD, TREATED_WHERE_TOLD
from bot.understanding.reading import LIFTER, Person, Said, Span, Standing

IS_IT_NOW: Final = "is_it_now"
"""The question whether what a message may tell of is so now."""

SURE: Final = 0.8
"""Likelihood of anything pressing from which it is handed off."""
MAY_BE: Final = 0.5
"""Likelihood of anything pressing from which a message that nobody understands is asked about."""
FAINT: Final = 0.6
"""Likelihood of anything pressing below which nobody is asked who told of nothing before."""
SURE_BESIDE: Final = 0.75
"""Likelihood of anything pressing from which it is handed off where the lists know of something less beside it."""
SURE_AFTER: Final = 0.65
"""The same where something was told before that speaks against a dose."""
LIKELY: Final = 0.62
"""Likelihood of anything pressing from which a message is asked about although it says something else."""
LASTS: Final = 0.55
"""Likelihood of what a clinician treats from which it is a condition."""
PLAINLY_QUIET: Final = 0.9
"""Likelihood of nothing from which no clause by itself tells of an illness."""
HELPED: Final = 0.4
"""Likelihood of news of help from which a held hand-off hears it where the message names who helps."""
HELP_MEANT: Final = 0.6
"""The same where it names nobody, and where nothing is held and something speaks against a dose."""

STILL_PRESSING: Final = 0.25
"""Likelihood of anything pressing from which nobody looked at it yet, whatever else is meant."""
ALLOWED: Final = 0.45
"""Likelihood of a clinician's leave from which it is one, unless the words speak against it."""
LOOKED_AT: Final = 0.5
"""Likelihood that it was looked at or allowed from which what the lists take for pressing is treated already."""
NOTHING_PRESSING: Final = 0.15
"""Likelihood of anything pressing below which what the lists take for an emergency is asked about."""
_LITTLE_PRESSING: Final = 0.1
OVERRULES: Final = 0.9
"""Likelihood of anything pressing, or of what a clinician treats, from which what is told as past is not over."""
SPOKEN_OF: Final = 0.6
"""Likelihood of nothing from which an illness that the lists found is spoken of, and nobody's now."""
SURELY_SPOKEN_OF: Final = 0.8
"""The same of what hurts or is felt, of what would be pressing, of what "i" or "my" stands beside, and where something
speaks against a dose already."""
DISTANT: Final = 0.6
"""The same of the whole message where words tell of work, or of what was long ago."""
_QUIET: Final = "quiet"

_NEVER_QUIET: Final = frozenset({"under_18"})
"""Conditions that a number tells, whatever is meant beside it."""
_BODILY: Final = ("emergency", "urgent")
_GRAVE_TO_ASK: Final = 0.6
"""Likelihood of self-harm, abuse or an eating problem below which nobody is asked about it."""
_PRESSING: Final = ("emergency", "urgent", "self_harm", "abuse", "eating")
_TREATED: Final = "clinician"
KINDS: Final = (*_PRESSING, _TREATED)
"""Kinds of what is told of a body, the most pressing first; the last one lasts."""
LEFT_OPEN: Final = "may_be_so"
"""The sign that stands for what was asked about and left open."""
LEAVE: Final = "leave"
"""The kind of a clinician's leave to train."""
HELP_KINDS: Final = {"help_comes": "coming", "looked_at": "seen", LEAVE: "seen"}
"""Kinds of news of help, and how far it has got. Who gave leave has looked at it."""
_PART: Final = frozenset({"light", "lightly", "gentle", "gently", "easy", "nothing heavy", "no heavy"})
"""Limits that the lists take for leave in part, and that leave to train may have."""
_HELD: Final = (Level.EMERGENCY, Level.URGENT)
_IS_SO: Final = (Standing.AFFIRMED, Standing.SUSPECTED)
_NOWHERE: Final = Span(0, 0)
_NOTHING_TOLD: Final = HealthRecord()


@dataclass(frozen=True, slots=True)
class Seems:
    """What a message seems to tell.

    Attributes:
        kind: emergency, urgent, what has a reply of its own (self_harm, abuse, eating), or clinician.
        sure: False if it must be asked.
    """

    kind: str
    sure: bool

    def said(self, person: Person, words: str = "") -> Said:
        """The fact that it is, in somebody's body, and how it was told."""
        name = f"seems_{self.kind}"
        fact = Condition(name, words=words) if self.kind == _TREATED else BodySign(name, words=words)
        return Said(fact, _NOWHERE, Standing.AFFIRMED, person)

    @property
    def is_bodily(self) -> bool:
        """Return True if a doctor looks at it, and nobody else."""
        return self.kind in _BODILY

    def left_open(self, person: Person, words: str) -> Said:
        """The fact that it may be, where nobody answered: for a clinician until it is denied, and holding nobody."""
        return Said(BodySign(LEFT_OPEN, words=words), _NOWHERE, Standing.SUSPECTED, person)


def what_it_seems(
    facts: Iterable[Said],
    likely: Mapping[str, float],
    *,
    understood: bool,
    enough: float = SURE,
    asked: bool = False,
    beside: Around = NOTHING_AROUND,
    person: Person = LIFTER,
) -> Seems | None:
    """What a message seems to tell beyond its facts; None if that is nothing.

    Args:
        facts: what the lists found in it.
        likely: how likely each kind is; empty where nothing is known.
        understood: the message says something else that can be answered.
        enough: likelihood of anything pressing that is sure.
        asked: it answers whether something pressing is so now.
        beside: what its words say beside its meaning.
        person: whom it speaks of.
    """
    said = _as_meant(facts, likely, distant=beside.distant, asked=asked)
    if doubted := _doubted(said, likely):
        return Seems(doubted, sure=False)
    rule = hand_off(_as_looked_at(said, likely))
    if not likely or (rule and (rule.level in _HELD or rule.reply)) or _is_told_otherwise(said, likely, asked):
        return None
    pressing = _pressing(likely)
    sure = pressing >= (min(enough, SURE_BESIDE) if rule else enough)
    kind = max(_PRESSING, key=lambda kind: likely.get(kind, 0.0))
    if (rule or asked) and likely.get(kind, 0.0) < _GRAVE_TO_ASK:
        kind = max(_BODILY, key=lambda kind: likely.get(kind, 0.0))  # a sign of the body is known, or was asked about
    fits = kind in _BODILY or likely.get(kind, 0.0) >= _GRAVE_TO_ASK
    if sure or (rule is None and fits and pressing >= (LIKELY if understood else MAY_BE)):
        return Seems(kind, sure)
    lasts = rule is None and _treated(likely, in_passing=person.is_lifter and not any(map(_is_told, said))) >= LASTS
    return Seems(_TREATED, sure=True) if lasts else None


def with_what_it_seems(
    facts: Iterable[Said],
    likely: Mapping[str, float],
    person: Person,
    *,
    record: HealthRecord = _NOTHING_TOLD,
    asked: bool = False,
    leave: Said | None = None,
    beside: Around = NOTHING_AROUND,
    words: str = "",
) -> tuple[Said, ...]:
    """The facts of a message, with what it surely tells by its meaning, and without what that makes doubtful.

    Args:
        facts: what the lists found in it.
        likely: how likely each kind is.
        person: whom it speaks of.
        record: what was told of bodies before.
        asked: it answers whether something pressing is so now.
        leave: a clinician's leave as its words have it, if it means one; None where they speak against it.
        beside: what its words say beside its meaning.
        words: of the message, to name what is heard by its meaning.
    """
    told = bool(record.gating(person.word))
    said = _as_meant(facts, likely, distant=beside.distant, asked=asked, told=told)
    enough = MAY_BE if asked else SURE_AFTER if told else SURE
    seems = what_it_seems(said, likely, understood=True, enough=enough, asked=asked, person=person)
    if _doubted(said, likely):
        said = tuple(replace(one, standing=Standing.ASKED) if _is_pressing(one) else one for one in said)
    said = _as_looked_at(said, likely, held=record.held() is not None)
    if told or record.held() or asked:
        said = (*said, *_help_it_seems(said, likely, beside, pressing=asked or record.held() is not None))
    if leave and (likely.get(LEAVE, 0.0) >= ALLOWED or any(_is_leave(one) for one in said)):
        said = (*(one for one in said if not _is_leave_in_part(one)), leave)
    return (*said, seems.said(person, words)) if seems and seems.sure else said


def is_faint(facts: Iterable[Said], likely: Mapping[str, float], *, beside: Around = NOTHING_AROUND) -> bool:
    """Return True if what must be asked is too unlikely to ask it of somebody who told of nothing before."""
    return _pressing(likely) < FAINT and not _doubted(_as_meant(facts, likely, distant=beside.distant), likely)


def _treated(likely: Mapping[str, float], *, in_passing: bool) -> float:
    """How likely something is told that a clinician treats.

    One clause is enough unless the lists know what is told, or the message is plainly quiet or tells of leave to train.
    """
    looked_at = sum(likely.get(kind, 0.0) for kind in ("looked_at", LEAVE)) >= ALLOWED
    quiet = likely.get(_QUIET, 0.0) >= PLAINLY_QUIET
    views = (_TREATED,) if looked_at or quiet or not in_passing else (_TREATED, TREATED_WHERE_TOLD)
    return max(likely.get(view, 0.0) for view in views)


def _pressing(likely: Mapping[str, float]) -> float:
    return sum(likely.get(kind, 0.0) for kind in _PRESSING)


def _is_pressing(one: Said) -> bool:
    rule = hand_off([one])
    return rule is not None and rule.level in _HELD


def _doubted(said: Sequence[Said], likely: Mapping[str, float]) -> str:
    """The level of what the lists take for pressing where the meaning knows of nothing; "" where it may be so."""
    rule = hand_off(_as_looked_at(said, likely))
    doubtful = likely and rule and rule.level in _HELD and not rule.reply and _pressing(likely) < NOTHING_PRESSING
    return rule.level.value if rule and doubtful else ""


def _as_looked_at(said: Sequence[Said], likely: Mapping[str, float], *, held: bool = False) -> tuple[Said, ...]:
    """The facts, with signs as conditions where they add up to something pressing that was looked at already."""
    looked_at = sum(likely.get(kind, 0.0) for kind in ("looked_at", LEAVE)) >= LOOKED_AT
    rule = hand_off(said)
    pressing = held or (rule is not None and rule.level in _HELD)
    if not looked_at or not pressing or _pressing(likely) >= _LITTLE_PRESSING:
        return tuple(said)
    return tuple(
        replace(one, fact=Condition(f"seems_{_TREATED}", words=one.fact.words))
        if isinstance(one.fact, BodySign) and one.standing is Standing.AFFIRMED
        else one
        for one in said
    )


def _as_meant(
    facts: Iterable[Said], likely: Mapping[str, float], *, distant: bool, asked: bool = False, told: bool = False
) -> tuple[Said, ...]:
    """The facts, with signs and conditions as past where the meaning of their clauses says that nobody has them now."""
    said = tuple(facts)
    rule = hand_off(said)
    pressing = rule is not None and rule.level in _HELD
    felt = any(isinstance(one.fact, BodySign) and _is_so(one) for one in said)
    sure = pressing or told or felt
    quiet, distant = likely.get(QUIET_WHERE_TOLD, 0.0), distant and likely.get(_QUIET, 0.0) >= DISTANT

    def is_spoken_of(one: Said) -> bool:
        return distant or quiet >= (SURELY_SPOKEN_OF if sure or one.own else SPOKEN_OF)

    if asked:
        return said
    return tuple(replace(one, standing=Standing.PAST) if _is_so(one) and is_spoken_of(one) else one for one in said)


def _is_so(one: Said) -> bool:
    """Return True if the lifter has a sign or a condition; what others have speaks against advice for them alone."""
    by_number = isinstance(one.fact, Condition) and one.fact.id in _NEVER_QUIET
    return _is_told(one) and one.person.is_lifter and not by_number


def _is_told(one: Said) -> bool:
    return isinstance(one.fact, (BodySign, Condition)) and one.standing is Standing.AFFIRMED


def _is_leave(one: Said) -> bool:
    return isinstance(one.fact, Release) and not one.fact.limit and one.standing is Standing.AFFIRMED


def _is_leave_in_part(one: Said) -> bool:
    return isinstance(one.fact, Release) and one.fact.limit in {*_PART, ""}


def _help_it_seems(
    said: Iterable[Said], likely: Mapping[str, float], beside: Around, *, pressing: bool
) -> Iterator[Said]:
    """The news of help that a message tells by its meaning, where the lists found none."""
    told = any(isinstance(one.fact, Help) for one in said)
    seen = 0.0 if beside.by_nobody or _pressing(likely) >= STILL_PRESSING else _seen(likely)
    comes = likely.get("help_comes", 0.0)
    if not told and max(seen, comes) >= (HELPED if pressing and beside.names_help else HELP_MEANT):
        how = "seen" if seen > comes else "later" if beside.far_off else "coming"
        yield Said(Help(how), _NOWHERE, Standing.AFFIRMED)


def _seen(likely: Mapping[str, float]) -> float:
    return sum(likely.get(kind, 0.0) for kind, how in HELP_KINDS.items() if how == "seen")


def _is_told_otherwise(said: Iterable[Said], likely: Mapping[str, float], asked: bool) -> bool:
    """Return True if all signs are denied, past or hearsay, or if something is over, was looked at or not meant.

    "No pain" is none where it was asked what is so now: what does not hurt may be as pressing. What is told as past may
    trouble still in other words ("covid in spring, and my heart races since"), where that is meant beyond doubt.
    """
    put = []
    troubles = max(_pressing(likely), likely.get(_TREATED, 0.0)) >= OVERRULES
    for one in said:
        if isinstance(one.fact, (Over, Release, TakenBack)) or (isinstance(one.fact, Help) and one.fact.id == "seen"):
            if one.standing in _IS_SO:
                return True
        elif isinstance(one.fact, (BodySign, Condition)) and not (asked and _is_no_pain(one)):
            put.append(one.standing in _IS_SO or (troubles and one.standing is Standing.PAST))
    return bool(put) and not any(put)


def _is_no_pain(one: Said) -> bool:
    anywhere = isinstance(one.fact, BodySign) and (one.fact.id, one.fact.part) == ("pain", "")
    return anywhere and one.standing is Standing.DENIED
