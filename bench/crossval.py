"""Where there is no sample: our bot on its own data, three folds, each read by a model that never saw it."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import yaml

from bench.parse import Parsed, parse
from bench.rows import Row, own_rows
from bench.training import ROOT, project_data, stage, train

FOLDS = 3


def cross_validate(folder: Path) -> tuple[list[Row], list[Parsed]]:
    """Every message of the project's data with what a model trained on the other folds made of it."""
    rows: list[Row] = []
    found: list[Parsed] = []
    folds = _folds(own_rows())
    for number, aside in enumerate(folds):
        home = folder / f"fold-{number}"
        seen = [row for other, fold in enumerate(folds) if other != number for row in fold]
        domain = (ROOT / "domain.yml").read_text(encoding="utf-8")
        stage(
            home, config=ROOT / "config.yml", domain=domain, data={**project_data([".tsv"]), "nlu.yml": _as_nlu(seen)}
        )
        model = home / "models" / "fold.tar.gz"
        train(home, model, nlu_only=True)
        rows += aside
        found += parse("ours", model, [row.text for row in aside])
    return rows, found


def _folds(rows: Sequence[Row]) -> list[list[Row]]:
    """The rows dealt out intent by intent, so that each fold holds its share of each."""
    by_intent: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_intent[row.labels[0]].append(row)
    folds: list[list[Row]] = [[] for _ in range(FOLDS)]
    for name in sorted(by_intent):
        random.Random(7).shuffle(by_intent[name])
        for place, row in enumerate(by_intent[name]):
            folds[place % FOLDS].append(row)
    return folds


def _as_nlu(rows: Sequence[Row]) -> str:
    by_intent: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        by_intent[row.labels[0]].append(f"- {row.text}\n")
    entries = [{"intent": name, "examples": "".join(lines)} for name, lines in sorted(by_intent.items())]
    return str(yaml.safe_dump({"version": "3.1", "nlu": entries}, allow_unicode=True, sort_keys=False))
