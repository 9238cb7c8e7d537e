"""What one bot understands of many messages, found out in a process of its own.

``python -m bench.parse ours|stock MODEL`` reads a JSON list of texts and writes a JSON list of findings.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.training import ROOT, environment

FALLBACK = "nlu_fallback"


@dataclass(frozen=True)
class Parsed:
    """What a bot made of one message.

    Attributes:
        ranking: intents with confidence, best first, without ``nlu_fallback``.
        doubted: the stock bot's ``nlu_fallback`` came first.
        questions: ours: the message was taken apart into several questions.
        classifier: ours: the best intent with triage switched off.
        level: ours: what triage alone says.
        milliseconds: for the parse.
    """

    ranking: list[tuple[str, float]]
    doubted: bool
    questions: bool
    classifier: str | None
    level: str | None
    milliseconds: float

    @property
    def intent(self) -> str:
        """The best intent."""
        return self.ranking[0][0] if self.ranking else ""

    @property
    def confidence(self) -> float:
        """Its confidence."""
        return self.ranking[0][1] if self.ranking else 0.0


def parse(bot: str, model: Path, texts: list[str]) -> list[Parsed]:
    """Let a bot read texts.

    Args:
        bot: ``ours`` or ``stock``.
        model: its model file.
        texts: the messages.
    """
    done = subprocess.run(
        [sys.executable, "-m", "bench.parse", bot, str(model)],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment(),
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"bench.parse {bot}: exit {done.returncode}\n{done.stderr[-3000:]}")
    found = json.loads(done.stdout.splitlines()[-1])
    return [Parsed(**{**one, "ranking": [(name, sure) for name, sure in one["ranking"]]}) for one in found]


async def _read_all(bot: str, model: str, texts: list[str]) -> list[dict[str, Any]]:
    # Imported here: the parent needs neither Rasa nor TensorFlow.
    if bot == "stock":
        from rasa.core.agent import Agent

        agent = Agent.load(model)
        return [await _read(agent, text) for text in texts]
    from bot.conversation.health_level import level_of
    from bot.dialogue import safety
    from bot.engine.agent import CoachAgent
    from bot.understanding.health import read_health

    agent = CoachAgent()
    agent.load_model(model)
    found = [await _read(agent, text) for text in texts]
    setattr(safety, "_put_pain_first", lambda message: None)  # noqa: B010 - the name is not the module's own
    setattr(safety, "_put_pain_last", lambda message: None)  # noqa: B010
    for one, text in zip(found, texts, strict=True):
        one["classifier"] = (await agent.parse_message(text))["intent"]["name"]
        level = level_of(read_health(text))
        one["level"] = level.value if level else None
    return found


async def _read(agent: Any, text: str) -> dict[str, Any]:
    start = time.perf_counter()
    parsed = await agent.parse_message(text)
    took = time.perf_counter() - start
    ranking = [entry for entry in parsed["intent_ranking"] if entry["name"] != FALLBACK]
    return {
        "ranking": [(entry["name"], float(entry["confidence"])) for entry in ranking[:10]],
        "doubted": parsed["intent"]["name"] == FALLBACK,
        "questions": bool(parsed.get("questions")),
        "classifier": None,
        "level": None,
        "milliseconds": took * 1000,
    }


def main() -> None:
    """Read texts from standard input, write findings to standard output, last line."""
    bot, model = sys.argv[1:]
    texts = json.loads(sys.stdin.read())
    sys.stdout.write("\n" + json.dumps(asyncio.run(_read_all(bot, model, texts))) + "\n")


if __name__ == "__main__":
    main()
