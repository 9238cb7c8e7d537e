"""Every kind of expectation by its name in the files."""

from __future__ import annotations

from bot.trainer.expectation import Expectation
from bot.trainer.guide_expectations import CarriesCaveat, Cites, FromSection, Intent, SafetyLevel, Stored
from bot.trainer.names import Names
from bot.trainer.rasa_expectations import (
    RASA_PRO_ONLY,
    ActionExecuted,
    BotDidNotUtter,
    BotUttered,
    NotChecked,
    SlotWasNotSet,
    SlotWasSet,
)
from bot.trainer.yaml_node import Node, did_you_mean

KINDS: dict[str, type[Expectation]] = {
    kind.kind: kind
    for kind in (
        BotUttered,
        BotDidNotUtter,
        ActionExecuted,
        SlotWasSet,
        SlotWasNotSet,
        Intent,
        CarriesCaveat,
        Cites,
        FromSection,
        SafetyLevel,
        Stored,
    )
} | dict.fromkeys(RASA_PRO_ONLY, NotChecked)


def read_expectation(node: Node, names: Names, notes: list[str]) -> Expectation:
    """One item under ``assertions``.

    Raises:
        CaseFileError: it is of no known kind, or not what that kind may hold.
    """
    kind, value = node.only()
    if kind not in KINDS:
        value.wrong(f"unknown key {kind!r}: {did_you_mean(kind, KINDS)}")
    return KINDS[kind].read(value, names, notes)
