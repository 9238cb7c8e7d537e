"""What is accepted stands in docs/security.md, and nothing else is found; the parts of the image can be listed."""

from __future__ import annotations

import json
import re
from pathlib import Path

from deploy.conftest import ROOT, Check


def test_nothing_is_found_that_is_not_argued(check: Check) -> None:
    check("bandit", "-q", "-r", "bot", "actions", "-c", "pyproject.toml")
    argued = (ROOT / "docs/security.md").read_text(encoding="utf-8")
    marked = {
        finding
        for path in [*(ROOT / "bot").rglob("*.py"), *(ROOT / "actions").rglob("*.py")]
        for finding in re.findall(r"# nosec (B\d+)", path.read_text(encoding="utf-8"))
    }
    assert marked
    assert not [finding for finding in marked if finding not in argued]


def test_the_parts_of_the_image_are_listed_with_their_hashes(check: Check, tmp_path: Path) -> None:
    listed = tmp_path / "sbom.json"
    check("cyclonedx-py", "requirements", "--of", "JSON", "-o", listed, "requirements/image.txt")
    parts = json.loads(listed.read_text())["components"]
    assert {"rasa", "sanic", "tensorflow-cpu"} <= {part["name"] for part in parts}
    assert all(part["externalReferences"] or part.get("hashes") for part in parts)
