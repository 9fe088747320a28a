"""`framediff decompose`: how much of a gap is whom two sides let speak, and how much is how each voice words it."""

from __future__ import annotations

import click

from framediff.cli.options import (
    Request,
    Result,
    against,
    certainty,
    faces,
    filters,
    indicators,
    keys_of,
    load,
    place,
    sides_of,
)

__all__ = ["decompose"]


@click.command()
@place
@certainty
@indicators
@against()
@click.option("--within", is_flag=True, help="Take voices apart by speaker, too.")
@filters
@faces
def decompose(request: Request, result: Result, *, indicators: tuple[str, ...], within: bool) -> None:
    """Take the gap between two sides apart: room for voices, and wording within each.

    A side may use a label more often because it lets those speak who use it, or because it words more so itself.
    Kitagawa's decomposition tells the two apart, exactly; every part opens its hits with --evidence.

    \b
    Examples:
      framediff decompose articles/ --indicator artsakh --against "Alder Post" --against "The Tribune"
      framediff decompose articles/ --indicator occupation --against Post --within
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    from framediff.export.differences.decomposition import decomposition_document

    study = load(request)
    keys = keys_of(study, indicators)
    sides = sides_of(study, request)
    on = request.topic_of(study)
    options = {
        **request.columns(),
        "against": [side.label for side in sides.pair],
        "indicators": list(keys),
        "within": within,
        "topic": on,
        "min_confidence": study.hearing.min_confidence,
    }
    document = decomposition_document(study, sides, keys, on, options, speakers=within)
    result.put_document(document)
