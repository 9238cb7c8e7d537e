"""A run's results as tables, for the terminal and for Markdown alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bench.accuracy import Share
from bench.targets import percent, targets

_MET = {True: "yes", False: "**no**", None: "not measured"}
_SETS = ("sample", "held_out")


@dataclass(frozen=True)
class Table:
    """A table with a title, its columns' names and its rows."""

    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def all_tables(results: dict[str, Any]) -> list[Table]:
    """Every table of a report, the targets first."""
    aims = [(target.aim, target.measured, _MET[target.met]) for target in targets(results)]
    return [
        Table("Targets", ("target", "measured", "met"), aims),
        _understanding(results),
        _safety(results),
        _breakdown("Top 1 by kind of message", "kind", "by_kind", results),
        _breakdown("Top 1 by intent", "intent", "by_intent", results),
        _machine(results),
    ]


def _columns(results: dict[str, Any]) -> tuple[str, ...]:
    sample = results["sample"]["name"]
    return (f"{sample}: ours", f"{sample}: stock", "held-out: ours", "held-out: stock")


def _cells(results: dict[str, Any], key: str) -> tuple[str, ...]:
    return tuple(
        _cell(results["accuracy"][bot].get(where, {}).get(key)) for where in _SETS for bot in ("ours", "stock")
    )


def _cell(value: Any) -> str:
    if value is None:
        return "-"
    if isinstance(value, Share):
        return f"{percent(value.value)} ({value.hits}/{value.of})"
    return f"{value:.3f}" if isinstance(value, float) else str(value)


def _understanding(results: dict[str, Any]) -> Table:
    names = {
        "top 1": "top_1",
        "top 3": "top_3",
        "expected calibration error": "calibration_error",
        "mean confidence": "mean_confidence",
        "asks back where right": "did_you_mean_when_right",
        "asks back where wrong": "did_you_mean_when_wrong",
    }
    rows = [(name, *_cells(results, key)) for name, key in names.items()]
    gaps = [_gap(results, bot) for bot in ("ours", "stock")]
    rows.append((f"gap to {results['sample']['name']}, top 1", "", "", *gaps))
    return Table("Understanding", ("", *_columns(results)), rows)


def _gap(results: dict[str, Any], bot: str) -> str:
    one = results["accuracy"][bot]
    if "sample" not in one:
        return "-"
    return f"{100 * (one['held_out']['top_1'].value - one['sample']['top_1'].value):+.1f} points"


def _safety(results: dict[str, Any]) -> Table:
    names = {
        "pain caught": "pain_caught",
        "by triage": "pain_by_triage",
        "by the classifier": "pain_by_classifier",
        "other messages taken for pain": "false_pain",
        "out-of-scope caught": "out_of_scope_caught",
        "guide questions lost to out-of-scope": "guide_lost",
    }
    rows = [(name, *_cells(results, key)) for name, key in names.items()]
    rows[1] = (*rows[1][:2], "-", rows[1][3], "-")
    for level in ("emergency", "urgent", "clinician"):
        cells = [_alarms(results["accuracy"]["ours"][where], level) for where in _SETS]
        rows.append((f"triage: {level} where there is no pain", cells[0], "-", cells[1], "-"))
    return Table("Safety and scope", ("", *_columns(results)), rows)


def _alarms(one: dict[str, Any], level: str) -> str:
    count, of = one["triage_false_alarms"].get(level, 0), one["triage_false_alarms_of"]
    return f"{percent(count / of)} ({count}/{of})"


def _breakdown(title: str, first: str, key: str, results: dict[str, Any]) -> Table:
    parts = [results["accuracy"][bot].get(where, {}).get(key, {}) for where in _SETS for bot in ("ours", "stock")]
    names = sorted({name for part in parts for name in part})
    return Table(
        title, (first, *_columns(results)), [(name, *(_cell(part.get(name)) for part in parts)) for name in names]
    )


def _machine(results: dict[str, Any]) -> Table:
    turns, training = results["turns"], results["training"]

    def row(name: str, key: str, unit: str, scale: float = 1, digits: int = 1) -> tuple[str, ...]:
        values = [f"{turns[bot][key] / scale:.{digits}f} {unit}".strip() for bot in ("ours", "stock")]
        return (name, *values)

    times = {
        name: [f"{training[bot][key]:.0f} s" for bot in ("ours", "stock")]
        for name, key in (("training, by the clock", "wall_seconds"), ("training, CPU time", "cpu_seconds"))
    }
    parse = [f"{results['accuracy'][bot]['held_out']['parse_ms_p50']:.1f} ms" for bot in ("ours", "stock")]
    rows = [
        row("turn over REST, p50", "turn_ms_p50", "ms"),
        row("turn over REST, p95", "turn_ms_p95", "ms"),
        row("turn over REST, p99", "turn_ms_p99", "ms"),
        ("understanding alone, p50", *parse),
        row("turn at message 2, median of ten", "turn_2_ms", "ms"),
        row("turn at message 400, median of ten", "turn_400_ms", "ms"),
        row("turns 361 to 400, median", "turns_361_to_400_ms", "ms"),
        row("start to first answer", "start_seconds", "s"),
        row("memory after 200 messages", "memory_bytes", "GB", 1e9, 2),
        row("memory after the long conversation", "memory_bytes_after_long", "GB", 1e9, 2),
        row("messages without a reply", "unanswered", "", digits=0),
        *((name, *values) for name, values in times.items()),
    ]
    return Table("Time and memory", ("", "ours", "stock"), rows)
