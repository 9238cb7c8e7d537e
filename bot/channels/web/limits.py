"""How often one conversation may be spoken in, and one address may start a new one or try a recovery code."""

from __future__ import annotations

from limits import RateLimitItem, parse_many

from bot.channels.rates import Rates, duration_in_words
from bot.channels.web.errors import WebError

DEFAULT = "message=30/minute;300/hour conversation=60/hour code=10/hour"
MESSAGE, CONVERSATION, CODE = "message", "conversation", "code"


class Limits:
    """Counts in memory: each process counts for itself, and a restart forgets.

    Args:
        rates: limits by kind as in ``DEFAULT``, from ``WEB_RATE``; a kind left out keeps its default.

    Raises:
        ValueError: the rates cannot be read.
    """

    def __init__(self, rates: str | None = None) -> None:
        self._limits = _read(DEFAULT) | _read(rates or "")
        self._rates = Rates()

    def count(self, kind: str, who: str, what: str = "") -> None:
        """Count one request; one that is refused does not count.

        Args:
            kind: ``MESSAGE``, ``CONVERSATION`` or ``CODE``.
            who: the conversation or the address.
            what: requests with different names are counted apart, at the same rate.

        Raises:
            WebError: it is one too many.
        """
        wait = self._rates.seconds_to_wait(self._limits[kind], kind, what, who)
        if wait:
            problem = f"That was a lot at once. Please wait {duration_in_words(wait)}."
            raise WebError("rate_limited", problem, retry_after=wait)


def _read(rates: str) -> dict[str, list[RateLimitItem]]:
    found = {}
    for part in rates.split():
        kind, _, limits = part.partition("=")
        try:
            if kind not in (MESSAGE, CONVERSATION, CODE):
                raise ValueError
            found[kind] = parse_many(limits)
        except ValueError:
            raise ValueError(f"WEB_RATE: {part!r} is not a rate: write it like {DEFAULT!r}") from None
    return found
