"""What is remembered lives with the lifter: over linked chats, in the copy of their data, and until it is deleted."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from urllib.parse import urlsplit

from dialogue.talking import Lifter

PREGNANT = "I'm 20 weeks pregnant"
DOSE = re.compile(r"\d+ (?:to \d+ )?(?:sets|reps)|RPE \d")


def link(one: Lifter, other: Lifter) -> None:
    code = re.search(r"code is (\S+)\.", one.says("link").text)
    assert code
    assert "linked" in other.says(f"link {code[1]}").text


def test_what_was_told_before_linking_gates_the_other_chat(new_lifter: Callable[[], Lifter]) -> None:
    web, phone = new_lifter(), new_lifter()
    web.says(PREGNANT)
    link(web, phone)
    told = phone.says("how many sets should I do").text
    assert "pregnant" in told
    assert not DOSE.search(told)


def test_what_is_told_after_linking_gates_the_other_chat_too(new_lifter: Callable[[], Lifter]) -> None:
    web, phone = new_lifter(), new_lifter()
    link(web, phone)
    assert DOSE.search(web.says("how many sets should I do").text)
    phone.says(PREGNANT)
    assert "pregnant" in web.says("how many reps should I do").text


def test_an_emergency_in_one_chat_holds_the_other(new_lifter: Callable[[], Lifter]) -> None:
    web, phone = new_lifter(), new_lifter()
    link(web, phone)
    phone.says("I have crushing chest pain")
    assert "not coach" in web.says("how do I set up").text


def test_leave_told_in_one_chat_counts_in_the_other(new_lifter: Callable[[], Lifter]) -> None:
    web, phone = new_lifter(), new_lifter()
    web.says("I have a slipped disc")
    link(web, phone)
    phone.says("my physio cleared me for all lifting")
    assert DOSE.search(web.says("how many sets should I do").text)


def test_what_was_told_of_a_body_goes_with_the_chat_that_leaves(new_lifter: Callable[[], Lifter]) -> None:
    web, phone = new_lifter(), new_lifter()
    link(web, phone)
    web.says(PREGNANT)
    assert "on its own again" in phone.says("unlink").text
    assert "pregnant" in phone.says("how many sets should I do").text
    assert "pregnant" in web.says("how many sets should I do").text


def test_the_copy_of_ones_data_holds_what_is_remembered(lifter: Lifter) -> None:
    lifter.says(PREGNANT)
    (download,) = (one["download"] for one in lifter.says("export my data").customs if "download" in one)
    packed = lifter.coach.http.post(urlsplit(download["url"]).path).content
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        data = json.loads(archive.read("data.json"))
    (entry,) = data["remembered"][lifter.sender]["memory"]["health"]["entries"]
    assert (entry["id"], entry["weeks"]) == ("pregnancy", 20)


def test_deleting_everything_forgets_it(lifter: Lifter) -> None:
    lifter.says(PREGNANT)
    for said in ("delete my data", "yes", "yes"):
        done = lifter.says(said)
    assert {"erased": True} in done.customs
    assert lifter.events() == []
    assert DOSE.search(lifter.says("how many sets should I do").text)


def test_a_button_belongs_to_its_own_question(lifter: Lifter) -> None:
    first = lifter.says("3x10 at 60 kg")
    save = next(button["payload"] for button in first.buttons if "save" in button["title"])
    lifter.says("no, cancel that")
    late = lifter.says(save).text
    assert "closed" in late
    assert "Saved" not in late
