"""How long a turn takes, as a client sees it, and what the bots need for it."""

from __future__ import annotations

import os
import random
import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench import servers
from bench.accuracy import PAIN
from bench.rows import Row
from bench.servers import Bot

CONVERSATIONS = 10
TURNS = 20
LONG = 400
_AROUND = 10
_BLOCK = 45
_SESSIONS = 40
_WARM_UP = 10


def mixed_messages(rows: Sequence[Row], count: int) -> list[str]:
    """Messages of every kind in an order that is the same each time.

    Pain is left out: a hand-off of ours holds the talk until it is settled, which would make the turns
    that follow cheap. ``/`` would be a payload.
    """
    texts = [row.text for row in rows if PAIN not in row.labels and not row.text.startswith("/")]
    random.Random(7).shuffle(texts)
    return [texts[index % len(texts)] for index in range(count)]


def measure_bots(our_model: Path, stock_model: Path, rows: Sequence[Row], folder: Path) -> dict[str, Any]:
    """Start both bots one after the other, then let them take turns in blocks, so that noise hits both."""
    with servers.ours(our_model, folder) as ours, servers.stock(stock_model, folder) as stock:
        bots = [ours, stock]
        load = [os.getloadavg()[0]]
        short = _short_conversations(bots, rows)
        memory = {bot.name: bot.memory() for bot in bots}
        growth = _long_conversation(bots, rows)
        load.append(os.getloadavg()[0])
        return {
            "load_average": [round(value, 2) for value in load],
            "messages": CONVERSATIONS * TURNS,
            **{
                bot.name: {
                    "start_seconds": bot.start_seconds,
                    "turn_ms_p50": round(statistics.median(short[bot.name]), 1),
                    "turn_ms_p95": round(_percentile(short[bot.name], 95), 1),
                    "turn_ms_p99": round(_percentile(short[bot.name], 99), 1),
                    **growth[bot.name],
                    "memory_bytes": memory[bot.name],
                    "memory_bytes_after_long": bot.memory(),
                    "unanswered": bot.unanswered,
                }
                for bot in bots
            },
        }


def _short_conversations(bots: Sequence[Bot], rows: Sequence[Row]) -> dict[str, list[float]]:
    """Turn times of 200 messages; a block is one conversation."""
    messages = mixed_messages(rows, CONVERSATIONS * TURNS)
    for bot in bots:
        for text in messages[:_WARM_UP]:
            bot.say("warm-up", text)
    times: dict[str, list[float]] = {bot.name: [] for bot in bots}
    for number in range(CONVERSATIONS):
        # Who comes first changes, so that neither always finds the machine as the other left it.
        for bot in bots if number % 2 == 0 else reversed(bots):
            block = messages[number * TURNS : (number + 1) * TURNS]
            times[bot.name] += [bot.say(f"short-{number}", text) for text in block]
    return times


def _long_conversation(bots: Sequence[Bot], rows: Sequence[Row]) -> dict[str, dict[str, float]]:
    """Turn times of one long conversation, and of the same ten messages early in conversations of their own."""
    last = LONG + _AROUND // 2
    messages = mixed_messages(rows, last)
    around = messages[LONG - _AROUND // 2 :]
    early: dict[str, list[float]] = {bot.name: [] for bot in bots}
    late: dict[str, list[float]] = {bot.name: [] for bot in bots}
    for number, text in enumerate(around):
        for bot in bots:
            bot.say(f"early-{number}", messages[number])
            early[bot.name].append(bot.say(f"early-{number}", text))
    for start in range(0, last, _BLOCK):
        for bot in bots:
            late[bot.name] += [bot.say("long", text) for text in messages[start : start + _BLOCK]]
    return {
        bot.name: {
            "turn_2_ms": round(statistics.median(early[bot.name]), 1),
            "turn_400_ms": round(statistics.median(late[bot.name][-_AROUND:]), 1),
            # Ours ends a session every 30 messages; these forty see every place in one.
            "turns_361_to_400_ms": round(statistics.median(late[bot.name][LONG - _SESSIONS : LONG]), 1),
        }
        for bot in bots
    }


def _percentile(values: Sequence[float], percent: int) -> float:
    return statistics.quantiles(values, n=100, method="inclusive")[percent - 1]
