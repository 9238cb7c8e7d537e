"""What stands beside the sets: what went wrong, how long a log may be, which messages surely are one."""

from __future__ import annotations

from datetime import date

import pytest
from core.logs.log_play import played

from bot.understanding.facts import Trouble
from bot.understanding.logs.beginning import begins_log, tells_of_done, tells_of_others
from bot.understanding.logs.draft import Ask, Note
from bot.understanding.logs.reading import read_log
from bot.understanding.logs.remarks import troubles_told
from bot.understanding.logs.reply import asks_first
from bot.understanding.marked import mark
from bot.understanding.reading import Standing
from bot.understanding.understand import understand
from bot.understanding.units import Unit

TODAY = date(2026, 11, 23)
EXPORT = "2026-11-20,Hip Thrust,Glutes,60.0,10,,,\n2026-11-20,Hip Thrust,Glutes,60.0,9,,,"


@pytest.mark.parametrize(
    ("said", "told", "denied"),
    [
        ("my form broke but no pain", {Trouble.LOST_CONTROL}, {Trouble.PAIN}),
        ("it didnt hurt", set(), {Trouble.PAIN}),
        ("hurts so good", set(), set()),
        ("does it hurt there", set(), set()),
        ("i want it to hurt", set(), set()),
        ("it hurt", {Trouble.PAIN}, set()),
    ],
)
def test_pain_is_noted_only_where_it_is_told(said: str, told: set[Trouble], denied: set[Trouble]) -> None:
    assert troubles_told(said) == (told, denied)


@pytest.mark.parametrize("text", ["hip thrust 3x10 60kg\n" * 500, EXPORT])
def test_a_message_that_is_too_long_or_a_table_is_a_log_all_the_same(text: str) -> None:
    assert begins_log(understand(text), today=TODAY)


@pytest.mark.parametrize(
    ("text", "theirs"),
    [
        ("my mate did 3x5 at 140 today", True),
        ("Client Ben did 4x8 at 80", True),
        ("my mate did 3x5 at 140, I did 3x8 at 100", False),
        ("hip thrust 3x8 100kg", False),
    ],
)
def test_sets_of_somebody_else_begin_no_log_and_are_known_as_theirs(text: str, theirs: bool) -> None:
    reading = understand(text)
    assert tells_of_others(reading, today=TODAY) is theirs
    assert begins_log(reading, today=TODAY) is not theirs


@pytest.mark.parametrize("text", ["did hip thrusts, five sets of five, one twenty kilos", "did squats, three sets"])
def test_a_number_in_words_tells_sets_and_asks_nothing(text: str) -> None:
    assert not asks_first(understand(text))


@pytest.mark.parametrize(
    ("text", "ask"),
    [
        ("hip thrust 3x10 60kg\n" * 500, Ask.SMALLER_PORTIONS),
        (EXPORT, Ask.IMPORT),
        (
            "\n".join(f"{lift} 20 sets of 5 at 40kg" for lift in ("squat", "rdl", "hip thrust", "lunge", "row")),
            Ask.SMALLER_PORTIONS,
        ),
    ],
)
def test_more_than_an_echo_can_show_is_sent_back(text: str, ask: Ask) -> None:
    question = read_log(text, today=TODAY, unit=Unit.KG).question
    assert question is not None
    assert question.ask is ask


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("hip thrust drop set: 100x8 > 80x6 > 60x6", Note.DROP_SETS),
        ("hip thrust myo reps 80kg 12, 4, 3", Note.REST_PAUSE),
        ("hip thrust clusters 2, 2, 2 at 100kg", Note.CLUSTERS),
    ],
)
def test_a_way_of_doing_sets_is_kept_for_the_echo(text: str, note: Note) -> None:
    (draft,) = read_log(text, today=TODAY, unit=Unit.KG).drafts
    assert note in draft.notes


@pytest.mark.parametrize("text", ["dips 3x8 +20kg", "dips 3x8 with 20kg", "dips bw+20kg 3x8"])
def test_a_load_on_a_lift_that_carries_the_body_is_added_to_it(text: str) -> None:
    assert played(text).startswith("3 sets of 8 at body weight + 20 kg, dip")


def test_more_than_last_time_is_asked_where_last_time_was_without_a_load() -> None:
    last = read_log("hip thrust 3x12 bw", today=TODAY).drafts[0]
    (draft,) = read_log("same as last time but 5 kg more", today=TODAY, last=last).drafts
    assert draft.questions[0].ask is Ask.LOAD


def test_what_was_once_and_is_now_again_is_told() -> None:
    words = mark("i used to squat now thrust")
    assert words.put[3] is Standing.PAST
    assert words.put[-1] is Standing.AFFIRMED


@pytest.mark.parametrize(
    ("said", "done"),
    [
        ("did 3x8 at 70, should I go up?", True),
        ("hip thrust 3x8 70kg rpe 7 today. should i add weight next time?", True),
        ("got 3x12 at 60kg yesterday - time to go heavier?", True),
        ("should i do 3x8 at 70?", False),
        ("if i did 3x8 at 70 should i go up?", False),
        ("ive been doing 3x8 at 70, should i go up?", False),
        ("my sister did 3x8 at 70, should I?", False),
        ("did hip thrusts today, should I go up?", False),
        ("hip thrust 3x8 at 70 kg, what comes after that?", True),
        ("i do 3x8 at 70 kg, is that fine?", False),
        ("i do legs on mondays. squat 4x6 at 80 kg. is that fine?", False),
    ],
)
def test_sets_beside_a_question_are_offered_only_if_they_were_done(said: str, done: bool) -> None:
    assert tells_of_done(understand(said), today=TODAY) is done
