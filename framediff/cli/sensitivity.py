"""`framediff sensitivity`: a difference counted again without each thing that it may rest on."""

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
    voiced,
)

__all__ = ["sensitivity"]


@click.command()
@place
@certainty
@indicators
@against()
@voiced("all voices together without")
@filters
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    help="How many recounts are shown, those that move the difference furthest; 0 for all.",
)
@faces
def sensitivity(
    request: Request, result: Result, *, indicators: tuple[str, ...], voice: str | None, limit: int
) -> None:
    """Tell whether a difference of two sides holds when one thing is changed.

    It is counted again without each article, without each entry of the lexicon, without attributions of low confidence,
    headlines and scare quotes, and with every unresolved mention counted for it or for another label: “The sign holds
    in 11 of 12 recounts; it flips without the article …”.

    \b
    Examples:
      framediff sensitivity articles/ --indicator artsakh --against "Alder Post"
      framediff sensitivity articles/ --indicator occupation --against Post --against Times --voice own
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    from framediff.export.differences.sensitivity import sensitivity_document

    study = load(request)
    keys = keys_of(study, indicators)
    sides = sides_of(study, request, voice)
    on = request.topic_of(study)
    options = {
        **request.columns(),
        "against": [side.label for side in sides.pair],
        "indicators": list(keys),
        "voice": voice,
        "topic": on,
        "limit": limit,
        "min_confidence": study.hearing.min_confidence,
    }
    document = sensitivity_document(study, sides, keys, on, options, limit=limit)
    result.put_document(document)
