"""Tables of sessions: a line of headings and a row for each lift or each set, with bars, tabs, commas or gaps between.

A sheet that tells what was planned and what was done is read by what was done; one that tells a plan alone is no log.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from bot.understanding.lifts import lift_mentions
from bot.understanding.logs.pasted import Line, Paste, PastedLift, lines_of
from bot.understanding.logs.sheet_rows import NTH, Column, lift_of_row, sheet_words
from bot.understanding.logs.written_lifts import bare_name, known_lift
from bot.understanding.reading import Span
from bot.understanding.units import UNIT_WORDS
from bot.understanding.vocabulary import load_cues
from bot.understanding.words import words_of


def _labels() -> str:
    """What plan and done are called in sheets, as alternatives of an expression."""
    known = sheet_words()
    return "|".join(sorted(map(re.escape, known["plan"] | known["done"]), key=len, reverse=True))


_STRETCHES: Final = re.compile(rf"[|\t;]|(?=\b(?:{_labels()}) ?:)", re.IGNORECASE)
_LABELLED: Final = re.compile(rf" {{0,3}}({_labels()})\b ?[:=]?", re.IGNORECASE)
_BETWEEN: Final = {
    "|": re.compile(r"\|"),
    "\t": re.compile(r"\t"),
    ";": re.compile(r";"),
    ",": re.compile(r","),
    "/": re.compile(r" / "),
    " ": re.compile(r" {2,}"),
}
"""What stands between cells, the surest sign first."""
_NTH: Final = re.compile(r"(?:set |s|set)?#?\d{1,2}")
_KEPT: Final = frozenset({"date", "notes"})
"""Columns that the readers of words see too."""
_TELLS: Final = frozenset({"reps", "scheme", "done", "plan", NTH})
_COUNTS: Final = frozenset({"reps", "scheme", "done", "sets", NTH})
_RULE: Final = frozenset("-=:+ ")
_FEWEST, _MOST = 2, 40
"""Columns of a table."""


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    start: int


def table_in(text: str) -> Paste | None:
    """The sessions in a table of a message; None if it holds none, or one that cannot be read cell by cell."""
    return _Sheet(text).paste() or _labelled(text)


class _Sheet:
    """The tables of a message, read from the first line to the last."""

    def __init__(self, text: str) -> None:
        self.lines = lines_of(text)
        self.columns: tuple[Column, ...] = ()
        self.sign, self.framed = "", False
        self.name, self.dated = "", ""
        self.lifts: list[PastedLift] = []
        self.rows: list[Span] = []
        self.words: list[Line] = []
        self.over = 0

    def paste(self) -> Paste | None:
        for at, line in enumerate(self.lines):
            if self._begins(at):
                self.over = self.over or len(self.words)
                continue
            cells = _cells(line, self.sign, framed=self.framed) if self.columns else []
            if len(cells) < _FEWEST:
                self.columns = ()
                self.words.append(line)
            elif not self._row(line, cells):
                return None
        told = [lift for lift in self.lifts if lift.sets or lift.done or lift.unclear]
        if not self.lifts or not all(lift.name for lift in self.lifts):
            return None
        return Paste(
            tuple(self.lifts),
            tuple(self.rows),
            "\n".join(line.text for line in self.words[: self.over]),
            "\n".join(line.text for line in self.words[self.over :]),
            planned=not told,
            table=True,
        )

    def _begins(self, at: int) -> bool:
        """Whether a line holds the headings of a table; then they are kept."""
        line = self.lines[at]
        framed = line.text.startswith("|")
        for sign in _BETWEEN:
            cells = _cells(line, sign, framed=framed)
            if not _FEWEST <= len(cells) <= _MOST or at + 1 == len(self.lines):
                continue
            below = _cells(self.lines[at + 1], sign, framed=framed)
            columns = tuple(_column(cell.text) for cell in cells)
            nth = [re.sub(r"\D", "", cell.text) for cell, one in zip(cells, columns, strict=True) if one.kind == NTH]
            if len(below) < _FEWEST or nth != [str(number + 1) for number in range(len(nth))]:
                continue
            if not _heads(columns):
                columns = self._set_by_set(columns, at, sign)
            over = self.words[-1] if self.words and known_lift(bare_name(self.words[-1].text)) else None
            named = any(column.kind == "lift" for column in columns)
            if columns and (named or over):
                self.columns, self.sign, self.framed = columns, sign, framed
                self.name, self.dated = "", ""
                if not named and over:
                    self.name = bare_name(over.text)
                    self.rows.append(over.span)
                self.rows.append(line.span)
                return True
        return False

    def _set_by_set(self, columns: Sequence[Column], at: int, sign: str) -> tuple[Column, ...]:
        """The columns of a table whose headings are days or nothing, if each cell holds a set: "100 x 8"."""
        framed = self.lines[at].text.startswith("|")
        rows = [_cells(line, sign, framed=framed) for line in self.lines[at + 1 :]]
        full = [cells for cells in rows if len(cells) == len(columns)]
        sets = [cell.text for cells in full for cell in cells[1:] if cell.text.strip("-: ")]
        holds = columns[0].kind == "lift" and bool(sets) and all("x" in one.lower() or "×" in one for one in sets)
        return (columns[0], *[Column(NTH)] * (len(columns) - 1)) if holds else ()

    def _row(self, line: Line, cells: list[_Cell]) -> bool:
        """Read a row; False if it has cells too many."""
        if set("".join(cell.text for cell in cells)) <= _RULE:
            self.rows.append(line.span)
            return True
        last, extra = self.columns[-1], len(cells) - len(self.columns)
        if extra > 0:
            if last.kind != "notes":
                return False
            start = cells[-extra - 1].start
            cells = [*cells[: -extra - 1], _Cell(line.text[start - line.start :], start)]
        cells = [*cells, *[_Cell("", 0)] * -extra]
        self.rows += _without(line, [cell for cell, one in zip(cells, self.columns, strict=True) if one.kind in _KEPT])
        lift = lift_of_row(self.columns, [cell.text for cell in cells], self.name)
        if load_cues("shares")["figures"].longest_at(words_of(lift.name or "-"), 0):
            return True
        self.name, self.dated = lift.name, lift.dated or self.dated
        self.lifts.append(replace(lift, dated=self.dated))
        return True


def _cells(line: Line, sign: str, *, framed: bool) -> list[_Cell]:
    """The cells of a line, without the bars around a framed table; one if the sign does not stand in it."""
    text = line.text.strip("|") if framed else line.text
    start = line.start + (len(line.text) - len(line.text.lstrip("|")) if framed else 0)
    found, place = [], 0
    for between in (*_BETWEEN[sign].finditer(text), None):
        end = between.start() if between else len(text)
        cell = text[place:end]
        found.append(_Cell(cell.strip().strip('"'), start + place + len(cell) - len(cell.lstrip())))
        place = between.end() if between else end
    return found


@lru_cache(maxsize=256)
def _column(heading: str) -> Column:
    """What a heading says that its column holds: "Weight (kg)", "weight_lb", "Set 2", "Actual reps"."""
    words = re.sub(r"[_()\[\]*:.#]", " ", heading.lower()).split() or ["set"] * ("#" in heading)
    unit = UNIT_WORDS.get(words[-1]) if words else None
    words = words[:-1] if unit else words
    said, known = " ".join(words), sheet_words()
    kinds = [kind for kind, phrases in known.items() if said in phrases and kind not in ("all_done", "not_done")]
    if kinds or (unit and not said):
        return Column(kinds[0] if kinds else "load", unit)
    if len(words) > 1 and words[0] in known["done"]:
        return replace(_column(" ".join(words[1:])), unit=unit)
    if len(words) > 1 and words[0] in known["plan"]:
        return Column("beside")
    return Column(NTH if _NTH.fullmatch(said) else "", unit)


def _heads(columns: Sequence[Column]) -> bool:
    """Whether columns are those of a session: nearly all are known, and some tell reps or a scheme."""
    kinds = [column.kind for column in columns]
    unknown = kinds.count("")
    single = all(kinds.count(kind) < _FEWEST for kind in kinds if kind not in ("", NTH, "beside"))
    return bool(_TELLS & {*kinds} or {"sets", "load"} <= {*kinds}) and single and unknown * 2 < len(kinds)


def _without(line: Line, kept: Sequence[_Cell]) -> list[Span]:
    """The stretches of a line around the cells that are kept."""
    spans, start = [], line.start
    for cell in (one for one in kept if one.text):
        spans.append(Span(start, cell.start))
        start = cell.start + len(cell.text)
    return [*spans, Span(start, line.start + len(line.text))]


def _labelled(text: str) -> Paste | None:
    """Rows whose cells say what they are: "Hip thrust | Rx 4x8 @ 100 kg | Done: 8, 8, 8, 6"."""
    lifts: list[PastedLift] = []
    rows: list[Span] = []
    words: list[Line] = []
    over = 0
    for line in lines_of(text):
        lift = _labelled_row(line.text)
        if lift is not None:
            over = over or len(words)
            lifts.append(lift)
            rows.append(line.span)
        elif any(char.isdecimal() for char in line.text) and lift_mentions(words_of(line.text)):
            return None
        else:
            words.append(line)
    if not lifts:
        return None
    head, tail = ("\n".join(line.text for line in some) for some in (words[:over], words[over:]))
    return Paste(tuple(lifts), tuple(rows), head, tail, table=True)


def _labelled_row(text: str) -> PastedLift | None:
    """The lift of a line in which one stretch says what was planned and another what was done."""
    parts: dict[str, str] = {"": ""}
    label = ""
    for stretch in _STRETCHES.split(text):
        found = _LABELLED.match(stretch)
        if found:
            label = "plan" if found[1].lower() in sheet_words()["plan"] else "done"
            parts[label] = stretch[found.end() :].strip(" .,-–—")
        else:
            parts[label] = f"{parts[label]} {stretch}".strip(" .,-–—")
    if not parts.get("plan") or not parts.get("done"):
        return None
    name, plan = parts[""], parts["plan"]
    if not name:
        mention = next(iter(lift_mentions(words_of(plan))), None)
        words = words_of(plan)
        if mention is None:
            return None
        first, end = words[mention.first].start, words[mention.after - 1].end
        name, plan = plan[first:end], f"{plan[:first]} {plan[end:]}".strip()
    columns = (Column("lift"), Column("plan"), Column("done"))
    return lift_of_row(columns, (name, plan, parts["done"]), "")
