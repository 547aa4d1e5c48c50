from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.extract import companies
from store.extract.listing import CompanyList, Entry
from store.extract.statements import find
from store.extract.text import read
from store.records import Statement

COMPANIES = CompanyList.of(
    [
        Entry("nio", "Nio", aliases=("NIO",), sector="cars", country="CN"),
        Entry("xpeng", "XPeng", sector="cars", country="CN"),
        Entry("jac", "JAC", sector="cars", country="CN"),
        Entry("huawei", "Huawei", sector="electronics", country="CN"),
        Entry("bmw", "BMW", sector="cars", country="DE"),
        Entry("boeing", "Boeing", sector="aerospace", country="US"),
        Entry("nokia", "Nokia", sector="telecoms", country="FI"),
        Entry("citigroup", "Citigroup", aliases=("Citi",), sector="banks", country="US"),
        Entry("reuters", "Reuters", kind="agency", sector="news agencies"),
        Entry("securities-times", "Securities Times", kind="outlet", sector="news outlets"),
    ]
)
PUBLISHED = date(2023, 3, 15)


def said(text: str) -> tuple[Statement, ...]:
    reading = read(text)
    return find(reading, companies.find(reading, COMPANIES, outlet=None), outlet=None, published=PUBLISHED)


def contents(text: str) -> list[list[str]]:
    reading = read(text)
    return [[p.of(reading.text) for p in s.pieces] for s in said(text)]


def only(text: str) -> Statement:
    (one,) = said(text)
    return one


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Nokia said sales rose 4 percent.", "Nokia", ["sales rose 4 percent"]),
        ("Nokia said that sales rose 4 percent.", "Nokia", ["sales rose 4 percent"]),
        ("Nokia said on Tuesday that sales rose 4 percent.", "Nokia", ["sales rose 4 percent"]),
        ("Nokia said in a statement on Tuesday it will cut costs.", "Nokia", ["it will cut costs"]),
        ("Sales rose 4 percent, Nokia said.", "Nokia", ["Sales rose 4 percent"]),
        ("Sales rose 4 percent, Nokia said in a statement.", "Nokia", ["Sales rose 4 percent"]),
        ("Sales rose 4 percent, said Nokia.", "Nokia", ["Sales rose 4 percent"]),
        ("But sales fell in Europe, the company said.", "the company", ["sales fell in Europe"]),
        ('"We sold more phones," Nokia said.', "Nokia", ['"We sold more phones,"']),
        ('"We sold more phones," said Nokia.', "Nokia", ['"We sold more phones,"']),
        ('Nokia said: "We sold more phones."', "Nokia", ['"We sold more phones."']),
        ('"We sold more," she said, "but earned less."', "she", ['"We sold more,"', '"but earned less."']),
        ('"We sold more," she said. "Margins held."', "she", ['"We sold more,"', '"Margins held."']),
        ("Nokia told Reuters the plant will close.", "Nokia", ["the plant will close"]),
        ("Nokia told investors that the plant will close.", "Nokia", ["the plant will close"]),
        ("According to Nokia, sales rose 4 percent.", "Nokia", ["sales rose 4 percent"]),
        ("Sales rose 4 percent, according to Nokia.", "Nokia", ["Sales rose 4 percent"]),
        ("Phones, Nokia said, are selling well.", "Nokia", ["Phones", "are selling well"]),
        ("Nokia expects sales to grow this year.", "Nokia", ["sales to grow this year"]),
        ("Nokia is aiming to double output.", "Nokia", ["to double output"]),
        ("Nokia has reported a fall in profit after a weak summer.", "Nokia", ["a fall in profit"]),
        ("Nokia is confident about demand in India.", "Nokia", ["demand in India"]),
        ("Nokia sees full-year sales growth of 3 percent.", "Nokia", ["full-year sales growth of 3 percent"]),
        ("Higher wages hurt profit by 3 percent, Nokia said.", "Nokia", ["Higher wages hurt profit by 3 percent"]),
        ("Sales fell in May, a letter seen by Reuters showed.", "a letter seen by Reuters", ["Sales fell in May"]),
        (
            "Sources told Reuters the company had bids that were too low.",
            "Sources",
            ["the company had bids that were too low"],
        ),
        ("Jane Roe told the same Espoo meeting that pay must rise.", "Jane Roe", ["pay must rise"]),
        ("Nokia reported lower profits on Monday helped by tax.", "Nokia", ["lower profits"]),
        ("Nokia expects a fall in its U.S. Sales this year.", "Nokia", ["a fall in its U.S. Sales this year"]),
        ('Nokia chief J.R. "Bob" Roe said sales rose.', 'Nokia chief J.R. "Bob" Roe', ["sales rose"]),
        ("NOKIA EXPECTS LOWER SALES", "NOKIA", ["LOWER SALES"]),
        ("Nokia said sales rose despite the strike.", "Nokia", ["sales rose despite the strike"]),
        ("Nokia attributed the rise to lower costs.", "Nokia", ["the rise to lower costs"]),
        (
            "Sales may fall, analysts say, especially as prices rise.",
            "analysts",
            ["Sales may fall", "especially as prices rise"],
        ),
        ("Although Nokia said sales rose, analysts were cool.", "Nokia", ["sales rose"]),
        ("Nokia said sales rose and that margins held.", "Nokia", ["sales rose", "margins held"]),
        ("HELSINKI, March 2 - Sales rose in Asia, Nokia said.", "Nokia", ["Sales rose in Asia"]),
        ("Nokia's boss pointed out that phones sell well.", "Nokia's boss", ["phones sell well"]),
    ],
)
def test_speaker_and_content(text, speaker, content):
    one = only(text)
    reading = read(text)
    assert (one.speaker, [p.of(reading.text) for p in one.pieces]) == (speaker, content)


def test_content_runs_on_where_a_paragraph_leaves_the_quotation_open():
    text = 'Anna Berg, who runs Nokia, said:\n"We sold more.\n"Margins held," and so on.\n'
    assert contents(text)[0][0] == '"We sold more.'


def test_doubled_single_marks_are_quotation_marks():
    assert contents("''We sold more phones,'' Nokia said.") == [["''We sold more phones,''"]]


@pytest.mark.parametrize(
    "text",
    [
        "Its quarterly reports show up in May.",
        "The so-called said-to-be flagship is a phone.",
        'The "smart" phone sold well.',
        "Nokia did not want to say more phones were sold.",
        "Its sales forecast for May was cut.",
        "The shop sells reports, claims and notes.",
        "Results came on schedule, according to plan.",
        "Nokia sees the market.",
    ],
)
def test_what_is_no_statement(text):
    assert said(text) == ()


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("There were rumours that Nokia will build cars.", "rumour"),
        ("Nokia rose on speculation it is to be bought.", "rumour"),
        ("Nokia is rumoured to be in talks with Boeing.", "rumour"),
        ("Nokia declined to comment on reports that it may be bought.", "rumour"),
        ("Nokia confirmed that it will close the plant.", "confirm"),
        ("Nokia denied that it will close the plant.", "deny"),
        ("Nokia said the report is false.", "deny"),
        ("Nokia said it would not comment on the matter.", "refuse"),
        ("Nokia pledged to keep the plant open.", "promise"),
        ("Nokia said it expects to sell more phones.", "expect"),
        ("Nokia said it will sell more phones.", "expect"),
        ("Nokia warned that costs could rise.", "expect"),
        ("Nokia said sales rose.", "assert"),
        ("Nokia said it does not rule out a sale.", "assert"),
        ("Newspapers have speculated that Nokia may sell its plant.", "rumour"),
        ('"I think sales will get better," Nokia said.', "expect"),
        ('"Nokia may close a plant," said Jane Roe.', "expect"),
        ("Jane Roe said Nokia might have sold its plant.", "assert"),
        ("Nokia warned that trade would remain hard.", "expect"),
    ],
)
def test_stance(text, stance):
    assert said(text)[-1].stance == stance


@pytest.mark.parametrize(
    ("text", "stance", "words"),
    [
        ("Nokia declined to comment.", "refuse", "declined to comment"),
        ("Nokia could not immediately be reached for comment.", "refuse", "could not immediately be reached"),
        ("Nokia did not specify.", "refuse", "did not specify"),
        ("Nokia has denied the rumours.", "deny", "has denied the rumours"),
        ("There was talk, but it was later denied by Nokia.", "deny", "was later denied by Nokia"),
    ],
)
def test_predicates_have_no_content(text, stance, words):
    one = said(text)[-1]
    reading = read(text)
    assert (one.mode, one.stance, one.pieces, one.span.of(reading.text)) == ("predicate", stance, (), words)
    assert one.company == "nokia"


def test_a_denial_is_of_the_company_that_the_rumour_is_about():
    rumour, denial, more = said(
        "There are rumours that Nio's partner JAC will build cars with Huawei. The company has denied this, "
        "but said it keeps the door open."
    )
    assert (rumour.speaker, rumour.company, rumour.about) == (None, None, ("nio", "jac", "huawei"))
    assert (denial.company, denial.stance, denial.mode) == ("jac", "deny", "predicate")
    assert (more.company, more.stance) == ("jac", "assert")


def test_after_a_rumour_a_negation_denies():
    assert said("There is talk that Huawei will sell cars. Huawei said it does not build cars.")[-1].stance == "deny"
    assert said("Huawei said it does not build cars.")[-1].stance == "assert"


def test_quoted_as_saying_gives_outlet_speaker_company_and_day():
    first, second, third = said(
        "JAC is building no cars with Huawei, Securities Times quoted staff from JAC's press office as saying today, "
        'adding that talks had ended. The staff member said, "We are open to everything."'
    )
    for one in (first, second):
        assert (one.speaker, one.company) == ("staff from JAC's press office", "jac")
        assert (one.outlet, one.date) == ("Securities Times", "2023-03-15")
    assert (third.speaker, third.company, third.outlet) == ("The staff member", "jac", "Securities Times")


def test_an_outlet_that_cites_passes_on_and_its_report_speaks_for_it():
    first, second = said(
        "Huawei orders passed 2,000 units, Securities Times said, citing comments from Huawei sources today. "
        "Huawei is hiring, according to the report."
    )
    assert (first.speaker, first.company, first.outlet) == ("Huawei sources", "huawei", "Securities Times")
    assert (second.speaker, second.company) == ("the report", "securities-times")


@pytest.mark.parametrize(
    ("text", "company", "role"),
    [
        ("Nokia chief executive Anna Berg said sales rose.", "nokia", "chief executive"),
        ("Anna Berg, chief executive of Nokia, said sales rose.", "nokia", "chief executive"),
        ("Sales rose, said Anna Berg, Nokia's chief executive.", "nokia", "chief executive"),
        (
            "In a response in late June, Chi Lin, president of sales at Nokia, said sales rose.",
            "nokia",
            "president of sales",
        ),
        ("Nokia sold more phones. CEO Anna Berg said sales rose.", "nokia", "CEO"),
        ("Nokia sold more phones. A spokesman said sales rose.", "nokia", "spokesman"),
        ("Nokia sold more phones. Analysts said sales rose.", None, "Analysts"),
        ("Nokia sold more phones. Citigroup analyst John Roe said sales rose.", "citigroup", "analyst"),
        ("Nokia sold more phones. It said sales rose.", "nokia", None),
        ("Former Nokia chief executive Anna Berg said sales rose.", None, "chief executive"),
        ("Nokia sold more phones. A spokeswoman for Acme said sales rose.", "acme", "spokeswoman"),
    ],
)
def test_who_speaks_for_which_company(text, company, role):
    one = said(text)[-1]
    assert (one.company, one.role) == (company, role)


def test_surnames_and_pronouns_are_followed():
    first, second, third = said(
        'Nokia chief executive Anna Berg said sales rose. Boeing fell.\n"We sold more," Berg said.\nShe said margins held.'
    )
    assert {first.company, second.company, third.company} == {"nokia"}
    assert third.role == "chief executive"


def test_he_is_whom_a_later_sentence_introduces():
    first, second, _ = said(
        "Orders are up, Roe said. Prices will fall, he said. Roe, who is a director of Nokia, said costs rose."
    )
    assert (first.company, second.company) == ("nokia", "nokia")


def test_the_company_is_not_whose_analyst_spoke():
    told = said(
        'Nokia raised its forecast. "They do well," said Citigroup analyst Jane Roe. Costs rose 2 percent, the company said.'
    )
    assert told[-1].company == "nokia"


def test_he_is_the_officer_named_before():
    assert (
        said("It is no secret what Nokia chairman John Roe wants. We are in good health, he said.")[0].company
        == "nokia"
    )


def test_an_outlet_that_only_saw_a_document_does_not_speak():
    assert [
        s.company for s in said("Sales fell, a document seen by Reuters showed. Costs rose, the document showed.")
    ] == [None, None]


def test_a_person_introduced_later_gets_the_company_told_there():
    first, _ = said("Costs rose, Berg said.\nBerg, who is Nokia's finance director, said sales fell.")
    assert first.company == "nokia"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Nokia said on May 24, 2021 that sales rose.", "2021-05-24"),
        ("In a statement released on December 24, Nokia said sales rose.", "2022-12-24"),
        ("In a response in late January, Nokia said sales rose.", "2023-01"),
        ("Nokia said on Monday that sales rose.", "2023-03-13"),
        ("Nokia said yesterday that sales rose.", "2023-03-14"),
        ("Nokia said that sales rose in January.", None),
        ("There were rumours in the first half of this year that Nokia will be sold.", "2023-H1"),
    ],
)
def test_when_it_was_said(text, day):
    assert said(text)[-1].date == day


def test_mode():
    direct, mixed, indirect = said(
        'Nokia said: "We sold more phones." Nokia said demand is "very strong indeed" in Asia. Nokia said sales rose.'
    )
    assert (direct.mode, mixed.mode, indirect.mode) == ("direct", "mixed", "indirect")


def test_credit_lines_say_nothing():
    assert said("Nokia sold phones.\n(Image credit: Nokia said so)") == ()


def test_every_statement_says_why():
    for one in said("Nokia chief executive Anna Berg said sales rose. There is talk that Boeing may buy it."):
        assert one.evidence


@given(
    st.lists(
        st.sampled_from(
            'Nokia|said|"|,|.|that|it|according|to|the company|and|but|\n|(|)|:|adding|quoted|as saying|rumours|denied|'
            "declined to comment|''|—|’|who|she|of|told|Reuters|on Monday|expects|will| ".split("|")
        ),
        max_size=60,
    ).map(" ".join)
    | st.text(max_size=200)
)
@settings(max_examples=300, deadline=None)
def test_any_text_gives_spans_that_slice(text):
    reading = read(text)
    for one in said(text):
        assert 0 <= one.span.start < one.span.end <= len(reading.text)
        for piece in one.pieces:
            assert one.span.start <= piece.start < piece.end <= one.span.end
        if one.speaker_span is not None:
            assert one.speaker_span.of(reading.text).strip()


def test_turns_of_a_transcript():
    text = "ANNA BERG: We sold more.\nQ: Where?\nANNA BERG: In Asia, as Nokia said.\nQ: Will it last?\n"
    assert [(s.speaker, s.mode) for s in said(text)] == [
        ("ANNA BERG", "direct"),
        ("Q", "direct"),
        ("ANNA BERG", "direct"),
        ("Q", "direct"),
    ]
    assert contents(text)[2] == ["In Asia, as Nokia said."]
