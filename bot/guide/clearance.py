"""Leave to prescribe: without it nothing that holds sets, reps, loads, effort or a frequency can be built."""

from __future__ import annotations

from dataclasses import InitVar, dataclass

_SEAL = object()
"""Known to the health record alone (``bot/conversation/health_record.py``); a test holds that."""


@dataclass(frozen=True)
class Clearance:
    """Nothing that the health record knows of this person speaks against a dose.

    Attributes:
        person: whom it is for: "" for the lifter, else the word they used ("husband").

    Raises:
        TypeError: somebody other than the health record built it.
    """

    person: str
    seal: InitVar[object]

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
            raise TypeError("only a health record gives a clearance: ask it for one")
