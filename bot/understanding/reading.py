"""What a message says, typed: clauses with what each does, and facts with their place and standing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from bot.understanding.facts import Fact
from bot.understanding.words import Word

F = TypeVar("F")


class Act(Enum):
    """An act of a clause. Whether a message logs sets is no act of a clause: ``logs/beginning.py`` reads it whole."""

    ASKS = "asks"
    TELLS = "tells"
    CORRECTS = "corrects"
    COMMANDS = "commands"
    AGREES = "agrees"
    REFUSES = "refuses"
    THANKS = "thanks"
    GREETS = "greets"
    QUOTES = "quotes"
    """Repeats what somebody else said."""


class Standing(Enum):
    """How a fact is put."""

    AFFIRMED = "affirmed"
    DENIED = "denied"
    PAST = "past"
    """It was so and no longer is: "used to", "last year"."""
    HEARSAY = "hearsay"
    """Somebody else says or does it: "my mate says"."""
    IN_PASSING = "in_passing"
    """It is so in somebody else, and something else is asked: "mum has thin bones. how many sets for me"."""
    ASKED = "asked"
    SUSPECTED = "suspected"
    """Thought likely, not known: "i think i might be pregnant"."""
    WISHED = "wished"
    """Wanted, planned or feared, and not done: "i want to thrust 100 kg"."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the message as it was typed: ``text[start:end]``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Person:
    """Whose body or training a fact is about: "" for the lifter, else the word used ("client", "husband")."""

    word: str = ""

    @property
    def is_lifter(self) -> bool:
        """Return True if the lifter speaks of themselves."""
        return not self.word


LIFTER = Person()


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who is named in a message.

    Attributes:
        place: of the word that names them.
        first: of the first word that tells which one it is ("29 year old client").
        after: place of the word behind the last.
        word: what they are called: "wife", "other client", "client B", "Marge".
        noun: what they are, if that is said: "client".
        label: what tells them from others of the kind: "other", "first", "older".
        is_name: the word is a name.
        sex: "she" or "he"; "" where nothing tells.
    """

    place: int
    first: int
    after: int
    word: str
    noun: str = ""
    label: str = ""
    is_name: bool = False
    sex: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """One fact as a message puts it.

    Attributes:
        fact: what is told.
        span: where it stands.
        standing: how it is put.
        person: whom it is about.
        loose: its words mean this only in answer to a question for it: "3", "size", "a bit".
        own: an "i" or a "my" stands beside it: "had my appendix out".
    """

    fact: Fact
    span: Span
    standing: Standing = Standing.AFFIRMED
    person: Person = LIFTER
    loose: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a message that does one thing.

    Attributes:
        span: where it stands.
        acts: what it does; a clause can thank and ask.
        standing: how what it tells is put, where no word inside says otherwise.
        person: whom it is about.
    """

    span: Span
    acts: frozenset[Act]
    standing: Standing = Standing.AFFIRMED
    person: Person = LIFTER


def _start(word: Word) -> int:
    return word.start


@dataclass(frozen=True)
class Reading:
    """A whole message, read.

    Attributes:
        text: as it was typed.
        clauses: from left to right.
        facts: from left to right.
        words: of the text.
        people: who is named in it.
    """

    text: str
    clauses: tuple[Clause, ...] = ()
    facts: tuple[Said, ...] = ()
    words: tuple[Word, ...] = ()
    people: tuple[Named, ...] = ()

    @property
    def acts(self) -> frozenset[Act]:
        """What its clauses do."""
        return frozenset(act for clause in self.clauses for act in clause.acts)

    def does(self, act: Act) -> bool:
        """Return True if a clause does this."""
        return act in self.acts

    def text_of(self, clause: Clause) -> str:
        """The words of a clause as they were typed."""
        return self.text[clause.span.start : clause.span.end]

    def words_of(self, clause: Clause) -> tuple[Word, ...]:
        """The words of a clause; found by halving, as a message may have a thousand of each."""
        first = bisect_left(self.words, clause.span.start, key=_start)
        return self.words[first : bisect_left(self.words, clause.span.end, first, key=_start)]

    def of(self, kind: type[F], *, standing: Standing | None = Standing.AFFIRMED) -> Iterator[F]:
        """The lifter's own facts of one kind; those that only an open question could give a meaning are left out.

        Args:
            kind: the class of the facts.
            standing: how they must be put; None for any.
        """
        for said in self.facts:
            fits = said.person.is_lifter and not said.loose and standing in (None, said.standing)
            if fits and isinstance(said.fact, kind):
                yield said.fact
