"""How a log is read for the next session, and what a suggestion carries."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cleared import next_time
from core.lifting_log import FALLING, TODAY, TOP, after, load, session

from bot.coaching.progression import Aim, Decision, Suggestion, Target, as_answer, as_reasons, stop_in_pain
from bot.coaching.progression.rulebook import RULES, load_rules
from bot.coaching.progression.suggestion import MOST_WORDS
from bot.coaching.session import WorkSet
from bot.guide import Basis, Guide, GuideError
from bot.trainer.reading_grade import reading_grade
from bot.understanding.facts import Trouble

# How a log is read


def test_two_sessions_of_one_day_count_as_one() -> None:
    assert str(after(session(4, (12, 12)), session(4, (12,))).target) == "3 sets of 8 at 62.5 kg"


def test_warm_ups_change_no_suggestion() -> None:
    done = session(2, (8, 8, 8), "100 kg")
    warm_ups = tuple(WorkSet(10, load("40 kg"), warm_up=True) for _ in range(4))
    warmed_up = replace(done, sets=(*warm_ups, *done.sets))
    assert after(warmed_up) == after(done)
    assert after(done, replace(done, day=TODAY, sets=warm_ups)) == after(done)


def test_the_answer_is_in_the_unit_of_the_last_session() -> None:
    mixed = [session(8, TOP, "60 kg"), session(4, TOP, "135 lb")]
    assert str(after(*mixed).target) == "3 sets of 9 at 140 lb"


def test_kilograms_and_pounds_are_compared_exactly() -> None:
    short = [session(8, (7, 7, 7), "60 kg"), session(4, (7, 7, 7), "132 lb")]
    assert after(*short, aim=Aim()).rule == "missed-reps"
    assert after(short[0], session(4, (7, 7, 7), "133 lb"), aim=Aim()).rule == "short-twice"


def test_a_load_that_the_usual_plates_do_not_make_is_kept_as_logged() -> None:
    found = after(session(4, (10, 10, 10), "61 kg"))
    assert str(found.target) == "3 sets of 11 at 61 kg"
    assert "bar" not in found.do.text
    assert str(after(session(4, TOP, "61 kg")).target) == "3 sets of 10 at 62.5 kg"


@pytest.mark.parametrize(("sets", "low", "high"), [(0, 8, 12), (6, 8, 12), (3, 2, 12), (3, 8, 31), (3, 12, 8)])
def test_an_aim_stays_inside_what_the_guide_knows(sets: int, low: int, high: int) -> None:
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


def test_only_advice_and_a_stop_have_no_target() -> None:
    good = after()
    parts = {name: getattr(good, name) for name in good.__dataclass_fields__}
    with pytest.raises(ValueError, match="only advice and a stop have none"):
        Suggestion(**{**parts, "target": None})
    with pytest.raises(ValueError, match="only advice and a stop have none"):
        Suggestion(**{**parts, "decision": Decision.STOP})


def test_a_suggestion_is_shown_like_every_answer(guide: Guide) -> None:
    found = after(session(4, TOP))
    shown = as_answer(found, guide)
    assert shown.intent == "load_and_progression"
    assert shown.sentences[:2] == (found.do, found.why[0])
    assert shown.caveats == found.caveats[:1]
    assert as_answer(after(session(4, TOP, "60 kg", 8, Trouble.PAIN)), guide).intent == "pain_or_injury"


def test_why_tells_all_reasons_and_what_is_known_of_such_rules(guide: Guide) -> None:
    found = after(session(4, TOP))
    told = as_reasons(found, guide)
    assert told.sentences[: len(found.why)] == found.why
    assert told.sentences[-1].sources
    stop = after(session(4, TOP, "60 kg", 8, Trouble.PAIN))
    assert as_reasons(stop, guide).sentences == stop.why


def test_a_suggestion_is_told_shortly_and_with_all_that_is_for_safety(guide: Guide) -> None:
    for found in (after(session(4, TOP)), after(session(4, TOP, "60 kg", 8, Trouble.PAIN))):
        shown = as_answer(found, guide)
        assert [one for one in found.why if one.basis is Basis.SAFETY and one not in shown.sentences] == []
        further = [one for one in shown.sentences[2:] if one.basis is not Basis.SAFETY]
        assert not further or sum(len(one.text.split()) for one in shown.sentences) <= MOST_WORDS
    stop = after(session(4, TOP, "60 kg", 8, Trouble.PAIN))
    assert as_answer(stop, guide).caveats == stop.caveats


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
        ("sources: [keogh-2017]", "sources: [nobody-2026]", "unknown source 'nobody-2026'"),
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


def test_pain_in_the_log_is_answered_without_a_clearance() -> None:
    stop = stop_in_pain((session(4, TOP, "60 kg", 8, Trouble.PAIN),), today=TODAY)
    assert stop is not None
    assert (stop.decision, stop.target) == (Decision.STOP, None)
    assert stop_in_pain((session(4, TOP, "60 kg", 8),), today=TODAY) is None
    assert stop_in_pain((), today=TODAY) is None
