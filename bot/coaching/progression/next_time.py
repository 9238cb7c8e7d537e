"""What to do next time: double progression on the lifter's own log, cautions first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.coaching.load import Load, Unit, plain
from bot.coaching.own_kit import OwnKit, loads_of
from bot.coaching.progression.aim import Aim
from bot.coaching.progression.cautions import CAUTIONS, pain, pain_lately
from bot.coaching.progression.day import Day, days_of
from bot.coaching.progression.log import Finding, Log
from bot.coaching.progression.own_aim import own_aim
from bot.coaching.progression.rulebook import load_rules
from bot.coaching.progression.steps import STEPS
from bot.coaching.progression.suggestion import Decision, Suggestion, in_sets
from bot.coaching.session import HIP_THRUST, Session
from bot.coaching.spoken import spoken
from bot.coaching.thrust_family import thrust_named
from bot.guide import Clearance, Sentence, load_guide
from bot.understanding.facts import Trouble


def next_time(
    history: Iterable[Session],
    *,
    today: date,
    clearance: Clearance,
    aim: Aim | None = None,
    lift: str = HIP_THRUST,
    kit: OwnKit | None = None,
    unit: Unit = Unit.KG,
    can_load: bool = True,
    looked_at: date | None = None,
) -> Suggestion:
    """The next session of a lift, decided by the log and nothing else.

    The first rule of ``cautions`` and then ``steps`` that finds something decides. No order of the
    sessions, no earlier suggestion and no counter plays a part.

    Args:
        history: sessions of any lift in any order. Other lifts count only where they hurt.
        today: the lifter's date.
        clearance: leave to suggest sets, reps and a load.
        aim: sets and range of reps; what the log itself shows if none.
        lift: name of the lift, as the log has it.
        kit: the lifter's own bar, plates and steps; what most gyms have if none.
        unit: to answer in if the log names no load; otherwise that of the last load.
        can_load: False for somebody who trains with body weight alone.
        looked_at: day of a clinician's leave to train; pain in the log up to then was looked at.

    Raises:
        GuideError: the words of the rules are wrong.
    """
    log = _log_of(history, today, aim, lift, kit or OwnKit(), unit, can_load, looked_at)
    finding = next(found for rule in (*CAUTIONS, *STEPS) if (found := rule(log)) is not None)
    return _in_words(log, finding, clearance)


def stop_in_pain(history: Iterable[Session], *, today: date, lift: str = HIP_THRUST) -> Suggestion | None:
    """The stop where the log itself has pain; None if it has none. It prescribes nothing and needs no clearance.

    Args:
        history: sessions of any lift in any order.
        today: the lifter's date.
        lift: name of the lift, as the log has it.

    Raises:
        GuideError: the words of the rules are wrong.
    """
    log = _log_of(history, today, None, lift, OwnKit(), Unit.KG, can_load=True)
    finding = (pain(log) or pain_lately(log)) if log.days else None
    return _in_words(log, finding, None) if finding else None


def _log_of(
    history: Iterable[Session],
    today: date,
    aim: Aim | None,
    lift: str,
    kit: OwnKit,
    unit: Unit,
    can_load: bool,
    looked_at: date | None = None,
) -> Log:
    sessions = tuple(history)
    days = days_of(sessions, lift)
    last = next((day.load for day in reversed(days) if day.load is not None), None)
    entry = thrust_named(lift)
    return Log(
        lift=lift,
        days=days,
        pains=tuple(session for session in sessions if Trouble.PAIN in session.troubles),
        newest=max((session.day for session in sessions), default=None),
        aim=aim or own_aim(days),
        loads=loads_of(entry, last, last.unit if last else unit, kit),
        entry=entry,
        can_load=can_load,
        today=today,
        looked_at=looked_at,
    )


def _in_words(log: Log, finding: Finding, clearance: Clearance | None) -> Suggestion:
    rule, guide = load_rules()[finding.rule], load_guide()
    facts = {**_facts(log), **finding.facts, "target": _target(log, finding)}
    cited = dict.fromkeys((*(source for statement in rule.why for source in statement.sources), *rule.sources))
    return Suggestion(
        decision=rule.decision,
        lift=log.lift,
        target=finding.target,
        do=Sentence(rule.do.format_map(facts), rule.basis, dose=rule.decision is not Decision.STOP),
        why=tuple(statement.sentence(0, facts) for statement in rule.why),
        rule=rule.id,
        rule_name=rule.name,
        section=guide.sections[rule.section],
        caveats=tuple(guide.caveats[id_] for id_ in rule.caveats),
        sources=tuple(guide.sources[id_] for id_ in cited),
        asks_rpe=rule.id == "effort-unknown",
        clearance=clearance,
    )


def _target(log: Log, finding: Finding) -> str:
    if finding.target is None:
        return ""
    load = finding.target.load
    if load is None:
        return f"{in_sets(finding.target.reps)} with {log.without_load}"
    plates = log.loads.in_words(load)
    return f"{finding.target} ({plates})" if plates else str(finding.target)


def _facts(log: Log) -> dict[str, str]:
    facts = {"lift": log.lift, "low": str(log.aim.low), "high": str(log.aim.high), "sets": str(log.aim.sets)}
    if log.days:
        facts |= _day_facts(log.last, log)
    if log.before is not None:
        facts |= {"before": spoken(log.before.day, log.today), "load_before": _load(log.before.load, log)}
    return facts


def _day_facts(day: Day, log: Log) -> dict[str, str]:
    return {
        "day": spoken(day.day, log.today),
        "reps": in_sets(tuple(one.reps for one in day.working)),
        "load": _load(day.load, log),
        "rpe": "an RPE that you did not log" if day.hardest is None else f"RPE {plain(day.hardest)} at most",
    }


def _load(load: Load | None, log: Log) -> str:
    return log.without_load if load is None else str(load)
