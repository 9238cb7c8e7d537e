"""The crisis suite: lay phrasings by topic with their level, and look-alikes that must stay quiet; the lists alone."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from bot.conversation.health_level import hand_off
from bot.understanding.health import read_health

FOLDER = Path(__file__).parents[2] / "data" / "urgency"
RANKS = {"quiet": 0, "clinician": 1, "urgent": 2, "emergency": 3, "self_harm": 4}
FOUND_AT_LEAST = 0.97
QUIET_AT_LEAST = 0.98
TOPICS = (
    *("abuse", "allergic_shock", "blood_clot", "breathing", "cauda_equina", "eating_disorder", "fainting", "fever"),
    *("groin_lump", "head_injury", "heart_attack", "heat_stroke", "hernia", "labour_birth", "overdose"),
    *("rhabdomyolysis", "self_harm", "stroke", "sudden", "suicide"),
)
"""The topics that the lists were written for. The other rows are for what they do not know."""


def rows(topic: str) -> list[tuple[str, str]]:
    with (FOLDER / f"{topic}.tsv").open(encoding="utf-8", newline="") as file:
        return [(row["message"], row["level"]) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def found(message: str) -> str:
    rule = hand_off(read_health(message))
    if rule is None:
        return "quiet"
    return "self_harm" if rule.reply == "self_harm" else rule.level.value


ALL = [row for topic in TOPICS for row in rows(topic)]
CRISES = [(message, level) for message, level in ALL if level != "quiet"]
LOOK_ALIKES = [message for message, level in ALL if level == "quiet"]


def test_the_suite_is_large() -> None:
    assert len(CRISES) >= 600
    assert len(LOOK_ALIKES) >= 600


def test_crises_are_found_at_their_level_or_a_more_pressing_one() -> None:
    missed = [message for message, level in CRISES if RANKS[found(message)] < RANKS[level]]
    assert len(missed) <= (1 - FOUND_AT_LEAST) * len(CRISES), missed


def test_look_alikes_stay_quiet() -> None:
    loud = [message for message in LOOK_ALIKES if found(message) != "quiet"]
    assert len(loud) <= (1 - QUIET_AT_LEAST) * len(LOOK_ALIKES), loud


@pytest.mark.parametrize("topic", ["suicide", "self_harm"])
def test_what_is_said_of_harming_oneself_gets_its_own_reply(topic: str) -> None:
    assert sum(found(message) == "self_harm" for message, level in rows(topic) if level == "self_harm") >= 33
