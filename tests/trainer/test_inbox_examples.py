"""A message becomes an example of an intent: one more line in its file, and nothing that spoils the data."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from rasa.shared.nlu.training_data.formats.rasa_yaml import RasaYAMLReader

from bot.trainer.inbox.examples import CannotWriteError, RefusedExampleError, add_example

ROOT = Path(__file__).parents[2]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The project's training data, to be written to."""
    shutil.copytree(ROOT / "data" / "nlu", tmp_path / "data" / "nlu")
    (tmp_path / "bench").mkdir()
    shutil.copy(ROOT / "bench" / "heldout.tsv", tmp_path / "bench")
    return tmp_path


def file_of(intent: str, root: Path) -> Path:
    return root / "data" / "nlu" / f"{intent}.yml"


@pytest.mark.parametrize("intent", sorted(path.stem for path in (ROOT / "data" / "nlu").glob("*.yml")))
def test_every_file_takes_one_more_line_and_nothing_else_of_it_changes(root: Path, intent: str) -> None:
    file = file_of(intent, root)
    before = file.read_text(encoding="utf-8")
    written = add_example("a wording nobody has thought of", intent, root)
    line = "    - a wording nobody has thought of\n"
    assert file.read_text(encoding="utf-8") == before + line
    assert written.place.endswith(f"{intent}.yml:{before.count(chr(10)) + 1}")
    assert list(file.parent.glob(".*")) == []


@pytest.mark.parametrize(
    ("said", "trained"),
    [
        ("is it: good? # really - yes", "is it: good? # really - yes"),
        ("- 5 kg 'or' \"more\" {x} %s", "5 kg 'or' \"more\" {x} %s"),
        ("take [this](lift) then", "take (this)(lift) then"),
        ("two\n\nlines   here", "two lines here"),
        ("ünïcode 😀 works", "ünïcode 😀 works"),
    ],
)
def test_rasa_reads_what_was_said_as_words(root: Path, said: str, trained: str) -> None:
    add_example(said, "setup", root)
    (example, *_) = reversed(RasaYAMLReader().read(file_of("setup", root)).training_examples)
    assert example.get("text") == trained
    assert not example.get("entities")


@pytest.mark.parametrize(
    "said", ["Bench against the wall, or free standing: how do you place it?", "HOLD BREATH OR BREATHE"]
)
def test_what_is_an_example_already_is_not_written_twice(root: Path, said: str) -> None:
    before = file_of("mistakes", root).read_text(encoding="utf-8")
    with pytest.raises(RefusedExampleError, match=r"It is an example of setup already \(.*setup\.yml:\d+\)") as refused:
        add_example(said, "mistakes", root)
    assert refused.value.intent == "setup"
    assert file_of("mistakes", root).read_text(encoding="utf-8") == before


def test_what_measures_the_bot_is_never_trained(root: Path) -> None:
    measuring = (root / "bench" / "heldout.tsv").read_text(encoding="utf-8").splitlines()[1].split("\t")[0]
    with pytest.raises(RefusedExampleError, match=r"bench/heldout\.tsv"):
        add_example(f"{measuring.upper()}!!", "activation_emg", root)


@pytest.mark.parametrize("said", ["", " ", "?!", "/setup"])
def test_what_has_no_words_is_no_example(root: Path, said: str) -> None:
    with pytest.raises(RefusedExampleError, match="no words"):
        add_example(said, "setup", root)


def test_where_nothing_can_be_written_the_line_is_there_to_copy(tmp_path: Path) -> None:
    with pytest.raises(CannotWriteError, match=r"There is no .*setup\.yml here") as cannot:
        add_example("where do my feet go", "setup", tmp_path)
    assert cannot.value.line == "    - where do my feet go"


@pytest.mark.parametrize("content", ["nlu: []\n", 'nlu:\n- intent: setup\n  examples: "- one"\n'])
def test_a_file_of_another_form_is_left_alone(root: Path, content: str) -> None:
    file_of("setup", root).write_text(content, encoding="utf-8")
    with pytest.raises(CannotWriteError, match="another form"):
        add_example("where do my feet go", "setup", root)
    assert file_of("setup", root).read_text(encoding="utf-8") == content
