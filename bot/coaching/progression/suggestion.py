"""What the coach suggests for the next session, with everything that may not be torn from it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from bot.coaching.load import Load
from bot.guide import Answer, Basis, Caveat, Clearance, Guide, Section, Sentence, Source

RPE_CAP: Final = 9
"""Where every set ends: the guide's RPE 7 to 9 (progress-it)."""


MOST_WORDS: Final = 60
"""Words of a suggestion as it is told; further reasons are left out."""


class Decision(str, Enum):
    """What changes next time."""

    FIRST = "first"
    """There is no session yet: find a first load."""
    ADD_REPS = "add_reps"
    ADD_LOAD = "add_load"
    HOLD = "hold"
    """The same again, never more."""
    EASE = "ease"
    """Less load."""
    DELOAD = "deload"
    """The same load for about half the sets."""
    ADVICE = "advice"
    """The log gives no next session: advice without sets and reps."""
    STOP = "stop"
    """Pain: nothing is suggested, a clinician decides."""


@dataclass(frozen=True)
class Target:
    """What to try next time.

    Attributes:
        reps: goal of each set, all above 0, at least one set.
        load: what to put on; None is body weight alone.

    Raises:
        ValueError: there is no set, or a set without reps.
    """

    reps: tuple[int, ...]
    load: Load | None

    def __post_init__(self) -> None:
        if not self.reps or min(self.reps) < 1:
            raise ValueError(f"reps {self.reps}: expected at least one set, each with a rep or more")

    def __str__(self) -> str:
        at = "with body weight" if self.load is None else f"at {self.load}"
        return f"{in_sets(self.reps)} {at}"


@dataclass(frozen=True)
class Suggestion:
    """The next session.

    Attributes:
        decision: what changes.
        lift: of which lift.
        target: sets, reps and load; None only for ``ADVICE`` and ``STOP``.
        do: the target in words, or what to do instead of training.
        why: the sessions that decided and the reason, with what each sentence stands on.
        rule: id of the rule that decided.
        rule_name: the same in words.
        section: where the guide speaks of it.
        caveats: limits that travel with it, word for word; never empty.
        sources: works that it rests on; never empty.
        asks_rpe: whether the lifter should be asked how hard the last set was.
        clearance: leave to give a dose; None only for ``STOP``.

    Raises:
        ValueError: there is no reason, caveat or source, a target where there may be none, or one without clearance.
    """

    decision: Decision
    lift: str
    target: Target | None
    do: Sentence
    why: tuple[Sentence, ...]
    rule: str
    rule_name: str
    section: Section
    caveats: tuple[Caveat, ...]
    sources: tuple[Source, ...]
    asks_rpe: bool = False
    clearance: Clearance | None = None

    def __post_init__(self) -> None:
        for part in ("why", "caveats", "sources"):
            if not getattr(self, part):
                raise ValueError(f"a suggestion by rule {self.rule!r} without {part} cannot be built")
        if (self.decision in (Decision.ADVICE, Decision.STOP)) is not (self.target is None):
            raise ValueError(f"{self.decision.value} with target {self.target}: only advice and a stop have none")
        if self.decision is not Decision.STOP and self.clearance is None:
            raise ValueError("a dose without a clearance cannot be suggested")


def as_answer(suggestion: Suggestion, guide: Guide) -> Answer:
    """The suggestion in the shape that every channel shows, caveats and sources attached.

    It tells what to do, the first reason, all that is for safety, and further reasons as long as it stays short. One
    caveat bears on it; a stop keeps all.

    Args:
        suggestion: what to show.
        guide: the loaded guide, for its edition and for the topics to go on with.
    """
    stops = suggestion.decision is Decision.STOP
    told = [suggestion.do, suggestion.why[0]]
    for reason in suggestion.why[1:]:
        words = sum(len(sentence.text.split()) for sentence in (*told, reason))
        if reason.basis is Basis.SAFETY or words <= MOST_WORDS:
            told.append(reason)
    topic = guide.topics["pain_or_injury" if stops else "load_and_progression"]
    return Answer(
        intent=topic.topic,
        section=suggestion.section,
        title=suggestion.rule_name,
        sentences=tuple(told),
        caveats=suggestion.caveats if stops else suggestion.caveats[:1],
        sources=suggestion.sources,
        edition=guide.edition,
        next=tuple(guide.topics[follow] for follow in topic.next),
        clearance=suggestion.clearance,
    )


def as_reasons(suggestion: Suggestion, guide: Guide) -> Answer:
    """All reasons of a suggestion, for "why": what the log says, the rule, and what is known of such rules.

    Args:
        suggestion: whose reasons.
        guide: the loaded guide.
    """
    found = as_answer(suggestion, guide)
    told = {id_ for sentence in suggestion.why for id_ in sentence.sources}
    stops = suggestion.decision is Decision.STOP
    known = [one for one in guide.topics[found.intent].why[:1] if not stops and told.isdisjoint(one.sources)]
    reasons = (*suggestion.why, *(statement.sentence(0) for statement in known))
    cited = dict.fromkeys(id_ for statement in known for id_ in statement.sources)
    works = dict.fromkeys((*suggestion.sources, *(guide.sources[id_] for id_ in cited)))
    return replace(found, sentences=reasons, sources=tuple(works))


def in_sets(reps: tuple[int, ...]) -> str:
    """Reps as people say them: ``3 sets of 8``, ``1 set of 8``, or ``3 sets of 12, 11 and 10``."""
    many = f"{len(reps)} {'set' if len(reps) == 1 else 'sets'} of"
    if len(set(reps)) <= 1:
        return f"{many} {reps[0] if reps else 0}"
    return f"{many} {', '.join(map(str, reps[:-1]))} and {reps[-1]}"
