"""Sessions that apps share are read line by line, whatever their words seem to say; all else is left to others."""

from __future__ import annotations

from decimal import Decimal

import pytest
from core.log_reading_notation import written, written_draft
from core.logs.log_play import TODAY, heard, played

from bot.conversation.log.open_log import OpenLog
from bot.understanding.facts import BodySign
from bot.understanding.logs.beginning import begins_log
from bot.understanding.logs.draft import Ask, LogReading, Note, Why
from bot.understanding.logs.pasted import lines_of
from bot.understanding.logs.pasting import own_words, pasted_in
from bot.understanding.logs.reading import read_log
from bot.understanding.logs.share_lines import set_line
from bot.understanding.understand import understand
from bot.understanding.units import Unit

STRONG = """Evening Workout
Friday, November 20, 2026 at 18.42

Hip Thrust (Barbell)
W1: 60 kg × 10
Set 1: 100 kg × 8 @ 8
Set 2: 100 kg × 7 @ 8.5

Back Extension
Set 1: +10 kg × 12

https://link.strong.app/q3x10w"""
HEVY = """Leg day 🍑
Logged with Hevy

Hip Thrust (Barbell)
"left knee sore"
Set 1: 40 kg x 12 [Warm-up]
Set 2: 80 kg x 10
Set 3: 80 kg x 9 [Failure]
Set 4: 50 kg x 15 [Drop]

Cable Kickback
Set 1: 15 kg x 12

@hevyapp

https://hevy.com/workout/3x10"""
FITNOTES = """FitNotes Workout - Friday 20th November 2026

** Flat Barbell Bench Press **
- 60.0 kgs x 10 reps [felt easy]
- 80.0 kgs x 5 reps
----------"""
JEFIT = "Barbell Glute Bridge\nSet 1 : 95x12\nSet 2 : 115x10\n1RM: 153.3\n36 min, volume 2,290 lb, 1 PRs"
BOOSTCAMP = "Glute Gains\nWeek 2 Day 1\nBarbell Hip Thrust\n1. 135 lb x 10 reps @ RPE 7\n2. 185 lb x 8 reps @ RPE 8"


def _read(text: str, unit: Unit | None = Unit.KG) -> str:
    reading = read_log(text, today=TODAY, unit=unit)
    return " || ".join(map(written_draft, reading.drafts)) or written(reading)


def _reading(text: str) -> LogReading:
    return read_log(text, today=TODAY, unit=Unit.KG)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        (STRONG, "1x8 100kg @8 + 1x7 100kg @8.5 d-3 || back extension: 1x12 10kg d-3"),
        (HEVY, "1x10 80kg + 1x9 80kg @10 + 1x15 50kg || kickback: 1x12 15kg"),
        (FITNOTES, "bench press: 1x10 60kg + 1x5 80kg d-3"),
        (JEFIT, "barbell glute bridge: 1x12 95kg + 1x10 115kg"),
        (BOOSTCAMP, "1x10 135lb @7 + 1x8 185lb @8"),
        ("Squat\n1) 60 kg x 5\n2) 70 kg x 5\nHip thrust\n1) 90 kg x 8", "squat: 1x5 60kg + 1x5 70kg || 1x8 90kg"),
        ("Pull Up\nSet 1: 8 reps\nSet 2: BW x 6", "pull-up: 1x8 bw + 1x6 bw"),
        ("Pull Up (Weighted)\nSet 1: 5 kg x 6", "pull-up: 1x6 5kg"),
        ("Pull Up (Assisted)\nSet 1: 20 kg x 8\nSet 2: -15 kg x 6", "assisted pull-up: 1x8 bw + 1x6 bw"),
        ("Glute Drive XL\nSet 1: 100 kg x 8", "glute drive machine: 1x8 100kg"),
        ("Leg Press Horizontal (Machine)\nSet 1: 100 kg x 8", "leg press horizontal (machine): 1x8 100kg"),
        ("Zercher Carry\nSet 1: 60 kg x 8\ngrip gave out\nSet 2: 60 kg x 6", "zercher carry: 1x8 60kg + 1x6 60kg"),
        ("Hip Thrust (Barbell)\nSet 1: 100 kg x 8\nMonday, 16 November 2026\nRDL\nSet 1: 60 kg x 8",
         "1x8 100kg || Romanian deadlift: 1x8 60kg d-7"),
        ("Hip Thrust (Barbell)\nSet 1: 100 kg x 8\n8 h of sleep\nRDL\nSet 1: 60 kg x 8",
         "1x8 100kg || Romanian deadlift: 1x8 60kg"),
        ("Hip Thrust (Barbell)\nSet 1: 100 kg x 8\nas heavy as on Friday\nRDL\nSet 1: 60 kg x 8",
         "1x8 100kg || Romanian deadlift: 1x8 60kg"),
        ("my session from yesterday:\nHip Thrust (Barbell)\nSet 1: 100 kg x 8", "1x8 100kg d-1"),
        ("Hip Thrust (Barbell)\nSet 1: 100 kg x 8\nthat was on Friday", "1x8 100kg d-3"),
        ("Hip Thrust (Barbell)\nSet 1: 100 kg x 8\nback in the gym tomorrow", "1x8 100kg"),
        ("Hip Thrust (Barbell)\nSet 1: 100 kg x 8\nSuperset\nSquat (Barbell)\nSet 1: 60 kg x 8",
         "1x8 100kg || squat: 1x8 60kg"),
    ],
)  # fmt: skip
def test_what_an_app_shares_is_read_as_it_stands(text: str, meaning: str) -> None:
    assert pasted_in(text)
    assert _read(text) == meaning


@pytest.mark.parametrize(
    "text",
    [
        "hip thrust 3x10 at 100 kg",
        "hip thrust\n60x10\n80x8",
        "Hip Thrust (Barbell)\n5 × 102.5 kg\n5 × 102.5 kg",
        "Hip Thrust (Barbell)\nSet 1: 100 kg x 8\nRDL 3x10 60 kg",
        "Hip Thrust (Barbell)\nSet 1: 100 kg x 8\nSet 2: same",
        "leg press\n1: 120 kg x 12\n2: same",
        "Set 1: 100 kg x 8\nSet 2: 100 kg x 8",
        "my best friend came along to the gym with me again\nSet 1: 100 kg x 8",
        "3 sets in all\nSet 1: 100 kg x 8",
        "Zercher Carry\n60 kg x 8",
        "hello there, what is this 1 thing",
        "Hip Thrust (Barbell)\nfelt good\nno sets 1",
    ],
)
def test_what_is_not_surely_a_share_is_left_to_the_reader_of_prose(text: str) -> None:
    assert pasted_in(text) is None
    assert own_words(text) == text


@pytest.mark.parametrize(
    ("line", "reps", "load", "rpe"),
    [
        ("Set 1: 100 kg × 8 @ 8", 8, "100 kg", 8),
        ("[Set 2] 135 lbs / 12 reps", 12, "135 lb", None),
        ("Set #2: 102,5 kg x 8 (2 RIR)", 8, "102.5 kg", 8),
        ("Set 1 100kg x 10 RIR: 2", 10, "100 kg", 8),
        ("Set 3: 10 reps @ 8", 10, "", 8),
        ("Set 3: 10 reps x 60 kg", 10, "60 kg", None),
        ("Set 3: 8 @ 60 kg", 8, "60 kg", None),
        ("Set 3: 10 x 60 kg", 10, "60 kg", None),
        ("Set 1: 95x12", 12, "95", None),
        ("Set 1: 12", 12, "", None),
        ("Set 1: body weight + 10 kg x 8", 8, "10 kg", None),
        ("Set 1: +10 x 8", 8, "10", None),
        ("Set 1: BW 12", 12, "0", None),
        ("Warm up 60 kg x 10", 10, "60 kg", None),
        ("Set 1 (warm up): 40 kg x 12 each leg", 12, "40 kg", None),
        ("Set 1: 60s", None, "", None),
        ("Set 1: 0:45", None, "", None),
        ("Set 1: 20 kg x 45s", None, "20 kg", None),
    ],
)
def test_a_line_is_one_set(line: str, reps: int | None, load: str, rpe: int | None) -> None:
    told = set_line(lines_of(line)[0])
    assert told is not None
    assert told.told.reps == reps
    assert str(told.told.load or "") == load
    assert told.told.rpe == (None if rpe is None else Decimal(rpe))


@pytest.mark.parametrize(
    "line",
    [
        "Set 1: 100 kg x 8, 80 kg x 6", "Set 1: 100 kg x 20 kg", "Set 1: 10 x 40", "Set 1: 8 @ 8", "Set 1: 100 kg",
        "Set 1: 100 kg x many", "Set 1: 100 kg x 7.5", "Set 1: 100 kg x 800", "Set 1: none", "60x10", "12 reps",
        "+5 x 8", "W 60", "Hip Thrust (Barbell)", "Set 1: 100 x", "20. 5. 2026", "(", "#",
    ],
)  # fmt: skip
def test_a_line_that_tells_none_or_more_is_no_set(line: str) -> None:
    assert set_line(lines_of(line)[0]) is None


def test_warm_ups_drops_and_failure_are_kept_as_marked() -> None:
    thrust = _reading(HEVY).drafts[0]
    assert [one.warm_up for one in thrust.sets] == [True, False, False, False]
    assert [one.to_failure for one in thrust.sets] == [False, False, True, False]
    assert Note.DROP_SETS in thrust.notes


def test_a_set_that_failed_without_a_rep_is_left_out_aloud() -> None:
    (draft,) = _reading("Hip Thrust (Barbell)\nSet 1: 100 kg x 8\nF2: 110 kg x 0").drafts
    assert (len(draft.sets), Note.FAILED_LEFT_OUT in draft.notes) == (1, True)


def test_sets_in_seconds_and_meters_are_left_out_aloud() -> None:
    text = "Plank\nSet 1: 60s\n\nTreadmill\nSet 1: 5 km - 25min 0s\n\nHip Thrust (Barbell)\nSet 1: 100 kg x 8"
    assert "so I left out plank and treadmill" in played(text)
    assert "I keep sets with reps" in played("Plank\nSet 1: 60\n\nHip Thrust (Barbell)\nSet 1: 100 kg x 8")
    question = _reading("Plank\nSet 1: 60s\nSet 2: 45s").question
    assert question is not None
    assert question.ask is Ask.ANYTHING


def test_reps_without_a_load_are_asked_for_it_where_the_lift_has_one() -> None:
    (draft,) = _reading("Hip Thrust (Barbell)\nSet 1: 12 reps\nSet 2: 0 kg x 10").drafts
    assert [one.ask for one in draft.questions] == [Ask.LOAD]


def test_nobody_lifts_what_is_absurd() -> None:
    (draft,) = _reading("Leg Curl (Machine)\nSet 1: 900 kg x 8 @ 12").drafts
    assert {one.ask for one in draft.questions} == {Ask.LOAD, Ask.EFFORT}


def _session(lifts: int, sets: int) -> str:
    names = (
        "Hip Thrust (Barbell)", "Squat (Barbell)", "Deadlift (Barbell)", "Leg Press (Machine)", "Lunge (Dumbbell)",
        "Leg Curl (Machine)", "Leg Extension (Machine)", "Calf Raise (Machine)", "Bench Press (Barbell)", "Pull Up",
        "Goblet Squat (Dumbbell)", "Cable Kickback", "Face Pull",
    )  # fmt: skip
    return "\n".join("\n".join([name, *[f"Set {n + 1}: 40 kg x 10" for n in range(sets)]]) for name in names[:lifts])


def test_twelve_lifts_and_eighty_sets_are_one_session() -> None:
    drafts = _reading(_session(12, 6)).drafts
    assert (len(drafts), sum(len(draft.sets) for draft in drafts)) == (12, 72)
    assert sum(len(draft.sets) for draft in _reading(_session(4, 20)).drafts) == 80


@pytest.mark.parametrize(("lifts", "sets"), [(13, 1), (1, 21), (5, 17)])
def test_more_than_an_echo_can_show_is_sent_back(lifts: int, sets: int) -> None:
    question = _reading(_session(lifts, sets)).question
    assert question is not None
    assert question.ask is Ask.SMALLER_PORTIONS


@pytest.mark.parametrize(
    "text",
    [
        "Tomorrow\nHip Thrust (Barbell)\nSet 1: 100 kg x 8",
        "my plan:\nHip Thrust (Barbell)\nSet 1: 100 kg x 8",
        "Hip Thrust (Barbell)\nSet 1: 100 kg x 8\n(to be done by Friday)",
        "Day 1\nHip thrust 4x6 @ 110 kg RPE 8\nRDL 3x8 @ 80 kg\n(to be done by Friday)",
    ],
)
def test_what_is_still_to_come_is_no_log(text: str) -> None:
    question = _reading(text).question
    assert question is not None
    assert (question.ask, question.why) == (Ask.ANYTHING, Why.UNCLEAR)


def test_a_plan_that_was_done_is_a_log() -> None:
    assert _read("did my plan today:\nHip Thrust (Barbell)\nSet 1: 100 kg x 8") == "1x8 100kg"


def test_only_what_the_lifter_wrote_beside_it_is_read_as_words() -> None:
    assert own_words(HEVY).split() == ["Leg", "day", "🍑", '"left', "knee", 'sore"']
    signs = [said.fact for said in understand(HEVY).facts if isinstance(said.fact, BodySign)]
    assert {sign.part for sign in signs} == {"knee"}
    assert not understand("Cable Kickback\nSet 1: 15 kg x 12\nBack Extension\nSet 1: 12 reps").facts
    assert own_words("Squat\nSet 1: 60 kg x 5 grip gave out").strip() == "grip gave out"


def test_a_share_is_a_log_whatever_is_asked_beside_it() -> None:
    assert begins_log(understand(f"{STRONG}\nis that any good?"), today=TODAY)
    assert not begins_log(
        understand("what do you make of my plan?\nHip Thrust (Barbell)\nSet 1: 100 kg x 8"), today=TODAY
    )


def test_other_reps_take_back_a_mark_of_failure_and_no_effort_that_was_told() -> None:
    marked = "Hip Thrust (Barbell)\nSet 1: 90 kg x 12\nSet 2: 90 kg x 10 [Failure]"
    assert "last set RPE 10" in played(marked)
    assert "RPE" not in played(marked, "set 2 was 11 actually")
    assert "RPE" not in played(marked, "one more rep on the last set")
    assert "last set RPE 9" in played(marked, "the last set was rpe 9", "set 2 was 11 actually")
    assert "last set RPE 10" in played(marked.replace("[Failure]", "@ 10"), "set 2 was 11 actually")


def test_a_share_into_an_open_log_grows_it_or_tells_it_anew() -> None:
    first = "Hip Thrust (Barbell)\nSet 1: 100 kg x 8"
    assert played(first, "Squat (Barbell)\nSet 1: 60 kg x 5").count("•") == 2
    assert played(first, first.replace("100", "105")).startswith("1 set of 8 at 105 kg")
    assert "I only log sets you have done" in played(f"(to be done by Friday)\n{first}")
    assert "105" not in played(first, "to be done:\nHip Thrust (Barbell)\nSet 1: 105 kg x 8")


def test_a_share_after_midnight_asks_which_day_it_was() -> None:
    log, _ = heard(OpenLog("one"), "Hip Thrust (Barbell)\nSet 1: 100 kg x 8", late=True)
    assert log.asked is not None
    assert log.asked.ask is Ask.DAY
    assert not heard(OpenLog("one"), STRONG, late=True)[0].asked
