"""Days counted back from today: "yesterday", "3 days ago", "before 2 days"."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from bot.understanding.days.mention import DayDoubt, DayMention, dated
from bot.understanding.days.said import DayWords
from bot.understanding.numbers import number_at
from bot.understanding.vocabulary import Mention

NOT_THAT_DAY: Final = frozenset(
    "than since missed skipped every until before as skip miss after each sore til till couldnt cant didnt wouldnt "
    "compared vs versus beat beats beating".split()
)
"""Words before a day that make it none of a session's: "better than monday"."""
_SPANS: Final = {
    "day": 1, "days": 1, "week": 7, "weeks": 7, "wk": 7, "wks": 7, "fortnight": 14, "fortnights": 14, "month": 30,
    "months": 30, "year": 366, "years": 366,
}  # fmt: skip
"""Days in each."""
_MOST_DAYS: Final = 4000
_BEHIND: Final = frozenset({"ago", "back", "earlier", "prior"})


def day_by_name(said: DayWords, named: Mention) -> DayMention:
    """The day that words from ``days.yml`` mean: "yesterday", "the other day", "tomorrow"."""
    before = said.text(named.first - 1)
    if named.id in ("future", "vague"):
        counts = before not in ("as", "than", "from")
        return DayMention(None, named.first, named.after, DayDoubt(named.id), of_session=counts)
    counts = said.lead(named.first) not in {*NOT_THAT_DAY, "not"} and (
        before != "from" or said.is_of_log(named.first - 1)
    )
    day = said.today - timedelta(days=int(named.id.removeprefix("back_")))
    return DayMention(day, named.first, named.after, of_session=counts)


def day_ago(said: DayWords, place: int) -> DayMention | None:
    """The day that is counted back from a place on: "3 days ago", "a fortnight ago", "before 2 days"."""
    before = said.text(place) == "before"
    at = place + before
    at += said.text(at) == "a" and said.text(at + 1) == "couple"
    number = number_at(said.words, at) if at < len(said.words) else None
    count = int(number.value) if number else {"a": 1, "couple": 2}.get(said.text(at), 0)
    at = number.after if number else at + 1
    at += said.text(at) == "of"
    span = said.text(at)
    if not count or span not in _SPANS or not (before or said.text(at + 1) in _BEHIND):
        return None
    after = at + (1 if before else 2)
    if span.startswith("month"):
        return DayMention(None, place, after, DayDoubt.VAGUE)
    return dated(said.today - timedelta(days=min(count * _SPANS[span], _MOST_DAYS)), said.today, place, after)
