"""What a band, a counterweight or a partner takes off is help, and never added weight."""

from __future__ import annotations

from decimal import Decimal

import pytest
from core.logs.log_play import TODAY, begun, heard, played

from bot.coaching.drafts import load_as_copied, session_of, whole_draft_of
from bot.coaching.load import Load
from bot.conversation.log.echo import draft_in_words
from bot.understanding.loads import LoadKind
from bot.understanding.units import Unit


@pytest.mark.parametrize(
    ("text", "echo"),
    [
        ("assisted pull ups 4x7 with 18 kg of help", "4 sets of 7 with 18 kg of help, assisted pull-up"),
        ("pull-ups 4x7, 18 kg assistance", "4 sets of 7 with 18 kg of help, assisted pull-up"),
        ("chin ups -18 kg 4x7", "4 sets of 7 with 18 kg of help, assisted chin-up"),
        ("chin ups 4x7 @ -18", "4 sets of 7 with 18 kg of help, assisted chin-up"),
        ("chin ups 4x7 minus 18 kg", "4 sets of 7 with 18 kg of help, assisted chin-up"),
        ("assisted dips 4x7 18 kg", "4 sets of 7 with 18 kg of help, assisted dip"),
        ("assisted pull-up machine: 40 lb, 4x7", "4 sets of 7 with 40 lb of help, assisted pull-up"),
        ("band assisted chin ups 4x7", "4 sets of 7 with help, assisted chin-up"),
        ("pull ups 4x7 with a red band", "4 sets of 7 with help, assisted pull-up"),
        ("nordic curls 4x6 with 9 kg band help", "4 sets of 6 with 9 kg of help, assisted nordic curl"),
        ("pull ups 3x4 +14, 3x6 -11", "3 sets of 4 at body weight + 14 kg, 3 sets of 6 with 11 kg of help, pull-up"),
        ("weighted pull ups 4x7 +12 kg", "4 sets of 7 at body weight + 12 kg, pull-up"),
        ("dips 4x7 @ 12 kg, somebody helped with the last rep", "4 sets of 7 at body weight + 12 kg, dip"),
    ],
)
def test_help_is_no_added_weight(text: str, echo: str) -> None:
    words = played(text)
    assert words.startswith(echo)
    assert words.endswith("Should I save this?")


def test_help_is_kept_as_a_note_of_a_session_at_body_weight() -> None:
    session = session_of(begun("assisted pull ups 2x7 at 18 kg, 2x6 at 14 kg").drafts[0])
    assert session.lift == "assisted pull-up"
    assert [one.load for one in session.sets] == [None] * 4
    assert session.notes == ("with 18 kg and 14 kg of help",)
    assert session_of(whole_draft_of(session)) == session


@pytest.mark.parametrize(
    ("first", "more", "echo"),
    [
        ("assisted pull ups 4x7 18 kg", "it was 23 kg", "4 sets of 7 with 23 kg of help"),
        ("assisted pull ups 4x7 18 kg", "and one more set of 5", "7, 7, 7, 7 and 5 reps with 18 kg of help"),
        ("pull ups 4x7 +12 kg", "make it 10 kg", "4 sets of 7 at body weight + 10 kg"),
        ("pull ups 4x7", "with 9 kg of help", "4 sets of 7 with 9 kg of help, pull-up, today (23 Nov). Should"),
        ("glute bridge 4x12 bw", "no, 40 kg", "4 sets of 12 at 40 kg"),
    ],
)
def test_a_correction_keeps_what_kind_of_load_it_is(first: str, more: str, echo: str) -> None:
    assert played(first, more).startswith(echo)


def test_a_load_of_a_bar_is_never_help() -> None:
    log, _ = heard(begun("hip thrust 4x7 60 kg"), "my partner helped on the last rep")
    assert {one.load.kind for one in log.drafts[0].sets if one.load} == {LoadKind.WEIGHT}
    assert draft_in_words(log.drafts[0], today=TODAY).startswith("4 sets of 7 at 60 kg")
    assert "can't be right" in played("hip thrust 4x7 @ -60")


def test_a_copy_says_what_was_added_to_the_body() -> None:
    assert load_as_copied("pull-up", Load(Decimal(10), Unit.KG)) == "body weight + 10"
    assert load_as_copied("barbell hip thrust", Load(Decimal("62.5"), Unit.KG)) == "62.5"
    assert load_as_copied("pull-up", None) == "body weight"
