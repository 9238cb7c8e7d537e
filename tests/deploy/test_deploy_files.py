"""What is in deploy/ fits the schemas of those who will read it, and the bot that it deploys."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from deploy.conftest import ROOT, Check

from bot.app.metrics import REGISTRY

DEPLOY = ROOT / "deploy"
KUBERNETES = DEPLOY / "kubernetes"
OF_PROMETHEUS = {"up"}
_LOCKED = re.compile(r"^([\w.-]+)(?:\[[\w,]+\])?==(\S+)", re.MULTILINE)


def _yaml(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _rules() -> list[dict[str, Any]]:
    return [rule for group in _yaml(DEPLOY / "prometheus/alerts.yml")["groups"] for rule in group["rules"]]


def _panel_expressions() -> list[str]:
    board = json.loads((DEPLOY / "grafana/coach.json").read_text(encoding="utf-8"))
    return [target["expr"] for panel in board["panels"] for target in panel["targets"]]


def _told() -> Iterator[str]:
    """Every name under which a number of ours is told."""
    for family in REGISTRY.collect():
        endings = {"counter": ("_total",), "histogram": ("_bucket", "_sum", "_count")}.get(family.type, ("",))
        yield from (family.name + ending for ending in endings)


@pytest.mark.parametrize("expression", [*(rule["expr"] for rule in _rules()), *_panel_expressions()])
def test_every_metric_that_is_asked_for_exists(expression: str) -> None:
    asked = set(re.findall(r"\b(?:coach|process)_\w+|\bup\b", expression))
    assert asked
    assert asked <= {*_told(), *OF_PROMETHEUS}


def test_every_alert_has_its_section_in_the_runbook() -> None:
    headings = re.findall(r"^#+ (\w+)$", (ROOT / "docs/runbook.md").read_text(encoding="utf-8"), re.MULTILINE)
    for rule in _rules():
        assert rule["alert"] in headings
        assert rule["annotations"]["runbook"] == f"docs/runbook.md#{rule['alert'].lower()}"
        assert rule["labels"]["severity"] in ("page", "ticket")


def test_alerts_and_panels_are_written_in_prometheus_own_language(check: Check) -> None:
    expressions = json.dumps([*(rule["expr"] for rule in _rules()), *_panel_expressions()])
    program = "import json, sys, promql_parser as p; [p.parse(one) for one in json.load(sys.stdin)]"
    check("python", "-c", program, stdin=expressions)


def test_the_compose_file_fits_its_schema(check: Check) -> None:
    check("check-jsonschema", "--builtin-schema", "vendor.compose-spec", DEPLOY / "compose.yml")


def test_two_replicas_are_hardened_and_share_everything_but_their_name() -> None:
    services = _yaml(DEPLOY / "compose.yml")["services"]
    assert services["coach-1"] == services["coach-2"]
    for name in ("coach-1", "migrate", "nginx", "prometheus"):
        assert services[name]["read_only"] is True
        assert services[name]["cap_drop"] == ["ALL"]
    assert [name for name, service in services.items() if "ports" in service] == ["nginx"]


def test_every_variable_that_is_set_is_one_that_the_bot_reads() -> None:
    written = (ROOT / "docs/architecture.md").read_text(encoding="utf-8") + (ROOT / "docs/telegram.md").read_text()
    config = _yaml(KUBERNETES / "kustomization.yaml")["configMapGenerator"][0]["literals"]
    names = {*_yaml(DEPLOY / "compose.yml")["services"]["coach-1"]["environment"]}
    for name in names | {literal.partition("=")[0] for literal in config}:
        assert f"`{name}`" in written, name


def test_no_secret_has_a_value_in_a_file() -> None:
    example = (DEPLOY / "example.env").read_text(encoding="utf-8")
    for name in ("POSTGRES_PASSWORD", "WEB_SECRET", "METRICS_TOKEN", "REST_TOKEN", "TELEGRAM_BOT_TOKEN"):
        assert re.search(rf"^{name}=$", example, re.MULTILINE)
    assert "kind: Secret" not in "".join(path.read_text() for path in KUBERNETES.glob("*.yaml"))


def test_kubernetes_takes_every_resource(check: Check, tmp_path: Path) -> None:
    resources = [KUBERNETES / name for name in _yaml(KUBERNETES / "kustomization.yaml")["resources"]]
    assert {path.name for path in KUBERNETES.glob("*.yaml")} == {*(one.name for one in resources), "kustomization.yaml"}
    check("kubernetes-validate", "--strict", *resources)


def test_kustomize_puts_the_resources_together(check: Check, tmp_path: Path) -> None:
    built = tmp_path / "built.yaml"
    built.write_text(check("kubectl", "kustomize", KUBERNETES))
    kinds = [one["kind"] for one in yaml.safe_load_all(built.read_text())]
    assert {"Deployment", "HorizontalPodAutoscaler", "PodDisruptionBudget", "NetworkPolicy", "Job"} <= {*kinds}
    check("kubernetes-validate", "--strict", built)


@pytest.mark.parametrize("name", ["deployment.yaml", "migrate.yaml"])
def test_a_pod_runs_as_nobody_with_a_root_that_is_read_only(name: str) -> None:
    pod = _yaml(KUBERNETES / name)["spec"]["template"]["spec"]
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["automountServiceAccountToken"] is False
    (container,) = pod["containers"]
    assert container["securityContext"]["readOnlyRootFilesystem"] is True
    assert container["securityContext"]["capabilities"] == {"drop": ["ALL"]}
    assert {"secretRef": {"name": "coach"}} in container["envFrom"]


def test_a_rollout_takes_no_replica_away_before_the_new_one_is_ready() -> None:
    deployment = _yaml(KUBERNETES / "deployment.yaml")["spec"]
    assert deployment["strategy"]["rollingUpdate"] == {"maxSurge": 1, "maxUnavailable": 0}
    (container,) = deployment["template"]["spec"]["containers"]
    assert container["readinessProbe"]["httpGet"]["path"] == "/readyz"
    assert container["livenessProbe"]["httpGet"]["path"] == "/livez"
    assert _yaml(KUBERNETES / "autoscaler.yaml")["spec"]["minReplicas"] == 2


def test_the_dockerfile_is_as_its_linter_wants_it(check: Check) -> None:
    check("hadolint", DEPLOY / "Dockerfile")


def test_the_image_has_the_versions_that_were_tested_but_for_what_it_leaves_out() -> None:
    locks = {name: dict(_LOCKED.findall((ROOT / f"requirements/{name}.txt").read_text())) for name in ("image", "test")}
    left_out = set(re.findall(r"^([\w-]+) ;", (DEPLOY / "image/overrides.txt").read_text(), re.MULTILINE))
    assert not left_out & {*locks["image"]}
    assert left_out <= {*locks["test"]}
    assert locks["image"].pop("tensorflow-cpu") == locks["test"]["tensorflow"]
    assert locks["image"].items() <= locks["test"].items()
