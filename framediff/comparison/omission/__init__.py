"""The omission map: which topics, names and wording stand in which articles, and the proof where they do not."""

from framediff.comparison.omission.aspects import Aspect, AspectChoice, AspectKind
from framediff.comparison.omission.map import OmissionMap, OmissionOptions, omission_map
from framediff.comparison.omission.presence import Mention, Part, Presence, Spot

__all__ = [
    "Aspect",
    "AspectChoice",
    "AspectKind",
    "Mention",
    "OmissionMap",
    "OmissionOptions",
    "Part",
    "Presence",
    "Spot",
    "omission_map",
]
