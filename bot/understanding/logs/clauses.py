"""What is said in a log and is no set: former records, plans, wishes, lifts that were left out, what others did.

They are found as clauses before any number is read, so that no number of theirs is taken for a set.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Final

from bot.understanding.loads import LoadKind, SaidLoad
from bot.understanding.logs.not_done import not_done
from bot.understanding.quantities.items import Item
from bot.understanding.vocabulary import Mention, load_table
from bot.understanding.words import Word

QUANTITIES: Final = frozenset({"number", "load", "single", "double", "triple", "few"})
_ENDS: Final = frozenset({"comma", "semicolon", "stop", "line", "close", "then", "arrow"})
_SENTENCE_ENDS: Final = frozenset({"stop", "line", "close", "semicolon"})
_IS: Final = frozenset(
    {"is", "was", "of", ":", "=", "stands", "still", "at", "are", "remains", "my", "old", "approx", "about"}
)
_DOING: Final = frozenset("did does do hit hits lifted lifts got made managed repped pulled uses used can".split())
_SPEAKS_OF_LIFT: Final = frozenset({"day", "session", "workout", "machine", "form", "video", "week", "pr"})


_LEAST_VOLUME: Final = 500
"""Kilograms or pounds; less behind "=" may be a load."""


@dataclass
class Clauses:
    """A log without what is no set.

    Attributes:
        items: what may tell sets, in order; the rest is ``remark``.
        planned: items of what was planned.
        refused: a wish, a question, a denial or somebody else's training was all that told sets.
        left_out: places of lifts that were not done or only spoken of.
        former: something was told of another time.
    """

    items: list[Item]
    planned: list[Item] = field(default_factory=list)
    refused: bool = False
    left_out: set[int] = field(default_factory=set)
    former: bool = False


def without_remarks(items: Sequence[Item], words: Sequence[Word]) -> Clauses:
    """Find the clauses that tell no set of this session, and take them out.

    Args:
        items: of a message, lifts and days among them.
        words: of the same message.
    """
    return _Clauses(items, words).result()


class _Clauses:
    def __init__(self, items: Sequence[Item], words: Sequence[Word]) -> None:
        self.items = list(items)
        self.words = words
        self.gone = [item.what == "remark" for item in items]
        self.found = Clauses([])
        self.cues = self._find_cues()

    def result(self) -> Clauses:
        self._not_done()
        self._labelled_notes()
        self._titles()
        self._second_thoughts()
        self._questions_and_wishes()
        self._left_out()
        self._others()
        self._plans()
        self._former()
        self._explained()
        self._failed_attempts()
        self._numbers_of_words()
        kept = [
            replace(item, what="remark", number=None, load=None) if gone else item
            for item, gone in zip(self.items, self.gone, strict=True)
        ]
        self.found.items = kept
        return self.found

    def _find_cues(self) -> dict[int, Mention]:
        """Cues by the item at which they begin."""
        table = load_table("log_clauses")
        starts = {item.first: place for place, item in enumerate(self.items)}
        return {starts[cue.first]: cue for cue in table.mentions(self.words) if cue.first in starts}

    def _cued(self, *ids: str) -> list[int]:
        return [place for place, cue in self.cues.items() if cue.id in ids and not self.gone[place]]

    def _is_cue(self, place: int, *ids: str) -> bool:
        return place in self.cues and self.cues[place].id in ids

    def _end(self, place: int, ends: frozenset[str], *cues: str) -> int:
        """The end of a clause that begins at an item: a sign, or a cue that turns away from it."""
        at = place + 1
        while at < len(self.items):
            if self.items[at].what in ends and not self._in_number_row(at):
                break
            if self._is_cue(at, *cues) or (cues and self._text(at) in ("but", "so")):
                break
            if "me" in cues and self._text(at) == "i":
                break
            at += 1
        return at

    def _in_number_row(self, at: int) -> bool:
        """Whether a comma stands between numbers of one row: "8, 8, 7"."""
        if self.items[at].what != "comma":
            return False
        near = [self.items[i].what if 0 <= i < len(self.items) else "" for i in (at - 1, at + 1)]
        return near == ["number", "number"]

    def _drop(self, start: int, end: int) -> None:
        for at in range(start, end):
            self.gone[at] = self.gone[at] or self.items[at].what != "line"
            if self.items[at].what == "lift":
                self.found.left_out.add(self.items[at].first)

    def _tells(self, start: int, end: int) -> bool:
        return any(self.items[at].what in QUANTITIES and not self.gone[at] for at in range(start, end))

    # ---- the kinds

    def _not_done(self) -> None:
        for start, end in not_done(self.items, self.words, self.cues):
            told = self._tells(start, end)
            self._drop(start, end)
            self.found.refused |= told and not self._tells(0, len(self.items))

    def _labelled_notes(self) -> None:
        for place in self._cued("label"):
            start = place
            while start > 0 and self.items[start - 1].what in ("mark", "dash"):
                start -= 1
            if start and self.items[start - 1].what not in ("line", "stop"):
                continue
            end = self._end(place, frozenset({"line"}))
            self._drop(place, end)

    def _titles(self) -> None:
        """Leave out lines before the first lift whose numbers tell no set: "Legs 2", "StrongLifts 5x5"."""
        lines = self._lines()
        first = next((i for i, (start, end) in enumerate(lines) if self._has(start, end, "lift")), None)
        if not first:
            return
        own = self._tells(*lines[first])
        for start, end in lines[:first]:
            roles = self._has(start, end, "times", "reps", "sets", "load", "at")
            letters = any(self.items[i].what in ("word", "day", "remark") for i in range(start, end))
            if any(self._counts_rounds(i) for i in range(start, end)):
                continue
            if letters and self._tells(start, end) and (own or not roles):
                self._drop_but_days(start, end)

    def _counts_rounds(self, at: int) -> bool:
        """Whether rounds of a circuit are counted, which are those of all lifts below."""
        return self.items[at].what == "number" and self._text(at + 1) in ("round", "rounds", "rds", "circuits")

    def _lines(self) -> list[tuple[int, int]]:
        cuts = [at for at, item in enumerate(self.items) if item.what == "line"]
        found = list(zip([0, *(at + 1 for at in cuts)], [*cuts, len(self.items)], strict=True))
        return [(start, end) for start, end in found if end > start]

    def _has(self, start: int, end: int, *whats: str) -> bool:
        return any(self.items[at].what in whats and not self.gone[at] for at in range(start, end))

    def _drop_but_days(self, start: int, end: int) -> None:
        for at in range(start, end):
            self.gone[at] = self.gone[at] or self.items[at].what != "day"

    def _second_thoughts(self) -> None:
        """ "3x8 at 95, no wait, 105": what is said second stands in the place of what was said first."""
        for place in self._cued("correction"):
            cue = self.cues[place]
            at = place
            while at < len(self.items) and (
                self.items[at].first < cue.after or self.items[at].what in ("comma", "word", "stop", "dash", "at")
            ):
                at += 1
            new = self._quantity(at)
            if not new and at < len(self.items) and self.items[at].what == "unit":
                self._other_unit(place, at)
            if not new:
                continue
            length = len(new)
            for start in range(place - length, -1, -1):
                old = self._quantity(start)
                kinds = [
                    {"number", "load"} if self.items[i].what in ("number", "load") else {self.items[i].what}
                    for i in new
                ]
                alike = len(old) == length and all(
                    self.items[i].what in kind for i, kind in zip(old, kinds, strict=True)
                )
                if (
                    alike
                    and not any(self.gone[i] for i in old)
                    and (start == 0 or self.items[start - 1].what != "times")
                ):
                    self._drop(start, old[-1] + 1)
                    break
        for at in range(2, len(self.items)):
            if self._text(at - 1) == "no" and self.items[at].what == "number" and self.items[at - 2].what == "comma":
                before = next((i for i in range(at - 2, -1, -1) if self.items[i].what == "number"), None)
                if before is not None:
                    self._drop(before, before + 1)
        self._relative_loads()
        for at in range(1, len(self.items)):
            if self._text(at - 1) == "not" and self.items[at].what == "number":
                self._drop(at, self._quantity(at)[-1] + 1)

    def _other_unit(self, place: int, at: int) -> None:
        """ "60 lb, I mean kg"."""
        before = next((i for i in range(place - 1, -1, -1) if self.items[i].load is not None), None)
        load = self.items[before].load if before is not None else None
        if before is not None and load is not None:
            self.items[before] = replace(self.items[before], load=replace(load, unit=self.items[at].unit))

    def _relative_loads(self) -> None:
        """ "Added ten kilos", "5 kg more": a load that tells no weight by itself."""
        for at, item in enumerate(self.items):
            if item.what not in ("number", "load") or self.gone[at]:
                continue
            more = self._text(at + 1) in ("more", "less", "heavier", "lighter") and item.what == "load"
            if more or self._text(at - 1) in (
                "added",
                "add",
                "adding",
                "another",
                "bumped",
                "upped",
                "increased",
            ):
                self.items[at] = replace(item, what="load", number=None, load=SaidLoad(LoadKind.UNKNOWN))

    def _quantity(self, at: int) -> list[int]:
        """The items of a product, a number or a load that begins at an item."""
        found: list[int] = []
        while at < len(self.items) and self.items[at].what in ("number", "load"):
            found.append(at)
            if not (
                at + 2 < len(self.items)
                and self.items[at + 1].what == "times"
                and self.items[at + 2].what in ("number", "load")
            ):
                break
            found.append(at + 1)
            at += 2
        return found

    def _failed_attempts(self) -> None:
        """A load that was tried and not moved once is no set: "tried 315 twice and it stapled me"."""
        for place in self._cued("tried"):
            end = self._end(place, _ENDS)
            bracketed = place > 0 and self.items[place - 1].what == "open"
            if bracketed and self._tells(place, end) and self._tells(0, place):
                self._drop(place, end)
        for start, end in self._sentences():
            failed = self._has(start, end, "failed")
            tried = any(self._is_cue(at, "tried") for at in range(start, end))
            if failed and tried and not self._has(start, end, "times", "reps", "sets"):
                for at in range(start, end):
                    self.gone[at] = self.gone[at] or self.items[at].what != "lift"

    def _sentences(self) -> list[tuple[int, int]]:
        cuts = [at for at, item in enumerate(self.items) if item.what in ("line", "stop")]
        return list(zip([0, *(at + 1 for at in cuts)], [*cuts, len(self.items)], strict=True))

    def _questions_and_wishes(self) -> None:
        if any(self._is_cue(at, "request") for at in self.cues):
            return
        if self._is_cue(0, "question") and not self._says_done(0, len(self.items)):
            end = self._end(0, frozenset({"stop", "line"}))
            self.found.refused |= self._tells(0, end)
            self._drop(0, end)
        starts = [0, *(at + 1 for at, item in enumerate(self.items) if item.what in ("stop", "line"))]
        for start in starts:
            end = self._end(start - 1, frozenset({"stop", "line"})) if start < len(self.items) else start
            asked = end < len(self.items) and self._text(end) == "?"
            if (self._is_cue(start, "question") and asked) or (
                asked
                and any(self._is_cue(i, "question") for i in range(start, end))
                and not self._done_between(start, end)
            ):
                self.found.refused |= self._tells(start, end)
                self._drop(start, end)
        for place in self._cued("future"):
            end = self._end(place, _SENTENCE_ENDS)
            if self._text(place) in ("want", "planning") and self._is_cue(place + 1, "planned"):
                continue
            text = self._cue_text(place)
            if text in (
                "next time",
                "next week",
                "next session",
                "next workout",
                "tomorrow",
                "by the summer",
                "by summer",
            ):
                start = self._start(place)
                tail = not self._tells(place, end)
                if tail and self._tells(start, place) and self._done_between(0, start):
                    self._drop(start, end)
                    continue
                if tail and not self._tells(start, place):
                    self._drop(start, end)
                    continue
                if tail and not self._done_before(start):
                    self.found.refused |= self._tells(start, place)
                    self._drop(start, end)
                    continue
                end = self._end(place, _ENDS, "now", "done") if text == "next time" else end
            self.found.refused |= self._tells(place, end)
            self._drop(place, end)

    def _says_done(self, start: int, end: int) -> bool:
        return any(self._is_cue(at, "done") for at in range(start + 1, end))

    def _done_before(self, start: int) -> bool:
        return self._tells(0, start)

    def _done_between(self, start: int, end: int) -> bool:
        return any(
            self._is_cue(i, "done") and self._text(i) in ("did", "got", "i", "hit", "managed", "done")
            for i in range(start, end)
        ) or (start == 0 and self._tells(start, end))

    def _start(self, place: int) -> int:
        at = place
        while at > 0 and self.items[at - 1].what not in _ENDS and self._text(at - 1) not in ("but", "and", "so"):
            at -= 1
        return at

    def _left_out(self) -> None:
        for at, item in enumerate(self.items):
            if item.what != "lift" or self.gone[at]:
                continue
            before = at - 1
            while before >= 0 and self._text(before) in ("the", "my", "on", "some", "any", "planned", "a", "heavy"):
                before -= 1
            cue = next(
                (
                    self.cues[i]
                    for i in range(max(before - 3, 0), before + 1)
                    if i in self.cues and self._ends_at(i, before)
                ),
                None,
            )
            behind = self.items[at + 1].what if at + 1 < len(self.items) else ""
            others = any(one.what == "lift" and i != at for i, one in enumerate(self.items))
            if self._text(at + 1) in _SPEAKS_OF_LIFT and behind not in ("colon",):
                if others or self._text(at + 1) != "day":
                    self._forget(at)
            elif cue is not None and cue.id == "skip":
                self._drop(at, self._end(at, _ENDS, "done"))
            elif (cue is not None and cue.id in ("instead", "near")) or self._is_gear(at):
                self._forget(at)
            elif self._skipped_behind(at):
                self._drop(at, self._end(at, _ENDS))
            elif self._text(at + 1) in ("were", "racks") and self._is_cue(before, "planned"):
                self._forget(at)
        for at in range(len(self.items) - 1):
            opened = self.items[at].what == "open" and self.items[at + 1].what == "close"
            if opened and (at == 0 or self.items[at - 1].what in ("line", "mark")):
                self._drop(at, self._end(at + 1, frozenset({"line"})))

    def _skipped_behind(self, at: int) -> bool:
        """Whether a lift is said to have been left out: "squats skipped", "bridges - no time"."""
        behind = at + 1
        if self._is_cue(behind, "skip") and self._text(behind) in ("skipped", "cancelled", "missed"):
            return True
        signed = behind < len(self.items) and self.items[behind].what in ("dash", "colon", "open", "comma")
        end = self._end(behind, _ENDS)
        return signed and self._is_cue(behind + 1, "skip") and not self._tells(behind, end)

    def _is_gear(self, at: int) -> bool:
        """Whether a lift names what another was done on: "calves 4x20 on the leg press"."""
        if [self._text(at - 2), self._text(at - 1)] not in (["on", "the"], ["in", "the"], ["using", "the"]):
            return False
        start = next((i + 1 for i in range(at - 1, -1, -1) if self.items[i].what in _ENDS), 0)
        other = any(self.items[i].what == "lift" for i in range(start, at))
        return other and self._tells(start, at) and not self._has(at, self._end(at, _ENDS), "times", "reps", "sets")

    def _ends_at(self, place: int, last: int) -> bool:
        cue = self.cues[place]
        return cue.after == self.items[last].after

    def _forget(self, at: int) -> None:
        self.gone[at] = True
        self.found.left_out.add(self.items[at].first)

    def _others(self) -> None:
        for place in self._cued("skip"):
            if self._cue_text(place).removeprefix("i ") in (
                "didnt do",
                "did not do",
                "couldnt do",
                "could not do",
                "didnt get",
                "couldnt get",
            ):
                end = self._end(place, frozenset({"stop", "line", "comma"}), "now")
                self.found.refused |= self._tells(place, end)
                self._drop(place, end)
        for place in self._cued("others"):
            end = self._end(place, frozenset({"comma", "semicolon", "stop", "line"}), "me")
            if any(
                self._is_cue(i, "me") and self._cue_text(i).startswith(("had", "made", "gave"))
                for i in range(place, end + 1)
            ):
                continue
            if self._tells(place, end) and self._has_verb(place, end):
                self._drop(place, end)
                if not self._tells(0, len(self.items)):
                    self.found.refused = True

    def _has_verb(self, start: int, end: int) -> bool:
        return any(self._text(at) in _DOING or self.items[at].what == "lift" for at in range(start, end))

    def _plans(self) -> None:
        for place in self._cued("planned"):
            end = self._end(
                place, frozenset({"stop", "semicolon", "line", "close", "arrow", "comma"}), "done", "instead"
            )
            if not self._tells(place, end):
                for at in range(place, end):
                    if (
                        self.items[at].what == "lift"
                        and self._text(end) in ("but", "so")
                        and self._tells(end, len(self.items))
                    ):
                        self._forget(at)
                continue
            rest = self._tells(end, len(self.items)) or self._tells(0, place)
            if not rest:
                self.found.refused = True
            before = self._start(place)
            if self._is_cue(place - 1, "instead"):
                before = place - 1
            for at in range(place, end):
                if self.items[at].what == "lift" and rest and not self._tells(at, end):
                    self._forget(at)
            self.found.planned += [
                self.items[at] for at in range(place, end) if not self.gone[at] and self.items[at].what != "lift"
            ]
            for at in range(min(before, place), end):
                if self.items[at].what != "lift" and at >= place:
                    self.gone[at] = True
        for place in self._cued("instead"):
            at = place
            while at < len(self.items) and self.items[at].first < self.cues[place].after:
                at += 1
            aimed = self._quantity(at)
            self.found.planned += [self.items[i] for i in aimed]
            for i in aimed:
                self.gone[i] = True
        self._chains()
        for at, item in enumerate(self.items):
            if item.what == "arrow" and not self.gone[at]:
                start = at
                while start > 0 and self.items[start - 1].what not in ("line", "lift", "slash"):
                    start -= 1
                if not (self._tells(start, at) and self._tells(at, self._end(at, frozenset({"line"})))):
                    continue
                load_from = next((i for i in range(start, at) if self.items[i].what == "at"), at)
                for i in range(start, load_from):
                    if not self.gone[i]:
                        self.found.planned.append(self.items[i])
                        self.gone[i] = True

    def _chains(self) -> None:
        """ "60x12 → 45x10 → 30x15": arrows that lead from set to set, and not from the plan to what was done."""
        for start, end in self._lines():
            arrows = [at for at in range(start, end) if self.items[at].what == "arrow" and not self.gone[at]]
            drops = any(
                word.text.startswith("drop") for word in self.words[self.items[start].first : self.items[end - 1].after]
            )
            if len(arrows) > 1 or (drops and arrows):
                for at in arrows:
                    self.items[at] = replace(self.items[at], what="then")

    def _former(self) -> None:
        for at in range(len(self.items) - 2):
            whats = [item.what for item in self.items[at : at + 3 : 2]]
            if whats in (["open", "number"], ["open", "load"]) and self._text(at + 1) in (
                "was",
                "from",
                "prev",
                "last",
            ):
                self._drop(at, self._end(at, frozenset({"close", "line"})))
        for place in self._cued("past"):
            text = self._cue_text(place)
            compared = text in ("up from", "down from", "compared to", "vs", "versus", "beats", "was before")
            end = self._end(place, _ENDS if compared else _ENDS | {"day"}, "now")
            if self.items[place].what == "day" and self.items[place].after > self.cues[place].after:
                continue
            if text.startswith("last") and not (
                any(i > place and self._is_cue(i, "now") for i in self.cues)
                or self._tells(end, len(self.items))
                or self._tells(0, place)
            ):
                continue
            if text in ("previous high", "previous best", "prev best", "prev", "previous"):
                end = self._end(place, frozenset({"line", "close", "stop"}), "now")
            if text.startswith("last") and self.items[end - 1].what == "day":
                end -= 1
            self.found.former |= self._tells(place, end)
            self._drop(place, end)
        for place in self._cued("best"):
            if self._text(place) in ("max", "best", "record") and place > 0 and self.items[place - 1].what == "number":
                continue
            at = next(
                (i for i in range(place, len(self.items)) if self.items[i].first >= self.cues[place].after),
                len(self.items),
            )
            linked = False
            while at < len(self.items) and (self._text(at) in _IS or self.items[at].what in ("colon", "equals")):
                linked = True
                at += 1
            amount = at < len(self.items) and self.items[at].what in QUANTITIES
            ahead = self._end(place, frozenset({"line"}))
            summed = place > 0 and self.items[place - 1].what in ("dash", "comma", "open", "semicolon", "line")
            others = self._tells(ahead, len(self.items)) or self._cue_text(place) == "best set"
            if summed and not linked and amount and others:
                self._drop(place, self._end(place, _ENDS))
                continue
            new = place > 0 and self._text(place - 1) in ("new", "a", "hit", "got", "lifetime")
            if linked and amount and not (new and self.items[place + 1].what == "colon"):
                self._drop(place, at + 1 + (at + 1 < len(self.items) and self.items[at + 1].what == "unit"))

    def _numbers_of_words(self) -> None:
        """Numbers that a single word speaks of: rest, body weight, a volume, a total, "1RM 150 kg"."""
        for place in self._cued("rest", "weigh", "limit"):
            at = place
            while at < len(self.items) and self.items[at].first < self.cues[place].after:
                at += 1
            while at < len(self.items) and (
                self.items[at].what in ("colon", "of", "at", "number", "dash", "about", "remark")
                or (self._is_cue(place, "rest") and self.items[at].what == "load" and self._text_of(at).endswith(" s"))
                or self._text(at) in ("is", "was", "about", "only")
            ):
                number = self.items[at]
                if number.what in ("number", "load"):
                    self._drop(at, at + 1)
                at += 1
            if self._is_cue(place, "weigh", "limit") and at < len(self.items) and self.items[at].what == "load":
                self._drop(at, at + 1)
        for at, item in enumerate(self.items):
            if self.gone[at]:
                continue
            if item.what in ("number", "load") and self._text(at + 1) in (
                "volume",
                "tonnage",
                "kcal",
                "calories",
                "prs",
            ):
                self._drop(at, at + 1)
            elif self._is_label(at) and (
                (item.what == "sets" and self._heads_session(at)) or self._text(at) in ("volume", "tonnage", "lifted")
            ):
                self._drop(at, at + 2 + (self.items[at + 1].what == "colon"))
            elif item.what == "number" and self._text(at + 1) == "rm":
                end = at + 2
                while end < len(self.items) and (self._text(end) in _IS or self.items[end].what in ("colon", "equals")):
                    end += 1
                tells = end < len(self.items) and self.items[end].what in ("load", "number")
                self._drop(at, end + 1 if tells else at + 2)
            elif item.what == "equals" and self._sums_up(at):
                self._drop(at, self._quantity(at + 1)[-1] + 1)
            elif item.what == "total":
                behind = at + 1 + (at + 1 < len(self.items) and self.items[at + 1].what == "colon")
                if behind < len(self.items) and self.items[behind].what == "load":
                    self._drop(at, behind + 1)
            elif item.what == "number" and self._counts_warm_ups(at):
                self._drop(at, at + 2)
            elif item.what == "body" and at + 1 < len(self.items):
                self._body_weight(at)
            elif item.what == "number" and self._total_of_reps(at):
                self._drop(at, at + 3 if at + 2 < len(self.items) and self.items[at + 2].what == "total" else at + 2)

    def _sums_up(self, at: int) -> bool:
        """Whether a volume stands behind "=": "3 x 8 x 100 kg = 2400 kg"."""
        behind = self._quantity(at + 1)
        if len(behind) != 1 or not any(item.what == "times" for item in self.items[:at]):
            return False
        item = self.items[behind[0]]
        return (item.number or (item.load.amount if item.load else Decimal(0))) >= _LEAST_VOLUME

    def _heads_session(self, at: int) -> bool:
        """Whether a line stands over the first lift, so that what it counts is the whole session."""
        first = next((i for i, item in enumerate(self.items) if item.what == "lift"), 0)
        end = self._end(at, frozenset({"line"}))
        return at < first and end < first and self._tells(first, len(self.items))

    def _is_label(self, at: int) -> bool:
        """Whether a colon and an amount stand behind a word."""
        whats = [item.what for item in self.items[at + 1 : at + 3]]
        return whats in (["colon", "load"], ["colon", "number"]) or (
            whats[:1] == ["load"] and self._text(at) == "volume"
        )

    def _explained(self) -> None:
        """A load that is told again in brackets, by its plates: "270 pounds (3 45-lb on each side)"."""
        opened = None
        for at, item in enumerate(self.items):
            if item.what == "open":
                opened = at
            elif item.what == "close" and opened is not None:
                inside = self.items[opened:at]
                sided = any(
                    one.load and one.load.kind in (LoadKind.PER_SIDE, LoadKind.PLATES, LoadKind.BAR) for one in inside
                )
                before = any(one.what == "load" for one in self.items[max(opened - 8, 0) : opened])
                if sided and before:
                    self._drop(opened, at + 1)
                opened = None

    def _counts_warm_ups(self, at: int) -> bool:
        """ "After 2 warm-up sets": counted and not told."""
        warm = at + 1 < len(self.items) and self.items[at + 1].what == "warm_up"
        behind = self.items[at + 2].what if at + 2 < len(self.items) else "line"
        return (
            warm
            and behind in _ENDS
            and (self.items[at].number or 0) <= 6
            and self._text(at - 1) in ("", "\n", "after", "and", "plus", "did")
        )

    def _body_weight(self, at: int) -> None:
        behind = at + 1 + (self.items[at + 1].what == "colon")
        said = self.items[behind] if behind < len(self.items) else None
        if said is None or said.what not in ("number", "load"):
            return
        value = said.number if said.number is not None else said.load.amount if said.load else Decimal(0)
        after = self.items[behind + 1].what if behind + 1 < len(self.items) else "line"
        if value >= 40 and after in ("line", "stop", "close", "comma") and (value % 1 or said.what == "load"):
            self._drop(at, behind + 1)

    def _total_of_reps(self, at: int) -> bool:
        """ "39 reps in all", beside other reps."""
        reps = at + 1 < len(self.items) and self.items[at + 1].what == "reps"
        total = at + 2 < len(self.items) and self.items[at + 2].what == "total"
        labelled = at + 1 < len(self.items) and self.items[at + 1].what == "total" and "rep" in self._text_of(at + 1)
        if not ((reps and total) or labelled):
            return False
        return sum(item.what == "number" and not self.gone[i] for i, item in enumerate(self.items) if i != at) >= 2

    def _text(self, place: int) -> str:
        return self.words[self.items[place].first].text if 0 <= place < len(self.items) else ""

    def _text_of(self, place: int) -> str:
        return " ".join(word.text for word in self.words[self.items[place].first : self.items[place].after])

    def _cue_text(self, place: int) -> str:
        cue = self.cues[place]
        return " ".join(word.text for word in self.words[cue.first : cue.after])
