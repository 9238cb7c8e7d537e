"""From a question to an answer: what leads it, what goes with it, and what a short follow-up means."""

from __future__ import annotations

import pytest
from cleared import answer

from bot.guide import Asked, Basis, Depth, FittingPart, Focus, Guide, Profile, asked_of, layer
from bot.guide.answer import HAND_OFF, MOST_CAVEATS
from bot.guide.asked import focus_named
from bot.guide.layers import FIRST_WORDS


def focus_of(guide: Guide, topic: str, focus: str) -> Focus:
    found = next((one for one in guide.topics[topic].focus if one.id == focus), None)
    assert found
    return found


def fitting(*names: str) -> list[FittingPart]:
    """Parts that all are near, none of them sure enough to decide the topic."""
    return [FittingPart(name, 0.3, 0.8) for name in names]


def test_the_same_question_gets_the_same_answer(guide: Guide) -> None:
    lifter = Profile(goal="glutes", experience="beginner")
    assert answer(guide, "setup", lifter, wording=2) == answer(guide, "setup", lifter, wording=2)


def test_another_wording_changes_the_words_and_nothing_else(guide: Guide) -> None:
    first, second = (answer(guide, "setup", wording=wording) for wording in (0, 1))
    assert [s.text for s in first.sentences] != [s.text for s in second.sentences]
    assert [(s.basis, s.sources) for s in first.sentences] == [(s.basis, s.sources) for s in second.sentences]
    assert (first.caveats, first.sources, first.section) == (second.caveats, second.sources, second.section)


def test_an_answer_names_its_section_edition_and_what_comes_next(guide: Guide) -> None:
    told = answer(guide, "setup")
    assert told.section is guide.sections[guide.topics["setup"].section]
    assert told.edition is guide.edition
    assert [topic.topic for topic in told.next] == list(guide.topics["setup"].next)


def test_an_unknown_topic_has_no_answer(guide: Guide) -> None:
    with pytest.raises(KeyError):
        answer(guide, "biceps")


def test_a_short_answer_ends_with_what_fits_the_lifter(guide: Guide) -> None:
    plain = answer(guide, "pairing").sentences
    fitted = answer(guide, "pairing", Profile(goal="strength")).sentences
    (line,) = (line for line in guide.topics["pairing"].profile if line.when == {"goal": "strength"})
    assert fitted == (*plain, line.sentence(0))


def test_every_condition_of_a_profile_line_must_hold() -> None:
    when = {"goal": "strength", "back": "tired"}
    assert Profile(goal="strength", back="tired", lift="squat").fits(when)
    assert not Profile(goal="strength").fits(when)


def test_an_answer_tells_one_line_of_the_lifter_and_the_one_that_says_most(guide: Guide) -> None:
    known = Profile(heavy_pull="deadlift heavy twice a week", goal="strength", experience="trained", equipment="home")
    plain, told = (answer(guide, "strength_specificity", of).sentences for of in (Profile(), known))
    extra = [sentence.text for sentence in told[len(plain) :]]
    assert [text.split(",")[0] for text in extra] == ["Since you deadlift heavy twice a week"]


def test_what_the_lifter_just_told_is_not_cut_short(guide: Guide) -> None:
    told = Profile(heavy_pull="deadlift heavy", goal="strength", experience="trained")
    assert len(answer(guide, "strength_specificity", told, depth=Depth.FIT).sentences) == 3


def test_no_line_speaks_of_a_heavy_week_that_nobody_told(guide: Guide) -> None:
    for topic in guide.topics:
        assert "Since you" not in " ".join(s.text for s in answer(guide, topic, Profile(goal="strength")).sentences)


def test_a_profile_is_made_of_the_slots_it_knows() -> None:
    assert Profile.of({"goal": "glutes", "lift": None, "back": "", "shoe_size": 43}) == Profile(goal="glutes")


@pytest.mark.parametrize(("depth", "part"), [(Depth.MORE, "more"), (Depth.WHY, "why")])
def test_a_deeper_answer_tells_that_layer_alone(guide: Guide, depth: Depth, part: str) -> None:
    told = answer(guide, "setup", Profile(goal="strength"), depth=depth)
    assert [s.text for s in told.sentences] == [s.wordings[0] for s in getattr(guide.topics["setup"], part)]


def test_the_section_is_told_as_it_stands_in_the_guide(guide: Guide) -> None:
    told = answer(guide, "setup", depth=Depth.SECTION)
    assert [s.text for s in told.sentences] == [s.wordings[0] for s in told.section.body]


def test_a_fit_tells_only_what_changes_for_this_lifter(guide: Guide) -> None:
    told = answer(guide, "setup", Profile(goal="strength"), depth=Depth.FIT)
    (line,) = (line for line in guide.topics["setup"].profile if line.when == {"goal": "strength"})
    assert told.sentences == (line.sentence(0),)


def test_nothing_that_fits_is_no_answer(guide: Guide) -> None:
    with pytest.raises(ValueError, match="without sentences"):
        answer(guide, "setup", depth=Depth.FIT)


def test_the_sources_are_told_with_section_version_and_address(guide: Guide) -> None:
    first, *works = answer(guide, "setup", depth=Depth.SOURCES).sentences
    assert guide.sections["repeatable-setup"].title in first.text
    assert guide.edition.version in first.text
    assert [work.sources for work in works] == [(id_,) for id_ in guide.topics["setup"].sources]
    for work in works:
        source = guide.sources[work.sources[0]]
        assert work.basis is Basis.GUIDE
        assert source.label in work.text
        assert source.url in work.text


def test_what_is_known_of_a_part_comes_before_its_sources(guide: Guide) -> None:
    tested = answer(guide, "sets_and_reps", depth=Depth.SOURCES, focus=focus_of(guide, "sets_and_reps", "rest"))
    assert tested.sentences[0].sources == ("singer-2024",)
    assert [one.sources for one in tested.sentences[2:]] == [("singer-2024",)]


def test_of_a_part_that_is_practice_alone_the_sources_say_so(guide: Guide) -> None:
    untested = answer(guide, "setup", depth=Depth.SOURCES, focus=focus_of(guide, "setup", "hands"))
    assert "don't know of any study" in untested.sentences[0].text


def test_a_named_part_leads_the_answer(guide: Guide) -> None:
    focus = focus_of(guide, "setup", "bench-height")
    told = answer(guide, "setup", focus=focus)
    assert told.title == focus.title
    assert told.sentences[0] == focus.short[0].sentence(0)


def test_a_named_part_brings_its_own_section_and_caveats(guide: Guide) -> None:
    focus = focus_of(guide, "pairing", "abduction")
    assert answer(guide, "pairing", focus=focus).section.id == focus.section == "science-glute-function"
    focus = focus_of(guide, "setup", "range-depth")
    told = [caveat.id for caveat in answer(guide, "setup", focus=focus).caveats]
    assert told == [*focus.caveats]


def test_the_section_of_a_named_part_is_told_as_it_stands_in_the_guide(guide: Guide) -> None:
    told = answer(guide, "pairing", depth=Depth.SECTION, focus=focus_of(guide, "pairing", "abduction"))
    assert told.section.id == "science-glute-function"
    assert [s.text for s in told.sentences] == [s.wordings[0] for s in told.section.body]


def test_a_caveat_is_not_told_twice(guide: Guide) -> None:
    focus = focus_of(guide, "need_hip_thrusts", "best-exercise")
    assert set(focus.caveats) & set(guide.topics["need_hip_thrusts"].caveats)
    told = [caveat.id for caveat in answer(guide, "need_hip_thrusts", focus=focus).caveats]
    assert len(told) == len(set(told))


def test_what_a_sentence_cites_comes_before_the_sources_of_the_topic(guide: Guide) -> None:
    told = answer(guide, "setup", depth=Depth.WHY)
    cited = [source for sentence in told.sentences for source in sentence.sources]
    assert [source.id for source in told.sources][: len(cited)] == cited
    assert {source.id for source in told.sources} >= set(guide.topics["setup"].sources)


def test_a_deeper_answer_on_a_part_keeps_the_title_of_the_topic(guide: Guide) -> None:
    focus = focus_of(guide, "setup", "bench-height")
    assert answer(guide, "setup", depth=Depth.MORE, focus=focus).title == guide.topics["setup"].title


def test_the_best_fitting_part_of_the_topic_is_told(guide: Guide) -> None:
    parts = [FittingPart("setup/heels", 0.3, 0.8), FittingPart("setup/bench-height", 0.2, 0.7)]
    assert asked_of(guide, "setup", parts).focus == focus_of(guide, "setup", "heels")


@pytest.mark.parametrize("part", [FittingPart("setup/heels", 0.3, 0.2), FittingPart("setup/", 0.3, 0.9)])
def test_the_topic_itself_answers_where_no_part_is_near(guide: Guide, part: FittingPart) -> None:
    assert asked_of(guide, "setup", [part]) == Asked("setup")


def test_a_part_of_another_topic_is_not_told(guide: Guide) -> None:
    assert asked_of(guide, "mistakes", [FittingPart("setup/heels", 0.9, 0.9)]) == Asked("mistakes")


def test_a_part_that_the_guide_lost_is_no_part(guide: Guide) -> None:
    assert focus_named(guide, "setup", "heels") == focus_of(guide, "setup", "heels")
    assert focus_named(guide, "setup", "wings") is None
    assert focus_named(guide, "weather", "heels") is None


def test_in_short_is_the_first_sentence_and_says_so(guide: Guide) -> None:
    whole = answer(guide, "setup", focus=focus_of(guide, "setup", "bench-height"))
    brief = answer(guide, "setup", depth=Depth.BRIEF, focus=focus_of(guide, "setup", "bench-height"))
    assert [one.text for one in brief.sentences] == [f"In short: {whole.sentences[0].text}"]
    assert (brief.title, brief.caveats) == (whole.title, whole.caveats)


def test_a_first_answer_carries_the_caveat_that_bears_on_it_and_pain_all_of_them(guide: Guide) -> None:
    for topic in guide.topics.values():
        for focus in (None, *topic.focus):
            own = list(focus.caveats) if focus else []
            told = [caveat.id for caveat in answer(guide, topic.topic, focus=focus).caveats]
            if topic.topic == HAND_OFF:
                wanted = own if focus and focus.calm else [*dict.fromkeys((*own, *topic.caveats))]
            else:
                wanted = own or [topic.caveats[0]]
                assert len(wanted) <= MOST_CAVEATS, focus and focus.id
            assert told == wanted, (topic.topic, focus and focus.id)


def test_who_asks_on_hears_the_limits_of_the_topic_too(guide: Guide) -> None:
    for topic in guide.topics.values():
        told = {caveat.id for caveat in answer(guide, topic.topic, depth=Depth.MORE).caveats}
        assert told == set(topic.caveats[:MOST_CAVEATS])


def test_a_first_answer_is_short(guide: Guide) -> None:
    for topic in guide.topics.values():
        for focus in (None, *topic.focus):
            told = answer(guide, topic.topic, focus=focus).sentences
            late = [one for one in told[1:] if one.basis is not Basis.SAFETY]
            words = sum(len(one.text.split()) for one in told if one.basis is not Basis.SAFETY)
            assert not late or words <= FIRST_WORDS, (topic.topic, focus and focus.id)


def test_what_a_first_answer_leaves_out_is_told_on_tell_me_more(guide: Guide) -> None:
    for topic in guide.topics.values():
        for focus in (None, *topic.focus):
            whole = focus.short if focus else topic.short
            section = guide.sections[topic.section]
            first, further = (layer(topic, section, depth, focus) for depth in (Depth.SHORT, Depth.FURTHER))
            assert sorted([*first, *further], key=whole.index) == list(whole)
            assert first[0] == whole[0]


def test_no_line_for_safety_waits_for_tell_me_more(guide: Guide) -> None:
    for topic in guide.topics.values():
        for focus in (None, *topic.focus):
            further = layer(topic, guide.sections[topic.section], Depth.FURTHER, focus)
            assert not [one for one in further if one.basis is Basis.SAFETY]


def test_the_evidence_of_a_part_is_what_its_first_answer_left_out(guide: Guide) -> None:
    told = answer(guide, "activation_emg", depth=Depth.WHY, focus=focus_of(guide, "activation_emg", "squeeze"))
    assert [one.text[:12] for one in told.sentences] == ["Squeezing wh", "In 32 studen"]
    plain = answer(guide, "setup", depth=Depth.WHY, focus=focus_of(guide, "setup", "getting-out"))
    assert plain.sentences == answer(guide, "setup", depth=Depth.WHY).sentences


def test_a_first_answer_without_studies_names_the_main_work_of_its_topic(guide: Guide) -> None:
    told = answer(guide, "sets_and_reps", focus=focus_of(guide, "sets_and_reps", "time-of-day"))
    assert [source.id for source in told.sources] == list(guide.topics["sets_and_reps"].sources[:1])
    cited = answer(guide, "sets_and_reps", focus=focus_of(guide, "sets_and_reps", "rest"))
    assert [source.id for source in cited.sources] == ["singer-2024"]


def test_a_calm_part_carries_no_caveat_on_pain(guide: Guide) -> None:
    clicks = next(focus for focus in guide.topics["pain_or_injury"].focus if focus.id == "clicks")
    assert "pain-stop" not in {caveat.id for caveat in answer(guide, "pain_or_injury", focus=clicks).caveats}
