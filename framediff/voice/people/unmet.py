"""Names of speakers.toml that no article has, which most often are slips of the pen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from framediff.voice.people.folding import name_key

if TYPE_CHECKING:
    from framediff.article import Corpus
    from framediff.voice.people.known import Known
    from framediff.voice.people.register import Register

__all__ = ["unmet"]


def unmet(known: Known, corpus: Corpus, register: Register) -> tuple[str, ...]:
    """The names of entries and questions that stand in no article, in the order of the file, each once.

    The name to show need not stand anywhere, as long as an alias does. None for a single file, which the others of its
    folder say nothing of.
    """
    if corpus.single or not (known.speakers or known.answers):
        return ()
    texts = [name_key(article.text) for article in corpus]
    met = {name_key(form) for each in register for form in each.aliases}

    def stands(name: str) -> bool:
        key = name_key(name)
        return key in met or any(key in text for text in texts)

    strange = []
    for speaker in known.speakers:
        gone = [alias for alias in speaker.aliases if not stands(alias)]
        if len(gone) == len(speaker.aliases) and not stands(speaker.name):
            gone.insert(0, speaker.name)
        strange += gone
    of_entries = {name_key(name) for speaker in known.speakers for name in speaker.names}
    for answer in known.answers:
        strange += [name for name in answer.names if name_key(name) not in of_entries and not stands(name)]
    return tuple(dict.fromkeys(strange))
