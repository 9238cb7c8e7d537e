"""``python -m bench.replies FOLDER …``: how long replies are, and how many a conversation says twice word for word.

The conversations (YAML, see ``docs/measured.md``) lie outside the repository. They are played to the trained bot over
REST; what should be in a reply is not looked at.
"""

from __future__ import annotations

import re
import statistics
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any

import requests
import typer
import yaml
from rich.console import Console
from rich.table import Table

from bench.servers import HOST, ours
from bench.training import ROOT
from bot.guide import HAND_OFF, Depth, layer, load_guide
from bot.guide.study_answer import TOPIC

MODEL = ROOT / "models" / "coach.tar.gz"
_RATE = "message=60000/minute conversation=600000/hour"
_TAP = "tap:"
_DAY = re.compile(r"Day \d")

Item = dict[str, Any]


@dataclass(frozen=True)
class Reply:
    """Reply to one message.

    Attributes:
        talk: number of the conversation.
        said: the message.
        text: all its bubbles, in lines.
        kind: what kind of reply it is, by its answer; "other" where it holds none, or several.
        before_caveats: words of the answer's sentences alone.
    """

    talk: int
    said: str
    text: str
    kind: str
    before_caveats: int

    @property
    def words(self) -> int:
        return len(self.text.split())


def main(
    folders: Annotated[list[Path], typer.Argument(help="folders with conversations, *.yml")],
    show: Annotated[bool, typer.Option("--show", help="print the replies that were repeated")] = False,
) -> None:
    """Play conversations and count the words of their replies, and those that are repeated."""
    console = Console()
    talks = [talk for folder in folders for file in sorted(folder.glob("*.yml")) for talk in _talks(file)]
    with tempfile.TemporaryDirectory() as temporary, ours(MODEL, Path(temporary), WEB_RATE=_RATE) as bot:
        replies = [*played(talks, f"http://{HOST}:{bot.port}/webhooks/rest/webhook")]
    again = repeated(replies)
    table = Table("kind of reply", "replies", "median words", "90th percentile", "before caveats: median", "90th")
    for kind in sorted({reply.kind for reply in replies}):
        of_kind = [reply for reply in replies if reply.kind == kind]
        lengths = [reply.words for reply in of_kind], [reply.before_caveats for reply in of_kind]
        table.add_row(kind, str(len(of_kind)), *(f"{value:.0f}" for each in lengths for value in middle_and_high(each)))
    console.print(table)
    share = len(again) / max(len(replies), 1)
    console.print(
        f"{len(talks)} conversations, {len(replies)} replies, {len(again)} repeated word for word: {share:.1%}"
    )
    if show:
        for reply in again:
            console.print(f"“{reply.said}”: {reply.text[:120]!r}", markup=False)


def played(talks: Iterable[Item], url: str) -> Iterator[Reply]:
    """The replies to every message of some conversations, each had by somebody new."""
    with requests.Session() as http:
        for number, talk in enumerate(talks):
            buttons: list[Item] = []
            for turn in talk["turns"]:
                said = _pressed(turn["say"], buttons)
                if said is None:
                    continue
                body = {"sender": f"replies-{number}", "message": said}
                items = http.post(url, json=body, timeout=60).json()
                buttons = [button for item in items for button in item.get("buttons") or []]
                yield reply_of(number, turn["say"], items)


def reply_of(talk: int, said: str, items: Sequence[Item]) -> Reply:
    """Reply made from the items of one turn."""
    text = "\n".join(item["text"] for item in items if item.get("text"))
    answers = [item["custom"]["answer"] for item in items if (item.get("custom") or {}).get("answer")]
    alone = answers[0] if len(answers) == 1 else None
    sentences = [sentence["text"] for sentence in alone["sentences"]] if alone else [text]
    return Reply(talk, said, text, _kind(alone, sentences), sum(len(sentence.split()) for sentence in sentences))


def repeated(replies: Iterable[Reply]) -> list[Reply]:
    """The replies that were given word for word before in the same conversation."""
    seen: set[tuple[int, str]] = set()
    again = []
    for reply in replies:
        if (reply.talk, reply.text) in seen and reply.text:
            again.append(reply)
        seen.add((reply.talk, reply.text))
    return again


def middle_and_high(values: Sequence[int]) -> tuple[float, float]:
    """Median and 90th percentile."""
    if len(values) < 2:
        return float(values[0]), float(values[0])
    return statistics.median(values), statistics.quantiles(values, n=10, method="inclusive")[8]


def _kind(answer: Item | None, sentences: Sequence[str]) -> str:
    if answer is None:
        return "other"
    if answer["intent"] == HAND_OFF:
        return "hand-off"
    if any(_DAY.match(sentence) for sentence in sentences):
        return "plan"
    first = _first_wordings()
    if answer["title"] in first:
        return "first answer" if first[answer["title"]] & {*sentences} else "deeper answer"
    return "study" if answer["intent"] == TOPIC else "own log"


@lru_cache(maxsize=1)
def _first_wordings() -> dict[str, set[str]]:
    """The sentences of each first answer of the guide, in all their wordings, by its title."""
    guide = load_guide()
    parts = [(topic, focus) for topic in guide.topics.values() for focus in (None, *topic.focus)]
    return {
        (focus or topic).title: {
            wording
            for statement in layer(topic, guide.sections[topic.section], Depth.SHORT, focus)
            for wording in statement.wordings
        }
        for topic, focus in parts
    }


def _pressed(said: str, buttons: Sequence[Item]) -> str | None:
    """The message, or the payload of the button that it presses; None where there is no such button."""
    if not said.startswith(_TAP):
        return said
    wanted = said[len(_TAP) :].strip()
    return next((button["payload"] for button in buttons if re.search(wanted, button["title"])), None)


def _talks(file: Path) -> list[Item]:
    return list(yaml.safe_load(file.read_text(encoding="utf-8")))


if __name__ == "__main__":
    typer.run(main)
