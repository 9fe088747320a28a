"""`framediff decompose`: how much of a gap is whom two sides let speak, and how much is how each voice words it."""

from __future__ import annotations

import click

from framediff.cli.contrasting import against, indicators, keys_of, sides_of
from framediff.cli.options import around_given, certainty, faces, filters, load, place, put_document

__all__ = ["decompose"]


@click.command()
@place
@certainty
@indicators
@against()
@click.option("--within", is_flag=True, help="Take voices apart by speaker, too.")
@filters
@faces
def decompose(  # noqa: PLR0913, PLR0917 - one argument an option
    place: str | None,
    keep: tuple[str, ...],
    corrections: str | None,
    min_confidence: float,
    indicators: tuple[str, ...],
    against: tuple[str, ...],
    within: bool,  # noqa: FBT001 - click passes it by name
    lexicons: tuple[str, ...],
    by: str,
    topic: str | None,
    form: str | None,
    evidence: bool,  # noqa: FBT001 - same
    output: str | None,
    force: bool,  # noqa: FBT001 - same
) -> None:
    """Take the gap between two sides apart: room for voices, and wording within each.

    A side may use a label more often because it lets those speak who use it, or because it words more so itself.
    Kitagawa's decomposition tells the two apart, exactly; every part opens its hits with --evidence.

    \b
    Examples:
      framediff decompose articles/ --indicator artsakh --against "Alder Post" --against "The Tribune"
      framediff decompose articles/ --indicator occupation --against Post --within
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    from framediff.comparison import resolve_topic
    from framediff.export.differences.decomposition import decomposition_document

    study = load(place, lexicons, keep, corrections=corrections, min_confidence=min_confidence)
    keys = keys_of(study, indicators)
    sides = sides_of(study, by, against)
    on = None if topic is None else resolve_topic(study, topic)
    around = around_given()
    options = {
        "by": by,
        "around": None if around is None else around.isoformat(),
        "against": [side.label for side in sides.pair],
        "indicators": list(keys),
        "within": within,
        "topic": on,
        "min_confidence": study.hearing.min_confidence,
    }
    document = decomposition_document(study, sides, keys, on, options, speakers=within)
    put_document(document, form, output, force=force, evidence=evidence)
