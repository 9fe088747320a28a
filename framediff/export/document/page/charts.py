"""Charts, drawn by Matplotlib: shapes, hatches and dashes tell series apart, colour only repeats it."""

from __future__ import annotations

from io import StringIO
from textwrap import shorten, wrap
from typing import TYPE_CHECKING, Any

from framediff.escaping import for_terminal
from framediff.export.document.page.markup import Markup, element
from framediff.export.document.page.vector import INK, LINE, PAPER, QUIET, SERIES, for_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from framediff.export.document.model import Chart, Point

__all__ = ["chart_words", "drawn_by", "figure"]

_MARKERS = "osD^vP"
_HATCHES = ("", "///", "\\\\\\", "---", "xxx", "|||")
_DASHES: Any = ("solid", "dashed", "dotted", "dashdot", (0, (8, 2, 2, 2)), (0, (1, 4)))
_DPI = 72  # a unit of the drawing is a pixel of the page where there is room for it
_WIDTH = 640
_LABELS, _NOTES = 200, 118  # room for labels on the left and for notes on the right
_LETTERS, _LINES = 30, 2  # of a label: letters in a line, and lines
_NOTED = 18  # letters of a note
_ROW, _BETWEEN = 16, 12  # height of the line of one point, and what stands between two labels
_HEAD, _FOOT, _LEGEND = 8, 44, 24
_LINES_HEIGHT = 260
_SIZE = 12.0
_SETTINGS: dict[Any, Any] = {
    "svg.hashsalt": "framediff",  # else ids differ from run to run
    "svg.fonttype": "none",  # text stays text
    "font.family": "DejaVu Sans",  # comes with Matplotlib, so that text takes the same room on every machine
    "font.size": _SIZE,
    "text.parse_math": False,  # a dollar sign in a headline is a dollar sign
    "text.color": INK,
    "axes.edgecolor": LINE,
    "axes.labelcolor": QUIET,
    "axes.unicode_minus": True,
    "xtick.color": LINE,
    "ytick.color": LINE,
    "xtick.labelcolor": QUIET,
    "ytick.labelcolor": INK,
    "hatch.linewidth": 1.2,
    "figure.dpi": _DPI,
}


def drawn_by() -> str:
    """Name and version of what draws the charts: another version may put the same numbers a hair's breadth apart."""
    import matplotlib as mpl

    return f"Matplotlib {mpl.__version__}"


def figure(chart: Chart, name: str) -> Markup:
    """The chart with its title, under a name that is unique in its page.

    What it shows is said in words, too, for those who do not see it.
    """
    title = element("title", chart.title, id=f"{name}-title")
    words = element("desc", chart_words(chart), id=f"{name}-words")
    drawn = for_page(_svg(chart), name, title + words)
    box = element("div", drawn, class_="scroll", tabindex="0", role="group", aria_label=chart.title)
    return element("figure", element("figcaption", element("bdi", chart.title)), box, id=name)


def chart_words(chart: Chart) -> str:
    """Every number of a chart in words."""
    several = len(chart.series) > 1
    said = [
        (f"{series.label}, " if several else "") + _point_words(point)
        for series in chart.series
        for point in series.points
    ]
    unit = f"{chart.unit[:1].upper()}{chart.unit[1:]}. " if chart.unit else ""
    return f"{unit}{'; '.join(said)}."


def _point_words(point: Point) -> str:
    if point.value is None:
        return f"{point.label}: {point.note or 'nothing to show'}"
    ends = "" if point.low is None or point.high is None else f", interval {_plain(point.low)} to {_plain(point.high)}"
    return f"{point.label}: {_plain(point.value)}{ends}" + (f" ({point.note})" if point.note else "")


def _plain(number: float) -> str:
    return f"{number:.4g}".replace("-", "−")


def _svg(chart: Chart) -> str:
    import warnings

    import matplotlib as mpl
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    out = StringIO()
    with mpl.rc_context(), warnings.catch_warnings():
        # Whatever a reader has set for charts of their own does not change ours.
        mpl.rcdefaults()
        mpl.rcParams.update(_SETTINGS)
        # The reader's own fonts draw the letters; Matplotlib's need not have them.
        warnings.filterwarnings("ignore", message=".*missing from font", category=UserWarning)
        drawn = {"intervals": _lying, "bars": _lying, "lines": _in_time}[chart.kind](chart)
        drawn.set_canvas(FigureCanvasSVG(drawn))
        drawn.savefig(out, format="svg", metadata=dict.fromkeys(("Date", "Creator", "Format", "Type")))
    return out.getvalue()


def _labels(chart: Chart) -> dict[str, int]:
    """The labels of all points in the order of their first appearance, with their places on the axis."""
    labels = dict.fromkeys(point.label for series in chart.series for point in series.points)
    return {label: number for number, label in enumerate(labels)}


def _short(text: str, letters: int) -> str:
    return shorten(for_terminal(text), letters, placeholder=" …") if len(text) > letters else for_terminal(text)


def _wrapped(label: str) -> str:
    lines = wrap(for_terminal(label), _LETTERS, max_lines=_LINES, placeholder=" …") or [""]
    return "\n".join(lines)


def _canvas(chart: Chart, height: int, left: int, right: int) -> tuple[Figure, Axes]:
    """A figure `height` high inside its axes, with room for labels and, for several series, a legend."""
    from matplotlib.figure import Figure

    head = _HEAD + (_LEGEND * -(-len(chart.series) // 3) if len(chart.series) > 1 else 0)
    total = height + head + _FOOT
    drawn = Figure(figsize=(_WIDTH / _DPI, total / _DPI), facecolor="none")
    box = (left / _WIDTH, _FOOT / total, (_WIDTH - left - right) / _WIDTH, height / total)
    axes = drawn.add_axes(box, facecolor="none")
    axes.set_axisbelow(True)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    return drawn, axes


def _reach(chart: Chart) -> tuple[float, float]:
    """From where to where the axis of values goes: the whole for shares, else nought and all values with room."""
    shown = [
        value
        for series in chart.series
        for point in series.points
        for value in (point.value, point.low, point.high)
        if value is not None
    ]
    low, high = min([0.0, *shown]), max([0.0, *shown])
    whole = 100.0 if chart.unit.startswith("%") else 1.0
    if chart.unit.startswith(("%", "share")) and not chart.zero and low >= 0 and high <= whole:
        return -0.02 * whole, 1.02 * whole
    room = 0.05 * ((high - low) or 1.0)
    return low - (room if low < 0 else room * 0.4), high + room


def _legend(chart: Chart, drawn: Figure, handles: Sequence[Artist]) -> None:
    if len(chart.series) > 1:
        names = [_short(series.label, 34) for series in chart.series]
        drawn.legend(
            handles,
            names,
            loc="upper left",
            ncols=3,
            frameon=False,
            fontsize=_SIZE - 1,
            borderaxespad=0.1,
            handletextpad=0.5,
        )


def _lying(chart: Chart) -> Figure:
    """Dots with their intervals, or bars: one line for each label, and in it one for each series."""
    labels = _labels(chart)
    several = max(1, len(chart.series))
    step = _ROW / (_ROW * several + _BETWEEN)  # between two series of a label, of the distance between two labels
    drawn, axes = _canvas(chart, max(1, len(labels)) * (_ROW * several + _BETWEEN), _LABELS, _NOTES)
    axes.spines["left"].set_visible(False)
    axes.set_ylim(max(1, len(labels)) - 0.5, -0.5)
    axes.set_xlim(*_reach(chart))
    axes.set_yticks(list(labels.values()), [_wrapped(label) for label in labels])
    axes.tick_params(axis="y", length=0, pad=8)
    axes.grid(axis="x", color=LINE, linewidth=0.6)
    if chart.unit:
        axes.set_xlabel(_short(chart.unit, 70), fontsize=_SIZE - 1)
    if chart.zero:
        axes.axvline(0, color=INK, linewidth=1.2)
    draw = _dots if chart.kind == "intervals" else _bars
    handles = []
    for number, series in enumerate(chart.series):
        shift = (number - (several - 1) / 2) * step
        rows = [(labels[point.label] + shift, point) for point in series.points]
        handles.append(draw(axes, rows, number % len(SERIES), step))
        for row, point in rows:
            if point.note or point.value is None:
                axes.annotate(
                    _short(point.note or "–", _NOTED),
                    (1.0, row),
                    xycoords=("axes fraction", "data"),
                    xytext=(10, 0),
                    textcoords="offset points",
                    va="center",
                    fontsize=_SIZE - 1,
                    color=QUIET,
                    annotation_clip=False,
                )
    _legend(chart, drawn, handles)
    return drawn


def _dots(axes: Axes, rows: Sequence[tuple[float, Point]], number: int, _step: float) -> Artist:
    """A dot for each value with a line from end to end of its interval; a hollow dot where it has none."""
    colour = SERIES[number]
    for row, point in rows:
        if point.value is None:
            continue
        whole = point.low is not None and point.high is not None
        if point.low is not None and point.high is not None:
            axes.hlines(row, point.low, point.high, color=colour, linewidth=2)
        axes.plot(
            point.value,
            row,
            _MARKERS[number],
            markersize=7,
            markerfacecolor=colour if whole else PAPER,
            markeredgecolor=colour,
            markeredgewidth=1.6,
            clip_on=False,
        )
    return _key(_MARKERS[number], colour)


def _key(marker: str, colour: str, dashes: Any = "none") -> Artist:  # noqa: ANN401 - a name or a tuple of lengths
    """What stands before a name in the legend."""
    from matplotlib.lines import Line2D

    return Line2D(
        [], [], marker=marker, color=colour, linestyle=dashes, markersize=7, markeredgewidth=1.6, linewidth=1.8
    )


def _bars(axes: Axes, rows: Sequence[tuple[float, Point]], number: int, step: float) -> Artist:
    """A bar for each value; its interval, if it has one, as a line over its end."""
    from matplotlib.patches import Patch

    colour = SERIES[number]
    look: dict[str, Any] = {"hatch": _HATCHES[number], "linewidth": 1.2}
    paper = colour if not _HATCHES[number] else PAPER
    for row, point in rows:
        if point.value is None:
            continue
        axes.barh(row, point.value, height=step * 0.82, facecolor=paper, edgecolor=colour, **look)
        if point.low is not None and point.high is not None:
            axes.hlines(row, point.low, point.high, color=INK, linewidth=1.4)
    return Patch(facecolor=paper, edgecolor=colour, **look)


def _in_time(chart: Chart) -> Figure:
    """A line for each series over the labels, from left to right; a gap where there is no value."""
    labels = _labels(chart)
    drawn, axes = _canvas(chart, _LINES_HEIGHT, 58, 16)
    axes.set_ylim(*_reach(chart))
    axes.set_xlim(-0.4, max(1, len(labels)) - 0.6)
    every = max(1, -(-len(labels) // 8))
    ticks = [(place, label) for label, place in labels.items() if place % every == 0]
    axes.set_xticks([place for place, _ in ticks], [_short(label, 14) for _, label in ticks])
    axes.tick_params(axis="y", labelcolor=QUIET)
    axes.grid(axis="y", color=LINE, linewidth=0.6)
    if chart.unit:
        axes.set_ylabel(_short(chart.unit, 42), fontsize=_SIZE - 1)
    if chart.zero:
        axes.axhline(0, color=INK, linewidth=1.2)
    handles = []
    for number, series in enumerate(chart.series):
        which = number % len(SERIES)
        known = {labels[point.label]: point for point in series.points}
        for stretch in _stretches(known):
            _stretch(axes, stretch, which)
        handles.append(_key(_MARKERS[which], SERIES[which], _DASHES[which]))
    _legend(chart, drawn, handles)
    return drawn


def _stretches(known: dict[int, Point]) -> Iterator[list[tuple[int, Point, float]]]:
    """The runs of neighbouring places that have a value."""
    run: list[tuple[int, Point, float]] = []
    for place in range(max(known, default=-1) + 2):
        point = known.get(place)
        if point is not None and point.value is not None:
            run.append((place, point, point.value))
        elif run:
            yield run
            run = []


def _stretch(axes: Axes, stretch: Sequence[tuple[int, Point, float]], which: int) -> None:
    places = [place for place, _, _ in stretch]
    colour = SERIES[which]
    axes.plot(places, [value for _, _, value in stretch], color=colour, linestyle=_DASHES[which], linewidth=1.8)
    for place, point, value in stretch:
        whole = point.low is not None and point.high is not None
        if point.low is not None and point.high is not None:
            axes.vlines(place, point.low, point.high, color=colour, linewidth=1.2)
        axes.plot(
            place,
            value,
            _MARKERS[which],
            markersize=6.5,
            markerfacecolor=colour if whole else PAPER,
            markeredgecolor=colour,
            markeredgewidth=1.6,
            clip_on=False,
        )
