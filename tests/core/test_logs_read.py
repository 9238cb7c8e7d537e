"""Logs as lifters write them: read right or asked back, never read wrong; and no message is slow to read."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from core.log_reading_notation import LAST, TODAY, normal, written

from bot.understanding.logs.draft import Ask, Note, Why
from bot.understanding.logs.reading import read_log
from bot.understanding.units import Unit

TABLE = Path(__file__).with_name("logs_as_written.tsv")
ANEW = Path(__file__).with_name("logs_read_anew.tsv")
"""Rows whose meaning is another since two readings are held and told apart: most are read now and were asked about."""
LIFTS = (
    "hip thrust", "squat", "deadlift", "leg press", "lunge", "leg curl", "leg extension", "calf raise", "row",
    "bench press", "pull-through", "kickback", "goblet squat",
)  # fmt: skip
UNITS = {"kg": Unit.KG, "lb": Unit.LB, "-": None}


def _rows() -> list[tuple[str, str, str]]:
    found: dict[tuple[str, str], str] = {}
    for table in (TABLE, ANEW):
        for line in table.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                text, unit, meaning = line.split("\t")
                found[text.replace("\\n", "\n"), unit] = meaning
    return [(text, unit, meaning) for (text, unit), meaning in found.items()]


ROWS = _rows()


def _read(text: str, unit: str) -> str:
    return written(read_log(text, today=TODAY, unit=UNITS[unit], last=LAST))


def _is_right(meaning: str, read: str) -> bool:
    if meaning.startswith("?"):
        return read.startswith("?")
    return read == " || ".join(map(normal, meaning.split(" || ")))


@pytest.mark.parametrize(("text", "unit", "meaning"), ROWS)
def test_a_written_log_is_read_right_or_asked_back(text: str, unit: str, meaning: str) -> None:
    read = _read(text, unit)
    assert _is_right(meaning, read) or read.startswith("?"), f"read {read!r}"


def test_warm_ups_keep_their_own_loads() -> None:
    draft = read_log("Hip Thrust\nwu 25x14, 55x7\nwork 4x5 @ 107.5", today=TODAY, unit=Unit.KG).drafts[0]
    told = [(one.reps, str(one.load), one.warm_up) for one in draft.sets]
    assert told == [(14, "25", True), (7, "55", True), *[(5, "107.5", False)] * 4]


def test_a_warm_up_at_body_weight_needs_no_question() -> None:
    said = "Warmed up with 15 bodyweight glute bridges, then hip thrusted 80kg for 10, 10 and 9"
    bridges, thrusts = read_log(said, today=TODAY).drafts
    assert [(one.reps, one.warm_up) for one in bridges.sets] == [(15, True)]
    assert [one.reps for one in thrusts.sets] == [10, 10, 9]
    assert not bridges.questions


def test_nearly_all_written_logs_are_read_right() -> None:
    wrong = [(text, unit, meaning, _read(text, unit)) for text, unit, meaning in ROWS]
    wrong = [row for row in wrong if not _is_right(row[2], row[3])]
    assert len(ROWS) >= 800
    assert len(wrong) <= 0.02 * len(ROWS), "\n".join(map(str, wrong))


def test_a_log_that_can_be_meant_in_two_ways_offers_both() -> None:
    reading = read_log("10x3 100kg", today=TODAY)
    told = {tuple(one.reps for one in drafts[0].sets) for drafts in (reading.drafts, reading.other)}
    assert told == {(3,) * 10, (10,) * 3}


def test_warm_ups_are_kept_and_marked() -> None:
    (draft,) = read_log("hip thrust: 40kg x 10 (warm-up), 80kg x 8, 80kg x 8", today=TODAY).drafts
    assert [one.warm_up for one in draft.sets] == [True, False, False]


def test_a_set_knows_the_words_that_told_it() -> None:
    text = "squats 60kg x 10, then 3x8 at 80kg"
    (draft,) = read_log(text, today=TODAY).drafts
    spans = [one.span for one in draft.sets if one.span]
    assert [text[span.start : span.end] for span in spans[:2]] == ["60kg x 10", "3x8"]


def test_the_question_names_the_words_that_are_not_clear() -> None:
    text = "hip thrust 3x10 100kg 37"
    (draft,) = read_log(text, today=TODAY).drafts
    span = draft.questions[0].span
    assert draft.questions[0].ask is Ask.NUMBER
    assert span is not None
    assert text[span.start : span.end] == "37"


def test_twelve_lifts_are_one_session_and_thirteen_too_many() -> None:
    lines = [f"{lift} 3x10 40kg" for lift in LIFTS]
    assert len(read_log("\n".join(lines[:12]), today=TODAY).drafts) == 12
    question = read_log("\n".join(lines), today=TODAY).question
    assert question is not None
    assert question.ask is Ask.SMALLER_PORTIONS


@pytest.mark.parametrize("line", ["{} 8x5 40kg", "{}\n" + "\n".join(f"{n}. 40 kg x 5" for n in range(1, 9))])
def test_eighty_sets_are_one_session_and_more_are_too_many(line: str) -> None:
    lines = [line.format(lift) for lift in LIFTS]
    read = read_log("\n\n".join(lines[:10]), today=TODAY)
    assert [len(draft.sets) for draft in read.drafts] == [8] * 10
    assert not any(draft.questions for draft in read.drafts)
    question = read_log("\n\n".join(lines[:11]), today=TODAY).question
    assert question is not None
    assert question.ask is Ask.SMALLER_PORTIONS


def test_rows_of_an_export_are_sent_to_the_import() -> None:
    rows = "2026-11-22,Hip Thrust,Glutes,65.0,12,,,\n2026-11-22,Hip Thrust,Glutes,70.0,10,,,"
    question = read_log(rows, today=TODAY).question
    assert question is not None
    assert question.ask is Ask.IMPORT


def test_a_day_that_no_calendar_has_is_asked_about() -> None:
    (draft,) = read_log("February 30th: squats 3x10 60kg", today=TODAY).drafts
    assert (draft.questions[0].ask, draft.questions[0].why) == (Ask.DAY, Why.NO_SUCH_DAY)


def test_body_weight_is_taken_for_granted_only_where_nothing_else_is_likely_and_is_said() -> None:
    (pull_ups,) = read_log("pull ups 8, 7, 6", today=TODAY).drafts
    (thrusts,) = read_log("hip thrusts 3x10", today=TODAY).drafts
    assert not pull_ups.questions
    assert Note.BODY_WEIGHT in pull_ups.assumed
    assert [question.ask for question in thrusts.questions] == [Ask.LOAD]


@pytest.mark.parametrize(
    "part",
    ["1 ", "3x", "3x10 ", "8,", "8+", "hip thrust ", "(", "1/2/", "8@", "rpe 8 ", "100x10 ", "bar + 10 ", "set 1 ",
     "\n", "monday ", "one ", "my wife did 3x10 ", "60kg, ", "8 and ", "instead of 3x10 ", "🔥", "1.", "warm up ",
     "same "],
)  # fmt: skip
def test_no_message_is_slow_to_read(part: str) -> None:
    message = (part * 2000)[:2000]
    started = time.perf_counter()
    read_log(message, today=TODAY)
    assert time.perf_counter() - started < 1
