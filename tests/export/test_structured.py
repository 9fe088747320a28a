"""JSON laid out at once is what the standard library lays out, line by line."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st
from made import made_study

from framediff.export.document.places import HitPlaces
from framediff.export.table.structured import json_text, shown

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=9)
    | st.sampled_from(['"}],{[:', "\\", "\u2028", "“é”", "\ud800", "a\n b", "1e5", "//"]),
    lambda each: st.lists(each, max_size=3) | st.dictionaries(st.text(max_size=4), each, max_size=3),
    max_leaves=6,
)


@settings(max_examples=30)
@given(st.dictionaries(st.text(max_size=4), VALUES, max_size=4))
def test_json_is_laid_out_as_by_the_standard_library(document):
    assert json_text(document) == json.dumps(shown(document), ensure_ascii=False, indent=1) + "\n"


def test_places_of_equal_hits_are_equal():
    study = made_study()
    hits = [hit for studied in study.articles for hit in studied.hits]
    places, again, fewer = HitPlaces(study, hits), HitPlaces(study, list(hits)), HitPlaces(study, hits[1:])
    assert places == again
    assert hash(places) == hash(again)
    assert places != fewer
    assert HitPlaces(made_study(), hits) != places
    assert [place.node for place in places] == [hit.span.of(study[hit.article_id].article.text) for hit in hits]
