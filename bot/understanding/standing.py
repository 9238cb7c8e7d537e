"""How each word of a message is put: affirmed, denied, past, hearsay, asked about or wished for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from bot.understanding.clauses import Stretch, asks_from
from bot.understanding.reading import Standing
from bot.understanding.vocabulary import Mention, load_table
from bot.understanding.words import Word

_LIST_ITEM: Final = 4
"""Words that an item of a list under one "no" may have: "no squats, leg presses or lunges"."""
_REACH: Final = 7
"""Words between a person and what they say."""
AFTER_AN_ANSWER: Final = frozenset(
    {"i", "im", "ive", "my", "mine", "it", "its", "she", "he", "they", "there", "the", "that", "thats", "this"}
    | {"just", "only", "not", "nothing", "nope", "none", "no", "all"}
)
"""A "no" before one of these was an answer: "no my back hurts"."""


def is_asked(words: Sequence[Word], clause: Stretch) -> bool:
    """Return True if a clause opens as a question does, or a question mark closes what is no statement.

    "maybe 2?" and "i dont have any pain??" are statements, "can you make it 3 days?" is a command; "tell me how many"
    asks.
    """
    place = after_fillers(words, clause)
    commanded = command_at(words, clause, place)
    if commanded is not None:
        told = load_table("questions").longest_at(words, commanded.first)
        return told is not None and told.id == "wants_told"
    if place < clause.after and asks_from(words, place, clause.after):
        return True
    if not clause.marked:
        return False
    hedged = any(mention.id == "hedge" for mention in load_table("questions").mentions(_in(words, clause)))
    return not hedged and (place >= clause.after or words[place].text not in ("i", "im", "ive", "my"))


def command_at(words: Sequence[Word], clause: Stretch, place: int) -> Mention | None:
    """The command that a clause opens with at a word, a "can you" before it or not; None if it commands nothing."""
    openers = load_table("openers")
    mention = openers.longest_at(words, place) if place < clause.after else None
    if mention is not None and mention.id == "asked_for" and mention.after < clause.after:
        mention = openers.longest_at(words, mention.after)
    return mention if mention is not None and mention.id == "commands" else None


def after_fillers(words: Sequence[Word], clause: Stretch) -> int:
    """The place of the first word that is more than "so", "well" or "um"; the end of the clause if none is."""
    table, questions = load_table("fillers"), load_table("questions")
    place = clause.first
    while place < clause.after and not asks_from(words, place, clause.after):
        mention = table.longest_at(words, place)
        if mention is None or questions.longest_at(words, place):
            break
        place = mention.after
    return min(place, clause.after)


def standings(words: Sequence[Word], clauses: Sequence[Stretch]) -> tuple[Standing, ...]:
    """How each word is put; a sign that stands in no clause is affirmed."""
    found = [Standing.AFFIRMED] * len(words)
    for number, clause in enumerate(clauses):
        _mark(words, clause, _carried(words, clauses, number, found), found)
    return tuple(found)


def _mark(words: Sequence[Word], clause: Stretch, carried: Standing | None, found: list[Standing]) -> None:
    """Write how each word of one clause is put, from left to right."""
    mentions = {clause.first + one.first: one for one in load_table("standing").mentions(_in(words, clause))}
    usual = Standing.ASKED if is_asked(words, clause) else carried or _usual(words, clause, mentions)
    state = usual
    for place in range(clause.first, clause.after):
        mention = mentions.get(place)
        if mention is not None and mention.id == "now" and usual is Standing.PAST:
            usual = state = Standing.AFFIRMED
        elif mention is not None and mention.id == "gone":
            found[clause.first : place] = [Standing.PAST] * (place - clause.first)
            usual = state = Standing.AFFIRMED if usual is Standing.PAST else usual
        elif mention is not None and mention.id == "until" and state is Standing.DENIED:
            state = usual  # "no pain until today"
            found[clause.first : place] = [usual] * (place - clause.first)
        elif mention is not None:
            state = _put_on(words, clause, mention, state, usual)
        found[place] = state
    if _is_denied_behind(words, clause):
        found[clause.first : clause.after] = [Standing.DENIED] * (clause.after - clause.first)


def denials(words: Sequence[Word], clause: Stretch) -> frozenset[int]:
    """The places in a clause at which a denial begins."""
    mentions = load_table("standing").mentions(_in(words, clause))
    return frozenset(clause.first + one.first for one in mentions if one.id in ("denied", "except"))


def _put_on(words: Sequence[Word], clause: Stretch, mention: Mention, state: Standing, usual: Standing) -> Standing:
    """How words are put behind a mention."""
    if mention.id == "hearsay" or (mention.id == "says" and _is_hearsay(words, clause, clause.first + mention.first)):
        return Standing.HEARSAY
    if state is Standing.HEARSAY:
        return state
    if mention.id == "denied":
        after = clause.first + mention.after
        answered = words[after - 1].text == "no" and after < clause.after and words[after].text in AFTER_AN_ANSWER
        return state if answered else Standing.DENIED
    if mention.id == "except":
        return usual if state is Standing.DENIED else Standing.DENIED
    if mention.id == "only" and state is Standing.DENIED:
        return usual
    if mention.id in ("wished", "feared", "supposed") and state is Standing.AFFIRMED:
        return Standing.WISHED
    return state


def _usual(words: Sequence[Word], clause: Stretch, mentions: dict[int, Mention]) -> Standing:
    """How a clause is put where no word inside says otherwise: past if a time or a "used to" stands in it."""
    table, begun = load_table("standing"), False
    for place in range(clause.first, clause.after):
        mention = mentions.get(place) or table.longest_at(words, place)
        if mention is not None and mention.id == "onwards":
            begun = True
        elif mention is not None and mention.id == "past" and not begun:
            return Standing.PAST
    return Standing.AFFIRMED


def _is_hearsay(words: Sequence[Word], clause: Stretch, place: int) -> bool:
    """Return True if whoever speaks before a "says" is neither the lifter nor a clinician."""
    speaker = ""
    for mention in load_table("people").mentions(words[max(clause.first, place - _REACH) : place]):
        if mention.id in ("other", "carries", "clinician"):
            speaker = mention.id
        elif mention.id == "me" and words[max(clause.first, place - _REACH) + mention.first].text in ("i", "im", "ive"):
            speaker = ""
    return speaker in ("other", "carries")


def _carried(words: Sequence[Word], clauses: Sequence[Stretch], number: int, found: list[Standing]) -> Standing | None:
    """The standing taken on from the clause before: hearsay that goes on, or a "no" over a list that ends in "or"."""
    clause = clauses[number]
    if number == 0 or clause.new_sentence:
        return None
    before = found[clauses[number - 1].after - 1]
    people = {mention.id for mention in load_table("people").mentions(_in(words, clause))}
    if before is Standing.HEARSAY and clause.opener in ("", "and", ",") and "me" not in people:
        return before
    if before is Standing.DENIED and clause.opener == ",":
        for later in clauses[number:]:
            if later.new_sentence or later.opener != "," or later.after - later.first > _LIST_ITEM:
                break
            if any(word.text in ("or", "nor") for word in _in(words, later)):
                return before
    return None


def _is_denied_behind(words: Sequence[Word], clause: Stretch) -> bool:
    """Return True for a denial that stands last: "pain no", "barbell out"."""
    size = clause.after - clause.first
    return 1 < size <= _LIST_ITEM and words[clause.after - 1].text in _LAST_NO


_LAST_NO: Final = frozenset({"no", "nope", "none", "out", "never", "nah", "zero"})


def _in(words: Sequence[Word], clause: Stretch) -> Sequence[Word]:
    return words[clause.first : clause.after]
