"""What a message asks of the plan that a lifter has, or wants changed in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.understanding.asked_for import asked_for
from bot.understanding.days.names import WEEKDAYS
from bot.understanding.facts import Equipment
from bot.understanding.lifts import lift_mentions
from bot.understanding.numbers import number_at, ordinal_at
from bot.understanding.plan.asked import DayNamed, LoadNamed, PlanChange, PlanQuestion, Turn, Wonder
from bot.understanding.plan.week import plan_lift
from bot.understanding.reading import Act, Reading
from bot.understanding.understand import understand
from bot.understanding.units import UNIT_WORDS
from bot.understanding.vocabulary import Mention, load_cues, load_table
from bot.understanding.words import Word

_DAYS_COUNTED: Final = frozenset({"day", "session", "workout"})
_THRUSTS: Final = frozenset({"hip_thrust", "glute_bridge"})
_COUNTED: Final = frozenset({"day", "days", "x", "times"})
_DENIALS: Final = frozenset({"dont", "not", "never", "wont"})
_PAIR: Final = 2
_REACH: Final = 3
"""Words from "drop" to the lift that goes."""
_LEAD: Final = 3
"""Words that may stand before a question: "ok and so"."""
_SHORT: Final = 12
"""Words of a message that is about the plan and nothing else."""
_JOINS: Final = frozenset({"and", "or", "&", "to", "then", ",", "/", ".", "?", "on", "for", "with", "please", "pls"})


def read_plan_talk(reading: Reading) -> PlanQuestion | PlanChange | None:
    """The question or the change that a message is to the lifter's plan; None if it is neither.

    Args:
        reading: the message; what it says of somebody else is not about the lifter's plan.
    """
    if not reading.words or not asked_for(reading).is_lifter:
        return None
    talk = _Talk(reading)
    return talk.change() or talk.question()


def read_plan_changes(reading: Reading) -> tuple[PlanChange, ...]:
    """Everything that a message wants changed in the plan, in its order: "2 days now, and no RDLs".

    Args:
        reading: the message.
    """
    told = [read_plan_talk(understand(reading.text[one.span.start : one.span.end])) for one in reading.clauses]
    found = tuple(one for one in told if isinstance(one, PlanChange))
    whole = read_plan_talk(reading)
    return found if len(found) > 1 else (whole,) if isinstance(whole, PlanChange) else found


def weekdays_named(reading: Reading) -> tuple[int, ...]:
    """The days of the week that a message names, 0 for Monday, each once, in the order of the week."""
    named = (day.weekday for day in _Talk(reading).days)
    return tuple(sorted({day for day in named if day is not None}))


class _Talk:
    """One message with its cues, lifts and days."""

    def __init__(self, reading: Reading) -> None:
        self.words = reading.words
        self.kit = next((one.id for one in reading.of(Equipment)), "")
        self.asks = reading.does(Act.ASKS)
        mentions = lift_mentions(self.words)
        self.thrusts = [one for one in mentions if one.lift.group in _THRUSTS]
        self.lifts = [(one, named) for one in mentions if (named := plan_lift(one))]
        self.days = tuple(day for _, day in self._days())

    def change(self) -> PlanChange | None:
        """The wished change; None if there is none."""
        if self.kit and self._has("news") and not self.asks and len(self.words) <= _SHORT:
            return PlanChange(Turn.KIT, kit=self.kit)
        return self._thrusts_changed() or self._lifts_changed() or self._days_changed()

    def question(self) -> PlanQuestion | None:
        """The question; None if there is none."""
        return self._about_a_day() or self._about_all()

    def _cue(self, name: str, *, first: int = 0) -> Mention | None:
        """Where a cue stands for the first time from a word on; None if it does not."""
        table = load_cues("plan_talk")[name]
        found = (table.longest_at(self.words, place) for place in range(first, len(self.words)))
        return next((one for one in found if one), None)

    def _has(self, *names: str) -> bool:
        return all(self._cue(name) for name in names)

    def _thrusts_changed(self) -> PlanChange | None:
        """More days with hip thrusts: "put them on all 3 days" where they are named."""
        if not self.thrusts or self.lifts or self._has("if") or self.days:
            return None
        number = self._number_of_days()
        more = self._has("every_day") or number
        return PlanChange(Turn.THRUST_DAYS, number=number) if more and self._has("put") else None

    def _lifts_changed(self) -> PlanChange | None:
        if not self.lifts or self.thrusts or self._has("if") or self._has("advice"):
            return None
        named = [id_ for _, id_ in self.lifts]
        first, second = named[0], next((id_ for id_ in named if id_ != named[0]), "")
        turned = self._cue("instead_of")
        if turned and any(mention.first < turned.first for mention, _ in self.lifts):
            return PlanChange(Turn.SWAP, second, first) if second else None
        if self._has("swap") or (turned and second):
            return PlanChange(Turn.SWAP, first, second)
        if self._has("dislike"):
            return PlanChange(Turn.SWAP, first, second)
        if self._has("instead") and not self._has("why"):
            return PlanChange(Turn.SWAP, second, first)
        if self._has("still"):
            return PlanChange(Turn.DROP, first)
        if self._has("why"):
            return None
        return next((PlanChange(turn, first) for turn in (Turn.DROP, Turn.ADD) if self._reaches(turn.value)), None)

    def _reaches(self, name: str) -> bool:
        """Return True if a cue stands close before a lift, and is not denied itself."""
        cue = self._cue(name)
        close = cue and any(0 <= mention.first - cue.after <= _REACH for mention, _ in self.lifts)
        return bool(cue and close and not self._is_denied(cue))

    def _is_denied(self, cue: Mention) -> bool:
        """Return True for "don't drop", "no need to add"."""
        return any(word.text in _DENIALS for word in self.words[max(cue.first - _LEAD, 0) : cue.first])

    def _days_changed(self) -> PlanChange | None:
        if self.lifts or self._has("if"):
            return None
        weekdays = [day for day in self.days if day.weekday is not None]
        if self._has("move") and len(self.days) == _PAIR and any(word.text == "to" for word in self.words):
            return PlanChange(Turn.MOVE, days=self.days)
        bare = all(day or word.text in _JOINS for day, word in self._by_word())
        wonders = self.asks and self._has("day_ok")
        if len(weekdays) >= _PAIR and (self._has("put_on") or bare) and not (wonders or self._has("cannot")):
            return PlanChange(Turn.WEEKDAYS, days=tuple(weekdays))
        number = self._number_of_days()
        if number and self._has("change_days") and not self._has("why"):
            return PlanChange(Turn.DAYS, number=number)
        return None

    def _about_a_day(self) -> PlanQuestion | None:
        if self._has("if_missed"):
            return PlanQuestion(Wonder.IF_MISSED)
        if self._has("cannot") and (self.days or self._has("this_week")) and not self.lifts:
            return PlanQuestion(Wonder.IF_MISSED if self._has("if") else Wonder.MISSES, self.days)
        if self.days and self.thrusts and (self._has("why") or self.asks) and self._has("none"):
            return PlanQuestion(Wonder.REASON, lift="hip_thrust")
        if not self.days or self._has("why"):
            return None
        if self._has("day_ok") and self.asks and any(day.weekday is not None for day in self.days):
            return PlanQuestion(Wonder.DAY_FITS, self._asked_first())
        plain = self.asks and not self.lifts and not self.thrusts and len(self.words) <= _SHORT
        if self._has("what") and (self._has("do_on") or plain):
            return PlanQuestion(Wonder.ON_DAY, self.days)
        return None

    def _asked_first(self) -> tuple[DayNamed, ...]:
        """The days, the one first that stands close before "ok"."""
        cue = self._cue("day_ok")
        before = [day for (first, _), day in self._days() if day.weekday is not None and cue and first < cue.first]
        asked = before[-1:]
        return (*asked, *(day for day in self.days if day not in asked))

    def _about_all(self) -> PlanQuestion | None:
        if self._is_reason():
            named = [id_ for _, id_ in self.lifts] + ["hip_thrust" for _ in self.thrusts]
            return PlanQuestion(Wonder.REASON, lift=next(iter(named), ""))
        if self._begins_with("which_days", _SHORT):
            return PlanQuestion(Wonder.DAYS)
        if self._has("weight", "begin_with"):
            return PlanQuestion(Wonder.WEIGHT, load=self._load())
        if self._begins_with("how_long", _SHORT) and self._has("keep_to") and not self._has("of_a_study"):
            return PlanQuestion(Wonder.HOW_LONG)
        if self._has("list") and len(self.words) <= _SHORT:
            return PlanQuestion(Wonder.LIST)
        if self._has("show", "again", "plan") and not self._has("new") and len(self.words) <= _SHORT:
            return PlanQuestion(Wonder.AGAIN)
        return None

    def _begins_with(self, name: str, most: int) -> bool:
        """Return True if a cue opens a message of few words; an "ok so" may stand before it."""
        cue = self._cue(name)
        return cue is not None and cue.first <= _LEAD and len(self.words) <= most

    def _is_reason(self) -> bool:
        """Return True for a "why" about a lift, the days or the sets, with no word beside these."""
        cue = self._cue("why")
        if (
            cue is None
            or cue.first > _LEAD
            or not (self.lifts or self.thrusts or self._number_of_days() or self._cue("plan"))
        ):
            return False
        if self.words[cue.first].text in ("what", "whats") and self.words[cue.after - 1].text in ("are", "is"):
            return False
        named = {place for one in (*(m for m, _ in self.lifts), *self.thrusts) for place in range(one.first, one.after)}
        filler = load_cues("plan_talk")["filler"]
        rest = [word for place, word in enumerate(self.words) if place not in named and place >= cue.after]
        plain = (not word.text.isalnum() or word.is_number or filler.meaning(word.text) for word in rest)
        return all(plain) or any(word.text in ("plan", "program") for word in rest)

    def _number_of_days(self) -> int:
        """The number of days a week that is spoken of; 0 for none."""
        for place, word in enumerate(self.words[:-1]):
            found = number_at(self.words, place)
            if found and found.after < len(self.words) and self.words[found.after].text in _COUNTED:
                return int(found.value)
            if word.text in ("once", "twice") and self.words[place + 1].text in ("a", "per"):
                return 1 if word.text == "once" else 2
        return 0

    def _load(self) -> LoadNamed | None:
        """The load that is said to be used, with the reps behind it or before it."""
        for place in range(len(self.words)):
            found = number_at(self.words, place)
            unit = self.words[found.after].text if found and found.after < len(self.words) else ""
            if found and unit in UNIT_WORDS:
                return LoadNamed(found.value, UNIT_WORDS[unit], self._reps(found.after + 1))
        return None

    def _reps(self, first: int) -> int | None:
        """The reps of "90 kg for 10", "90 kg x 10"."""
        place = first + 1
        if place < len(self.words) and self.words[first].text in ("for", "x"):
            found = number_at(self.words, place)
            return int(found.value) if found else None
        return None

    def _days(self) -> Iterator[tuple[tuple[int, int], DayNamed]]:
        """The days that are named, each with the places of its words."""
        table = load_table("often")
        for place, word in enumerate(self.words):
            mention = table.longest_at(self.words, place)
            if mention and mention.id in WEEKDAYS and mention.after == place + 1:
                yield (place, place + 1), DayNamed(WEEKDAYS.index(mention.id))
            behind = place + 1 < len(self.words)
            counted = ordinal_at(self.words, place)
            if behind and word.text == "day" and (found := number_at(self.words, place + 1)):
                yield (place, found.after), DayNamed(number=int(found.value))
            elif counted and counted[1] < len(self.words) and self.words[counted[1]].text in _DAYS_COUNTED:
                yield (place, counted[1] + 1), DayNamed(number=counted[0])

    def _by_word(self) -> list[tuple[bool, Word]]:
        inside = {place for (first, after), _ in self._days() for place in range(first, after)}
        return [(place in inside, word) for place, word in enumerate(self.words)]
