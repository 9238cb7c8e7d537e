"""The results as JUnit XML: what CI reads, and what tells the failed cases of the last run."""

from __future__ import annotations

from pathlib import Path

from junitparser import Failure, JUnitXml, TestCase, TestSuite

from bot.trainer.case import Case
from bot.trainer.console import failure
from bot.trainer.result import PlayedCase, Run

REPORT = "stories.xml"
"""Name of the report in its folder."""


def write_junit(run: Run, folder: Path) -> None:
    """Write the run as one suite; a case has its file as class name."""
    suite = TestSuite("conversations")
    suite.add_testcases([_case(played) for played in run.played])
    suite.time = round(run.seconds, 3)
    report = JUnitXml("stories")
    report.add_testsuite(suite)
    folder.mkdir(parents=True, exist_ok=True)
    report.write(str(folder / REPORT), pretty=True)


def failed_last_time(folder: Path) -> frozenset[tuple[str, str]]:
    """The key of each case that failed in the run that wrote the report in this folder; none if there was no run."""
    path = folder / REPORT
    if not path.is_file():
        return frozenset()
    report = JUnitXml.fromfile(str(path))
    return frozenset(
        (case.classname, case.name)
        for suite in report
        for case in suite
        if any(isinstance(result, Failure) for result in case.result)
    )


def case_key(case: Case) -> tuple[str, str]:
    """Class name and name of a case in the report; a case has one result for each channel."""
    return case.place.file, f"{case.name} [{case.channel}]"


def _case(played: PlayedCase) -> TestCase:
    classname, name = case_key(played.case)
    case = TestCase(name, classname, round(played.seconds, 3))
    wrong = [step for step in played.steps if step.missed]
    if wrong:
        message = f"{wrong[0].missed[0].place}: expected {wrong[0].missed[0].expected}"
        result = Failure(_printable(message))
        result.text = _printable("\n".join(map(failure, wrong)))
        case.result = [result]
    return case


def _printable(text: str) -> str:
    """Without the control characters that XML cannot hold, which a case about bad input may say."""
    return "".join(sign for sign in text if sign in "\n\t" or sign.isprintable())
