"""Random conversations: once a condition stands, no reply holds a dose until it is denied or cleared."""

from __future__ import annotations

from datetime import date, timedelta

from bodies import CHEST, KNEE_HURTS, LEAVE, LIGHT, NO_PAIN, NOW, PREGNANT, SEEN, SORE, level_of, said
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.coaching.plan import Goal, Plan, PlanProfile, build_plan, plan_answer
from bot.coaching.progression import as_answer, next_time
from bot.conversation import HealthRecord, Memory, State
from bot.conversation.concerns import concerns_of
from bot.guide import Answer, Depth, answer, load_guide
from bot.guide.dose import reads_like_a_dose
from bot.understanding.facts import Condition, Help
from bot.understanding.reading import Person, Said, Standing

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
