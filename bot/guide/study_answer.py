"""From one work and what was asked of it to an answer. Pure: the same arguments give the same words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from bot.guide.statement import Basis, Sentence
from bot.guide.studies import REFERENCES, Aspect, Study
from bot.guide.types import Answer, Guide, Source

TOPIC: Final = "study_evidence"
"""The topic that answers on works belong to."""
_OF_A_WORK_WITHOUT_ENTRY: Final = "evidence-moves"
_OF_INTEREST: Final = "authors-with-interest"
_MOST_CAVEATS: Final = 2
_IN_SHORT: Final = (Aspect.PEOPLE, Aspect.LENGTH, Aspect.FOUND, Aspect.LIMITS)
_SCALE: Final = ((Decimal("0.8"), "large"), (Decimal("0.5"), "medium"), (Decimal("0.2"), "small"))
"""The usual marks for effect sizes, the largest first."""
_CONVENTION: Final = "By a common rule of thumb, an effect of 0.2 is small, 0.5 is medium and 0.8 is large"
_NOT_GIVEN: Final = {
    Aspect.DESIGN: "say how it was set up",
    Aspect.PEOPLE: "say how many people took part",
    Aspect.LENGTH: "say how long it ran",
    Aspect.MEASURED: "say what was measured",
    Aspect.FOUND: "give its result in detail",
    Aspect.EFFECT: "give an effect size",
    Aspect.SIGNIFICANCE: "give a test of significance",
    Aspect.LIMITS: "name its limits",
    Aspect.INTEREST: "say who paid for it or if its authors sell anything",
}
_KIND: Final = {"meta-analysis": "review", "emg": "activity study", "biomechanics": "movement study"}
"""How the kind of a work is called where it is not its own word."""
_INSTEAD: Final = {
    Aspect.EFFECT: (Aspect.FOUND,),
    Aspect.SIGNIFICANCE: (Aspect.EFFECT, Aspect.FOUND),
}
"""What is told after "not given", because it comes nearest."""


def study_answer(
    guide: Guide, works: Sequence[str], aspects: Sequence[Aspect], *, figure: Decimal | None = None
) -> Answer:
    """What is known of some aspects of one work, or of several one after the other.

    Args:
        guide: the loaded guide.
        works: ids of sources, at least one.
        aspects: what is asked, at least one.
        figure: an effect size that is asked about ("is 0.53 big?").
    """
    by_lines: dict[tuple[str, ...], tuple[str, ...]] = {}
    for id_ in works:
        source, study = guide.sources[id_], guide.studies.get(id_)
        lines = tuple(line for aspect in aspects for line in _lines(source, study, aspect, figure))
        by_lines[lines] = (*by_lines.get(lines, ()), id_)
    named = len(by_lines) > 1 or Aspect.ALL in aspects
    told: list[Sentence] = []
    for (first, *rest), ids in by_lines.items():
        prefix = f"{', '.join(guide.sources[id_].label for id_ in ids)}: " if named else ""
        told += [Sentence(line, Basis.STUDY, ids) for line in (prefix + first, *dict.fromkeys(rest))]
    if Aspect.EFFECT in aspects and not _is_on_no_scale(guide, works, figure):
        told.append(Sentence(_size(figure), Basis.GUIDE))
    title = ", ".join(guide.sources[id_].label for id_ in works)
    return _answer(guide, title, told, works, interest=Aspect.INTEREST in aspects)


def works_listed(guide: Guide, works: Sequence[str]) -> Answer:
    """A line on each of some works, for "which study …?".

    Args:
        guide: the loaded guide.
        works: ids of studies, at least one.
    """
    told: list[Sentence] = []
    for source in map(guide.sources.__getitem__, works):
        kind, found = _KIND.get(source.kind, source.kind), guide.studies[source.id].found[0]
        told.append(Sentence(f"{source.label} ({kind}): {source.studied}. {found}", Basis.STUDY, (source.id,)))
    return _answer(guide, "Which studies are there?", told, works)


def works_with_figure(guide: Guide, works: Iterable[str], figure: Decimal) -> tuple[str, ...]:
    """Those works whose effects name a figure."""
    return tuple(id_ for id_ in works if id_ in guide.studies and _naming(guide.studies[id_], figure))


def _answer(
    guide: Guide, title: str, told: Sequence[Sentence], works: Sequence[str], *, interest: bool = False
) -> Answer:
    ids = [_OF_INTEREST] if interest else []
    for id_ in works:
        ids += guide.studies[id_].caveats if id_ in guide.studies else (_OF_A_WORK_WITHOUT_ENTRY,)
    topic = guide.topics[TOPIC]
    return Answer(
        intent=TOPIC,
        section=guide.sections[guide.studies[works[0]].section if works[0] in guide.studies else REFERENCES],
        title=title,
        sentences=tuple(told),
        caveats=tuple(guide.caveats[id_] for id_ in [*dict.fromkeys(ids)][:_MOST_CAVEATS]),
        sources=tuple(guide.sources[id_] for id_ in works),
        edition=guide.edition,
        next=tuple(guide.topics[id_] for id_ in topic.next),
    )


def _lines(source: Source, study: Study | None, aspect: Aspect, figure: Decimal | None) -> Iterable[str]:
    if aspect is Aspect.LINK:
        yield (
            f"Its DOI is {source.doi} ({source.url})."
            if source.doi
            else f"I have no DOI for it. Read it at {source.url}."
        )
    elif aspect is Aspect.AUTHORS:
        yield f"It is “{source.title}”, by {_authors(source)}, in {source.published}, {source.year}."
    elif study is None:
        yield f"{source.studied}."
        if aspect is not Aspect.ALL:
            yield _not_given(source, aspect)
    elif aspect is Aspect.ALL:
        for part in _IN_SHORT:
            yield from study.lines(part)[: 2 if part is Aspect.FOUND else 1]
    elif aspect is Aspect.EFFECT and figure is not None:
        yield from _naming(study, figure) or study.effect or study.found
    elif study.lines(aspect):
        yield from study.lines(aspect)
    else:
        yield _not_given(source, aspect)
        yield from next((study.lines(other) for other in _INSTEAD.get(aspect, ()) if study.lines(other)), ())


def _not_given(source: Source, aspect: Aspect) -> str:
    return f"My entry on {source.label} doesn't {_NOT_GIVEN[aspect]}."


def _naming(study: Study, figure: Decimal) -> tuple[str, ...]:
    """The effects with a figure in them."""
    return tuple(line for line in study.effect if str(figure) in _figures(line))


def _is_on_no_scale(guide: Guide, works: Sequence[str], figure: Decimal | None) -> bool:
    """Return True for a figure that is a result of these works in units of its own: seconds, injuries, percent."""
    found = (line for id_ in works if id_ in guide.studies for line in guide.studies[id_].found)
    return any(str(figure) in _figures(line) for line in found)


def _figures(line: str) -> set[str]:
    return {word.strip("(),.:%") for word in line.split()}


def _size(figure: Decimal | None) -> str:
    """The usual marks for effect sizes, and where a figure stands among them."""
    if figure is None:
        return f"{_CONVENTION}."
    word = next((word for mark, word in _SCALE if abs(figure) >= mark), "less than small")
    return f"{_CONVENTION}. So {figure} counts as {word}."


def _authors(source: Source) -> str:
    """The first author, and that there are others."""
    alone = source.short_name or " and " not in source.authors
    return source.author if alone else f"{source.author} and others"
