"""From a topic to an answer. Pure: the same arguments give the same words, always."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace

from bot.guide.clearance import Clearance
from bot.guide.concern import Concern, is_part_on, lead_on, statements_on, what_to_ask
from bot.guide.dose import reads_like_a_dose
from bot.guide.layers import Depth, layer
from bot.guide.statement import ANY, PROFILE_VALUES, Basis, ProfileLine, Sentence, Statement
from bot.guide.types import Answer, Focus, Guide, Section, Topic


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


MOST_LINES = 1
"""Profile lines in a short answer: whoever told everything for a plan would else read it back in each of them."""

MOST_CAVEATS = 2
"""Caveats under an answer: the same four lines under everything are read by nobody."""

MOST_SOURCES = 1
"""Works under a first answer that cites none: "says who?" names all that its topic rests on."""

_FIRST = (Depth.SHORT, Depth.BRIEF, Depth.FURTHER, Depth.FIT)
"""Layers that answer a question, with the limit and the works that bear on it. The others look around."""

_YES = "Yes, "
_UNTESTED = "That is common coaching practice. I don't know of any study that tested it."
_OF_RESEARCH = ("trial", "study", "studies", "tested", "measured", "compared", "research")
_IN_SHORT = "In short:"
"""Opens what was said before and is said again in one sentence."""

HAND_OFF = "pain_or_injury"
"""The topic that no follow-up may cover up ("and pain in my lower back?") and that keeps all of its caveats."""

_IN_CONCERN = ("not-medical",)
"""The caveat of an answer while something speaks against a dose: no amounts are left that others would be about."""

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
    title = focus.title if focus and depth in (Depth.SHORT, Depth.BRIEF, Depth.FURTHER) else topic.title
    sentences = tuple(_sentences(guide, topic, section, profile, depth, focus, wording))
    if clearance is None:
        hand_off = topic.topic == HAND_OFF and depth is Depth.SHORT
        if hand_off and concerns and is_part_on(concerns[0], topic.topic, focus):
            sentences = sentences[1:] or sentences  # who decides is said in the words that name what was told
        sentences = _without_dose(guide, sentences, concerns, wording, hand_off=hand_off)
    return Answer(
        intent=topic.topic,
        section=section,
        title=title,
        sentences=sentences,
        caveats=tuple(guide.caveats[id_] for id_ in (_IN_CONCERN if concerns else _caveat_ids(topic, depth, focus))),
        sources=tuple(guide.sources[id_] for id_ in _source_ids(topic, sentences, depth, focus)),
        edition=guide.edition,
        next=tuple(guide.topics[id_] for id_ in topic.next),
        clearance=clearance,
    )


def _caveat_ids(topic: Topic, depth: Depth, focus: Focus | None) -> Sequence[str]:
    """The caveats of an answer: a first one names what bears on it, its part's own or else the topic's first.

    Pain keeps all, but for a calm part.
    """
    own = focus.caveats if focus else ()
    if focus and focus.calm:
        return own
    ids = [*dict.fromkeys((*own, *topic.caveats))]
    if topic.topic == HAND_OFF:
        return ids
    if depth in _FIRST:
        return own[:MOST_CAVEATS] or topic.caveats[:1]
    return ids[:MOST_CAVEATS]


def _source_ids(topic: Topic, sentences: Sequence[Sentence], depth: Depth, focus: Focus | None) -> Iterable[str]:
    """The works of an answer: those it cites, then those its part rests on; the topic's where there are none."""
    cited = dict.fromkeys(source for sentence in sentences for source in sentence.sources)
    if depth not in _FIRST:
        return dict.fromkeys((*cited, *topic.sources))
    part = (source for statement in (focus.short if focus else topic.short) for source in statement.sources)
    return dict.fromkeys((*cited, *part)) or topic.sources[:MOST_SOURCES]


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
    kept = [one for one in found.sentences if not one.dose and not _holds_amounts(one)]
    sentences = (lead_on(concerns, wording), *kept) if kept else instead_of_a_dose(guide, concerns, wording)
    caveats = tuple(guide.caveats[id_] for id_ in _IN_CONCERN)
    return replace(found, sentences=sentences, caveats=caveats, clearance=None)


def _without_dose(
    guide: Guide, sentences: Sequence[Sentence], concerns: Sequence[Concern], wording: int, *, hand_off: bool
) -> tuple[Sentence, ...]:
    kept = tuple(sentence for sentence in sentences if not sentence.dose)
    if not concerns:
        return kept
    kept = tuple(_without_a_yes(sentence) for sentence in kept if not _holds_amounts(sentence))
    if kept and not sentences[0].dose:
        return (lead_on(concerns, wording, hand_off=hand_off), *kept)
    return instead_of_a_dose(guide, concerns, wording)


def _holds_amounts(sentence: Sentence) -> bool:
    """Return True for amounts of any kind: what lifters of a trial did is taken for advice by who may not lift."""
    return reads_like_a_dose(sentence.text, reports=sentence.basis is Basis.STUDY)


def _without_a_yes(sentence: Sentence) -> Sentence:
    """The sentence without a "Yes," that would sound like leave."""
    text = sentence.text.removeprefix(_YES)
    return sentence if text == sentence.text else replace(sentence, text=text[:1].upper() + text[1:])


def _sentences(
    guide: Guide,
    topic: Topic,
    section: Section,
    profile: Profile,
    depth: Depth,
    focus: Focus | None,
    wording: int,
) -> Iterable[Sentence]:
    if depth is Depth.SOURCES:
        yield from _sources(guide, topic, focus, wording)
    for place, statement in enumerate(layer(topic, section, depth, focus)):
        sentence = statement.sentence(wording)
        in_short = depth is Depth.BRIEF and not place
        yield replace(sentence, text=f"{_IN_SHORT} {sentence.text}") if in_short else sentence
    if depth in (Depth.SHORT, Depth.FIT):
        fitting = [line for line in topic.profile if profile.fits(line.when)]
        for line in _tellable(fitting) if depth is Depth.SHORT else fitting:
            yield line.sentence(wording, profile.words)


def _tellable(fitting: list[ProfileLine]) -> list[ProfileLine]:
    """The lines that say most of this lifter, in the order of the content file."""
    telling = [*PROFILE_VALUES]
    first = sorted(fitting, key=lambda line: min(map(telling.index, line.when)))[:MOST_LINES]
    return [line for line in fitting if line in first]


def _sources(guide: Guide, topic: Topic, focus: Focus | None, wording: int) -> Iterable[Sentence]:
    """What is known of a part, where it is from, and the works that it cites, or else those of its topic."""
    section = guide.sections[topic.section].title
    known = [one for one in (focus.short if focus else ()) if one.sources or _is_of_research(one)]
    yield from (one.sentence(wording) for one in known if not one.dose)
    if focus and not known:
        yield Sentence(_UNTESTED, Basis.PRACTICE)
    yield Sentence(
        f"That comes from the section “{section}” of the guide, version {guide.edition.version}.", Basis.GUIDE
    )
    for id_ in dict.fromkeys(id_ for one in known for id_ in one.sources) or topic.sources:
        source = guide.sources[id_]
        yield Sentence(f"{source.title} ({source.label}): {source.studied} ({source.url}).", Basis.GUIDE, (id_,))


def _is_of_research(statement: Statement) -> bool:
    """Return True for "no trial has tested which is better"."""
    return any(word in statement.wordings[0].lower() for word in _OF_RESEARCH)
