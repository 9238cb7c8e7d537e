"""Random conversations: once a condition stands, no reply holds a dose until it is denied or cleared."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

from bodies import CHEST, KNEE_HURTS, LEAVE, LIGHT, NO_PAIN, NOW, PREGNANT, SEEN, SORE, level_of, said
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.coaching.plan import Goal, Plan, PlanProfile, build_plan, plan_answer
from bot.coaching.progression import as_answer, next_time
from bot.conversation import HealthRecord, Memory, State
from bot.conversation.concerns import concerns_of
from bot.conversation.health_level import hand_off
from bot.conversation.health_level import level_of as level_by_the_table
from bot.guide import Answer, Depth, answer, load_guide
from bot.guide.dose import reads_like_a_dose
from bot.understanding.asked_for import asked_for, facts_by_name, people_told_of
from bot.understanding.facts import Condition, Help, NotSo, Over, Release, TakenBack
from bot.understanding.reading import LIFTER, Person, Said, Standing
from bot.understanding.understand import understand

GUIDE = load_guide()
LAYERS = (Depth.SHORT, Depth.MORE, Depth.WHY, Depth.SECTION)
FACTS = (PREGNANT, Condition("disc"), Condition("under_18"), KNEE_HURTS, CHEST, SORE, NO_PAIN, LEAVE, LIGHT, SEEN)
HELP = (Help("coming"), Help("going"), Help("here"))
PEOPLE = ("", "", "client", "she")
SAID = st.builds(said, st.sampled_from((*FACTS, *HELP)), st.sampled_from(Standing), st.sampled_from(PEOPLE))
MESSAGES = st.tuples(st.lists(SAID, max_size=3), st.sampled_from(PEOPLE))
ASKS = st.tuples(st.sampled_from(sorted(GUIDE.topics)), st.sampled_from(LAYERS), st.integers(0, 30), st.booleans())
TURNS = st.lists(st.tuples(MESSAGES, ASKS), min_size=1, max_size=25)


def replies(memory: Memory, asks: tuple[str, Depth, int, bool]) -> list[Answer]:
    """What a coach says to this person now: the guide's answer, and a plan and the next session if there may be one."""
    topic, depth, number, part = asks
    focus = GUIDE.topics[topic].focus
    found = answer(
        GUIDE,
        topic,
        depth=depth,
        focus=focus[number % len(focus)] if part and focus else None,
        wording=number,
        clearance=(leave := memory.health.clearance(memory.about)),
        concerns=concerns_of(memory.health, memory.about, now=NOW),
    )
    if leave is None:
        return [found]
    plan = build_plan(PlanProfile(Goal.GLUTES), leave)
    assert isinstance(plan, Plan)
    suggestion = next_time([], today=date(2026, 11, 28), clearance=leave)
    return [found, plan_answer(plan, GUIDE), as_answer(suggestion, GUIDE)]


def conditions_that_stand(record: HealthRecord, person: str) -> bool:
    return any(entry.lasts and entry.person == person and entry.state is State.STANDS for entry in record.entries)


@settings(max_examples=200)
@given(TURNS)
def test_no_reply_holds_a_dose_while_a_condition_stands(
    turns: list[tuple[tuple[list[Said], str], tuple[str, Depth, int, bool]]],
) -> None:
    memory = Memory()
    for number, ((facts, about), asks) in enumerate(turns):
        at = NOW + timedelta(minutes=number)
        memory = memory.heard(facts, about=Person(about), at=at, level_of=level_of)
        memory = Memory.from_json(memory.as_json())
        if memory.health.held():
            continue  # nobody is answered then: the hand-off stands alone
        told = [sentence for found in replies(memory, asks) for sentence in found.sentences]
        assert told
        if conditions_that_stand(memory.health, memory.about):
            assert not any(sentence.dose for sentence in told)
            assert not any(reads_like_a_dose(one.text, reports=bool(one.sources)) for one in told if one.sources == ())
            assert any("doctor" in one.text or "clinician" in one.text or "physio" in one.text for one in told)


def test_a_condition_that_was_cleared_gates_nothing() -> None:
    memory = Memory().heard([said(PREGNANT)], about=Person(), at=NOW, level_of=level_of)
    cleared = memory.heard([said(LEAVE)], about=Person(), at=NOW, level_of=level_of)
    (found, *others) = replies(cleared, ("sets_and_reps", Depth.SHORT, 0, False))
    assert any(sentence.dose for sentence in found.sentences)
    assert len(others) == 2


SETTLING = (Help, Over, Release, NotSo, TakenBack)
ROOT = Path(__file__).parents[3]
EVERY = 16
"""Which of the messages are read: all take minutes."""
FILES = (ROOT / "tests" / "core" / "health_messages.tsv", *sorted((ROOT / "data" / "urgency").glob("*.tsv")))
CHATTER = (
    "how many sets",
    "sets and reps please",
    "lol prob nothing. what weight",
    "just give me a number",
    "my mate had the same and trains",
    "how often do people do it, generally",
    "the optician has a slot in three weeks, that's soon enough right",
    "i want to carry on",
    "ok thanks",
    "where do my feet go",
    "she says it's nothing. can i train tomorrow",
    "did 3x8 at 60",
    "my client Ben is 30 and healthy. how many sets for Ben?",
    "my dog is ill, he is at the vet",
    "and for me?",
    "make me a plan, 3 days",
)
"""What is said on, and brings no news of it."""


def told_of_the_lifter() -> list[str]:
    """Messages, as people wrote them, in which the lists find something of the lifter's to hand off."""
    rows = [row for path in FILES for row in csv.reader(path.open(encoding="utf-8"), delimiter="\t") if len(row) == 2]
    texts = sorted({text for row in rows for text in row if len(text.split()) > 1})[::EVERY]
    told = ((text, facts_by_name(understand(text))) for text in texts)
    own = ((text, [one for one in facts if one.person.is_lifter], facts) for text, facts in told)
    return [
        text for text, mine, facts in own if hand_off(mine) and not any(isinstance(one.fact, SETTLING) for one in facts)
    ]


TOLD = told_of_the_lifter()


def heard(memory: Memory, text: str, minute: int) -> Memory:
    """The memory after a message, by its words alone."""
    reading = understand(text, memory.people.names, memory.people.pet)
    return memory.heard(
        facts_by_name(reading),
        at=NOW + timedelta(minutes=minute),
        level_of=level_by_the_table,
        about=asked_for(reading),
        people=people_told_of(reading),
    )


def test_there_are_messages_enough_to_tell() -> None:
    assert len(TOLD) > 200


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(TOLD), st.lists(st.sampled_from(CHATTER), max_size=6), ASKS)
def test_no_reply_holds_a_dose_after_a_message_that_tells_of_something(
    told: str, chatter: list[str], asks: tuple[str, Depth, int, bool]
) -> None:
    memory = Memory()
    for minute, text in enumerate((told, *chatter, "and how many sets for me?")):
        memory = heard(memory, text, minute)
        assert memory.health.held() or memory.health.gating(), text
        if memory.health.held() or memory.about:
            continue  # the hand-off stands alone, or somebody else is answered
        assert not any(sentence.dose for found in replies(memory, asks) for sentence in found.sentences), text
    assert memory.about == LIFTER.word
