"""What the bot is meant to reach, and whether this run reached it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_GIB = 1e9


@dataclass(frozen=True)
class Target:
    """One aim.

    Attributes:
        aim: in words.
        measured: in words.
        met: ``None`` where this run could not measure it.
    """

    aim: str
    measured: str
    met: bool | None


def percent(value: float | None) -> str:
    """A share in words."""
    return "-" if value is None else f"{100 * value:.1f} %"


def targets(results: dict[str, Any]) -> list[Target]:
    """All aims against the results of a run."""
    where = results["sample"]["name"]
    ours, stock = results["accuracy"]["ours"], results["accuracy"]["stock"]
    sample, against = ours["sample"], stock.get("sample")
    found = [_at_least(f"{where}: top 1", sample["top_1"].value, 0.88)]
    found.append(_lead(where, sample["top_1"].value, against["top_1"].value if against else None))
    found.append(_at_least(f"{where}: top 3", sample["top_3"].value, 0.96))
    for name, one in ((where, sample), ("held-out", ours["held_out"])):
        found.append(_at_least(f"{name}: pain caught", one["pain_caught"].value, 0.97))
        found.append(_scope(name, one["out_of_scope_caught"].value, one["guide_lost"].value))
    answers = results["plan_answers"]
    found.append(_at_least("plan answers read right", answers["right"].value, 0.92))
    found.append(_at_most("plan answers misread in silence", answers["silent"].value, 0.01))
    return found + _logs(results.get("logs")) + _speed(results["turns"], results["training"])


def _at_least(what: str, value: float | None, least: float) -> Target:
    return Target(f"{what} >= {100 * least:.0f} %", percent(value), None if value is None else value >= least)


def _at_most(what: str, value: float | None, most: float) -> Target:
    return Target(f"{what} <= {100 * most:.0f} %", percent(value), None if value is None else value <= most)


def _lead(where: str, ours: float, stock: float | None) -> Target:
    aim = f"{where}: top 1 >= 8 points over stock"
    if stock is None:
        return Target(aim, "no sample here", None)
    return Target(aim, f"{100 * (ours - stock):+.1f} points", ours - stock >= 0.08)


def _scope(where: str, caught: float | None, lost: float | None) -> Target:
    aim = f"{where}: out-of-scope caught >= 88 % with <= 4 % of guide questions lost"
    if caught is None or lost is None:
        return Target(aim, "-", None)
    return Target(aim, f"{percent(caught)}, {percent(lost)} lost", caught >= 0.88 and lost <= 0.04)


def _logs(logs: dict[str, Any] | None) -> list[Target]:
    if logs is None:
        return []
    return [
        _at_least("logs: read right", logs["right"], 0.92),
        Target("logs: asked where a careful reader would not <= 6 %", percent(logs["asked"]), logs["asked"] <= 0.06),
        Target("logs: misread without a word <= 1 %", percent(logs["misread"]), logs["misread"] <= 0.01),
    ]


def _speed(turns: dict[str, Any], training: dict[str, Any]) -> list[Target]:
    ours, stock = turns["ours"], turns["stock"]
    p50, growth = ours["turn_ms_p50"], ours["turn_400_ms"] / ours["turn_2_ms"]
    # By the clock is what a trainer waits for; CPU time is what a busy machine disturbs less. Both must hold.
    share = training["ours"]["wall_seconds"] / training["stock"]["wall_seconds"]
    work = training["ours"]["cpu_seconds"] / training["stock"]["cpu_seconds"]
    memory = ours["memory_bytes_after_long"] / _GIB
    return [
        Target("turn p50 <= 11 ms", f"{p50:.1f} ms", p50 <= 11),
        Target("turn p99 <= 30 ms", f"{ours['turn_ms_p99']:.1f} ms", ours["turn_ms_p99"] <= 30),
        Target("turn p50 <= stock's", f"{p50:.1f} v. {stock['turn_ms_p50']:.1f} ms", p50 <= stock["turn_ms_p50"]),
        Target(
            "training <= 1/5 of stock's",
            f"{share:.2f} by the clock, {work:.2f} of its CPU time",
            max(share, work) <= 0.2,
        ),
        Target("start to first answer <= 10 s", f"{ours['start_seconds']:.1f} s", ours["start_seconds"] <= 10),
        Target("memory <= 0.8 GB", f"{memory:.2f} GB", memory <= 0.8),
        Target("turn 400 <= 2x turn 2", f"{growth:.2f}x", growth <= 2),
    ]
