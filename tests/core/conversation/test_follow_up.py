"""A message that leans is answered from what was answered before it."""

from __future__ import annotations

import pytest

from bot.conversation import GivenAnswer
from bot.conversation.follow_up import PartInContext, answers_leaned_on, asked_by_follow_up, in_other_words
from bot.conversation.last_answers import LastAnswers
from bot.guide import Asked, Depth, Guide, Profile, Shape, load_guide
from bot.guide.asked import focus_named
from bot.understanding.follow_up import FollowUp, Wants

ASPECT = FollowUp(Wants.ASPECT)


@pytest.fixture(scope="module")
def guide() -> Guide:
    return load_guide()


def after(*names: str, turn: int = 1) -> LastAnswers:
    """What was answered, each in a turn of its own from ``turn`` on."""
    given = (name.partition("/") for name in names)
    return LastAnswers(
        given=tuple(GivenAnswer(topic=topic, part=part, turn=turn + n) for n, (topic, _, part) in enumerate(given))
    )


def fit(*names: str) -> list[PartInContext]:
    """Parts that fit, the best first, each a little worse than the one before."""
    return [PartInContext(name, 5.0 - 0.1 * place, 0.7) for place, name in enumerate(names)]


def asked(guide: Guide, name: str) -> Asked:
    topic, _, part = name.partition("/")
    return Asked(topic, focus=focus_named(guide, topic, part))


def test_it_is_read_in_words_that_stand_by_themselves(guide: Guide) -> None:
    words = in_other_words(guide, after("setup/bench-height"), ASPECT, "and mine is lower")
    assert words == "How high should the bench be: and mine is lower"
    assert "How do I set up" in in_other_words(guide, after("setup/"), ASPECT, "and how")
    instead = in_other_words(guide, after("setup/bench-height"), FollowUp(Wants.INSTEAD), "and if i cant")
    assert "How high should the bench be" in instead
    assert "instead" in instead


@pytest.mark.parametrize("answers", [LastAnswers(), after("weather/")])
def test_without_an_answer_before_it_nothing_leans(guide: Guide, answers: LastAnswers) -> None:
    assert in_other_words(guide, answers, ASPECT, "and how") == "and how"
    assert asked_by_follow_up(guide, ASPECT, answers, parts=fit("setup/heels")) is None


def test_the_part_that_fits_best_is_answered(guide: Guide) -> None:
    found = asked_by_follow_up(guide, ASPECT, after("setup/bench-height"), parts=fit("setup/heels", "setup/hands"))
    assert found == asked(guide, "setup/heels")


def test_who_asks_on_is_not_told_the_same_again(guide: Guide) -> None:
    parts = fit("setup/bench-height", "setup/heels")
    assert asked_by_follow_up(guide, ASPECT, after("setup/bench-height"), parts=parts) == asked(guide, "setup/heels")


def test_who_cannot_do_it_is_not_told_to_do_it(guide: Guide) -> None:
    parts = [PartInContext("setup/bench-height", 9.0, 0.9), PartInContext("variations/no-bench", 1.0, 0.5)]
    found = asked_by_follow_up(guide, FollowUp(Wants.INSTEAD), after("setup/bench-height"), parts=parts)
    assert found == asked(guide, "variations/no-bench")


def test_a_part_of_the_same_topic_comes_before_one_that_fits_as_well(guide: Guide) -> None:
    parts = fit("mistakes/heels-lift", "setup/heels")
    assert asked_by_follow_up(guide, ASPECT, after("setup/bench-height"), parts=parts) == asked(guide, "setup/heels")


def test_a_lift_is_told_of_before_its_name_is_explained(guide: Guide) -> None:
    parts = fit("define_term/failure", "sets_and_reps/failure")
    found = asked_by_follow_up(guide, ASPECT, after("setup/"), parts=parts)
    assert found == asked(guide, "sets_and_reps/failure")


def test_a_verdict_on_what_was_told_is_that_again_in_short(guide: Guide) -> None:
    found = asked_by_follow_up(
        guide, FollowUp(Wants.VERDICT), after("variations/kas-bridge"), parts=fit("variations/kas-bridge")
    )
    assert found == Asked("variations", Depth.BRIEF, focus_named(guide, "variations", "kas-bridge"))


@pytest.mark.parametrize("follow_up", [FollowUp(Wants.VERDICT), FollowUp(Wants.ASPECT, bare=True)])
def test_where_nothing_fits_a_bare_question_is_answered_in_short(guide: Guide, follow_up: FollowUp) -> None:
    far = [PartInContext("setup/heels", 5.0, 0.1)]
    assert asked_by_follow_up(guide, follow_up, after("pairing/"), parts=far) == Asked("pairing", Depth.BRIEF)


def test_where_nothing_fits_an_aspect_is_not_guessed_at(guide: Guide) -> None:
    assert asked_by_follow_up(guide, ASPECT, after("pairing/")) is None


def test_in_short_is_the_last_answer_again(guide: Guide) -> None:
    found = asked_by_follow_up(guide, FollowUp(Wants.BRIEF), after("setup/heels"))
    assert found == Asked("setup", Depth.BRIEF, focus_named(guide, "setup", "heels"), shape=Shape.SHORTER)


def test_says_who_names_the_sources_of_the_last_topic(guide: Guide) -> None:
    heels = focus_named(guide, "setup", "heels")
    asked = asked_by_follow_up(guide, FollowUp(Wants.SOURCE), after("setup/heels"))
    assert asked == Asked("setup", Depth.SOURCES, heels)


def test_a_goal_asks_the_last_topic_for_what_changes(guide: Guide) -> None:
    told = Profile(goal="strength")
    found = asked_by_follow_up(guide, ASPECT, after("setup/"), parts=fit("pairing/order"), told=told)
    assert found == Asked("setup", Depth.FIT, profile=told)


@pytest.mark.parametrize(
    ("wants", "shape"),
    [(Wants.LIST, Shape.LIST), (Wants.SIMPLE, Shape.SIMPLE), (Wants.PASS_ON, Shape.PASS_ON)],
)
@pytest.mark.parametrize(("told", "again"), [("brief", Depth.SHORT), ("short", Depth.SHORT), ("more", Depth.MORE)])
def test_the_last_answer_is_put_in_another_form(
    guide: Guide, wants: Wants, shape: Shape, told: str, again: Depth
) -> None:
    answers = LastAnswers(given=(GivenAnswer(topic="setup", part="heels", depth=told),))
    found = asked_by_follow_up(guide, FollowUp(wants), answers)
    assert found == Asked("setup", again, focus_named(guide, "setup", "heels"), shape=shape)


def several(*topics: str, turn: int = 3) -> LastAnswers:
    """What was answered to one message; an empty topic is one that the guide has nothing on."""
    given = tuple(GivenAnswer(topic=topic, question=f"what about {topic}", turn=turn) for topic in topics)
    return LastAnswers(given=(*given, GivenAnswer(topic="setup", turn=turn + 1)))


@pytest.mark.parametrize(("nth", "topic"), [(1, "setup"), (2, "pairing"), (3, "mistakes"), (-1, "mistakes")])
def test_one_of_several_answers_is_meant_by_its_place(guide: Guide, nth: int, topic: str) -> None:
    pointed = FollowUp(Wants.ONE_OF_THEM, nth)
    answers = answers_leaned_on(several("setup", "pairing", "mistakes"), pointed)
    assert answers is not None
    assert asked_by_follow_up(guide, pointed, answers) == Asked(topic)


def test_one_of_several_answers_is_meant_by_the_words_of_its_question() -> None:
    named = FollowUp(Wants.ONE_OF_THEM, about=("mistake",))
    answers = answers_leaned_on(several("pairing", "mistakes", "sources"), named)
    assert answers is not None
    assert answers.last == GivenAnswer(topic="mistakes", question="what about mistakes", turn=3)


@pytest.mark.parametrize(
    "follow_up",
    [FollowUp(Wants.BRIEF, 4), FollowUp(Wants.BRIEF, 2), FollowUp(Wants.ONE_OF_THEM, about=("weather",))],
)
def test_what_was_not_answered_is_not_pointed_at(follow_up: FollowUp) -> None:
    assert answers_leaned_on(several("setup", "", "mistakes"), follow_up) is None


def test_an_answer_that_was_given_alone_has_no_place() -> None:
    assert answers_leaned_on(after("setup/", "pairing/"), FollowUp(Wants.ONE_OF_THEM, 2)) is None


def test_without_a_pointer_the_newest_answer_is_leaned_on() -> None:
    assert answers_leaned_on(after("setup/", "pairing/"), ASPECT) == after("setup/", "pairing/")


def test_what_is_asked_of_one_of_several_and_fits_no_part_is_that_one_in_short(guide: Guide) -> None:
    found = asked_by_follow_up(guide, FollowUp(Wants.ASPECT, 2), after("setup/heels"))
    assert found == Asked("setup", Depth.BRIEF, focus_named(guide, "setup", "heels"))


SAYS = "define_term/rpe"


def test_another_form_of_what_is_named_is_no_form_of_what_was_told(guide: Guide) -> None:
    found = asked_by_follow_up(guide, FollowUp(Wants.SIMPLE), after("setup/shin-angle"), says=SAYS)
    assert found == Asked("define_term", focus=focus_named(guide, "define_term", "rpe"), shape=Shape.SIMPLE)


@pytest.mark.parametrize("says", ["", "setup/shin-angle", "weather/"])
def test_another_form_without_another_name_is_one_of_what_was_told(guide: Guide, says: str) -> None:
    found = asked_by_follow_up(guide, FollowUp(Wants.SIMPLE), after("setup/shin-angle"), says=says)
    assert found is not None
    assert (found.topic, found.focus and found.focus.id, found.shape) == ("setup", "shin-angle", Shape.SIMPLE)


def test_what_is_named_is_answered_and_not_what_the_last_answer_says_for_this_lifter(guide: Guide) -> None:
    told, parts = Profile(equipment="machine"), fit("variations/smith")
    after_it = after("variations/machine-version")
    assert asked_by_follow_up(guide, ASPECT, after_it, parts=parts, told=told) == Asked(
        "variations", Depth.FIT, profile=told
    )
    found = asked_by_follow_up(guide, ASPECT, after_it, parts=parts, says="variations/smith", told=told)
    assert found == Asked("variations", focus=focus_named(guide, "variations", "smith"), profile=told)


def test_the_same_of_another_lift_is_its_own_part_where_the_guide_has_one(guide: Guide) -> None:
    same, parts = FollowUp(Wants.SAME), fit("squat_vs_thrust/lunges")
    found = asked_by_follow_up(guide, same, after("squat_vs_thrust/"), parts=parts, says="squat_vs_thrust/lunges")
    assert found == asked(guide, "squat_vs_thrust/lunges")
    again = asked_by_follow_up(guide, same, after("squat_vs_thrust/"), parts=parts)
    assert again == Asked("squat_vs_thrust", Depth.BRIEF, shape=Shape.SHORTER)


def test_which_of_them_is_answered_from_the_last_answer_where_nothing_is_near(guide: Guide) -> None:
    found = asked_by_follow_up(guide, FollowUp(Wants.CHOICE), after("setup/home-surface"))
    assert found == Asked("setup", Depth.BRIEF, focus_named(guide, "setup", "home-surface"))
