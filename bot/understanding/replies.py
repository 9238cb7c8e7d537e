"""What a short reply says: a clear yes, a literal one, a no, a noise, thanks, "why do you ask?"."""

from __future__ import annotations

from bot.understanding.acts import reply_kinds
from bot.understanding.clauses import split_clauses
from bot.understanding.reading import Act, Clause, Reading, Standing
from bot.understanding.standing import after_fillers
from bot.understanding.vocabulary import load_table

_YES = {"literal_yes", "yes", "ok"}
_NO = {"literal_no", "no", "calls_off"}
_NEUTRAL = {"beside", "thanks", "greeting"}


def is_question(reading: Reading) -> bool:
    """Return True if a part of the message asks."""
    return reading.does(Act.ASKS)


def is_clear_yes(reading: Reading) -> bool:
    """Return True if the message says yes and nothing else: enough to save a log, not enough to delete data.

    A noise ("hmm", "right"), a "but", a number or a correction behind the yes makes it less than clear.
    """
    return _says_only(reading, _YES, beside=_NEUTRAL)


def is_literal_yes(reading: Reading) -> bool:
    """Return True if the message is the word yes, perhaps with what it says yes to: what cannot be undone takes it."""
    return _first(reading) == "literal_yes" and is_clear_yes(reading)


def is_clear_no(reading: Reading) -> bool:
    """Return True if the message says no and nothing else."""
    return _says_only(reading, _NO, beside=_NEUTRAL | {"noise"})


def calls_off(reading: Reading) -> bool:
    """Return True if the message does nothing but end what is open."""
    return _says_only(reading, {"calls_off"}, beside=_NO | _YES | _NEUTRAL | {"noise"})


def opens_with_yes(reading: Reading) -> bool:
    """Return True if the message begins with a yes that answers a question; an "ok" or thanks do not."""
    return _first(reading) in ("literal_yes", "yes") and not is_thanks(reading)


def opens_with_no(reading: Reading) -> bool:
    """Return True if the message begins with a no that answers a question; "no barbell" does not."""
    return _first(reading) in ("literal_no", "no")


def is_noise(reading: Reading) -> bool:
    """Return True if the message is only a noise ("huh", "hmm", "right"), which answers nothing."""
    kinds = _whole(reading)
    return "noise" in kinds and kinds <= {"noise", "beside"}


def is_thanks(reading: Reading) -> bool:
    """Return True if the message thanks and does nothing else."""
    kinds = _whole(reading)
    return "thanks" in kinds and kinds <= _YES | _NEUTRAL | {"noise"}


def takes_back(reading: Reading) -> bool:
    """Return True if the message refuses, corrects, asks or denies in any part: it is no yes to what stands open."""
    denied = any(clause.standing is Standing.DENIED for clause in reading.clauses)
    return denied or bool(reading.acts & {Act.REFUSES, Act.CORRECTS, Act.ASKS})


def denies(reading: Reading) -> bool:
    """Return True if the message says that something is not so: "no", "it isn't", "that was last year".

    Giving up ("forget it"), asking on and what it may have come from ("prob just didnt eat") are no denial.
    """
    said = (clause for clause in reading.clauses if Act.ASKS not in clause.acts)
    told = any(clause.standing is Standing.PAST or _tells(reading, clause, "not_so") for clause in said)
    return (opens_with_no(reading) or told) and not calls_off(reading)


def guesses(reading: Reading) -> bool:
    """Return True if the message guesses what something may come from: "probably low sugar"."""
    return any(_tells(reading, clause, "guessed") for clause in reading.clauses if Act.ASKS not in clause.acts)


def _tells(reading: Reading, clause: Clause, kind: str) -> bool:
    mentions = load_table("denials").mentions(reading.words_of(clause))
    return any(mention.id == kind for mention in mentions)


def asks_why(reading: Reading) -> bool:
    """Return True if the message only asks what a question is for."""
    clauses = split_clauses(reading.words)
    if len(clauses) != 1:
        return False
    words, place = reading.words, after_fillers(reading.words, clauses[0])
    mention = load_table("openers").longest_at(words, place) if place < clauses[0].after else None
    return mention is not None and mention.id == "why" and len(words) - mention.after <= 6


def _says_only(reading: Reading, these: set[str], *, beside: set[str]) -> bool:
    """Return True if a message says one of these kinds, nothing but what may stand beside them, and asks nothing."""
    kinds = _whole(reading)
    return bool(kinds & these) and kinds <= these | beside and not is_question(reading)


def _whole(reading: Reading) -> frozenset[str]:
    """The kinds of replies that a message is made of; with "other" in them if a word belongs to none."""
    kinds: set[str] = set()
    for clause in split_clauses(reading.words):
        found, covered = reply_kinds(reading.words, clause)
        kinds.update(found if covered else (*found, "other"))
        kinds.update({"other"} if clause.opener in ("but", "except that", "although", "though", "unless") else ())
    return frozenset(kinds)


def _first(reading: Reading) -> str:
    """The kind of the first reply, noises and greetings left out; "" if other words come before it."""
    for clause in split_clauses(reading.words):
        kinds, covered = reply_kinds(reading.words, clause)
        for kind in kinds:
            if kind not in ("noise", "greeting", "beside"):
                return kind
        if not covered:
            return ""
    return ""
