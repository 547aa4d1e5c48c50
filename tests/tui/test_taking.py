"""Copying, exporting and opening in the browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from store import Exported, SalesTable, Series
from tui.panels.copying import table_tsv
from tui.screens.dialogs import ConfirmDialog
from tui.screens.taking import any_of, export_words, web_address

SIZE = (150, 40)


def toast(app: Any) -> str:
    return [n.message for n in app._notifications][-1]


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("https://example.com/a?b=c", "https://example.com/a?b=c"),
        ("http://example.com", "http://example.com"),
        ("https://example.com/\x1b]0;x\x07", "https://example.com/]0;x"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("https://", None),
        ("https://exa mple.com", None),
        ("http://[", None),
        ("/articles/nio.md", None),
        (None, None),
    ],
)
def test_only_addresses_of_the_web_are_opened(words, address):
    assert web_address(words) == address


@pytest.mark.parametrize(("answer", "opened"), [("y", ["https://example.com/nio-november"]), ("n", [])])
async def test_the_address_is_shown_and_asked(app, press, monkeypatch, answer, opened):
    urls: list[str] = []
    monkeypatch.setattr(type(app), "open_url", lambda self, url, *, new_tab=True: urls.append(url))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "j", "j", "j", "o")
        assert isinstance(app.screen, ConfirmDialog)
        assert "https://example.com/nio-november" in app.screen._question
        await press(pilot, answer)
        assert urls == opened


async def test_an_article_without_address_says_so(app, press):
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "o")
        assert toast(app) == "This article has no web address."


async def test_a_statement_is_copied_with_its_source(app, press):
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "j", "1", "y")
        assert app.clipboard.startswith("is not working with Huawei on cars\n— JAC (deny)\n")
        assert "CnEVPost" in app.clipboard
        assert toast(app) == "Copied the statement with its source."


async def test_a_table_is_copied_with_tabs(app, press):
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await press(pilot, "j", "2", "y")
        assert app.clipboard == "period\tdeliveries\n2021-11\t10878\n"
        assert toast(app).startswith("Copied the table of ")


def test_no_cell_is_a_formula():
    table = SalesTable("x", "X", ("2021",), (Series("=1+1", None, "a\tb", None, {}),))
    assert table_tsv(table) == "period\t'=1+1 (a b)\n2021\t\n"


@pytest.mark.parametrize(("tabs", "suffix"), [(0, ".md"), (1, ".json"), (2, ".csv")])
async def test_the_article_is_exported_in_each_form(app, press, tmp_path: Path, tabs, suffix):
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        app.screen.folder = str(tmp_path / "out")
        await press(pilot, "j", "e", *["tab"] * tabs, "enter")
        (path,) = (tmp_path / "out").iterdir()
        assert path.suffix == suffix
        assert toast(app) == f"Wrote 1 article to {tmp_path / 'out'}."
        if suffix == ".json":
            assert "JAC denies" in json.dumps(json.loads(path.read_text(encoding="utf-8")))


async def test_all_marked_are_exported_and_nothing_is_written_over(app, press, tmp_path: Path):
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        app.screen.folder = str(tmp_path / "out")
        await press(pilot, "m", "m", "e", "enter")
        assert len(list((tmp_path / "out").iterdir())) == 2
        await press(pilot, "e", "enter")
        assert "is there already and 1 more." in toast(app)


async def test_no_export_without_a_folder(app, press, tmp_path: Path):
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        app.screen.folder = str(tmp_path / "out")
        await press(pilot, "e", "escape")
        assert not (tmp_path / "out").exists()
        assert not app._notifications


def test_many_articles_make_one_query(library):
    assert library.ids(any_of(library, [1, 3, 5])) == library.ids(library.parse("id:1 OR id:3 OR id:5"))
    assert library.count(any_of(library, list(range(1, 2001)))) == 5


def test_what_could_not_be_written_is_told():
    files = (Exported("/x/a.md", 1), Exported("/x/b.md", 0, "is there already; --force writes over it"))
    assert export_words(files, Path("/x")) == "Wrote 1 article to /x. b.md is there already."
    assert export_words((), Path("/x")) == "Wrote nothing."
