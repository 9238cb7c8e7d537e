"""The policy of the training data: how much, no doubles, and nothing of what measures it."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from bot.conversation.by_meaning import HELP_KINDS, KINDS
from bot.guide import load_guide
from bot.understanding.rasa.rows import QUIET, read_rows

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "data" / "nlu").glob("*.yml"))
MEASURES = [
    ROOT / "bench" / "heldout.tsv",
    ROOT / "bench" / "parts.tsv",
    ROOT.parent / "shared" / "eval" / "messages.tsv",
]
INTENTS = {
    name
    for entry in yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["intents"]
    for name in ([entry] if isinstance(entry, str) else entry)
} | set(load_guide().topics)


def plain(text: str) -> str:
    """Only the words: a message is no other for a comma or a capital."""
    return " ".join(re.findall(r"[^\W_]+", text.lower().replace("’", "").replace("'", "")))


def examples(file: Path) -> dict[str, list[str]]:
    """The examples of a file by their intent: its own, and ``topic/part`` for ways of asking for a part."""
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    found: dict[str, list[str]] = {}
    for entry in data["nlu"]:
        intent = entry["intent"]
        assert intent.partition("/")[0] == file.stem, f"{file.name} holds examples of {intent}"
        assert intent not in found, f"{file.name} holds {intent} twice"
        found[intent] = [line.removeprefix("- ").strip() for line in entry["examples"].splitlines() if line.strip()]
    return found


def in_talk(folder: Path) -> dict[str, list[str]]:
    """What wants a part in the middle of a talk, by ``topic/part``."""
    found: dict[str, list[str]] = {}
    for path in folder.glob("*.tsv"):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                found.setdefault(f"{path.stem}/{row['part']}", []).append(row["message"])
    return found


EXAMPLES = {intent: texts for file in FILES for intent, texts in examples(file).items()}
URGENCY = read_rows(ROOT / "data" / "urgency")
IN_TALK = in_talk(ROOT / "data" / "asked_in_talk")
PARTS = {f"{topic.topic}/{part.id}" for topic in load_guide().topics.values() for part in topic.focus}


def test_a_file_an_intent() -> None:
    assert {intent for intent in EXAMPLES if "/" not in intent} == INTENTS


def test_each_part_of_the_guide_is_asked_for_in_four_ways_at_least() -> None:
    assert {intent for intent in EXAMPLES if "/" in intent} == PARTS
    assert [part for part in PARTS if len(EXAMPLES[part]) < 4] == []


@pytest.mark.parametrize("intent", sorted(INTENTS - {"out_of_scope"}))
def test_each_intent_has_40_to_120_examples(intent: str) -> None:
    assert 40 <= len(EXAMPLES[intent]) <= 120


def test_there_are_hundreds_of_hard_negatives() -> None:
    assert len(EXAMPLES["out_of_scope"]) >= 300


def test_what_is_said_in_the_middle_of_a_talk_wants_a_part_that_there_is() -> None:
    """A new part needs no such rows: its ways of asking are enough."""
    assert set(IN_TALK) - PARTS == set()


def test_no_message_stands_twice() -> None:
    asked = [*EXAMPLES.values(), *IN_TALK.values()]
    where = Counter(plain(text) for texts in asked for text in texts)
    assert [text for text, times in where.items() if times > 1] == []


def test_no_example_is_annotated_by_hand() -> None:
    """Entities come from the vocabulary: an annotation would be a second, silent source."""
    assert [text for texts in EXAMPLES.values() for text in texts if re.search(r"\]\s*[({]", text)] == []


def test_urgency_is_told_in_many_voices_and_stays_quiet_in_as_many() -> None:
    kinds = Counter(row.kind for row in URGENCY)
    assert set(kinds) == {*KINDS, *HELP_KINDS, QUIET}
    assert kinds[QUIET] >= 0.7 * (sum(kinds.values()) - kinds[QUIET])
    assert sum(kinds.values()) >= 4500


def test_no_row_of_urgency_stands_twice() -> None:
    where = Counter(plain(row.text) for row in URGENCY)
    assert [text for text, times in where.items() if times > 1] == []


@pytest.mark.parametrize("measure", MEASURES, ids=lambda path: path.name)
def test_what_measures_does_not_train(measure: Path) -> None:
    if not measure.is_file():
        assert measure.parent.name != "bench", f"{measure} is gone: it belongs to the project"
        return  # The sample stays outside the project.
    with measure.open(encoding="utf-8", newline="") as file:
        rows = [plain(row["text"]) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    known = {plain(text): intent for intent, texts in EXAMPLES.items() for text in texts}
    known |= {plain(text): part for part, texts in IN_TALK.items() for text in texts}
    known |= {plain(row.text): row.topic for row in URGENCY}
    # A word or two ("thanks", "yes please") is nobody's sentence.
    assert [(row, known[row]) for row in rows if row in known and len(row.split()) > 3] == []
