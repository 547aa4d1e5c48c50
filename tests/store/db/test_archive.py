"""The archive: records in, records out, over a restart and over revisions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Thread

import pytest

from store.db import Archive, open_archive
from store.db.archive import Saving
from store.errors import UnknownArticleError
from store.query import Query, parse
from store.records import (
    Change,
    CompanyFinding,
    Draft,
    Figure,
    Findings,
    Marks,
    Mention,
    PageMark,
    SalesRow,
    Span,
    Statement,
)

ADDED = datetime(2021, 12, 28, 9, 30, tzinfo=UTC)
BODY = "Nio handed over 10,878 cars in November, up 106 percent from 5,291. JAC denied the talk."
SENTENCE = "Nio handed over 10,878 cars in November"

NIO = CompanyFinding(
    "nio", "Nio", "company", (Mention(Span(0, 3), "Nio", evidence="listed name"),), ("NIO Inc",), ("NYSE:NIO",)
)
JAC = CompanyFinding("jac", "JAC", "company", (Mention(Span(68, 71), "JAC"), Mention(Span(79, 83), "the", True)))
CNEV = CompanyFinding("cnevpost", "CnEVPost", "outlet", (Mention(Span(0, 1), "N"),) * 3)
FIGURE = Figure(Span(16, 22), "10,878", "count", 10878.0, None, "cars", None, "nio", "deliveries", "2021-11", "level")
DENIAL = Statement(
    Span(68, 88), (), "JAC denied the talk", "denied", "predicate", "deny", "JAC", Span(68, 71), None, "jac",
    about=("nio",),
)  # fmt: skip
SALE = SalesRow(
    Span(16, 22), "nio", "deliveries", None, "2021-11", 10878.0, "cars",
    changes=(Change("yoy", 5291.0, 106.0, 105.594, "agrees", Span(44, 55)), Change("mom", None, 3.0, verdict="differs")),
)  # fmt: skip
FOUND = Findings((NIO, JAC, CNEV), (FIGURE,), (DENIAL,), (SALE,))


def draft(number: int = 1, **changes: object) -> Draft:
    made = Draft(f"/news/{number}.txt", BODY, f"Title {number}", "CnEVPost", date(2021, 12, number))
    return replace(made, **changes)  # type: ignore[arg-type]


def save(archive: Archive, made: Draft, findings: Findings = FOUND, digest: str = "1") -> int:
    return archive.save(made, findings, digest=digest, added=ADDED, sentences=[SENTENCE])[1]


def query(text: str = "") -> Query:
    return parse(text, today=date(2021, 12, 28))


@pytest.fixture(params=["file", "memory"])
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Archive]:
    with open_archive(tmp_path / "archive.db" if request.param == "file" else None) as opened:
        yield opened


def test_an_article_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    made = draft(5, url="https://a.example/5", author="A. Writer", format="markdown", tags=("ev", "a"))
    with open_archive(path) as archive:
        number = save(archive, made)
    with open_archive(path) as archive:
        article = archive.article(number)
    assert article.draft == replace(made, tags=())
    assert article.findings == FOUND
    assert article.marks == Marks(tags=("a", "ev"))
    assert (article.added, article.revision) == (ADDED, 1)


def test_a_list_shows_rows(archive: Archive) -> None:
    number = save(archive, draft())
    row = archive.row(number)
    assert archive.page(query()).rows == (row,)
    assert (row.title, row.outlet, row.published) == ("Title 1", "CnEVPost", date(2021, 12, 1))
    assert row.companies == ("JAC", "Nio")
    assert (row.statements, row.sales, row.mismatches, row.minutes) == (1, 1, 1, 1)


def test_the_same_again_changes_nothing(archive: Archive) -> None:
    number = save(archive, draft())
    assert archive.save(draft(), FOUND, digest="1", added=ADDED) == ("same", number)
    assert archive.article(number).findings == FOUND
    assert archive.counts() == (1, 1)


def test_a_changed_source_is_a_revision_that_keeps_its_marks(archive: Archive) -> None:
    number = save(archive, draft(tags=("ev",)))
    archive.set_marks([number], read=True, starred=True, add_tags=["mine"])
    changed = draft(body="Other words", published=date(2022, 1, 1), tags=("new",))
    assert archive.save(changed, Findings(), digest="2", added=ADDED) == ("changed", number)
    article = archive.article(number)
    assert (article.draft.body, article.findings, article.revision) == ("Other words", Findings(), 2)
    assert article.marks == Marks(True, True, ("ev", "mine", "new"))
    assert archive.ids(query("other")) == (number,)
    assert archive.ids(query("handed OR company:nio OR has:sales OR deliveries:>1")) == ()
    assert archive.statements(["nio"]) == archive.sales(["nio"]) == ()


def test_an_address_is_an_identity_too(archive: Archive) -> None:
    number = save(archive, draft(url="https://a.example/1"))
    moved = draft(source="/elsewhere.txt", url="https://a.example/1")
    assert archive.save(moved, FOUND, digest="2", added=ADDED) == ("changed", number)
    assert archive.find("/elsewhere.txt") == (number, "2")
    assert archive.find("/nowhere.txt", "https://a.example/1") == (number, "2")
    assert archive.find("/nowhere.txt", "https://a.example/2") is None
    assert archive.find_digest("2") == (number, "2")
    assert archive.find_digest("1") is None


def test_several_are_saved_together_or_not_at_all(archive: Archive) -> None:
    def failing() -> Iterator[Saving]:
        yield Saving(draft(1), FOUND, "1", ADDED)
        raise OSError

    with pytest.raises(OSError):
        archive.save_many(failing())
    assert archive.counts() == (0, 0)
    assert archive.ids(query("nio")) == ()
    saved = archive.save_many(Saving(draft(n), FOUND, "1", ADDED) for n in (3, 1, 2, 1))
    assert saved == [("new", 1), ("new", 2), ("new", 3), ("same", 2)]
    assert archive.ids(query("nio")) == (1, 3, 2)


def test_findings_are_replaced(archive: Archive) -> None:
    number = save(archive, draft())
    archive.set_marks([number], starred=True)
    archive.replace_findings(number, Findings(companies=(JAC,)))
    assert archive.article(number).findings == Findings(companies=(JAC,))
    assert archive.row(number).marks.starred
    assert archive.companies() == (("jac", "JAC", 1),)
    with pytest.raises(UnknownArticleError):
        archive.replace_findings(99, FOUND)


def test_an_unknown_article_is_told(archive: Archive) -> None:
    for ask in (
        archive.article,
        archive.row,
        lambda n: archive.set_marks([n], read=True),
        lambda n: archive.remove([n]),
    ):
        with pytest.raises(UnknownArticleError):
            ask(3)


def test_marks_are_set_and_put_back(archive: Archive) -> None:
    one, two = save(archive, draft(1, tags=("x",))), save(archive, draft(2))
    before = archive.set_marks([one, two], read=True, add_tags=["ev"], remove_tags=["x"])
    assert before == ((one, Marks(tags=("x",))), (two, Marks()))
    assert archive.row(one).marks == archive.row(two).marks == Marks(read=True, tags=("ev",))
    assert archive.tags() == (("ev", 2),)
    assert archive.counts() == (2, 0)
    assert archive.set_marks([one], read=True) == ()
    archive.restore_marks([*before, (99, Marks())])
    assert archive.row(one).marks == Marks(tags=("x",))
    assert archive.counts() == (2, 2)
    assert archive.ids(query("tag:x")) == (one,)
    assert archive.ids(query("tag:ev OR is:read")) == ()


def test_marks_of_several_change_together_or_not_at_all(archive: Archive) -> None:
    number = save(archive, draft())
    with pytest.raises(UnknownArticleError):
        archive.set_marks([number, 99], starred=True)
    assert archive.row(number).marks == Marks()


def test_removed_articles_are_put_back_as_they_were(archive: Archive) -> None:
    numbers = [save(archive, draft(n, tags=("ev",))) for n in (1, 2)]
    before = [archive.article(n) for n in numbers]
    removed = archive.remove(numbers)
    assert archive.counts() == (0, 0)
    assert archive.page(query("nio")).rows == ()
    assert archive.tags() == archive.outlets() == archive.companies() == ()
    assert archive.statements(["jac"]) == ()
    assert save(archive, draft(3)) == 3
    archive.restore(removed)
    assert [archive.article(n) for n in numbers] == before
    assert archive.ids(query("nio")) == (3, 2, 1)


def test_what_there_is_is_counted(archive: Archive) -> None:
    for n in (1, 2, 3):
        save(archive, draft(n, outlet="Other" if n == 1 else "CnEVPost", tags=("EV",) if n < 3 else ("jac",)))
    assert archive.tags() == (("EV", 2), ("jac", 1))
    assert archive.outlets() == (("CnEVPost", 2), ("Other", 1))
    assert archive.companies() == (("jac", "JAC", 3), ("nio", "Nio", 3))
    assert archive.count(query("outlet:cnevpost")) == 2
    assert archive.count(query("10878 OR tag:ev")) == 2


def test_statements_and_sales_of_companies_come_newest_first(archive: Archive) -> None:
    for n in (2, 3, 1):
        save(archive, draft(n))
    found = archive.statements(["nio", "jac"], limit=2)
    assert [s.article.title for s in found] == ["Title 3", "Title 2"]
    assert found[0].statement == DENIAL
    sales = archive.sales(["nio", "jac"])
    assert [(s.article.title, s.sentence) for s in sales] == [(f"Title {n}", SENTENCE) for n in (3, 2, 1)]
    assert sales[0].row == SALE
    assert len(archive.sales(["nio"], limit=2)) == 2
    assert archive.statements([]) == archive.sales(["unknown"]) == ()


def test_statements_and_sales_of_a_query_come_in_its_order(archive: Archive) -> None:
    for n in (2, 3, 1):
        save(archive, draft(n))
    save(archive, draft(4), Findings())
    found = archive.statements_of(query("nio sort:date"), limit=2)
    assert [s.article.title for s in found] == ["Title 1", "Title 2"]
    assert [s.article.title for s in archive.sales_of(query("nio"))] == ["Title 3", "Title 2", "Title 1"]


def test_articles_are_streamed_while_the_archive_changes(archive: Archive) -> None:
    numbers = [save(archive, draft(n)) for n in range(1, 6)]
    found = []
    for article in archive.stream(query("sort:date")):
        found.append(article.id)
        archive.set_marks([article.id], read=True)
    assert found == numbers


def test_pages_go_on_where_they_ended_though_an_article_is_gone(archive: Archive) -> None:
    numbers = [save(archive, draft(n)) for n in range(1, 8)]
    page = archive.page(query(), limit=3)
    archive.remove([page.rows[-1].id])
    assert [r.id for r in archive.page(query(), after=page.last, limit=3).rows] == numbers[3::-1][:3]
    assert archive.page(query("nothing")).first is None
    assert archive.position(query("nothing"), numbers[0]) is None
    assert isinstance(archive.position(query("nio"), numbers[0]), PageMark)


def test_views_and_notes_are_kept(tmp_path: Path) -> None:
    with open_archive(tmp_path / "archive.db") as archive:
        archive.save_view("Unread", "is:unread")
        archive.save_view("EV", "tag:ev")
        archive.save_view("EV", "tag:ev is:unread")
        archive.save_view("Gone", "x")
        archive.remove_view("Gone")
        archive.set_meta("samples", "planted")
    with open_archive(tmp_path / "archive.db") as archive:
        assert archive.views() == (("EV", "tag:ev is:unread"), ("Unread", "is:unread"))
        assert archive.meta("samples") == "planted"
        assert archive.meta("other") is None


def test_an_open_archive_sees_what_another_adds(tmp_path: Path) -> None:
    with open_archive(tmp_path / "archive.db") as one, open_archive(tmp_path / "archive.db") as other:
        before = one.changes()
        save(other, draft(1, tags=("ev",)))
        assert one.changes() > before
        assert one.counts() == (1, 1)
        assert [r.title for r in one.page(query("nio tag:ev")).rows] == ["Title 1"]
        assert save(one, draft(2, tags=("ev",))) == 2
        assert other.tags() == (("ev", 2),)


def test_threads_share_an_archive(archive: Archive) -> None:
    failed: list[BaseException] = []

    def work(first: int) -> None:
        try:
            for n in range(first, first + 10):
                number = save(archive, draft(1, source=str(n)))
                archive.set_marks([number], read=True)
                archive.page(query("nio is:read"))
                assert archive.article(number).marks.read
        except BaseException as error:
            failed.append(error)

    threads = [Thread(target=work, args=(100 * n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert archive.counts() == (40, 0)


def test_text_that_utf8_does_not_hold_is_kept_as_far_as_it_can_be(archive: Archive) -> None:
    made = draft(source="/n\udcff.txt", title="half \ud83d", body="a\x00b \udc00 nio")
    number = save(archive, made)
    assert save(archive, made) == number
    assert "nio" in archive.article(number).draft.body
    assert archive.ids(query("nio half")) == (number,)
    archive.remove([number])
    assert archive.ids(query("nio")) == ()
