"""What the options that commands share ask for, handed to a command as one argument."""

from __future__ import annotations

from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from framediff.comparison import Options, Study
    from framediff.lexicon import Lexicon

__all__ = ["Request", "requesting"]

_Function = TypeVar("_Function", bound="Callable[..., object]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is read, and what is counted in it; what a command has no option for stands as it is without one.

    Attributes:
        place: a folder of articles or one article's file; None for the seeds.
        keep: kinds and numbers of zones to count besides.
        speakers: the file that --speakers names.
        resolutions: the file that --resolutions names.
        corrections: the file that --corrections names.
        min_confidence: attributions of less confidence than this, from 0 to 1, are undetermined.
        lexicons: ids, files or lexicons; none given means those of the articles' subject, None no lexicon at all.
        by: what columns or sides are.
        around: the day that parts periods.
        topic: the topic that passages must be on, as a reader calls it; None for every passage.
        copies: how articles with the same text count, `all` or `once`.
        story: the event that articles must be on, as a reader calls it; None for every article.
        likeness: what tells that two statements are alike, `words` or `embeddings`.
        against: the one or two sides that --against names.
    """

    place: str | None = None
    keep: tuple[str, ...] = ()
    speakers: str | None = None
    resolutions: str | None = None
    corrections: str | None = None
    min_confidence: float = 0.0
    lexicons: tuple[str | Lexicon, ...] | None = ()
    by: str = "outlet"
    around: date | None = None
    topic: str | None = None
    copies: str = "all"
    story: str | None = None
    likeness: str = "words"
    against: tuple[str, ...] = ()

    def options(self, voice: str = "split") -> Options:
        """What a table, or a ledger with columns, is counted by."""
        from framediff.comparison import By, Options, VoiceChoice

        return Options(By(self.by), VoiceChoice(voice), self.topic, around=self.around)

    def columns(self) -> dict[str, object]:
        """What a manifest keeps of the columns."""
        return {"by": self.by, "around": None if self.around is None else self.around.isoformat()}

    def topic_of(self, study: Study) -> str | None:
        """The key of the topic that is asked for.

        Raises:
            UnknownNameError: no topic, or more than one, is called so.
        """
        from framediff.comparison import resolve_topic

        return None if self.topic is None else resolve_topic(study, self.topic)


def requesting(*names: str) -> Callable[[_Function], _Function]:
    """Hand a command these of its options in the one argument `request`, which all that are so decorated share."""

    def decorated(function: _Function) -> _Function:
        shared: set[str] | None = getattr(function, "requested", None)
        if shared is not None:
            shared.update(names)
            return function
        requested = set(names)

        @wraps(function)
        def handed(*args: Any, **kwargs: Any) -> object:  # noqa: ANN401 - the options of any command
            said = {name: kwargs.pop(name) for name in requested if name in kwargs}
            return function(*args, request=Request(**said), **kwargs)

        handed.__dict__["requested"] = requested  # which `wraps` gives to whatever wraps this
        return cast("_Function", handed)

    return decorated
