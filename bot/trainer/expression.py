"""A regular expression of a case file. One that takes for ever is named at its line, and stops nothing else."""

from __future__ import annotations

import re
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from bot.trainer.yaml_node import CaseFileError, Place

_LONGEST: Final = 1.0
"""Seconds for one bubble. A search takes microseconds, unless repeats within repeats try every way of sharing it."""


class _TookTooLongError(Exception):
    """The time is over."""


@dataclass(frozen=True)
class Expression:
    """A regular expression and where it stands.

    Args:
        place: its line.
        compiled: the expression.
    """

    place: Place
    compiled: re.Pattern[str]

    @property
    def text(self) -> str:
        """The expression as it was written."""
        return self.compiled.pattern

    def is_in(self, text: str) -> bool:
        """Return True if it is found in a text.

        Raises:
            CaseFileError: that takes longer than a second.
        """
        try:
            with _at_most(_LONGEST):
                return self.compiled.search(text) is not None
        except _TookTooLongError:
            raise CaseFileError(
                [
                    f"{self.place}: the regular expression {self.text!r} takes longer than {_LONGEST:g} s on a reply: "
                    "take out a repeat within a repeat, such as (a+)+"
                ]
            ) from None


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """End the block with an error after a time. Outside the main thread Python has no way to, and nothing is ended."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def over(*_: object) -> None:
        raise _TookTooLongError

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
