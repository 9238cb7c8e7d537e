"""A caveat is told in full, may be folded for five messages, and then is told in full again."""

from __future__ import annotations

from bot.conversation.caveats_told import FOLDED_FOR, CaveatsTold


def test_a_caveat_is_folded_for_five_messages_and_then_told_in_full_again() -> None:
    told, folded = CaveatsTold(), []
    for turn in range(1, 13):
        folded.append("effort" in told.lately(["effort"], turn))
        told = told.and_now(["effort"], turn)
    assert folded == [False, *[True] * FOLDED_FOR, False, *[True] * FOLDED_FOR]


def test_one_that_was_not_told_is_not_folded() -> None:
    told = CaveatsTold().and_now(["effort"], 3)
    assert told.lately(["effort", "not-medical"], 4) == {"effort"}
    assert not told.lately(["effort"], 3), "of several answers to one message each has its own"
    assert CaveatsTold().and_now([], 3).at == {}


def test_what_was_told_long_ago_is_forgotten() -> None:
    assert CaveatsTold(at={"effort": 1}).and_now(["setup"], 9).at == {"setup": 9}
