"""Where a run's results go: the terminal, docs/benchmark.md, reports/bench.json, reports/bench_errors.tsv."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table as RichTable

from bench.accuracy import Share, right
from bench.parse import Parsed
from bench.rows import Row
from bench.tables import Table, all_tables
from bench.targets import targets

_HEAD = """\
# Benchmark

Written by `make bench`; do not edit. This bot beside a **stock** one: the pipeline and policies that
`rasa init` chooses (`bench/stock/config.yml`), the same training messages, rules, stories and replies,
the same actions through `rasa run actions`, Rasa's `SQLTrackerStore`.

"""

_HOW = """\
## How to repeat

    make bench                                # the stock bot is trained once and kept in reports/stock
    .venv/bin/python -m bench --fresh         # trains the stock bot again
    .venv/bin/python -m bench --keep-stock    # does not, even if the data changed; the report says which
    BENCH_SAMPLE=messages.tsv make bench      # another sample: text, intent and kind, tab-separated

One message may have two right labels. **Top 1** and **top 3** leave `nlu_fallback` out of the stock bot's
ranking. **Asks back** is "did you mean": ours below the threshold of `DoubtPolicy`, stock where
`nlu_fallback` comes first. **Pain** and **out-of-scope** count messages with that label alone. Pain is
**caught** when the intent is `pain_or_injury` after triage. A guide question is **lost** when it is taken for
out-of-scope. Both servers run as processes of their own; one client keeps its connection, the bots take
turns in blocks of one conversation of 20 messages (held-out ones, pain left out: a hand-off holds the
talk), so that noise hits both. Message 400 is compared with the same ten messages asked second in
conversations of their own. Memory is resident, all processes of a bot together.
"""


def _plain(value: Any) -> Any:
    if isinstance(value, Share):
        return {"hits": value.hits, "of": value.of, "share": value.value}
    raise TypeError(f"{type(value).__name__} has no place in JSON")


def print_tables(console: Console, results: dict[str, Any]) -> None:
    """Show every table on the terminal."""
    for table in all_tables(results):
        shown = RichTable(title=table.title, title_justify="left")
        for column in table.columns:
            shown.add_column(column, overflow="fold")
        for row in table.rows:
            shown.add_row(*(cell.replace("**no**", "[bold red]no[/]") for cell in row))
        console.print(shown)


def write_markdown(path: Path, results: dict[str, Any]) -> None:
    """Write the report for readers of the repository: numbers, and no message of the sample."""
    path.parent.mkdir(parents=True, exist_ok=True)
    parts = [_HEAD, _circumstances(results), *(_markdown(table) for table in all_tables(results)), _HOW]
    path.write_text("".join(parts), encoding="utf-8")


def _markdown(table: Table) -> str:
    cells = [table.columns, tuple("---" for _ in table.columns), *table.rows]
    lines = ["| " + " | ".join(row) + " |" for row in cells]
    return f"## {table.title}\n\n" + "\n".join(lines) + "\n\n"


def _circumstances(results: dict[str, Any]) -> str:
    sample, training, turns = results["sample"], results["training"], results["turns"]
    versions = ", ".join(f"{name} {number}" for name, number in results["versions"].items())
    stock = training["stock"]
    when = f"in an earlier run ({stock['trained']})" if training["stock_cached"] else "in this run"
    if training["stock_changed"]:
        when += f", before these changed: {', '.join(training['stock_changed'])}"
    known = ", ".join(f"{100 * share:.1f} % of {name}" for name, share in results["known_word_for_word"].items())
    lines = [
        f"- {results['date']}; {versions}; {results['cores']} cores, {results['machine']}",
        f"- {sample['name']}: {sample['rows']} messages{sample['remark']}; held-out (`bench/heldout.tsv`):"
        f" {results['accuracy']['ours']['held_out']['rows']} messages",
        f"- in the training data word for word: {known}",
        f"- ours was trained in this run, stock {when}; load average before:"
        f" {training['ours']['load_before']} and {stock['load_before']}",
        f"- load average before and after the turns, the benchmark's own included: {turns['load_average']}",
    ]
    return "\n".join(lines) + "\n\n"


def write_json(path: Path, results: dict[str, Any]) -> None:
    """Write everything for machines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    whole = {**results, "targets": [asdict(target) for target in targets(results)]}
    path.write_text(json.dumps(whole, indent=1, default=_plain) + "\n", encoding="utf-8")


def write_errors(path: Path, sets: dict[str, tuple[Sequence[Row], dict[str, Sequence[Parsed]]]]) -> None:
    """Write every message that ours got wrong, or that triage took for pain wrongly.

    Args:
        path: where to, under reports/, which is not committed.
        sets: by name the rows and what each bot made of them.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, delimiter="\t", quoting=csv.QUOTE_NONE, escapechar="\\", lineterminator="\n")
        table.writerow(["set", "kind", "label", "ours", "confidence", "top 3", "classifier", "triage", "stock", "text"])
        for name, (rows, found) in sets.items():
            stock: Sequence[Parsed | None] = found.get("stock") or [None] * len(rows)
            for row, ours, other in zip(rows, found["ours"], stock, strict=True):
                if right(row, ours) and not (ours.level and "pain_or_injury" not in row.labels):
                    continue
                best = " ".join(f"{intent}:{sure:.2f}" for intent, sure in ours.ranking[:3])
                cells = [name, row.kind, "|".join(row.labels), ours.intent, f"{ours.confidence:.2f}", best]
                cells += [ours.classifier or "", ours.level or "", other.intent if other else "", row.text]
                table.writerow(cells)
