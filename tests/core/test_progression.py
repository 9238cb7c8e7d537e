"""What the coach may suggest next, and what it never may."""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from core.lifting_log import TODAY, load, session

from bot.coaching.load import Unit
from bot.coaching.plates import STANDARD, Rack
from bot.coaching.progression import Aim, Decision, Suggestion, Target, as_answer, next_time
from bot.coaching.progression.rulebook import RULES, load_rules
from bot.coaching.session import Session, Trouble, WorkSet
from bot.guide import Guide, GuideError
from bot.trainer.reading_grade import reading_grade


def after(*history: Session, aim: Aim | None = None, **known: object) -> Suggestion:
    return next_time(history, today=TODAY, aim=aim, **known)  # type: ignore[arg-type]


def told(found: Suggestion) -> tuple[str, str, str]:
    return found.decision.value, found.rule, str(found.target)


TOP = (12, 12, 12)


# What keeps or lowers the load


def test_pain_never_raises_the_load() -> None:
    found = after(session(4, TOP, "60 kg", 7, Trouble.PAIN))
    assert (found.decision, found.target) == (Decision.STOP, None)
    assert {caveat.id for caveat in found.caveats} == {"not-medical", "pain-stop"}
    assert "doctor or physio" in found.do.text


def test_pain_in_another_lift_stops_too_if_it_is_the_newest_news() -> None:
    found = after(session(4, TOP), session(2, (5,), "120 kg", 8, Trouble.PAIN, lift="deadlift"))
    assert found.rule == "pain"
    assert "deadlift on 8 March" in found.why[0].text


def test_pain_in_another_lift_before_any_hip_thrust_stops() -> None:
    assert after(session(2, (5,), "120 kg", 8, Trouble.PAIN, lift="deadlift")).decision is Decision.STOP


def test_nothing_is_added_until_three_sessions_passed_without_pain() -> None:
    hurt = session(20, TOP, "60 kg", 7, Trouble.PAIN)
    free = [session(ago, TOP, "60 kg", 7) for ago in (12, 8, 4)]
    assert told(after(hurt, *free[1:])) == ("hold", "pain-lately", "3 sets of 12 at 60 kg")
    assert after(hurt, *free).decision is Decision.ADD_LOAD


def test_soon_after_pain_what_would_be_lowered_is_lowered() -> None:
    hurt = session(12, (8, 8, 8), "60 kg", 8, Trouble.PAIN)
    short = [session(ago, (8, 7, 6)) for ago in (8, 4)]
    assert told(after(hurt, *short)) == ("hold", "pain-lately", "3 sets of 8 at 52.5 kg")
    assert told(after(session(80, TOP, "60 kg", 8, Trouble.PAIN), session(40, TOP))) == (
        "hold",
        "pain-lately",
        "3 sets of 8 at 30 kg",
    )


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (Trouble.SHORT_RANGE, "the range got shorter"),
        (Trouble.LOST_CONTROL, "control was lost"),
        (Trouble.BOUNCED, "reps bounced"),
    ],
)
def test_reps_of_another_kind_never_raise_the_load(trouble: Trouble, words: str) -> None:
    found = after(session(4, TOP, "60 kg", 8, trouble))
    assert told(found) == ("hold", "lost-form", "3 sets of 12 at 60 kg")
    assert words in found.why[0].text


def test_soreness_that_costs_other_work_never_raises_the_load() -> None:
    assert told(after(session(4, TOP, "60 kg", 8, Trouble.COSTLY_SORENESS))) == (
        "hold",
        "costly-soreness",
        "3 sets of 12 at 60 kg",
    )


def test_soreness_twice_in_a_row_asks_for_an_easy_week() -> None:
    sore = [session(ago, TOP, "60 kg", 8, Trouble.COSTLY_SORENESS) for ago in (8, 4)]
    assert told(after(*sore)) == ("deload", "sore-twice", "2 sets of 12 at 60 kg")


def test_missed_reps_are_tried_again() -> None:
    assert told(after(session(4, (8, 7, 6)))) == ("hold", "missed-reps", "3 sets of 8 at 60 kg")


def test_reps_that_were_planned_and_not_done_are_missed() -> None:
    found = after(session(4, (10, 10, 9), planned=(3, 10)))
    assert told(found) == ("hold", "missed-reps", "3 sets of 10 at 60 kg")


def test_sets_that_were_planned_and_not_done_are_missed() -> None:
    assert after(session(4, (12, 12), planned=(3, 12))).rule == "missed-reps"


def test_a_plan_below_the_span_that_was_met_is_no_miss() -> None:
    assert told(after(session(4, (5, 5, 5), planned=(3, 5)))) == ("add_reps", "below-top", "3 sets of 6 at 60 kg")


def test_missing_twice_at_a_load_eases_by_ten_percent() -> None:
    found = after(session(8, (8, 7, 6)), session(4, (8, 8, 7)))
    assert told(found) == ("ease", "short-twice", "3 sets of 8 at 52.5 kg")
    assert "on 2 March at 60 kg and on 6 March at 60 kg" in found.why[0].text.replace("On", "on")


def test_a_lighter_second_try_is_no_second_miss() -> None:
    assert after(session(8, (8, 7, 6)), session(4, (8, 8, 7), "55 kg")).rule == "missed-reps"


def test_a_lighter_day_by_choice_is_no_failure() -> None:
    assert after(session(8, TOP, "80 kg"), session(4, TOP, "60 kg")).decision is Decision.ADD_LOAD


def test_an_empty_bar_that_is_too_heavy_goes_back_to_body_weight() -> None:
    short = [session(ago, (7, 6, 5), "20 kg") for ago in (8, 4)]
    assert told(after(*short)) == ("ease", "short-twice", "3 sets of 8 with body weight")


def test_easing_goes_no_lower_than_the_empty_bar_at_once() -> None:
    short = [session(ago, (7, 6, 5), "21 kg") for ago in (8, 4)]
    assert str(after(*short).target) == "3 sets of 8 at 20 kg"


def test_body_weight_that_is_too_hard_is_made_easier() -> None:
    short = [session(ago, (7, 6, 5), None) for ago in (8, 4)]
    assert told(after(*short)) == ("ease", "short-twice-body-weight", "2 sets of 8 with body weight")


def test_a_load_that_did_not_move_once_is_eased_at_once() -> None:
    assert told(after(session(4, (0, 0), "100 kg", 10))) == ("ease", "not-one-rep", "3 sets of 8 at 90 kg")


def test_a_set_above_rpe_9_never_raises_the_load() -> None:
    assert told(after(session(4, TOP, "60 kg", 9.5))) == ("hold", "above-rpe-9", "3 sets of 12 at 60 kg")
    assert after(session(4, TOP, "60 kg", 9)).decision is Decision.ADD_LOAD


FALLING = [session(12, (12, 11, 11)), session(8, (11, 10, 10)), session(4, (10, 9, 9))]


def test_reps_that_fall_over_three_sessions_ask_for_an_easy_week() -> None:
    found = after(*FALLING)
    assert told(found) == ("deload", "falling-reps", "2 sets of 10 and 9 at 60 kg")
    assert "3 sets of 12, 11 and 11 on 26 February" in found.why[0].text


@pytest.mark.parametrize(
    "third",
    [
        session(12, (10, 10, 10)),
        session(12, (12, 12, 12), "65 kg"),
        session(12, (12, 12, 12, 12)),
        session(12, (12, 11, 11), "60 kg", 9),
    ],
    ids=["fell once only", "another load", "another number of sets", "stopped earlier on purpose"],
)
def test_reps_that_fall_for_another_reason_do_not(third: Session) -> None:
    assert after(third, *FALLING[1:]).rule == "below-top"


def test_falling_reps_count_without_an_rpe() -> None:
    assert after(FALLING[0], FALLING[1], session(4, (10, 9, 9), "60 kg", None)).rule == "falling-reps"


def test_after_a_long_break_about_half_the_load_is_enough() -> None:
    found = after(session(35, TOP, "85 kg"))
    assert told(found) == ("ease", "long-break", "3 sets of 8 at 42.5 kg")
    assert "5 weeks ago, on 3 February" in found.why[0].text


def test_three_weeks_are_no_long_break() -> None:
    assert after(session(21, TOP)).decision is Decision.ADD_LOAD
    assert after(session(22, TOP)).rule == "long-break"


def test_half_of_a_light_load_is_the_empty_bar_or_body_weight() -> None:
    assert str(after(session(35, TOP, "30 kg")).target) == "3 sets of 8 at 20 kg"
    assert str(after(session(35, TOP, "20 kg")).target) == "3 sets of 8 with body weight"
    assert str(after(session(35, TOP, None)).target) == "3 sets of 8 with body weight"


def test_a_set_that_failed_is_no_set_to_repeat_after_a_break() -> None:
    assert str(after(session(25, (8, 0, 0), "60 kg", 8, Trouble.SHORT_RANGE)).target) == "1 set of 8 at 30 kg"


def test_after_a_break_no_more_is_asked_than_was_planned() -> None:
    assert str(after(session(25, (0, 0), planned=(1, 7))).target) == "1 set of 7 at 30 kg"


def test_a_session_of_last_year_is_told_with_its_year() -> None:
    assert "on 1 December 2025" in after(session(99, TOP)).why[0].text


def test_a_session_dated_tomorrow_counts_as_today() -> None:
    assert after(session(-1, TOP)).decision is Decision.ADD_LOAD


# What adds


def test_without_a_log_body_weight_comes_first() -> None:
    assert told(after()) == ("first", "first-session", "3 sets of 8 with body weight")


def test_other_lifts_do_not_count() -> None:
    assert after(session(4, TOP, "140 kg", lift="deadlift")).decision is Decision.FIRST


def test_reps_come_before_load() -> None:
    assert told(after(session(4, (12, 11, 9)))) == ("add_reps", "below-top", "3 sets of 12, 12 and 10 at 60 kg")


def test_all_sets_at_the_top_earn_the_smallest_jump() -> None:
    found = after(session(4, TOP))
    assert told(found) == ("add_load", "add-load", "3 sets of 8 at 62.5 kg")
    assert "on a 20 kg bar: 20 + 1.25 a side" in found.do.text
    assert "On 6 March you did 3 sets of 12 at 60 kg with RPE 8 at most" in found.why[0].text


def test_an_easy_session_earns_no_bigger_jump() -> None:
    assert str(after(session(4, TOP, "100 kg", 5)).target) == "3 sets of 8 at 102.5 kg"


def test_an_unknown_effort_may_add_reps_but_no_load() -> None:
    assert after(session(4, (11, 11, 11), "60 kg", None)).decision is Decision.ADD_REPS
    found = after(session(4, TOP, "60 kg", None))
    assert told(found) == ("hold", "effort-unknown", "3 sets of 12 at 60 kg")
    assert found.asks_rpe


def test_the_effort_of_the_last_set_is_the_one_that_counts() -> None:
    sets = tuple(WorkSet(12, load("60 kg"), rpe) for rpe in (Decimal(7), Decimal(7), None))
    assert after(Session(TODAY, sets)).rule == "effort-unknown"


def test_all_sets_come_before_more_load() -> None:
    assert told(after(session(4, (14, 12)))) == ("hold", "not-all-sets", "3 sets of 12 at 60 kg")


def test_sets_at_rising_loads_are_judged_by_the_heaviest() -> None:
    sets = tuple(WorkSet(10, load(on), Decimal(7)) for on in ("40 kg", "50 kg", "60 kg"))
    assert told(after(Session(TODAY, sets))) == ("hold", "not-all-sets", "3 sets of 10 at 60 kg")


def test_a_load_that_no_rep_went_up_at_is_no_working_load() -> None:
    sets = (*[WorkSet(0, load("100 kg"))] * 2, WorkSet(8, load("60 kg")))
    cut_short = Session(TODAY, sets, troubles=frozenset({Trouble.SHORT_RANGE}))
    assert told(after(cut_short)) == ("hold", "lost-form", "1 set of 8 at 60 kg")


def test_more_sets_than_aimed_for_are_kept_up_to_five() -> None:
    assert str(after(session(4, (12,) * 4)).target) == "4 sets of 8 at 62.5 kg"
    assert str(after(session(4, (12,) * 8)).target) == "5 sets of 8 at 62.5 kg"


def test_a_big_jump_is_bridged_with_reps() -> None:
    assert told(after(session(4, TOP, "20 kg"))) == ("add_reps", "bridge", "3 sets of 13 at 20 kg")
    assert told(after(session(4, (15, 15, 15), "20 kg"))) == ("add_load", "bridged", "3 sets of 8 at 22.5 kg")


def test_a_jump_that_reps_cannot_bridge_is_not_made() -> None:
    heavy_plates = {Unit.KG: Rack(load("20 kg"), (Decimal(10),))}
    found = after(session(4, (15, 15, 15), "60 kg"), loads=heavy_plates)
    assert told(found) == ("hold", "jump-too-big", "3 sets of 15 at 60 kg")
    assert after(session(4, TOP, "135 lb"), loads=heavy_plates).rule == "add-load"


def test_there_is_a_heaviest_load() -> None:
    assert told(after(session(4, TOP, "600 kg"))) == ("hold", "no-heavier-load", "3 sets of 12 at 600 kg")


def test_a_machine_goes_up_by_its_own_steps() -> None:
    found = after(session(4, TOP, "60 kg", lift="machine hip thrust"), lift="machine hip thrust")
    assert str(found.target) == "3 sets of 8 at 65 kg"
    assert "bar" not in found.do.text


def test_body_weight_goes_up_in_reps_until_it_is_easy() -> None:
    assert told(after(session(4, (14, 15, 12), None))) == (
        "add_reps",
        "body-weight-reps",
        "3 sets of 15, 15 and 13 with body weight",
    )
    assert after(session(4, (15, 15, 15), None, None)).rule == "effort-unknown"
    assert told(after(session(4, (15, 15, 15), None, 7))) == ("add_load", "body-weight-load", "3 sets of 8 at 20 kg")
    assert str(after(session(4, (15, 15, 15), None, 8)).target) == "3 sets of 16 with body weight"
    assert after(session(4, (30, 30, 30), None, 9)).decision is Decision.ADD_LOAD


def test_body_weight_is_answered_in_the_unit_that_the_lifter_uses() -> None:
    easy = session(4, (15, 15, 15), None, 7)
    assert str(after(easy, unit=Unit.LB).target) == "3 sets of 8 at 45 lb"
    assert str(after(session(8, (8, 8, 8), "45 lb"), easy).target) == "3 sets of 8 at 45 lb"


BEFORE_THE_BREAK = session(60, TOP, "80 kg")


def test_an_old_load_comes_back_by_up_to_ten_percent() -> None:
    found = after(BEFORE_THE_BREAK, session(4, (8, 8, 8), "40 kg", 6))
    assert told(found) == ("add_load", "build-back", "3 sets of 8 at 42.5 kg")
    assert "Before your break you used 80 kg" in found.why[0].text
    assert str(after(BEFORE_THE_BREAK, session(4, (8, 8, 8), "70 kg", 7)).target) == "3 sets of 8 at 75 kg"
    assert str(after(BEFORE_THE_BREAK, session(4, (8, 8, 8), "77.5 kg", 7)).target) == "3 sets of 8 at 80 kg"


@pytest.mark.parametrize(
    "back",
    [
        session(4, (8, 8, 8), "40 kg", 7.5),
        session(4, (8, 8, 8), "40 kg", None),
        session(4, (8, 8), "40 kg", 6),
        session(4, (8, 8, 8), "80 kg", 6),
        session(4, (8, 8, 8), "20 kg", 6),
        session(4, (8, 8, 8), None, 6),
    ],
    ids=["not easy", "effort unknown", "not all sets", "back already", "no load within ten percent", "body weight"],
)
def test_an_old_load_does_not_come_back_faster_otherwise(back: Session) -> None:
    assert after(BEFORE_THE_BREAK, back).rule in {"below-top", "not-all-sets", "body-weight-reps"}


# How a log is read


def test_two_sessions_of_one_day_count_as_one() -> None:
    assert str(after(session(4, (12, 12)), session(4, (12,))).target) == "3 sets of 8 at 62.5 kg"


def test_the_answer_is_in_the_unit_of_the_last_session() -> None:
    mixed = [session(8, TOP, "60 kg"), session(4, TOP, "135 lb")]
    assert str(after(*mixed).target) == "3 sets of 8 at 140 lb"


def test_kilograms_and_pounds_are_compared_exactly() -> None:
    short = [session(8, (7, 7, 7), "60 kg"), session(4, (7, 7, 7), "132 lb")]
    assert after(*short).rule == "missed-reps"
    assert after(short[0], session(4, (7, 7, 7), "133 lb")).rule == "short-twice"


def test_a_load_that_the_usual_plates_do_not_make_is_kept_as_logged() -> None:
    found = after(session(4, (10, 10, 10), "61 kg"))
    assert str(found.target) == "3 sets of 11 at 61 kg"
    assert "bar" not in found.do.text
    assert str(after(session(4, TOP, "61 kg")).target) == "3 sets of 8 at 62.5 kg"


@pytest.mark.parametrize(("sets", "low", "high"), [(1, 8, 12), (6, 8, 12), (3, 5, 12), (3, 8, 16), (3, 12, 12)])
def test_an_aim_stays_inside_the_default_of_the_guide(sets: int, low: int, high: int) -> None:
    with pytest.raises(ValueError, match="expected"):
        Aim(sets, low, high)


@pytest.mark.parametrize("reps", [(), (8, 0)])
def test_a_target_asks_for_something(reps: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="at least one set"):
        Target(reps, None)


def test_one_set_is_told_as_one() -> None:
    assert str(Target((8,), load("60 kg"))) == "1 set of 8 at 60 kg"


# What a suggestion carries


def test_a_suggestion_without_caveats_cannot_be_built() -> None:
    good = after()
    parts = {name: getattr(good, name) for name in good.__dataclass_fields__}
    for part in ("why", "caveats", "sources"):
        with pytest.raises(ValueError, match=f"without {part} cannot be built"):
            Suggestion(**{**parts, part: ()})


def test_only_a_stop_has_no_target() -> None:
    good = after()
    parts = {name: getattr(good, name) for name in good.__dataclass_fields__}
    with pytest.raises(ValueError, match="only a stop has none"):
        Suggestion(**{**parts, "target": None})
    with pytest.raises(ValueError, match="only a stop has none"):
        Suggestion(**{**parts, "decision": Decision.STOP})


def test_a_suggestion_is_shown_like_every_answer(guide: Guide) -> None:
    found = after(session(4, TOP))
    shown = as_answer(found, guide)
    assert shown.intent == "load_and_progression"
    assert shown.sentences == (found.do, *found.why)
    assert shown.caveats == found.caveats
    assert as_answer(after(session(4, TOP, "60 kg", 8, Trouble.PAIN)), guide).intent == "pain_or_injury"


def test_words_are_plain() -> None:
    for rule in load_rules().values():
        for text in (rule.do, *(statement.wordings[0] for statement in rule.why)):
            assert "!" not in text
        whole = " ".join((rule.do, *(statement.wordings[0] for statement in rule.why)))
        assert reading_grade(re.sub(r"[{}]", "", whole)) <= 8, rule.id


def test_every_stop_rests_on_safety() -> None:
    for rule in load_rules().values():
        if rule.decision is Decision.STOP:
            assert {statement.basis.value for statement in rule.why} == {"safety"}


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("caveats: [not-medical, pain-stop]", "caveats: [no-such-caveat]", "unknown caveat 'no-such-caveat'"),
        ("caveats: [not-medical, pain-stop]", "caveats: []", "is empty"),
        ("section: caveats", "section: no-such-section", "unknown section 'no-such-section'"),
        ("sources: [nsca-2026]", "sources: [nobody-2026]", "unknown source 'nobody-2026'"),
        ("sources: [coleman-2024]", "sources: [nobody-2026]", "unknown source 'nobody-2026'"),
        ("in the {lift}", "in the {colour}", "unknown fact {colour}"),
        ("- id: first-session", "- id: pain", "a second rule 'pain'"),
    ],
)
def test_a_mistake_in_the_rules_is_named_with_its_line(tmp_path: Path, old: str, new: str, problem: str) -> None:
    text = RULES.read_text(encoding="utf-8")
    assert old in text
    spoilt = tmp_path / "rules.yml"
    spoilt.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(GuideError) as refusal:
        load_rules(spoilt)
    assert re.search(rf"rules\.yml:\d+: .*{re.escape(problem)}", str(refusal.value))


def test_the_same_log_gives_the_same_suggestion() -> None:
    history = [*FALLING, session(4, (10,), "65 kg")]
    assert next_time(history, today=TODAY) == next_time(history[::-1], today=TODAY)
    assert next_time(history, today=TODAY) != next_time(history, today=TODAY + timedelta(days=30))


def test_the_standard_rack_is_used_when_none_is_named() -> None:
    assert after(session(4, TOP)) == after(session(4, TOP), loads=STANDARD)
