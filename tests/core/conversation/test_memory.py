"""The memory as a whole: what a message does to it, and that what was kept once can always be read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import timedelta

import pytest
from bodies import CHEST, GONE, KNEE_HURTS, LEAVE, NOW, PREGNANT, level_of, said

from bot.conversation import HELP_IS_THERE, GivenAnswer, Memory, News, PendingQuestion, Reply, Strength
from bot.conversation.by_meaning import IS_IT_NOW
from bot.conversation.last_answers import KEPT
from bot.conversation.memory import NO_REPLY
from bot.conversation.people import PRONOUNS, KnownPerson, People
from bot.understanding.facts import Age, BodySign, Condition, Help, Level, NotSo, Release, TakenBack, WhomToAsk
from bot.understanding.reading import LIFTER, Named, Person, Said, Span, Standing

OF_VERSION_1 = """{"version": 1, "turn": 3, "person": "client", "plan_id": 4, "gone_field": 1,
 "health": {"entries": [{"lasts": true, "id": "pregnancy", "weeks": 22, "told": "2026-11-01T10:00:00+00:00",
  "since": "2026-11-02T10:00:00+00:00",
  "level": "clinician", "state": "cleared", "how": "midwife"}], "help": "going"},
 "question": {"id": "q1", "asks": "save_log", "needs": 2, "about": "l1"},
 "answers": {"given": [{"topic": "setup", "part": "bench", "statements": ["a"], "studies": ["s-2020"], "turn": 2}]},
 "log": {"drafts": []}, "wordings": {"what_next": 2}}"""


def heard(memory: Memory, *facts: Said, about: str = "", reply: Reply = NO_REPLY) -> Memory:
    at = NOW + timedelta(minutes=memory.turn)
    people = [Named(0, 0, 1, one.person.word) for one in facts if one.person.word not in {"", *PRONOUNS}]
    return memory.heard(facts, about=Person(about), at=at, level_of=level_of, people=people, reply=reply)


def test_a_memory_is_read_back_as_it_was_kept() -> None:
    memory = heard(Memory(), said(PREGNANT), said(CHEST, of="client"))
    memory = memory.asked(PendingQuestion(id="q", asks="x", needs=Strength.LITERAL_YES))
    assert Memory.from_json(json.loads(json.dumps(memory.as_json()))) == memory


def test_what_version_1_wrote_is_read_for_ever() -> None:
    memory = Memory.from_json(json.loads(OF_VERSION_1))
    assert memory.health.entries[0].state.value == "cleared"
    assert memory.asks("save_log")
    assert memory.answers.last is not None
    assert (memory.turn, memory.people.latest) == (3, "client")


def test_a_new_conversation_remembers_nothing() -> None:
    assert Memory.from_json(None) == Memory()
    assert Memory().as_json() == {"version": 1}


@pytest.mark.parametrize(
    ("about", "person", "meant"),
    [("client", "client", "client"), ("", "client", ""), ("she", "client", "client"), ("they", "client", "client")],
)
def test_she_means_the_person_spoken_of_last(about: str, person: str, meant: str) -> None:
    memory = heard(Memory(people=People(known=(KnownPerson(word=person),))), about=about)
    assert (memory.about, memory.people.latest) == (meant, person)


def test_what_she_has_is_kept_for_the_person_spoken_of_last() -> None:
    memory = heard(heard(Memory(), said(PREGNANT, of="client")), said(KNEE_HURTS, of="she"))
    assert {entry.person for entry in memory.health.entries} == {"client"}
    unknown = heard(Memory(), said(KNEE_HURTS, of="he"))
    assert unknown.health.gating("he")


def test_an_open_question_gives_way_to_a_newer_one() -> None:
    first, second = (PendingQuestion(id=id_, asks=id_) for id_ in ("first", "second"))
    memory = Memory().asked(first).asked(second)
    assert memory.asks("second", "third")
    assert not memory.asks("first")
    assert not memory.closed().asks("second")


def test_a_question_lapses_when_something_else_is_said() -> None:
    asked = heard(Memory()).asked(PendingQuestion(id="q", asks="delete"))
    answering = heard(asked)
    assert answering.asks("delete")
    assert not heard(answering).asks("delete")


def test_a_question_that_waits_does_not_lapse() -> None:
    memory = heard(Memory()).asked(PendingQuestion(id="q", asks="save", waits=True))
    assert heard(heard(heard(memory))).asks("save")


def test_the_button_of_a_closed_question_is_news_and_changes_nothing() -> None:
    pressed = heard(heard(Memory(), said(CHEST)), said(Help("seen")), reply=Reply(Strength.LITERAL_YES, button="old"))
    assert pressed.news is News.CLOSED
    assert pressed.health.held()


HELD = heard(Memory(), said(CHEST)).asked(
    PendingQuestion(id="q", asks=HELP_IS_THERE, needs=Strength.LITERAL_YES, waits=True)
)


@pytest.mark.parametrize(
    ("reply", "news", "held"),
    [
        (Reply(Strength.LITERAL_YES), News.SETTLED, False),
        (Reply(Strength.AGREES, button="q"), News.SETTLED, False),
        (Reply(Strength.CLEAR_YES), News.NONE, True),
        (Reply(Strength.AGREES), News.NONE, True),
        (Reply(refuses=True), News.NONE, True),
        (Reply(refuses=True, button="q"), News.TAKEN_BACK, False),
        (NO_REPLY, News.NONE, True),
    ],
)
def test_an_emergency_ends_by_a_literal_yes_or_its_button(reply: Reply, news: News, held: bool) -> None:
    after = heard(HELD, reply=reply)
    assert (after.news, after.health.held() is not None) == (news, held)


def test_a_yes_to_another_question_ends_no_emergency() -> None:
    other = HELD.asked(PendingQuestion(id="d", asks="delete"))
    assert heard(other, reply=Reply(Strength.LITERAL_YES, button="d")).health.held()


@pytest.mark.parametrize(
    ("help_", "news"), [("coming", News.HELP_COMES), ("here", News.SETTLED), ("seen", News.SETTLED)]
)
def test_news_of_help_is_met_with_a_word_that_fits(help_: str, news: News) -> None:
    after = heard(HELD, said(Help(help_)))
    assert after.news is news
    assert heard(after).news is News.NONE


def test_what_was_not_meant_is_taken_back() -> None:
    after = heard(HELD, said(TakenBack("i was joking")))
    assert (after.news, after.health.held()) == (News.TAKEN_BACK, None)
    assert heard(Memory(), said(TakenBack("i was joking"))).news is News.NONE
    assert heard(HELD, said(TakenBack("joking"), Standing.DENIED)).health.held()


def test_what_a_message_raises_is_known_for_that_message_alone() -> None:
    first = heard(Memory(), said(CHEST))
    assert first.raised is Level.EMERGENCY
    assert heard(first).raised is None


def test_the_last_answers_are_kept_and_not_all_of_them() -> None:
    memory = Memory(turn=7)
    for number in range(KEPT + 2):
        memory = memory.answered(GivenAnswer(topic="setup", part=str(number)))
    assert len(memory.answers.given) == memory.answers.times("setup") == KEPT
    assert memory.answers.last == GivenAnswer(topic="setup", part=str(KEPT + 1), turn=7)
    assert Memory().answers.last is None


def test_a_reply_is_not_worded_twice_in_the_same_way() -> None:
    number, memory = Memory().worded("check_in")
    assert number == 0
    assert memory.worded("check_in")[0] == 1
    assert memory.worded("other")[0] == 0


def test_a_linked_conversation_knows_what_was_told_in_the_other() -> None:
    other = heard(Memory(), said(PREGNANT))
    assert Memory(turn=4).linked(other).health == other.health
    assert Memory(turn=4).linked(other).turn == 4


def test_the_memory_counts_messages() -> None:
    memory = Memory()
    for _ in range(3):
        memory = memory.heard([], about=LIFTER, at=NOW + timedelta(minutes=1), level_of=_no_level)
    assert memory.turn == 3


def _no_level(facts: Iterable[Said]) -> None:
    return None


def test_help_that_is_told_once_more_is_met_with_a_word_too() -> None:
    settled = heard(heard(Memory(), said(CHEST)), said(Help("here")))
    assert settled.health.held() is None
    assert heard(settled, said(Help("here"))).news is News.SETTLED


def test_help_for_somebody_else_is_met_with_a_word_too() -> None:
    fainted = heard(Memory(), said(CHEST, of="buddy"))
    assert heard(fainted, said(Help("here"))).news is News.SETTLED


def test_help_that_is_there_has_what_is_told_with_it_before_it() -> None:
    held = heard(Memory(), said(CHEST))
    assert heard(held, said(CHEST), said(Help("here"))).health.held() is None
    assert heard(held, said(CHEST), said(Help("seen"))).health.held()


def test_who_decides_can_be_asked_while_something_gates() -> None:
    memory = heard(Memory(), said(PREGNANT))
    assert heard(memory, said(WhomToAsk("who do i ask"))).news is News.WHOM_TO_ASK
    assert heard(memory, said(WhomToAsk("who do i ask")), about="friend").news is News.NONE
    assert heard(Memory(), said(WhomToAsk("who do i ask"))).news is News.NONE


def test_leave_for_a_part_is_met_and_the_rest_goes_on_waiting() -> None:
    memory = heard(heard(Memory(), said(PREGNANT)), said(Release("midwife", "walking", "she says walking is fine")))
    assert memory.news is News.LEAVE_IN_PART
    assert memory.health.gating()[0].how == "she says walking is fine"


def test_full_leave_is_news_where_nothing_else_speaks_against_a_dose() -> None:
    assert heard(heard(Memory(), said(PREGNANT)), said(Release("midwife"))).news is News.LEAVE
    assert heard(heard(Memory(), said(PREGNANT)), said(Release("midwife")), said(KNEE_HURTS)).news is News.NONE
    assert heard(heard(Memory(), said(PREGNANT)), said(Release("midwife"), of="friend")).news is News.NONE


def test_leave_that_is_only_wished_for_is_no_news() -> None:
    wished = said(Release("midwife", "walking"))
    wished = Said(wished.fact, wished.span, Standing.WISHED)
    assert heard(heard(Memory(), said(PREGNANT)), wished, said(Release("midwife", "walking"), of="friend"))
    assert heard(heard(Memory(), said(PREGNANT)), wished).news is News.NONE


def test_a_new_chat_starts_from_nothing_but_health() -> None:
    memory = heard(Memory(), said(PREGNANT)).asked(PendingQuestion(id="q", asks="x", needs=Strength.AGREES))
    new = memory.worded("hello")[1].of_a_new_chat()
    assert new == Memory(health=memory.health)
    assert new.health.clearance() is None


@pytest.mark.parametrize(
    ("help_", "level", "news"),
    [
        ("coming", Level.EMERGENCY, News.HELP_COMES),
        ("going", Level.EMERGENCY, News.HELP_COMES),
        ("booked", Level.EMERGENCY, News.NONE),
        ("booked", Level.URGENT, News.HELP_COMES),
        ("later", Level.URGENT, News.NONE),
    ],
)
def test_help_told_with_the_emergency_gets_the_word_that_fits(help_: str, level: Level, news: News) -> None:
    memory = Memory().heard([said(CHEST), said(Help(help_))], at=NOW, level_of=lambda facts: level)
    assert (memory.news, memory.health.held()) == (news, level)


ASKED = Memory().asked(PendingQuestion(id="q", asks=IS_IT_NOW, about="emergency", waits=True))


@pytest.mark.parametrize("reply", [Reply(Strength.AGREES), Reply(Strength.LITERAL_YES, button="q")])
def test_a_yes_to_is_it_now_is_a_sign_told(reply: Reply) -> None:
    after = ASKED.heard([], at=NOW, level_of=lambda facts: Level.EMERGENCY if [*facts] else None, reply=reply)
    assert (after.news, after.raised, after.question) == (News.IS_SO, Level.EMERGENCY, None)
    assert [one.fact for one in after.health.newest()] == [BodySign("seems_emergency")]
    assert after.health.clearance() is None


@pytest.mark.parametrize("reply", [Reply(refuses=True), Reply(refuses=True, button="q")])
def test_a_no_to_is_it_now_lets_the_talk_go_on(reply: Reply) -> None:
    after = heard(ASKED, reply=reply)
    assert (after.news, after.question, after.health.entries) == (News.NOT_NOW, None, ())


def test_what_leaves_is_it_now_open_is_asked_once_more_and_not_twice() -> None:
    assert not Memory().asks_again
    open_ = heard(ASKED)
    assert open_.asks_again
    again = open_.asked(PendingQuestion(id="r", asks=IS_IT_NOW, about="emergency"))
    assert not heard(again).asks_again
    assert heard(heard(again)).question is None


@pytest.mark.parametrize(
    ("about", "reply", "goes_on", "gates"),
    [
        ("emergency", NO_REPLY, False, ["may_be_so"]),
        ("urgent", Reply(refuses=True), False, ["may_be_so"]),
        ("emergency", Reply(refuses=True, denies=True), False, []),
        ("emergency", NO_REPLY, True, []),
        ("eating", NO_REPLY, False, []),
    ],
)
def test_what_was_asked_twice_and_left_open_gates_until_it_is_denied(
    about: str, reply: Reply, goes_on: bool, gates: list[str]
) -> None:
    again = Memory().asked(PendingQuestion(id="r", asks=IS_IT_NOW, about=about, told="my heart", needs_denial=True))
    after = again.heard([], at=NOW, level_of=level_of, reply=reply, goes_on=goes_on)
    assert [entry.id for entry in after.health.gating()] == gates
    assert after.health.held() is None
    assert heard(after, said(GONE)).health.gating() == ()


def client(label: str = "") -> Named:
    return Named(0, 0, 1, f"{label} client".strip(), noun="client", label=label)


def test_a_second_client_has_nothing_of_the_first() -> None:
    first = Memory().heard(
        [said(PREGNANT, of="client")], at=NOW, level_of=level_of, about=Person("client"), people=[client()]
    )
    other = first.heard([], at=NOW, level_of=level_of, about=Person("other client"), people=[client("other")])
    assert other.about == "other client"
    assert other.health.gating("client")
    assert not other.health.gating("other client")
    back = other.heard([], at=NOW, level_of=level_of, about=Person("first client"), people=[client("first")])
    assert back.about == "client"


def test_what_is_told_of_somebody_in_passing_gates_them_later_and_is_not_handed_off_now() -> None:
    thin = said(Condition("bones"), Standing.IN_PASSING, of="mother")
    memory = Memory().heard([thin], at=NOW, level_of=level_of)
    assert (memory.raised, memory.health.gating()) == (None, ())
    assert memory.health.gating("mother")
    chest = said(CHEST, Standing.IN_PASSING, of="mother")
    assert not Memory().heard([chest], at=NOW, level_of=level_of).health.gating("mother")


def test_sets_of_somebody_else_are_no_log_of_the_lifters() -> None:
    theirs = Memory().heard([], at=NOW, level_of=level_of, about=Person("wife"), logs=True)
    assert theirs.news is News.NOT_YOUR_LOG
    assert Memory().heard([], at=NOW, level_of=level_of, logs=True).news is News.NONE
    gated = Memory().heard([said(PREGNANT, of="wife")], at=NOW, level_of=level_of, about=Person("wife"), logs=True)
    assert gated.news is News.NONE, "what speaks against it is told"


def test_what_was_looked_into_and_was_not_so_is_taken_back() -> None:
    late = heard(Memory(), said(PREGNANT, Standing.SUSPECTED))
    assert heard(late, said(NotSo("pregnancy"))).news is News.NOT_SO
    assert heard(heard(Memory(), said(KNEE_HURTS)), said(NotSo())).health.gating() == ()
    assert heard(heard(Memory(), said(KNEE_HURTS)), said(NotSo("pregnancy"))).health.gating()


def test_a_false_alarm_takes_back_what_was_suspected_and_not_what_was_known() -> None:
    assert heard(heard(Memory(), said(PREGNANT, Standing.SUSPECTED)), said(TakenBack())).health.gating() == ()
    assert heard(heard(Memory(), said(PREGNANT)), said(TakenBack())).health.gating()


def test_leave_is_theirs_whom_the_message_asks_for() -> None:
    memory = Memory().heard([said(PREGNANT, of="wife")], at=NOW, level_of=level_of, about=Person("wife"))
    freed = memory.heard([said(LEAVE)], at=NOW, level_of=level_of, about=Person("her"))
    assert freed.health.gating("wife") == ()


def test_who_will_ask_somebody_about_what_stands_is_told_that_it_is_right() -> None:
    pregnant = heard(Memory(), said(PREGNANT))
    assert heard(pregnant, said(Help("booked"))).news is News.HELP_PLANNED
    assert heard(pregnant, said(Help("later"))).news is News.HELP_PLANNED
    assert heard(pregnant, said(Help("booked"), Standing.WISHED)).news is News.NONE
    assert heard(pregnant, said(Help("booked")), said(KNEE_HURTS)).news is News.NONE, "what is new comes first"
    assert heard(Memory(), said(Help("booked"))).news is News.NONE


def test_help_answers_the_question_whether_it_is_so_now() -> None:
    assert heard(ASKED, said(Help("coming"))).news is News.HELP_COMES


def test_what_was_taken_for_the_lifters_goes_to_whom_it_is_about() -> None:
    mine = heard(Memory(), said(PREGNANT))
    theirs = mine.heard([], at=NOW, level_of=level_of, really=Person("wife"))
    assert (theirs.health.gating(), bool(theirs.health.gating("wife"))) == ((), True)
    held = heard(Memory(), said(CHEST))
    still = held.heard([], at=NOW, level_of=level_of, really=Person("wife"))
    assert still.health.held() is not None
    nothing = Memory().heard([], at=NOW, level_of=level_of, really=Person("wife"))
    assert nothing.health.entries == ()


def test_who_tells_an_age_of_18_or_more_is_not_under_18() -> None:
    young = heard(Memory(), said(Condition("under_18")))
    assert young.health.gating()
    assert heard(young, said(Age(15))).health.gating()
    assert not heard(young, said(Age(24))).health.gating()


def test_a_no_that_tells_more_of_it_is_no_end_of_it() -> None:
    no_pain_but = heard(ASKED, said(CHEST), reply=Reply(refuses=True, denies=True))
    assert (no_pain_but.news, no_pain_but.raised) == (News.NONE, Level.EMERGENCY)


def test_who_is_seen_about_what_stands_is_no_new_condition() -> None:
    pregnant = heard(Memory(), said(PREGNANT))
    booked = heard(pregnant, said(Help("booked")), said(Condition("under_care")))
    assert (booked.news, len(booked.health.entries)) == (News.HELP_PLANNED, 1)


def test_leave_frees_what_was_told_before_it() -> None:
    leave = said(Release("midwife"))
    told = heard(Memory(), said(PREGNANT))
    assert not told.health.freed()
    assert heard(told, leave).health.freed()
    assert not heard(Memory(), said(PREGNANT), leave).health.freed()
    assert not heard(heard(told, leave), said(KNEE_HURTS)).health.freed()
    assert not Memory().health.freed()


def test_what_was_heard_by_its_meaning_alone_goes_when_it_was_not_meant() -> None:
    guessed = heard(Memory(), said(Condition("seems_clinician")))
    assert guessed.health.gating()
    assert not heard(guessed, said(TakenBack("i didnt mean it that way"))).health.gating()
    assert heard(heard(Memory(), said(PREGNANT)), said(TakenBack("just kidding"))).health.gating()


def test_a_diagnosis_told_after_help_was_on_the_way_settles_and_goes_on_gating() -> None:
    held = heard(heard(Memory(), said(CHEST)), said(Help("going")))
    told = heard(held, said(Condition("circulation")))
    assert (told.news, told.health.held()) == (News.SETTLED, None)
    assert told.health.gating()
    no_help = heard(heard(Memory(), said(CHEST)), said(Condition("circulation")))
    assert no_help.health.held() is Level.EMERGENCY


def test_going_on_with_what_alarms_nobody_answers_whether_it_is_so_now() -> None:
    asked = Memory().asked(PendingQuestion(id="q", asks=IS_IT_NOW, about="emergency", waits=True, needs_denial=True))
    gone_on = asked.heard([], at=NOW, level_of=level_of, goes_on=True)
    assert (gone_on.news, gone_on.question) == (News.NOT_NOW, None)
    assert asked.heard([], at=NOW, level_of=level_of).asks_again
    assert asked.heard([], at=NOW, level_of=level_of, goes_on=True, reply=Reply(refuses=True)).asks_again
    assert asked.heard([said(KNEE_HURTS)], at=NOW, level_of=level_of, goes_on=True).asks_again


def test_what_is_told_of_the_one_whom_advice_is_asked_for_is_no_hearsay() -> None:
    hurts = Said(KNEE_HURTS, Span(0, 1), Standing.HEARSAY, Person("her"))
    memory = heard(Memory(), about="daughter")
    assert memory.heard([hurts], at=NOW, level_of=level_of, about=Person("she")).health.gating("daughter")
    assert not memory.heard([hurts], at=NOW, level_of=level_of).health.gating("daughter")


def test_who_was_seen_about_what_is_asked_about_goes_on_from_there() -> None:
    asked = Memory().asked(PendingQuestion(id="q", asks=IS_IT_NOW, about="urgent", waits=True, needs_denial=True))
    seen = asked.heard([said(Help("seen"))], at=NOW, level_of=level_of)
    assert (seen.news, seen.question) == (News.SETTLED, None)


@pytest.mark.parametrize("asks", ["open_log", "save_log"])
def test_sets_that_were_somebody_elses_are_no_log_of_the_lifters(asks: str) -> None:
    waiting = Memory().asked(PendingQuestion(id="q", asks=asks, waits=True))
    not_mine = {"at": NOW, "level_of": level_of, "really": Person("Ben")}
    assert waiting.heard([], **not_mine).news is News.NOT_YOUR_LOG
    assert waiting.heard([said(KNEE_HURTS, of="Ben")], **not_mine).news is News.NOT_MINE
    assert Memory().heard([], **not_mine).news is News.NOT_MINE


def test_a_message_that_frees_who_was_stopped_lets_the_plan_go_on() -> None:
    stopped = heard(Memory(), said(KNEE_HURTS)).copy(update={"plan_stopped": True})
    assert not stopped.goes_on_planning
    well = heard(stopped, said(KNEE_HURTS, Standing.DENIED))
    assert well.goes_on_planning
    assert not heard(well).goes_on_planning
    assert not heard(heard(stopped, said(PREGNANT)), said(KNEE_HURTS, Standing.DENIED)).goes_on_planning
    assert not heard(heard(Memory(), said(KNEE_HURTS)), said(KNEE_HURTS, Standing.DENIED)).goes_on_planning


def test_a_question_that_leans_stays_with_who_may_get_no_amounts() -> None:
    asked = heard(Memory(), said(PREGNANT, of="wife"), about="wife")
    assert _leaning(asked).about == "wife"
    assert heard(asked).about == ""
    assert _leaning(heard(Memory(), about="wife")).about == ""


def _leaning(memory: Memory) -> Memory:
    return memory.heard([], at=NOW, level_of=level_of, leans=True)


def test_an_age_under_18_told_in_passing_weighs_too() -> None:
    passing = Said(Condition("under_18"), Span(0, 0), Standing.IN_PASSING, Person("lad"))
    assert heard(Memory(), passing).health.gating("lad")
