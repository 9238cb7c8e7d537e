"""What of a message tells a log something: questions, and what others say or what was once, change nothing in it."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Final

from bot.understanding.days import DayDoubt, day_mentions
from bot.understanding.logs.clauses import beside_sets
from bot.understanding.logs.said import items_in, parts_of
from bot.understanding.logs.whose import others_in
from bot.understanding.marked import mark
from bot.understanding.reading import Act, Clause, Reading, Span, Standing
from bot.understanding.spelling import spelled_words
from bot.understanding.words import Kind, words_of

_AMOUNTS: Final = frozenset({"number", "load"})
_BRINGS_UP: Final = (["what", "about"], ["how", "about"])
_ASKS_THE_COACH: Final = frozenset({"can", "could", "would", "will", "please"})
_CHANGES: Final = frozenset({"was", "swap", "drop", "more", "less", "denies", "same_again"})
_TURNS_ABOUT: Final = frozenset({"swap", "drop", "less", "denies"})
_MUST, _BE = (
    frozenset({"should", "must", "to", "shoulda", "needs", "meant"}),
    frozenset({"be", "have", "say", "been", "of"}),
)
_OF_OTHERS: Final = frozenset({Standing.HEARSAY, Standing.PAST})
_DREAMS: Final = frozenset("wish hope hoping goal want wanna dream aim aiming".split())
_ANNOUNCES: Final = frozenset({"ill", "will", "gonna", "tomorrow", "next", "shall", "tmrw"})
"""In a clause without a number they speak of what is still to come."""
_STILL_TO_COME: Final = frozenset({"ill", "will", "gonna", "shall", "going"})
_PARTS_WITH: Final = (["see", "you"], ["see", "ya"], ["back", "on"], ["until", "next"])
_SAYS: Final = frozenset({"said", "says", "reckons", "thinks", "told", "swears"})
_LIFTER: Final = frozenset({"i", "you", "it", "scale", "we"})
_QUESTIONS: Final = frozenset({"do", "does", "should", "would", "will", "is", "are"})
_DOES_MORE: Final = frozenset({Act.COMMANDS, Act.CORRECTS, Act.AGREES, Act.REFUSES})
_WAS: Final = frozenset({"was", "were"})
_SUBJECTS: Final = frozenset("it that this these those they there i you we the my your".split())
"""Behind a first "was" they make a question."""
_NO_QUESTION_BEHIND: Final = frozenset({"be", "have", "it", "that", "do", "not", "say"})
"""Behind a first "should" or "do" these make no question: "should be 105", "do it"."""


def told_text(reading: Reading, today: date) -> str:
    """The text of a message with the clauses that tell a log nothing blanked, so that every word keeps its place.

    Args:
        reading: of the message.
        today: the lifter's own date.
    """
    text = reading.text
    named = day_mentions(reading.words, today)
    days = [one for one in named if one.day and one.of_session]
    later = any(one.doubt is DayDoubt.FUTURE for one in named)
    undated = text
    for one in days:
        undated = _blanked(undated, Span(reading.words[one.first].start, reading.words[one.after - 1].end))
    if reading.clauses and _only_asks(reading, undated):
        return " " * len(text)
    for clause in reading.clauses:
        if _tells_nothing(reading, clause, undated) or (later and _is_announced(reading, clause)):
            text = _blanked(text, clause.span)
    return _without_others(text, today)


def without_dates(reading: Reading, today: date) -> str:
    """The text with days that are told by figures blanked: the numbers of "date 20.11." are no load."""
    text, words = reading.text, reading.words
    for one in day_mentions(words, today):
        if sum(word.is_number for word in words[one.first : one.after]) and one.after > one.first + 1:
            text = _blanked(text, Span(words[one.first].start, words[one.after - 1].end))
    return text


def _without_others(text: str, today: date) -> str:
    """The text without what is told of other people and times: "my friend did 160", "next week I'll try 145".

    A day of last week is a day of the log; "last week" alone compares.
    """
    days = [one for one in day_mentions(spelled_words(text), today) if one.day and one.of_session]
    words, items, _ = items_in(text, days)
    beside = beside_sets(items, words, others_in(text, items, words))
    amounts = [gone for item, gone in zip(items, beside, strict=True) if item.what in _AMOUNTS]
    # "I was supposed to do 4x8 yesterday": with its sets, the day is that of a plan.
    of_others = bool(amounts) and all(amounts)
    for item, gone in zip(items, beside, strict=True):
        if (gone and item.what != "remark") or (of_others and item.what == "day"):
            text = _blanked(text, Span(words[item.first].start, words[item.after - 1].end))
    return text


def _blanked(text: str, span: Span) -> str:
    return text[: span.start] + " " * (span.end - span.start) + text[span.end :]


def _only_asks(reading: Reading, undated: str) -> bool:
    """Whether a question comes first and the rest explains it: "do partials count, since the lift is short"."""
    first, *rest = reading.clauses
    does = {act for clause in rest for act in clause.acts}
    numbers = any(word.is_number for word in reading.words)
    return not numbers and not does & _DOES_MORE and _tells_nothing(reading, first, undated)


def _tells_nothing(reading: Reading, clause: Clause, undated: str) -> bool:
    said = reading.text[clause.span.start : clause.span.end]
    words = [word.text for word in words_of(said) if word.kind is Kind.LETTERS or word.is_number]
    if Act.COMMANDS in clause.acts:
        return False
    if leaves_out_subject(reading, clause):
        return False
    if words[:2] in _BRINGS_UP and not reading.text.rstrip().endswith("?"):
        return False  # "what about wednesday, i did 4x8 at 85 then"
    if Act.ASKS in clause.acts or _begins_as_question(words):
        asks_for_change = bool(words) and words[0] in _ASKS_THE_COACH
        return not (asks_for_change and any(part.does & _CHANGES for part in parts_of(said, ())))
    if _puts_right(clause, words, said):
        return False
    if words[1:2] and words[1] in _SAYS and words[0] not in _LIFTER:
        return True  # "sam said 4x8"
    put = [standing for word, standing in _numbers_put(undated[clause.span.start : clause.span.end])]
    if put:
        elsewhere = _OF_OTHERS | ({Standing.WISHED} if _DREAMS & set(words) else set())
        return all(standing in elsewhere for standing in put)
    # Without a number only what was done by the lifter adds a lift or tells a day.
    put_elsewhere = clause.standing in _OF_OTHERS | {Standing.WISHED} or not clause.person.is_lifter
    return put_elsewhere or bool(_ANNOUNCES & set(words)) or words[:2] in _PARTS_WITH


def _is_announced(reading: Reading, clause: Clause) -> bool:
    """Whether a clause tells what is still to come: "next wednesday ill do 4x9"."""
    return bool(_STILL_TO_COME & {word.text for word in reading.words_of(clause)})


def _puts_right(clause: Clause, words: list[str], said: str) -> bool:
    """Whether a clause changes what stands, however it is put: "it should be squats", "i want to drop the lunges"."""
    does = frozenset(one for part in parts_of(said, ()) for one in part.does)
    must_be = any(one in _MUST and two in _BE for one, two in pairwise(words))
    return bool(does & _TURNS_ABOUT or _WAS & set(words)) or Act.CORRECTS in clause.acts or must_be


def leaves_out_subject(reading: Reading, clause: Clause) -> bool:
    """Return True for "was 105 on the last two", "was smith machine actually": they ask nothing."""
    words = reading.text[clause.span.start : clause.span.end].lower().split()
    valued = any(one in _WAS and two[:1].isdigit() for one, two in pairwise(words))
    valued = valued or (len(words) > 1 and words[0] in _WAS and words[1] not in _SUBJECTS)
    return valued and not reading.text[clause.span.end :].startswith("?")


def _begins_as_question(words: list[str]) -> bool:
    """Whether a clause begins as a question does whose subject is any noun: "do lengthened partials matter"."""
    if len(words) < 3 or words[0] not in _QUESTIONS:
        return False
    return words[1] not in _NO_QUESTION_BEHIND and not (words[0] == "do" and any(map(str.isdigit, "".join(words))))


def _numbers_put(said: str) -> list[tuple[str, Standing]]:
    marked = mark(said)
    return [(word.text, put) for word, put in zip(marked.words, marked.put, strict=True) if word.is_number]
