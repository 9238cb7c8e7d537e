"""What the guide is made of. The types refuse what may never reach a lifter.

The models with ``Config`` mirror the content files key by key (see ``docs/content-format.md``);
:class:`Answer` is what leaves this room.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from string import Formatter
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pydantic import BaseModel, Extra, Field, root_validator, validator

from bot.guide.clearance import Clearance
from bot.guide.dose import reads_like_a_dose

if TYPE_CHECKING:
    from bot.guide.studies import Study

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_MIN_WORDINGS = 3
OFFICIAL_HOSTS = frozenset(
    {
        "pmc.ncbi.nlm.nih.gov",
        "pubmed.ncbi.nlm.nih.gov",
        "www.houstonmethodist.org",
        "www.jssm.org",
        "retractionwatch.com",
    }
)
"""Where a work without a DOI may be read: PubMed, a publisher, the organisation that issued it. No copy sites."""


class Basis(str, Enum):
    """What a sentence stands on. The reader sees it wherever it is not the guide itself."""

    GUIDE = "guide"
    STUDY = "study"
    PRACTICE = "practice"
    SAFETY = "safety"


class Content(BaseModel):
    """A frozen record of a content file; a key that it does not know is an error."""

    class Config:
        extra = Extra.forbid
        frozen = True


def plain_sentence(text: str) -> str:
    """Refuse text that a channel would tear apart or that breaks the house style."""
    if "\n" in text:
        raise ValueError("holds a line break: Rasa splits a message at blank lines, write it as one line")
    if text != text.strip() or not text:
        raise ValueError("is empty, or starts or ends with a space")
    if text[-1] not in ".?:)":
        raise ValueError(f"ends with {text[-1]!r}: end a sentence with a full stop")
    if "!" in text:
        raise ValueError("holds an exclamation mark: the guide is friendly without them")
    return text


def filled(*names: str) -> classmethod[Any, Any, Any]:
    """A validator that refuses empty lists (pydantic 1 has no length limit for tuples)."""

    def check(cls: type[BaseModel], value: Any) -> Any:
        if not value:
            raise ValueError("is empty: give at least one")
        return value

    return validator(*names, allow_reuse=True)(check)


class Statement(Content):
    """One fact, in one or more wordings that say the same.

    ``text`` in a content file is short for a single wording. All wordings of a statement must
    hold the same numbers: variation may never become drift. ``dose: true`` marks one that prescribes sets, reps, a
    load, an effort or a frequency; one that reads like it and does not says ``dose: false``.
    """

    basis: Basis
    wordings: tuple[str, ...]
    sources: tuple[str, ...] = ()
    dose: bool | None = None

    _not_empty = filled("wordings")

    @root_validator(pre=True)
    def _text_is_one_wording(cls, values: dict[str, Any]) -> dict[str, Any]:
        values = dict(values)
        if "text" in values:
            if "wordings" in values:
                raise ValueError("has both 'text' and 'wordings': keep one of them")
            values["wordings"] = (values.pop("text"),)
        return values

    @validator("wordings", each_item=True)
    def _each_is_a_sentence(cls, text: str) -> str:
        return plain_sentence(text)

    @root_validator(skip_on_failure=True)
    def _same_facts(cls, values: dict[str, Any]) -> dict[str, Any]:
        numbers = [sorted(_NUMBER.findall(wording)) for wording in values["wordings"]]
        for wording, found in zip(values["wordings"], numbers, strict=True):
            if found != numbers[0]:
                raise ValueError(
                    f"wordings disagree in their numbers: {numbers[0]} in the first, {found} in {wording!r}"
                )
        if values["basis"] is Basis.STUDY and not values["sources"]:
            raise ValueError("says 'study' without a source: name one, or call it 'practice'")
        for wording in values["wordings"]:
            if values["dose"] is None and reads_like_a_dose(wording, reports=values["basis"] is Basis.STUDY):
                raise ValueError(f"{wording!r} reads like a dose: mark it 'dose: true', or 'dose: false' if it is none")
        return values

    def sentence(self, wording: int, words: Mapping[str, str] | None = None) -> Sentence:
        """The sentence in wording number ``wording``, counted round when there are fewer.

        Args:
            wording: which.
            words: what fills its ``{names}``, if it has any.
        """
        text = self.wordings[wording % len(self.wordings)]
        return Sentence(text.format_map(words) if words else text, self.basis, self.sources, bool(self.dose))


class ProfileLine(Statement):
    """A statement that holds for some lifters only.

    ``when`` maps profile fields to the value that selects the line, for example
    ``{goal: strength}``; every pair must hold. Where it asks for ``any``, the text may hold the
    lifter's own words: "Since you {heavy_pull}, …".
    """

    when: dict[str, str]

    _when_not_empty = filled("when")

    @root_validator(skip_on_failure=True)
    def _words_that_are_known(cls, values: dict[str, Any]) -> dict[str, Any]:
        known = {field for field, value in values["when"].items() if value == ANY}
        for wording in values["wordings"]:
            for _, field, _, _ in Formatter().parse(wording):
                if field is not None and field not in known:
                    raise ValueError(f"unknown words {{{field}}}: say 'when: {{{field}: {ANY}}}' or leave them out")
        return values

    @validator("when")
    def _known_fields(cls, when: dict[str, str]) -> dict[str, str]:
        for field, value in when.items():
            allowed = PROFILE_VALUES.get(field)
            if allowed is None:
                raise ValueError(f"unknown profile field {field!r}: use one of {sorted(PROFILE_VALUES)}")
            if value not in allowed:
                raise ValueError(f"unknown value {value!r} for {field!r}: use one of {sorted(allowed)}")
        return when


ANY = "any"
"""Asks of a profile field only that it is known."""

PROFILE_VALUES: dict[str, frozenset[str]] = {
    "heavy_pull": frozenset({ANY}),
    "heavy_squat": frozenset({ANY}),
    "back": frozenset({"tired"}),
    "goal": frozenset({"glutes", "strength", "sport", "general"}),
    "equipment": frozenset({"home", "machine", "barbell"}),
    "experience": frozenset({"beginner", "trained"}),
    "lift": frozenset({"squat", "deadlift"}),
}
"""Profile fields and the values that content may ask for, what says most of a lifter first.

``heavy_pull`` and ``heavy_squat`` are the lifter's own week in words: "deadlift heavy twice a week".
``home`` means no barbell: bands, dumbbells or body weight. ``lift`` is the other lift a message
names ("what about squats then?").
"""


class Focus(Content):
    """A part of a topic that has an answer of its own, chosen by the words of the message."""

    id: str = Field(regex=r"^[a-z0-9-]+$")
    title: str
    terms: tuple[str, ...]
    section: str | None = None
    short: tuple[Statement, ...]
    caveats: tuple[str, ...] = ()

    _not_empty = filled("terms", "short")


class Topic(Content):
    """One intent of the guide and everything it can answer."""

    topic: str = Field(regex=r"^[a-z_]+$")
    title: str
    chip: str = Field(max_length=32)
    section: str
    short: tuple[Statement, ...]
    more: tuple[Statement, ...]
    why: tuple[Statement, ...]
    profile: tuple[ProfileLine, ...] = ()
    focus: tuple[Focus, ...] = ()
    caveats: tuple[str, ...]
    sources: tuple[str, ...]
    next: tuple[str, ...]

    _not_empty = filled("short", "more", "why", "caveats", "sources")

    @validator("next")
    def _two_to_four(cls, follow: tuple[str, ...]) -> tuple[str, ...]:
        if not 2 <= len(follow) <= 4:
            raise ValueError(f"has {len(follow)} topics: offer 2 to 4 to go on with")
        return follow

    @validator("short")
    def _enough_wordings(cls, short: tuple[Statement, ...]) -> tuple[Statement, ...]:
        for statement in short:
            if len(statement.wordings) < _MIN_WORDINGS:
                raise ValueError(
                    f"{statement.wordings[0]!r} has {len(statement.wordings)} wording(s):"
                    f" a short answer needs {_MIN_WORDINGS} that hold the same facts"
                )
        return short


class Caveat(Content):
    """A limit that travels with an answer, word for word, on every channel."""

    id: str = Field(regex=r"^[a-z0-9-]+$")
    text: str

    @validator("text")
    def _is_a_sentence(cls, text: str) -> str:
        return plain_sentence(text)


class Source(Content):
    """A published work, what was studied in it, and where it can be read.

    Attributes:
        authors: as BibTeX joins them, "Plotkin, D. L. and Rodas, M. A."; an organisation in double braces.
        short_name: of an organisation, where it is known by one ("ACSM").
        published: the journal or site.
        kind: of work.
        studied: in whom, how many and how long.
        doi: digital object identifier, "" where the work has none.
        url: the DOI's address; without a DOI one of ``OFFICIAL_HOSTS``.
    """

    id: str = Field(regex=r"^[a-z0-9-]+-\d{4}$")
    authors: str
    short_name: str = ""
    title: str
    published: str
    year: int = Field(ge=1950, le=2100)
    kind: str = Field(regex=r"^(trial|meta-analysis|review|position|emg|biomechanics|anatomy|survey|coaching)$")
    studied: str
    doi: str = Field("", regex=r"^(10\.\d{4,9}/\S+)?$")
    url: str

    @validator("url")
    def _leads_to_the_work_itself(cls, url: str, values: dict[str, Any]) -> str:
        doi = values.get("doi")
        if doi and url != f"https://doi.org/{doi}":
            raise ValueError(f"{url!r} is not the address of the DOI: write https://doi.org/{doi}")
        if not doi and urlsplit(url).hostname not in OFFICIAL_HOSTS:
            raise ValueError(
                f"{url!r} is no official address: name the doi, or a page of the publisher, of PubMed Central or of"
                f" the organisation itself ({', '.join(sorted(OFFICIAL_HOSTS))})"
            )
        return url

    @property
    def label(self) -> str:
        """Short name for running text: first author and year, ``Plotkin 2023``."""
        return f"{self.author} {self.year}"

    @property
    def author(self) -> str:
        """Family name of the first author, or the short name of an organisation."""
        return self.short_name or self.authors.split(" and ")[0].strip("{}").split(",")[0]


class Section(Content):
    """A section of the written guide, by the id that answers carry."""

    id: str = Field(regex=r"^[a-z0-9-]+$")
    title: str
    body: tuple[Statement, ...]

    _not_empty = filled("body")


class Edition(Content):
    """Which guide an answer comes from."""

    id: str
    version: str


@dataclass(frozen=True)
class Sentence:
    """One sentence as it is shown, with what it stands on, and whether it prescribes."""

    text: str
    basis: Basis
    sources: tuple[str, ...] = ()
    dose: bool = False


@dataclass(frozen=True)
class Answer:
    """What the bot says on one question, with everything that may not be torn from it.

    Raises:
        ValueError: when it would have no sentence, no caveat or no section, or a dose without a clearance. There is
            no such answer; the error is in the code or content that tried to build it.
    """

    intent: str
    section: Section
    title: str
    sentences: tuple[Sentence, ...]
    caveats: tuple[Caveat, ...]
    sources: tuple[Source, ...]
    edition: Edition
    next: tuple[Topic, ...] = ()
    listed: bool = False
    """Each sentence is a line of its own."""
    clearance: Clearance | None = None

    def __post_init__(self) -> None:
        for part in ("sentences", "caveats", "sources"):
            if not getattr(self, part):
                raise ValueError(f"an answer on {self.intent!r} without {part} cannot be built")
        if self.clearance is None and any(sentence.dose for sentence in self.sentences):
            raise ValueError(f"an answer on {self.intent!r} with a dose and without a clearance cannot be built")


@dataclass(frozen=True)
class Guide:
    """The whole guide, loaded and checked. Look-ups are by id and never miss on checked content."""

    edition: Edition
    title: str
    sections: dict[str, Section]
    caveats: dict[str, Caveat]
    sources: dict[str, Source]
    topics: dict[str, Topic]
    studies: dict[str, Study]
    """What of the sources can be asked about piece by piece, by the id of the source."""

    @property
    def study_names(self) -> dict[str, tuple[str, ...]]:
        """Every name of a work with the works that it fits; a work without an entry goes by its first author."""
        found: dict[str, tuple[str, ...]] = {}
        for study in self.studies.values():
            for name in study.names:
                found[name] = (*found.get(name, ()), study.id)
        for source in self.sources.values():
            if source.id not in self.studies:
                found[source.author] = (*found.get(source.author, ()), source.id)
        return found
