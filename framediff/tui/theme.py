"""Colours: a dark and a light theme, and what any other theme falls back on. No mark is told by colour alone."""

from __future__ import annotations

import os

from textual.theme import Theme

__all__ = ["DARK", "DEFAULTS", "LIGHT", "PLAIN", "first_theme"]

DARK = Theme(
    name="framediff-dark",
    primary="#7fa8d9",
    secondary="#8fbf8f",
    accent="#e0b45c",
    warning="#e0b45c",
    error="#e07a70",
    success="#8fbf8f",
    foreground="#d5d9df",
    background="#15181d",
    surface="#1b1f26",
    panel="#232831",
    dark=True,
    variables={
        "muted": "#8b939f",
        "rule": "#3d4450",
        "direct": "#7fc4b8",
        "indirect": "#d9a66c",
        "undetermined": "#c78fc4",
        "hit": "#f2d27a",
        "cursor": "#2d3646",
        "cursor-away": "#22272f",
    },
)

LIGHT = Theme(
    name="framediff-light",
    primary="#235a97",
    secondary="#2f6b3a",
    accent="#8a5a00",
    warning="#8a5a00",
    error="#a1322a",
    success="#2f6b3a",
    foreground="#22262c",
    background="#fbfaf7",
    surface="#f3f1ec",
    panel="#e9e6df",
    dark=False,
    variables={
        "muted": "#636a74",
        "rule": "#c3c0b8",
        "direct": "#0f655a",
        "indirect": "#8a4b08",
        "undetermined": "#7d2f7a",
        "hit": "#7a4a00",
        "cursor": "#dbe4f0",
        "cursor-away": "#eceae4",
    },
)

PLAIN = "ansi-dark"
"""Textual's theme of the terminal's own colours: with NO_COLOR set it leaves no colour at all."""

DEFAULTS = {
    "muted": "#8a8a8a",
    "rule": "#6a6a6a",
    "direct": "#3f9f8f",
    "indirect": "#b87f3a",
    "undetermined": "#a86aa4",
    "hit": "#b8962e",
    "cursor": "#4a5a70",
    "cursor-away": "#5a5a5a",
}
"""Our variables for themes that do not know them: readable on dark and on light."""

_FIRST_LIGHT = 7  # of the sixteen terminal colours, white; 8 is dark grey, above it all are bright


def first_theme() -> str:
    """The theme to begin with: plain under NO_COLOR, light where the terminal says that its ground is light."""
    if "NO_COLOR" in os.environ:
        return PLAIN
    ground = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    light = ground.isdecimal() and int(ground) >= _FIRST_LIGHT and int(ground) != _FIRST_LIGHT + 1
    return LIGHT.name if light else DARK.name
