"""Questions on works of research: what is asked, and which work is named or pointed at."""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Final

from bot.guide import Aspect, load_guide
from bot.understanding.vocabulary import Mention, PhraseTable, load_table
from bot.understanding.words import Kind, Word, fold, words_of

_ASPECTS: Final = {
    **{aspect.value: (aspect,) for aspect in Aspect},
    "groups": (Aspect.DESIGN, Aspect.PEOPLE),
    "matched": (Aspect.DESIGN,),
    "ages": (Aspect.PEOPLE,),
}
_PLACES: Final = {"place_1": 1, "place_2": 2, "place_3": 3, "last": -1}
_YEARS: Final = range(1990, 2100)
_MOST_EFFECT: Final = Decimal(4)
"""No effect size is larger than this; larger numbers are something else."""
_STRAY_WORDS: Final = 3
"""Words without a meaning here in a question that names a work or says "study": "how many people in that old trial"."""
_OF_STUDIES_ONLY: Final = frozenset({Aspect.PEOPLE, Aspect.INTEREST})
"""What nobody asks of a lift or a set."""

_OF_THE_WORK_ITSELF: Final = frozenset(
    {Aspect.PEOPLE, Aspect.LENGTH, Aspect.DESIGN, Aspect.SIGNIFICANCE, Aspect.INTEREST, Aspect.AUTHORS, Aspect.LINK}
)
"""What a word for its subject only tells which work is meant by: "how long did the squat comparison trial last"."""


@dataclass(frozen=True, slots=True)
class StudyQuestion:
    """What a message asks of a work.

    Attributes:
        aspects: in the order asked; empty for the same as before ("and the second one?").
        named: ids of the works that its name fits.
        place: in the last list, from 1; -1 for its last; 0 where none is told.
        points: it says "that", "it", "the study".
        of_studies: it can only be about a work, because it says so or asks what only works have.
        figure: an effect size that is asked about.
        tags: what the work looked for is about ("which study measured EMG").
        newer_than: the year after which a work is looked for; 0 for "newer than that one".
        looks_for: it asks which works there are.
        year: of the work that is meant, where its year alone names it; 0 for none.
    """

    aspects: tuple[Aspect, ...] = ()
    named: tuple[str, ...] = ()
    place: int = 0
    points: bool = False
    of_studies: bool = False
    figure: Decimal | None = None
    tags: tuple[str, ...] = ()
    newer_than: int | None = None
    looks_for: bool = False
    year: int = 0


@lru_cache(maxsize=1)
def _names() -> tuple[PhraseTable, dict[str, tuple[str, ...]]]:
    named = load_guide().study_names
    works = {
        " ".join(word.text for word in words_of(form)): ids
        for name, ids in named.items()
        for form in (name, f"{name}'s")
    }
    return PhraseTable("studies.yml of the guide", {name: [name] for name in works}), works


def read_study_question(message: Sequence[Word]) -> StudyQuestion | None:
    """The question of a message on a work of research; None where it asks something else.

    A work that is not named can be asked about only in words that all belong to such a question, so that "how long
    was it" is one and "how long was my rest" is not.
    """
    words = [word for word in message if word.kind in (Kind.LETTERS, Kind.NUMBER)]
    table, works = _names()
    names = table.mentions(words)
    taken = {place for name in names for place in range(name.first, name.after)}
    found, stray = _meanings(words, taken)
    years = [int(word.text) for word in words if _is_year(word)]
    figure = next((Decimal(word.text) for word in words if _is_effect(word)), None)
    named = _of_year([id_ for name in names for id_ in works[_text(words, name)]], years)
    if names and not named:
        return None
    ids = {mention.id for mention in found}
    meant = (aspect for mention in found for aspect in _ASPECTS.get(mention.id, ()))
    aspects = tuple(dict.fromkeys(meant))
    if "says" in ids and (named or "work" in ids):
        aspects = (*aspects, Aspect.FOUND)
    if len(aspects) > 1:
        aspects = tuple(aspect for aspect in aspects if aspect is not Aspect.ALL)
    # "Is that big?" may be about anything that was said last.
    sizes = not aspects and "size" in ids and (figure is not None or bool(ids & {"pointer", "work"}))
    if sizes or (aspects and figure is not None):
        aspects = (Aspect.EFFECT,)
    newer = bool(years) and "since" in ids
    newer |= "newer" in ids and bool(years or named or ids & {"work", "works", "which", "pointer", "small"})
    question = StudyQuestion(
        aspects=aspects,
        named=named,
        place=next((_PLACES[mention.id] for mention in found if mention.id in _PLACES), 0),
        points=not sizes and bool(ids & {"pointer", "work"}),
        of_studies=bool(ids & {"work", "matched"}) or bool(_OF_STUDIES_ONLY & {*aspects} and "ages" not in ids),
        figure=figure,
        tags=tuple(id_.removeprefix("tag_") for id_ in dict.fromkeys(m.id for m in found) if id_.startswith("tag_")),
        newer_than=(years[-1] if years else 0) if newer else None,
        year=years[-1] if years and not newer and not named else 0,
        looks_for=newer or "which" in ids or ("which_one" in ids and Aspect.MEASURED in aspects),
    )
    return question if _is_one(question, stray, ids, years=bool(years)) else None


def _is_one(question: StudyQuestion, stray: int, ids: Set[str], *, years: bool) -> bool:
    """Return True if this asks something of a work."""
    if question.named:
        # Many first authors bear common names: a long message about something else is not about their work.
        return not stray or (bool(question.aspects) and (stray <= _STRAY_WORDS or "work" in ids or years))
    if question.looks_for:
        return not stray and (bool(question.tags) or question.newer_than is not None)
    # "What do studies say" is about all of them, "what is an effect size" about the word.
    most = _STRAY_WORDS if ("work" in ids or question.year) and question.aspects else 0
    of_it = "work" in ids or Aspect.SIGNIFICANCE in question.aspects
    tells_which = of_it and bool(question.aspects) and _OF_THE_WORK_ITSELF.issuperset(question.aspects)
    if (question.tags and not tells_which) or ids & {"works", "which_one", "define"} or stray > most:
        return False
    if question.aspects == (Aspect.ALL,):
        return question.place != 0 or "pointer" in ids
    return bool(question.aspects) or question.place != 0


def _meanings(words: Sequence[Word], taken: Collection[int]) -> tuple[list[Mention], int]:
    """The phrases of a message outside its names, and how many words belong to none."""
    table = load_table("studies")
    found: list[Mention] = []
    place = stray = 0
    while place < len(words):
        mention = None if place in taken else table.longest_at(words, place)
        if mention is not None:
            found.append(mention)
        elif place not in taken and not _is_year(words[place]) and not _is_effect(words[place]):
            stray += 1
        place = mention.after if mention else place + 1
    return found, stray


def _of_year(ids: Sequence[str], years: Sequence[int]) -> tuple[str, ...]:
    """The works of the year that a message names; all where it names none, and the only one whatever the year."""
    unique = tuple(dict.fromkeys(ids))
    fitting = tuple(id_ for id_ in unique if any(id_.endswith(str(year)) for year in years))
    return fitting or (unique if not years or len(unique) == 1 else ())


def _is_year(word: Word) -> bool:
    return word.text.isdigit() and int(word.text) in _YEARS


def _is_effect(word: Word) -> bool:
    """Return True for what can be an effect size: a small number with a decimal point."""
    return word.is_number and "." in word.text and Decimal(word.text) < _MOST_EFFECT


def _text(words: Sequence[Word], name: Mention) -> str:
    return " ".join(fold(word.text) for word in words[name.first : name.after])
