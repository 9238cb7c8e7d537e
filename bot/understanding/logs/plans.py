"""What a log tells of plans, wishes and questions: no set of it was done."""

from __future__ import annotations

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
            if (self._is_cue(start, "question") and asked) or (
                asked
                and any(self._is_cue(i, "question") for i in range(start, end))
                and not self._done_between(start, end)
            ):
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
                end = self._end(place, ENDS, "now", "done") if text == "next time" else end
            self.found.refused |= self._tells(place, end)
            self._drop(place, end)

    def _is_gap(self, at: int) -> bool:
        """Whether an empty line stands between two paragraphs."""
        return self.items[at].what == self.items[at + 1].what == "line"

    def _says_done(self, start: int, end: int) -> bool:
        return any(self._is_cue(at, "done") for at in range(start + 1, end))

    def _done_before(self, start: int) -> bool:
        return self._tells(0, start)

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
            for at in range(place, end):
                if self.items[at].what == "lift" and rest and not self._tells(at, end):
                    self._forget(at)
            self.found.planned += [
                self.items[at] for at in range(place, end) if not self.gone[at] and self.items[at].what != "lift"
            ]
            for at in range(place, end):
                self.gone[at] = self.gone[at] or self.items[at].what != "lift"
        for place in self._cued("instead"):
            at = place
            while at < len(self.items) and self.items[at].first < self.cues[place].after:
                at += 1
            aimed = self._quantity(at)
            if aimed and aimed[-1] + 2 < len(self.items) and self.items[aimed[-1] + 1].what == "at":
                aimed += [aimed[-1] + 1, *self._quantity(aimed[-1] + 2)]
            self.found.planned += [self.items[i] for i in aimed]
            for i in aimed:
                self.gone[i] = True
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
