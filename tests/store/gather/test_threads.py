from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from store.gather.stems import content_stems, stem
from store.gather.threads import threads
from store.records import ArticleRef, Span, Statement, StoredStatement

NAMES = {"saic": "SAIC", "gm": "General Motors", "nio": "Nio", "reuters": "Reuters"}


def told(
    text: str,
    *,
    article: int = 1,
    day: date | None = date(2022, 5, 4),
    at: int = 0,
    company: str | None = None,
    stance: Any = "assert",
    mode: Any = "indirect",
    about: tuple[str, ...] = (),
    said: str | None = None,
) -> StoredStatement:
    span = Span(at, at + len(text))
    pieces = () if mode == "predicate" else (span,)
    statement = Statement(span, pieces, text, "said", mode, stance, company=company, about=about, date=said)
    return StoredStatement(ArticleRef(article, f"Article {article}", "Reuters", day), statement)


RUMOUR = told("SAIC will build a battery factory with GM in Ohio", stance="rumour", about=("saic", "gm"))
DENIAL = told("The company has denied this", at=100, company="saic", stance="deny", mode="predicate", about=("saic",))
LATER = told(
    "it is building a battery factory in Ohio",
    article=2,
    day=date(2022, 5, 9),
    company="gm",
    stance="confirm",
    about=("gm", "saic"),
)


def test_a_denial_without_content_belongs_to_the_rumour_before_it() -> None:
    (thread,) = threads([RUMOUR, DENIAL], NAMES)
    assert thread.standing == "denied"
    assert thread.claim == RUMOUR.statement.text
    assert thread.why == "rumour without source (Reuters, 4 May 2022); denied by SAIC (Reuters, 4 May 2022)"
    assert [r.statement for r in thread.reports] == [DENIAL, RUMOUR]


def test_a_rumour_nobody_answered_is_open() -> None:
    (thread,) = threads([RUMOUR], NAMES)
    assert thread.standing == "open rumour"
    assert "nobody has answered" in thread.why


def test_a_refusal_leaves_a_rumour_open() -> None:
    refusal = told("GM declined to comment", at=90, company="gm", stance="refuse", mode="predicate", about=("gm",))
    (thread,) = threads([RUMOUR, refusal], NAMES)
    assert thread.standing == "open rumour"
    assert "no comment from General Motors" in thread.why


def test_one_company_denies_and_another_confirms() -> None:
    (thread,) = threads([LATER, DENIAL, RUMOUR], NAMES)
    assert thread.standing == "contradicted"
    assert thread.reports[0].statement == LATER


def test_the_same_company_may_change_its_mind() -> None:
    confirmed = told(
        "SAIC is to build a battery factory with GM in Ohio",
        article=3,
        day=date(2022, 8, 1),
        company="saic",
        stance="confirm",
        about=("saic", "gm"),
    )
    (thread,) = threads([RUMOUR, DENIAL, confirmed], NAMES)
    assert thread.standing == "confirmed"
    assert "denied by SAIC" in thread.why
    assert "confirmed by SAIC" in thread.why


def test_the_same_words_in_standfirst_body_and_another_article_are_one_report() -> None:
    again = told(
        "SAIC will build a battery factory with GM in Ohio state", at=300, stance="rumour", about=("saic", "gm")
    )
    elsewhere = told(
        "SAIC would build a battery factory in Ohio with GM", article=5, stance="rumour", about=("saic", "gm")
    )
    second_denial = told("SAIC denied it", at=400, company="saic", stance="deny", mode="predicate", about=("saic",))
    (thread,) = threads([elsewhere, again, RUMOUR, DENIAL, second_denial], NAMES)
    rumour, denial = sorted(thread.reports, key=lambda r: r.statement.statement.span.start)
    assert (rumour.statement, rumour.repeats, rumour.articles) == (RUMOUR, (again, elsewhere), 2)
    assert (denial.statement, denial.repeats) == (DENIAL, (second_denial,))


def test_other_claims_of_the_same_companies_stay_apart() -> None:
    prices = told("prices of the ET5 will stay as they are", at=50, company="nio", about=("nio",))
    swaps = told("it will open 400 battery swap stations this year", at=80, company="nio", about=("nio",))
    found = threads([prices, swaps], NAMES)
    assert {t.claim for t in found} == {prices.statement.text, swaps.statement.text}
    assert {t.standing for t in found} == {"stated"}


def test_words_that_point_back_join_the_claim() -> None:
    open_door = told("it does not rule out such plans", at=200, company="gm", about=("gm", "saic"))
    (thread,) = threads([RUMOUR, open_door], NAMES)
    assert len(thread.reports) == 2


def test_a_statement_is_placed_in_time_by_its_own_date() -> None:
    old = told(
        "it builds no battery factory in Ohio with SAIC",
        at=500,
        company="gm",
        stance="deny",
        about=("gm", "saic"),
        said="2022-01-20",
    )
    (thread,) = threads([RUMOUR, old], NAMES)
    assert thread.reports[-1].statement == old
    assert "20 Jan 2022" in thread.why


def test_the_thread_with_the_newest_statement_comes_first() -> None:
    new = told("it will open 400 battery swap stations", article=9, day=date(2022, 6, 1), company="nio", about=("nio",))
    undated = told("wages rise by a fifth in its plants", article=12, day=None, company="gm", about=("gm",))
    assert [t.claim for t in threads([undated, RUMOUR, new], NAMES)] == [
        new.statement.text,
        RUMOUR.statement.text,
        undated.statement.text,
    ]


def test_stems_bring_kin_together() -> None:
    assert stem("cooperate") == stem("cooperation") == stem("cooperating")
    assert stem("building") == stem("builds") == stem("built")
    assert stem("deliveries") == stem("delivery")
    assert stem("discussions") == stem("talks")
    assert content_stems("Nio is not building the cars", ["Nio"]) == {"build", "car"}


WORDS = st.lists(st.sampled_from("build car battery Ohio deny sell price plant swap".split()), max_size=6).map(" ".join)
STATEMENTS = st.builds(
    told,
    WORDS,
    article=st.integers(1, 4),
    at=st.integers(0, 900),
    company=st.sampled_from([None, "saic", "gm"]),
    stance=st.sampled_from(["assert", "deny", "confirm", "rumour", "refuse"]),
    mode=st.sampled_from(["indirect", "predicate"]),
    about=st.sampled_from([(), ("saic",), ("saic", "gm")]),
)


@settings(max_examples=60)
@given(st.lists(STATEMENTS, max_size=12))
def test_every_statement_is_in_one_thread_once(stored: list[StoredStatement]) -> None:
    found = threads(stored, NAMES)
    held = [s for t in found for r in t.reports for s in (r.statement, *r.repeats)]
    assert sorted(map(repr, held)) == sorted(map(repr, stored))


def test_a_claim_about_one_company_is_not_that_about_two() -> None:
    together = told("SAIC will cooperate with GM to build cars in Peru", stance="rumour", about=("saic", "gm"))
    alone = told("GM would be directly involved in building cars", at=200, stance="rumour", about=("gm",))
    answer = told("it does not build cars in that way", at=300, company="gm", stance="deny", about=("gm",))
    found = {t.claim: t.standing for t in threads([together, alone, answer], NAMES)}
    assert found == {together.statement.text: "open rumour", alone.statement.text: "denied"}


def test_a_refusal_far_off_is_of_something_else() -> None:
    refusal = told("GM declined to comment", at=5000, company="gm", stance="refuse", mode="predicate", about=("gm",))
    assert len(threads([RUMOUR, refusal], NAMES)) == 2
