"""Whenever the tests run, it is noon for the coach, and afterwards the clock is as before."""

from __future__ import annotations

import os
from datetime import datetime, timezone
from zoneinfo import ZoneInfo

import pytest

from bot.trainer.noon import at_noon, noon_zone


@pytest.mark.parametrize("hour", [0, 3, 11, 12, 13, 23])
def test_it_is_noon_on_the_same_day(hour: int) -> None:
    now = datetime(2026, 11, 29, hour, 30, tzinfo=timezone.utc)
    local = now.astimezone(ZoneInfo(noon_zone(now)))
    assert (local.day, local.hour) == (29, 12)


@pytest.mark.parametrize("before", ["Asia/Tokyo", None])
def test_afterwards_the_zone_is_as_before(before: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    if before is None:
        monkeypatch.delenv("TZ")
    else:
        monkeypatch.setenv("TZ", before)
    with at_noon():
        assert datetime.now().hour in (12, 13)
    assert os.environ.get("TZ") == before
