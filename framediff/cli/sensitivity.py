"""`framediff sensitivity`: a difference counted again without each thing that it may rest on."""

from __future__ import annotations

import click

from framediff.cli.contrasting import against, indicators, keys_of, sides_of
from framediff.cli.correct import VOICES
from framediff.cli.options import around_given, certainty, faces, filters, load, place, put_document

__all__ = ["sensitivity"]


@click.command()
@place
@certainty
@indicators
@against()
@click.option("--voice", type=click.Choice(VOICES), help="Hold both sides to this voice; all voices together without.")
@filters
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=20,
    show_default=True,
    help="How many recounts are shown, those that move the difference furthest; 0 for all.",
)
@faces
def sensitivity(  # noqa: PLR0913, PLR0917 - one argument an option
    place: str | None,
    keep: tuple[str, ...],
    corrections: str | None,
    min_confidence: float,
    indicators: tuple[str, ...],
    against: tuple[str, ...],
    voice: str | None,
    lexicons: tuple[str, ...],
    by: str,
    topic: str | None,
    limit: int,
    form: str | None,
    evidence: bool,  # noqa: FBT001 - click passes it by name
    output: str | None,
    force: bool,  # noqa: FBT001 - same
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
    from framediff.comparison import resolve_topic
    from framediff.export.differences.sensitivity import sensitivity_document

    study = load(place, lexicons, keep, corrections=corrections, min_confidence=min_confidence)
    keys = keys_of(study, indicators)
    sides = sides_of(study, by, against, voice)
    on = None if topic is None else resolve_topic(study, topic)
    around = around_given()
    options = {
        "by": by,
        "around": None if around is None else around.isoformat(),
        "against": [side.label for side in sides.pair],
        "indicators": list(keys),
        "voice": voice,
        "topic": on,
        "limit": limit,
        "min_confidence": study.hearing.min_confidence,
    }
    document = sensitivity_document(study, sides, keys, on, options, limit=limit)
    put_document(document, form, output, force=force, evidence=evidence)
