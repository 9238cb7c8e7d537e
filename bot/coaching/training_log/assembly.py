"""Put loads, schemes and efforts together into sets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from bot.coaching.session import MOST_SETS
from bot.coaching.training_log.bare import leftover, row_with_load
from bot.coaching.training_log.draft import Ask, DraftSet, Note, Question, SaidLoad, Why
from bot.coaching.training_log.efforts import rated
from bot.coaching.training_log.loads import said
from bot.coaching.training_log.tokens import OneSet, Row, Scheme, Token


@dataclass
class _Group:
    """Sets that were named together."""

    count: int | None
    reps: tuple[int, ...]
    load: SaidLoad | None
    rpe: tuple[Decimal, ...] = ()

    @property
    def size(self) -> int:
        return len(self.reps) if len(self.reps) > 1 else self.count or 1

    def sets(self) -> list[DraftSet]:
        reps: Sequence[int | None] = self.reps if len(self.reps) > 1 else (self.reps or (None,)) * self.size
        rpe: Sequence[Decimal | None] = self.rpe if len(self.rpe) == self.size else (self.rpe or (None,)) * self.size
        return [DraftSet(one, self.load, effort) for one, effort in zip(reps, rpe, strict=False)]


@dataclass
class Assembly:
    """Sets in the making. A load belongs to the sets named before it that have none, or else to those after it.

    Attributes:
        doubts: what could not be placed.
        notes: what was taken for granted.
        plan: sets and reps of a scheme of which single sets then fell short.
    """

    doubts: list[Question] = field(default_factory=list)
    notes: set[Note] = field(default_factory=set)
    plan: tuple[int, int] | None = None
    _groups: list[_Group] = field(default_factory=list)
    _ones: list[OneSet] = field(default_factory=list)
    _pending_load: SaidLoad | None = None
    _pending_text: str = ""
    _pending_count: int | None = None
    _pending_rpe: tuple[Decimal, ...] = ()
    _current_load: SaidLoad | None = None
    _load_first: bool = False

    def take(self, tokens: Sequence[Token]) -> None:
        """Read the tokens from left to right."""
        loaded = any(token.kind == "l" for token in tokens)
        for token in tokens:
            meaning = token.meaning
            if token.kind == "l":
                self._load(token)
            elif isinstance(meaning, Scheme):
                self._scheme(token, meaning)
            elif isinstance(meaning, Row):
                self._row(token, meaning, loaded)
            elif token.kind == "e":
                self._effort(token)
            elif isinstance(meaning, OneSet):
                self._ones.append(meaning)
            elif isinstance(meaning, Question):
                self.doubts.append(meaning)
            elif token.kind == "n":
                self.doubts.append(leftover(token))

    def sets(self) -> tuple[DraftSet, ...]:
        """All sets; what is left over becomes a doubt."""
        self._close()
        sets = [one for group in self._groups for one in group.sets()]
        if len(sets) > MOST_SETS:
            self.doubts.append(Question(Ask.SMALLER_PORTIONS, Why.ABSURD, str(len(sets))))
            return ()
        for one in self._ones:
            if not -1 <= one.index < len(sets) or not sets:
                self.doubts.append(Question(Ask.SCHEME, Why.UNCLEAR))
                continue
            old = sets[one.index]
            if one.reps is not None and old.reps is not None and one.reps < old.reps and len(self._groups) == 1:
                self.plan = self.plan or (len(sets), old.reps)
            sets[one.index] = one.put_on(old)
        return tuple(sets)

    def _load(self, token: Token) -> None:
        load = said(token)
        self._load_first = self._load_first or not self._groups
        waiting = [group for group in self._groups if group.load is None]
        if not waiting:
            self._drop_pending(load)
            self._pending_load, self._pending_text = load, token.text
            return
        if len(waiting) > 1 and self._current_load:
            self.doubts.append(Question(Ask.LOAD, Why.UNCLEAR, token.text))
        for group in waiting:
            group.load = load
        self._current_load = load

    def _drop_pending(self, new: SaidLoad | None) -> None:
        if self._pending_load and self._pending_load != new:
            self.doubts.append(Question(Ask.LOAD, Why.UNCLEAR, self._pending_text))
        self._pending_load = None

    def _scheme(self, token: Token, scheme: Scheme) -> None:
        last = self._groups[-1] if self._groups else None
        if not scheme.reps:
            if scheme.load:
                self._load(Token("l", token.text, scheme.load))
            if last and last.count is None and len(last.reps) == 1 and self._pending_count is None:
                last.count = scheme.sets
            else:
                self._drop_count(token)
                self._pending_count = scheme.sets
            return
        count = scheme.sets
        if count is None and self._pending_count is not None:
            count, self._pending_count = self._pending_count, None
            if len(scheme.reps) > 1 and count != len(scheme.reps):
                self.doubts.append(Question(Ask.SCHEME, Why.UNCLEAR, token.text))
        elif self._pending_count == count:
            self._pending_count = None
        self._group(count, scheme.reps, scheme.load)

    def _row(self, token: Token, row: Row, loaded: bool) -> None:
        told = row_with_load(row, loaded)
        if told is None:
            self.doubts.append(Question(Ask.SCHEME, Why.UNCLEAR, token.text))
            return
        load, reps = told
        if load:
            self._load(load)
        self._scheme(token, Scheme(None, reps))

    def _group(self, count: int | None, reps: tuple[int, ...], load: SaidLoad | None) -> None:
        if load:
            self._drop_pending(load)
            self._current_load = load
        elif self._pending_load:
            load = self._current_load = self._pending_load
            self._pending_load = None
        elif self._load_first and self._current_load:
            load = self._current_load
            self.notes.add(Note.SAME_LOAD)
        self._groups.append(_Group(count, reps, load, self._pending_rpe))
        self._pending_rpe = ()

    def _effort(self, token: Token) -> None:
        rpe = rated(token)
        if not self._groups:
            self._pending_rpe = rpe
            return
        last = self._groups[-1]
        if len(rpe) in {1, last.size} and not last.rpe:
            last.rpe = rpe
        elif len(rpe) == sum(group.size for group in self._groups):
            rest = list(rpe)
            for group in self._groups:
                group.rpe, rest = tuple(rest[: group.size]), rest[group.size :]
        else:
            self.doubts.append(Question(Ask.EFFORT, Why.UNCLEAR, token.text))

    def _drop_count(self, token: Token | None = None) -> None:
        if self._pending_count is not None and self._groups:
            self.doubts.append(
                Question(Ask.SCHEME, Why.UNCLEAR, token.text if token else f"{self._pending_count} sets")
            )
        self._pending_count = None

    def _close(self) -> None:
        if not self._groups and (self._pending_count or self._pending_load):
            self._groups.append(_Group(self._pending_count or 1, (), self._pending_load, self._pending_rpe))
            if self._pending_count is None:
                self.doubts.append(Question(Ask.SCHEME))
            self._pending_load = self._pending_count = None
        self._drop_count()
        self._drop_pending(self._current_load)
        for group in self._groups:
            if group.load is None and self._current_load:
                group.load = self._current_load
                self.notes.add(Note.SAME_LOAD)
            if group.rpe and len(group.rpe) not in {1, group.size}:
                self.doubts.append(Question(Ask.EFFORT, Why.UNCLEAR))
                group.rpe = ()
