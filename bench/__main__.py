"""``python -m bench``: train, read, talk, and report it."""

from __future__ import annotations

import os
import platform
import signal
import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime, timezone
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any

import typer
import yaml
from rich.console import Console

from bench.accuracy import measure
from bench.crossval import FOLDS, cross_validate
from bench.logs import measure_logs
from bench.parse import Parsed, parse
from bench.plan_answers import measure_plan_answers, read_plan_rows
from bench.report import print_tables, write_errors, write_json, write_markdown
from bench.rows import HELD_OUT, Row, known_share, read_rows, sample_path
from bench.stock_bot import stock_model
from bench.training import ROOT, project_data, stage, train
from bench.turns import measure_bots
from bot.guide import load_guide

REPORTS = ROOT / "reports"
DOCUMENT = ROOT / "docs" / "benchmark.md"
_PACKAGES = ("rasa", "rasa-sdk", "tensorflow", "scikit-learn", "onnxruntime", "spacy")

Readings = dict[str, Sequence[Parsed]]
Sets = dict[str, tuple[Sequence[Row], Readings]]


def main(
    fresh: Annotated[bool, typer.Option("--fresh", help="train the stock bot again")] = False,
    keep_stock: Annotated[
        bool, typer.Option("--keep-stock", help="take the last stock bot even if the data changed since")
    ] = False,
) -> None:
    """Measure this bot beside a stock Rasa bot. Writes docs/benchmark.md and reports/."""
    # Ended from outside, it still ends the bots that it started.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    console = Console()
    console.print("== stock bot: ten minutes or more where it has to be trained")
    stock = stock_model(REPORTS / "stock", fresh=fresh, keep=keep_stock)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        console.print("== our bot: training")
        model = folder / "training" / "models" / "coach.tar.gz"
        domain = (ROOT / "domain.yml").read_text(encoding="utf-8")
        stage(folder / "training", config=ROOT / "config.yml", domain=domain, data=project_data())
        training = train(folder / "training", model)
        console.print("== reading the messages")
        held_out, sample = _held_out(model, stock.file), _sample(model, stock.file, folder)
        console.print("== talking to both")
        turns = measure_bots(model, stock.file, held_out[0], folder / "servers")
    sets: Sets = {"sample": sample, "held_out": held_out}
    results = {
        **_about(sets),
        "accuracy": _accuracy(sets),
        "logs": measure_logs(),
        "training": {
            "ours": training.as_dict(),
            "stock": stock.training.as_dict(),
            "stock_cached": stock.cached,
            "stock_changed": stock.changed,
        },
        "turns": turns,
        "plan_answers": measure_plan_answers(read_plan_rows()),
    }
    write_errors(REPORTS / "bench_errors.tsv", sets)
    write_json(REPORTS / "bench.json", results)
    write_markdown(DOCUMENT, results)
    print_tables(console, results)
    written = (DOCUMENT, REPORTS / "bench.json", REPORTS / "bench_errors.tsv")
    console.print("written:", ", ".join(str(path.relative_to(ROOT)) for path in written))


def _read_both(ours: Path, stock: Path, rows: Sequence[Row]) -> Readings:
    texts = [row.text for row in rows]
    return {"ours": parse("ours", ours, texts), "stock": parse("stock", stock, texts)}


def _held_out(ours: Path, stock: Path) -> tuple[Sequence[Row], Readings]:
    rows = read_rows(HELD_OUT)
    return rows, _read_both(ours, stock, rows)


def _sample(ours: Path, stock: Path, folder: Path) -> tuple[Sequence[Row], Readings]:
    """The sample read by both; without one, our own data read by ours, fold by fold."""
    path = sample_path()
    if path is None:
        own, found = cross_validate(folder / "folds")
        return own, {"ours": found}
    rows = read_rows(path)
    return rows, _read_both(ours, stock, rows)


def _accuracy(sets: Sets) -> dict[str, Any]:
    guide = set(load_guide().topics)
    config = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))
    doubt = next(policy for policy in config["policies"] if policy["name"].endswith("DoubtPolicy"))
    thresholds = {"ours": doubt["threshold"], "stock": None}
    return {
        bot: {name: measure(rows, found[bot], guide, threshold) for name, (rows, found) in sets.items() if bot in found}
        for bot, threshold in thresholds.items()
    }


def _about(sets: Sets) -> dict[str, Any]:
    is_sample = sample_path() is not None
    sample, remark = "sample", " that this project does not hold"
    if not is_sample:
        sample, remark = "own data", f" of ours, {FOLDS}-fold cross-validation, as no sample was found"
    known = {"held-out": known_share(list(sets["held_out"][0]))}
    if is_sample:
        known = {sample: known_share(list(sets["sample"][0])), **known}
    return {
        "date": datetime.now(timezone.utc).date().isoformat(),
        "versions": {"Python": platform.python_version(), **{name: version(name) for name in _PACKAGES}},
        "cores": os.cpu_count(),
        "machine": f"{platform.system()} {platform.machine()}",
        "sample": {"name": sample, "remark": remark, "rows": len(sets["sample"][0])},
        "known_word_for_word": known,
    }


if __name__ == "__main__":
    typer.run(main)
