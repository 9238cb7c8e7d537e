"""What leans on an earlier answer is told from what stands by itself."""

from __future__ import annotations

import pytest

from bot.understanding.asked_for import tells_of_oneself
from bot.understanding.follow_up import FollowUp, Wants, has_pointer, named_again, read_follow_up
from bot.understanding.understand import understand


def wants(text: str) -> Wants | None:
    found = read_follow_up(understand(text))
    return found and found.wants


@pytest.mark.parametrize(
    "text",
    [
        "and for powerlifting?",
        "what about squats then?",
        "ok, but what about beginners",
        "which days tho",
        "Even at home?",
    ],
)
def test_what_opens_with_and_or_names_no_subject_asks_for_more_of_the_same(text: str) -> None:
    assert wants(text) is Wants.ASPECT


@pytest.mark.parametrize("text", ["for bum", "with bands", "on monday?"])
def test_what_only_says_for_what_or_with_what_asks_for_more_of_the_same(text: str) -> None:
    assert wants(text) is Wants.ASPECT


def test_for_whom_asks_the_same_for_them() -> None:
    assert wants("for my wife") is not Wants.ASPECT


def test_the_contrary_is_no_more_of_the_same() -> None:
    leans = read_follow_up(understand("and when should I not"))
    assert leans is not None
    assert not leans.bare


@pytest.mark.parametrize("text", ["is that better", "so is it any good or not", "yes or no?", "are they enough"])
def test_a_verdict_is_asked_without_saying_of_what(text: str) -> None:
    assert wants(text) is Wants.VERDICT


@pytest.mark.parametrize("text", ["shorter please", "tldr", "can u cut it down a bit", "too long didnt read"])
def test_the_same_can_be_asked_for_in_fewer_words(text: str) -> None:
    assert wants(text) is Wants.BRIEF


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("just the list please", Wants.LIST),
        ("can you give me that in bullet points", Wants.LIST),
        ("only the numbers", Wants.LIST),
        ("in simple words pls", Wants.SIMPLE),
        ("explain it like I'm 5", Wants.SIMPLE),
        ("say that again without the jargon", Wants.SIMPLE),
        ("copy paste for my client", Wants.PASS_ON),
        ("I need a short version I can forward to my sister", Wants.PASS_ON),
        ("can you write it for my client", Wants.PASS_ON),
    ],
)
def test_the_same_can_be_asked_for_in_another_form(text: str, form: Wants) -> None:
    assert wants(text) is form


@pytest.mark.parametrize(
    "text",
    ["is that good for my client?", "is that too complicated for a beginner", "which exercises are on the list then"],
)
def test_a_question_about_somebody_or_a_list_asks_for_no_other_form(text: str) -> None:
    assert wants(text) not in (Wants.LIST, Wants.SIMPLE, Wants.PASS_ON, Wants.BRIEF)


@pytest.mark.parametrize("text", ["and if i can't", "what else could i do instead?", "is there another way"])
def test_another_way_can_be_asked_for(text: str) -> None:
    assert wants(text) is Wants.INSTEAD


@pytest.mark.parametrize(
    "text", ["says who?", "source?", "ok, sources", "where is that from?", "got a link?", "based on what?", "proof?"]
)
def test_a_bare_says_who_asks_for_the_source(text: str) -> None:
    assert wants(text) is Wants.SOURCE


@pytest.mark.parametrize(("text", "nth"), [("number 2", 2), ("and the third one?", 3), ("what about 1", 1)])
def test_one_of_several_answers_is_pointed_to_by_its_number(text: str, nth: int) -> None:
    assert read_follow_up(understand(text)) == FollowUp(Wants.ONE_OF_THEM, nth)


@pytest.mark.parametrize(
    ("text", "follow_up"),
    [
        ("(c) in one sentence please", FollowUp(Wants.BRIEF, 3)),
        ("b) but with a smith machine", FollowUp(Wants.ASPECT, 2)),
        ("q2 but for my mum", FollowUp(Wants.ASPECT, 2)),
        ("the last of those again?", FollowUp(Wants.ONE_OF_THEM, -1)),
        ("any research on the second one?", FollowUp(Wants.SOURCE, 2)),
        ("is the first one any good", FollowUp(Wants.VERDICT, 1)),
        ("i cant do the third one", FollowUp(Wants.INSTEAD, 3)),
        ("2?", FollowUp(Wants.ONE_OF_THEM, 2)),
    ],
)
def test_what_is_asked_of_one_of_several_is_read_with_its_place(text: str, follow_up: FollowUp) -> None:
    assert read_follow_up(understand(text)) == follow_up


@pytest.mark.parametrize(
    "text",
    ["should squats go first", "the second set felt odd", "set 12?", "question 50", "is (x) better", "my 2 cents"],
)
def test_not_every_number_or_place_points_at_an_answer(text: str) -> None:
    found = read_follow_up(understand(text))
    assert found is None or found.nth is None


def test_an_answer_is_gone_back_to_by_what_it_was_about() -> None:
    assert "shoes" in named_again(understand("you said something about shoes"))
    assert "pads" in named_again(understand("only the pads bit again"))
    assert named_again(understand("which shoes are best")) == ()
    assert named_again(understand("you said " + "this and that " * 6)) == ()


@pytest.mark.parametrize(
    "text", ["how high should the bench be?", "where do my feet go?", "is it ok to train my glutes twice a week"]
)
def test_a_question_of_its_own_may_be_answered_alone(text: str) -> None:
    assert wants(text) is Wants.UNSAID


@pytest.mark.parametrize(
    "text",
    [
        "",
        "thanks",
        "ok",
        "3x10 at 60",
        "that's good to know, ta",
        "what about a week in which I squat on Monday and pull on Friday and rest all of the weekend?",
    ],
)
def test_what_asks_nothing_or_says_it_all_leans_on_nothing(text: str) -> None:
    assert wants(text) is None


@pytest.mark.parametrize("text", ["ours is always taken", "would less ruin it"])
def test_a_few_words_that_only_tell_may_lean(text: str) -> None:
    assert wants(text) is Wants.UNSAID


def test_what_names_not_even_an_aspect_is_bare() -> None:
    assert read_follow_up(understand("so what do i do")) == FollowUp(Wants.ASPECT, bare=True, opened=True)
    assert read_follow_up(understand("and how heavy")) == FollowUp(Wants.ASPECT, opened=True)


@pytest.mark.parametrize(
    "text", ["I'm a beginner", "btw i only have bands", "i’ve lifted for years", "basically, my goal is a bigger squat"]
)
def test_news_about_oneself_is_told_apart(text: str) -> None:
    assert tells_of_oneself(understand(text))


@pytest.mark.parametrize("text", ["is it good for beginners", "squats or thrusts", "ok", ""])
def test_a_question_is_no_news_about_oneself(text: str) -> None:
    assert not tells_of_oneself(understand(text))


def test_a_pointer_is_a_word_that_stands_for_something_told() -> None:
    assert has_pointer(understand("is that enough"))
    assert not has_pointer(understand("how many sets"))


def test_until_i_cannot_is_no_wish_for_another_way() -> None:
    assert wants("and must I go until I can't") is not Wants.INSTEAD


def test_a_remark_may_hold_one_number() -> None:
    assert wants("I only sit for 30 seconds") is Wants.UNSAID


def test_what_else_behind_a_refusal_asks_for_another_way() -> None:
    assert wants("we own none of that. what else?") is Wants.INSTEAD


@pytest.mark.parametrize("text", ["and for step-ups the same?", "is it the same with leg presses"])
def test_what_holds_for_one_lift_may_be_asked_of_another(text: str) -> None:
    assert wants(text) is Wants.SAME


@pytest.mark.parametrize("text", ["which is easier", "which one is better then"])
def test_which_of_them_is_a_choice_and_no_verdict(text: str) -> None:
    assert wants(text) is Wants.CHOICE


def test_a_choice_that_only_wants_a_yes_or_no_is_a_verdict() -> None:
    assert wants("which is it, yes or no") is Wants.VERDICT


@pytest.mark.parametrize("text", ["and once it is too light", "but when that gets too easy"])
def test_what_comes_after_it_is_no_verdict_on_it(text: str) -> None:
    found = read_follow_up(understand(text))
    assert found is not None
    assert (found.wants, found.bare) == (Wants.ASPECT, False)


def test_the_third_one_again_is_told_again_whatever_else_is_said() -> None:
    assert read_follow_up(understand("third one again, nicely")) == FollowUp(Wants.ONE_OF_THEM, 3)


def test_another_way_is_asked_for_in_the_middle_of_a_question_too() -> None:
    assert wants("and if I can't do that?") is Wants.INSTEAD
