"""The base of every value that the memory keeps: frozen, and readable after fields were added or dropped."""

from __future__ import annotations

from pydantic import BaseModel, Extra


class Stored(BaseModel):
    """A frozen value as JSON. Fields that it does not know are left out: an older or newer version wrote them."""

    class Config:
        extra = Extra.ignore
        frozen = True
