"""How much of the guide the conversations reach, and whether the replies hold a number that the guide does not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.guide import Guide, Reply, Statement
from bot.trainer.case import Case, Said
from bot.trainer.guide_expectations import Intent
from bot.trainer.result import PlayedCase
from bot.trainer.turn import Turn
from bot.trainer.yaml_node import Place

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True)
class StrangeNumber:
    """A number in a reply that stands nowhere in the guide."""

    number: str
    text: str
    place: Place


@dataclass(frozen=True)
class Coverage:
    """What is left over.

    Args:
        unreached_sections: sections that no intent is answered from.
        unread_sections: sections that no conversation heard of.
        uncovered_intents: intents that no case expects.
        unseen_caveats: caveats that no conversation heard.
        strange_numbers: numbers in replies that the guide does not hold.
    """

    unreached_sections: tuple[str, ...]
    unread_sections: tuple[str, ...]
    uncovered_intents: tuple[str, ...]
    unseen_caveats: tuple[str, ...]
    strange_numbers: tuple[StrangeNumber, ...]


def coverage(guide: Guide, replies: dict[str, Reply], intents: Iterable[str], played: Iterable[PlayedCase]) -> Coverage:
    """What the conversations leave over of the guide.

    Args:
        guide: the guide.
        replies: the small replies between answers.
        intents: all intents of the domain.
        played: the conversations.
    """
    played = tuple(played)
    answers = [bubble.answer or {} for one in played for step in one.steps for bubble in step.turn.answers]
    read = {answer.get("section") for answer in answers}
    shown = {caveat["id"] for answer in answers for caveat in answer.get("caveats", ())}
    reached = {section for topic in guide.topics.values() for section in _sections(guide, topic.topic)}
    expected = {name for one in played for name in _expected(one.case)}
    return Coverage(
        tuple(id_ for id_ in guide.sections if id_ not in reached),
        tuple(id_ for id_ in guide.sections if id_ not in read),
        tuple(sorted(set(intents) - expected)),
        tuple(id_ for id_ in guide.caveats if id_ not in shown),
        tuple(_strange(guide, replies, played)),
    )


def _sections(guide: Guide, topic: str) -> Iterator[str]:
    yield guide.topics[topic].section
    yield from (focus.section for focus in guide.topics[topic].focus if focus.section)


def _expected(case: Case) -> Iterator[str]:
    for step in case.steps:
        if isinstance(step, Said):
            yield from (one.name for one in step.expectations if isinstance(one, Intent))


def _strange(guide: Guide, replies: dict[str, Reply], played: Iterable[PlayedCase]) -> Iterator[StrangeNumber]:
    known = set(_numbers(_words(guide, replies)))
    for one in played:
        for step in one.steps:
            for text in _own_texts(step.turn):
                for number in _numbers([text]):
                    if number not in known:
                        yield StrangeNumber(number, text, step.place)


def _own_texts(turn: Turn) -> list[str]:
    """What was said from the guide; the plain responses of the domain name emergency numbers, as they should."""
    plain = {response.position for response in turn.responses}
    return [bubble.text for bubble in turn.bubbles if bubble.text and bubble.position not in plain]


def _numbers(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from _NUMBER.findall(text)


def _words(guide: Guide, replies: dict[str, Reply]) -> Iterator[str]:
    yield guide.edition.version
    for section in guide.sections.values():
        yield from (section.title, *_said(section.body))
    yield from (caveat.text for caveat in guide.caveats.values())
    for source in guide.sources.values():
        yield from (source.title, source.label, source.studied, source.url)
    for topic in guide.topics.values():
        yield from (topic.title, *_said((*topic.short, *topic.more, *topic.why, *topic.profile)))
        for focus in topic.focus:
            yield from (focus.title, *_said(focus.short))
    for reply in replies.values():
        yield from reply.wordings


def _said(statements: Iterable[Statement]) -> Iterator[str]:
    for statement in statements:
        yield from statement.wordings
