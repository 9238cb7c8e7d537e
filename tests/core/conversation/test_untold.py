"""Who asks again, or for more, hears what was not told yet."""

from __future__ import annotations

import pytest

from bot.conversation import GivenAnswer
from bot.conversation.last_answers import LastAnswers
from bot.conversation.untold import times_told, told_anew, told_more
from bot.guide import Asked, Depth, Guide, Shape, layer, load_guide
from bot.guide.asked import focus_named


@pytest.fixture(scope="module")
def guide() -> Guide:
    return load_guide()


def part(guide: Guide, topic: str, id_: str, depth: Depth = Depth.SHORT) -> Asked:
    return Asked(topic, depth, focus_named(guide, topic, id_))


def heard(*told: Asked) -> LastAnswers:
    answers = LastAnswers()
    for one in told:
        given = GivenAnswer(topic=one.topic, part=one.focus.id if one.focus else "", depth=one.depth.value)
        answers = answers.and_then(given)
    return answers


def asked_again(guide: Guide, asked: Asked, times: int) -> list[Depth]:
    """The layers that somebody hears who asks the same again and again."""
    told: list[Asked] = []
    for _ in range(times):
        told.append(told_anew(guide, asked, heard(*told)))
    return [one.depth for one in told]


def test_a_part_that_is_asked_for_again_is_told_in_short_then_further(guide: Guide) -> None:
    asked = part(guide, "activation_emg", "squeeze")
    layers = [Depth.SHORT, Depth.BRIEF, Depth.FURTHER, Depth.MORE, Depth.SECTION]
    assert asked_again(guide, asked, 5) == layers
    assert asked_again(guide, asked, 6)[-1] is Depth.SHORT


def test_a_part_that_was_told_whole_has_nothing_further(guide: Guide) -> None:
    asked = part(guide, "setup", "getting-out")
    assert Depth.FURTHER in asked_again(guide, asked, 4)
    whole = part(guide, "sets_and_reps", "time-of-day")
    assert asked_again(guide, whole, 4) == [Depth.SHORT, Depth.BRIEF, Depth.MORE, Depth.SECTION]


def test_a_topic_is_told_again_as_long_as_there_are_other_words_for_it(guide: Guide) -> None:
    assert asked_again(guide, Asked("need_hip_thrusts"), 4) == [Depth.SHORT] * 3 + [Depth.BRIEF]


def test_who_is_in_pain_hears_what_to_do_and_no_list_of_all_that_could_be_wrong(guide: Guide) -> None:
    layers = asked_again(guide, part(guide, "pain_or_injury", "hernia"), 4)
    assert layers == [Depth.SHORT, Depth.BRIEF, Depth.SHORT, Depth.SHORT]


def test_what_is_not_told_in_layers_stays_as_it_was_asked(guide: Guide) -> None:
    asked = Asked("setup", Depth.SOURCES)
    assert told_anew(guide, asked, heard(asked, asked)) is asked


def test_another_form_of_an_answer_may_be_asked_for_again(guide: Guide) -> None:
    asked = Asked("setup", Depth.BRIEF, shape=Shape.SHORTER)
    assert told_anew(guide, asked, heard(asked, asked, asked)) is asked


def test_why_tells_the_studies_of_the_part_then_those_of_its_topic(guide: Guide) -> None:
    asked = part(guide, "activation_emg", "squeeze", Depth.WHY)
    assert told_anew(guide, asked, LastAnswers()) == asked
    assert told_anew(guide, asked, heard(asked)) == Asked("activation_emg", Depth.WHY)
    both = heard(asked, Asked("activation_emg", Depth.WHY))
    assert told_anew(guide, asked, both) == Asked("activation_emg", Depth.MORE)


def test_a_part_without_studies_of_its_own_has_the_evidence_of_its_topic(guide: Guide) -> None:
    asked = part(guide, "setup", "getting-out", Depth.WHY)
    assert told_anew(guide, asked, LastAnswers()) == Asked("setup", Depth.WHY)
    worn = heard(*(Asked("setup", depth) for depth in (Depth.WHY, Depth.MORE, Depth.SECTION)))
    assert told_anew(guide, asked, worn) == Asked("setup", Depth.WHY)


def test_tell_me_more_brings_every_layer_once(guide: Guide) -> None:
    told = [part(guide, "activation_emg", "squeeze")]
    while (more := told_more(guide, "activation_emg", "squeeze", heard(*told))) is not None:
        told.append(more)
    assert [one.depth for one in told] == [Depth.SHORT, Depth.FURTHER, Depth.MORE, Depth.SECTION]


def test_every_statement_of_every_part_can_be_heard(guide: Guide) -> None:
    for topic in guide.topics.values():
        for focus in (None, *topic.focus):
            told = [Asked(topic.topic, focus=focus)]
            while (more := told_more(guide, topic.topic, focus and focus.id, heard(*told))) is not None:
                told.append(more)
            section = guide.sections[topic.section]
            said = [one for asked in told for one in layer(topic, section, asked.depth, asked.focus)]
            missing = [one for one in (*(focus.short if focus else topic.short), *topic.more) if one not in said]
            assert not missing, (topic.topic, focus and focus.id)


def test_who_heard_another_answer_is_told_more_of_the_topic(guide: Guide) -> None:
    """A study that was told of is no part: what follows is the longer answer."""
    assert told_more(guide, "study_evidence", None, LastAnswers()) == Asked("study_evidence", Depth.MORE)


def test_more_of_a_section_of_its_own_is_told_from_there(guide: Guide) -> None:
    asked = part(guide, "pairing", "abduction")
    worn = heard(asked, part(guide, "pairing", "abduction", Depth.FURTHER), Asked("pairing", Depth.MORE))
    assert told_more(guide, "pairing", "abduction", worn) == part(guide, "pairing", "abduction", Depth.SECTION)


def test_a_layer_is_counted_for_its_own_part_alone(guide: Guide) -> None:
    told = heard(part(guide, "setup", "heels"), Asked("setup"), Asked("setup"))
    assert times_told(Asked("setup"), told) == 2
    assert times_told(part(guide, "setup", "heels"), told) == 1
    assert times_told(part(guide, "setup", "hands"), told) == 0
