"""A message falls into clauses: at punctuation, at line breaks, at "but" and "because", and where a new subject begins.

Dictated text has no punctuation, so a subject ("… i can go") and the opening of a question ("… should i") cut as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.understanding.vocabulary import PhraseTable, load_table
from bot.understanding.words import Kind, Word

_ENDS: Final = frozenset(".!?;…。")
_PAUSES: Final = frozenset(',:()-[]/"“”')
_COPULAS: Final = frozenset({"is", "are", "isnt", "arent", "feels", "feel", "hurts", "hurt", "aches", "gets"})


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words of one clause.

    Attributes:
        first: place of its first word.
        after: place of the word behind its last.
        opener: the word or sign before it; "" at the start of the message or where nothing stands between.
        new_sentence: a full stop, a line break or the start of the message stands before it.
        marked: a question mark closes it.
    """

    first: int
    after: int
    opener: str = ""
    new_sentence: bool = False
    marked: bool = False


def split_clauses(words: Sequence[Word]) -> tuple[Stretch, ...]:
    """The clauses of a message from left to right; punctuation and the joining words are in none of them."""
    joins, marks = load_table("clauses"), load_table("questions")
    found: list[Stretch] = []
    start, opener, fresh, asking, place = 0, "", True, False, 0

    def close(at: int, *, after: int, sign: str, ends: bool, marked: bool = False) -> None:
        nonlocal start, opener, fresh
        if at > start:
            found.append(Stretch(start, at, opener, fresh, marked))
            fresh = False
        elif marked and found:
            last = found[-1]
            found[-1] = Stretch(last.first, last.after, last.opener, last.new_sentence, True)
        start, opener, fresh = after, sign, fresh or ends

    while place < len(words):
        word = words[place]
        if word.kind is Kind.LINE_BREAK or word.text in _ENDS or word.text in _PAUSES:
            if not _inside_number(words, place):
                ends = word.kind is Kind.LINE_BREAK or word.text in _ENDS
                close(place, after=place + 1, sign=word.text, ends=ends, marked=word.text == "?")
            place += 1
            continue
        mark = marks.longest_at(words, place)
        if mark and mark.id == "mark":
            close(place, after=mark.after, sign="?", ends=True, marked=True)
            place = mark.after
            continue
        join = joins.longest_at(words, place)
        if join and (join.id == "turn" or (join.id == "and" and _opens(joins, words, join.after))):
            close(place, after=join.after, sign=word.text, ends=False)
            place = join.after
            continue
        if place == start:
            asking = asks_from(words, place, len(words))
        if place > start and _cuts_before(joins, words, place, asking=asking):
            close(place, after=place, sign="", ends=False)
        place = join.after if join and join.id == "subject" else place + 1
    close(len(words), after=len(words), sign="", ends=False)
    return tuple(found)


def _inside_number(words: Sequence[Word], place: int) -> bool:
    """Return True for a sign between digits ("1,5", "8-10", "12:30"), which ends no clause."""
    if not 0 < place < len(words) - 1 or not words[place].glued or not words[place + 1].glued:
        return words[place].text == "/"
    return (words[place - 1].is_number and words[place + 1].is_number) or words[place].text == "/"


def _opens(joins: PhraseTable, words: Sequence[Word], place: int) -> bool:
    """Return True if a clause of its own goes on here: a subject, a question, a "no", a "my back is"."""
    if place >= len(words):
        return True
    word = words[place]
    mention = joins.longest_at(words, place)
    return (
        (mention is not None and mention.id in ("subject", "turn"))
        or word.text in ("no", "not", "nothing", "dont", "never", "now", "then", "my", "mine", "it", "they", "you")
        or asks_from(words, place, len(words))
        or _has_copula(words, place)
    )


def _cuts_before(joins: PhraseTable, words: Sequence[Word], place: int, *, asking: bool) -> bool:
    if load_table("leads").longest_at(words, place - 1) is not None:
        return False
    mention = joins.longest_at(words, place)
    if mention is not None and mention.id == "subject":
        return True
    if words[place].text == "my":
        return _has_copula(words, place) and words[place - 1].text not in _BEFORE_MY
    return not asking and asks_from(words, place, len(words), inside=True)


_BODIES: Final = frozenset({"hip", "hips", "glute", "glutes"})
_BEFORE_MY: Final = frozenset({"in", "on", "of", "with", "for", "to", "at", "from", "hurts", "hurt", "all", "both"})


def _has_copula(words: Sequence[Word], place: int) -> bool:
    """Return True if the second or third word from here says "is", "feels" or "hurts"."""
    return any(word.text in _COPULAS for word in words[place + 1 : place + 3])


def asks_from(words: Sequence[Word], place: int, after: int, *, inside: bool = False) -> bool:
    """Return True if a question begins at a word.

    Args:
        words: of the message.
        place: of the word.
        after: end of the clause.
        inside: other words of the clause stand before it; then only what is surely a question counts.
    """
    table = load_table("questions")
    mention = table.longest_at(words, place)
    if mention is None or mention.after > after:
        return False
    kind, following = mention.id, words[mention.after].text if mention.after < after else ""
    if kind in ("says_so", "wants_told", "supposes"):
        return True
    subject = table.longest_at(words, mention.after) if following else None
    follows = "" if subject is None else subject.id
    if kind == "wh":
        if words[mention.after - 1].text == "about" and mention.after < after and words[mention.after].is_number:
            return False  # "how about 3" proposes
        if inside:
            return mention.after - place > 1 or _is_verb(table, words, mention.after, after)
        return follows != "pronoun" or following in _BODIES
    if kind == "wh_with_verb":
        return _is_verb(table, words, mention.after, after)
    if inside or kind == "verb_with_pronoun":
        # "It was glute bridges" tells.
        asked = follows == "pronoun" and not (inside and following in _BODIES)
        return kind in ("verb", "verb_with_pronoun", "copula") and asked
    if kind == "verb":
        return follows in ("pronoun", "subject")
    return kind == "copula" and bool(following) and follows != "state"


def _is_verb(table: PhraseTable, words: Sequence[Word], place: int, after: int) -> bool:
    mention = table.longest_at(words, place) if place < after else None
    return mention is not None and mention.id in ("verb", "verb_with_pronoun", "copula")
