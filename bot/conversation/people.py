"""Who was told of in a conversation, and whom a word means: "she", "the other one", "my first client", "Deke"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from bot.conversation.stored import Stored
from bot.understanding.people import IT, SEVERAL
from bot.understanding.reading import Named

SHE: Final = frozenset({"she", "shes", "her", "hers", "herself"})
HE: Final = frozenset({"he", "hes", "him", "his", "himself"})
THEY: Final = frozenset({"they", "them", "their", "theirs"})
PRONOUNS: Final = SHE | HE | THEY
_ONE: Final = "one"
"""What "the other one" is; it names no kind of person."""
_NTH: Final = {"first": 0, "1st": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2}
_COUNTED: Final = ("", "other", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
"""What tells the next person of a kind from those before."""

Gates = Callable[[str], bool]
"""Whether something speaks against a dose for somebody."""


class KnownPerson(Stored):
    """Somebody who was told of.

    Attributes:
        word: what they are called from then on: "wife", "other client", "Marge".
        noun: what they are; "" if that was not said.
        sex: "she" or "he", "it" of an animal; "" while nothing told.
        spoken: when they were spoken of last: the higher, the later.
        is_name: the word is a name.
    """

    word: str
    noun: str = ""
    sex: str = ""
    spoken: int = 0
    is_name: bool = False


class People(Stored):
    """Everybody who was told of, in the order in which they were.

    Attributes:
        known: all of them.
    """

    known: tuple[KnownPerson, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """The names that were told, and what the lifter's clients are called: where they are several, names follow."""
        return frozenset(one.word for one in self.known if one.is_name or one.sex == SEVERAL)

    @property
    def pet(self) -> str:
        """The animal that was told of last, where "he" and "she" mean nobody else; "" for none."""
        animals = [one for one in self.known if one.sex == IT]
        return self._newest(animals)[-1].word if animals and not self._fitting("they") else ""

    @property
    def latest(self) -> str:
        """Who was spoken of last; "" for nobody."""
        return next((one.word for one in reversed(self._newest(self.known))), "")

    def meant(self, word: str, gates: Gates, named: Named | None = None) -> str:
        """Who is meant by a word, as they are called here.

        Where several may be, it is one for whom something speaks against a dose: nobody's is given to the wrong one.

        Args:
            word: as a message has it; "" for the lifter.
            gates: whether something speaks against a dose for somebody.
            named: what the message says of them; None for a pronoun.

        Returns:
            The word itself for who is new, and for a pronoun that fits nobody.
        """
        if word in PRONOUNS:
            fitting = self._fitting(word)
            surely = [one for one in fitting if one.sex and gates(one.word)]
            newest = self._newest(fitting)
            unsure = bool(newest) and not any(one.sex for one in newest) and word not in THEY
            return self._latest(surely if unsure and surely else fitting, gates) or word
        if named is None or named.is_name:
            return word
        kind = [one for one in self.known if named.noun in (one.noun, _ONE)]
        if named.label == "other":
            return self._other(word, kind, gates)
        if named.label == "new":
            return self._next(named.noun, kind)
        if named.label in _NTH:
            at = _NTH[named.label]
            return kind[at].word if at < len(kind) else self._next(named.noun, kind)
        if named.label:
            return word
        return self._latest(kind, gates) or word

    def told_of(self, people: Sequence[Named], about: str, *, turn: int, gates: Gates) -> tuple[People, dict[str, str]]:
        """Everybody after a message, and who is meant by each word of it.

        Args:
            people: who is named in it, from left to right.
            about: whom it is about, as it says it.
            turn: its number.
            gates: whether something speaks against a dose for somebody.
        """
        after, whom = self, dict[str, str]()
        for one in people:
            key = whom.get(one.word) or after.meant(one.word, gates, one)
            whom[one.word] = key
            if key != _ONE and one.noun != _ONE:
                after = after._with(KnownPerson(word=key, noun=one.noun, sex=one.sex, is_name=one.is_name), 2 * turn)
            elif key == one.word:
                whom[one.word] = ""  # "the other one" of no people is a thing
        told = whom[about] if about in whom else after.meant(about, gates)
        sex = "she" if about in SHE else "he" if about in HE else ""
        if told and told not in PRONOUNS:
            alone = len(after._newest(after._fitting(about))) == 1 if about in PRONOUNS else False
            after = after._with(KnownPerson(word=told, sex=sex if alone else ""), 2 * turn + 1)
        return after, whom

    def _with(self, told: KnownPerson, spoken: int) -> People:
        before = next((one for one in self.known if one.word == told.word), None)
        if before is None:
            return self.copy(update={"known": (*self.known, told.copy(update={"spoken": spoken}))})
        more = {
            "spoken": max(spoken, before.spoken),
            "sex": before.sex or told.sex,
            "noun": before.noun or told.noun,
            "is_name": before.is_name or told.is_name,
        }
        return self.copy(update={"known": tuple(one.copy(update=more) if one is before else one for one in self.known)})

    def _fitting(self, pronoun: str) -> list[KnownPerson]:
        fits = ("", "she") if pronoun in SHE else ("", "he") if pronoun in HE else ("", "she", "he", SEVERAL)
        return [one for one in self.known if one.sex in fits] or [one for one in self.known if one.sex == SEVERAL]

    def _newest(self, people: Sequence[KnownPerson]) -> list[KnownPerson]:
        latest = max((one.spoken for one in people), default=0)
        return [one for one in people if one.spoken == latest]

    def _latest(self, people: Sequence[KnownPerson], gates: Gates) -> str:
        newest = self._newest(people)
        return next((one.word for one in newest if gates(one.word)), newest[-1].word if newest else "")

    def _other(self, word: str, kind: Sequence[KnownPerson], gates: Gates) -> str:
        """The one of a kind who was not spoken of last; somebody new where only one is known."""
        if not kind:
            return word
        last = self._newest(kind)[-1]
        others = [one for one in kind if one is not last]
        if not others:
            return word if last.noun == "" or word.endswith(f" {_ONE}") else self._next(last.noun, kind)
        if word in {one.word for one in others}:
            return word
        return next((one.word for one in others if gates(one.word)), self._newest(others)[-1].word)

    def _next(self, noun: str, kind: Sequence[KnownPerson]) -> str:
        """What somebody new of a kind is called."""
        counted = _COUNTED[min(len(kind), len(_COUNTED) - 1)]
        return f"{counted} {noun}".strip()
