"""How well a bot understood a set of labelled messages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from bench.parse import Parsed
from bench.rows import Row

PAIN = "pain_or_injury"
OUT_OF_SCOPE = "out_of_scope"
_BINS = 10

Pair = tuple[Row, Parsed]


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    hits: int
    of: int

    @property
    def value(self) -> float | None:
        """Between 0 and 1; ``None`` of nothing."""
        return self.hits / self.of if self.of else None


def share(pairs: Sequence[Pair], holds: Callable[[Row, Parsed], bool]) -> Share:
    """For how many of the pairs something holds."""
    return Share(sum(holds(row, parsed) for row, parsed in pairs), len(pairs))


def right(row: Row, parsed: Parsed) -> bool:
    """The best intent is one of the labels."""
    return parsed.intent in row.labels


def right_in_three(row: Row, parsed: Parsed) -> bool:
    """One of the best three is."""
    return any(name in row.labels for name, _ in parsed.ranking[:3])


def calibration_error(pairs: Sequence[Pair]) -> float:
    """Expected calibration error: how far confidence is from the share of right answers, ten equal bins."""
    error = 0.0
    for index in range(_BINS):
        inside = [p for p in pairs if min(int(p[1].confidence * _BINS), _BINS - 1) == index]
        if inside:
            sure = sum(parsed.confidence for _, parsed in inside)
            error += abs(sum(right(*pair) for pair in inside) - sure)
    return error / len(pairs)


def measure(
    rows: Sequence[Row], found: Sequence[Parsed], guide: Collection[str], threshold: float | None
) -> dict[str, Any]:
    """All numbers of one bot on one set.

    A label counts as out-of-scope or pain where it is the row's only one; rows that may be either are
    left out of those shares.

    Args:
        rows: the messages.
        found: what the bot made of each.
        guide: the intents that the guide answers.
        threshold: of "did you mean"; ``None`` for the stock bot, which has ``nlu_fallback``.
    """
    pairs = list(zip(rows, found, strict=True))
    guide_pairs = [p for p in pairs if set(p[0].labels) <= set(guide)]
    outside = [p for p in pairs if p[0].labels == (OUT_OF_SCOPE,)]
    pain = [p for p in pairs if p[0].labels == (PAIN,)]
    other = [p for p in pairs if PAIN not in p[0].labels]

    def asks_back(row: Row, parsed: Parsed) -> bool:
        if threshold is None:
            return parsed.doubted
        is_pain = parsed.intent == PAIN or parsed.level is not None
        return parsed.confidence < threshold and not parsed.questions and not is_pain

    return {
        "rows": len(pairs),
        "top_1": share(pairs, right),
        "top_3": share(pairs, right_in_three),
        "by_kind": {kind: share([p for p in pairs if p[0].kind == kind], right) for kind in _kinds(rows)},
        "by_intent": {
            name: share([p for p in pairs if name == p[0].labels[0]], right)
            for name in sorted({row.labels[0] for row in rows})
        },
        "out_of_scope_caught": share(outside, lambda row, p: p.intent == OUT_OF_SCOPE),
        "guide_lost": share(guide_pairs, lambda row, p: p.intent == OUT_OF_SCOPE),
        "pain_caught": share(pain, lambda row, p: p.intent == PAIN),
        "pain_by_triage": share(pain, lambda row, p: p.level is not None),
        "pain_by_classifier": share(pain, lambda row, p: (p.classifier or p.intent) == PAIN),
        "false_pain": share(other, lambda row, p: p.intent == PAIN),
        "triage_false_alarms": dict(Counter(p.level for _, p in other if p.level)),
        "triage_false_alarms_of": len(other),
        "calibration_error": calibration_error(pairs),
        "mean_confidence": sum(parsed.confidence for parsed in found) / len(found),
        "did_you_mean_when_right": share([p for p in pairs if right(*p)], asks_back),
        "did_you_mean_when_wrong": share([p for p in pairs if not right(*p)], asks_back),
        "parse_ms_p50": sorted(parsed.milliseconds for parsed in found)[len(found) // 2],
    }


def _kinds(rows: Sequence[Row]) -> list[str]:
    return list(dict.fromkeys(sorted(row.kind for row in rows)))
