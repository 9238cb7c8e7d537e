"""What a log shows over the weeks, and what it is too short to show."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from cleared import CLEARED
from core.lifting_log import TODAY, load, session

from bot.coaching.load import Unit
from bot.coaching.progress import Progress, Trend, best_single, progress, progress_answer, progress_sentences, set_words
from bot.coaching.progress.strength import times_the_load
from bot.coaching.progress.words import WORDS, load_words
from bot.coaching.session import Session, WorkSet
from bot.guide import Guide, GuideError
from bot.trainer.reading_grade import reading_grade
from bot.understanding.facts import Trouble


def shown(*history: Session) -> Progress:
    return progress(history, today=TODAY)


def said(*history: Session) -> str:
    return " ".join(sentence.text for sentence in progress_sentences(shown(*history)))


def done(reps: int, at: str | None = "100 kg", rpe: str | None = None) -> WorkSet:
    return WorkSet(reps, None if at is None else load(at), None if rpe is None else Decimal(rpe))


RISING = [session(24 - 4 * i, (10, 10, 10), f"{80 + 2.5 * i:g} kg") for i in range(6)]
"""From 80 kg on 14 February to 92.5 kg on 6 March."""


# The 1-rep max


@pytest.mark.parametrize(
    ("one", "estimate"),
    [
        (done(1, "100 kg", "10"), "100 kg"),
        (done(8, "100 kg"), "124 kg"),
        (done(8, "100 kg", "8"), "133.5 kg"),
        (done(10, "225 lb"), "300 lb"),
        (done(12, "100 kg"), "140 kg"),
    ],
)
def test_a_best_single_is_estimated_from_reps_to_the_limit(one: WorkSet, estimate: str) -> None:
    assert str(best_single(one)) == estimate


def test_the_lower_of_two_formulas_counts() -> None:
    assert times_the_load(Decimal(5)) == Decimal(36) / 32
    assert times_the_load(Decimal(12)) == 1 + Decimal(12) / 30


@pytest.mark.parametrize(
    "one",
    [done(13), done(11, "100 kg", "8"), done(8, None), done(0), done(10, "580 kg")],
    ids=["13 reps", "13 to the limit", "body weight", "no rep", "beyond belief"],
)
def test_no_best_single_is_estimated_where_it_would_be_a_guess(one: WorkSet) -> None:
    assert best_single(one) is None


def test_a_very_easy_set_says_little_about_reps_left() -> None:
    assert best_single(done(8, "100 kg", "4.5")) == best_single(done(8, "100 kg"))


# Trends


def test_an_empty_log_shows_nothing() -> None:
    found = shown()
    assert (found.trend, found.single, found.best, found.unit) == (Trend.NONE, None, None, Unit.KG)
    assert said() == "Your log has no barbell hip thrust in the last four weeks."


def test_one_session_is_not_a_trend() -> None:
    assert said(session(4, (10, 10, 10), "80 kg")).startswith(
        "In the last four weeks you logged one session: 10 reps at 80 kg. One session is not a trend."
    )


def test_three_sessions_are_not_a_trend() -> None:
    assert shown(*RISING[:3]).trend is Trend.FEW
    assert "too little to call it a trend" in said(*RISING[:3])


def test_many_sessions_in_a_few_days_are_not_a_trend() -> None:
    assert shown(*(session(ago, (10,), "80 kg") for ago in range(10))).trend is Trend.FEW


def test_rising_loads_are_a_trend() -> None:
    found = shown(*RISING)
    assert found.trend is Trend.UP
    assert said(*RISING).startswith(
        "In the last four weeks: 6 sessions and 18 sets."
        " Your best set went from 10 reps at 80 kg to 10 reps at 92.5 kg."
        " By estimated strength, your later best sets are about 9% better."
    )
    assert str(found.single) == "129.5 kg"
    assert "by an estimate from 10 reps at 92.5 kg" in said(*RISING)


def test_a_small_change_is_no_change() -> None:
    assert shown(*(session(ago, (10,), "80 kg") for ago in (20, 14, 8, 2))).trend is Trend.LEVEL


def test_falling_sets_are_told_with_what_to_look_at() -> None:
    falling = [session(ago, (reps,), "80 kg") for ago, reps in ((20, 10), (14, 9), (8, 7), (2, 6))]
    assert shown(*falling).trend is Trend.DOWN
    assert "sleep, food, rest and soreness" in said(*falling)


def test_fewer_reps_after_a_jump_are_no_fall() -> None:
    jump = [session(ago, (12,), "80 kg", None) for ago in (24, 18)] + [
        session(ago, (8,), "82.5 kg", None) for ago in (10, 3)
    ]
    assert shown(*jump).trend is Trend.TRADED


def test_body_weight_is_compared_by_reps() -> None:
    body = [session(ago, (reps,), None) for ago, reps in ((20, 10), (14, 12), (8, 14), (2, 15))]
    assert shown(*body).trend is Trend.UP
    assert "from 10 reps at body weight to 15 reps at body weight" in said(*body)
    assert shown(*reversed(body)) == shown(*body)
    assert (
        shown(*[session(ago, (reps,), None) for ago, reps in ((20, 15), (14, 14), (8, 9), (2, 8))]).trend is Trend.DOWN
    )


def test_loaded_days_are_not_compared_with_body_weight() -> None:
    found = shown(session(22, (20,), None), *RISING)
    assert len(found.recent) == 7
    assert len(found.counted) == 6


# What counts


def test_spoilt_reps_are_no_best_set_but_still_sets() -> None:
    bounced = session(2, (12, 12), "120 kg", 8, Trouble.BOUNCED)
    found = shown(*RISING, bounced)
    assert found.best == RISING[-1].sets[-1]
    assert found.weeks[-2].sets + found.weeks[-1].sets == 8
    assert "Left out of the best sets: 8 March" in said(*RISING, bounced)
    assert said(bounced).startswith("In the last four weeks you logged one session: no set that counts.")


def test_a_session_without_a_rep_is_not_called_spoilt() -> None:
    assert "Left out" not in said(session(2, (0,), "120 kg"))


def test_effort_is_told_as_a_guess_beside_what_the_guide_asks() -> None:
    rated = [session(9, (10,), "80 kg", 7.5), session(2, (10,), "80 kg", 9.5)]
    assert "Your hardest sets were RPE 7.5 to 9.5, by your own guess. The guide asks for RPE 7 to 9." in said(*rated)
    assert "hardest sets were RPE 8, by" in said(session(2, (10,), "80 kg", 8))
    assert "RPE" not in said(session(2, (10,), "80 kg", None))


def test_pain_in_the_log_is_never_passed_over() -> None:
    assert "You logged pain on 8 March" in said(*RISING, session(2, (10,), "80 kg", 8, Trouble.PAIN))


def test_weeks_run_from_monday_and_empty_ones_are_shown() -> None:
    found = shown(session(1, (10, 10), "80 kg"), session(8, (10, 0), "90 kg"))
    assert len(found.weeks) == 12
    assert found.weeks[-1].monday == date(2026, 3, 9)
    assert [week.sets for week in found.weeks[-3:]] == [0, 1, 2]
    assert [str(week.top) for week in found.weeks[-3:]] == ["None", "90 kg", "80 kg"]
    assert found.weeks[-1].best == WorkSet(10, load("80 kg"), Decimal(8))


def test_other_lifts_later_days_and_old_ones_are_left_out() -> None:
    found = shown(
        session(2, (5,), "180 kg", lift="deadlift"), session(-3, (10,), "80 kg"), session(200, (10,), "135 lb")
    )
    assert found.days == ()
    assert found.unit is Unit.LB


def test_too_short_a_look_back_is_refused() -> None:
    with pytest.raises(ValueError, match="expected at least 4"):
        progress((), today=TODAY, weeks=3)


# The words


def test_progress_is_shown_like_every_answer(guide: Guide) -> None:
    answer = progress_answer(shown(*RISING), guide, CLEARED)
    assert answer.sentences == progress_sentences(shown(*RISING))
    assert [caveat.id for caveat in answer.caveats] == ["same-range-first"]


def test_who_may_get_no_dose_is_told_no_maximum(guide: Guide) -> None:
    assert "1-rep max" in " ".join(one.text for one in progress_sentences(shown(*RISING)))
    assert "1-rep max" not in " ".join(one.text for one in progress_answer(shown(*RISING), guide, None).sentences)


def test_one_rep_is_told_as_one() -> None:
    assert set_words(done(1)) == "1 rep at 100 kg"


def test_words_are_plain() -> None:
    for name, statement in load_words().says.items():
        assert reading_grade(re.sub(r"[{}]", "", statement.wordings[0])) <= 8, name


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("caveats: [same-range-first", "caveats: [no-such-caveat", "unknown caveat 'no-such-caveat'"),
        ("section: progress-it", "section: nowhere", "unknown section 'nowhere'"),
        ("sources: [zourdos-2016", "sources: [nobody-2026", "unknown source 'nobody-2026'"),
        ("    sources: [hackett-2017]", "    sources: [nobody-2026]", "unknown source 'nobody-2026'"),
        ("no {lift} in", "no {colour} in", "unknown fact {colour}"),
        ("  traded:", "  treaded:", "has no words for traded"),
        ("says:\n", "says:\n  sideways:\n    basis: practice\n    text: No.\n", "nothing is told by 'sideways'"),
    ],
)
def test_a_mistake_in_the_words_is_named_with_its_line(tmp_path: Path, old: str, new: str, problem: str) -> None:
    text = WORDS.read_text(encoding="utf-8")
    assert old in text
    spoilt = tmp_path / "words.yml"
    spoilt.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(GuideError) as refusal:
        load_words(spoilt)
    assert re.search(rf"words\.yml:\d+: .*{re.escape(problem)}", str(refusal.value))
