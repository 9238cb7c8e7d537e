"""What a log tells of plans, wishes and questions: no set of it was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from bot.understanding.logs.clause_reader import ENDS, QUANTITIES, ClauseReader

_SENTENCE_ENDS: Final = frozenset({"stop", "line", "close", "semicolon"})
_PLAN_ENDS: Final = frozenset({"stop", "semicolon", "line", "close", "arrow", "comma"})
_WAS: Final = frozenset({"was", "were", "the", "my", "on", "been"})
_FEW_WORDS: Final = 4
_POINTS: Final = frozenset({"it", "them", "those", "that", "these", "any"})
_KEPT: Final = frozenset({"saved", "saving", "leaving"})
"""What was saved was not skipped."""


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
        headings = [place for place in self._cued("planned", "heading") if self._is_headed(place)]
        for place in sorted([*self._cued("future"), *headings]):
            end = self._end(place, _SENTENCE_ENDS)
            text = self._cue_text(place)
            if self._is_headed(place) or (self._is(end, "line") and self.items[end - 1].what == "colon"):
                # "To do tonight:" or "NEXT WORKOUT", over a list
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

    def _is_headed(self, place: int) -> bool:
        """Whether a cue stands in a line or before a colon over all sets, and nothing says that they were done."""
        end = self._end(place, frozenset({"line", "colon"}))
        start = self._line_start(place)
        alone = end < len(self.items) and not self._has(start, end, "lift") and not self._tells(start, end)
        done = any(self._is_cue(at, "done") for at in range(start, len(self.items)))
        over = not self._tells(0, start) and self._tells(end, len(self.items)) and not done
        return alone and over and self._is_about(start, place, end)

    def _is_about(self, start: int, place: int, end: int) -> bool:
        """Whether a heading says little more than its cue."""
        beside = [*range(start, place), *range(self._behind(place), end)]
        return sum(self._is(at, "word") for at in beside) <= _FEW_WORDS

    def _line_start(self, place: int) -> int:
        return next((at + 1 for at in range(place - 1, -1, -1) if self._is(at, "line")), 0)

    def _is_gap(self, at: int) -> bool:
        """Whether an empty line stands between two paragraphs."""
        return self.items[at].what == self.items[at + 1].what == "line"

    def _says_done(self, start: int, end: int) -> bool:
        return any(self._is_cue(at, "done") for at in range(start + 1, end))

    def _plans(self) -> None:
        for place in self._cued("planned"):
            if self._is_plan_behind(place):
                continue
            end = self._end(place, _PLAN_ENDS, "done", "instead")
            colon = next((at for at in range(place, end) if self._is(at, "colon")), end)
            if self._tells(place, colon) and self._tells(colon, end):
                # "Target 8 reps: 8, 8, 7"
                end = colon
            lifts = [at for at in range(place, end) if self._is(at, "lift")]
            if lifts and not self._tells(place, end) and self._starts_with_amounts(end + 1):
                # "I wanted lunges, 3x12 with 40s"
                end = self._end(end, _PLAN_ENDS, "done", "instead")
            behind = self._tells(end, len(self.items))
            if not self._tells(place, end):
                for at in lifts if behind and self._text(end) in ("but", "so") else ():
                    self._forget(at)
                continue
            rest = behind or self._tells(0, place)
            self.found.refused |= not rest
            if lifts and self._tells(0, place) and not self._goes_on(end):
                # "Squat 3x5 80 kg. I wanted leg press too, 3x12 with 150, but the machine was taken"
                self._drop(place, end)
                continue
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

    def _starts_with_amounts(self, at: int) -> bool:
        """Whether sets without a lift of their own begin a clause."""
        clause = range(at, self._end(at, _PLAN_ENDS)) if at < len(self.items) else range(0)
        return self._is(at, *QUANTITIES) and not any(self._is(i, "lift") for i in clause)

    def _goes_on(self, end: int) -> bool:
        """Whether it is told what was done of a plan: behind it, or in the next sentence without another lift."""
        close = next((i for i in range(end, len(self.items)) if self._is(i, "stop", "line")), len(self.items))
        return self._tells(end, close) or self._starts_with_amounts(self._past_words(close + 1))

    def _past_words(self, at: int) -> int:
        while self._is(at, "word"):
            at += 1
        return at

    def _is_plan_behind(self, place: int) -> bool:
        """Take the sets before "planned" or "was the plan" for planned; whether they are."""
        start = place
        while start > 0 and self.items[start - 1].what not in ENDS:
            start -= 1
        end = self._behind(place)
        ends = end >= len(self.items) or self.items[end].what in ENDS or self._text(end) in ("but", "so", "and")
        said = self._text(place - 1) in _WAS or self._is(place - 1, *QUANTITIES, "reps", "sets")
        if not (ends and said and self._tells(start, place)):
            return False
        lifts = [at for at in range(start, place) if self._is(at, "lift")]
        others = self._tells(0, start)
        if self._goes_on(end):
            self._plan([at for at in range(start, end) if not self.gone[at] and at not in lifts])
        else:
            self.found.refused |= not others
            self._drop(start, end)
        return True

    def _said_undone_behind(self) -> None:
        """Sets that are told and then said not to have been done: "deadlift 3x5 120 kg, but I skipped it"."""
        for place in self._cued("skip", "undone"):
            behind = self._behind(place)
            undone = self._is_cue(place, "undone")
            ends = behind + (not undone)
            refers = undone or self._text(behind) in _POINTS
            if not refers or not (ends >= len(self.items) or self.items[ends].what in ENDS) or self._is_kept(place):
                continue
            start = next((at + 1 for at in range(place - 1, -1, -1) if self._is(at, "line", "stop")), 0)
            lift = max(
                (at for at in range(start, place) if self._is(at, "lift") and not self.gone[at]),
                default=start if undone else -1,
            )
            if lift >= 0 and self._tells(lift, place):
                self.found.refused |= not self._tells(0, lift)
                self._drop(lift, min(behind + 1, len(self.items)))

    def _is_kept(self, place: int) -> bool:
        return self._cue_text(place) in _KEPT

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
