"""Help on lifts of body weight: a band, a counterweight or a partner takes weight off, so that nothing is added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

from bot.understanding.lifts import LiftEntry, lift_table
from bot.understanding.loads import BODY_WEIGHT, LoadKind, SaidLoad
from bot.understanding.logs.draft import DraftSet
from bot.understanding.quantities.items import Item
from bot.understanding.words import Word

_HELP: Final = frozenset(
    "assisted assist assists assistance assisting help helped counterweight counterbalance".split()
)
_OF_A_REP: Final = frozenset({"rep", "reps", "last"})
"""Behind help they say that somebody had a hand in a rep."""
_FAR: Final = 4
_BANDS: Final = frozenset({"band", "bands", "banded"})
_BAND_HELPS: Final = frozenset({"pull_up", "chin_up"})
"""Lifts on which a band takes weight off; on a push-up it adds some."""


def is_helped(lift: LiftEntry, items: Sequence[Item], words: Sequence[Word]) -> bool:
    """Return True if the words around a lift of body weight tell of help with all of its sets.

    Args:
        lift: that is named.
        items: told of it.
        words: of the message.
    """
    if not items or not lift_table().knows(lift.base) or lift_table().entry(lift.base).gear != "bodyweight":
        return False
    own = words[min(item.first for item in items) : max(item.after for item in items)]
    return (lift.base in _BAND_HELPS and any(word.text in _BANDS for word in own)) or tells_help(own)


def tells_help(words: Sequence[Word]) -> bool:
    """Return True for "with 20 kg of help", "assisted"; not for "my partner helped on the last rep"."""
    texts = [word.text for word in words]
    return any(text in _HELP and not _OF_A_REP & set(texts[at + 1 : at + _FAR]) for at, text in enumerate(texts))


def with_help(one: DraftSet) -> DraftSet:
    """The set with its load as help."""
    load = one.load or BODY_WEIGHT
    return replace(one, load=SaidLoad(LoadKind.HELP, abs(load.amount), load.unit))


def takes_off(load: SaidLoad, words: Sequence[Word]) -> bool:
    """Return True if a load is below 0: "-15 kg", or a lone "-10".

    Args:
        load: of a set of body weight.
        words: of the message.
    """
    signed = (
        two.is_number and two.glued and one.text == "-" and not one.glued and Decimal(two.text) == load.amount
        for one, two in pairwise(words)
    )
    return load.amount < 0 or (load.amount > 0 and any(signed))


def assisted(lift: LiftEntry) -> LiftEntry:
    """The lift of body weight, done with help: one of its own, as a rep with help is another than one without."""
    base = lift_table().entry(lift.base)
    return replace(base, id=f"assisted {base.id}", name=f"assisted {base.name}")
