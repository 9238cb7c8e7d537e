"""One line of a shared session as a set: "Set 1: 100 kg x 8 @ 8", "W1: 60 kg x 10", "- 60.0 kgs x 10 reps"."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from bot.understanding.loads import LoadKind, SaidLoad
from bot.understanding.logs.draft import MOST_REPS
from bot.understanding.logs.pasted import Line, PastedSet
from bot.understanding.numbers import number_at
from bot.understanding.reading import Span
from bot.understanding.units import UNIT_WORDS
from bot.understanding.vocabulary import load_cues
from bot.understanding.words import Kind, words_of

_TIMES: Final = ("x", "*", "/", "for")
_REPS: Final = ("reps", "rep")
_BEFORE_A_LOAD: Final = ("x", "*", "/", "@", "at", "with", "(", ",", "-")
_AMOUNTS: Final = frozenset({"+", "x", "*", *UNIT_WORDS})
"""Behind a set they tell another one."""
_CLOSES: Final = (":", ".", ")", "]", "-")
_MARKS: Final = ("set", "warm_up", "drop", "failure")
_MOST_NUMBERED: Final = 20
"""Sets that a list counts."""
_LIGHT, _MANY = 20, 30
"""In "10 x 60" without a unit the reps probably come first: it is not read here."""
_LETTER: Final = 1


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line that tells a set.

    Attributes:
        told: the set.
        marked: it is named or numbered as a set.
        number: of the set; 0 if it has none.
        remark: where the lifter's own words begin; the end of the line if there are none.
    """

    told: PastedSet
    marked: bool
    number: int
    remark: int


def set_line(line: Line) -> SetLine | None:
    """The set that a line tells; None if it tells none, or more than one."""
    return _Cursor(line).set_line()


class _Cursor:
    """Walks over the words of a line."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.words = words_of(line.text)
        self.at = 0
        self.tags: set[str] = set()
        self.rpe: Decimal | None = None

    def set_line(self) -> SetLine | None:
        while self._is_sign() and self._text() not in "+@#(":
            self.at += 1
        marked, number = self._mark()
        told = self._amounts(marked=marked)
        if told is None:
            return None
        reps, load = told
        remark = self._tail() if reps is not None else len(self.line.text)
        if remark is None:
            return None
        span = Span(self.line.start, self.line.start + remark)
        tags = {f"{tag}": tag in self.tags for tag in ("warm_up", "drop")}
        one = PastedSet(reps, load, self.rpe, **tags, failed="failure" in self.tags, span=span)
        return SetLine(one, marked, number, self.line.start + remark)

    def _text(self, ahead: int = 0) -> str:
        return self.words[self.at + ahead].text if self.at + ahead < len(self.words) else ""

    def _is_sign(self) -> bool:
        return self.at < len(self.words) and self.words[self.at].kind is Kind.SIGN

    def _take(self, *texts: str) -> bool:
        found = self._text() in texts and self._text() != ""
        self.at += found
        return found

    def _phrase(self, *ids: str) -> str:
        """The id of a phrase of the table that stands here, taken; "" if none of these does."""
        cues = load_cues("shares") if self.at < len(self.words) else {}
        found = [said for id_ in ids if id_ in cues and (said := cues[id_].longest_at(self.words, self.at))]
        longest = max(found, key=lambda said: said.after, default=None)
        self.at = longest.after if longest else self.at
        return longest.id if longest else ""

    def _number(self) -> Decimal | None:
        said = number_at(self.words, self.at) if self.at < len(self.words) and self.words[self.at].is_number else None
        self.at = said.after if said else self.at
        return said.value if said else None

    def _mark(self) -> tuple[bool, int]:
        """Whether the line is marked as a set, and its number: "Set 1:", "W1:", "[Set 2]", "3."."""
        begun = self.at
        opened = self._take("[", "(")
        what = self._phrase(*_MARKS)
        short = len(self.words[begun + opened].text) == _LETTER if what else False
        self._take("#")
        place = self.at
        number = self._number()
        closed = self._text() in _CLOSES
        whole = number is not None and number % 1 == 0 and 0 < number <= _MOST_NUMBERED
        if not what:
            listed = whole and closed and self._text() != "-" and not self._is_glued(1)
            self.at = self.at + 1 if listed else begun
            return listed, int(number or 0) if listed else 0
        if number is not None and not closed and not self._is_glued(place - self.at):
            # "Warm up 60 kg x 10": the number is that of the load
            kept = what == "set"
            self.at, number = (self.at, number) if kept else (place, None)
        if short and number is None and not closed:
            self.at = begun
            return False, 0
        self.tags.add(what)
        if self._take("(", "["):
            self.tags.add(self._phrase(*_MARKS))
        while self._text() in _CLOSES and not (self._text() == "-" and self._is_glued(1)):
            self.at += 1
        return True, int(number or 0)

    def _is_glued(self, ahead: int) -> bool:
        place = self.at + ahead
        return place < len(self.words) and self.words[place].glued

    def _amounts(self, *, marked: bool) -> tuple[int | None, SaidLoad | None] | None:
        """The reps, None where time or a distance is told, and the load; None if it is no set."""
        load = self._weight(bare=marked)
        if load is not None:
            linked = self._take(*_TIMES) or load.kind is LoadKind.BODY
            return self._counted(load) if linked else None
        first = self._number() if marked else None
        if first is None:
            return None
        if self._counts_no_reps():
            return None, None
        if self._take(*_REPS):
            return _whole(first, self._weight_behind_reps())
        if self._text() in ("@", "at"):
            load = self._weight_behind_reps()
            return _whole(first, load) if load else None
        if not self._take(*_TIMES):
            return _whole(first, None)
        load = self._weight(bare=False)
        if load is not None:
            return _whole(first, load)
        told = self._counted(SaidLoad(LoadKind.WEIGHT, first))
        return None if told and first < _LIGHT and (told[0] or 0) >= _MANY else told

    def _weight(self, *, bare: bool) -> SaidLoad | None:
        """The load that stands here: "100 kg", "+25 lb", "BW", "BW+10 kg"; without a unit only behind a sign."""
        begun = self.at
        body = self._take("bw", "bodyweight")
        if not body and self._text() == "body" and self._text(1) == "weight":
            body, self.at = True, self.at + 2
        sign = self._text() if self._text() in ("+", "-") else ""
        self.at += bool(sign)
        amount = self._number() if sign or not body else None
        unit = UNIT_WORDS.get(self._text()) if amount is not None else None
        self.at += unit is not None
        if body and not sign:
            return SaidLoad(LoadKind.BODY)
        if amount is None or not (unit or (sign and (bare or body))):
            self.at = begun
            return None
        return SaidLoad({"+": LoadKind.BODY, "-": LoadKind.HELP}.get(sign, LoadKind.WEIGHT), amount, unit)

    def _weight_behind_reps(self) -> SaidLoad | None:
        """The load of "10 reps x 60 kg", "8 @ 100 kg"; None, and nothing taken, if none stands there."""
        begun = self.at
        load = self._weight(bare=False) if self._take(*_BEFORE_A_LOAD) else None
        self.at = begun if load is None else self.at
        return load

    def _counted(self, load: SaidLoad) -> tuple[int | None, SaidLoad | None] | None:
        """The reps behind a load; None for the reps where seconds or meters are counted."""
        number = self._number()
        if number is None:
            return None
        if self._counts_no_reps():
            return None, load
        self._take(*_REPS)
        return _whole(number, load)

    def _counts_no_reps(self) -> bool:
        """Whether what a number counts are seconds or meters: "45s", "0:45", "500 m"."""
        return bool(self._phrase("timed")) or (self._text() == ":" and self._is_glued(0) and self._is_glued(1))

    def _tail(self) -> int | None:
        """Where the lifter's own words begin behind the set; None if numbers stand there that nothing tells."""
        remark: int | None = None
        while self.at < len(self.words):
            word = self.words[self.at]
            if self._rating():
                continue
            if tag := self._phrase("warm_up", "drop", "failure", "beside"):
                self.tags.add(tag)
            elif word.is_number or word.text in _AMOUNTS:
                return None
            else:
                remark = remark if remark is not None or word.kind is not Kind.LETTERS else word.start
                self.at += 1
        return len(self.line.text) if remark is None else remark

    def _rating(self) -> bool:
        """Take "@ 8", "RPE 8.5", "@ 8 rpe", "2 RIR"."""
        begun = self.at
        led = self._take("@")
        left = self._text() == "rir"
        led = self._take("rpe", "rir") or led
        self._take(":", "@")
        value = self._number()
        behind = self._text()
        named = self._take("rpe", "rir")
        if value is None or not (led or named):
            self.at = begun
            return False
        self.rpe = 10 - value if left or behind == "rir" else value
        return True


def _whole(reps: Decimal, load: SaidLoad | None) -> tuple[int, SaidLoad | None] | None:
    """The reps and the load; None if nobody does so many reps, or a part of one."""
    return (int(reps), load) if not reps % 1 and reps <= MOST_REPS else None
