"""The stock bot: `rasa init`'s pipeline and policies on our messages, trained once and kept."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import yaml

from bench.training import ROOT, Timed, project_data, stage, train
from bot.engine.guide_importer import rules_of_topics
from bot.guide import load_guide

CONFIG = Path(__file__).parent / "stock" / "config.yml"
_FALLBACK_RULE = Path(__file__).parent / "stock" / "fallback_rule.yml"
_TOPIC_RULES = "stories/guide_rules.yml"
"""File in which a stock bot reads what our importer makes of the topics."""
_MODEL, _NOTE = "stock.tar.gz", "training.json"
_KEPT = ("version", "session_config", "intents", "entities", "slots", "actions", "responses")


@dataclass(frozen=True)
class StockModel:
    """A trained stock bot.

    Attributes:
        file: its model.
        training: how long that took.
        cached: whether it was trained in an earlier run.
        changed: files that have changed since that run; empty unless an outdated bot was asked for.
    """

    file: Path
    training: Timed
    cached: bool
    changed: tuple[str, ...] = ()


def plain_domain(domain: dict[str, Any]) -> dict[str, Any]:
    """Our domain as a stock bot would have it: the same names, topics included, no hints for our own components."""
    plain = {key: domain[key] for key in _KEPT if key in domain}
    named = [name if isinstance(name, str) else next(iter(name)) for name in domain["intents"]]
    plain["intents"] = [*load_guide().topics, *named]
    return plain


def stock_model(folder: Path, *, fresh: bool = False, keep: bool = False) -> StockModel:
    """The stock bot's model, from ``folder`` where one of the same inputs is kept there.

    Args:
        folder: where models are kept.
        fresh: train in any case.
        keep: rather take the one trained last, though what it learnt from has changed, than train.
    """
    domain = plain_domain(yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8")))
    data = {
        **project_data([".yml"]),
        _TOPIC_RULES: yaml.safe_dump(rules_of_topics(load_guide().topics), sort_keys=False),
        _FALLBACK_RULE.name: _FALLBACK_RULE.read_text(encoding="utf-8"),
    }
    home = folder / _key(domain, data)
    if keep and not _is_trained(home):
        trained = [other for other in folder.glob("*") if _is_trained(other)]
        if trained:
            last = max(trained, key=lambda other: (other / _NOTE).stat().st_mtime)
            return _kept(last, _changed(last, domain, data))
    if not fresh and _is_trained(home):
        return _kept(home, ())
    model = home / _MODEL
    stage(home, config=CONFIG, domain=yaml.safe_dump(domain, sort_keys=False), data=data)
    timed = train(home, model)
    (home / _NOTE).write_text(json.dumps(timed.as_dict(), indent=1), encoding="utf-8")
    return StockModel(model, timed, cached=False)


def _is_trained(home: Path) -> bool:
    return (home / _MODEL).is_file() and (home / _NOTE).is_file()


def _kept(home: Path, changed: tuple[str, ...]) -> StockModel:
    timed = Timed(**json.loads((home / _NOTE).read_text(encoding="utf-8")))
    return StockModel(home / _MODEL, timed, cached=True, changed=changed)


def _changed(home: Path, domain: dict[str, Any], data: dict[str, str]) -> tuple[str, ...]:
    """Which inputs are no longer what the bot in ``home`` learnt from."""
    before = {str(path.relative_to(home / "data")): path for path in (home / "data").rglob("*.yml")}
    names = [name for name in sorted({*before, *data}) if name not in before or name not in data]
    names += [name for name in sorted({*before} & {*data}) if before[name].read_text(encoding="utf-8") != data[name]]
    if yaml.safe_load((home / "domain.yml").read_text(encoding="utf-8")) != domain:
        names.append("domain.yml")
    if (home / "config.yml").read_text(encoding="utf-8") != CONFIG.read_text(encoding="utf-8"):
        names.append("config.yml")
    return tuple(names)


def _key(domain: dict[str, Any], data: dict[str, str]) -> str:
    """A hash of all that the stock bot learns from. Of replies it learns the names alone."""
    learnt = {**domain, "responses": sorted(domain["responses"])}
    versions = [version(name) for name in ("rasa", "tensorflow")]
    whole = json.dumps([learnt, data, CONFIG.read_text(encoding="utf-8"), versions], sort_keys=True, default=str)
    return hashlib.sha256(whole.encode()).hexdigest()[:16]
