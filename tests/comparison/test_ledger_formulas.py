"""House formulas: found exactly and nearly, shown once, counted both ways; copies are one; all against plain ways."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import HARBOUR, heard, made_study

from framediff.cli import run
from framediff.cli.ledger.formulas import LEAST as SHOWN_LEAST
from framediff.comparison.ledgers.formulas import LEAST, formula_ledger
from framediff.comparison.ledgers.formulas.finding import find
from framediff.comparison.ledgers.formulas.shingles import repeated, shingles
from framediff.export.document import Document, Table
from framediff.export.document.rendering import written
from framediff.export.ledgers.formulas import formulas_section

FORMULA = "which was put under blockade by the harbour council in the early spring of last year"
NEARLY = "which was put under siege by the harbour council in the early spring of last year"


def filler(seed, words=30):
    generator = np.random.default_rng(seed)
    return " ".join(f"w{number}" for number in generator.integers(0, 10_000, words))


def article(name, middle, outlet="Alpha", date=None, seed=0):
    number = seed or sum(map(ord, name))
    return heard(
        name, f"{filler(number)}\n\n{filler(number + 500, 5)} {middle} {filler(number + 900, 5)}.", outlet, date
    )


def ledger(*articles, least=LEAST):
    return formula_ledger(made_study(articles), least)


# The finder


@given(st.lists(st.integers(0, 3), max_size=40), st.integers(1, 7))
def test_shingles_have_one_number_where_and_only_where_their_words_are_the_same(words, size):
    numbers = shingles(np.array(words, dtype=np.int64), size)
    windows = [tuple(words[i : i + size]) for i in range(len(words) - size + 1)]
    assert len(numbers) == len(windows)
    for i, one in enumerate(windows):
        for j, other in enumerate(windows):
            assert (numbers[i] == numbers[j]) == (one == other)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2)), min_size=1, max_size=30))
def test_repeated_is_what_two_owners_have(pairs):
    numbers, owners = (np.array(each, dtype=np.int64) for each in zip(*pairs, strict=True))
    plain = [len({owner for other, owner in pairs if other == number}) > 1 for number, _ in pairs]
    assert repeated(numbers, owners).tolist() == plain


def plainly_repeated(words, owners, size):
    """Positions of words that lie in a window of `size` words that two owners have."""
    windows = {}
    for i in range(len(words) - size + 1):
        if min(words[i : i + size]) >= 0 and owners[i] == owners[i + size - 1]:
            windows.setdefault(tuple(words[i : i + size]), []).append(i)
    held = [starts for starts in windows.values() if len({owners[i] for i in starts}) > 1]
    return {at for starts in held for i in starts for at in range(i, i + size)}


@given(st.lists(st.lists(st.integers(0, 3), max_size=7), min_size=2, max_size=6))
def test_formulas_lie_in_what_a_plain_search_finds_and_no_word_in_two(texts):
    words, owners = [], []
    for number, text in enumerate(texts):
        words += [*text, -1 - number]
        owners += [number] * (len(text) + 1)
    size = 3
    found = find(np.array(words, dtype=np.int64), np.array(owners, dtype=np.int64), size)
    expected = plainly_repeated(words, owners, size)
    taken = [at for each in found for stretch in each.stretches for at in range(stretch.start, stretch.end)]
    assert set(taken) <= expected, "a model of seven words is too short for near wordings"
    assert len(taken) == len(set(taken))
    assert bool(found) or not expected
    for each in found:
        assert len({owners[stretch.start] for stretch in each.stretches}) > 1


# The ledger


def test_what_two_articles_repeat_is_one_formula_with_all_its_places():
    made = ledger(article("a1", FORMULA), article("a2", FORMULA), article("a3", "nothing of the kind"))
    (formula,) = made.formulas
    assert formula.text == FORMULA
    assert (formula.articles, len(formula.occurrences), formula.words) == (2, 2, 16)
    study = made_study([article("a1", FORMULA), article("a2", FORMULA)])
    for each in formula.occurrences:
        assert each.span.of(study[each.article_id].article.text) == FORMULA


def test_another_outlet_is_another_house():
    made = ledger(article("a1", FORMULA), article("b1", FORMULA, "Beta"))
    assert made.formulas == ()
    assert made.single == ("Alpha", "Beta")


def test_a_wording_with_a_word_replaced_is_nearly_the_same_formula():
    made = ledger(article("a1", FORMULA), article("a2", FORMULA), article("a3", NEARLY))
    (formula,) = made.formulas
    assert {each.article_id: each.exact for each in formula.occurrences} == {"a1": True, "a2": True, "a3": False}
    assert formula.text == FORMULA


def test_two_wordings_of_one_formula_are_joined():
    made = ledger(*(article(f"a{i}", FORMULA) for i in (1, 2)), *(article(f"a{i}", NEARLY) for i in (3, 4)))
    (formula,) = made.formulas
    assert sum(each.exact for each in formula.occurrences) == 2
    assert len(formula.occurrences) == 4


def test_a_formula_inside_longer_repetitions_is_found_and_so_is_the_rest():
    head, tail = filler(7, 12), filler(8, 12)
    texts = [f"{head} {FORMULA}"] * 2 + [f"{tail} {FORMULA}"] * 2 + [FORMULA]
    made = ledger(*(article(f"a{i}", text) for i, text in enumerate(texts)))
    found = {formula.text: len(formula.occurrences) for formula in made.formulas}
    assert found == {FORMULA: 5, head: 2, tail: 2}


def test_speech_is_no_formula_of_the_house_and_parts_what_is():
    quoted = [heard(f"q{i}", f"{filler(i)}\n\n{{d Ann|{FORMULA}}} she said.", "Alpha") for i in (1, 2)]
    assert ledger(*quoted).formulas == ()
    parted = "which was put under {d Ann|blockade} by the harbour council in the early spring of last year"
    made = ledger(*(heard(f"p{i}", f"{filler(i)}\n\n{parted}", "Alpha") for i in (1, 2)))
    assert [each.text for each in made.formulas] == ["by the harbour council in the early spring of last year"]


def test_a_paragraph_ends_a_formula():
    first, second = "one two three four five six", "seven eight nine ten eleven twelve"
    made = [heard(f"a{i}", f"{filler(i)} {first}\n\n{second} {filler(i + 50)}", "Alpha") for i in (1, 2)]
    assert ledger(*made).formulas == ()


def test_copies_do_not_flood_it():
    copies = [article(f"c{i}", FORMULA, seed=3) for i in range(5)]
    made = ledger(*copies, article("a9", FORMULA))
    (formula,) = made.formulas
    assert len(formula.occurrences) == 2
    assert made.copies == (("c0", "c1", "c2", "c3", "c4"),)
    assert ledger(*copies).single == ("Alpha",)


def test_the_first_place_is_that_of_the_earliest_article_and_unknown_dates_come_last():
    made = ledger(
        article("a1", FORMULA), article("a2", FORMULA, date="2024-05-01"), article("a3", FORMULA, date="2023-05-01")
    )
    assert [each.article_id for each in made.formulas[0].occurrences] == ["a3", "a2", "a1"]


def test_numbers_are_counted_both_ways():
    others = heard("a9", "The strike went on. They attack.", "Alpha")
    made = ledger(*(article(f"a{i}", FORMULA) for i in (1, 2, 3)), others)
    (recount,) = made.recounts
    assert recount.indicator == "stoppage/blockade"
    assert (recount.every.count, recount.every.denominator) == (3, 4)
    assert (recount.once.count, recount.once.denominator) == (1, 2)


def test_rates_lose_the_repeated_words_too():
    formula = "when the council came to attack the harbour in the early spring of last year"
    made = ledger(*(article(f"a{i}", formula) for i in (1, 2, 3)))
    (recount,) = made.recounts
    assert (recount.every.count, recount.once.count) == (3, 1)
    assert recount.every.denominator - recount.once.denominator == 2 * len(formula.split())


def test_the_least_length_holds():
    short = "the old harbour wall of the town"
    articles = [article(f"a{i}", short) for i in (1, 2)]
    assert ledger(*articles).formulas == ()
    assert [each.text for each in ledger(*articles, least=7).formulas] == [short]
    assert SHOWN_LEAST == LEAST


def test_a_thousand_articles_are_few_seconds_of_work():
    texts = [f"{filler(i, 300)} {FORMULA if i % 7 else NEARLY}" for i in range(1, 1001)]
    words, owners, known = [], [], {}
    for number, text in enumerate(texts):
        terms = text.split()
        words += [*(known.setdefault(term, len(known)) for term in terms), -1 - number]
        owners += [number] * (len(terms) + 1)
    (formula,) = find(np.array(words, dtype=np.int64), np.array(owners, dtype=np.int64), 8)
    assert len(formula.stretches) == 1000


# For a reader


def test_every_number_is_as_long_as_its_places():
    articles = [*(article(f"a{i}", FORMULA) for i in (1, 2)), article("a3", NEARLY)]
    study = made_study(articles, (HARBOUR,))
    section = formulas_section(study, formula_ledger(study))
    formulas, recounts = [block for block in section.blocks if isinstance(block, Table)]
    (row,) = formulas.rows
    keys = [column.key for column in formulas.columns]
    assert row[keys.index("places")].data == len(row[keys.index("places")].evidence.places) == 3
    assert row[keys.index("near")].data == 1
    assert row[keys.index("hits")].data == {
        "stoppage/blockade": {"every": 2, "once": 1},
        "stoppage/siege": {"every": 1, "once": 0},
    }
    assert [row[0].text for row in recounts.rows] == ["Alpha", "Alpha"]
    document = Document("Formulas", (), (section,))
    assert "“Nearly” are places" in formulas.notes[0].text
    for form in ("text", "md", "csv", "json"):
        assert FORMULA[:20] in written(document, form, evidence=True)


def test_the_command_says_that_the_seeds_can_repeat_nothing(capsys):
    assert run(print, ["ledger", "formulas", "--format", "json"]) == 0
    assert "can repeat nothing here" in json.dumps(json.loads(capsys.readouterr().out))


@pytest.mark.parametrize("least", ["2", "x"])
def test_a_length_that_is_none_is_refused(capsys, least):
    assert run(print, ["ledger", "formulas", "--least", least]) == 2
    assert "--least" in capsys.readouterr().err


def test_nothing_is_explained_under_an_empty_table():
    study = made_study([heard("a1", "One thing.", "Alpha"), heard("a2", "Another.", "Alpha")], (HARBOUR,))
    (table,) = [each for each in formulas_section(study, formula_ledger(study)).blocks if isinstance(each, Table)]
    assert (table.rows, table.notes) == ((), ())
