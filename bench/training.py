"""Training as a process of its own, timed, with no cache to draw from."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from bot.trainer.noon import noon_zone

ROOT = Path(__file__).resolve().parent.parent


class TrainingError(Exception):
    """`rasa train` failed. The message holds the end of what it printed."""


@dataclass(frozen=True)
class Timed:
    """How long a training took.

    Attributes:
        wall_seconds: by the clock on the wall, start of the process to its end.
        cpu_seconds: of all its threads, which others on the machine disturb less.
        cores: CPUs of the machine.
        load_before: load average of one minute before it started.
        trained: date and time.
    """

    wall_seconds: float
    cpu_seconds: float
    cores: int
    load_before: float
    trained: str

    def as_dict(self) -> dict[str, Any]:
        """As plain data."""
        return asdict(self)


def environment(**more: str) -> dict[str, str]:
    """The environment of every process of the benchmark; the project can be imported in it."""
    inherited = {k: v for k, v in os.environ.items() if k not in ("PORT", "HOST", "DATABASE_URL")}
    fixed = {
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "OMP_NUM_THREADS": "1",
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "ignore",
        "TZ": noon_zone(datetime.now(timezone.utc)),
    }
    return {**inherited, **fixed, **more}


def train(folder: Path, out: Path, *, nlu_only: bool = False) -> Timed:
    """Train what ``folder`` holds (config.yml, domain.yml, data/) into the model file ``out``.

    Raises:
        TrainingError: Rasa refused or broke off.
    """
    command = [sys.executable, "-m", "rasa", "train", *(["nlu", "--nlu", "data"] if nlu_only else ["--data", "data"])]
    command += ["--config", "config.yml", "--domain", "domain.yml", "--out", str(out.resolve().parent)]
    command += ["--fixed-model-name", out.name.removesuffix(".tar.gz")]
    out.parent.mkdir(parents=True, exist_ok=True)
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as cache, tempfile.TemporaryFile() as printed:
        env = environment(RASA_CACHE_DIRECTORY=cache, RASA_MAX_CACHE_SIZE="0")
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=env, stdout=printed, stderr=subprocess.STDOUT)
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:
            process.kill()  # ended from outside: leave no training behind
            raise
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode or not out.is_file():
            printed.seek(0)
            raise TrainingError(f"rasa train: exit {process.returncode}\n{printed.read().decode()[-3000:]}")
    return Timed(
        wall_seconds=round(wall, 1),
        cpu_seconds=round(usage.ru_utime + usage.ru_stime, 1),
        cores=os.cpu_count() or 1,
        load_before=round(load, 2),
        trained=datetime.now(timezone.utc).isoformat(timespec="seconds"),
    )


def stage(folder: Path, *, config: Path, domain: str, data: dict[str, str]) -> None:
    """Write the inputs of a training into ``folder``.

    Args:
        folder: where to.
        config: the config file to copy.
        domain: text of domain.yml.
        data: text of each training file by its path under ``data/``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.yml").write_text(config.read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "domain.yml").write_text(domain, encoding="utf-8")
    for name, text in data.items():
        path = folder / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def project_data(suffixes: Sequence[str] = (".yml", ".tsv")) -> dict[str, str]:
    """Every training file of the project by its path under ``data/``.

    Args:
        suffixes: of the files; ``.tsv`` are rows that our own components learn from, which Rasa does not read.
    """
    files = sorted(path for path in (ROOT / "data").rglob("*") if path.suffix in suffixes)
    return {str(path.relative_to(ROOT / "data")): path.read_text(encoding="utf-8") for path in files}
