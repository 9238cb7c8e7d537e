"""The regular expressions of the project, and text that is meant to make each of them slow."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import signal
import sre_constants as op
import sre_parse
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import actions
import bot

ROOT = Path(bot.__file__).parents[1]
_RUN_WHEN_IMPORTED = re.compile(r"__main__|\.migrations\.")
_OF_RE = {"compile", "match", "fullmatch", "search", "sub", "subn", "findall", "finditer", "split"}
_AT_THE_START = {"match", "fullmatch"}
_PLAIN = ["a", "A", "é", "0", " ", "\n", ".", ",", "-", "'", "(", "@", "/", "<", ":", "*", "=", "\\"]
_PAIRS = ["a ", "0 ", "A ", "a.", "0.", "0-", "0x", "a,", "a'", ", ", "a@", "<a", "1\n", "/a", "ab ", "10 kg "]
_ENDS = ["\x00", "a"]
_SAMPLES = {
    op.CATEGORY_DIGIT: "01",
    op.CATEGORY_NOT_DIGIT: "a ",
    op.CATEGORY_SPACE: " \n",
    op.CATEGORY_NOT_SPACE: "a0",
    op.CATEGORY_WORD: "a0",
    op.CATEGORY_NOT_WORD: " -",
}
SHORT, LONG = 1_000, 8_000
_NOT_WORTH_A_LOOK = 0.003
"""Seconds. A quadratic expression takes many times as long on ``LONG`` characters."""
_LINEAR, _QUADRATIC = LONG / SHORT, (LONG / SHORT) ** 2
GROWTH_AT_MOST = (_LINEAR * _QUADRATIC) ** 0.5
_ENDLESS = 2.0


@dataclass(frozen=True)
class Expression:
    """A regular expression and how it is used: at the start of a text only, or anywhere in it."""

    name: str
    pattern: re.Pattern[str]
    anywhere: bool = True

    def read(self, text: str) -> None:
        """Look for the expression, to the end of the text."""
        if self.anywhere:
            for _ in self.pattern.finditer(text):
                pass
        else:
            self.pattern.match(text)
            self.pattern.fullmatch(text)


def expressions() -> list[Expression]:
    """Every expression in ``bot`` and ``actions``: in modules, in what they hold and load, and in calls of ``re``."""
    found: dict[tuple[str, int, bool], Expression] = {}
    for module in _modules():
        source = ast.parse(inspect.getsource(module))
        used = _methods_used(source)
        for name, value in vars(module).items():
            anywhere = not (isinstance(value, re.Pattern) and used.get(name, {"search"}) <= _AT_THE_START)
            for pattern in _patterns_in(value, set()):
                one = Expression(f"{module.__name__}.{name}", pattern, anywhere)
                found.setdefault((pattern.pattern, pattern.flags, anywhere), one)
        for place, method, text in _written_in_calls(source):
            one = Expression(f"{module.__name__}:{place}", re.compile(text), method not in _AT_THE_START)
            found.setdefault((text, one.pattern.flags, one.anywhere), one)
    return list(found.values())


def made_at_run_time() -> list[str]:
    """Calls of ``re`` whose expression only comes about when they run: no test of expressions can see those."""
    return [
        f"{module.__name__}:{call.lineno}"
        for module in _modules()
        for function in ast.walk(ast.parse(inspect.getsource(module)))
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
        for call in ast.walk(function)
        if isinstance(call, ast.Call) and _method_of_re(call) and not _literal(call)
    ]


def hostile_texts(pattern: re.Pattern[str]) -> list[tuple[str, str, str]]:
    """Beginnings, what to repeat after each, and ends that let it fail; from the expression's own parts, and others."""
    found = [("", unit) for unit in (*_PLAIN, *_PAIRS)]
    for taste in range(2):
        tree = sre_parse.parse(pattern.pattern, pattern.flags)
        found += [("", _sample(tree, taste))]
        for before, unit in _repeats(list(tree), "", taste):
            found += [(before, unit), ("", before + unit), ("", f"{unit} ")]
    return [(before, unit, end) for before, unit in dict.fromkeys(found) if unit for end in _ENDS]


def slow_on(expression: Expression) -> str | None:
    """A text on which the time of an expression grows faster than the length, in words; None if there is none."""
    for before, unit, end in hostile_texts(expression.pattern):
        try:
            with _time_limit(_ENDLESS):
                growth = growth_of(expression.read, before, unit, end)
        except TimeoutError:
            growth = float("inf")
        if growth > GROWTH_AT_MOST:
            text = f"{before!r} + {unit!r} * n + {end!r}"
            return f"{expression.name}: {growth:.0f} times the time on 8 times {text}: {expression.pattern.pattern}"
    return None


def growth_of(read: Callable[[str], object], before: str, unit: str, end: str) -> float:
    """How much longer ``LONG`` characters take than ``SHORT`` ones: about 8 where time grows as the text does."""
    short, long = (before + unit * (length // len(unit)) + end for length in (SHORT, LONG))
    if seconds_on(read, long, 1) < _NOT_WORTH_A_LOOK:
        return 1.0
    growth = _QUADRATIC
    for runs in (2, 5, 10):  # a busy machine makes one of them look slow, not all three
        growth = min(growth, seconds_on(read, long, runs) / seconds_on(read, short, runs))
        if growth <= GROWTH_AT_MOST:
            break
    return growth


def seconds_on(read: Callable[[str], object], text: str, runs: int = 3) -> float:
    """The least time of some runs, of this thread alone: what else the machine does is not counted."""
    taken = []
    for _ in range(runs):
        start = time.thread_time()
        read(text)
        taken.append(time.thread_time() - start)
    return min(taken)


@contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _modules() -> list[ModuleType]:
    names = [
        info.name
        for package in (bot, actions)
        for info in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
        if not _RUN_WHEN_IMPORTED.search(f"{info.name}.")
    ]
    return [importlib.import_module(name) for name in names]


def _patterns_in(value: Any, seen: set[int]) -> Iterator[re.Pattern[str]]:
    """The expressions in a value, in what it holds, and in what it loads once and keeps."""
    if id(value) in seen:
        return
    seen.add(id(value))
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, dict):
        for part in (*value.keys(), *value.values()):
            yield from _patterns_in(part, seen)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for part in value:
            yield from _patterns_in(part, seen)
    elif _is_ours(value):
        if hasattr(value, "cache_info"):
            needed = [p for p in inspect.signature(value).parameters.values() if p.default is p.empty]
            if not needed:
                yield from _patterns_in(value(), seen)
        slots = [name for kind in type(value).__mro__ for name in getattr(kind, "__slots__", ())]
        for name in (*getattr(value, "__dict__", ()), *slots):
            yield from _patterns_in(inspect.getattr_static(value, name, None), seen)
            yield from _patterns_in(getattr(value, name, None), seen)


def _is_ours(value: Any) -> bool:
    module = getattr(value, "__module__", None) or type(value).__module__
    return isinstance(module, str) and module.partition(".")[0] in ("bot", "actions")


def _methods_used(source: ast.AST) -> dict[str, set[str]]:
    used: dict[str, set[str]] = {}
    for node in ast.walk(source):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            used.setdefault(node.value.id, set()).add(node.attr)
    passed = {node.id for node in ast.walk(source) if isinstance(node, ast.Name)} - set(used)
    return used | {name: {"search"} for name in passed}


def _written_in_calls(source: ast.AST) -> Iterator[tuple[int, str, str]]:
    for node in ast.walk(source):
        if isinstance(node, ast.Call) and _method_of_re(node) not in (None, "compile") and _literal(node):
            yield node.lineno, _method_of_re(node) or "", ast.literal_eval(node.args[0])


def _method_of_re(call: ast.Call) -> str | None:
    of_re = (
        isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "re"
        and call.func.attr in _OF_RE
    )
    return call.func.attr if of_re else None  # type: ignore[union-attr]


def _literal(call: ast.Call) -> bool:
    return bool(call.args) and isinstance(call.args[0], ast.Constant)


def _repeats(items: list[Any], before: str, taste: int) -> Iterator[tuple[str, str]]:
    """What can stand before each repeated part, and one round of it; parts in parts too."""
    for kind, value in items:
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
            if value[1] > 2:
                yield before, _sample(value[2], taste, filled=True)
            yield from _repeats(list(value[2]), before, taste)
        elif kind is op.SUBPATTERN:
            yield from _repeats(list(value[3]), before, taste)
        elif kind is op.BRANCH:
            for way in value[1]:
                yield from _repeats(list(way), before, taste)
        elif kind in (op.ASSERT, op.ASSERT_NOT):
            yield from _repeats(list(value[1]), before, taste)
        before += _sample([(kind, value)], taste)


def _sample(items: Any, taste: int, *, filled: bool = False) -> str:
    """A text that the items match, more or less; ``taste`` picks among members and ways."""
    text = ""
    for kind, value in items:
        if kind is op.LITERAL:
            text += chr(value)
        elif kind in (op.NOT_LITERAL, op.ANY):
            text += "a" if value != ord("a") else "b"
        elif kind is op.IN:
            text += _member(value, taste)
        elif kind is op.BRANCH:
            ways = value[1]
            text += _sample(ways[-1 if taste else 0], taste, filled=filled)
        elif kind is op.SUBPATTERN:
            text += _sample(value[3], taste, filled=filled)
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT):
            text += _sample(value[2], taste, filled=filled) * max(value[0], 1 if filled or taste else 0)
    return text


def _member(members: Any, taste: int) -> str:
    refused = any(kind is op.NEGATE for kind, _ in members)
    listed = [
        chr(value) if kind is op.LITERAL else chr(value[0]) if kind is op.RANGE else _SAMPLES[value][taste]
        for kind, value in members
        if kind in (op.LITERAL, op.RANGE) or (kind is op.CATEGORY and value in _SAMPLES)
    ]
    if not refused:
        return listed[-1 if taste else 0] if listed else "a"
    fits = re.compile("[^" + "".join(re.escape(one) for one in listed) + "]") if listed else re.compile(".")
    return next(one for one in "a0 .-\n" if fits.match(one)) if any(map(fits.match, "a0 .-\n")) else "b"
