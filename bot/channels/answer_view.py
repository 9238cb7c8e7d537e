"""One answer as plain text, as buttons and as the JSON that every channel carries."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from bot.guide import Answer, Basis, Sentence, Source

_LABEL = {Basis.PRACTICE: "coaching practice, not tested", Basis.SAFETY: "safety"}


def as_text(answer: Answer) -> str:
    """The answer, complete by itself: what it says, its caveats word for word, where it is from.

    Lines are parted by single line breaks; Rasa would send what follows a blank line as a message of
    its own and so tear the caveats off. A work is named once: behind its sentence, or at the end.
    """
    named = {source.id: source for source in answer.sources}
    said = ("\n" if answer.listed else " ").join(_labelled(answer, named))
    caveats = " ".join(caveat.text for caveat in answer.caveats)
    works = "; ".join(source.label for source in answer.sources if source.label not in said)
    sources = f" Sources: {works}." if works else ""
    return f"{said}\nKeep in mind: {caveats}\nFrom the guide: {answer.section.title}.{sources}"


def _labelled(answer: Answer, sources: dict[str, Source]) -> Iterator[str]:
    """The sentences, each run that stands on the same with what that is behind its last one."""
    labels = [_label(sentence, sources) for sentence in answer.sentences]
    for place, (sentence, label) in enumerate(zip(answer.sentences, labels, strict=True)):
        goes_on = labels[place + 1 : place + 2] == [label]
        yield sentence.text if goes_on or not label else f"{sentence.text} [{label}]"


def _label(sentence: Sentence, sources: dict[str, Source]) -> str:
    """What a sentence stands on; "" for the guide itself."""
    if sentence.basis is Basis.STUDY:
        return f"study: {', '.join(sources[id_].label for id_ in sentence.sources)}"
    return _LABEL.get(sentence.basis, "")


def as_buttons(answer: Answer, *, offer: Sequence[tuple[str, str]] = ()) -> list[dict[str, str]]:
    """What to ask next: the given offers first, then the neighbouring topics.

    Args:
        answer: the answer under which the buttons stand.
        offer: title and payload of further buttons, such as "Why?".
    """
    titles = [*offer, *((topic.chip, f"/{topic.topic}") for topic in answer.next)]
    return [{"title": title, "payload": payload} for title, payload in titles]


def as_json(answer: Answer, folded: Collection[str] = ()) -> dict[str, Any]:
    """The parts of the answer, in the shape of the REST contract, with what each sentence stands on.

    Args:
        answer: the answer.
        folded: ids of caveats that were told in full a few messages ago: who can open them again may fold them.
    """
    return {
        "intent": answer.intent,
        "section": answer.section.id,
        "section_title": answer.section.title,
        "title": answer.title,
        "sentences": [{"text": s.text, "basis": s.basis.value, "sources": list(s.sources)} for s in answer.sentences],
        "caveats": [
            {"id": caveat.id, "text": caveat.text, **({"folded": True} if caveat.id in folded else {})}
            for caveat in answer.caveats
        ],
        "sources": [
            {"id": s.id, "title": s.title, "year": s.year, "url": s.url, "studied": s.studied, "label": s.label}
            for s in answer.sources
        ],
        "listed": answer.listed,
        "guide": {"id": answer.edition.id, "version": answer.edition.version},
    }
