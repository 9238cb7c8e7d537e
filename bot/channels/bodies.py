"""What a request's body says, checked by a pydantic model; what is wrong with it is said in words."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

Model = TypeVar("Model", bound=BaseModel)


class BodyError(ValueError):
    """A body that cannot be answered. Its words never repeat a value of the body, because errors are logged.

    Args:
        problem: what is wrong, and what to send instead.
        too_long: True if there is simply too much of it.
    """

    def __init__(self, problem: str, *, too_long: bool = False) -> None:
        super().__init__(problem)
        self.too_long = too_long


def json_object(body: bytes, most_bytes: int) -> dict[str, Any]:
    """The JSON object in a body.

    Raises:
        BodyError: it is longer than ``most_bytes``, no JSON, or no object.
    """
    if len(body) > most_bytes:
        raise BodyError(f"the body has {len(body)} bytes, {most_bytes} at most: send a shorter message", too_long=True)
    try:
        data = json.loads(body)
    except (ValueError, RecursionError):
        raise BodyError("the body is not JSON: send an object") from None
    if not isinstance(data, dict):
        raise BodyError(f"the body is a JSON {type(data).__name__}: send an object")
    return data


def checked(model: type[Model], data: Mapping[str, Any]) -> Model:
    """The object as a record.

    Raises:
        BodyError: a value is missing, of a wrong type, or too long.
    """
    try:
        return model.parse_obj(data)
    except ValidationError as error:
        first = error.errors()[0]
        key, kind = str(first["loc"][0]), first["type"]
        if kind == "value_error.missing":
            raise BodyError(f'"{key}" is missing') from None
        if kind == "value_error.any_str.max_length":
            most = first["ctx"]["limit_value"]
            raise BodyError(
                f'"{key}" is too long, {most:,} characters at most: send a shorter one', too_long=True
            ) from None
        if kind.startswith("type_error"):
            raise BodyError(f'"{key}" is a {type(data.get(key)).__name__}: {first["msg"]}') from None
        raise BodyError(f'"{key}": {first["msg"]}') from None
