import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.extract import clauses, grammar


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The company said", "The company"),
        ("Sales fell, Nokia said", "Nokia"),
        ("Anna Berg, chief executive of Nokia, said", "Anna Berg, chief executive of Nokia"),
        ("On Monday, Anna Berg, Nokia's head of sales, said", "Anna Berg, Nokia's head of sales"),
        ("Although sales rose, Nokia said", "Nokia"),
        ("Sales fell and analysts said", "analysts"),
        ("Nokia founder, chairman and CEO Anna Berg said", "Nokia founder, chairman and CEO Anna Berg"),
        ("It was cheap, but the bank said", "the bank"),
        ("In a note the broker said", "the broker"),
        ("Nokia (Helsinki: NOKIA) said", "Nokia (Helsinki: NOKIA)"),
    ],
)
def test_the_subject_of_a_verb(text, subject):
    verb = grammar.verb_group(text, 0, text.rindex("said"))
    found = grammar.subject_before(text, 0, verb)
    assert found is not None
    assert found.of(text) == subject


@pytest.mark.parametrize("text", ["Nokia has also said", "Nokia later said", "Nokia repeatedly and openly said"])
def test_auxiliaries_and_adverbs_belong_to_the_verb(text):
    assert text[: grammar.verb_group(text, 0, text.index("said"))].startswith("Nokia")


@pytest.mark.parametrize(
    ("words", "verb"),
    [
        ("sales rose", True),
        ("it is late", True),
        ("the second quarter of last year", False),
        ("a based-on list", False),
    ],
)
def test_what_looks_like_a_verb(words, verb):
    assert grammar.has_verb(words) is verb


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        (" on Tuesday that sales rose", "that sales rose"),
        (" in a statement on Tuesday it will sell", "it will sell"),
        (" in a research note sent to clients on Monday that it sells", "that it sells"),
        (" late on Friday sales rose", "sales rose"),
        (" sales rose", "sales rose"),
    ],
)
def test_time_and_venue_are_stepped_over(text, rest):
    assert text[clauses.step_over(text, 0, len(text), False) :] == rest


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        (" Reuters the plant will close", "the plant will close"),
        (" reporters on Monday that it sells", "that it sells"),
        (" a conference in Oslo that it sells", "that it sells"),
        (" jurors he knew", "he knew"),
    ],
)
def test_the_hearer_is_stepped_over(text, rest):
    assert text[clauses.step_over(text, 0, len(text), True) :] == rest


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("sales rose, adding that costs fell", "sales rose"),
        ("sales will rise, but analysts doubt it", "sales will rise"),
        ("it paid 5 bln yen ($40 mln; 30 mln euros) for it", "it paid 5 bln yen ($40 mln; 30 mln euros) for it"),
        ("sales rose in May, Nokia said.", "sales rose in May"),
    ],
)
def test_where_a_clause_ends(text, content):
    assert text[: clauses.clause_end(text, 0, len(text), [])] == content


@given(st.text(alphabet="Aab ,.()-'\"", max_size=120))
def test_subjects_lie_before_their_verbs(text):
    found = grammar.subject_before(text, 0, len(text)) if text else None
    assert found is None or 0 <= found.start <= found.end <= len(text)
