"""The vocabulary of lifting: what a message names, as lifters write it."""

from __future__ import annotations

import pytest

from bot.understanding.rasa.lifting_language import FOCUS_SPANS, read


def entities(text: str) -> set[tuple[str, str]]:
    return {(span.label_, span.ent_id_ if span.ent_id_ != span.label_ else span.text) for span in read(text).ents}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hip thrusts or squats", {("lift", "hip_thrust"), ("lift", "squat")}),
        ("HT vs RDL", {("lift", "hip_thrust"), ("lift", "romanian_deadlift")}),
        ("hip thursters hip-thrusts", {("lift", "hip_thrust")}),
        ("glute bridges", {("lift", "glute_bridge")}),
        ("bulgarian split squats", {("lift", "split_squat")}),
        ("kb swings then deads", {("lift", "swing"), ("lift", "deadlift")}),
        ("100kg", {("load", "100kg")}),
        ("100 kg", {("load", "100 kg")}),
        ("225 lbs", {("load", "225 lbs")}),
        ("62.5kg", {("load", "62.5kg")}),
        ("82,5 kilos", {("load", "82,5 kilos")}),
        ("3x10", {("scheme", "3x10")}),
        ("5×5", {("scheme", "5×5")}),
        ("3 sets of 12", {("scheme", "3 sets of 12")}),
        ("8-12 reps", {("scheme", "8-12 reps")}),
        ("8 to 12 reps", {("scheme", "8 to 12 reps")}),
        ("rpe 8", {("rpe", "rpe 8")}),
        ("RPE8", {("rpe", "RPE8")}),
        ("rir 2", {("rpe", "rir 2")}),
        ("100kg 3x10 rpe 8", {("load", "100kg"), ("scheme", "3x10"), ("rpe", "rpe 8")}),
        ("my lower back", {("body_part", "lower_back")}),
        ("butt and hammies", {("body_part", "glutes"), ("body_part", "hamstrings")}),
        ("it hurts", {("symptom", "pain")}),
        ("numb and tingling", {("symptom", "numbness")}),
        ("my back is fried", {("body_part", "lower_back"), ("symptom", "tired")}),
        ("doms", {("symptom", "sore")}),
        ("20 weeks pregnant", {("symptom", "pregnancy")}),
        ("for powerlifting", {("goal", "strength")}),
        ("for sprinting", {("goal", "sport")}),
        ("bigger butt", {("goal", "glutes")}),
        ("I'm a newbie", {("experience", "beginner")}),
        ("on the smith machine", {("equipment", "machine")}),
        ("with bands", {("equipment", "band")}),
        ("no equipment", {("equipment", "bodyweight")}),
        ("any studies", {("research", "studies")}),
        ("hello there", set()),
        ("", set()),
    ],
)
def test_what_a_message_names(text: str, expected: set[tuple[str, str]]) -> None:
    assert expected <= entities(text)
    if not expected:
        assert entities(text) == set()


def test_capitals_do_not_matter() -> None:
    assert entities("HIP THRUSTS AND SQUATS") == entities("hip thrusts and squats")


def test_longer_focus_terms_come_first() -> None:
    doc = read("do hip thrusts hit the upper glutes, the bench height and my feet")
    spans = doc.spans[FOCUS_SPANS]
    assert len(spans) > 1
    lengths = [span.end - span.start for span in spans]
    assert lengths == sorted(lengths, reverse=True)
    assert all("/" in span.label_ for span in spans)


def test_reading_twice_gives_the_same() -> None:
    text = "135 3x12 hip thrusts, my lower back is tired"
    assert entities(text) == entities(text)
