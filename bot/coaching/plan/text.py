"""A plan, or the hand-off in its place, as plain words that fit a phone."""

from __future__ import annotations

from bot.coaching.plan.dose import Dose
from bot.coaching.plan.plan import HandOff, Plan, PlanLine
from bot.guide import Answer, Basis, Guide, Sentence, Source

_LABEL = {Basis.PRACTICE: "common practice, untested", Basis.SAFETY: "safety"}


def plan_text(plan: Plan | HandOff) -> str:
    """All of it: the verdict, each line with its reason, the week's sets, every caveat word for word, the sources.

    Lines are parted by single line breaks: Rasa would send what follows a blank line as a message of its own.
    """
    if isinstance(plan, HandOff):
        return "\n".join((f"{plan.title}.", *(sentence.text for sentence in plan.sentences), _caveats(plan)))
    named = {source.id: source for source in plan.sources}
    works = "; ".join(source.label for source in plan.sources)
    return "\n".join(
        (
            f"{plan.title}.",
            *(_said(sentence, named) for sentence in plan.why),
            *(
                f"{number}. {line_text(line)} {_said(line.why, named)}"
                for number, line in enumerate(plan.lines, start=1)
            ),
            f"Your week: {_said(plan.weekly.words, named)}",
            _caveats(plan),
            f"Guide: {', '.join(section.title for section in plan.sections)}. Sources: {works}.",
        )
    )


def line_text(line: PlanLine) -> str:
    """What a line asks for: "Lower day 1, first: barbell hip thrust, 3 sets of 8 to 12 at RPE 7 to 9."."""
    return f"{line.slot}: {line.what}{'' if line.dose is None else f', {_dose(line.dose)}'}."


def plan_answer(plan: Plan | HandOff, guide: Guide) -> Answer:
    """The plan or hand-off in the shape that every channel shows, caveats and sources attached.

    Args:
        plan: what to show.
        guide: the loaded guide, for the topics to go on with and the text of the section.
    """
    if isinstance(plan, HandOff):
        topic = guide.topics["pain_or_injury"]
        sentences, section = plan.sentences, plan.section
    else:
        topic = guide.topics["need_hip_thrusts"]
        section = guide.sections[plan.sections[0].id]
        lines = (
            Sentence(f"{line_text(line)} {line.why.text}", line.why.basis, line.why.sources) for line in plan.lines
        )
        sentences = (*plan.why, *lines, plan.weekly.words)
    follow = tuple(guide.topics[id_] for id_ in topic.next)
    return Answer(topic.topic, section, plan.title, sentences, plan.caveats, plan.sources, plan.edition, follow)


def _dose(dose: Dose) -> str:
    sets = f"{dose.sets} {'set' if dose.sets == 1 else 'sets'}"
    return f"{sets} of {dose.reps[0]} to {dose.reps[1]} at RPE {dose.rpe[0]} to {dose.rpe[1]}"


def _caveats(plan: Plan | HandOff) -> str:
    return f"Keep in mind: {' '.join(caveat.text for caveat in plan.caveats)}"


def _said(sentence: Sentence, sources: dict[str, Source]) -> str:
    if sentence.basis is Basis.GUIDE:
        return sentence.text
    label = _LABEL.get(sentence.basis) or f"study: {', '.join(sources[id_].label for id_ in sentence.sources)}"
    return f"{sentence.text} [{label}]"
