"""From a topic to an answer. Pure: the same arguments give the same words, always."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from enum import Enum

from bot.guide.clearance import Clearance
from bot.guide.concern import Concern, lead_on, statements_on, what_to_ask
from bot.guide.dose import reads_like_a_dose
from bot.guide.statement import ANY, PROFILE_VALUES, Basis, ProfileLine, Sentence
from bot.guide.types import Answer, Focus, Guide, Section, Topic


class Depth(str, Enum):
    """Which layer of a topic an answer tells."""

    SHORT = "short"
    MORE = "more"
    """The longer answer: "tell me more"."""
    WHY = "why"
    """The evidence: "why?"."""
    SECTION = "section"
    """The guide's section itself: "tell me more" once again."""
    FIT = "fit"
    """Only what changes for this lifter: "and for powerlifting?"."""
    SOURCES = "sources"
    """The works that the answer rests on: "says who?"."""
    BRIEF = "brief"
    """One sentence of it: "in short?"."""


@dataclass(frozen=True)
class Profile:
    """What is known of a lifter, in the values of ``PROFILE_VALUES``; ``None`` where it is not.

    ``heavy_pull`` and ``heavy_squat`` are words that go on after "Since you …".
    """

    heavy_pull: str | None = None
    heavy_squat: str | None = None
    goal: str | None = None
    experience: str | None = None
    back: str | None = None
    equipment: str | None = None
    lift: str | None = None

    @classmethod
    def of(cls, values: Mapping[str, object]) -> Profile:
        """A profile from slot values; names it does not know are left out."""
        return cls(**{f.name: str(values[f.name]) for f in fields(cls) if values.get(f.name)})

    def fits(self, when: Mapping[str, str]) -> bool:
        """Return True if every condition of a profile line holds for this lifter."""
        return all(
            getattr(self, field) is not None if value == ANY else getattr(self, field) == value
            for field, value in when.items()
        )

    @property
    def words(self) -> dict[str, str]:
        """What is known, by the names that a text may hold."""
        return {name: value for name, value in asdict(self).items() if value is not None}


MOST_LINES = 2
"""Profile lines in a short answer: whoever told everything for a plan would else read it back in each of them."""

MOST_CAVEATS = 2
"""Caveats under an answer: the same four lines under everything are read by nobody."""

_IN_SHORT = "In short:"
"""Opens what was said before and is said again in one sentence."""

HAND_OFF = "pain_or_injury"
"""The topic that no follow-up may cover up ("and pain in my lower back?") and that keeps all of its caveats."""

UNKNOWN = Profile()
"""The profile of a lifter of whom nothing is known."""


def answer(
    guide: Guide,
    topic_id: str,
    profile: Profile = UNKNOWN,
    *,
    depth: Depth = Depth.SHORT,
    focus: Focus | None = None,
    wording: int = 0,
    clearance: Clearance | None = None,
    concerns: Sequence[Concern] = (),
) -> Answer:
    """The guide's answer on a topic, caveats and sources attached.

    Without a clearance its sentences with a dose are left out. What speaks against a dose is then named first, and
    where a dose was asked for, what the guide has on that follows in its place, with what to ask a clinician.

    Args:
        guide: the loaded guide.
        topic_id: intent name of the topic.
        profile: what is known of the lifter; lines that fit are added to a short answer.
        depth: which layer of the topic to tell.
        focus: the part of the topic that the message names; it leads a short answer.
        wording: which wording of each statement, counted round; the facts do not change.
        clearance: leave to give a dose to whom this is for.
        concerns: what speaks against a dose, the most pressing first.

    Raises:
        KeyError: no topic of that name.
        ValueError: nothing is left to say: all of it is a dose, and neither a clearance nor a concern was given.
    """
    topic = guide.topics[topic_id]
    section = guide.sections[focus.section if focus and focus.section else topic.section]
    title = focus.title if focus and depth in (Depth.SHORT, Depth.BRIEF) else topic.title
    sentences = tuple(_sentences(guide, topic, section, profile, depth, focus, wording))
    if clearance is None:
        sentences = _without_dose(guide, sentences, concerns, wording)
    cited = (source for sentence in sentences for source in sentence.sources)
    source_ids = dict.fromkeys((*cited, *topic.sources))
    return Answer(
        intent=topic.topic,
        section=section,
        title=title,
        sentences=sentences,
        caveats=tuple(guide.caveats[id_] for id_ in _caveat_ids(topic, focus)),
        sources=tuple(guide.sources[id_] for id_ in source_ids),
        edition=guide.edition,
        next=tuple(guide.topics[id_] for id_ in topic.next),
        clearance=clearance,
    )


def _caveat_ids(topic: Topic, focus: Focus | None) -> list[str]:
    """The caveats that bear on an answer: the part's own, then the topic's. Pain keeps all, but for a calm part."""
    if focus and focus.calm:
        return [*focus.caveats]
    ids = [*dict.fromkeys((*(focus.caveats if focus else ()), *topic.caveats))]
    return ids if topic.topic == HAND_OFF else ids[:MOST_CAVEATS]


def instead_of_a_dose(guide: Guide, concerns: Sequence[Concern], wording: int = 0) -> tuple[Sentence, ...]:
    """What is said where a dose was asked for and none may be given.

    Args:
        guide: the loaded guide.
        concerns: what speaks against it, the most pressing first; at least one.
        wording: how often it was said before; each time another part of it leads.
    """
    known = statements_on(guide, concerns[0])
    said = (known[wording % len(known)].sentence(wording),) if known else ()
    return (lead_on(concerns, wording), *said, what_to_ask(concerns[0], wording))


def held_back(guide: Guide, found: Answer, concerns: Sequence[Concern], wording: int = 0) -> Answer:
    """An answer that was made without asking for a clearance, with what may be said of it while something stands.

    Args:
        guide: the loaded guide.
        found: the answer. A sentence that reads like a dose is left out, whatever it is marked as.
        concerns: what speaks against a dose, the most pressing first; at least one.
        wording: how often this was said before.
    """
    kept = [one for one in found.sentences if not one.dose and not reads_like_a_dose(one.text, reports=True)]
    sentences = (lead_on(concerns, wording), *kept) if kept else instead_of_a_dose(guide, concerns, wording)
    return replace(found, sentences=sentences, clearance=None)


def _without_dose(
    guide: Guide, sentences: Sequence[Sentence], concerns: Sequence[Concern], wording: int
) -> tuple[Sentence, ...]:
    kept = tuple(sentence for sentence in sentences if not sentence.dose)
    if not concerns:
        return kept
    if sentences and not sentences[0].dose:
        return (lead_on(concerns, wording), *kept)
    return instead_of_a_dose(guide, concerns, wording)


def _sentences(
    guide: Guide,
    topic: Topic,
    section: Section,
    profile: Profile,
    depth: Depth,
    focus: Focus | None,
    wording: int,
) -> Iterable[Sentence]:
    if depth is Depth.SECTION:
        statements = section.body
    elif depth is Depth.MORE:
        statements = topic.more
    elif depth is Depth.WHY:
        statements = topic.why
    elif depth is Depth.SHORT:
        statements = focus.short if focus else topic.short
    elif depth is Depth.BRIEF:
        statements = (focus.short if focus else topic.short)[:1]
    else:
        statements = ()
    if depth is Depth.SOURCES:
        yield from _sources(guide, topic)
    for statement in statements:
        sentence = statement.sentence(wording)
        yield replace(sentence, text=f"{_IN_SHORT} {sentence.text}") if depth is Depth.BRIEF else sentence
    if depth in (Depth.SHORT, Depth.FIT):
        fitting = [line for line in topic.profile if profile.fits(line.when)]
        for line in _tellable(fitting) if depth is Depth.SHORT else fitting:
            yield line.sentence(wording, profile.words)


def _tellable(fitting: list[ProfileLine]) -> list[ProfileLine]:
    """The lines that say most of this lifter, in the order of the content file."""
    telling = [*PROFILE_VALUES]
    first = sorted(fitting, key=lambda line: min(map(telling.index, line.when)))[:MOST_LINES]
    return [line for line in fitting if line in first]


def _sources(guide: Guide, topic: Topic) -> Iterable[Sentence]:
    section = guide.sections[topic.section].title
    yield Sentence(
        f"That comes from the section “{section}” of the guide, version {guide.edition.version}.", Basis.GUIDE
    )
    for id_ in topic.sources:
        source = guide.sources[id_]
        yield Sentence(f"{source.title} ({source.label}): {source.studied} ({source.url}).", Basis.GUIDE, (id_,))
