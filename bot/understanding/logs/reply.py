"""What a message says to a log that is open, or was just saved: an answer, a correction, or more of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from bot.understanding.asked_for import asked_for
from bot.understanding.days import day_mentions
from bot.understanding.lifts import lift_table
from bot.understanding.logs.answered import answer_told, news_told
from bot.understanding.logs.apart import by_day, day_missed, of_one_day, told_apart
from bot.understanding.logs.beginning import first_sets, read_sets, tells_pasted
from bot.understanding.logs.corrections import lift_in_doubt, other_words, read_corrections
from bot.understanding.logs.day_told import day_told
from bot.understanding.logs.draft import Ask, Draft, Question, Why
from bot.understanding.logs.edits import (
    Dropped,
    Edit,
    Edits,
    Instead,
    Kept,
    LogReply,
    MoreSets,
    NewCount,
    NewDay,
    NewLift,
    NewLoad,
    NewReps,
    OnTop,
    Settled,
    Unclear,
    Which,
    of_day,
)
from bot.understanding.logs.endings import begins_with_ending, is_ending, told_instead
from bot.understanding.logs.pasted_reply import pasted_reply
from bot.understanding.logs.remarks import notes_told
from bot.understanding.logs.said import Part, parts_of
from bot.understanding.logs.said_again import ends_a_list, only_counts, said_again
from bot.understanding.logs.swapped import swapped_told
from bot.understanding.logs.telling import leaves_out_subject, told_text, without_dates
from bot.understanding.logs.whole import done_in, puts_right, told_beside, unit_of, whole_sets
from bot.understanding.numbers import numbers_in
from bot.understanding.reading import Act, Reading, Standing
from bot.understanding.replies import is_clear_no, is_clear_yes, takes_back
from bot.understanding.understand import understand
from bot.understanding.units import Unit

_LONGEST_NAME: Final = 4
"""Words of a message that does no more than name a lift."""
_LONGEST_GEAR: Final = 7
"""Words of a message that does no more than name what a lift was done with."""
_LONGEST_YES: Final = 8
"""Words of a yes with something beside it."""
_TELLS_WHEN: Final = frozenset(
    "was were wasnt did done trained lifted happened date dated log logged make change put move moved meant its thats "
    "save saved".split()
)
_TOTAL: Final = frozenset({"total", "altogether", "all", "together", "overall"})
_BEFORE_A_THING: Final = frozenset("the my a an this that your our her his their whole full entire training".split())
_AGREEMENTS: Final = frozenset({"yes", "yess", "yas", "thanks", "cheers", "this", "pls"})
"""Words with an "s" at their end that make no owner of a log: "yes log it"."""
_SAVES: Final = frozenset({"save", "log", "store", "keep"})


def read_reply(
    reading: Reading,
    drafts: Sequence[Draft],
    *,
    changing: bool = False,
    today: date,
    late: bool = False,
    unit: Unit | None = None,
    last: Draft | None = None,
    day: date | None = None,
) -> LogReply:
    """What a message says to a log.

    Args:
        reading: of the message.
        drafts: what is written down; empty if no sets were told yet.
        changing: the lifter was asked what to change, so that sets stand in the place of others.
        today: the lifter's own date.
        late: it is the middle of the night: sets without a day may be those of the day before.
        unit: of bare numbers, if the lifter said so before.
        last: the session that "same as last time" means.
        day: of sets without one, if it was told before them.
    """
    if tells_pasted(reading):
        return pasted_reply(reading, drafts, today=today, late=late, unit=unit, day=day)
    told = told_of_log(reading, today)
    if drafts and told is not reading and not told.words:
        return LogReply(calls_off=begins_with_ending(reading.words))
    reading = told if drafts else reading
    missing = day_missed(reading, drafts, today) if drafts else None
    if missing is not None:
        return LogReply(lacks=missing)
    agrees, refuses = is_clear_yes(reading), is_clear_no(reading)
    ends = is_ending(reading.words)
    if ends or agrees or refuses:
        edits = answer_told(reading, drafts, today) if agrees or refuses else ()
        return LogReply(
            agrees and not ends, agrees and _says_save(reading), refuses and not ends, calls_off=ends, edits=edits
        )
    if not drafts:
        first, second = first_sets(reading, today=today, late=late, unit=unit, last=last, day=day)
        when = day_told(reading.words, today)[0]
        if not first and when is not None:
            # "Log yesterday's workout": its sets are still to come
            return LogReply(lacks=when)
        beside = told_beside(told, sets=any(isinstance(edit, OnTop) for edit in first))
        return LogReply(edits=(*first, *beside), other=(*second, *beside) if second else ())
    swapped = swapped_told(reading, drafts, today=today, unit=unit)
    if swapped:
        return LogReply(edits=swapped)
    anew = told_instead(reading.words)
    if anew is not None:
        changing, reading = True, understand(reading.text[reading.words[anew].start :])
    apart = told_apart(reading, drafts, changing=changing, today=today, unit=unit)
    if apart is not None:
        return apart
    each = [read_reply(one, drafts, today=today, unit=unit) for one in by_day(reading, drafts, today)]
    if each and all(one.edits for one in each):
        return LogReply(edits=tuple(edit for one in each for edit in one.edits))
    named = of_one_day(reading, drafts, today)
    reply = _of_day(*named, drafts, changing=changing, today=today, unit=unit) if named else None
    if reply is not None:
        return reply
    answer = answer_told(reading, drafts, today)
    if answer:
        return LogReply(edits=(*answer, *_when(reading, drafts, answer, today), *news_told(reading, drafts, answer)))
    return _changed(reading, drafts, changing=changing, today=today, unit=unit)


def _when(reading: Reading, drafts: Sequence[Draft], answer: Edits, today: date) -> Edits:
    """The day that is told beside an answer: "85, and it was yesterday"."""
    day, _ = day_told(reading.words, today)
    asked = next(draft for draft in drafts if draft.questions)
    dated = any(isinstance(edit, NewDay) for edit in answer) or day in (None, *(draft.day for draft in drafts))
    if dated or not tells_when(reading, today):
        return ()
    return (NewDay(day, which=Which(lift=asked.lift, day=asked.day)),)


def _of_day(
    day: date, said: Reading, drafts: Sequence[Draft], *, changing: bool, today: date, unit: Unit | None
) -> LogReply | None:
    """What is said of the session of one day; None if that changes nothing."""
    those = [draft for draft in drafts if draft.day == day]
    parts = parts_of(said.text, those)
    reply = read_reply(said, those, changing=changing, today=today, unit=unit)
    if reply.calls_off or (not reply.edits and "drop" in done_in(parts)):
        return LogReply(edits=(Dropped(Which(day=day)),))
    denied = any(clause.standing is Standing.DENIED for clause in said.clauses)
    if "only" in done_in(parts) and _says_save(said) and not denied:
        return LogReply(agrees=True, saves=True, edits=(Kept(day=day),))
    edits, other = (tuple(of_day(edit, day) for edit in some) for some in (reply.edits, reply.other))
    return replace(reply, edits=edits, other=other) if edits or reply.agrees else None


def told_of_log(reading: Reading, today: date) -> Reading:
    """What is left of a message without the clauses that tell a log nothing."""
    text = told_text(reading, today)
    left = text if text.strip(" ?.!,;:") else ""
    return understand(left) if text != reading.text else reading


def asks_first(reading: Reading) -> bool:
    """Return True if a message is a question and tells no sets: the guide answers it before the log does."""
    asks = reading.text.rstrip().endswith("?") or next(
        (Act.ASKS in one.acts and not leaves_out_subject(reading, one) for one in reading.clauses if one.acts), False
    )
    if tells_pasted(reading):
        return False
    return asks and not any(number.value > 1 or not number.spelled for number in numbers_in(reading.words))


def _says_save(reading: Reading) -> bool:
    """Return True for "save that", "keep the log", and not where a log is only named: "show me the log"."""
    return any(word.text in _SAVES and not _is_named(reading, at) for at, word in enumerate(reading.words))


def _is_named(reading: Reading, at: int) -> bool:
    """Return True if a "log" is no wish but the thing: "the log", "Ben's log"."""
    before = reading.words[at - 1].text if at else ""
    whose = any(one.after == at for one in reading.people) or (before.endswith("s") and before not in _AGREEMENTS)
    return reading.words[at].text == "log" and (whose or before in _BEFORE_A_THING)


def _agrees_beside(reading: Reading) -> bool:
    """Return True for "yep thats all of it", "cool yes keep the log": a yes, and nothing that takes it back."""
    says = {word.text for word in reading.words}
    agrees = Act.AGREES in reading.acts or _says_save(reading)
    agrees = agrees and asked_for(reading).is_lifter  # "save it under Ben" saves nothing of the lifter's
    return agrees and not takes_back(reading) and "but" not in says and len(says) <= _LONGEST_YES


def _means_all(reading: Reading, parts: Sequence[Part]) -> bool:
    """Return True for "both", "both please": a yes where several are offered."""
    return done_in(parts) == {"each_lift"} and len(reading.words) <= _LONGEST_NAME and not other_words(reading.words)


def _changed(reading: Reading, drafts: Sequence[Draft], *, changing: bool, today: date, unit: Unit | None) -> LogReply:
    text = reading.text
    day, doubts = other_day(reading, drafts, today)
    parts = parts_of(text, drafts)
    told = whole_sets(read_sets(text, today=today, unit=unit or unit_of(drafts), last=drafts[-1]), parts, day)
    if not told and not any(word.is_number for word in reading.words) and lift_in_doubt(reading.words, parts):
        return LogReply(edits=(Unclear(Question(Ask.LIFT)),))
    instead = changing or puts_right(reading, parts)
    corrections = read_corrections(without_dates(reading, today), drafts)
    edits = list(corrections)
    counted = only_counts(edits, told, reading.words)
    named = any(part.which.names_sets for part in parts) or "drop" in done_in(parts)
    ends = ends_a_list(told, drafts, parts) if named and not instead and "more" not in done_in(parts) else ""
    if ends:
        beside = told_beside(reading, sets=True)
        return LogReply(edits=(OnTop(told), *beside), other=corrections if ends == "maybe" else ())
    if told and not (instead or named or (counted and not any(part.lifts for part in parts))):
        beside = told_beside(reading, sets=True)
        again = said_again(told, drafts, grows=_grows(told, drafts, parts))
        edits = [Instead(told) if again == "surely" else OnTop(told), *beside]
        return LogReply(edits=tuple(edits), other=(Instead(told), *beside) if again == "maybe" else ())
    weighed = all(len(draft.sets) > 1 and all(one.load for one in draft.sets) for draft in told)
    if told and instead and (len(told) > 1 or told[0].day or (weighed and not named)):
        edits = [Instead(told)]
    if "only" in done_in(parts) and all(isinstance(edit, Settled) for edit in edits):
        lifts = tuple(part.which.lift for part in parts if part.which.lift)
        edits += [Kept(lifts)] if lifts else []
    later = any(doubt.why is Why.FUTURE for doubt in doubts) and not instead
    grows = any(isinstance(edit, OnTop) for edit in edits)
    no_day = later or grows or notes_told(reading, beside_sets=False)
    if (day or doubts) and not no_day and tells_when(reading, today):
        lift = next((part.which.lift for part in parts if part.which.lift), "")
        every = any(part.which.every_lift for part in parts)
        edits.append(NewDay(day, doubts, Which(lift=lift, every_lift=every)))
    edits += told_beside(reading, sets=bool(edits))
    edits += _settled(edits, reading, drafts)
    agrees = _agrees_beside(reading) or (len(drafts) > 1 and not edits and _means_all(reading, parts))
    if not edits:
        edits = [*(_lift_too(parts, drafts) or _same_lift(reading, parts) or _other_gear(reading, parts, drafts))]
    return LogReply(agrees, agrees and _says_save(reading), edits=tuple(edits), other=_on_top(edits, drafts, instead))


def _settled(edits: Sequence[Edit], reading: Reading, drafts: Sequence[Draft]) -> Edits:
    """A load told in all settles what a number beside it stood for: "the bar is 20", "total 150"."""
    weighed = any(isinstance(edit, NewLoad) for edit in edits) and _TOTAL & {word.text for word in reading.words}
    asked = [one for draft in drafts for one in draft.questions[:1] if one.ask is Ask.NUMBER]
    return tuple(Settled(one) for one in asked) if weighed else ()


def tells_when(reading: Reading, today: date) -> bool:
    """Return True if the day in a message is that of the log: it says when that was, or names the day and no more."""
    days = day_mentions(reading.words, today)
    named = {place for day in days for place in range(day.first, day.after)}
    says_when = bool(_TELLS_WHEN & {word.text for word in reading.words})
    return says_when or not other_words(word for place, word in enumerate(reading.words) if place not in named)


def _grows(told: Sequence[Draft], drafts: Sequence[Draft], parts: Sequence[Part]) -> bool:
    """Whether something says that sets come on top: "also", "and", another day."""
    days = {draft.day for draft in drafts} | {None}
    first = parts[0].items[0].what if parts[0].items else ""
    return "more" in done_in(parts) or first in ("and", "then", "plus") or any(draft.day not in days for draft in told)


def _on_top(edits: Sequence[Edit], drafts: Sequence[Draft], instead: bool) -> Edits:
    """ "3x8" behind sets that are complete: in their place, or on top of them."""
    counts = [edit for edit in edits if isinstance(edit, NewCount)]
    reps = [edit for edit in edits if isinstance(edit, NewReps) and len(edit.reps) == 1]
    if instead or len(edits) != 2 or not counts or not reps or any(draft.questions for draft in drafts):
        return ()
    return (MoreSets(counts[0].sets, reps[0].reps[0], which=counts[0].which),)


def other_day(reading: Reading, drafts: Sequence[Draft], today: date) -> tuple[date | None, tuple[Question, ...]]:
    """The day that a message names beside that of the log: "my bad, wednesday was actually tuesday"."""
    day, doubts = day_told(reading.words, today)
    own = {draft.day for draft in drafts}
    others = [day for doubt in doubts for day in doubt.days if day not in own]
    asked = any(doubt.heard for doubt in doubts)
    return (others[0], ()) if len(others) == 1 and not asked else (day, doubts)


def _lift_too(parts: Sequence[Part], drafts: Sequence[Draft]) -> Edits:
    """ "I did squats too": a lift of which nothing else is told yet."""
    lifts = [lift for part in parts for lift in part.lifts if lift not in {draft.lift for draft in drafts}]
    if other_words(part.words[item.first] for part in parts for item in part.items if item.what == "word"):
        return ()  # "the bench is too low"
    return (OnTop((Draft(None, lift=lifts[0]),)),) if len(lifts) == 1 and "more" in done_in(parts) else ()


def _same_lift(reading: Reading, parts: Sequence[Part]) -> Edits:
    """ "Hip thrust": the lift that was taken for granted, named."""
    lifts = {part.which.lift for part in parts if part.lifts}
    if len(lifts) != 1 or "" in lifts or len(reading.words) > _LONGEST_NAME:
        return ()
    lift = lifts.pop()
    return (NewLift(lift, Which(lift=lift)),)


def _other_gear(reading: Reading, parts: Sequence[Part], drafts: Sequence[Draft]) -> Edits:
    """ "The barbell one": the lift that was told last, done with other gear."""
    lift = lift_table().done_with(drafts[-1].lift, reading.words)
    named = f"{lift.name} {lift.gear}".lower() if lift else ""
    beside = (reading.words[item.first] for part in parts for item in part.items if item.what == "word")
    if len(reading.words) > _LONGEST_GEAR or other_words(word for word in beside if word.text not in named):
        return ()
    return (NewLift(lift.name, Which(lift=drafts[-1].lift)),) if lift else ()
