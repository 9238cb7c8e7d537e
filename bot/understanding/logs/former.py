"""What a log tells of other times and people: last week's figures, records, a best set, quoted lines, habits."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot.understanding.loads import LoadKind, SaidLoad
from bot.understanding.logs.clause_reader import ENDS, LINKS, QUANTITIES, ClauseReader

_ASKING: Final = frozenset({"please", "pls", "and", "to", "you", "coach", "."})
"""Before "record" they make it a request, and no best."""
_UNKNOWN: Final = SaidLoad(LoadKind.UNKNOWN)
_JUST_DONE: Final = frozenset({"new", "just", "finally", "beat"})
"""Beside a best they say that it was set now."""
_COMPARED: Final = frozenset({"more", "less", "fewer", "heavier", "lighter"})


class Former(ClauseReader):
    """Finds what was lifted another time, or by others."""

    def _not_done(self) -> None:
        """Sentences that tell no set of the lifter's own: quoted, seen, done always, or only supposed."""
        for start, end in [*self._quoted(), *self._unreal()]:
            told = self._tells(start, end)
            self._drop(start, end)
            self.found.refused |= told and not self._tells(0, len(self.items))

    def _quoted(self) -> list[tuple[int, int]]:
        """Lines behind ">" beside others; below a lift that stands alone they are a list of its sets."""
        lines = self._lines()
        quoted = [line for line in lines if self._text(line[0]) == ">"]
        listed = len(quoted) > 1 and any(item.what == "lift" for item in self.items[slice(*lines[0])])
        return quoted if len(quoted) < len(lines) and not (listed and lines[0] not in quoted) else []

    def _unreal(self) -> list[tuple[int, int]]:
        found = []
        for start, end in self._sentences():
            said = {cue.id for at, cue in self.cues.items() if start <= at < end}
            texts = {self._text(at) for at in range(start, end)}
            supposed = {"if", "did"} <= texts and texts & {"what", "would", "could", "should", "how"}
            amounts = next((at for at in range(start, end) if self._is(at, *QUANTITIES)), end)
            stands = any(self._is_cue(at, "ever") for at in range(start, amounts))
            long_ago = ("once" in said or stands) and "now" not in said and not texts & _JUST_DONE
            if supposed or long_ago or said & {"seen", "habit"}:
                begin = next((at for at in range(start, end) if self._is_cue(at, "seen")), start)
                turn = next((at for at in range(begin, end) if self._text(at) == "but"), end)
                found.append((begin, turn if "seen" not in said else end))
        return found

    def _former(self) -> None:
        for at in range(len(self.items) - 2):
            whats = [item.what for item in self.items[at : at + 3 : 2]]
            if whats in (["open", "number"], ["open", "load"]) and self._text(at + 1) in ("was", "from", "prev"):
                self._drop(at, self._end(at, frozenset({"close", "line"})))
        for at in range(len(self.items) - 2):
            told = self.items[at + 1].what in ("number", "load")
            if self._text(at) in ("up", "down") and self.items[at].what == "word" and told:
                after = at + 2 + (self.items[at + 2].what == "unit")
                if self._text(after) in ("from", "since", "on"):
                    self._drop(at, self._end(after, ENDS | {"colon"}, "now"))
            elif (
                self._text(at) == "from" and told and self._text(at + 2) in ("to", "up") and self._tells(at + 3, at + 4)
            ):
                # "from 60 up to 65"; "4x8 from 60 to 90" tells the load of no set
                over = self._has(0, at, "times", "sets") and not self._is(at - 1, "word", "at", "with")
                end = next(i for i in range(at + 3, at + 5) if self.items[i].what in ("number", "load"))
                if over and not self._is(end + 1, "times"):
                    self.items[end] = replace(self.items[end], what="load", number=None, load=_UNKNOWN)
                self._drop(at, at + 3)
            elif (
                self._text(at) == "from"
                and told
                and at
                and self.items[at - 1].what in ("number", "load", "unit")
                and not self._is(at + 2, "times")
            ):
                # "down to 85 from 90"
                self._drop(at, at + 2)
        for at, item in enumerate(self.items):
            more = item.what in ("number", "load") and self._text(at + 1) in _COMPARED
            if more and any(self._text(i) == "than" for i in range(at + 2, at + 4)):
                # "(2 more reps than Tuesday)", "10 kg lighter than last week: 3x12"
                self._drop(at, self._end(at, ENDS | {"colon"}, "now", "done"))
        for at in range(len(self.items) - 1):
            starts = self._text(at) == "was" and (at == 0 or self.items[at - 1].what in ENDS)
            now = next((i for i in self.cues if i > at and self._is_cue(i, "now")), None) if starts else None
            if now is not None and self._tells(at, now):
                self._drop(at, now)
        for place in self._cued("past"):
            text = self._cue_text(place)
            compared = text in ("up from", "down from", "compared to", "vs", "versus", "beats", "was before")
            end = self._end(place, ENDS if compared else ENDS | {"day"}, "now")
            if text.startswith("last") and not (
                any(i > place and self._is_cue(i, "now") for i in self.cues)
                or self._tells(end, len(self.items))
                or self._tells(0, place)
            ):
                continue
            if text.startswith("last") and self.items[end - 1].what == "day":
                end -= 1
            self.found.former |= self._tells(place, end)
            self._drop(place, end)
        for place in self._cued("best"):
            if self._text(place) == "record" and (not place or self._text(place - 1) in _ASKING):
                continue
            at = self._behind(place)
            linked = False
            while at < len(self.items) and (self._text(at) in LINKS or self.items[at].what in ("colon", "equals")):
                linked = True
                at += 1
            amount = at < len(self.items) and self.items[at].what in QUANTITIES
            ahead = self._end(place, frozenset({"line"}))
            summed = self._is(place - 1, "dash", "comma", "open", "semicolon", "line")
            others = self._tells(ahead, len(self.items)) or self._is(place - 1, "open")
            others = others or self._cue_text(place) == "best set"
            if summed and not linked and amount and others:
                self._drop(place, self._end(place, ENDS))
                continue
            new = place > 0 and self._text(place - 1) in ("new", "a", "hit", "got", "lifetime")
            alone = not self._tells(0, place) and not self._tells(ahead, len(self.items)) and self._is(at + 1, "times")
            if linked and amount and not alone and not (new and self.items[place + 1].what in ("colon", "of")):
                amounts = self._in_a_row(at) if self._is(self._behind(place), "colon") else []
                end = max([at, *amounts]) + 1
                self._drop(place, end + self._is(end, "unit"))
