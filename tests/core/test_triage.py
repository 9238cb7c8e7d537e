"""When the coach hands off, and when it must not: the policy, message by message."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest

import bot.coaching
from bot.coaching import TriageError, triage
from bot.coaching.triage import RULES, load_triage
from bot.understanding.facts import Level

TABLE = Path(__file__).with_name("triage_messages.tsv")
with TABLE.open(encoding="utf-8", newline="") as _file:
    MESSAGES = [(row["message"], row["level"]) for row in csv.DictReader(_file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def level(text: str) -> str:
    found = triage(text)
    return found.value if found else "none"


@pytest.mark.parametrize(("message", "expected"), MESSAGES)
def test_every_message_of_the_table_has_its_level(message: str, expected: str) -> None:
    assert level(message) == expected


def test_the_table_is_large_and_holds_traps() -> None:
    levels = [expected for _, expected in MESSAGES]
    assert len(levels) >= 260
    assert levels.count("none") >= 90
    assert set(levels) == {"none", *(one.value for one in Level)}


def test_every_rule_fires_on_a_message_of_the_table() -> None:
    rules = load_triage()
    fired = {rule.id for message, _ in MESSAGES for rule in rules.fired(message)}
    assert fired == {rule.id for rule in rules.rules}


def test_every_rule_names_a_published_source() -> None:
    for rule in load_triage().rules:
        assert rule.source.strip()
        assert ".md" not in rule.source


def test_the_public_names() -> None:
    assert bot.coaching.__all__ == [
        "Level",
        "TriageError",
        "asks_what_comes_next",
        "says_nothing_hurts",
        "says_only_tired",
        "says_settled",
        "triage",
    ]


def test_an_arm_asleep_on_the_couch_is_no_emergency() -> None:
    assert triage("my arm fell asleep on the couch") is None
    assert triage("my hand is numb") is Level.CLINICIAN


def test_no_feeling_between_the_legs_is_an_emergency() -> None:
    assert triage("no feeling between my legs and back pain") is Level.EMERGENCY


def test_bladder_trouble_with_a_bad_back_is_an_emergency() -> None:
    assert triage("my back hurts and i cant go for a wee") is Level.EMERGENCY


def test_a_small_leak_under_load_is_for_a_clinician() -> None:
    assert triage("i pee a little when i lift heavy") is Level.CLINICIAN


def test_negated_red_flags_do_not_raise_the_level() -> None:
    assert triage("no numbness, no bladder problems, just sore") is None
    assert triage("no chest pain, numbness or tingling, just sore") is None
    assert triage("my back hurts, no numbness, no bladder problems") is Level.CLINICIAN


def test_a_no_that_answers_a_question_negates_nothing() -> None:
    assert triage("no, my back hurts") is Level.CLINICIAN
    assert triage("no my back hurts") is Level.CLINICIAN
    assert triage("no, chest pain again") is Level.EMERGENCY


def test_a_no_does_not_reach_over_a_comma_or_a_full_stop() -> None:
    assert triage("no fever, chest pain though") is Level.EMERGENCY
    assert triage("no numbness. chest pain") is Level.EMERGENCY


def test_a_full_stop_parts_two_complaints() -> None:
    assert triage("i trained chest. pain in my knee since then") is Level.CLINICIAN


def test_pain_that_came_later_is_not_taken_back() -> None:
    assert triage("no pain until last week") is Level.CLINICIAN


def test_asking_how_to_train_without_pain_tells_of_pain() -> None:
    assert triage("how do I hip thrust without back pain") is Level.CLINICIAN
    assert triage("hip thrusts without back pain") is None


def test_another_person_counts_like_the_writer() -> None:
    assert triage("my mum fainted during bridges") is Level.EMERGENCY


def test_soreness_from_training_is_no_matter_for_a_doctor() -> None:
    assert triage("my glutes hurt after leg day") is None
    assert triage("my lower back is tired after deadlifts") is None


def test_typed_in_a_hurry_still_counts() -> None:
    assert triage("PAAAAIN in my kneee") is Level.CLINICIAN
    assert triage("my sis is preganant") is Level.CLINICIAN
    assert triage("can\u2019t feel myself wipe") is Level.EMERGENCY
    assert triage("h\u00e9rnia") is Level.CLINICIAN


def test_a_line_break_hides_no_sign() -> None:
    assert triage("i cant feel my\nlegs") is Level.EMERGENCY
    assert triage("log: 3x10 at 60 kg\nthen chest\npain and my arm is numb") is Level.EMERGENCY


def test_laughter_in_a_picture_counts_as_laughter() -> None:
    assert triage("i want to die \U0001f602") is None


def test_the_most_pressing_level_wins() -> None:
    assert triage("knee pain, and chest pain on the last set") is Level.EMERGENCY


@pytest.mark.parametrize("text", ["", "   ", "?!", "\n", "\u4f60\u597d"])
def test_nothing_to_read_is_nothing_to_hand_off(text: str) -> None:
    assert triage(text) is None


@pytest.mark.parametrize("unit", ["numb legs back pain no ", "cant cant cant ", "a", "no or, ", "cant feel when my "])
def test_a_message_twice_as_long_takes_about_twice_as_long(unit: str) -> None:
    def cost(length: int) -> float:
        text = (unit * length)[:length]
        times = []
        for _ in range(5):
            start = time.perf_counter()
            triage(text)
            times.append(time.perf_counter() - start)
        return min(times)

    cost(100)
    assert cost(4000) < 12 * cost(1000) + 0.002


def broken(tmp_path: Path, old: str, new: str) -> str:
    """What the loader says of the rules with one passage changed."""
    text = SMALL.replace(old, new)
    assert text != SMALL
    path = tmp_path / "rules.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TriageError) as caught:
        load_triage(path)
    return str(caught.value)


SMALL = """
rewrite: {}
forgive_typos_in: [hurting]
negation: {words: ["no"]}
words: {part: [knee]}
sayings: [knee sleeve]
signs: {pain: [<part> pain, (my) sore ~ <part>]}
rules:
  - {id: sore-part, level: clinician, source: A page, all: [pain]}
"""


def test_a_small_file_of_rules_works(tmp_path: Path) -> None:
    path = tmp_path / "rules.yml"
    path.write_text(SMALL, encoding="utf-8")
    assert [rule.id for rule in load_triage(path).fired("sore knee")] == ["sore-part"]
    assert load_triage(path).fired("knee sleeve pain") == ()


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("all: [pain]", "all: [pian]", "rules.yml: rule sore-part: there is no list 'pian'"),
        ("level: clinician", "level: worried", "rules.yml: rule sore-part: level"),
        ("source: A page", "source: ' '", "rules.yml: rule sore-part: source"),
        (", all: [pain]", "", "rules.yml: rule sore-part: would apply to every message"),
        ("id: sore-part, ", "", "rules.yml: rule number 1: id"),
        ("  - {id: sore-part", "  - 3\n  - {id: sore-part", "rules.yml: rule number 1"),
        ("\nrules:", "\nrules:\n  - {id: sore-part, level: urgent, source: B, any: [part]}", "a second rule"),
        ("{part: [knee]}", "{part: [knee], pain: [ow]}", "stands under both"),
        ("<part> pain", "<prat> pain", "pain: '<prat> pain': no list <prat> stands further up"),
        ("<part> pain", "pain & co", "cannot read '&'"),
        ("<part> pain", "a ~ b ~ c", "two '~'"),
        ("<part> pain", "(pain)", "holds no word that must be there"),
        ("[knee sleeve]", "[yes]", "sayings: True is no text"),
        ("[hurting]", "[hurt]", "'hurt' is too short"),
        ("words: [", "wrods: [", "wrods"),
        ("rewrite: {}", "", "rewrite: field required"),
        ("rewrite: {}", "rewrite: {", "rules.yml"),
    ],
)
def test_a_mistake_in_the_rules_is_named(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert says in broken(tmp_path, old, new)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(TriageError, match="absent.yml"):
        load_triage(tmp_path / "absent.yml")


def test_the_rules_lie_beside_the_code() -> None:
    assert RULES.name == "triage.yml"
