"""What the guide holds on a step that went wrong: where the answer came from, and what was expected of it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.guide import Guide, Section, load_guide
from bot.trainer.guide_expectations import CarriesCaveat, Cites, FromSection, Intent
from bot.trainer.result import PlayedStep

_TOPICS = "bot/guide/content/topics"


def passages(step: PlayedStep) -> list[str]:
    """The passages of the guide that a step is about, each once, the answered ones first.

    Args:
        step: a step with an expectation that does not hold.
    """
    guide = load_guide()
    return [*dict.fromkeys((*_answered(step, guide), *_expected(step, guide)))]


def _answered(step: PlayedStep, guide: Guide) -> Iterator[str]:
    for bubble in step.turn.answers:
        parts = bubble.answer or {}
        section = guide.sections.get(str(parts.get("section")))
        if section:
            yield f"answered from {_TOPICS}/{parts.get('intent')}.yml and {_told(section)}"


def _expected(step: PlayedStep, guide: Guide) -> Iterator[str]:
    for expectation in (missed.expectation for missed in step.missed):
        if isinstance(expectation, FromSection):
            yield f"expected {_told(guide.sections[expectation.id])}"
        elif isinstance(expectation, CarriesCaveat):
            yield f"expected caveat {expectation.id}: {guide.caveats[expectation.id].text}"
        elif isinstance(expectation, Cites):
            source = guide.sources[expectation.id]
            yield f"expected source {source.id}: {source.title} ({source.label})"
        elif isinstance(expectation, Intent) and expectation.name in guide.topics:
            said = " ".join(statement.wordings[0] for statement in guide.topics[expectation.name].short)
            yield f"expected {_TOPICS}/{expectation.name}.yml: {said}"


def _told(section: Section) -> str:
    return f"section {section.id}, “{section.title}”: {' '.join(line.wordings[0] for line in section.body)}"
