"""`framediff discover`: wording that the lexicon lacks, each with its places, and one taken over into a lexicon."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from framediff.cli.options import (
    SIDES_BY,
    Request,
    Result,
    against,
    certainty,
    formats,
    grouped,
    lexicons,
    load,
    place,
    say,
    voiced,
    written,
)

if TYPE_CHECKING:
    from framediff.comparison.lexicons.discovery import Discovery

__all__ = ["discover"]


@click.command()
@place
@certainty
@lexicons
@click.option("--slots", is_flag=True, help="Look into the slots of known labels; done when nothing else is asked for.")
@click.option(
    "--of", multiple=True, metavar="ID", help="Only the slots of this choice set or category; may be repeated."
)
@click.option("--collocates", metavar="ID", help="Contrast the words near this referent: a choice set, or one variant.")
@click.option("--keyness", is_flag=True, help="Contrast all words of two sides.")
@against()
@grouped(SIDES_BY, "What sides are.")
@voiced()
@click.option(
    "--phrases", type=click.IntRange(1, 3), default=1, show_default=True, help="Words of the longest phrase in keyness."
)
@click.option(
    "--window", type=click.IntRange(1, 20), default=5, show_default=True, help="Words on either side of a referent."
)
@click.option(
    "--least",
    type=click.IntRange(min=1),
    default=3,
    show_default=True,
    help="How often collocates and keywords must stand, on both sides together.",
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    help="How many candidates of each kind and side are shown.",
)
@formats("text", "json")
@click.option("--accept", metavar="WORDS", help="Take this candidate over into a lexicon of yours.")
@click.option(
    "--as", "target", metavar="LEXICON:ID", help="Where to: lexicon (id or path), then set/variant or category."
)
@written
def discover(
    request: Request,
    result: Result,
    *,
    slots: bool,
    of: tuple[str, ...],
    collocates: str | None,
    keyness: bool,
    voice: str | None,
    phrases: int,
    window: int,
    least: int,
    limit: int,
    accept: str | None,
    target: str | None,
) -> None:
    """Find wording that the lexicon lacks.

    By slots: what else stands where known labels stand, such as “zone of the ___ conflict”. By collocates: words near a
    referent that one side uses more. By keyness: all words that one side uses more. Each candidate comes with counts,
    in how many articles it stands, and places as ARTICLE:OFFSET.

    --accept writes one into a lexicon: its words as a pattern, the sentences of its places as examples, and in comments
    a stub for the mirror. A lexicon that came with framediff is copied into your own folder first, or to the file of
    -o. Nothing is written unless the lexicon loads and all its examples hold.

    \b
    Examples:
      framediff discover articles/ --lexicon my-lexicon.toml
      framediff discover articles/ --collocates territory --against "Alder Post"
      framediff discover articles/ --keyness --by voice --against own --against direct --phrases 2
      framediff discover articles/ --accept "the enclave" --as my-lexicon.toml:territory/enclave
    """  # noqa: D301 - the escape keeps click from wrapping the examples
    from framediff.comparison.lexicons.discovery import SideBy, Wanted
    from framediff.comparison.lexicons.discovery import discover as discovered
    from framediff.export.lexicons.discovery import discovery_json, discovery_text
    from framediff.voice import Voice

    contrasted = keyness or bool(collocates)
    wanted = Wanted(
        by=SideBy(request.by),
        against=request.against,
        voice=None if voice is None else Voice(voice),
        slots=slots or bool(of) or not (contrasted or request.against),
        of=of,
        collocates=collocates or "",
        keyness=keyness or bool(request.against and not collocates),
        longest=phrases,
        least=least,
        window=window,
        around=request.around,
    )
    if (accept is None) != (target is None):
        raise click.UsageError("--accept and --as go together: --accept WORDS --as LEXICON:SET/VARIANT.")
    study = load(request)
    found = discovered(study, wanted)
    if accept is not None and target is not None:
        _take_over(found, accept, _within(request, target), result)
    elif result.form == "json":
        result.put(discovery_json(found, limit))
    else:
        result.put(discovery_text(found, limit, result.columns))


def _within(request: Request, target: str) -> str:
    """The target, with the path of the lexicon where it names one of the files given by its id."""
    from framediff.lexicon import load_lexicon
    from framediff.places import LEXICON_ENDINGS

    lexicon, colon, indicator = target.rpartition(":")
    files = (each for each in request.lexicons or () if isinstance(each, str) and each.endswith(LEXICON_ENDINGS))
    path = next((each for each in files if load_lexicon(each).id == lexicon), lexicon)
    return f"{path}{colon}{indicator}"


def _take_over(found: Discovery, name: str, target: str, result: Result) -> None:
    """Write the candidate into the lexicon, and say in words what stands where now."""
    from framediff.comparison.lexicons.discovery import candidate_named, entry_of
    from framediff.escaping import for_terminal
    from framediff.export.lexicons.file import LexiconFile

    lexicon, _, indicator = target.rpartition(":")
    if not lexicon or not indicator:
        raise click.UsageError("--as is LEXICON:SET/VARIANT or LEXICON:CATEGORY, such as karabakh:territory/artsakh.")
    file = LexiconFile(lexicon, result.output)
    owner = file.owner(indicator)
    entry = entry_of(found.study, candidate_named(found, name))
    mirror = file.add(owner, entry)
    path = file.write(force=result.force)
    click.echo(f"Written: {for_terminal(str(path))}", err=True)
    stub = f"; a stub of its mirror stands in comments under {mirror}" if mirror else ""
    examples = f"{len(entry.match)} example{'s' * (len(entry.match) != 1)}"
    say(for_terminal(f"{owner}: “{entry.pattern}” with {examples}{stub}.") + "\n")
