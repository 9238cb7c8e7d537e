"""A dose is marked, needs a clearance, and has something to say in its place."""

from __future__ import annotations

import pytest
from cleared import CLEARED

from bot.coaching.progression import Decision, Suggestion, Target
from bot.conversation.by_meaning import KINDS
from bot.guide import (
    Aspect,
    Basis,
    Concern,
    Depth,
    Guide,
    GuideError,
    Sentence,
    Statement,
    answer,
    load_concerns,
    study_answer,
)
from bot.guide.answer import HAND_OFF, held_back, instead_of_a_dose
from bot.guide.concern import is_part_on, lead_on, statements_on, who_decides, within
from bot.guide.dose import reads_like_a_dose
from bot.guide.load import CONTENT
from bot.understanding.health.tables import load_health_tables

MOST_WORDS = 80

PREGNANT = Concern("pregnancy", weeks=24)


@pytest.mark.parametrize(
    "text",
    [
        "Do 3 sets of 10.",
        "Two or three hard sets are plenty.",
        "Stop at RPE 8.",
        "Train them twice a week.",
        "Three sessions per week will do.",
        "Add 2.5 to 5 kg (5 to 10 lb).",
        "Begin with body weight.",
        "Leave 1 to 3 good reps left.",
        "Try 5x5.",
        "About 10 sets a week.",
    ],
)
def test_a_sentence_that_prescribes_reads_like_a_dose(text: str) -> None:
    assert reads_like_a_dose(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hip thrusts train the glutes.",
        "In 34 people over 9 weeks, both lifts grew glutes alike.",
        "In 21 studies with sets to failure, loads of all sizes worked.",
        "Many benches are near 41 cm (16 in).",
    ],
)
def test_a_sentence_that_prescribes_nothing_does_not(text: str) -> None:
    assert not reads_like_a_dose(text)


def test_a_load_that_a_study_reports_is_no_dose() -> None:
    assert not reads_like_a_dose("The group gained 14 kg (31 lb).", reports=True)


def test_an_author_may_say_that_a_sentence_is_no_dose() -> None:
    assert not Statement(basis=Basis.GUIDE, text="A set of 10 is a set.", dose=False).sentence(0).dose
    with pytest.raises(ValueError, match="reads like a dose"):
        Statement(basis=Basis.GUIDE, text="A set of 10 is a set.")


def test_an_answer_with_a_dose_needs_a_clearance(guide: Guide) -> None:
    whole = answer(guide, "sets_and_reps", clearance=CLEARED)
    assert any(sentence.dose for sentence in whole.sentences)
    with pytest.raises(ValueError, match="without a clearance"):
        whole.__class__(**{**whole.__dict__, "clearance": None})


def test_a_target_needs_a_clearance(guide: Guide) -> None:
    said = Sentence("Do it.", Basis.GUIDE)
    parts = (guide.sections["progress-it"], (guide.caveats["pain-stop"],), (guide.sources["plotkin-2023"],))
    with pytest.raises(ValueError, match="without a clearance"):
        Suggestion(Decision.HOLD, "hip thrusts", Target((8,), None), said, (said,), "rule", "Rule", *parts)


def test_without_a_dose_the_rest_of_an_answer_stays(guide: Guide) -> None:
    told = answer(guide, "muscles_worked", concerns=[PREGNANT]).sentences
    assert told[0].text.startswith("Since you are 24 weeks pregnant")
    assert told[1:] == answer(guide, "muscles_worked").sentences


def test_no_yes_and_no_amount_of_a_trial_sounds_like_leave(guide: Guide) -> None:
    for topic in guide.topics.values():
        for focus in topic.focus:
            told = answer(guide, topic.topic, focus=focus, concerns=[PREGNANT]).sentences
            assert not any(one.text.startswith("Yes, ") for one in told)
            assert not any(reads_like_a_dose(one.text, reports=one.basis is Basis.STUDY) for one in told)


def test_where_a_dose_was_asked_for_the_guide_has_something_else(guide: Guide) -> None:
    told = answer(guide, "sets_and_reps", concerns=[PREGNANT]).sentences
    assert told == instead_of_a_dose(guide, [PREGNANT])
    assert {one.basis for one in told} <= {Basis.SAFETY, Basis.STUDY}
    assert "midwife" in told[0].text
    assert told[-1].text.startswith("Ask them")


def test_nothing_is_left_of_a_dose_without_a_clearance_or_a_concern(guide: Guide) -> None:
    assert not any(one.dose for one in answer(guide, "load_and_progression", depth=Depth.WHY).sentences)
    focus = next(one for one in guide.topics["sets_and_reps"].focus if all(said.dose for said in one.short))
    with pytest.raises(ValueError, match="without sentences"):
        answer(guide, "sets_and_reps", focus=focus)


@pytest.mark.parametrize("id_", [*load_concerns().conditions, *load_concerns().signs])
def test_two_answers_in_a_row_are_never_worded_alike(guide: Guide, id_: str) -> None:
    concern = Concern(id_, lasts=id_ in load_concerns().conditions, words="it")
    told = [" ".join(one.text for one in instead_of_a_dose(guide, [concern], wording)) for wording in range(5)]
    assert all(one != two for one, two in zip(told, told[1:], strict=False))
    assert not any("{" in one for one in told)


@pytest.mark.parametrize(
    ("concern", "since"),
    [
        (PREGNANT, "you are 24 weeks pregnant"),
        (Concern("pregnancy"), "you are pregnant"),
        (Concern("pregnancy", person="client", weeks=28), "your client is 28 weeks pregnant"),
        (Concern("heart", person="he"), "this person has a heart condition"),
        (Concern("pain", lasts=False, part="knee"), "your knee hurts"),
        (Concern("pain", lasts=False), "something hurts"),
        (Concern("lupus", words="lupus"), "you mentioned “lupus”"),
        (Concern("lupus"), "you have a medical condition"),
        (Concern("wobble", lasts=False, words="a wobble"), "you mentioned “a wobble”"),
    ],
)
def test_what_was_told_is_named(concern: Concern, since: str) -> None:
    assert since in lead_on([concern]).text


def test_two_things_are_named_and_no_more() -> None:
    told = lead_on([PREGNANT, Concern("heart"), Concern("hernia")]).text
    assert "you are 24 weeks pregnant and you have a heart condition, how much" in told


def test_a_concern_without_a_part_of_the_guide_has_questions_to_ask(guide: Guide) -> None:
    assert statements_on(guide, Concern("eating_disorder")) == ()
    assert len(instead_of_a_dose(guide, [Concern("eating_disorder")])) == 2


def test_a_part_that_the_guide_lacks_is_refused(tmp_path: object) -> None:
    path = tmp_path / "concerns.yml"  # type: ignore[operator]
    path.write_text((CONTENT / "concerns.yml").read_text().replace("part: pain_or_injury/hernia", "part: knitting"))
    with pytest.raises(GuideError, match="unknown part 'knitting'"):
        load_concerns(path)


def test_every_concern_is_a_sign_or_a_condition_that_is_read() -> None:
    known = {rule.id for rules in load_health_tables().facts.values() for rule in rules}
    known |= {f"seems_{kind}" for kind in KINDS}
    named = {*load_concerns().conditions, *load_concerns().signs} - {"condition", "sign"}
    assert named <= known


def test_an_answer_made_without_asking_is_held_back(guide: Guide) -> None:
    whole = answer(guide, "sets_and_reps", depth=Depth.WHY, clearance=CLEARED)
    told = held_back(guide, whole, [PREGNANT])
    assert told.sentences[0].text.startswith("Since you are 24 weeks pregnant")
    assert not any(one.dose or reads_like_a_dose(one.text, reports=True) for one in told.sentences)
    focus = next(one for one in guide.topics["sets_and_reps"].focus if all(said.dose for said in one.short))
    only = answer(guide, "sets_and_reps", focus=focus, clearance=CLEARED)
    assert held_back(guide, only, [PREGNANT]).sentences == instead_of_a_dose(guide, [PREGNANT])


def test_what_a_work_of_research_advises_is_held_back_as_well(guide: Guide) -> None:
    for work in ("acsm-2026", "ratamess-2009", "baz-valle-2022"):
        told = held_back(guide, study_answer(guide, [work], [Aspect.ALL, Aspect.FOUND]), [PREGNANT])
        advice = {line for line in guide.studies[work].found if any(sign.isdigit() for sign in line)}
        assert advice
        assert not [one.text for one in told.sentences if any(line in one.text for line in advice)]


def test_what_hurts_is_named_in_the_right_number() -> None:
    assert "your buttocks hurt," in lead_on([Concern("pain", lasts=False, part="buttocks")]).text
    assert "your knee hurts," in lead_on([Concern("pain", lasts=False, part="knee")]).text


def test_who_decides_is_named_for_the_person_meant() -> None:
    assert who_decides(PREGNANT) == "your midwife or doctor"
    assert who_decides(Concern("pregnancy", person="sister")) == "your sister’s midwife or doctor"


def test_an_answer_without_its_dose_says_that_it_is_no_medical_advice(guide: Guide) -> None:
    for topic in guide.topics.values():
        told = answer(guide, topic.topic, concerns=[PREGNANT])
        assert [caveat.id for caveat in told.caveats] == ["not-medical"], topic.topic
    whole = answer(guide, "sets_and_reps", depth=Depth.WHY, clearance=CLEARED)
    assert [caveat.id for caveat in held_back(guide, whole, [PREGNANT]).caveats] == ["not-medical"]


def test_a_hand_off_says_once_who_decides_and_is_short(guide: Guide) -> None:
    lengths = []
    for concern in [Concern(id_) for id_ in load_concerns().conditions if id_ != "condition"]:
        for focus in (None, *guide.topics[HAND_OFF].focus):
            told = answer(guide, HAND_OFF, focus=focus, concerns=[concern])
            lengths.append(sum(len(one.text.split()) for one in (*told.sentences, *told.caveats)))
            if is_part_on(concern, HAND_OFF, focus):
                assert focus is not None
                assert focus.short[0].wordings[0] not in [one.text for one in told.sentences]
    assert sum(lengths) / len(lengths) <= MOST_WORDS


def test_what_was_told_is_named_once() -> None:
    lead = lead_on([Concern("sciatica", words="sciatica"), Concern("numbness", lasts=False, words="sciatica")])
    assert lead.text.count("sciatica") == 1


def test_what_was_heard_by_its_meaning_is_named_where_nothing_else_is_known() -> None:
    heard = Concern("seems_clinician", words="my ticker is dodgy")
    assert "operation" in lead_on([heard, Concern("operation")]).text
    assert "your health" not in lead_on([heard, Concern("operation")]).text
    assert "“my ticker is dodgy”" in lead_on([heard]).text


def test_amounts_stay_within_what_a_clinician_allowed() -> None:
    told = [within("moderate, nothing flat", wording).text for wording in range(3)]
    assert all("“moderate, nothing flat”" in text for text in told)
    assert len({*told}) == 3
