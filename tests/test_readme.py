"""What the README says is what the program does."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from framediff.cli.main import faces
from framediff.tui.keys import key_table_markdown

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```console\n\$ framediff (.*?)\n(.*?)```", README, re.DOTALL)


def output(arguments: str) -> str:
    result = CliRunner().invoke(faces, shlex.split(arguments))
    assert result.exit_code == 0, result.stderr
    return result.stdout


def test_there_are_blocks_to_check() -> None:
    assert len(BLOCKS) >= 4


@pytest.mark.parametrize(("arguments", "shown"), BLOCKS, ids=[f"{i}-{a}" for i, (a, _) in enumerate(BLOCKS)])
def test_shown_output_is_real(arguments: str, shown: str) -> None:
    """Each stretch between two lines of `…` stands in the output, in that order."""
    rest = output(arguments)
    for stretch in re.split(r"^…\n", shown, flags=re.MULTILINE):
        if stretch:
            assert stretch in rest
            rest = rest.split(stretch, 1)[1]


def test_every_command_and_option_is_named() -> None:
    for name, command in faces.commands.items():
        assert f"framediff {name}" in README
        assert command.help
    for option in (
        "--by",
        "--voice",
        "--topic",
        "--lexicon",
        "--format",
        "--show-zones",
        "--min-confidence",
        "--corrections",
        "-o",
    ):
        assert option in README


def test_key_table_is_generated() -> None:
    assert key_table_markdown() in README


def test_set_up_is_two_commands() -> None:
    assert len(re.findall(r"^python3 -m venv", README, re.MULTILINE)) == 2


def test_the_python_lines_run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parent.parent)
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(code, {})  # noqa: S102 — the README's own lines
    promised = re.search(r"print\(cell.*?# (.*)", code)
    assert promised is not None
    assert capsys.readouterr().out.splitlines()[0] == promised.group(1)


def test_every_picture_and_file_it_points_to_is_there() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert "://" in target or (Path(__file__).parent.parent / target).exists(), target
