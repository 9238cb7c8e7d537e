"""From a question to an answer: what leads it, what goes with it, and what a short follow-up means."""

from __future__ import annotations

import pytest
from cleared import answer

from bot.guide import Asked, Basis, Depth, FittingPart, Focus, Guide, Profile, resolve, speaks_of_oneself
from bot.guide.answer import HAND_OFF
from bot.guide.follow_up import asks_for_the_source, asks_whether_it_will_do, leans_on_the_last_answer


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
    fitted = answer(guide, "pairing", Profile(goal="strength", lift="squat")).sentences
    lines = [line for line in guide.topics["pairing"].profile if line.when in ({"goal": "strength"}, {"lift": "squat"})]
    assert fitted == (*plain, *(line.sentence(0) for line in lines))


def test_every_condition_of_a_profile_line_must_hold() -> None:
    when = {"goal": "strength", "back": "tired"}
    assert Profile(goal="strength", back="tired", lift="squat").fits(when)
    assert not Profile(goal="strength").fits(when)


def test_an_answer_tells_at_most_two_lines_of_the_lifter_and_those_that_say_most(guide: Guide) -> None:
    known = Profile(heavy_pull="deadlift heavy twice a week", goal="strength", experience="trained", equipment="home")
    plain, told = (answer(guide, "strength_specificity", of).sentences for of in (Profile(), known))
    extra = [sentence.text for sentence in told[len(plain) :]]
    assert [text.split(",")[0] for text in extra] == ["Since you deadlift heavy twice a week", "For powerlifting"]


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


def test_a_named_part_leads_the_answer(guide: Guide) -> None:
    focus = focus_of(guide, "setup", "bench-height")
    told = answer(guide, "setup", focus=focus)
    assert told.title == focus.title
    assert told.sentences == tuple(statement.sentence(0) for statement in focus.short)


def test_a_named_part_brings_its_own_section_and_caveats_first(guide: Guide) -> None:
    focus = focus_of(guide, "pairing", "abduction")
    assert answer(guide, "pairing", focus=focus).section.id == focus.section == "science-glute-function"
    focus = focus_of(guide, "setup", "range-depth")
    told = [caveat.id for caveat in answer(guide, "setup", focus=focus).caveats]
    assert told == [*focus.caveats, *guide.topics["setup"].caveats]


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
    assert resolve(guide, "setup", "heels?", last_topic=None, parts=parts).focus == focus_of(guide, "setup", "heels")


def test_a_follow_up_means_a_part_of_the_last_topic_that_is_about_as_near_as_any(guide: Guide) -> None:
    parts = [FittingPart("mistakes/heels-lift", 0.8, 0.62), FittingPart("setup/heels", 0.04, 0.53)]
    asked = resolve(guide, "mistakes", "and my heels?", last_topic="setup", parts=parts)
    assert asked == Asked("setup", focus=focus_of(guide, "setup", "heels"))


def test_a_follow_up_to_something_far_nearer_leaves_the_last_topic(guide: Guide) -> None:
    parts = [FittingPart("pairing/order", 0.8, 0.9), FittingPart("setup/heels", 0.04, 0.53)]
    asked = resolve(guide, "pairing", "and what comes first?", last_topic="setup", parts=parts)
    assert asked == Asked("pairing", focus=focus_of(guide, "pairing", "order"))


@pytest.mark.parametrize("part", [FittingPart("setup/heels", 0.3, 0.2), FittingPart("setup/", 0.3, 0.9)])
def test_the_topic_itself_answers_where_no_part_is_near(guide: Guide, part: FittingPart) -> None:
    assert resolve(guide, "setup", "how do they work", last_topic=None, parts=[part]) == Asked("setup")


@pytest.mark.parametrize(
    "text",
    ["and for powerlifting?", "what about squats then?", "ok, but what about beginners", "for women?", "Even at home?"],
)
def test_a_short_message_that_opens_with_and_leans_on_the_last_answer(text: str) -> None:
    assert leans_on_the_last_answer(text)


@pytest.mark.parametrize(
    "text",
    [
        "how high should the bench be?",
        "thanks",
        "what about a week in which I squat on Monday and pull on Friday?",
        "android app?",
        "",
    ],
)
def test_a_whole_question_leans_on_nothing(text: str) -> None:
    assert not leans_on_the_last_answer(text)


@pytest.mark.parametrize(
    "text", ["says who?", "source?", "ok, sources", "where is that from?", "got a link?", "based on what?", "proof?"]
)
def test_a_bare_says_who_asks_for_the_source(text: str) -> None:
    assert asks_for_the_source(text)


@pytest.mark.parametrize("text", ["where do my feet go?", "is there proof that they grow glutes?", "who made you?"])
def test_a_question_of_its_own_does_not_ask_for_the_source(text: str) -> None:
    assert not asks_for_the_source(text)


def test_says_who_is_answered_with_the_sources_of_the_last_topic(guide: Guide) -> None:
    assert resolve(guide, "sources", "says who?", last_topic="setup") == Asked("setup", Depth.SOURCES)


def test_says_who_without_a_last_topic_is_the_topic_sources(guide: Guide) -> None:
    assert resolve(guide, "sources", "says who?", last_topic=None) == Asked("sources")
    assert resolve(guide, "sources", "says who?", last_topic="weather") == Asked("sources")


def test_and_a_part_asks_the_last_topic_for_that_part(guide: Guide) -> None:
    asked = resolve(
        guide, "mistakes", "and my heels?", last_topic="setup", parts=fitting("mistakes/heels-lift", "setup/heels")
    )
    assert asked == Asked("setup", focus=focus_of(guide, "setup", "heels"))


def test_and_a_goal_asks_the_last_topic_for_what_changes(guide: Guide) -> None:
    told = Profile(goal="strength")
    asked = resolve(guide, "strength_specificity", "and for powerlifting?", last_topic="setup", told=told)
    assert asked == Asked("setup", Depth.FIT, profile=told)


def test_a_leaning_message_that_names_something_new_is_its_own_question(guide: Guide) -> None:
    asked = resolve(guide, "pairing", "and calves?", last_topic="setup", parts=fitting("pairing/hamstrings-calves"))
    assert asked == Asked("pairing", focus=focus_of(guide, "pairing", "hamstrings-calves"))


def test_a_whole_question_is_its_own_even_in_a_talk(guide: Guide) -> None:
    told = Profile(lift="squat")
    asked = resolve(
        guide,
        "squat_vs_thrust",
        "can they replace squats?",
        last_topic="setup",
        parts=fitting("squat_vs_thrust/replace-squats"),
        told=told,
    )
    assert asked == Asked("squat_vs_thrust", focus=focus_of(guide, "squat_vs_thrust", "replace-squats"), profile=told)


def test_pain_is_never_answered_with_a_part_of_the_last_topic(guide: Guide) -> None:
    asked = resolve(
        guide,
        "pain_or_injury",
        "and pain in my lower back?",
        last_topic="setup",
        parts=fitting("setup/ribs-pelvis", "pain_or_injury/lower-back-pain"),
    )
    assert asked.topic == "pain_or_injury"


@pytest.mark.parametrize(
    "text", ["I'm a beginner", "btw i only have bands", "i’ve lifted for years", "my goal is a bigger squat"]
)
def test_news_about_oneself_is_told_apart(text: str) -> None:
    assert speaks_of_oneself(text)


@pytest.mark.parametrize("text", ["is it good for beginners", "my girlfriend is a beginner", "squats or thrusts"])
def test_a_question_is_no_news_about_oneself(text: str) -> None:
    assert not speaks_of_oneself(text)


@pytest.mark.parametrize(
    "text",
    ["my gym only has a smith is that fine", "twice a week, is that enough?", "only bands, will that do for now"],
)
def test_news_that_ends_in_a_question_is_asked_about(text: str) -> None:
    assert asks_whether_it_will_do(text)


@pytest.mark.parametrize("text", ["that is fine", "is that a machine for hips", "my gym has a smith"])
def test_news_alone_is_not(text: str) -> None:
    assert not asks_whether_it_will_do(text)


def test_an_answer_carries_two_caveats_at_most_and_pain_all_of_them(guide: Guide) -> None:
    for topic in guide.topics.values():
        for focus in (None, *topic.focus):
            own = [*dict.fromkeys((*(focus.caveats if focus else ()), *topic.caveats))]
            told = [caveat.id for caveat in answer(guide, topic.topic, focus=focus).caveats]
            assert told == (own if topic.topic == HAND_OFF else own[:2]), (topic.topic, focus and focus.id)
