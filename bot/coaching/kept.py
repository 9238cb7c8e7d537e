"""State as plain values and back, by pydantic: whatever is kept is kept the same way."""

from __future__ import annotations

import json
from collections.abc import Hashable
from functools import lru_cache
from typing import Any, TypeVar

from pydantic import BaseConfig, BaseModel, create_model
from pydantic.json import pydantic_encoder

Kept = TypeVar("Kept")


def as_json(value: object) -> Any:
    """Plain values of a dataclass or a model, for a slot or a row."""
    return json.loads(json.dumps(value, default=pydantic_encoder))


def from_json(kind: type[Kept], data: object) -> Kept:
    """The value that ``as_json`` wrote.

    Args:
        kind: its class.
        data: plain values.

    Raises:
        ValueError: a value is missing or does not fit.
    """
    kept: Kept = _model(kind).parse_obj(data).__root__  # type: ignore[arg-type,attr-defined]
    return kept


class _Config(BaseConfig):
    post_init_call = "after_validation"
    """What a class checks of itself, it checks of values that have their types."""


@lru_cache(maxsize=32)
def _model(kind: Hashable) -> type[BaseModel]:
    return create_model(f"Kept{kind}", __config__=_Config, __root__=(kind, ...))
