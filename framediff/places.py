"""Where shipped and own lexicons, seeds and settings lie."""

from __future__ import annotations

from pathlib import Path

__all__ = ["LEXICON_ENDINGS", "lexicon_files", "lexicon_folders", "settings_folder", "shipped"]

LEXICON_ENDINGS = (".toml", ".yaml", ".yml")
"""How the name of a lexicon's file may end; of two with one id in one folder the first counts."""

_PACKAGE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """The folder `lexicons` or `seeds` that came with framediff.

    An installed wheel carries it inside the package; in a checkout, and so in an editable install, it lies beside it.
    """
    inside = _PACKAGE / "_shipped" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def settings_folder() -> Path:
    """The folder for a reader's own settings and lexicons, as the system has it; it need not exist."""
    import platformdirs

    return Path(platformdirs.user_config_path("framediff", appauthor=False))


def lexicon_folders() -> tuple[Path, ...]:
    """Where a lexicon is looked up by its id, in order: the reader's own folder, if there is one, then the shipped."""
    own = settings_folder() / "lexicons"
    return (own, shipped("lexicons")) if own.is_dir() else (shipped("lexicons"),)


def lexicon_files() -> dict[str, Path]:
    """The files of the lexicons that can be named by their id, by id: the reader's own before the shipped."""
    found: dict[str, Path] = {}
    for folder in lexicon_folders():
        for ending in LEXICON_ENDINGS:
            for path in sorted(folder.glob(f"*{ending}")):
                found.setdefault(path.stem, path)
    return dict(sorted(found.items()))
