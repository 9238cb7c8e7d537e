"""Progress in words: sentences from ``words.yml``, checked against the guide when they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from pydantic import validator

from bot.coaching.cited import unknown_facts, unknown_ids
from bot.coaching.load import plain
from bot.coaching.progress.results import DayResult, Progress, Trend
from bot.coaching.session import WorkSet
from bot.coaching.spoken import spoken
from bot.guide import Answer, Clearance, Guide, GuideError, Sentence, Statement, load_guide
from bot.guide.content_file import ContentFile
from bot.guide.statement import Content, filled

WORDS: Final = Path(__file__).with_name("words.yml")
TOPIC: Final = "load_and_progression"

_FACTS: Final = frozenset(
    [
        *("lift", "sessions", "sets", "first", "last", "best", "percent", "single", "effort", "spoilt", "pain", "day"),
        *("limit", "share", "reps", "heaviest", "asked", "from_load", "to_load", "more"),
        *("total", "side", "bar", "of", "exact", "step"),
    ]
)
_SAYINGS: Final = frozenset(
    [
        *(trend.value for trend in Trend),
        *("single", "effort", "left_out", "pain"),
        *("max_estimated", "max_effort", "max_lifted", "max_limits", "max_unknown", "share", "for_reps"),
        *("record_heaviest", "record_best", "record_reps"),
        *("bar_sum", "bar_guessed", "in_unit", "share_of", "single_of", "single_lifted", "single_unknown"),
        *("told_single", "volume"),
        *("no_date", "already_there", "far_off", "pace_so_far", "compared", "same_load"),
    ]
)


class ProgressWords(Content):
    """The sentences by what they tell, and what travels with them."""

    section: str
    caveats: tuple[str, ...]
    sources: tuple[str, ...]
    says: dict[str, Statement]

    _not_empty = filled("caveats", "sources")

    @validator("says")
    def _every_saying(cls, says: dict[str, Statement]) -> dict[str, Statement]:
        missing = sorted(_SAYINGS - says.keys())
        if missing:
            raise ValueError(f"has no words for {', '.join(missing)}")
        return says


@lru_cache(maxsize=4)
def load_words(path: Path = WORDS) -> ProgressWords:
    """The words of progress.

    Args:
        path: the file.

    Raises:
        GuideError: something in the file is wrong; every problem names its line.
    """
    file = ContentFile(path, dict)
    words = file.parse(ProgressWords, file.data)
    problems = list(_problems(words, load_guide(), file))
    if problems:
        raise GuideError(problems)
    return words


def progress_sentences(found: Progress) -> tuple[Sentence, ...]:
    """Progress in words, with what each sentence is based on."""
    says, facts = load_words().says, _facts(found)
    told = [found.trend.value]
    if found.single is not None:
        told.append("single")
    if facts["effort"]:
        told.append("effort")
    if facts["spoilt"]:
        told.append("left_out")
    if facts["pain"]:
        told.append("pain")
    return tuple(says[id_].sentence(0, facts) for id_ in told)


def progress_answer(found: Progress, guide: Guide, clearance: Clearance | None) -> Answer:
    """The same in the shape that every channel shows, caveats and sources attached.

    Args:
        found: what the log shows.
        guide: the loaded guide.
        clearance: leave to say what to aim for; without it the log is told and nothing more.
    """
    told = [one for one in progress_sentences(found) if clearance or not one.dose]
    return own_answer(f"Your {found.lift} so far", told, guide, clearance)


def own_answer(title: str, told: Iterable[Sentence], guide: Guide, clearance: Clearance | None) -> Answer:
    """What the own log says, with the caveats and sources of progress attached.

    Args:
        title: of the answer.
        told: its sentences, at least one.
        guide: the loaded guide.
        clearance: leave for a dose; None if no sentence holds one.
    """
    words, topic = load_words(), guide.topics[TOPIC]
    return Answer(
        intent=topic.topic,
        section=guide.sections[words.section],
        title=title,
        sentences=tuple(told),
        caveats=tuple(guide.caveats[id_] for id_ in words.caveats),
        sources=tuple(guide.sources[id_] for id_ in words.sources),
        edition=guide.edition,
        next=tuple(guide.topics[follow] for follow in topic.next),
        clearance=clearance,
    )


def set_words(done: WorkSet) -> str:
    """A set as people say it: ``8 reps at 80 kg`` or ``15 reps at body weight``."""
    reps = f"{done.reps} {'rep' if done.reps == 1 else 'reps'}"
    return f"{reps} at {'body weight' if done.load is None else done.load}"


def rpe_words(days: Iterable[DayResult]) -> str:
    """The hardest sets of some days: ``RPE 8``, ``RPE 7.5 to 9``; empty where no effort was said."""
    said = sorted({day.effort for day in days if day.effort is not None})
    if not said:
        return ""
    return f"RPE {plain(said[0])}" if len(said) == 1 else f"RPE {plain(said[0])} to {plain(said[-1])}"


def _facts(found: Progress) -> dict[str, str]:
    best = [day.best for day in found.counted if day.best is not None]
    return {
        "lift": found.lift,
        "sessions": str(len(found.recent)),
        "sets": str(sum(day.sets for day in found.recent)),
        "first": set_words(best[0]) if best else "",
        "last": set_words(best[-1]) if best else "",
        "best": set_words(found.best) if found.best else "no set that counts",
        "percent": f"{abs(found.change) * 100:.0f}",
        "single": str(found.single),
        "effort": rpe_words(found.recent),
        "spoilt": " and ".join(spoken(day.day, found.today) for day in found.recent if day.best is None and day.sets),
        "pain": " and ".join(spoken(day.day, found.today) for day in found.recent if day.hurt),
    }


def _problems(words: ProgressWords, guide: Guide, file: ContentFile) -> Iterator[str]:
    says = [(("says", name), statement) for name, statement in words.says.items()]
    yield from unknown_ids(
        file,
        [
            (("section",), "section", (words.section,), guide.sections),
            (("caveats",), "caveat", words.caveats, guide.caveats),
            (("sources",), "source", words.sources, guide.sources),
            *((place, "source", statement.sources, guide.sources) for place, statement in says),
        ],
    )
    for name in words.says.keys() - _SAYINGS:
        yield f"{file.at('says', name)}: nothing is told by {name!r}: delete it"
    yield from unknown_facts(
        file, [(place, wording) for place, statement in says for wording in statement.wordings], _FACTS
    )
