"""The background that a picture stands on."""

from __future__ import annotations

from enum import Enum


class Theme(str, Enum):
    """That of a page, by day or by night."""

    LIGHT = "light"
    DARK = "dark"
