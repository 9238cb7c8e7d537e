"""Which works a question is about, given those that were shown before, and what is shown after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any, Final

from bot.guide import Answer, Aspect, Guide, study_answer, works_listed, works_with_figure
from bot.understanding.studies import StudyQuestion

_MOST: Final = 3
"""Works that are told of in one answer."""
_OF_A_WORK: Final = frozenset(
    {Aspect.DESIGN, Aspect.LENGTH, Aspect.MEASURED, Aspect.FOUND, Aspect.EFFECT, Aspect.SIGNIFICANCE}
)
_THRUST: Final = "thrust"


@dataclass(frozen=True)
class CitedStudies:
    """The works that were shown, to point at.

    Attributes:
        listed: ids of those of the last answer of the guide or the last list, in order.
        focus: ids of those that the last answer was about; empty after any other answer.
        aspects: what was asked of them.
    """

    listed: tuple[str, ...] = ()
    focus: tuple[str, ...] = ()
    aspects: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """A value for a slot; :meth:`of` makes it from that again."""
        return asdict(self)

    @classmethod
    def of(cls, value: Mapping[str, Any] | None) -> CitedStudies:
        """From the value of a slot."""
        return cls(**{name: tuple(ids) for name, ids in (value or {}).items()})


@dataclass(frozen=True)
class StudyReply:
    """An answer on works, and what can be pointed at after it."""

    answer: Answer
    cited: CitedStudies


def study_reply(guide: Guide, question: StudyQuestion, cited: CitedStudies) -> StudyReply | None:
    """The answer to a question on works; None where nothing says which work is meant.

    Args:
        guide: the loaded guide.
        question: what was asked.
        cited: the works that were shown before.
    """
    if question.looks_for:
        found = _looked_for(guide, question, cited)
        return StudyReply(works_listed(guide, found), CitedStudies(found, found[:1])) if found else None
    works = _meant(guide, question, cited)
    aspects = question.aspects or tuple(map(Aspect, cited.aspects if question.place else ())) or (Aspect.ALL,)
    if not works:
        return None
    answer = study_answer(guide, works, aspects, figure=question.figure)
    # A work that is named joins the list behind those that are there, so that "the second one" keeps its place.
    listed = tuple(dict.fromkeys((*cited.listed, *works)))
    return StudyReply(answer, CitedStudies(listed, works, tuple(aspect.value for aspect in aspects)))


def _meant(guide: Guide, question: StudyQuestion, cited: CitedStudies) -> tuple[str, ...]:
    """The works that a question names or points at."""
    if question.named:
        shown = tuple(id_ for id_ in (*cited.focus, *cited.listed) if id_ in question.named)
        return shown[:1] or question.named[:_MOST]
    if question.figure is not None:
        return _with_figure(guide, question.figure, cited)
    if question.year:
        return _of_year(guide, question.year, cited)
    if question.place:
        return _at(question, cited)
    if question.tags and (tagged := _tagged(guide, question, cited)):
        return tagged[:1]
    if cited.focus:
        return cited.focus
    # What has an entry can be told more of than what is known from a note alone.
    known = (*(id_ for id_ in cited.listed if id_ in guide.studies), *cited.listed)
    return known[:1] if question.of_studies or _points_at_a_work(question) else ()


def _tagged(guide: Guide, question: StudyQuestion, cited: CitedStudies) -> tuple[str, ...]:
    """The works on what a question names, those shown before first; one that was not shown has to be called a work."""
    shown = (id_ for id_ in dict.fromkeys((*cited.focus, *cited.listed)) if id_ in guide.studies)
    found = tuple(id_ for id_ in shown if {*question.tags} <= {*guide.studies[id_].tags})
    return found or (_looked_for(guide, question, cited) if question.points and question.of_studies else ())


def _points_at_a_work(question: StudyQuestion) -> bool:
    """Return True for "how long was it"; "who made it" and "can i trust that" may be about anything."""
    return question.points and bool({*question.aspects} & _OF_A_WORK)


def _at(question: StudyQuestion, cited: CitedStudies) -> tuple[str, ...]:
    """The work at a place of the last list, for a question that is about works or follows one."""
    if not cited.focus and not question.of_studies and not question.aspects:
        return ()
    place = question.place - 1 if question.place > 0 else question.place
    return cited.listed[place:][:1]


def _of_year(guide: Guide, year: int, cited: CitedStudies) -> tuple[str, ...]:
    """The work of a year: one that was shown before, or else one on hip thrusts first."""
    mainly = sorted(guide.studies.values(), key=lambda study: _THRUST not in study.tags)
    works = (*cited.focus, *cited.listed, *(study.id for study in mainly))
    return tuple(id_ for id_ in works if guide.sources[id_].year == year)[:1]


def _with_figure(guide: Guide, figure: Decimal, cited: CitedStudies) -> tuple[str, ...]:
    """The work whose effect a figure is, those shown before first."""
    for works in (cited.focus, cited.listed, tuple(guide.studies)):
        found = works_with_figure(guide, works, figure)
        if found:
            return found[:1]
    return cited.focus


def _looked_for(guide: Guide, question: StudyQuestion, cited: CitedStudies) -> tuple[str, ...]:
    """Works on what is asked, or newer than a year or than the one shown, newest first where age is asked."""
    tags = question.tags or (_THRUST,)
    fitting = [study for study in guide.studies.values() if {*tags} <= {*study.tags}]
    if question.newer_than is None:
        # What a work is about most stands first among its tags.
        mainly = sorted(fitting, key=lambda study: sum(study.tags.index(tag) for tag in tags))
        return tuple(study.id for study in mainly[:_MOST])
    shown = (*question.named, *cited.focus, *cited.listed)
    after = question.newer_than or (guide.sources[shown[0]].year if shown else 0)
    newer = [study.id for study in fitting if guide.sources[study.id].year > after]
    return tuple(sorted(newer, key=lambda id_: -guide.sources[id_].year)[:_MOST])
