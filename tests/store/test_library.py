from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from store import Given, Library, UnknownArticleError, open_library

SEEDS = Path(__file__).parents[2] / "seeds"
NOW = datetime(2022, 5, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    path = tmp_path_factory.mktemp("archive") / "archive.db"
    with opened(path, samples=True) as library:
        yield library


def opened(path: Path | None, *, samples: bool = False) -> Library:
    return open_library(
        path, lists=[SEEDS / "companies.toml"], samples=SEEDS / "articles" if samples else None, clock=lambda: NOW
    )


def test_an_empty_archive_is_planted_once(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with opened(path, samples=True) as library:
        total, unread = library.counts()
        assert total == unread >= 12
        library.remove(library.ids(library.parse("tag:sample")))
        assert library.counts() == (0, 0)
    with opened(path, samples=True) as again:
        assert again.counts() == (0, 0)


def test_an_archive_with_articles_is_not_planted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nio delivered 10,878 cars in November 2021.")
    with opened(tmp_path / "archive.db") as library:
        list(library.add([str(tmp_path / "a.txt")]))
    with opened(tmp_path / "archive.db", samples=True) as again:
        assert again.counts() == (1, 1)


def test_the_samples_show_what_the_reader_can_do(planted: Library) -> None:
    for query in ("has:mismatch", "has:conflict", "stance:deny", "stance:rumour", "has:sales company:nio"):
        assert planted.count(planted.parse(query)), query


def test_threads_and_tables_come_from_all_articles(planted: Library) -> None:
    threads = planted.threads(["huawei"])
    assert {"denied"} & {t.standing for t in threads}
    assert len({r.statement.article.id for t in threads for r in t.reports}) > 1
    (table,) = planted.tables(["nio"])
    (deliveries, *_) = [s for s in table.series if s.metric == "deliveries" and s.product is None]
    told = {p: c.rows[0].row.value for p, c in deliveries.cells.items()}
    assert told["2021-10"] == 3667
    assert told["2021-11"] == 10878
    assert told["2022-03"] == 9985


def test_two_values_for_one_cell_are_a_conflict(planted: Library) -> None:
    (table,) = planted.tables(["airbus"])
    cells = [c for s in table.series for p, c in s.cells.items() if p == "2022" and s.metric == "deliveries"]
    assert any(c.conflict and {r.row.value for r in c.rows} == {661.0, 663.0} for c in cells)


def test_findings_lead_to_their_words(planted: Library) -> None:
    for article in planted.articles(planted.parse("")):
        for said in article.findings.statements:
            assert said.span.of(article.draft.body) == said.text
        for row in article.findings.sales:
            assert row.span.of(article.draft.body).strip()


def test_marks_tags_and_removal_are_undone_in_turn(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nio delivered 10,878 cars in November 2021.")
    with opened(tmp_path / "archive.db") as library:
        (added,) = library.add([str(tmp_path / "a.txt")], Given(tags=("x",)))
        assert added.article_id is not None
        ids = (added.article_id,)
        before = library.article(ids[0])
        library.mark(ids, read=True, starred=True)
        assert library.tag(ids, add=["#EV cars", "", "ev-cars"], remove=["x"]).articles == ids
        assert library.article(ids[0]).marks.tags == ("ev-cars",)
        library.remove(ids)
        with pytest.raises(UnknownArticleError):
            library.article(ids[0])
        for _ in range(3):
            assert library.undo() is not None
        assert library.article(ids[0]) == before
        assert library.undo() is None


def test_a_change_that_changes_nothing_is_not_remembered(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nio delivered 10,878 cars.")
    with opened(None) as library:
        (added,) = library.add([str(tmp_path / "a.txt")])
        assert library.mark([added.article_id or 0], read=False).articles == ()
        assert library.undo() is None


def test_reread_uses_the_readers_own_list(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Zorblatt delivered 10,878 cars in November 2021.")
    own = tmp_path / "companies.toml"
    path = tmp_path / "archive.db"
    with opened(path) as library:
        list(library.add([str(tmp_path / "a.txt")]))
    own.write_text('[zorblatt]\nname = "Zorblatt"\ntickers = ["NYSE:ZRB"]\n')
    with open_library(path, lists=[SEEDS / "companies.toml", own], clock=lambda: NOW) as library:
        assert list(library.reread(library.parse(""))) == [1]
        (company,) = library.article(1).findings.companies
        assert (company.id, company.tickers) == ("zorblatt", ("NYSE:ZRB",))
        assert library.count(library.parse("company:ZRB")) == 1


def test_what_was_done_is_told_and_opening_is_no_deed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nio delivered 10,878 cars.")
    with opened(None) as library:
        (added,) = library.add([str(tmp_path / "a.txt")])
        ids = (added.article_id or 0,)
        assert library.mark(ids, starred=True).summary == "starred 1 article"
        assert library.note_read(ids[0]).articles == ids
        undone = library.undo()
        assert undone is not None
        assert undone.summary == "undone: starred 1 article"
        assert library.article(ids[0]).marks.read
