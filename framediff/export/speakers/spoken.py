"""What outlets have a speaker say: every statement, and what one quotes that another leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.export.document import (
    Column,
    Evidence,
    Said,
    Section,
    Table,
    place_of,
)
from framediff.export.layout import counted
from framediff.voice import Voice
from framediff.words import shortened

if TYPE_CHECKING:
    from framediff.comparison import Study
    from framediff.comparison.ledgers.speakerpage import Carried, SpeakerPage, Spoken

from framediff.export.speakers.parts import part, places_evidence

__all__ = ["left_out", "statements"]

_LONGEST = 240  # characters of a statement in a field; the whole of it is its place


def statements(study: Study, page: SpeakerPage) -> Section:
    """Every statement of the speaker, by outlet, what is verbatim first."""
    order = (Voice.DIRECT, Voice.INDIRECT)
    listed = sorted(
        page.spoken,
        key=lambda each: (page.outlets.index(each.outlet), order.index(each.voice), each.article_id, each.span),
    )
    rows = tuple(_statement(study, each) for each in listed)
    columns = (
        Column("outlet", "outlet"),
        Column("how", "how"),
        Column("text", "what"),
        Column("article", "article", shown=False),
        Column("voice", "voice", shown=False),
        Column("headline", "in a headline", shown=False),
    )
    return part(page, Table("said", "What each outlet quotes and paraphrases", columns, rows, (), "Nothing."))


def _statement(study: Study, each: Spoken) -> tuple[Said, ...]:
    how = "quoted" if each.voice is Voice.DIRECT else "paraphrased, in part quoted" if each.mixed else "paraphrased"
    text = " … ".join(" ".join(part.of(study[each.article_id].article.text).split()) for part in each.parts)
    of = f"{each.outlet}, {how}"
    place = place_of(study, each.article_id, each.span, how, 0)
    return (
        Said(each.outlet),
        Said(f"{how}, in a headline" if each.headline else how, how),
        Said(shortened(text, _LONGEST), text, Evidence(of, (place,), "statement")),
        Said(each.article_id),
        Said(str(each.voice)),
        Said("yes" if each.headline else "no", each.headline),
    )


def left_out(study: Study, page: SpeakerPage) -> Section:
    """Statements of the speaker that outlets on the same story do not report, with what comes nearest in each."""
    ours = [each for each in page.carried if each.left_out]
    rows = tuple(_carried(study, page, each) for each in ours)
    columns = (
        Column("statement", "what the speaker says"),
        Column("carried_by", "carried by"),
        Column("left_out_by", "left out by"),
        Column("story", "articles of the story", shown=False),
    )
    alike = len(page.carried) - len(ours)
    notes = (
        Said(
            f"On {'1 story' if page.stories == 1 else f'{page.stories:,} stories'} that several outlets tell and on "
            f"which {page.speaker.name} speaks: {counted(len(page.carried), 'thing')} said, "
            f"{alike:,} of them carried by all these outlets. Carried is what alignment finds to be the same fact, in "
            "whoever's words it stands there; behind “left out” stands what comes nearest, with its score. An outlet "
            "marked * does not let the speaker speak on that story."
        ),
    )
    empty = (
        f"No story on which {page.speaker.name} speaks is told by two outlets here, so nothing can be said to be left "
        "out."
        if not page.carried
        else "Every outlet on the same story carries all of it."
    )
    table = Table("left-out", "What is left out", columns, rows, notes if page.carried else (), empty)
    return part(page, table)


def _carried(study: Study, page: SpeakerPage, each: Carried) -> tuple[Said, ...]:
    name = page.speaker.name
    outlets = {study[one.article_id].article.outlet for one in (*each.renderings, *each.also)}
    having = sorted(outlets, key=lambda outlet: (outlet.casefold(), outlet))
    told = [(one.article_id, one.span, "carried") for one in (*each.renderings, *each.also)]
    near = [
        (one.statement.article_id, one.statement.span, f"{one.outlet}, nearest, {one.score:.2f}")
        for one in each.left_out
        if one.statement is not None
    ]
    lacking = [f"{one.outlet}{'' if one.speaks else '*'}" for one in each.left_out]
    data = [
        {
            "outlet": one.outlet,
            "speaks": one.speaks,
            "nearest": None if one.statement is None else one.statement.text,
            "score": one.score,
        }
        for one in each.left_out
    ]
    text = each.renderings[0].text
    return (
        Said(shortened(text, _LONGEST), text),
        Said(
            ", ".join(having),
            having,
            places_evidence(study, f"{name}: “{shortened(text, _LONGEST)}”", told, "statement", 0),
        ),
        Said(
            ", ".join(lacking),
            data,
            places_evidence(study, f"nearest to “{shortened(text, _LONGEST)}”", near, "statement", 0),
        ),
        Said(", ".join(each.story), list(each.story)),
    )
