"""What all tests share: no NLTK data anywhere, and in CI the same random examples every time."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

from framediff.cli import run

os.environ["NLTK_DATA"] = os.devnull
os.environ.pop("NO_COLOR", None)
os.environ.pop("COLUMNS", None)

# By hand each run draws new examples; a submission must not fail on an example that its author never saw.
# Nor may one fail because the machine is busy.
_PATIENT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("ci", derandomize=True, **_PATIENT)
settings.register_profile("hand", **_PATIENT)
settings.load_profile("ci" if os.environ.get("CI") else "hand")


@pytest.fixture(autouse=True)
def _no_settings_of_ones_own(tmp_path_factory, monkeypatch):
    """Lexicons and settings of whoever runs the tests must not change them."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.getbasetemp() / "settings"))


@pytest.fixture
def framediff(capfd):
    """Runs a command line: exit code, stdout, stderr; `opened` has what the terminal UI was opened on."""
    opened = []

    def call(*args):
        code = run(lambda *given: opened.append(given), [str(arg) for arg in args])
        return code, *capfd.readouterr()

    call.opened = opened
    return call
