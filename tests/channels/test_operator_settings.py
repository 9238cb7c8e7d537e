"""What the operator sets for people's data: how long it is kept, and under which address links lead here."""

from __future__ import annotations

import re

import pytest

from bot.channels.privacy import privacy_words
from bot.settings.public_address import public_address
from bot.settings.retention import retention_months
from bot.trainer.reading_grade import reading_grade


@pytest.mark.parametrize(("given", "months"), [({}, None), ("", None), ("1", 1), (" 24 ", 24)])
def test_data_is_kept_until_deleted_unless_months_are_set(given: object, months: int | None) -> None:
    assert retention_months({"RETENTION_MONTHS": given} if isinstance(given, str) else {}) == months


@pytest.mark.parametrize("given", ["0", "-3", "1.5", "six", "²", "1e3", "99999999999999999999", "6 months"])
def test_a_value_that_is_no_number_of_months_stops_the_start(given: str) -> None:
    with pytest.raises(ValueError, match="RETENTION_MONTHS"):
        retention_months({"RETENTION_MONTHS": given})


def test_the_words_on_privacy_are_plain_and_complete() -> None:
    kept, six, one = (privacy_words({"RETENTION_MONTHS": months}) for months in ("", "6", "1"))
    assert "until you delete it." in kept
    assert "for 6 months." in six
    assert "for a month." in one
    for word in ("improve this bot", "masked", "export my data", "delete my data", "database"):
        assert word in kept
    assert "!" not in kept
    assert "\n\n" not in kept
    assert reading_grade(re.sub(r"\n", " ", kept)) <= 8


@pytest.mark.parametrize(
    ("environment", "address"),
    [
        ({}, "http://127.0.0.1:5005"),
        ({"HOST": "0.0.0.0", "PORT": "80"}, "http://127.0.0.1:80"),
        ({"HOST": "192.168.0.7", "PORT": "5006"}, "http://192.168.0.7:5006"),
        ({"HOST": "::1"}, "http://[::1]:5005"),
        ({"PUBLIC_URL": "https://coach.example/", "PORT": "80"}, "https://coach.example"),
        ({"PUBLIC_URL": "https://gym.example/coach"}, "https://gym.example/coach"),
    ],
)
def test_links_lead_to_the_public_address(environment: dict[str, str], address: str) -> None:
    assert public_address(environment) == address


@pytest.mark.parametrize("given", ["coach.example", "ftp://coach.example", "https://", "https://x.example/?a=1"])
def test_a_public_address_that_is_none_stops_the_start(given: str) -> None:
    with pytest.raises(ValueError, match="PUBLIC_URL"):
        public_address({"PUBLIC_URL": given})
