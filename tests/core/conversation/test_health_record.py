"""What is remembered of bodies, and what it keeps the coach from."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from bodies import (
    CHEST,
    KNEE_HURTS,
    LEAVE,
    LIGHT,
    NO_PAIN,
    NOW,
    NUMB_THIGH,
    PREGNANT,
    SEEN,
    WEAK_LEGS,
    level_of,
    said,
    told,
)

from bot.conversation import HealthRecord, State, health_level
from bot.conversation.health_entry import is_first_told
from bot.guide import Clearance
from bot.understanding.facts import BodySign, Condition, Goal, Help, Level, Release
from bot.understanding.reading import Standing
from bot.understanding.understand import understand

LATER = NOW + timedelta(hours=2)


def test_only_the_health_record_gives_a_clearance() -> None:
    with pytest.raises(TypeError, match="only a health record"):
        Clearance("", object())
    leave = HealthRecord().clearance("client")
    assert leave is not None
    assert leave.person == "client"


def test_nobody_else_in_the_source_names_the_seal() -> None:
    root = Path(__file__).parents[3]
    files = [*root.glob("bot/**/*.py"), *root.glob("actions/*.py")]
    naming = {path.name for path in files if "_SEAL" in path.read_text(encoding="utf-8")}
    assert naming == {"clearance.py", "health_record.py"}


def test_signs_add_up_across_turns() -> None:
    first = told(NUMB_THIGH)
    assert (first.held(), first.raised(NOW)) == (None, Level.CLINICIAN)
    both = told(WEAK_LEGS, record=first, at=LATER)
    assert both.held() is both.raised(LATER) is Level.EMERGENCY


def test_signs_weeks_apart_do_not_add_up() -> None:
    assert told(WEAK_LEGS, record=told(NUMB_THIGH), at=NOW + timedelta(days=15)).held() is None


def test_a_denied_sign_does_not_add_up() -> None:
    denied = told(said(NUMB_THIGH, Standing.DENIED), record=told(NUMB_THIGH))
    assert told(WEAK_LEGS, record=denied, at=LATER).held() is None


def test_the_signs_of_two_bodies_are_not_added_up() -> None:
    assert told(said(WEAK_LEGS, of="husband"), record=told(NUMB_THIGH)).held() is None


def test_telling_a_sign_again_does_not_lower_its_level() -> None:
    emergency = told(WEAK_LEGS, record=told(NUMB_THIGH), at=LATER)
    again = told(WEAK_LEGS, record=emergency, at=LATER + timedelta(minutes=5))
    assert again.held() is Level.EMERGENCY


def test_no_pain_takes_back_pain_anywhere_and_no_condition() -> None:
    nothing_hurts = said(NO_PAIN, Standing.DENIED)
    record = told(nothing_hurts, record=told(KNEE_HURTS, PREGNANT))
    assert [entry.id for entry in record.gating()] == ["pregnancy"]
    assert told(nothing_hurts, record=told(said(KNEE_HURTS, of="client"))).gating("client")


def test_no_pain_takes_back_a_back_that_hurts_too() -> None:
    assert not told(said(NO_PAIN, Standing.DENIED), record=told(BodySign("back_pain", "back"))).gating()


def test_a_back_that_does_not_hurt_is_believed() -> None:
    back = told(BodySign("back_pain", "back"), KNEE_HURTS)
    left = told(said(BodySign("pain", "back"), Standing.DENIED), record=back).gating()
    assert [entry.part for entry in left] == ["knee"]


def test_a_condition_that_nobody_has_to_look_at_gates_nothing_unless_it_weighs_by_itself() -> None:
    nothing = HealthRecord()
    record = nothing.told([said(Condition("slimming_drug"))], at=NOW, level_of=lambda facts: None)
    assert record.clearance() is not None
    young = nothing.told([said(Condition("under_18"))], at=NOW, level_of=lambda facts: None)
    assert young.clearance() is None


def test_a_pain_in_one_place_is_not_taken_back_by_another() -> None:
    hip = told(said(KNEE_HURTS.__class__("pain", "hip"), Standing.DENIED), record=told(KNEE_HURTS))
    assert hip.gating()


def test_leave_to_train_ends_no_pregnancy_so_bleeding_in_it_is_an_emergency_still() -> None:
    record = HealthRecord()
    for hours, text in enumerate(("im 20 weeks pregnant", "my midwife cleared me to lift", "had some spotting today")):
        at = NOW + timedelta(hours=hours)
        record = record.told(understand(text).facts, at=at, level_of=health_level.level_of)
        if hours == 1:
            assert record.clearance() is not None
    assert record.held() is Level.EMERGENCY
    assert record.clearance() is None


def test_an_old_knee_that_was_cleared_presses_nobody() -> None:
    record = told(KNEE_HURTS).told([said(LEAVE)], at=LATER, level_of=level_of)
    assert record.held() is None
    assert record.clearance() is not None


def test_what_another_person_has_gates_their_advice_alone() -> None:
    record = told(said(PREGNANT, of="client"))
    assert record.clearance("client") is None
    assert record.clearance() is not None


def test_nobody_is_coached_while_an_emergency_is_held_whoever_it_is() -> None:
    assert told(said(CHEST, of="husband")).clearance() is None


def test_leave_counts_for_a_condition_of_the_same_message_and_not_for_a_sign_of_it() -> None:
    assert told(PREGNANT, LEAVE).clearance() is not None
    assert [entry.id for entry in told(PREGNANT, LEAVE, KNEE_HURTS).gating()] == ["pain"]


def test_leave_for_one_person_clears_nobody_else() -> None:
    record = told(said(LEAVE, of="wife"), record=told(PREGNANT))
    assert record.gating()


def test_leave_for_light_work_is_kept_with_the_condition() -> None:
    (entry,) = told(LIGHT, record=told(PREGNANT)).gating()
    assert (entry.limit, entry.how, entry.state) == ("light", "light is fine", State.STANDS)


def test_how_something_was_cleared_is_kept() -> None:
    (cleared,) = told(Release("surgeon"), record=told(PREGNANT)).entries
    assert cleared.how == "surgeon"


def test_the_day_of_the_newest_leave_is_known() -> None:
    assert told(PREGNANT).looked_at() is None
    assert told(Release("surgeon"), record=told(PREGNANT), at=LATER).looked_at() == LATER.date()


def test_help_on_its_way_is_remembered_while_something_is_held() -> None:
    going = told(Help("going"), record=told(CHEST))
    assert (going.help, going.held()) == ("going", Level.EMERGENCY)
    assert told(SEEN, record=going).help == ""
    assert told(Help("coming"), record=told(KNEE_HURTS)).help == ""


def test_weeks_go_on_and_are_kept_when_they_are_not_said_again() -> None:
    (entry,) = told(PREGNANT).entries
    later = NOW + timedelta(weeks=3)
    assert entry.weeks_at(later) == 25
    (again,) = told(Condition("pregnancy"), record=told(PREGNANT), at=later).entries
    assert again.weeks == 25
    (unknown,) = told(Condition("pregnancy")).entries
    assert unknown.weeks_at(later) is None


def test_facts_that_are_not_about_health_change_nothing() -> None:
    assert told(Goal("glutes")) == HealthRecord()
    assert told(said(Goal("glutes"), Standing.DENIED)) == HealthRecord()


def test_what_presses_most_is_named_first_and_conditions_before_signs() -> None:
    record = told(KNEE_HURTS, record=told(PREGNANT))
    assert [entry.id for entry in record.gating()] == ["pregnancy", "pain"]
    assert [entry.id for entry in told(CHEST, record=record).gating()] == ["chest_pain", "pregnancy", "pain"]


def test_two_conversations_of_one_lifter_know_what_was_told_last() -> None:
    here, there = told(PREGNANT), told(said(PREGNANT), KNEE_HURTS, at=LATER)
    cleared = told(LEAVE, record=there, at=LATER)
    assert [entry.state for entry in here.merged(cleared).entries] == [State.CLEARED, State.CLEARED]
    assert here.merged(HealthRecord()) == here


def test_level_rules_see_what_the_message_denies() -> None:
    seen: list[Standing] = []
    HealthRecord().told(
        [said(KNEE_HURTS), said(NUMB_THIGH, Standing.DENIED)],
        at=NOW,
        level_of=lambda facts: seen.extend(one.standing for one in facts) or level_of(facts),  # type: ignore[func-returns-value]
    )
    assert Standing.DENIED in seen


def test_a_log_after_a_sign_was_told_was_done_with_it() -> None:
    hurts = told(KNEE_HURTS)
    assert hurts.hurt_since(NOW - timedelta(hours=6))
    assert not hurts.hurt_since(NOW + timedelta(hours=1))
    assert not told(PREGNANT).hurt_since(NOW)
    assert not hurts.over(at=LATER).hurt_since(NOW)


def test_leave_within_limits_clears_and_keeps_them_as_they_were_told() -> None:
    leave = Release("surgeon", words="lifting is fine, moderate", within="lifting is fine, moderate")
    record = told(leave, record=told(PREGNANT))
    assert record.clearance() is not None
    assert record.bounds() == record.leave_told() == "lifting is fine, moderate"
    assert record.freed_at(NOW)
    assert record.bounds("client") == record.leave_told("client") == ""


def test_a_later_leave_without_limits_ends_them() -> None:
    first = told(Release("gp", within="moderate"), record=told(PREGNANT))
    later = told(KNEE_HURTS, record=first, at=NOW + timedelta(days=7))
    assert told(LEAVE, record=later, at=NOW + timedelta(days=9)).bounds() == ""


def test_leave_frees_nobody_while_something_else_speaks_against_a_dose() -> None:
    assert not told(LEAVE, KNEE_HURTS, record=told(PREGNANT)).freed_at(NOW)


def test_what_was_found_by_those_who_looked_at_an_emergency_is_not_held_again() -> None:
    record = told(SEEN, Condition("chest_pain", words="angina"), record=told(CHEST))
    assert record.held() is None
    assert record.clearance() is None


def test_who_takes_no_blood_thinner_takes_no_medication_by_the_same_words() -> None:
    both = told(Condition("blood_thinner"), Condition("medication"))
    assert told(said(Condition("blood_thinner"), Standing.DENIED), record=both).gating() == ()
    assert told(said(Condition("medication"), Standing.DENIED), record=both).gating() != ()


def test_what_is_held_is_told_for_the_first_time_once() -> None:
    first = told(CHEST, KNEE_HURTS)
    assert is_first_told([entry for entry in first.entries if entry.held])
    more = told(NUMB_THIGH, record=first, at=NOW + timedelta(minutes=1))
    again = told(CHEST, BodySign("saddle_numb"), record=more, at=NOW + timedelta(minutes=2))
    assert is_first_told([entry for entry in again.entries if entry.held])
    second = told(BodySign("saddle_numb"), record=first, at=NOW + timedelta(minutes=1))
    assert not is_first_told([entry for entry in second.entries if entry.held])
    assert not is_first_told([])
