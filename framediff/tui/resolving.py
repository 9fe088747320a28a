"""What an unresolved mention names, asked for on the screen; then it is written and counted anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.comparison.resolving import NONE, UNLISTED
from framediff.comparison.resolving.making import OTHER_LABEL
from framediff.tui.dialogs import Choose

if TYPE_CHECKING:
    from framediff.comparison import Study
    from framediff.comparison.resolving import Mention
    from framediff.tui.recount import Recount

__all__ = ["ask"]


def ask(app: Recount, study: Study, mention: Mention) -> None:
    """Ask what `mention` names, and have it written."""
    article = study[mention.hit.article_id].article
    words = " ".join(mention.hit.span.of(article.text).split())
    variants = [each for each in mention.block.indicators if each.label != OTHER_LABEL]
    names = [NONE, *(each.id.rpartition("/")[2] for each in variants), UNLISTED]
    choices = [
        "something else: it is no occasion",
        *(f"counts for “{each.label}”" for each in variants),
        "the same thing, by a label that is not listed",
    ]

    def chosen(number: int | None) -> None:
        if number is not None:
            app.resolve(mention, names[number])

    app.push_screen(Choose(f"{mention.block.title}: what does “{words}” name here?", choices, 0), chosen)
