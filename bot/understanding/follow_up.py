"""Messages that only make sense after what was said before: "and how heavy", "is that better", "the second one"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from bot.understanding.lifts import lift_mentions
from bot.understanding.pointing import pointer_in
from bot.understanding.reading import Act, Reading
from bot.understanding.vocabulary import PhraseTable, load_cues, load_table
from bot.understanding.words import Kind, Word

_LONGEST: Final = 14
"""Words; a longer message says what it is about."""
_OPENED: Final = 9
"""Words of a message that opens with "and …" or "what about …"."""
_WHICH: Final = "which"
_UP_TO: Final = frozenset({"until", "till", "til"})
_REACH: Final = 3
"""Words between an "until" and what it goes up to."""
_A_SENTENCE: Final = 5
"""Words of a remark that may hold a number; fewer with one are sets."""
_BRIEF: Final = 3
"""Words of a message that only says for what or with what: "for bum"."""
_OF_WHAT: Final = frozenset({"for", "with", "without", "on", "during"})
_NOT: Final = frozenset({"not", "isnt", "arent", "never", "wrong"})
"""Words that ask for the contrary of what was told."""
_FEW: Final = 2
"""Words of its own that a message may hold which asks for another form of the answer: "tldr of that wall"."""


class Wants(Enum):
    """What a message wants of the answer that it leans on."""

    ASPECT = "aspect"
    """Something else about the same: "and how heavy", "what about men"."""
    VERDICT = "verdict"
    """Whether it is good, true, enough: "is that better", "yes or no"."""
    CHOICE = "choice"
    """Which of the things it spoke of is so: "which is easier"."""
    BRIEF = "brief"
    """The same in fewer words: "short answer pls"."""
    LIST = "list"
    """The same as a list: "just the bullet points"."""
    SIMPLE = "simple"
    """The same in easier words: "like I'm five"."""
    PASS_ON = "pass_on"
    """The same to hand on: "copy paste for my client"."""
    INSTEAD = "instead"
    """Another way: "and if i can't"."""
    SOURCE = "source"
    """Where it is from: "says who?"."""
    SAME = "same"
    """Whether it holds for something else: "and on lunges the same?"."""
    UNSAID = "unsaid"
    """It may stand by itself, and may not: "would wednesday be too much"."""
    ONE_OF_THEM = "one_of_them"
    """One of several that were answered at once, as it was: "number 2"."""


_FORMS: Final = {"to_pass_on": Wants.PASS_ON, "simple": Wants.SIMPLE, "as_list": Wants.LIST, "brief": Wants.BRIEF}
"""Cues that ask for the last answer in another form. Who wants a short list to send on wants to send it on."""


@dataclass(frozen=True)
class FollowUp:
    """How a message leans on the answer before it.

    Attributes:
        wants: what it asks of that answer.
        nth: which of several is meant, from 1, or -1 for the last; None where it points to none by its place.
        about: words that name what was answered, where it goes back to that: "you said something about rest".
        bare: it names nothing of its own, not even an aspect.
        opened: it opens as more of the same: "and …", "what about …".
    """

    wants: Wants
    nth: int | None = None
    bare: bool = False
    opened: bool = False
    about: tuple[str, ...] = ()


def read_follow_up(reading: Reading) -> FollowUp | None:
    """How a message leans on what was said before; None where it stands by itself, or asks nothing."""
    pointer, cues = pointer_in(reading.words), load_cues("follow_ups")
    words = _plain(reading.words)
    if not words or len(words) > _LONGEST:
        return None
    if pointer is not None:
        return _of_one(_plain([*reading.words[: pointer.first], *reading.words[pointer.after :]]), pointer.nth)
    says = {name: bool(table.mentions(words)) for name, table in cues.items()}
    own = _words_of_its_own(words, cues)
    if says["source"] and not own:
        return FollowUp(Wants.SOURCE)
    for name, form in _FORMS.items():
        if says[name] and own <= _FEW:
            return FollowUp(form)
    opened = len(words) <= _OPENED and _opens_as_more(words, cues["lead"])
    opened |= not reading.people and _names_a_purpose(words, cues)
    asks = reading.does(Act.ASKS) or says["yes_or_no"] or opened
    if asks and says["same"] and len(words) <= _OPENED and any(not one.alone for one in lift_mentions(words)):
        return FollowUp(Wants.SAME)
    judges = says["verdict"] and cues["points"].longest_at(words, 0) is not None
    leans = not own or (says["points"] and own == 1) or ((opened or judges) and own <= 2)
    ends = any(one.after == len(words) for one in cues["instead"].mentions(words))
    if asks and ends and len(words) <= _OPENED and _cannot(words):
        return FollowUp(Wants.INSTEAD)  # "we have none of that. what else?"
    if not asks:
        return FollowUp(Wants.UNSAID) if _is_a_remark(reading, words) else None
    if not leans or (says["stands_for_nothing"] and own):
        return FollowUp(Wants.UNSAID)
    if _cannot(words):
        return FollowUp(Wants.INSTEAD)
    if says["yes_or_no"] or (says["verdict"] and not (own or says["aspect"] or says["further"])):
        chooses = words[0].text == _WHICH and not says["yes_or_no"]
        return FollowUp(Wants.CHOICE if chooses else Wants.VERDICT)
    denies = any(word.text in _NOT for word in words)
    return FollowUp(Wants.ASPECT, bare=not (own or denies or says["aspect"] or says["further"]), opened=opened)


def _names_a_purpose(words: Sequence[Word], cues: Mapping[str, PhraseTable]) -> bool:
    """Return True for a "for bum" or "with bands", which says of what the last question is meant."""
    return len(words) <= _BRIEF and words[0].text in _OF_WHAT and _words_of_its_own(words, cues) > 0


def _of_one(rest: Sequence[Word], nth: int) -> FollowUp:
    """What a message wants of the answer that it points at."""
    cues = load_cues("follow_ups")
    says = {name: bool(table.mentions(rest)) for name, table in cues.items()}
    if says["source"]:
        return FollowUp(Wants.SOURCE, nth)
    for name, form in _FORMS.items():
        if says[name]:
            return FollowUp(form, nth)
    own = _words_of_its_own(rest, cues)
    if load_cues("pointing")["said"].mentions(rest) and own <= 1:
        return FollowUp(Wants.ONE_OF_THEM, nth)  # "the third one again, slower"
    if _cannot(rest):
        return FollowUp(Wants.INSTEAD, nth)
    if not own and not says["aspect"]:
        return FollowUp(Wants.VERDICT if says["verdict"] or says["yes_or_no"] else Wants.ONE_OF_THEM, nth)
    return FollowUp(Wants.ASPECT, nth)


def _plain(words: Sequence[Word]) -> tuple[Word, ...]:
    return tuple(word for word in words if word.kind in (Kind.LETTERS, Kind.NUMBER))


def has_pointer(reading: Reading) -> bool:
    """Return True if a "that", "it" or "the same" stands in a message."""
    return bool(load_cues("follow_ups")["points"].mentions(reading.words))


def named_again(reading: Reading) -> tuple[str, ...]:
    """The words by which a message goes back to an answer: ("waist",) of "you said something about the waist"."""
    words = _plain(reading.words)
    if len(words) > _LONGEST or not load_cues("pointing")["said"].mentions(words):
        return ()
    return tuple(word.text for word in words if load_cues("follow_ups")["light"].meaning(word.text) is None)


def points_back(words: Sequence[Word]) -> bool:
    """Return True for words that name nothing, not even what they ask about: "is that enough", "do i have to"."""
    cues = load_cues("follow_ups")
    return bool(words) and not cues["aspect"].mentions(words) and not _words_of_its_own(words, cues)


def _is_a_remark(reading: Reading, words: Sequence[Word]) -> bool:
    """Return True for a few words that only tell: "ours is always taken", "i rest 40 sec because the gym closes"."""
    tells = all(clause.acts <= {Act.TELLS} for clause in reading.clauses)
    numbers = sum(word.is_number for word in words)
    return tells and 2 < len(words) <= _OPENED and numbers <= (len(words) >= _A_SENTENCE)


def _cannot(words: Sequence[Word]) -> bool:
    """Return True for "and if i can't"; "until i can't" says how far something goes."""
    mention = next(iter(load_cues("follow_ups")["instead"].mentions(words)), None)
    before = {word.text for word in words[max(mention.first - _REACH, 0) : mention.first]} if mention else set()
    return mention is not None and not before & _UP_TO


def _opens_as_more(words: Sequence[Word], leads: PhraseTable) -> bool:
    """Return True for "and …", "ok but what about …": a lead, perhaps behind a small word, and something after it."""
    fillers = load_table("fillers")
    for place in range(min(len(words) - 1, 3)):
        lead = leads.longest_at(words, place)
        if lead is not None:
            return lead.after < len(words)
        if fillers.longest_at(words, place) is None:
            return False
    return False


def _words_of_its_own(words: Sequence[Word], cues: Mapping[str, PhraseTable]) -> int:
    """How many words name a subject, and so need no earlier answer."""
    known = {place for table in cues.values() for one in table.mentions(words) for place in range(one.first, one.after)}
    return sum(word.kind is Kind.LETTERS and place not in known for place, word in enumerate(words))
