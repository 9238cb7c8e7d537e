"""What somebody reads who starts the coach."""

from __future__ import annotations

from dialogue.talking import Coach


def test_the_address_is_all_that_stands_between_start_and_chat(coach: Coach) -> None:
    printed = coach.process.log.splitlines()
    until = next(number for number, line in enumerate(printed) if coach.address in line)
    assert printed[: until + 1] == [
        "Starting the coach. This takes some seconds.",
        f"The coach answers at {coach.address}/  (Ctrl-C stops it)",
    ]
