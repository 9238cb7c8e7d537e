"""Days by talk: "yesterday", "on Monday", "3 days ago", "20 Nov", "11/20", "14.3.", "the 23rd"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Final

from bot.understanding.numbers import number_at
from bot.understanding.vocabulary import load_table
from bot.understanding.words import Word

LONGEST_AGO: Final = timedelta(days=365)
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NOT_THAT_DAY: Final = frozenset(
    "than since missed skipped every until before as skip miss after each sore til till".split()
)
_ORDINAL_ENDS: Final = frozenset({"st", "nd", "rd", "th"})
_SPANS: Final = {"day": 1, "days": 1, "week": 7, "weeks": 7, "wk": 7, "wks": 7, "fortnight": 14, "fortnights": 14}
_LONG_SPANS: Final = {"month": 30, "months": 30, "year": 366, "years": 366}
_OF_A_LOG: Final = frozenset(
    "session sessions workout workouts training log logs numbers sets thrusts ht this these those it mine is are was "
    "were : thrust".split()
)


class DayDoubt(Enum):
    """Why it is not clear which day is meant."""

    VAGUE = "vague"
    """No day is named, or one of several."""
    FUTURE = "future"
    LONG_AGO = "long_ago"
    NO_SUCH_DAY = "no_such_day"


@dataclass(frozen=True, slots=True)
class DayMention:
    """Words that name a day.

    Attributes:
        day: None if it is not clear.
        first: place of the first word.
        after: place of the word behind the last.
        doubt: why it is not clear; None if it is.
        days: those that it may be, oldest first.
        of_session: sets can be told of it; "sore from Friday" names a day and no session.
    """

    day: date | None
    first: int
    after: int
    doubt: DayDoubt | None = None
    days: tuple[date, ...] = ()
    of_session: bool = True


def day_mentions(words: Sequence[Word], today: date) -> list[DayMention]:
    """The days that a message names, from left to right.

    Args:
        words: of the message.
        today: the lifter's own date.
    """
    reader = _Days(words, today)
    found: list[DayMention] = []
    place = 0
    while place < len(words):
        mention = reader.at(place)
        if mention is not None:
            found.append(mention)
        place = mention.after if mention else place + 1
    return _either(found, words)


def _either(found: Sequence[DayMention], words: Sequence[Word]) -> list[DayMention]:
    """The mentions with "yesterday or Friday" made one that may be either."""
    kept: list[DayMention] = []
    for mention in found:
        before = kept[-1] if kept else None
        between = [word.text for word in words[before.after : mention.first]] if before else []
        if before is not None and between in (["or"], ["or", "on"]) and before.day and mention.day:
            days = tuple(sorted({before.day, mention.day}))
            kept[-1] = DayMention(None, before.first, mention.after, DayDoubt.VAGUE, days)
        else:
            kept.append(mention)
    return kept


class _Days:
    def __init__(self, words: Sequence[Word], today: date) -> None:
        self.words = words
        self.texts = [word.text for word in words]
        self.today = today
        self.table = load_table("days")

    def at(self, place: int) -> DayMention | None:
        word = self.words[place]
        if word.is_number:
            return self._numeric(place) or self._ago(place)
        if word.text in ("a", "one", "two", "three", "four", "five", "six", "couple"):
            ago = self._ago(place)
            if ago is not None:
                return ago
        if word.text == "before" and place + 1 < len(self.words):
            return self._ago(place + 1, first=place)
        if word.text == "on" and self._text(place + 1) == "the" and self._ordinal(place + 2) is not None:
            return self._of_month(place)
        if word.text in ("the", "on") and self._ordinal(place + 1) is not None:
            return self._of_month(place)
        said = self.table.longest_at(self.words, place)
        if word.text in ("last", "previous", "prev") and self._text(place + 1) in ("week", "wk"):
            return self._weekday_of_last_week(place) or (self._mention(said.id, place, said.after) if said else None)
        if said is None:
            return None
        if said.id.startswith("month_"):
            return self._month_first(place, int(said.id[6:]), said.after)
        weekday = said.id.removeprefix("short_")
        if weekday in _WEEKDAYS:
            return self._weekday(place, said.after, _WEEKDAYS.index(weekday), short=said.id != weekday)
        return self._mention(said.id, place, said.after)

    # ---- by name

    def _mention(self, id_: str, first: int, after: int) -> DayMention:
        before = self._text(first - 1)
        counts = before not in ("as", "than", "from")
        if id_ == "future":
            return DayMention(None, first, after, DayDoubt.FUTURE, of_session=counts)
        if id_ == "vague":
            return DayMention(None, first, after, DayDoubt.VAGUE, of_session=counts)
        back = int(id_.removeprefix("back_"))
        counts = before not in _NOT_THAT_DAY and before != "not" and (before != "from" or self._is_of_log(first - 1))
        return DayMention(self.today - timedelta(days=back), first, after, of_session=counts)

    def _weekday(self, place: int, after: int, weekday: int, *, short: bool) -> DayMention | None:
        before, behind = self._text(place - 1), self._text(after)
        if short and not self._short_counts(place, after, before, behind):
            return None
        first = place
        back = (self.today.weekday() - weekday) % 7
        counts = before not in _NOT_THAT_DAY and (before != "from" or self._is_of_log(place - 1))
        texts = self.texts[after : after + 5]
        if texts[:2] == ["before", "last"]:
            return self._dated(self.today - timedelta(days=back + 7 + (0 if back else 7)), first, after + 2)
        for link in (["of", "the"], ["of"], ["in"], ["from"], []):
            at = len(link)
            last = texts[:at] == link and texts[at : at + 1] in (["last"], ["previous"], ["prev"])
            if last and texts[at + 1 : at + 2] in (["week"], ["wk"]):
                return self._of_last_week(weekday, first, after + at + 2)
        if before in ("next", "coming"):
            return DayMention(None, place - 1, after, DayDoubt.FUTURE)
        last = before in ("last", "past") or behind in ("last", "gone")
        if before in ("last", "past", "this"):
            first -= 1
        if behind in ("last", "gone"):
            after += 1
        if back == 0 and last:
            return self._dated(self.today - timedelta(days=7), first, after)
        if before in ("a", "any", "every"):
            counts = False
        if back == 0 or (back == 1 and before == "last"):
            days = (self.today - timedelta(days=back + 7), self.today - timedelta(days=back))
            return DayMention(None, first, after, DayDoubt.VAGUE, days, of_session=counts)
        return DayMention(self.today - timedelta(days=back), first, after, of_session=counts)

    def _short_counts(self, place: int, after: int, before: str, behind: str) -> bool:
        """Short names of days are words as well ("sat down"), so they count where a day would stand."""
        if behind in ("in", "on", "down", "around", "there", "out", "up"):
            return False
        leads = before in ("", "\n", "on", "last", "this", "for", "from", "next", "-", "*", "#", ",", ";", ".")
        ends = behind in ("", ",", ".", ";", ":", "\n", ")", "last") or self._is_number(after)
        return (leads and before != "") or ends or (place == 0 and behind not in ("x",))

    def _weekday_of_last_week(self, place: int) -> DayMention | None:
        at = place + 2
        at += self._text(at) == ","
        at += self._text(at) == "on"
        said = self.table.longest_at(self.words, at) if at < len(self.words) else None
        if said is None or said.id.removeprefix("short_") not in _WEEKDAYS:
            return None
        return self._of_last_week(_WEEKDAYS.index(said.id.removeprefix("short_")), place, said.after)

    def _of_last_week(self, weekday: int, first: int, after: int) -> DayMention:
        """A weekday of the week before. Weeks begin on Monday or on Sunday: where that matters, it is asked."""
        today = self.today
        from_monday = today - timedelta(days=today.weekday() + 7 - weekday)
        from_sunday = today - timedelta(days=(today.weekday() + 1) % 7 + 7 - (weekday + 1) % 7)
        if from_monday != from_sunday:
            days = tuple(sorted((from_monday, from_sunday)))
            return DayMention(None, first, after, DayDoubt.VAGUE, days)
        return DayMention(from_monday, first, after)

    def _ago(self, place: int, *, first: int | None = None) -> DayMention | None:
        """ "3 days ago", "a fortnight ago", "before 2 days"."""
        at = place
        if self._text(at) == "a" and self._text(at + 1) == "couple":
            at += 1
        number = number_at(self.words, at)
        count = int(number.value) if number else {"a": 1, "couple": 2}.get(self._text(at), 0)
        at = number.after if number else at + 1
        at += self._text(at) == "of"
        span = self._text(at)
        if not count or span not in {**_SPANS, **_LONG_SPANS}:
            return None
        behind = self._text(at + 1)
        if first is None and behind not in ("ago", "back", "earlier", "prior"):
            return None
        after = at + (1 if first is not None else 2)
        start = place if first is None else first
        if span.startswith("month"):
            return DayMention(None, start, after, DayDoubt.VAGUE)
        days = min(count * {**_SPANS, **_LONG_SPANS}[span], 4000)
        return self._dated(self.today - timedelta(days=days), start, after)

    # ---- by numbers

    def _numeric(self, place: int) -> DayMention | None:
        text = self.texts[place]
        if len(text) == 4 and text.isdigit() and self._text(place + 1) in ("-", "/", "."):
            return self._iso(place)
        if "." in text or self._text(place + 1) == ".":
            dotted = self._dotted(place)
            if dotted is not None:
                return dotted
        if self._text(place + 1) == "/" and self.words[place + 1].glued:
            return self._slashed(place)
        if self._ordinal(place) is not None or text.isdigit():
            return self._day_and_month(place)
        return None

    def _iso(self, place: int) -> DayMention | None:
        sign = self._text(place + 1)
        month, day = self._text(place + 2), self._text(place + 4)
        if sign == "." or self._text(place + 3) != sign or not (_is_short(month) and _is_short(day)):
            return None
        if not self.texts[place].startswith("20"):
            return None
        return self._of_numbers(int(self.texts[place]), int(month), int(day), place, place + 5)

    def _dotted(self, place: int) -> DayMention | None:
        """ "20.11.2026", "20.11.", "14.3."; the dot behind the month tells a date from a weight."""
        text = self.texts[place]
        day, dot, month = text.partition(".")
        after = place + 1
        if (
            not dot
            or self._text(after) != "."
            or not self.words[after].glued
            or not (_is_short(day) and _is_short(month))
        ):
            return None
        if not 1 <= int(month) <= 12 or not 1 <= int(day) <= 31:
            return None
        before = self._text(place - 1)
        after += 1
        if after < len(self.words) and self.words[after].glued and self._text(after).isdigit():
            year = self._text(after)
            if len(year) in (2, 4):
                return self._of_numbers(_year(year), int(month), int(day), place, after + 1)
            return None
        if before in ("@", "at", "x", "rpe", "rir", "with", "of"):
            return None
        starts = before in ("", "\n", "on", "from", "for", "am", "vom", ":", ",", "-") or before in _short_days()
        if not (starts or len(month) == 2) or self._is_unit(after):
            return None
        return self._latest(int(month), int(day), place, after)

    def _slashed(self, place: int) -> DayMention | None:
        first, second = self.texts[place], self._text(place + 2)
        if not (_is_short(first) and _is_short(second)) or not self.words[place + 2].glued:
            return None
        after = place + 3
        year = ""
        if self._text(after) == "/" and self.words[after].glued and self._text(after + 1).isdigit():
            year = self._text(after + 1)
            after += 2
            if len(year) not in (2, 4) or abs(_year(year) - self.today.year) > 15:
                return None
            heads = self._text(place - 1) in ("", "\n") and not self._is_number(after)
            sure = heads and max(int(first), int(second)) > 12
            if len(year) == 2 and abs(_year(year) - self.today.year) > 1 and not sure:
                return None
        elif not self._stands_as_date(place, after):
            return None
        one, two = int(first), int(second)
        if not year:
            pairs = {self._latest_day(two, one), self._latest_day(one, two)}
        else:
            pairs = {_date(_year(year), two, one), _date(_year(year), one, two)}
        known = sorted(day for day in pairs if day)
        if not known:
            return DayMention(None, place, after, DayDoubt.NO_SUCH_DAY) if year else None
        days = [day for day in known if day <= self.today and self.today - day <= LONGEST_AGO]
        if len(days) > 1:
            return DayMention(None, place, after, DayDoubt.VAGUE, tuple(days))
        return self._dated(days[0] if days else known[0], place, after)

    def _stands_as_date(self, place: int, after: int) -> bool:
        """Whether "11/20" is a date: it begins a line or stands behind "on", and no set stands by it."""
        before, behind = self._text(place - 1), self._text(after)
        if behind == "-" and before in ("", "\n", ",") and self._text(after + 1).isalpha():
            return self._sets_beside(after)
        if behind in ("/", "x", "*", "@", "kg", "lb", "lbs", "reps", "rep", "effort", "at", "rpe", "on", "-"):
            return False
        if before in ("on", "for", "from", "date", "dated"):
            return True
        if before == "(" and behind == ")":
            return self._sets_beside(0)
        if behind == ":" and before.isalpha():
            return self._sets_beside(after)
        heads = before == "." and behind.isalpha()
        if (heads or before in ("", "\n", "(", "#", "-", ";")) and not (
            before == "-" and place > 1 and self._text(place - 2) != "\n"
        ):
            return self._sets_beside(after)
        return False

    def _sets_beside(self, after: int) -> bool:
        texts = self.texts[after : after + 25]
        return any(t in ("x", "*", "sets", "set", "reps", "same") for t in texts)

    def _day_and_month(self, place: int) -> DayMention | None:
        """ "20 November", "20th of Nov 2026"."""
        end = self._ordinal(place) or place + 1
        day = self.texts[place]
        at = end + (self._text(end) in ("of", ".", "-")) if end < len(self.words) else end
        at += self._text(at) == "of"
        said = self.table.longest_at(self.words, at) if at < len(self.words) else None
        if said is None or not said.id.startswith("month_") or not _is_short(day):
            return self._of_month(place) if self._ordinal(place) is not None else None
        if self._text(at) == "may" and self._text(said.after) in ("be", "have", "need"):
            return None
        return self._with_year(int(said.id[6:]), int(day), place, said.after)

    def _month_first(self, place: int, month: int, after: int) -> DayMention | None:
        after += self._text(after) == "."
        after += self._text(after) == "the"
        day = self._text(after)
        if not _is_short(day) or self._text(after + 1) in ("x", "*", "sets", "reps", "kg", "lb", "lbs"):
            return None
        return self._with_year(month, int(day), place, self._ordinal(after) or after + 1)

    def _with_year(self, month: int, day: int, first: int, after: int) -> DayMention | None:
        at = after + (self._text(after) == ",")
        year = self._text(at)
        if len(year) == 4 and year.isdigit() and year.startswith("20"):
            return self._of_numbers(int(year), month, day, first, at + 1)
        return self._latest(month, day, first, after)

    def _of_month(self, place: int) -> DayMention | None:
        """ "On the 20th": the latest day with that number."""
        start = place
        lead = self.texts[place] if not self.words[place].is_number else ""
        while self._text(place) in ("on", "the"):
            place += 1
        end = self._ordinal(place)
        if end is None:
            return None
        before = self._text(start - 1)
        dated = (
            lead in ("on", "the") and before in ("", "\n", "on", "for", "from", "dated", ".", ",", ";")
        ) or lead == "on"
        day = int(self.texts[place])
        if self._text(end) in ("set", "one", "rep") or not (dated or (not lead and before in ("", "\n"))):
            return None
        if day <= 5 and before not in ("", "\n") and not (lead == "on" and self._is_unit(start - 1)):
            return None
        month = self.today.replace(day=1)
        if day > self.today.day:
            month = (month - timedelta(days=1)).replace(day=1)
        return self._of_numbers(month.year, month.month, day, start, end)

    # ---- checked

    def _of_numbers(self, year: int, month: int, day: int, first: int, after: int) -> DayMention:
        found = _date(year, month, day)
        if found is None:
            return DayMention(None, first, after, DayDoubt.NO_SUCH_DAY)
        return self._dated(found, first, after)

    def _latest(self, month: int, day: int, first: int, after: int) -> DayMention:
        found = self._latest_day(month, day)
        if found is None:
            return DayMention(None, first, after, DayDoubt.NO_SUCH_DAY)
        return self._dated(found, first, after)

    def _latest_day(self, month: int, day: int) -> date | None:
        this = _date(self.today.year, month, day)
        return _date(self.today.year - 1, month, day) if this is None or this > self.today else this

    def _dated(self, day: date, first: int, after: int) -> DayMention:
        if day > self.today:
            return DayMention(None, first, after, DayDoubt.FUTURE, (day,))
        if self.today - day > LONGEST_AGO:
            return DayMention(None, first, after, DayDoubt.LONG_AGO, (day,))
        return DayMention(day, first, after)

    # ---- words

    def _ordinal(self, place: int) -> int | None:
        """The place behind "23rd"; None if there is none."""
        if not self._is_number(place) or not _is_short(self.texts[place]) or not 1 <= int(self.texts[place]) <= 31:
            return None
        behind = place + 1 < len(self.words) and self.words[place + 1].glued and self.texts[place + 1] in _ORDINAL_ENDS
        return place + 2 if behind else None

    def _is_of_log(self, place: int) -> bool:
        """Whether "from" tells where a log is from: "my session from Friday", not "sore from Friday"."""
        before = self._text(place - 1)
        return before in ("", "\n") or before in _OF_A_LOG

    def _is_unit(self, place: int) -> bool:
        return self._text(place) in ("kg", "kgs", "lb", "lbs", "x", "reps")

    def _is_number(self, place: int) -> bool:
        return 0 <= place < len(self.words) and self.words[place].is_number

    def _text(self, place: int) -> str:
        return self.texts[place] if 0 <= place < len(self.texts) else ""


def _short_days() -> frozenset[str]:
    return frozenset("mon tue tues wed thu thur thurs fri sat sun".split())


def _is_short(text: str) -> bool:
    return text.isdigit() and 1 <= len(text) <= 2


def _year(text: str) -> int:
    return int(text) % 100 + 2000 if len(text) == 2 else int(text)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
