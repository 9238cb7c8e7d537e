"""No message can make a regular expression slow: each is read with text that is made to hurt it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from expressions import (
    GROWTH_AT_MOST,
    Expression,
    expressions,
    growth_of,
    hostile_texts,
    made_at_run_time,
    seconds_on,
    slow_on,
)

from bot.trainer.inbox.masking import masked

WRITTEN_BY_A_TRAINER = "bot.trainer.expectation"
"""A trainer's own expression, in a test case of their own: only their machine reads it."""


def test_no_expression_takes_time_that_grows_faster_than_the_text() -> None:
    everything = expressions()
    assert len(everything) > 50
    assert [words for words in map(slow_on, everything) if words] == []


def test_every_expression_is_written_where_the_test_of_expressions_finds_it() -> None:
    modules = {place.rpartition(":")[0] for place in made_at_run_time()}
    assert modules <= {WRITTEN_BY_A_TRAINER}


@pytest.mark.parametrize(
    "slow",
    [
        r"\s+$",
        r"[\w.+-]+@[\w-]+\.\w+",
        r"<b[^>]*>",
        r"(?:a|a)+b",
        r"(?:\d+ ?)+x",
        r"(?<![\w.,])0\d{2,4}[ /-]\d{3,4}(?:[ /-]?\d{2,5})+(?!\w)",
    ],
)
def test_a_slow_expression_is_found(slow: str) -> None:
    assert slow_on(Expression("slow", re.compile(slow)))


@pytest.mark.parametrize("quick", [r"(?<!\s)\s+$", r"(?<![\w.+-])[\w.+-]+@", r"<b[^<>]*>", r"a{1,30}b|c{1,20}d"])
def test_a_quick_expression_passes(quick: str) -> None:
    assert slow_on(Expression("quick", re.compile(quick))) is None


@pytest.mark.parametrize("read", [masked], ids=lambda read: read.__name__)
def test_what_reads_with_other_means_is_no_slower(read: Callable[[str], object]) -> None:
    digits = re.compile(r"(?:\+?\(?0\d{2,4}[ /-]\d{3,4}(?:[ /-]?\d{2,5})+|\w+@\w+)")
    texts = hostile_texts(digits)[::2]
    assert [text for text in texts if growth_of(read, *text) > GROWTH_AT_MOST] == []


def test_the_message_that_froze_the_server_is_masked_in_no_time() -> None:
    assert seconds_on(masked, "0123 123 " + "0" * 58) < 0.5
