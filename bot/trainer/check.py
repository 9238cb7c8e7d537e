"""The steps of a case against the turns that they brought."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.trainer.case import Heard, Said, SlotIs, Step
from bot.trainer.result import Missed
from bot.trainer.turn import Turn
from bot.trainer.yaml_node import Place


@dataclass(frozen=True)
class Exchange:
    """A message, and the old-style steps that stand behind it up to the next message."""

    said: Said
    after: tuple[Heard | SlotIs, ...]


def exchanges(steps: tuple[Step, ...]) -> Iterator[Exchange]:
    """The steps of a case, message by message. The first step is one."""
    said: Said | None = None
    after: list[Heard | SlotIs] = []
    for step in steps:
        if not isinstance(step, Said):
            after.append(step)
            continue
        if said:
            yield Exchange(said, tuple(after))
        said, after = step, []
    if said:
        yield Exchange(said, tuple(after))


def missed(exchange: Exchange, turn: Turn) -> tuple[Missed, ...]:
    """Every expectation that the turn does not meet, in the order of the file."""
    found = [*_failure(exchange.said, turn), *_expectations(exchange.said, turn)]
    slots = [step for step in exchange.after if isinstance(step, SlotIs)]
    # As in Rasa Pro: a step with assertions says all there is to say about its bubbles.
    heard = () if exchange.said.expectations else [step for step in exchange.after if isinstance(step, Heard)]
    found += [*_heard(heard, turn), *(one for step in slots for one in _slots(step, turn))]
    return tuple(found)


def _failure(said: Said, turn: Turn) -> Iterator[Missed]:
    if turn.failed:
        yield Missed(said.place, "an answer", f"{turn.failed}:\n{turn.shown()}")


def _expectations(said: Said, turn: Turn) -> Iterator[Missed]:
    after = -1
    for expectation in said.expectations:
        verdict = expectation.check(turn, after if said.ordered else -1)
        if verdict.met:
            after = max(after, verdict.position)
        else:
            yield Missed(expectation.place, verdict.expected, verdict.got, expectation)


def _heard(steps: list[Heard] | tuple[()], turn: Turn) -> Iterator[Missed]:
    """Bubbles in the order of the steps; others may stand between them."""
    after = 0
    for step in steps:
        texts = [(bubble.text or "").strip() for bubble in turn.bubbles]
        if step.response is not None:
            wanted = {r.position for r in turn.responses if r.name == step.response}
            fits = [i for i, bubble in enumerate(turn.bubbles) if i >= after and bubble.position in wanted]
        else:
            fits = [i for i, text in enumerate(texts) if i >= after and text == step.text]
        if fits:
            after = fits[0] + 1
        else:
            expected = f"response {step.response}" if step.response is not None else str(step.text)
            yield Missed(step.place, expected, turn.shown())


def _slots(step: SlotIs, turn: Turn) -> Iterator[Missed]:
    for name, value in step.values:
        now = turn.slots.get(name)
        if (now is not None if value is None else now == value) is not step.holds:
            yield _slot_missed(step.place, name, value, now, step.holds)


def _slot_missed(place: Place, name: str, value: object, now: object, holds: bool) -> Missed:
    wanted = f"slot {name}" if value is None else f"slot {name}: {value}"
    return Missed(place, wanted if holds else f"{wanted} not set", f"slot {name}: {now}")
