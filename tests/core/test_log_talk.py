"""A draft goes on by talk: answers to what was asked, corrections of what was echoed."""

from __future__ import annotations

import pytest
from core.log_notation import TODAY, written_draft

from bot.coaching.load import Unit
from bot.coaching.training_log import Ask, Draft, complete, correct, read_log

SAID = "3x10 at 100kg rpe 8"


def draft_of(text: str, unit: Unit | None = None) -> Draft:
    return read_log(text, today=TODAY, unit=unit).drafts[0]


@pytest.mark.parametrize(
    ("correction", "meaning"),
    [
        ("no, 105", "3x10 105kg @8"),
        ("105 not 100", "3x10 105kg @8"),
        ("i meant 62,5", "3x10 62.5kg @8"),
        ("2.5kg more", "3x10 102.5kg @8"),
        ("bodyweight", "3x10 bw @8"),
        ("two plates", "3x10 100kg @8 ~bar_counted"),
        ("last set was 105kg", "2x10 100kg @8 + 1x10 105kg @8"),
        ("105kg on the last set", "2x10 100kg @8 + 1x10 105kg @8"),
        ("make that pounds", "3x10 100lb @8"),
        ("it was 100 lb not kg", "3x10 100lb @8"),
        ("it was 9 reps on the last set", "2x10 100kg @8 + 1x9 100kg @8"),
        ("the last set was only 7", "2x10 100kg @8 + 1x7 100kg @8"),
        ("second set was 9 reps", "1x10 100kg @8 + 1x9 100kg @8 + 1x10 100kg @8"),
        ("10, 10, 8", "2x10 100kg @8 + 1x8 100kg @8"),
        ("110, 10, 9, 8", "1x10 110kg @8 + 1x9 110kg @8 + 1x8 110kg @8"),
        ("one more rep", "3x11 100kg @8 ~each_set"),
        ("2 more reps on the last set", "2x10 100kg @8 + 1x12 100kg @8"),
        ("5 reps less", "3x5 100kg @8 ~each_set"),
        ("12 reps", "3x12 100kg @8"),
        ("4 sets", "4x10 100kg @8"),
        ("one more set", "4x10 100kg @8"),
        ("one set less", "2x10 100kg @8"),
        ("2 sets", "2x10 100kg @8"),
        ("I did 4 sets not 3", "4x10 100kg @8"),
        ("3x8", "3x8 100kg @8"),
        ("4x8 at 110", "4x8 110kg @8"),
        ("rpe 9 not 8", "3x10 100kg @9"),
        ("rir 1", "3x10 100kg @9"),
        ("last set was rpe 9", "2x10 100kg @8 + 1x10 100kg @9"),
        ("rpe 8, 8, 9", "2x10 100kg @8 + 1x10 100kg @9"),
        ("that was tuesday", "3x10 100kg @8 d-6"),
        ("it was yesterday", "3x10 100kg @8 d-1"),
        ("yesterday, not today", "3x10 100kg @8 d-1"),
        ("on the 20th", "3x10 100kg @8 d-3"),
        ("10kg a side plus the bar", "3x10 40kg @8 ~bar_counted"),
        ("on 11/20", "3x10 100kg @8 d-3"),
        ("it was squats", "squat: 3x10 100kg @8"),
        ("it hurt", "3x10 100kg @8 !pain"),
        ("last one was an 8.5", "2x10 100kg @8 + 1x10 100kg @8.5"),
        ("the last felt like a 9", "2x10 100kg @8 + 1x10 100kg @9"),
        ("last set was a nine", "2x10 100kg @8 + 1x10 100kg @9"),
        ("the last one was an 8 or a 9", "2x10 100kg @8 + 1x10 100kg @8.5"),
        ("top set was a solid 9", "3x10 100kg @9"),
        ("that was a 7", "3x10 100kg @7"),
        ("last set was 9", "2x10 100kg @8 + 1x9 100kg @8"),
        ("only got a 9 on the last", "2x10 100kg @8 + 1x9 100kg @8"),
        ("the last one was a 9 rep set", "2x10 100kg @8 + 1x9 100kg @8"),
    ],
)
def test_a_correction_changes_what_it_names_and_nothing_else(correction: str, meaning: str) -> None:
    changed = correct(draft_of(SAID), correction, today=TODAY)
    assert changed
    assert written_draft(changed) == meaning


@pytest.mark.parametrize("text", ["yes", "thanks a lot", "what?", "100, not 105", "no pain", "", "it was kg or lb"])
def test_what_corrects_nothing_is_no_correction(text: str) -> None:
    assert correct(draft_of(SAID), text, today=TODAY) is None


@pytest.mark.parametrize(
    ("correction", "ask"),
    [
        ("no, 12", Ask.NUMBER),
        ("tomorrow", Ask.DAY),
        ("monday", Ask.DAY),
        ("20 reps less", Ask.REPS),
        ("5 lb more", Ask.LOAD),
        ("3 more", Ask.NUMBER),
        ("rpe 8, 9", Ask.EFFORT),
        ("rpe 12", Ask.EFFORT),
        ("fifth set was 9", Ask.SCHEME),
        ("it was 3, 10", Ask.SCHEME),
        ("900 kg", Ask.LOAD),
        ("1000 reps", Ask.SCHEME),
    ],
)
def test_a_correction_that_is_not_clear_is_asked(correction: str, ask: Ask) -> None:
    changed = correct(draft_of(SAID), correction, today=TODAY)
    assert changed
    assert changed.questions[0].ask is ask
    assert changed.session is None


def test_pain_that_is_taken_back_is_gone() -> None:
    hurt = draft_of("3x10 at 100kg, my back hurts")
    changed = correct(hurt, "no it didn't hurt", today=TODAY)
    assert changed
    assert written_draft(changed) == "3x10 100kg"


@pytest.mark.parametrize(
    ("text", "answers", "meaning"),
    [
        ("135 3x12", ["kg"], "3x12 135kg"),
        ("135 3x12", ["pounds of course"], "3x12 135lb"),
        ("135 3x12", ["lbs, and the last set was like a 9"], "2x12 135lb + 1x12 135lb @9"),
        ("135 3x12", ["lbs, only got 9 on the last"], "2x12 135lb + 1x9 135lb"),
        ("135 3x12", ["lbs, the bar was 45"], "3x12 135lb"),
        ("135 3x12", ["lbs, and like 37"], "3x12 135lb"),
        ("3x10", ["100kg"], "3x10 100kg"),
        ("3x10", ["100", "kg"], "3x10 100kg"),
        ("3x10", ["body weight"], "3x10 bw"),
        ("3x10", ["two plates", "lb"], "3x10 225lb ~bar_counted"),
        ("3x10", ["it was 100kg and rpe 9"], "3x10 100kg @9"),
        ("100kg", ["3x10"], "3x10 100kg"),
        ("3x5 100kg, missed 7 reps on the last set", ["4"], "3x4 100kg plan 3x5"),
        ("100kg", ["3 sets", "10"], "3x10 100kg"),
        ("3 sets at 100kg", ["10"], "3x10 100kg"),
        ("3 sets at 100kg", ["about 10 reps"], "3x10 100kg"),
        ("3 sets at 100kg", ["10, 10, 9"], "2x10 100kg + 1x9 100kg"),
        ("3x8-10 at 100kg", ["10 on the first, 9 and 8"], "1x10 100kg + 1x9 100kg + 1x8 100kg"),
        ("10x3 100kg", ["10 sets of 3"], "10x3 100kg"),
        ("12x3 60", ["3 sets of 12", "kg"], "3x12 60kg"),
        ("3x10 100kg tomorrow", ["sorry, yesterday"], "3x10 100kg d-1"),
        ("3x10 100kg 11/10", ["11 october"], "3x10 100kg d-43"),
        ("3x10 100kg on monday", ["today"], "3x10 100kg"),
        ("3x10 100kg on monday", ["11/16"], "3x10 100kg d-7"),
        ("3x10 100kg on monday", ["last week"], "3x10 100kg d-7"),
        ("3x10 100kg on monday", ["monday last week"], "3x10 100kg d-7"),
        ("3x10 20kg each side", ["plus the bar"], "3x10 60kg"),
        ("3x10 100kg on 2024-11-20", ["yes"], "3x10 100kg d-733"),
        ("3x10 100kg rpe 11", ["8"], "3x10 100kg @8"),
        ("3x10 100kg rpe 11", ["rpe 7, 8, 9"], "1x10 100kg @7 + 1x10 100kg @8 + 1x10 100kg @9"),
        ("3x10 100kg rpe 11", ["skip"], "3x10 100kg"),
        ("20kg each side 3x10", ["yes"], "3x10 60kg"),
        ("20kg each side 3x10", ["no"], "3x10 40kg"),
        ("20kg each side 3x10", ["60 total"], "3x10 60kg"),
        ("1x10 20kg each side, 1x8 50kg", ["yes"], "1x10 60kg + 1x8 50kg"),
        ("3x10 at 1000kg", ["100kg"], "3x10 100kg"),
        ("3x10 100kg 37", ["skip"], "3x10 100kg"),
        ("3x10 100kg 37", ["seconds"], "3x10 100kg"),
        ("3x10 100kg 9", ["rpe"], "3x10 100kg @9"),
        ("3x10 100kg 9", ["the weight"], "3x10 9kg"),
        ("3x10 100kg 37", ["8 reps"], "3x8 100kg"),
        ("same as last time", ["3x10 at 100kg"], "3x10 100kg"),
        ("got all my tens at 185", ["3", "lb"], "3x10 185lb"),
        ("got all my tens at 185", ["it was 3 sets of 10", "lb"], "3x10 185lb"),
        ("supposed to do 3x10 at 100kg", ["10, 9, 8"], "1x10 100kg + 1x9 100kg + 1x8 100kg plan 3x10"),
    ],
)
def test_answers_complete_a_draft(text: str, answers: list[str], meaning: str) -> None:
    draft = draft_of(text)
    for answer in answers:
        draft = complete(draft, answer, today=TODAY) or draft
    assert written_draft(draft) == meaning


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("135 3x12", "what?"),
        ("135 3x12", "kg or lb"),
        ("3x10", "pretty heavy"),
        ("3x10", "0"),
        ("3 sets at 100kg", "many"),
        ("3 sets at 100kg", "0"),
        ("3 sets at 100kg", "500"),
        ("3 sets at 100kg", "10, 10"),
        ("3 sets at 100kg", "10, 200, 10"),
        ("3 sets at 100kg", "0, 0, 0"),
        ("100kg", "dunno"),
        ("got all my tens at 185", "30"),
        ("3x10 100kg tomorrow", "not telling"),
        ("3x10 100kg rpe 11", "12"),
        ("3x10 100kg rpe 11", "hard"),
        ("20kg each side 3x10", "maybe"),
    ],
)
def test_what_answers_nothing_leaves_the_question(text: str, answer: str) -> None:
    assert complete(draft_of(text), answer, today=TODAY) is None
