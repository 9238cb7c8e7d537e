"""``python -m bench.parts [MODEL]``: how often the part of the guide that a message asks for is found.

``bench/parts.tsv`` was written by somebody who saw the titles of the parts and nothing else: 289 messages with the part
that answers them best (``a|b`` where either does), and 30 that sound near and are outside the guide.
"""

from __future__ import annotations

import asyncio
import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bench.accuracy import OUT_OF_SCOPE
from bench.training import ROOT

ROWS: Final = Path(__file__).with_name("parts.tsv")
MODEL: Final = ROOT / "models" / "coach.tar.gz"
_DOUBT: Final = 0.3
"""Confidence below which the bot asks back, as ``DoubtPolicy`` has it in ``config.yml``."""


@dataclass(frozen=True)
class Found:
    """A message and the parts that were found for it.

    Attributes:
        text: the message.
        wanted: the parts that answer it; ``out_of_scope`` alone where none does.
        ranked: the parts as they were ranked, best first.
        told: the part that is told; "" where the guide is not asked.
    """

    text: str
    wanted: tuple[str, ...]
    ranked: tuple[str, ...]
    told: str


def main() -> None:
    """Print the shares, and with ``-v`` each message that is not answered with its part."""
    names = [argument for argument in sys.argv[1:] if argument != "-v"]
    found = list(asyncio.run(_read(Path(names[0]) if names else MODEL)))
    inside = [one for one in found if OUT_OF_SCOPE not in one.wanted]
    outside = [one for one in found if OUT_OF_SCOPE in one.wanted]
    if "-v" in sys.argv:
        for one in inside:
            if one.told not in one.wanted:
                print(f"{one.text}\n    wanted {'|'.join(one.wanted)}, told {one.told}, ranked {one.ranked[:3]}")
    print(
        f"{len(inside)} messages: first {_share(inside, 1)}, within three {_share(inside, 3)}, "
        f"told {sum(one.told in one.wanted for one in inside) / len(inside):.1%}; "
        f"outside the guide: {sum(not one.told for one in outside)} of {len(outside)} not answered"
    )


def _share(found: list[Found], first: int) -> str:
    hits = sum(bool(set(one.ranked[:first]) & set(one.wanted)) for one in found)
    return f"{hits / len(found):.1%}"


async def _read(model: Path) -> Iterator[Found]:
    # Imported here, as it takes seconds that a reader of the rows need not wait.
    from bot.engine.agent import CoachAgent

    agent = CoachAgent()
    agent.load_model(str(model))
    with ROWS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return iter([_found(row, await agent.parse_message(row["text"])) for row in rows])


def _found(row: dict[str, str], parsed: dict[str, Any]) -> Found:
    ranked = tuple(part["name"] for part in parsed.get("parts", []))
    topic, sure = parsed["intent"]["name"], parsed["intent"]["confidence"] >= _DOUBT
    of_topic = (name for name in ranked if name.startswith(f"{topic}/"))
    return Found(row["text"], tuple(row["part"].split("|")), ranked, next(of_topic, "") if sure else "")


if __name__ == "__main__":
    main()
