"""Who puts something right while writing is taken at the last word; the words that said so count nothing."""

from __future__ import annotations

import pytest
from core.logs.log_play import played


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("5 sets, no wait 4, of 9 at 65", "4 sets of 9 at 65 kg"),
        ("6 sets, no 5, of 8 at 70", "5 sets of 8 at 70 kg"),
        ("4x6, sorry 4x7 at 85", "4 sets of 7 at 85 kg"),
        ("3x9 at 70, I mean 72.5", "3 sets of 9 at 72.5 kg"),
        ("3x9 at 70kg, oops 75", "3 sets of 9 at 75 kg"),
        ("3x9 at 70kg, oops 75kg", "3 sets of 9 at 75 kg"),
        ("4x8, wait 9, at 60", "4 sets of 9 at 60 kg"),
        ("3 sets of 12 reps, no, 11 reps, at 55", "3 sets of 11 at 55 kg"),
        ("three sets of eight - actually nine - with 90 kilos", "3 sets of 9 at 90 kg"),
        ("3 of 10 at 50, no wait, 4 sets", "4 sets of 10 at 50 kg"),
        ("3x10 45 lb, i mean kg", "3 sets of 10 at 45 kg"),
        ("wait, 3x10 at 60", "3 sets of 10 at 60 kg"),
        ("i mean kg, 3x10 at 60", "3 sets of 10 at 60 kg"),
        ("3x10 at a band, i mean 60kg", "3 sets of 10 at 60 kg"),
    ],
)
def test_the_last_word_counts(text: str, read: str) -> None:
    assert played(text).startswith(read)
