"""The policy of the content, read over the real guide: what it covers, how it reads, what it never claims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

import pytest
from cleared import answer

from bot.guide import Answer, Basis, Depth, Guide, Profile, Statement, Topic, layer, load_replies
from bot.guide.statement import ANY, PROFILE_VALUES
from bot.trainer.reading_grade import reading_grade

GUIDE_INTENTS = [
    "activation_emg",
    "deadlift_vs_thrust",
    "define_term",
    "glute_growth",
    "guide_overview",
    "limitations",
    "load_and_progression",
    "lower_back_tired",
    "mistakes",
    "muscles_worked",
    "need_hip_thrusts",
    "pain_or_injury",
    "pairing",
    "sets_and_reps",
    "setup",
    "sources",
    "sport_transfer",
    "squat_vs_thrust",
    "strength_specificity",
    "study_evidence",
    "variations",
    "who_its_for",
]
GUIDE_SECTIONS = {
    "quick answer": "quick-answer",
    "how to use this guide": "how-to-use",
    "what this does not prove": "what-this-does-not-prove",
    "decision checkpoints": "decision-checkpoints",
    "who this is for and not for": "who-its-for",
    "terms": "terms",
    "start with the job": "start-with-the-job",
    "make the setup repeatable": "repeatable-setup",
    "progress it": "progress-it",
    "pair it": "pair-it",
    "example: bigger glutes": "example-hypertrophy",
    "example: a tired back": "example-back-fatigue",
    "example: a powerlifter": "example-powerlifter",
    "common mistakes": "common-mistakes",
    "caveats": "caveats",
    "science: what glutes do": "science-glute-function",
    "science: activation": "science-activation",
    "science: the trial against squats": "science-trial",
    "science: the wider evidence": "science-broader-evidence",
    "limitations": "limitations",
    "related reading": "related-reading",
    "references": "references",
    "related links": "related-links",
}
LONGEST_ANSWER = 1500
MOST_WORDS = 25
HARDEST_TOPIC = 8.0
HARDEST_GUIDE = 8.0

NEVER = r"$^"
FORBIDDEN = {
    "a guarantee": (r"\bguarantee", NEVER),
    "a best exercise": (r"\bbest\b.{0,15}\b(exercise|lift)s?\b(?! that)", r"\?$|\bno\b|\bnot\b|\bcannot\b|^Nothing"),
    "a clearance": (r"\bcleared? (you|anyone|to)\b|\bfit to train\b", r"\bcannot\b|\bdoes not\b"),
    "a diagnosis": (r"(?<!if )\byou have an? (?!few\b)", NEVER),
    "a cure": (r"\b(cures?|heals?|fixes) (your|the|a)\b", NEVER),
    "protection from injury": (r"\bprevents? injur", r"\?$|\bNobody\b|^Nothing"),
    "safety": (r"\bsafe for (you|everyone)\b|\bsafer\b", r"\bNobody\b|\bnobody\b|\bnot\b"),
    "proof of the best": (r"\bproven best\b", r"\bnot?\b"),
    "a wonder": (r"\bnumber one\b|\bmiracle\b|\bperfect (exercise|lift)\b|\b(always|never) works?\b", NEVER),
    "the disputed trial": (r"Barbalho", r"\bleft out\b|\?$"),
}
"""What the guide may never claim, with the words that turn a hit into the opposite of the claim."""


def statements_of(topic: Topic) -> Iterator[Statement]:
    for part in (topic.short, topic.more, topic.why, topic.profile, *(focus.short for focus in topic.focus)):
        yield from part


def texts_of(topic: Topic) -> list[str]:
    return [wording for statement in statements_of(topic) for wording in statement.wordings]


def shown(told: Answer) -> str:
    """What an answer looks like without any channel: title, sentences, limits."""
    return "\n".join([told.title, *(s.text for s in told.sentences), *(c.text for c in told.caveats)])


def everything_written(guide: Guide) -> Iterator[tuple[str, str]]:
    """Every text a lifter may read, with the place it comes from."""
    for topic in guide.topics.values():
        yield from ((topic.topic, text) for text in (topic.title, topic.chip, *texts_of(topic)))
        yield from ((topic.topic, focus.title) for focus in topic.focus)
    for section in guide.sections.values():
        yield from ((section.id, wording) for statement in section.body for wording in statement.wordings)
        yield section.id, section.title
    yield from ((caveat.id, caveat.text) for caveat in guide.caveats.values())
    for name, reply in load_replies().items():
        yield from ((name, text) for text in (*reply.wordings, *(offer.title for offer in reply.ask)))


def sentences_in(text: str) -> list[str]:
    return re.findall(r"\S[^.?]*(?:\.\d[^.?]*)*[.?:)]?", text)


def every_answer(guide: Guide, intent: str) -> Iterator[Answer]:
    """Every layer and every part of a topic in every wording, with the profile that makes it longest."""
    own_words = "do Romanian deadlifts heavy 3 times a week"
    fields = [
        [None, *(own_words if value == ANY else value for value in sorted(values))]
        for values in PROFILE_VALUES.values()
    ]
    lifters = [Profile.of(dict(zip(PROFILE_VALUES, values, strict=True))) for values in product(*fields)]
    lifter = max(lifters, key=lambda one: len(shown(answer(guide, intent, one))))
    topic = guide.topics[intent]
    for depth in Depth:
        if depth is not Depth.FURTHER or layer(topic, guide.sections[topic.section], depth):
            yield answer(guide, intent, lifter, depth=depth)
    for focus in (None, *topic.focus):
        for wording in range(3):
            yield answer(guide, intent, lifter, focus=focus, wording=wording)


def test_every_guide_intent_has_a_topic(guide: Guide) -> None:
    # Trainers may add topics of their own.
    assert set(GUIDE_INTENTS) <= set(guide.topics)


@pytest.mark.parametrize("section", GUIDE_SECTIONS.values(), ids=GUIDE_SECTIONS)
def test_every_section_of_the_guide_exists(guide: Guide, section: str) -> None:
    assert guide.sections[section].body


def test_the_guide_has_no_other_sections(guide: Guide) -> None:
    assert sorted(guide.sections) == sorted(GUIDE_SECTIONS.values())


@pytest.mark.parametrize("intent", GUIDE_INTENTS)
def test_every_short_answer_has_three_wordings_that_differ(guide: Guide, intent: str) -> None:
    for statement in guide.topics[intent].short:
        assert len(set(statement.wordings)) >= 3


@pytest.mark.parametrize("intent", GUIDE_INTENTS)
def test_every_answer_holds_what_may_not_be_torn_from_it(guide: Guide, intent: str) -> None:
    for told in every_answer(guide, intent):
        assert told.caveats
        assert told.sources
        for source in told.sources:
            assert 1950 <= source.year <= 2026
            assert source.url.startswith(("http://", "https://"))
        for text in shown(told).split("\n"):
            assert text == text.strip() != ""
            assert not re.search("[!\r\N{EM DASH}]", text)
        assert len(shown(told)) <= LONGEST_ANSWER, (told.title, len(shown(told)))


def test_no_text_holds_a_line_break_an_exclamation_mark_or_an_em_dash(guide: Guide) -> None:
    assert [place for place in everything_written(guide) if re.search("[!\r\n\N{EM DASH}]", place[1])] == []


@pytest.mark.parametrize("intent", GUIDE_INTENTS)
def test_every_topic_reads_easily(guide: Guide, intent: str) -> None:
    assert reading_grade(" ".join(texts_of(guide.topics[intent]))) <= HARDEST_TOPIC


@pytest.mark.parametrize("intent", GUIDE_INTENTS)
def test_no_sentence_of_a_first_answer_is_longer_than_25_words(guide: Guide, intent: str) -> None:
    topic = guide.topics[intent]
    first = [*topic.short, *(statement for focus in topic.focus for statement in focus.short)]
    sentences = [one for statement in first for w in statement.wordings for one in re.split(r"(?<=[.?:])\s+", w)]
    assert [sentence for sentence in sentences if len(sentence.split()) > MOST_WORDS] == []


@pytest.mark.parametrize("intent", GUIDE_INTENTS)
def test_every_short_answer_reads_easily_in_every_wording(guide: Guide, intent: str) -> None:
    for wording in range(3):
        told = " ".join(sentence.text for sentence in answer(guide, intent, wording=wording).sentences)
        assert reading_grade(told) <= 12, told


def test_the_guide_as_a_whole_reads_at_grade_eight(guide: Guide) -> None:
    sections = [w for section in guide.sections.values() for statement in section.body for w in statement.wordings]
    topics = [text for topic in guide.topics.values() for text in texts_of(topic)]
    assert reading_grade(" ".join(sections)) <= HARDEST_GUIDE
    assert reading_grade(" ".join([*topics, *sections])) <= HARDEST_GUIDE


def test_the_reading_grade_tells_hard_from_easy() -> None:
    easy = "Put the bar on your hips. Lift it. Then set it down."
    hard = "Hypertrophic adaptation necessitates progressively increasing mechanical tension throughout periodization."
    assert reading_grade(easy) < 3 < HARDEST_TOPIC < reading_grade(hard)


@pytest.mark.parametrize(("claim", "unless"), FORBIDDEN.values(), ids=FORBIDDEN)
def test_the_guide_never_claims(guide: Guide, claim: str, unless: str) -> None:
    hits = [
        (place, sentence)
        for place, text in everything_written(guide)
        for sentence in sentences_in(text)
        if re.search(claim, sentence, re.IGNORECASE) and not re.search(unless, sentence)
    ]
    assert hits == []


@pytest.mark.parametrize(
    "text",
    [
        "I guarantee growth.",
        "It is the best glute exercise.",
        "You are cleared to train.",
        "You have a slipped disc.",
        "They prevent injury.",
        "Hip thrusts are safer than squats.",
        "Barbalho found more growth.",
    ],
)
def test_a_claim_slipped_into_the_guide_would_be_found(text: str) -> None:
    assert any(
        re.search(claim, text, re.IGNORECASE) and not re.search(unless, text) for claim, unless in FORBIDDEN.values()
    )


def test_pain_is_never_answered_with_sets_reps_or_loads(guide: Guide) -> None:
    prescription = (
        r"\d\s*(?:x|kg|lb|%|sets?\b|reps?\b)|\bsets? of\b|\breps?\b|\bRPE\b|\blighter\b|\bmore weight and\b|\bpercent\b"
    )
    topic = guide.topics["pain_or_injury"]
    assert [text for text in texts_of(topic) if re.search(prescription, text, re.IGNORECASE)] == []


def test_pain_is_answered_for_safety_or_from_a_source(guide: Guide) -> None:
    topic = guide.topics["pain_or_injury"]
    assert {statement.basis for statement in statements_of(topic)} <= {Basis.SAFETY, Basis.STUDY}


def test_every_part_of_the_pain_topic_hands_over_to_somebody(guide: Guide) -> None:
    for focus in guide.topics["pain_or_injury"].focus:
        told = " ".join(wording for statement in focus.short for wording in statement.wordings)
        assert re.search(r"clinician|doctor|physio|surgeon|rehab team|midwife", told), focus.id


def test_what_a_number_of_people_showed_is_called_a_study(guide: Guide) -> None:
    studied = r"\b[Ii]n \d+ (?:\w+ )*(?:people|men|women|adults|athletes|players|studies)\b|\bAcross \d+ studies\b"
    for topic in guide.topics.values():
        for statement in statements_of(topic):
            if any(re.search(studied, wording) for wording in statement.wordings):
                assert statement.basis is Basis.STUDY, statement.wordings
                assert statement.sources


def test_a_caveat_is_short(guide: Guide) -> None:
    assert {
        caveat.id: len(caveat.text.split()) for caveat in guide.caveats.values() if len(caveat.text.split()) > 16
    } == {}


@pytest.mark.parametrize("intent", GUIDE_INTENTS)
def test_an_activity_reading_never_goes_without_its_limit(guide: Guide, intent: str) -> None:
    for focus in (None, *guide.topics[intent].focus):
        told = answer(guide, intent, focus=focus)
        compares = any(
            guide.sources[source].kind == "emg" and re.search(r"%|higher|more|above|differ", sentence.text)
            for sentence in told.sentences
            for source in sentence.sources
        )
        if compares:
            assert "emg-not-growth" in {caveat.id for caveat in told.caveats}, told.title


@pytest.mark.parametrize("intent", GUIDE_INTENTS)
def test_every_part_of_a_topic_stands_alone(guide: Guide, intent: str) -> None:
    leaning = re.compile(r"(?:It|They|Both|Either|That|These|Those|As \w+ work, yes|You can,)\b")
    for focus in guide.topics[intent].focus:
        further = layer(guide.topics[intent], guide.sections[guide.topics[intent].section], Depth.FURTHER, focus)
        for first in (focus.short[0], *further[:1]):
            for wording in first.wordings:
                assert not leaning.match(wording), (focus.id, wording)


@pytest.mark.parametrize("intent", GUIDE_INTENTS)
def test_the_parts_of_a_topic_have_names_of_their_own(guide: Guide, intent: str) -> None:
    focus = guide.topics[intent].focus
    assert len({part.id for part in focus}) == len({part.title for part in focus}) == len(focus)


@pytest.mark.parametrize("when", [{"goal": "strength"}, {"lift": "squat"}], ids=["powerlifting", "squats"])
@pytest.mark.parametrize("intent", GUIDE_INTENTS)
def test_every_topic_can_say_what_changes_for(guide: Guide, intent: str, when: dict[str, str]) -> None:
    assert [line for line in guide.topics[intent].profile if line.when == when]
    assert answer(guide, intent, Profile(**when), depth=Depth.FIT).sentences


@pytest.mark.parametrize("intent", GUIDE_INTENTS)
def test_a_lifter_gets_one_line_for_each_thing_known(guide: Guide, intent: str) -> None:
    conditions = [tuple(sorted(line.when.items())) for line in guide.topics[intent].profile]
    assert len(conditions) == len(set(conditions))


def test_every_chip_is_a_short_button_of_its_own(guide: Guide) -> None:
    chips = [topic.chip for topic in guide.topics.values()]
    assert len(set(chips)) == len(chips)
    assert [chip for chip in chips if len(chip) > 32 or not (chip.endswith("?") or chip.startswith("My "))] == []


def test_pain_can_be_reached_from_the_tired_back(guide: Guide) -> None:
    assert "pain_or_injury" in guide.topics["lower_back_tired"].next


def test_no_next_step_leads_from_pain_into_training(guide: Guide) -> None:
    training = {"setup", "sets_and_reps", "load_and_progression", "variations", "pairing", "lower_back_tired"}
    assert not training & set(guide.topics["pain_or_injury"].next)


def test_every_offer_of_a_reply_is_a_short_button_that_leads_to_a_topic(guide: Guide) -> None:
    for name, reply in load_replies().items():
        for offer in reply.ask:
            assert offer.ask in guide.topics, name
            assert len(offer.title) <= 32, name


def test_the_wordings_of_a_reply_are_counted_round() -> None:
    for reply in load_replies().values():
        assert reply.text(len(reply.wordings)) == reply.text() == reply.wordings[0]
