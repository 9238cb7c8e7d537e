"""Read what a lifter writes about training into drafts of sessions."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Final

from bot.understanding.days import DayDoubt, DayMention, day_mentions
from bot.understanding.lifts import HIP_THRUST, LiftMention, lift_mentions, lift_table
from bot.understanding.logs.checks import between_numbers, tells_sides_apart
from bot.understanding.logs.clause_reader import QUANTITIES, Clauses
from bot.understanding.logs.clauses import without_remarks
from bot.understanding.logs.day_told import listed_days
from bot.understanding.logs.draft import MOST_SESSIONS, MOST_SETS_IN_ALL, Ask, Draft, LogReading, Question, Why
from bot.understanding.logs.drafting import Drafting
from bot.understanding.logs.likewise import leans_on_last, like_last, with_part
from bot.understanding.logs.listed import is_to_come
from bot.understanding.logs.pasted_drafts import NOT_DONE, read_paste
from bot.understanding.logs.pasting import pasted_in
from bot.understanding.logs.segments import CUTS, Segment, parted_by_sets, segments_of
from bot.understanding.logs.shared import share_rounds, share_scheme, without_round_brackets
from bot.understanding.logs.tables import holds_csv
from bot.understanding.logs.told_again import with_sets_told_again
from bot.understanding.logs.unknown_lifts import UnknownLift, lift_words, qualified, unknown_lifts
from bot.understanding.logs.whose import others_in
from bot.understanding.quantities.asides import with_asides
from bot.understanding.quantities.choice import read_alike, ways_to_read
from bot.understanding.quantities.efforts import with_efforts
from bot.understanding.quantities.elements import elements_of
from bot.understanding.quantities.items import Item, items_of, with_figures
from bot.understanding.quantities.loads_said import with_loads
from bot.understanding.quantities.marks import ordinal_marks
from bot.understanding.quantities.pairs import with_pairs
from bot.understanding.spelling import spelled_words
from bot.understanding.units import UNIT_WORDS, Unit
from bot.understanding.vocabulary import load_table
from bot.understanding.words import LONGEST_MESSAGE, Kind

_ADDRESS: Final = re.compile(r"https?://\S+|~~[^~\n]+~~")
"""Apps put the address of a session under it, whose digits tell no set; what is struck through was not done."""
_MOST_NUMBERS: Final = 70
"""Numbers that are told of one lift; 20 sets with their loads, reps and efforts have fewer."""
_TOO_MUCH: Final = LogReading(question=Question(Ask.SMALLER_PORTIONS, Why.ABSURD))


@lru_cache(maxsize=64)  # a turn reads a message for each who may answer it
def read_log(text: str, *, today: date, unit: Unit | None = None, last: Draft | None = None) -> LogReading:
    """Read one message about training.

    Args:
        text: as the lifter wrote it, any length.
        today: the lifter's own date.
        unit: what bare numbers are in, if the lifter said so before.
        last: the session that "same as last time" means.

    Returns:
        Drafts, each complete or with questions, and a second reading if the message can be meant in two ways; or one
        question and no draft. Never raises.
    """
    if len(text) > LONGEST_MESSAGE:
        return _TOO_MUCH
    paste = pasted_in(text)
    if paste is not None:
        return read_paste(paste, lambda cell: _Log(cell, today, unit).reading(), today=today, unit=unit)
    if is_to_come(text):
        return NOT_DONE
    if holds_csv(text):
        return LogReading(question=Question(Ask.IMPORT, Why.UNCLEAR))
    return _Log(_ADDRESS.sub(lambda found: " " * len(found[0]), text), today, unit, last).reading()


_HELD: Final = {
    "dumbbell": frozenset("dumbbell dumbbells dumbell dumbells db dbs".split()),
    "kettlebell": frozenset("kettlebell kettlebells kb kbs".split()),
}


def _with_lifts(items: Sequence[Item], unknown: Sequence[UnknownLift]) -> list[Item]:
    """The items with the lifts of no table among them."""
    by_place = {one.item.first: one.item for one in unknown}
    named = {place for one in by_place.values() for place in range(one.first + 1, one.after)}
    return [by_place.get(item.first, item) for item in items if item.first not in named]


_SESSIONS: Final = frozenset({"session", "workout", "day", "week", "wk"})
_NO_LIFT_BEHIND: Final = frozenset("the a an on my off of to at with from feet".split())
"""Behind these a word such as "bench" is a thing."""
_GO_ON: Final = frozenset({"at", "with", "w", "and", "then", "using", "for"})
_LISTED: Final = frozenset({",", "and", "&", "/", "+"})
_AGAIN: Final = frozenset({"same", "likewise", "ditto"})
_HEIGHTS: Final = frozenset({"cm", "in", "inches", "°", "deg", "degrees"})


class _Log(Drafting):
    def __init__(self, text: str, today: date, unit: Unit | None, last: Draft | None = None) -> None:
        self.last = last
        super().__init__(text, spelled_words(text), today)
        self.unit = unit
        self.marks = ordinal_marks(self.words)
        marked = {mark.first for mark in self.marks}
        self.days = [day for day in day_mentions(self.words, today) if day.first not in marked]
        self.lifts = self._lifts()

    def reading(self) -> LogReading:
        items = self._items()
        same = self._like_last(items)
        if same is not None:
            return LogReading((same,))
        clauses = without_remarks(items, self.words, others_in(self.text, items, self.words))
        named = {m.first: m.lift for m in self.lifts if m.first not in clauses.left_out}
        unknown = unknown_lifts(clauses.items, self.words)
        chance = [one for one in unknown if named and not one.sure and self._is_chance(one, clauses.items)]
        unclear = [one.item for one in chance if between_numbers(clauses.items, one.item.first, one.item.after)]
        unknown = [one for one in unknown if one not in chance]
        named.update({one.item.first: one.lift for one in unknown})
        clauses.items = without_round_brackets(_with_lifts(clauses.items, unknown))
        unsure = {one.item.first for one in unknown if not one.sure}
        mentions = [mention for mention in self.days if mention.of_session and not self._gone(mention, clauses)]
        days = {mention.first: number for number, mention in enumerate(mentions)}
        segments = segments_of(clauses.items, named, days)
        told = [segment for segment in segments if segment.tells or segment.lift]
        if len(told) > 1:
            told = [segment for segment in told if not (segment.lift and segment.lift.hold)]
        if not any(segment.tells for segment in told):
            why = Why.OTHERS if clauses.others else Why.UNCLEAR if clauses.refused else Why.MISSING
            if clauses.refused or not told:
                return LogReading(question=Question(Ask.ANYTHING, why))
        share_rounds(told, self.words)
        share_scheme(told, self.words)
        told, untold = parted_by_sets(told)
        numbers = max(sum(item.what in QUANTITIES for item in segment.items) for segment in told)
        if self._several_sessions() or len(told) > MOST_SESSIONS or numbers > _MOST_NUMBERS:
            return _TOO_MUCH
        if len(told) > 1 and any(segment.stray for segment in told):
            return LogReading(question=Question(Ask.SMALLER_PORTIONS, Why.UNCLEAR))
        for segment in told:
            segment.items, segment.sides = tells_sides_apart(segment.items, self.words)
        unit = self._unit_of_all()
        elements = [elements_of(with_efforts(segment.items, self.words), self.words) for segment in told]
        ways = read_alike([ways_to_read(one) for one in elements])
        readings: list[list[Draft]] = []
        for segment, one, some in zip(told, elements, ways, strict=True):
            drafts = map(self._with_held_gear, self.drafts(segment, mentions, clauses, unit, one, some))
            readings.append(
                [self._asked_for_lift(draft, segment) if segment.named_at in unsure else draft for draft in drafts]
            )
        listed = listed_days(clauses.items, self.words, mentions)
        if listed and len({segment.day for segment in told}) == 1:
            # "3x10 on Monday and Wednesday"
            readings = [[replace(draft, doubts=(listed, *draft.doubts)) for draft in drafts] for drafts in readings]
        beside = [m for m in self.lifts if m.first in clauses.beside] if not named else []
        if beside:
            unclear = [*unclear, Item("lift", beside[0].first, beside[0].after)]
        for lift in (mention for mention in self.lifts if mention.first in named):
            first = qualified(self.words, lift.first)
            unclear += [Item("lift", first, lift.after)] if first < lift.first and self._is_free(first, unknown) else []
        unclear += [] if named or self.lifts else self._heads()[:1]
        if unclear:
            readings = [[self._asked_about(draft, unclear[0]) for draft in drafts] for drafts in readings]
        if untold:
            readings[0] = [replace(draft, left_out=untold) for draft in readings[0]]
        likeliest = tuple(drafts[0] for drafts in readings)
        if sum(len(draft.sets) for draft in likeliest) > MOST_SETS_IN_ALL:
            return _TOO_MUCH
        other = tuple(drafts[:2][-1] for drafts in readings)
        return LogReading(likeliest, other=other if other != likeliest else ())

    def _heads(self) -> list[Item]:
        """Words that may name a lift, though none was taken for one: "Bench is stuck at 52.5"."""
        parts = [Item("word", place, place + 1) for place in lift_words(self.words)]
        loose = [mention for mention in lift_mentions(self.words) if mention.loose]
        signs = (Kind.SIGN, Kind.LINE_BREAK)
        begins = [one for one in loose if not one.first or self.words[one.first - 1].kind in signs]
        return parts + [Item("lift", one.first, one.after) for one in begins]

    def _several_sessions(self) -> bool:
        """Whether a message counts its sessions, days or weeks: "session 1 … session 2"."""
        pairs = zip(self.words, self.words[1:], strict=False)
        numbered = {(one.text, two.text) for one, two in pairs if one.text in _SESSIONS and two.is_number}
        return len(numbered) > len({what for what, _ in numbered})

    def _is_chance(self, one: UnknownLift, items: Sequence[Item]) -> bool:
        """Whether unknown words stand in a clause that tells no sets of its own, in a message with known lifts."""
        at = next(i for i, item in enumerate(items) if item.first == one.item.first)
        start = next((i for i in range(at, 0, -1) if items[i - 1].what in CUTS), 0)
        end = next((i for i in range(at, len(items)) if items[i].what in CUTS), len(items))
        whats = {item.what for item in items[start:end]}
        short = [item.what for item in items[end : end + 2]] == ["stop", "number"] and items[end].glued
        tells = whats & QUANTITIES and whats & {"times", "sets", "reps"}
        return not short and ("lift" in whats or not tells)

    def _is_free(self, place: int, unknown: Sequence[UnknownLift]) -> bool:
        """Whether a word is a part of no day and of no lift of its own."""
        taken = [(day.first, day.after) for day in self.days] + [(one.item.first, one.item.after) for one in unknown]
        return not any(first <= place < after for first, after in taken)

    def _with_held_gear(self, draft: Draft) -> Draft:
        """The hip thrust that was done with what the message names: 24 kg in the hands is no barbell."""
        entry = lift_table().entry(HIP_THRUST)
        named_lifts = {mention.lift.id for mention in self.lifts}
        texts = {word.text for word in self.words}
        if draft.lift != entry.name or len(named_lifts) > 1 or texts & {"bar", "barbell", "bb", "plates", "plate"}:
            return draft
        for gear, names in _HELD.items():
            if texts & names:
                return replace(draft, lift=lift_table().entry(HIP_THRUST, gear).name)
        return draft

    def _asked_about(self, draft: Draft, item: Item) -> Draft:
        """The draft, asked what a number with a word that nothing knows counts."""
        counted = item.first > 0 and self.words[item.first - 1].is_number
        asked = self._unclear(Ask.NUMBER if counted else Ask.LIFT, item.first - counted, item.after)
        return replace(draft, doubts=(asked, *draft.doubts))

    def _asked_for_lift(self, draft: Draft, segment: Segment) -> Draft:
        first = segment.named_at
        last = first + len(draft.lift.split())
        question = Question(Ask.LIFT, Why.UNCLEAR, draft.lift, (), self._span(first, min(last, len(self.words))))
        return replace(draft, doubts=(question, *draft.doubts))

    def _gone(self, mention: DayMention, clauses: Clauses) -> bool:
        """Whether a day names another time, or "this week" beside what was done last week."""
        kept = any(item.what == "day" and item.first == mention.first for item in clauses.items)
        vague = mention.doubt is DayDoubt.VAGUE and self.words[mention.first].text == "this"
        return not kept or (clauses.former and vague)

    def _like_last(self, items: Sequence[Item]) -> Draft | None:
        same = leans_on_last(items, self.words)
        if not same:
            return None
        draft = like_last(items, self.words, same, self.last)
        lifts = {mention.lift.name for mention in self.lifts}
        if self.last is not None and lifts - {self.last.lift}:
            lift = min(lifts - {self.last.lift})
            # "Did the same for squats"; "squats same as last time" is about other squats
            told = {item.what for at, item in enumerate(items) if at not in same} & {"times", "sets", "reps"}
            same_ids = {cue.id for cue in load_table("log_same").mentions(self.words)}
            like_it = len(lifts) == 1 and same_ids == {"same"} and not told
            if len(lifts) == 1 and self.last.day == self.today and same_ids <= {"load", "scheme"}:
                # "Same sets and reps for squats, but 70" behind what was told today
                like_it = True
                draft = like_last(items, self.words, same, with_part(self.last, same_ids))
            no_last = Draft(None, lift=lift, doubts=(Question(Ask.SCHEME, Why.NO_LAST),))
            draft = replace(draft, lift=lift) if like_it else no_last
        days = [mention for mention in self.days if mention.of_session and mention.doubt is None]
        return replace(draft, day=days[-1].day if days else self.today, unit=draft.unit or self.unit)

    def _items(self) -> list[Item]:
        known = [Item("lift", m.first, m.after) for m in self.lifts]
        known += [Item("day", m.first, m.after) for m in self.days] + self.marks
        items = with_asides(items_of(self.words, with_figures(known, self.words)), self.words)
        items = with_loads(with_pairs(items), self.words)
        return with_sets_told_again(items, self.words, [lift.first for lift in self.lifts])

    def _lifts(self) -> list[LiftMention]:
        taken = {place for day in self.days for place in range(day.first, day.after)}
        found = [m for m in lift_mentions(self.words) if m.first not in taken]
        sure = {m.first for m in found if not m.loose} | {m.after for m in found if not m.loose}
        return [m for m in found if not m.loose or self._beside_sets(m) or self._is_listed(m, sure)]

    def _is_listed(self, mention: LiftMention, sure: Set[int]) -> bool:
        """Whether a word such as "bench" stands in a row of lifts: "squats, bench and rows"."""
        joins = [at for at in (mention.first - 1, mention.after) if 0 <= at < len(self.words)]
        starts = not mention.first or self.words[mention.first - 1].text in _LISTED
        return starts and any(self.words[at].text in _LISTED and {at, at + 1} & sure for at in joins)

    def _beside_sets(self, mention: LiftMention) -> bool:
        before = self.words[mention.first - 1] if mention.first else None
        behind = self.words[mention.after] if mention.after < len(self.words) else None
        starts = before is None or before.kind in (Kind.SIGN, Kind.LINE_BREAK) or before.text in ("then", "and")
        counted = before is not None and (before.is_number or before.text in ("kg", "lb", "lbs", "reps", "on"))
        second = self.words[mention.after + 1] if mention.after + 1 < len(self.words) else None
        if self._tells_height(mention.after):
            return False
        near = self.words[mention.after : mention.after + 5]
        if starts and any(day.first == mention.after for day in self.days):
            # "bench today: 60 for 8"
            return True
        again = {word.text for word in self.words[max(mention.first - 2, 0) : mention.first]} & _AGAIN
        if (again and before and before.text in ("for", "on")) or (
            starts and {word.text for word in near[:2]} & _AGAIN
        ):
            # "same for bench", "bench likewise"
            return True
        alone = before is not None and before.text == ":" and behind is None
        if starts and near[:1] and near[0].text in ("is", "felt", "went", "moved", "stuck", "got"):
            return any(word.is_number for word in near) and all(word.kind is not Kind.LINE_BREAK for word in near)
        if alone:
            return True
        tells = behind is not None and (behind.is_number or behind.text in (":", "-", "was", "at", "@", "still", "for"))
        tells = tells or (behind is not None and behind.text == "with" and second is not None and second.is_number)
        if self.words[mention.after - 1].text.endswith(("ed", "ing")):
            return tells
        product = second is not None and behind is not None and behind.is_number and second.text in ("x", "sets", "*")
        if product and before is not None and before.text not in _NO_LIFT_BEHIND:
            return True
        if starts and (tells or (behind is not None and behind.text == "\n")):
            return True
        return counted and (behind is None or not behind.text.isalpha() or behind.text in _GO_ON)

    def _tells_height(self, place: int) -> bool:
        """Whether "at 40 cm" stands behind a thing that is named like a lift: a bench."""
        near = self.words[place : place + 3]
        return len(near) == 3 and near[0].text == "at" and near[1].is_number and near[2].text in _HEIGHTS

    def _unit_of_all(self) -> Unit | None:
        units = {word.text for word in self.words}
        said = {UNIT_WORDS[text] for text in units if text in UNIT_WORDS and text not in ("k", "#")}
        return next(iter(said)) if len(said) == 1 else self.unit
