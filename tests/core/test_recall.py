"""What was told before is told back when it is asked for, and nothing else is taken for such a question."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from bot.coaching.plan import Equipment, Experience, Goal
from bot.conversation.health_level import level_of
from bot.conversation.health_record import HealthRecord
from bot.conversation.plan import Answers
from bot.conversation.recall import told_before
from bot.understanding.recall import Recall, recall_asked
from bot.understanding.understand import understand

NOW = datetime(2026, 11, 30, 12, tzinfo=timezone.utc)
PROFILE = Answers(goal=Goal.GLUTES, experience=Experience.TRAINED, days=3, equipment=Equipment.BARBELL, pain=False)


def record(*messages: str) -> HealthRecord:
    told = HealthRecord()
    for number, message in enumerate(messages):
        told = told.told(understand(message).facts, at=NOW.replace(minute=number), level_of=level_of)
    return told


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("which goal did you write down for me?", Recall.GOAL),
        ("what did i say my aim was", Recall.GOAL),
        ("how many days have you got down for me?", Recall.DAYS),
        ("what level do you have me down as", Recall.EXPERIENCE),
        ("did i mention what kit i have?", Recall.EQUIPMENT),
        ("do you remember my other lifts?", Recall.OTHERS),
        ("did i tell you about my knee", Recall.HEALTH),
        ("have i told you that i am pregnant?", Recall.HEALTH),
        ("do you still know about my injury?", Recall.HEALTH),
        ("what do you know about me", Recall.ALL),
        ("remind me what i told you so far", Recall.ALL),
        ("what have you noted so far?", Recall.ALL),
    ],
)
def test_what_was_told_can_be_asked_for(text: str, asked: Recall) -> None:
    assert recall_asked(understand(text)) is asked


@pytest.mark.parametrize(
    "text",
    [
        "did you note my 3x8 from yesterday?",
        "what did i say i lifted on friday",
        "what did you say about rest",
        "delete everything you have about me",
        "my goal is bigger glutes",
        "i told you my knee hurts",
        "did you write down that set?",
        "what is my goal supposed to be?",
        "which of them had the knee?",
        "do you know about me " + "and the very long story of my life " * 4 + "?",
    ],
)
def test_what_is_of_the_log_the_guide_or_told_anew_is_no_such_question(text: str) -> None:
    assert recall_asked(understand(text)) is None


def test_which_of_several_people_had_something_is_asked_where_people_were_told_of() -> None:
    assert recall_asked(understand("which of them had the knee?"), of_people=True) is Recall.HEALTH
    assert recall_asked(understand("which of them has a goal?"), of_people=True) is None


def test_the_profile_is_told_back_and_what_is_missing_is_said_to_be() -> None:
    assert told_before(Recall.GOAL, PROFILE, HealthRecord()).startswith("I have noted: bigger glutes.")
    everything = told_before(Recall.ALL, PROFILE, HealthRecord())
    assert "bigger glutes, half a year of training or more, 3 days a week and a barbell" in everything
    assert told_before(Recall.GOAL, Answers(), HealthRecord()) == "You have not told me your goal yet."
    assert "nothing about yourself" in told_before(Recall.ALL, Answers(), HealthRecord())


def test_bodies_are_told_back_each_persons_apart_and_how_it_stands() -> None:
    told = record("I have a slipped disc", "my sister Lea had her knee operated last week", "no more disc trouble")
    said = told_before(Recall.HEALTH, Answers(), told)
    assert "About your health: “slipped disc”" in said
    assert (
        told_before(Recall.HEALTH, Answers(), HealthRecord()) == "You have not told me anything about your health yet."
    )


def test_what_is_over_is_told_as_over() -> None:
    told = record("my knee hurts").over(at=NOW.replace(hour=13))
    assert "“hurts” (knee, over)" in told_before(Recall.HEALTH, Answers(), told)
