"""When the coach hands off, and when it must not: the policy, message by message."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest

from bot.conversation import health_level
from bot.conversation.by_meaning import KINDS, LEFT_OPEN
from bot.conversation.health_level import HealthRuleError, hand_off, load_health_rules
from bot.understanding.facts import BodySign, Condition, Level
from bot.understanding.health import read_health
from bot.understanding.health.tables import load_health_tables
from bot.understanding.reading import Person, Said, Span, Standing

TABLE = Path(__file__).with_name("health_messages.tsv")
with TABLE.open(encoding="utf-8", newline="") as _file:
    MESSAGES = [(row["message"], row["level"]) for row in csv.DictReader(_file, delimiter="\t", quoting=csv.QUOTE_NONE)]


def level(text: str) -> str:
    found = health_level.level_of(read_health(text))
    return found.value if found else "none"


@pytest.mark.parametrize(("message", "expected"), MESSAGES)
def test_every_message_of_the_table_has_its_level(message: str, expected: str) -> None:
    assert level(message) == expected


def test_the_table_is_large_and_holds_traps() -> None:
    levels = [expected for _, expected in MESSAGES]
    assert len(levels) >= 900
    assert levels.count("none") >= 400
    assert set(levels) == {"none", *(one.value for one in Level)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("next thing i know i was on the ground", Level.EMERGENCY),
        ("was out for maybe 20 seconds", Level.EMERGENCY),
        ("blacked out for 10 s at 8", Level.EMERGENCY),
        ("was out for a walk for a few minutes", None),
        ("passed out in bed at 9", None),
        ("my kid got into the pills", Level.EMERGENCY),
        ("my daughter put the app on my tablet", None),
        ("reading this on my new tablet", None),
    ],
)
def test_words_with_a_second_sense_alarm_in_the_one_that_is_meant(text: str, expected: Level | None) -> None:
    assert health_level.level_of(read_health(text)) is expected


def test_every_rule_names_a_source_and_asks_for_facts_that_are_read() -> None:
    rules = load_health_rules().rules
    ids = {rule.id for entries in load_health_tables().facts.values() for rule in entries}
    ids |= {LEFT_OPEN, *(f"seems_{kind}" for kind in KINDS)}
    for rule in rules:
        assert rule.source.strip()
        assert {one.removeprefix("not ") for one in rule.all | rule.any | rule.with_ | rule.unless} <= ids


def said(fact: BodySign | Condition, standing: Standing = Standing.AFFIRMED, person: str = "") -> Said:
    return Said(fact, Span(0, 0), standing, Person(person))


def rule_of(*facts: Said) -> str | None:
    rule = hand_off(facts)
    return rule.id if rule else None


def test_signs_of_several_turns_add_up() -> None:
    back, bladder = said(BodySign("back_pain")), said(BodySign("bladder_or_bowel"))
    assert health_level.level_of([back]) is Level.CLINICIAN
    assert health_level.level_of([back, bladder]) is Level.EMERGENCY


def test_signs_of_two_people_do_not_add_up() -> None:
    back, bladder = said(BodySign("back_pain")), said(BodySign("bladder_or_bowel"), person="wife")
    assert health_level.level_of([back, bladder]) is Level.CLINICIAN


@pytest.mark.parametrize("standing", [one for one in Standing if one not in (Standing.AFFIRMED, Standing.SUSPECTED)])
def test_only_what_is_affirmed_or_suspected_raises_a_level(standing: Standing) -> None:
    assert rule_of(said(BodySign("chest_pain"), standing)) is None


def test_a_joint_that_clicks_and_a_bruise_from_the_bar_are_no_hand_off_unless_they_hurt() -> None:
    click, bruise = said(BodySign("joint_noise")), said(BodySign("bar_mark"))
    assert rule_of(click, bruise) is None
    assert rule_of(click, said(BodySign("pain"))) == "pain"
    assert rule_of(bruise, said(BodySign("big_bruise"))) == "bruise-or-swelling"
    assert level("my hip clicks at the top, doesnt hurt. bad?") == "none"


def test_a_hard_painful_lump_in_the_groin_with_vomiting_is_an_emergency() -> None:
    assert level("theres a hard lump in my groin, it hurts and im throwing up") == "emergency"
    assert level("got a soft bump in my groin that goes back in") == "clinician"


def test_toning_down_lowers_nothing() -> None:
    assert level("chest pain and my left arm is numb lol, probably just wind") == "emergency"
    assert level("passed out mid set haha") == "emergency"


@pytest.mark.parametrize(
    "text",
    [
        "i dont have any pain??",
        "no pain, no other lifts",
        "im on ozempic and lost 10 kg, do thrusts help me keep my glutes",
        "my coworker swears by ibuprofen before leg day",
        "does the pad matter, the bar bruises my hip bones",
        "a guy at my gym tore his hamstring doing these, still worth it?",
        "my back went into spasm in 2015, been fine ever since. how many reps",
        "do thrusts cause hernias?",
        "i nearly died laughing",
        "my legs were dead after yesterday",
        "im 15, can i thrust",
    ],
)
def test_no_alarm_without_a_complaint_about_a_body(text: str) -> None:
    assert level(text) == "none"


@pytest.mark.parametrize("text", ["i want to kill myself", "i cut my arms when its bad"])
def test_self_harm_has_a_reply_of_its_own(text: str) -> None:
    rule = hand_off(read_health(text))
    assert rule is not None
    assert rule.reply == "self_harm"


@pytest.mark.parametrize("text", ["", "   ", "?!", "\n", "\u4f60\u597d"])
def test_nothing_to_read_is_nothing_to_hand_off(text: str) -> None:
    assert level(text) == "none"


@pytest.mark.parametrize("unit", ["numb legs back pain no ", "cant cant cant ", "a", "no or, ", "cant feel when my "])
def test_a_message_twice_as_long_takes_about_twice_as_long(unit: str) -> None:
    def cost(length: int) -> float:
        text = (unit * length)[:length]
        times = []
        for _ in range(5):
            start = time.process_time()
            read_health(text)
            times.append(time.process_time() - start)
        return min(times)

    cost(100)
    assert cost(2000) < 12 * cost(500) + 0.002


@pytest.mark.parametrize("text", ["Tired from training", "just sore", "no pain", "not pain, just tired"])
def test_tiredness_answers_the_check_question(text: str) -> None:
    assert health_level.is_only_tired(read_health(text))


@pytest.mark.parametrize("text", ["It is pain", "tired and it hurts down my leg", "yes"])
def test_pain_is_never_taken_for_tiredness(text: str) -> None:
    assert not health_level.is_only_tired(read_health(text))


def test_what_the_classifier_alone_takes_for_pain_needs_a_complaint() -> None:
    assert health_level.has_complaint(read_health("my hip clicks and gives way"))
    assert not health_level.has_complaint(read_health("my hip clicks on every rep"))
    assert not health_level.has_complaint(read_health("im 15 and healthy"))
    assert not health_level.has_complaint(read_health("the pad hurts my ears lol".replace("hurts", "suits")))


def test_injuries_in_general_are_asked_about_without_an_alarm() -> None:
    facts = read_health("do hip thrusts prevent knee injuries")
    assert hand_off(facts) is None
    assert health_level.asks_about_health(facts)


SMALL = """
groups: {legs: [left, right]}
rules:
  - {id: two, level: clinician, source: A page, all: [pain], any: [legs]}
"""


def broken(tmp_path: Path, old: str, new: str) -> str:
    text = SMALL.replace(old, new)
    assert text != SMALL
    path = tmp_path / "rules.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(HealthRuleError) as caught:
        load_health_rules(path)
    return str(caught.value)


def test_a_small_file_of_rules_works(tmp_path: Path) -> None:
    path = tmp_path / "rules.yml"
    path.write_text(SMALL, encoding="utf-8")
    assert [rule.id for rule in load_health_rules(path).applying(["pain", "left"])] == ["two"]
    assert load_health_rules(path).applying(["pain"]) == ()


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("level: clinician", "level: worried", "rule 1 (two): level"),
        ("source: A page", "source: ' '", "rule 1 (two): source"),
        (", all: [pain], any: [legs]", "", "would apply to every message"),
        ("id: two, ", "", "rule 1 (no id): id"),
        ("  - {id: two", "  - 3\n  - {id: two", "expected a mapping"),
        ("\nrules:", "\nrules:\n  - {id: two, level: urgent, source: B, any: [x]}", "a second rule"),
        ("groups:", "grups:", "groups"),
        ("groups: {", "groups: {{", "rules.yml"),
    ],
)
def test_a_mistake_in_the_rules_is_named(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert says in broken(tmp_path, old, new)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(HealthRuleError, match="absent.yml"):
        load_health_rules(tmp_path / "absent.yml")
