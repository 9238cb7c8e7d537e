"""What the guide is made of. The types refuse what may never reach a lifter.

The models with ``Config`` mirror the content files key by key (see ``docs/content-format.md``);
:class:`Answer` is what leaves this room.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pydantic import Field, validator

from bot.guide.clearance import Clearance
from bot.guide.statement import Content, ProfileLine, Sentence, Statement, filled, plain_sentence

if TYPE_CHECKING:
    from bot.guide.studies import Study

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


class Focus(Content):
    """A part of a topic that has an answer of its own, chosen by the words of the message."""

    id: str = Field(regex=r"^[a-z0-9-]+$")
    title: str
    terms: tuple[str, ...]
    section: str | None = None
    short: tuple[Statement, ...]
    caveats: tuple[str, ...] = ()
    calm: bool = False
    """Nothing in it alarms: the caveats of a hand-off do not follow it."""

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
        locators: volume, number, pages and the numbers in PubMed, for what an answer says of them.
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
    locators: str = ""
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
