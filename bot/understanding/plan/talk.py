"""What a message asks of the plan that a lifter has, or wants changed in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from bot.understanding.asked_for import asked_for
from bot.understanding.plan.asked import (
    LIKELY,
    NOTHING_MEANT,
    SURE,
    DayNamed,
    Meant,
    PlanChange,
    PlanQuestion,
    Turn,
    Wonder,
)
from bot.understanding.plan.meant import plan_talk_meant, sets_wished
from bot.understanding.plan.named import Named
from bot.understanding.reading import Reading
from bot.understanding.understand import understand
from bot.understanding.vocabulary import Mention, load_cues
from bot.understanding.words import Word

_DENIALS: Final = frozenset({"dont", "not", "never", "wont"})
_JOINTS: Final = frozenset({"and", "&", "plus"})
_PAIR: Final = 2
_REACH: Final = 3
"""Words from "drop" to the lift that goes."""
_LEAD: Final = 3
"""Words that may stand before a question: "ok and so"."""
_SHORT: Final = 12
"""Words of a message that is about the plan and nothing else."""
_JOINS: Final = frozenset({"and", "or", "&", "to", "then", ",", "/", ".", "?", "on", "for", "with", "please", "pls"})


def read_plan_talk(reading: Reading, meant: Meant = NOTHING_MEANT) -> PlanQuestion | PlanChange | None:
    """The question or the change that a message is to the lifter's plan; None if it is neither.

    Args:
        reading: the message; what it says of somebody else is not about the lifter's plan.
        meant: what it wants of a plan by its meaning.
    """
    if not reading.words or not asked_for(reading).is_lifter:
        return None
    talk = _Talk(reading)
    former = talk.former()
    if former is not None:
        return former
    by_words = talk.change() or talk.question()
    by_meaning = plan_talk_meant(reading, meant.act)
    if by_meaning is None or meant.likelihood < LIKELY or _kind(by_words) is _kind(by_meaning):
        return by_words
    if meant.near and meant.likelihood >= SURE:
        return by_meaning
    return by_words or (by_meaning if meant.near else None)


def read_plan_changes(reading: Reading, meant: Meant = NOTHING_MEANT) -> tuple[PlanChange, ...]:
    """Everything that a message wants changed in the plan, in its order: "2 days now, no RDLs and one more set"."""
    whole = read_plan_talk(reading, meant)
    if isinstance(whole, PlanQuestion) and meant.likelihood >= SURE:
        return ()
    told: list[PlanChange] = []
    beside: list[PlanChange] = []
    for clause in reading.clauses:
        alone = understand(reading.text[clause.span.start : clause.span.end])
        parts = [understand(part) for part in _parts(alone)]
        each = [one for one in _each(parts) if one] if len(parts) > 1 else []
        as_a_whole = read_plan_talk(alone)
        told += each if len(each) > 1 else [as_a_whole] if isinstance(as_a_whole, PlanChange) else each
        number = Named(alone).number_of_days
        if number and as_a_whole is None and not each and len(alone.words) <= _REACH:
            beside.append(PlanChange(Turn.DAYS, number=number))
    if beside and isinstance(whole, PlanChange) and whole.turn is not Turn.DAYS:
        return (*beside, *(told or [whole]))  # "2 days now" is a wish where another one stands beside it
    return tuple(told) if len(told) > 1 else (whole,) if isinstance(whole, PlanChange) else tuple(told)


def _parts(clause: Reading) -> list[str]:
    """What stands between the "and"s of a clause, which may be a wish each."""
    joints = [word for word in clause.words if word.text in _JOINTS]
    starts, ends = [0, *(word.end for word in joints)], [*(word.start for word in joints), len(clause.text)]
    return [clause.text[start:end] for start, end in zip(starts, ends, strict=True)]


def _each(parts: Sequence[Reading]) -> Iterator[PlanChange | None]:
    """The wish of each part; a lift alone goes the way of the one before it: "drop the RDLs and lunges"."""
    before: PlanChange | None = None
    for part in parts:
        told, named = read_plan_talk(part), Named(part)
        of_sets = not told and not named.lifts and any(word.text in ("set", "sets") for word in part.words)
        change = told if isinstance(told, PlanChange) else sets_wished(named) if of_sets else None
        goes_on = change is None and before is not None and before.turn in (Turn.DROP, Turn.ADD)
        if before is not None and goes_on and len(named.lifts) == 1 and len(part.words) <= _REACH:
            change = PlanChange(before.turn, named.lifts[0][1])
        before = change
        yield change


def _kind(told: PlanQuestion | PlanChange | None) -> Wonder | Turn | None:
    return told.about if isinstance(told, PlanQuestion) else told.turn if told else None


class _Talk(Named):
    """One message with its cues."""

    def change(self) -> PlanChange | None:
        """The wished change; None if there is none."""
        if self.kit and self._has("news") and not self.asks and len(self.words) <= _SHORT:
            return PlanChange(Turn.KIT, kit=self.kit)
        return self._thrusts_changed() or self._lifts_changed() or self._days_changed() or self._day_shortened()

    def former(self) -> PlanQuestion | PlanChange | None:
        """The plan before this one, asked for or wanted back; None if the message says nothing of it."""
        if not self._has("former") or len(self.words) > _SHORT:
            return None
        if self._has("go_back") and not (self.asks and self._has("if")):
            return PlanChange(Turn.BACK)
        return PlanQuestion(Wonder.BEFORE) if self.asks or self._has("show") else None

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
        number = self.number_of_days
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
        turns = (turn for turn in (Turn.DROP, Turn.ADD) if self._reaches(turn.value))
        return next(
            (PlanChange(turn, first) for turn in turns), PlanChange(Turn.ADD, first) if self._puts_in() else None
        )

    def _puts_in(self) -> bool:
        """Return True for "put my deadlifts in", "stick lunges in on friday"."""
        behind = self.lifts[0][0].after
        return self._reaches("put_in") and behind < len(self.words) and self.words[behind].text in ("in", "into")

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
        if len(self.days) == _PAIR and (moved := self._moved()):
            return PlanChange(Turn.MOVE, days=moved)
        bare = all(day or word.text in _JOINS for day, word in self._by_word())
        wonders = self.asks and self._has("day_ok")
        if len(self.weekdays) >= _PAIR and (self._has("put_on") or bare) and not (wonders or self._has("cannot")):
            return PlanChange(Turn.WEEKDAYS, days=self.weekdays)
        number = self.number_of_days
        if number and self._has("change_days") and not self._has("why"):
            return PlanChange(Turn.DAYS, number=number)
        return None

    def _moved(self) -> tuple[DayNamed, ...]:
        """The day that is given up of two, and the one in its place; none where neither is."""
        if self._has("move") and any(word.text == "to" for word in self.words):
            return self.days
        turned, given_up, (first, _) = self._cue("instead_of"), self._cue("give_up"), self.days_placed[0][0]
        if turned and first < turned.first:
            return self.days[::-1]
        return self.days if self._has("instead") and given_up and given_up.after == first else ()

    def _day_shortened(self) -> PlanChange | None:
        """A named day that is to take less: fewer sets of hip thrusts, as far as that day has them."""
        if not self.days or self.asks or not self._has("shorter_day"):
            return None
        return PlanChange(Turn.SETS, more=-1, days=self.days)

    def _about_a_day(self) -> PlanQuestion | None:
        if self._has("if_missed"):
            return PlanQuestion(Wonder.IF_MISSED)
        if self._has("cannot") and (self.days or self._has("this_week")) and not self.lifts:
            return PlanQuestion(Wonder.IF_MISSED if self._has("if") else Wonder.MISSES, self.days)
        if self.days and self.thrusts and (self._has("why") or self.asks) and self._has("none"):
            return PlanQuestion(Wonder.REASON, lift="hip_thrust")
        asks_ahead = self._has("what", "lies_ahead") and len(self.words) <= _SHORT and not self.lifts
        if self.ahead and asks_ahead and not self.days and not self._has("why"):
            return PlanQuestion(Wonder.ON_DAY, self.ahead)
        if not self.days or self._has("why"):
            return None
        if self._has("day_ok") and self.asks and self.weekdays:
            return PlanQuestion(Wonder.DAY_FITS, self._asked_first())
        plain = self.asks and not self.lifts and not self.thrusts and len(self.words) <= _SHORT
        if self._has("what") and (self._has("do_on") or plain):
            return PlanQuestion(Wonder.ON_DAY, self.days)
        return None

    def _asked_first(self) -> tuple[DayNamed, ...]:
        """The days, the one first that stands close before "ok"."""
        cue = self._cue("day_ok")
        before = [day for (first, _), day in self.days_placed if day.weekday is not None and cue and first < cue.first]
        asked = before[-1:]
        return (*asked, *(day for day in self.days if day not in asked))

    def _about_all(self) -> PlanQuestion | None:
        if self._is_reason():
            named = [id_ for _, id_ in self.lifts] + ["hip_thrust" for _ in self.thrusts]
            return PlanQuestion(Wonder.REASON, lift=next(iter(named), ""))
        if self._begins_with("which_days", _SHORT):
            return PlanQuestion(Wonder.DAYS)
        if self._has("weight", "begin_with"):
            return PlanQuestion(Wonder.WEIGHT, load=self.load())
        if self._begins_with("how_long", _SHORT) and self._has("keep_to") and not self._has("of_a_study"):
            return PlanQuestion(Wonder.HOW_LONG)
        beside = self.asks and self._has("beside", "in_plan")
        if (self._has("list") or beside) and len(self.words) <= _SHORT:
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
            or not (self.lifts or self.thrusts or self.number_of_days or self._cue("plan"))
        ):
            return False
        if self.words[cue.first].text in ("what", "whats") and self.words[cue.after - 1].text in ("are", "is"):
            return False
        named = {place for one in (*(m for m, _ in self.lifts), *self.thrusts) for place in range(one.first, one.after)}
        filler = load_cues("plan_talk")["filler"]
        rest = [word for place, word in enumerate(self.words) if place not in named and place >= cue.after]
        plain = (not word.text.isalnum() or word.is_number or filler.meaning(word.text) for word in rest)
        return all(plain) or any(word.text in ("plan", "program") for word in rest)

    def _by_word(self) -> list[tuple[bool, Word]]:
        inside = {place for (first, after), _ in self.days_placed for place in range(first, after)}
        return [(place in inside, word) for place, word in enumerate(self.words)]
