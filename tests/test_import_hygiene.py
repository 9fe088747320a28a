"""What is imported when: help answers without the heavy libraries, and only the terminal UI loads Textual."""

from __future__ import annotations

import subprocess
import sys

HEAVY = {"nltk", "numpy", "re2", "rich", "scipy", "textual", "tomlkit", "yaml"}


def loaded_by(code):
    """Which heavy libraries a fresh interpreter has loaded after `code`."""
    ending = "; import sys; print('|'.join(sorted({name.partition('.')[0] for name in sys.modules})))"
    done = subprocess.run([sys.executable, "-c", code + ending], capture_output=True, text=True, check=True)
    return HEAVY.intersection(done.stdout.splitlines()[-1].split("|"))


def test_import_framediff_is_light():
    assert loaded_by("import framediff") == set()


def test_help_is_light():
    run = "from framediff.cli import run; run(print, {})"
    assert loaded_by(run.format("['--help']")) == set()
    assert loaded_by(run.format("['compare', '--help']")) == set()
    assert loaded_by(run.format("['lexicon', '--help']")) == set()
    assert loaded_by(run.format("['discover', '--help']")) == set()
    assert loaded_by(run.format("['ledger', 'verbs', '--help']")) == set()
    assert loaded_by(run.format("['keyness', '--help']")) == set()
    assert loaded_by(run.format("['lexicon', 'agree', '--help']")) == set()


def test_compare_and_evidence_do_not_load_textual():
    compare = "from framediff.cli import run; run(print, ['compare'])"
    assert loaded_by(compare) <= HEAVY - {"textual", "rich"}
    evidence = "from framediff.cli import run; run(print, ['evidence', '--indicator', 'territory'])"
    assert loaded_by(evidence) <= HEAVY - {"textual", "rich"}


def test_the_first_screen_does_not_load_the_rules_of_voice():
    code = (
        "import framediff.tui.app, framediff.tui.screens.corpus, sys; print('framediff.voice.hearing' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_the_names_of_voice_are_all_there():
    import framediff.voice

    for name in framediff.voice.__all__:
        assert getattr(framediff.voice, name) is not None
    assert set(framediff.voice.__all__) <= set(dir(framediff.voice))


def test_the_names_for_scripts_are_all_there():
    import framediff

    for name in framediff.__all__:
        assert getattr(framediff, name) is not None
    assert set(framediff.__all__) <= set(dir(framediff))
