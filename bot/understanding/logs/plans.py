"""What a log tells of plans, wishes and questions: no set of it was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.understanding.logs.clause_reader import ENDS, ClauseReader

_SENTENCE_ENDS: Final = frozenset({"stop", "line", "close", "semicolon"})


class Plans(ClauseReader):
    """Finds plans, wishes and questions."""

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
            inside = any(self._is_cue(i, "question") for i in range(start, end)) and not self._done_between(start, end)
            if asked and (inside or self._is_cue(start, "question")):
                self.found.refused |= self._tells(start, end)
                self._drop(start, end)
        for place in self._cued("future"):
            end = self._end(place, _SENTENCE_ENDS)
            text = self._cue_text(place)
            if self._is(end, "line") and self.items[end - 1].what == "colon":
                # "To do tonight:", over a list
                end = next((i for i in range(end, len(self.items) - 1) if self._is_gap(i)), len(self.items))
            elif (text.startswith("next ") and text != "next up") or text in ("tomorrow", "by the summer", "by summer"):
                start = self._start(place)
                told = self._tells(start, place)
                if not self._tells(place, end) and not (told and self._tells(0, start) > self._done_between(0, start)):
                    self.found.refused |= told and not self._done_between(0, start)
                    self._drop(start, end)
                    continue
                end = self._end(place, ENDS, "now", "done") if text == "next time" else end
            self.found.refused |= self._tells(place, end)
            self._drop(place, end)

    def _is_gap(self, at: int) -> bool:
        """Whether an empty line stands between two paragraphs."""
        return self.items[at].what == self.items[at + 1].what == "line"

    def _says_done(self, start: int, end: int) -> bool:
        return any(self._is_cue(at, "done") for at in range(start + 1, end))

    def _plans(self) -> None:
        for place in self._cued("planned"):
            end = self._end(
                place, frozenset({"stop", "semicolon", "line", "close", "arrow", "comma"}), "done", "instead"
            )
            behind = self._tells(end, len(self.items))
            lifts = [at for at in range(place, end) if self._is(at, "lift")]
            if not self._tells(place, end):
                for at in lifts if behind and self._text(end) in ("but", "so") else ():
                    self._forget(at)
                continue
            rest = behind or self._tells(0, place)
            self.found.refused |= not rest
            for at in [at for at in lifts if rest and not self._tells(at, end)]:
                self._forget(at)
            kept = [at for at in range(place, end) if not self.gone[at] and at not in lifts]
            self._plan(kept)
        for place in self._cued("instead"):
            aimed = self._in_a_row(self._behind(place))
            if aimed and aimed[-1] + 2 < len(self.items) and self.items[aimed[-1] + 1].what == "at":
                aimed += [aimed[-1] + 1, *self._in_a_row(aimed[-1] + 2)]
            self._plan(aimed)
        self._chains()
        for at, item in enumerate(self.items):
            if item.what == "arrow" and not self.gone[at]:
                start = at
                while start > 0 and self.items[start - 1].what not in ("line", "lift", "slash"):
                    start -= 1
                end = self._end(at, frozenset({"line"}))
                if not (self._tells(start, at) and self._tells(at, end)):
                    continue
                if not self._has(start, at, "times", "reps", "sets", "number") and not self._has(at, end, "load"):
                    # "80kg → 10, 10, 9 reps"
                    self.items[at] = replace(item, what="colon")
                    continue
                load_from = next((i for i in range(start, at) if self.items[i].what == "at"), at)
                self._plan([i for i in range(start, load_from) if not self.gone[i]])

    def _plan(self, places: Sequence[int]) -> None:
        """Take items for what was planned, and out of what was done."""
        for at in places:
            self.found.planned.append(self.items[at])
            self.gone[at] = True

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
