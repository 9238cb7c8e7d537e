"""Lifts by name: the table ``vocabulary_data/lifts.yml``, and which lifts the words of a message name.

What a lift is done with, how one stands and on how many legs is put together with its name, before it, behind it or
in brackets: "b-stance smith hip thrust", "RDL (Dumbbell)", "seated leg curl (machine)".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

import yaml  # type: ignore[import-untyped,unused-ignore]

from bot.understanding.lift_forms import with_forms
from bot.understanding.vocabulary import FOLDER, PhraseTable
from bot.understanding.words import Word, words_of

HIP_THRUST: Final = "hip_thrust"
"""The lift that is meant when none is named."""

_LINKS: Final = frozenset({"on", "the", "in", "a", "with", "w"})
_EACH: Final = frozenset({"each", "per", "ea", "either"})
_STANDS_ALONE: Final = frozenset({"single_leg", "b_stance", "smith"})


@dataclass(frozen=True, slots=True)
class LiftEntry:
    """A lift.

    Attributes:
        id: its row of the table, with gear and stance before it if they make it another lift.
        name: as it is shown and stored.
        group: what it belongs to, as topics and plans know it: ``squat``, ``upper_body``.
        gear: what it is done with: ``barbell``, ``machine``, ``cable``, ``dumbbell``, ``kettlebell`` …
        heaviest_kg: the most that is plausible.
        base: its row of the table, whatever it is done with.
        one_leg: each side is a leg, and no end of a bar.
        hold: it is counted in seconds.
    """

    id: str
    name: str
    group: str
    gear: str
    heaviest_kg: int
    base: str
    one_leg: bool = False
    hold: bool = False

    @property
    def on_olympic_bar(self) -> bool:
        """Return True if plates hang on a bar of known weight."""
        return self.gear == "barbell"

    @property
    def carries_body(self) -> bool:
        """Return True if the whole body is lifted, so that a load is added to its weight: a pull-up, a dip."""
        return self.gear == "bodyweight" and self.group == "upper_body"


@dataclass(frozen=True, slots=True)
class LiftMention:
    """Words that name a lift.

    Attributes:
        lift: which.
        first: place of its first word.
        after: place of the word behind its last.
        loose: the words may mean something else ("bench"), so they count only beside sets.
        alone: only gear or a stance was named, and the hip thrust is taken for granted.
    """

    lift: LiftEntry
    first: int
    after: int
    loose: bool = False
    alone: bool = False


class LiftTable:
    """All lifts that can be named.

    Args:
        data: as in ``lifts.yml``.

    Raises:
        VocabularyError: a phrase is empty or names two things.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._rows: Mapping[str, Mapping[str, Any]] = data["lifts"]
        self._gear: Mapping[str, Mapping[str, Any]] = data["gear"]
        self._stances: Mapping[str, Mapping[str, Any]] = data["stances"]
        said = {
            **{f"lift.{id_}": row["phrases"] for id_, row in self._rows.items()},
            **{f"loose.{id_}": row["loose"] for id_, row in self._rows.items() if "loose" in row},
            **{f"gear.{id_}": row["phrases"] for id_, row in self._gear.items()},
            **{f"stance.{id_}": row["phrases"] for id_, row in self._stances.items()},
            **{f"position.{id_}": phrases for id_, phrases in data["positions"].items()},
            "ignored.": data["ignored"],
            "never.": data["never"],
        }
        table = PhraseTable("lifts.yml", said)
        self.phrases = PhraseTable("lifts.yml", with_forms(table, self._rows))
        self._shorts: Mapping[str, str] = data["shorts"]
        self._by_name = {entry.name: entry for id_ in self._rows if (entry := self.entry(id_))}

    def entry(self, id_: str, gear: str = "", stance: str = "", position: str = "") -> LiftEntry:
        """The lift of a row, done with other gear or in another stance.

        Args:
            id_: of the row.
            gear: id of what it is done with; "" for what is usual.
            stance: id of the stance; "" for the usual one.
            position: kept only if the lift has it among its ``kinds``.
        """
        row = self._rows[id_]
        gear = "" if gear == row["gear"] else gear
        named = row.get("named", {})
        bare = row.get("bare", row["name"])
        name = named.get(gear) or (f"{self._gear[gear]['name']} {bare}" if gear else row["name"])
        if position in row.get("kinds", ()):
            name = f"{position.replace('_', '-')} {name}"
        else:
            position = ""
        if stance:
            name = f"{self._stances[stance]['name']} {name if gear else bare}"
        return LiftEntry(
            id="_".join(part for part in (stance, gear, position, id_) if part),
            name=name,
            group=row["group"],
            gear=gear or row["gear"],
            heaviest_kg=row["heaviest"],
            base=id_,
            one_leg=bool(row.get("one_leg") or (stance and self._stances[stance].get("one_leg"))),
            hold=bool(row.get("hold")),
        )

    def knows(self, id_: str) -> bool:
        """Return True for the id of a row."""
        return id_ in self._rows

    def named(self, name: str) -> LiftEntry | None:
        """The lift that has this name in the table; None for names that lifters gave or that are put together."""
        return self._by_name.get(name)

    def done_with(self, name: str, words: Sequence[Word]) -> LiftEntry | None:
        """A lift done with the gear, in the stance or position that words name; None if they name none.

        Args:
            name: of the lift in this table.
            words: "barbell one", "on the smith"; what names a load ("with a 20 kg dumbbell") names no gear.
        """
        lift, parts = lift_named(name), dict[str, str]()
        counted = any(word.is_number for word in words)
        for said in self.phrases.mentions(words):
            kind, _, id_ = said.id.partition(".")
            held = said.id in ("gear.dumbbell", "gear.kettlebell") and not counted
            if kind in ("gear", "stance", "position") and (held or not self._is_load(words, said.first, said.id)):
                parts[kind] = id_
        return self.entry(lift.base, **parts) if lift and parts else None

    def mentions(self, words: Sequence[Word]) -> list[LiftMention]:
        """The lifts that words name, from left to right; none overlap."""
        found: list[LiftMention] = []
        alone: list[LiftMention] = []
        place = 0
        while place < len(words):
            said = self.phrases.longest_at(words, place)
            sided = words[place].text == "side" and words[max(place - 1, 0)].text in _EACH
            if (words[place].is_number and words[place].glued) or sided:
                # "B1 leg curl" is no curl with one leg, "15 each side hip thrust" no thrust on a side
                said = None
            if said is not None and said.id == "never.":
                place = said.after
                continue
            short = self._shorts.get(words[place].text.removesuffix("s"))
            if short is not None:
                extra, id_ = short.split()
                lift = self.entry(id_, **{"gear" if extra in self._gear else "stance": extra})
                found.append(LiftMention(lift, place, place + 1))
                place += 1
                continue
            mention = self._mention_at(words, place) if said is not None else None
            if mention is not None and found and _is_row_of_table(words, found[-1], mention):
                mention = None
            if mention is not None:
                (alone if mention.alone else found).append(mention)
            place = mention.after if mention else place + 1
        return self._with_gear(found, alone) if found else alone

    def _with_gear(self, found: list[LiftMention], alone: Sequence[LiftMention]) -> list[LiftMention]:
        """The lifts with the gear that was told elsewhere ("squats, all on the smith"), if only one is named."""
        ids = {mention.lift.id for mention in found}
        extra = {mention.lift.id.removesuffix(f"_{HIP_THRUST}") for mention in alone}
        if len(ids) > 1 or len(extra) != 1 or not ids <= self._rows.keys():
            return found
        (id_,), (said,) = ids, extra
        if said not in self._gear and self._rows[id_].get("one_leg"):
            return found
        lift = self.entry(id_, **{"gear" if said in self._gear else "stance": said})
        return [replace(mention, lift=lift) for mention in found]

    def _mention_at(self, words: Sequence[Word], first: int) -> LiftMention | None:
        parts: dict[str, str] = {}
        place = first
        while place < len(words):
            said = self.phrases.longest_at(words, place)
            if said is None or (said.after == place + 1 and self._is_load(words, place, said.id)):
                break
            kind, _, id_ = said.id.partition(".")
            if kind in ("lift", "loose"):
                parts[kind] = id_
                place = said.after
                break
            parts.setdefault(kind, id_)
            place = said.after
        if "lift" not in parts and "loose" not in parts:
            alone = parts.get("stance") or parts.get("gear")
            if alone not in _STANDS_ALONE:
                return None
            parts["lift"] = HIP_THRUST
            parts["alone"] = "alone"
            after = place
        else:
            after = self._behind(words, place, parts)
        id_ = parts.get("lift") or parts["loose"]
        entry = self.entry(id_, parts.get("gear", ""), parts.get("stance", ""), parts.get("position", ""))
        return LiftMention(entry, first, after, "lift" not in parts, "alone" in parts)

    def _behind(self, words: Sequence[Word], place: int, parts: dict[str, str]) -> int:
        """The end of a mention with the gear and stance that stand behind the lift; they are noted in ``parts``."""
        after = place
        brackets = False
        while place < len(words):
            word = words[place]
            if word.text in "([" and not brackets:
                brackets, place = True, place + 1
                continue
            if word.text in ")]" and brackets:
                brackets, place = False, place + 1
                after = place
                continue
            said = self.phrases.longest_at(words, place)
            if said is None:
                linked = word.text in _LINKS and not brackets
                if not linked or place - after > 1:
                    break
                place += 1
                continue
            kind, _, id_ = said.id.partition(".")
            if (kind in ("lift", "loose") and not brackets) or self._is_load(words, place, said.id):
                break
            if kind in ("gear", "stance", "position"):
                if kind in parts and not brackets and id_ != parts[kind]:
                    break
                parts.setdefault(kind, id_)
            place = said.after
            if not brackets:
                after = place
        return after

    def _is_load(self, words: Sequence[Word], place: int, id_: str) -> bool:
        """Return True if gear is what a load hangs on and names no lift: "20kg dumbbell", "with a band"."""
        if id_ not in ("gear.dumbbell", "gear.kettlebell", "gear.band", "gear.barbell"):
            return False
        before = words[place - 1] if place else None
        return before is not None and (before.text in ("a", "with", "w", "x", "one", "two", "both") or before.is_number)


def _is_row_of_table(words: Sequence[Word], before: LiftMention, row: LiftMention) -> bool:
    """Return True for "the bench row" of a table, which is that of the bench press and no lift of its own."""
    the = before.first > 0 and words[before.first - 1].text == "the"
    return the and before.after == row.first and [word.text for word in words[row.first : row.after]] == ["row"]


@lru_cache(maxsize=1)
def lift_table() -> LiftTable:
    """The table of ``vocabulary_data/lifts.yml``, read once."""
    data = yaml.load((FOLDER / "lifts.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return LiftTable(data)


def lift_named(name: str) -> LiftEntry | None:
    """The lift that a name from the log means; None if it is one that the table lacks."""
    return lift_table().named(name) or next((mention.lift for mention in lift_mentions(words_of(name))), None)


def lift_mentions(words: Sequence[Word]) -> list[LiftMention]:
    """The lifts that the words of a message name."""
    return lift_table().mentions(words)
