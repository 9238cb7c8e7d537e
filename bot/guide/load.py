"""Read the content files and refuse what is wrong in them, at file and line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from bot.guide.content_file import ContentFile, GuideError
from bot.guide.references import load_references
from bot.guide.statement import Statement
from bot.guide.studies import Study
from bot.guide.study_figures import figures_without_data
from bot.guide.types import Caveat, Edition, Guide, Section, Topic
from bot.guide.yaml_lines import Place

CONTENT = Path(__file__).parent / "content"
ENTRY_TOPIC = "guide_overview"
"""Where a lifter who asks nothing in particular starts; every topic must be reachable from it."""

_FILE_OF = {"section": "sections.yml", "caveat": "caveats.yml", "source": "sources.bib"}
_Model = TypeVar("_Model", bound=BaseModel)


class _Loader:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[str] = []
        self.used: set[tuple[str, str]] = set()

    def load(self) -> Guide:
        header = ContentFile(self.root / "guide.yml", dict)
        head = dict(header.data)
        title = str(head.pop("title", ""))
        edition = header.parse(Edition, head)
        sections = self._records("sections.yml", Section)
        caveats = self._records("caveats.yml", Caveat)
        try:
            sources = load_references(self.root / "sources.bib")
        except GuideError as error:
            sources = {}
            self.problems += error.problems
        studies = self._records("studies.yml", Study)
        topics = self._topics()
        self._stop_on_problems()
        guide = Guide(
            edition,
            title,
            {k: v for k, (v, _) in sections.items()},
            {k: v for k, (v, _) in caveats.items()},
            {k: v for k, (v, _) in sources.items()},
            self._linked_back({k: v for k, (v, _) in topics.items()}),
            {k: v for k, (v, _) in studies.items()},
        )
        for study, where in studies.values():
            self._use("source", study.id, guide.sources, where)
            self._use("section", study.section, guide.sections, where)
            for caveat in study.caveats:
                self._use("caveat", caveat, guide.caveats, where)
        for section, where in sections.values():
            self._statements(guide, section.body, where)
        for topic, file in topics.values():
            self._references(guide, topic, file)
        for kind, records in (("section", sections), ("caveat", caveats), ("source", sources)):
            for id_, (_, where) in records.items():
                if (kind, id_) not in self.used:
                    self.problems.append(f"{where}: {kind} {id_!r} is used by no answer: use it or delete it")
        self._reachable(guide, topics)
        self._stop_on_problems()
        return guide

    def _stop_on_problems(self) -> None:
        if self.problems:
            raise GuideError(self.problems)

    def _records(self, name: str, model: type[_Model]) -> dict[str, tuple[_Model, str]]:
        file = ContentFile(self.root / name, list)
        found: dict[str, tuple[_Model, str]] = {}
        for index, entry in enumerate(file.data):
            where = file.at(index)
            try:
                record: Any = file.parse(model, entry, index)
            except GuideError as error:
                self.problems += error.problems
                continue
            if record.id in found:
                self.problems.append(f"{where}: a second {record.id!r}: give it another id")
            found[record.id] = (record, where)
        return found

    def _topics(self) -> dict[str, tuple[Topic, ContentFile]]:
        found: dict[str, tuple[Topic, ContentFile]] = {}
        for path in sorted((self.root / "topics").glob("*.yml")):
            try:
                file = ContentFile(path, dict)
                topic = file.parse(Topic, file.data)
            except GuideError as error:
                self.problems += error.problems
                continue
            if topic.topic != path.stem:
                self.problems.append(
                    f"{file.at('topic')}: topic {topic.topic!r} in a file named {path.name!r}: give both one name"
                )
            found[topic.topic] = (topic, file)
        return found

    def _use(self, kind: str, id_: str, known: Iterable[str], where: str) -> None:
        self.used.add((kind, id_))
        if id_ not in known:
            self.problems.append(f"{where}: unknown {kind} {id_!r}: add it to {_FILE_OF[kind]} or correct the id")

    def _statements(self, guide: Guide, statements: Iterable[Statement], where: str) -> None:
        for statement in statements:
            for source in statement.sources:
                self._use("source", source, guide.sources, where)
            figures = figures_without_data(guide, statement)
            if figures:
                self.problems.append(
                    f"{where}: {', '.join(figures)} in {statement.wordings[0]!r} is in the data of none of"
                    f" {', '.join(statement.sources)}: look it up in the work, then correct it here or add it to the"
                    " work's entry in studies.yml"
                )

    def _references(self, guide: Guide, topic: Topic, file: ContentFile) -> None:
        for place, section in _sections_of(topic):
            self._use("section", section, guide.sections, file.at(*place))
        for place, statement in _statements_of(topic):
            self._statements(guide, [statement], file.at(*place))
        for place, caveat in _caveats_of(topic):
            self._use("caveat", caveat, guide.caveats, file.at(*place))
        for index, source in enumerate(topic.sources):
            self._use("source", source, guide.sources, file.at("sources", index))
        for index, follow in enumerate(topic.next):
            if follow not in guide.topics or follow == topic.topic:
                self.problems.append(
                    f"{file.at('next', index)}: next {follow!r} is no other topic: use one of {sorted(guide.topics)}"
                )
        seen: dict[str, str] = {}
        for index, focus in enumerate(topic.focus):
            for term in focus.terms:
                other = seen.setdefault(term.lower(), focus.id)
                if other != focus.id:
                    self.problems.append(
                        f"{file.at('focus', index, 'terms')}: term {term!r} already leads to {other!r}:"
                        " keep it in one focus"
                    )

    def _linked_back(self, topics: dict[str, Topic]) -> dict[str, Topic]:
        """The topics, each reached from the entry: one that no other names is offered by the first that it names."""
        linked = dict(topics)
        while True:
            reached = _reached(linked)
            lost = {name: one for name, one in linked.items() if name not in reached}
            back = {name: next((other for other in one.next if other in reached), "") for name, one in lost.items()}
            name = next((name for name, by in back.items() if by), None)
            if name is None:
                return linked
            by = linked[back[name]]
            linked[by.topic] = by.copy(update={"next": (*by.next, name)})

    def _reachable(self, guide: Guide, topics: dict[str, tuple[Topic, ContentFile]]) -> None:
        if ENTRY_TOPIC not in guide.topics:
            self.problems.append(f"topics/{ENTRY_TOPIC}.yml: the file is missing: talks start from it")
            return
        reached = _reached(guide.topics)
        for name, (_, file) in topics.items():
            if name not in reached:
                self.problems.append(
                    f"{file.at('topic')}: nobody reaches topic {name!r}: put into its 'next' a topic that can be"
                    f" reached from {ENTRY_TOPIC!r}"
                )


def _reached(topics: dict[str, Topic]) -> set[str]:
    """The topics that are reached from the entry."""
    seen, todo = set[str](), [ENTRY_TOPIC]
    while todo:
        name = todo.pop()
        if name not in seen and name in topics:
            seen.add(name)
            todo += topics[name].next
    return seen


def _sections_of(topic: Topic) -> Iterator[tuple[Place, str]]:
    yield ("section",), topic.section
    for index, focus in enumerate(topic.focus):
        if focus.section:
            yield ("focus", index, "section"), focus.section


def _caveats_of(topic: Topic) -> Iterator[tuple[Place, str]]:
    for index, caveat in enumerate(topic.caveats):
        yield ("caveats", index), caveat
    for number, focus in enumerate(topic.focus):
        for index, caveat in enumerate(focus.caveats):
            yield ("focus", number, "caveats", index), caveat


def _statements_of(topic: Topic) -> Iterator[tuple[Place, Statement]]:
    for part in ("short", "more", "why", "profile"):
        for index, statement in enumerate(getattr(topic, part)):
            yield (part, index), statement
    for number, focus in enumerate(topic.focus):
        for index, statement in enumerate(focus.short):
            yield ("focus", number, "short", index), statement


@lru_cache(maxsize=4)
def load_guide(root: Path = CONTENT) -> Guide:
    """The guide, checked as a whole.

    Args:
        root: folder of the content files.

    Raises:
        GuideError: something in the files is wrong; every problem names its file and line.
    """
    return _Loader(root).load()
