from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tui.__main__ import main

STORY = """Nio's November was a record

Nio delivered 10,878 vehicles in November, up 106 percent from 5,291 a year ago.

"We will build more," chief executive William Li said.
"""
SLIP = """Sums go wrong

Ford delivered 28,277 vehicles in March 2022, up 9.8 percent from 25,681 a year ago.
"""


@dataclass
class Result:
    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def records(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.lines]


Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setenv("TEARSHEET_ARCHIVE", str(tmp_path / "archive.db"))
    monkeypatch.setenv("TEARSHEET_CONFIG", str(tmp_path / "config"))
    monkeypatch.delenv("TEARSHEET_DEBUG", raising=False)

    def call(*arguments: object) -> Result:
        with pytest.raises(SystemExit) as left:
            main([str(a) for a in arguments])
        captured = capsys.readouterr()
        return Result(int(left.value.code or 0), captured.out, captured.err)

    return call


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "nio.txt").write_text(STORY)
    (articles / "nio.meta.json").write_text('{"outlet": "CnEVPost", "published": "2021-12-01", "tags": ["ev"]}')
    (articles / "slip.md").write_text(f"---\noutlet: Wire\npublished: 2022-04-02\n---\n{SLIP}")
    return articles


def test_adding_twice_changes_nothing(run: Run, folder: Path) -> None:
    first, second = run("add", folder), run("add", folder)
    assert (first.code, first.out) == (0, "2 new\n")
    assert (second.code, second.out) == (0, "2 same\n")
    assert len(run("list").lines) == 2


def test_a_changed_article_keeps_its_marks(run: Run, folder: Path) -> None:
    run("add", folder)
    run("mark", "company:nio", "--star", "--read")
    (folder / "nio.txt").write_text(STORY.replace("a record", "a new record"))
    assert run("add", folder).out == "1 changed, 1 same\n"
    (row,) = run("list", "company:nio", "--json").records
    assert row["title"] == "Nio's November was a new record"
    assert row["marks"] == {"read": True, "starred": True, "tags": ["ev"]}


def test_bad_files_are_told_and_the_rest_is_added(run: Run, folder: Path) -> None:
    (folder / "empty.txt").write_text("")
    (folder / "binary.txt").write_bytes(bytes(range(256)))
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(50_000_000)
    result = run("add", folder, folder / "missing.txt")
    assert result.code == 1
    assert result.out == "2 new, 4 failed\n"
    told = result.err.splitlines()
    assert len(told) == 4
    assert all(line.startswith("tearsheet: ") for line in told)
    assert sorted(
        w for w in ("is empty", "binary", "too large", "no such file") for line in told if w in line
    ) == sorted(["is empty", "binary", "too large", "no such file"])


def test_latin_1_and_utf_16_files_are_read(run: Run, tmp_path: Path) -> None:
    for name, encoding in (("a", "latin-1"), ("b", "utf-16")):
        (tmp_path / f"{name}.txt").write_bytes(f"Citroën {name}\n\nCitroën sold 10 cars.\n".encode(encoding))
    assert run("add", tmp_path / "a.txt", tmp_path / "b.txt").code == 0
    assert {line.split("\t")[-1] for line in run("list").lines} == {"Citroën a", "Citroën b"}


def test_what_the_call_gives_goes_before_the_files(run: Run, folder: Path) -> None:
    run("add", folder / "nio.txt", "--outlet", "Gasgoo", "--published", "2021-12-03", "--tag", "#Big one")
    (row,) = run("list", "--json").records
    assert (row["outlet"], row["published"], row["marks"]["tags"]) == ("Gasgoo", "2021-12-03", ["big-one", "ev"])  # type: ignore[index]


def test_tags_and_queries(run: Run, folder: Path) -> None:
    run("add", folder)
    assert run("tag", "outlet:wire", "--add", "wrong").out == "tagged 1 article #wrong\n"
    assert len(run("list", "tag:wrong").lines) == 1
    assert run("tag", "tag:wrong", "--remove", "wrong").code == 0
    assert run("list", "tag:wrong").out == ""
    assert run("tag", "tag:ev").code == 2


def test_a_bad_query_is_misuse_with_its_place(run: Run) -> None:
    result = run("list", "compny:nio")
    assert result.code == 2
    assert result.err.splitlines()[-1].strip() == "^^^^^^^"
    assert "company:" in result.err


def test_removing_asks_first(run: Run, folder: Path) -> None:
    run("add", folder)
    asked = run("remove", "tag:ev")
    assert (asked.code, "--yes" in asked.err) == (2, True)
    assert run("remove").code == 2
    assert run("remove", "tag:ev", "--yes").out == "removed 1 article\n"
    assert len(run("list").lines) == 1


def test_show_statements_and_sales(run: Run, folder: Path) -> None:
    run("add", folder)
    (row,) = run("list", "company:nio", "--json").records
    shown = run("show", row["id"])
    assert shown.lines[0] == "Nio's November was a record"
    assert "10,878 vehicles" in shown.out
    (said,) = run("statements", "company:nio", "--json").records
    assert "We will build more" in said["statement"]["text"]  # type: ignore[index]
    sales = run("sales", "company:nio").lines
    assert sales[0].split("\t")[:5] == ["nio", "deliveries", "", "2021-11", "10,878"]
    header, *rows = run("sales", "--csv").lines
    assert header.startswith("company,metric,product,period,value")
    assert any(r.startswith("nio,deliveries,,2021-11,10878") for r in rows)


def test_show_of_no_article_fails(run: Run) -> None:
    result = run("show", 7)
    assert (result.code, result.err) == (1, "tearsheet: No article has the id 7.\n")


def test_check_names_the_sum_that_differs(run: Run, folder: Path) -> None:
    run("add", folder)
    (line,) = run("check").lines
    assert "28,277 from 25,681: printed 9.8 percent, is 10.1" in line
    (wrong,) = run("check", folder / "slip.md", "--json").records
    assert (wrong["what"], wrong["company"]) == ("differs", "ford")


def test_company_prints_its_tear_sheet(run: Run, folder: Path) -> None:
    run("add", folder)
    sheet = run("company", "Nio")
    assert sheet.lines[0].startswith("Nio\tNYSE:NIO")
    assert any(line.startswith("sales\tdeliveries") for line in sheet.lines)
    unknown = run("company", "Nobody & Sons")
    assert unknown.code == 2


def test_extract_prints_the_contract_and_touches_no_archive(run: Run, folder: Path, tmp_path: Path) -> None:
    (found, slip) = run("extract", folder, "--json").records
    assert not (tmp_path / "archive.db").exists()
    assert list(found) == [
        "path",
        "title",
        "outlet",
        "published",
        "text",
        "companies",
        "figures",
        "statements",
        "sales",
    ]
    assert (found["outlet"], found["published"], found["text"]) == ("CnEVPost", "2021-12-01", STORY)
    assert slip["text"] == SLIP
    text = str(found["text"])
    for company in found["companies"]:  # type: ignore[attr-defined]
        assert list(company) == ["id", "name", "aliases", "kind", "tickers", "owner", "mentions"]
        for mention in company["mentions"]:
            assert text[mention["start"] : mention["end"]] == mention["text"]
    (row,) = found["sales"]  # type: ignore[misc]
    assert row["changes"] == [  # type: ignore[index]
        {
            "basis": "yoy",
            "base": 5291,
            "percent": 106,
            "recomputed": pytest.approx(105.594, abs=0.001),
            "verdict": "agrees",
        }
    ]
    why = run("extract", folder, "--json", "--why").records[0]
    assert all("why" in mention for c in why["companies"] for mention in c["mentions"])  # type: ignore[attr-defined]


def test_extract_goes_on_after_a_bad_file(run: Run, folder: Path) -> None:
    result = run("extract", folder / "none.txt", folder / "nio.txt", "--json")
    assert (result.code, len(result.lines)) == (1, 1)


def test_a_foreign_file_is_refused_and_untouched(run: Run, tmp_path: Path) -> None:
    foreign = tmp_path / "letters.db"
    foreign.write_bytes(b"Dear diary\n" * 50)
    result = run("--archive", foreign, "list")
    assert result.code == 1
    assert str(foreign) in result.err
    assert foreign.read_bytes() == b"Dear diary\n" * 50


def test_misuse_is_told_in_a_sentence(run: Run) -> None:
    for arguments in (["list", "--limit", "0"], ["nonsense"], ["add"], ["show", "x"]):
        result = run(*arguments)
        assert result.code == 2
        assert "Traceback" not in result.err


def test_hostile_text_prints_no_control_codes(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "hostile.txt"
    path.write_text("A \x1b[31mred\x1b]52;c;eA==\x07 title\n\nNio\u202e said\x9b2J so.\tTab.\n")
    run("add", path)
    for out in (run("list").out, run("show", 1).out, run("list", "--json").out):
        assert not any(c in out for c in "\x1b\x9b\x07\u202e")


def test_every_command_has_help(run: Run) -> None:
    for command in (
        "add",
        "list",
        "show",
        "tag",
        "mark",
        "remove",
        "reread",
        "statements",
        "sales",
        "company",
        "check",
        "extract",
    ):
        result = run(command, "--help")
        assert result.code == 0
        assert "Usage: tearsheet" in result.out


def test_listing_imports_no_screen() -> None:
    code = "import sys, tui.__main__, store; print([m for m in sys.modules if m.split('.')[0] in ('textual', 'rich')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_terminal_that_cannot_show_the_reader_is_refused(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui", "--archive", str(tmp_path / "a.db")],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "tearsheet list" in done.stderr
    assert not (tmp_path / "a.db").exists()


def test_the_same_text_from_another_place_is_the_same_article(run: Run, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "nio.txt").write_text(STORY)
    run("add", tmp_path / "one")
    assert run("add", tmp_path / "two").out == "1 same\n"
    assert len(run("list").lines) == 1


def test_twins_of_one_call_are_one_article(run: Run, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(STORY)
    assert run("add", tmp_path / "a.txt", tmp_path / "b.txt").out == "1 new, 1 same\n"


def test_views_are_saved_listed_and_removed(run: Run, folder: Path) -> None:
    run("add", folder)
    assert run("views").out == ""
    assert run("views", "save", "Nio news", "company:nio", "is:unread").code == 0
    assert run("views").out == "Nio news\t1\tcompany:nio is:unread\n"
    assert run("views", "--json").records == [{"name": "Nio news", "query": "company:nio is:unread", "articles": 1}]
    assert run("views", "save", "bad", "compny:nio").code == 2
    assert run("views", "remove", "Nio news").code == 0
    assert run("views", "remove", "Nio news").code == 2
    assert run("views").out == ""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    (tmp_path / "config").mkdir()
    return tmp_path / "config" / "config.toml"


def test_rules_tag_what_comes_in_and_what_is_read_again(run: Run, folder: Path, config: Path) -> None:
    config.write_text('[[rule]]\nquery = "company:nio"\ntags = ["EV", "china"]\n')
    run("add", folder)
    assert [r["title"] for r in run("list", "tag:china", "--json").records] == ["Nio's November was a record"]
    config.write_text('[[rule]]\nquery = "has:mismatch"\ntags = ["wrong sums"]\n')
    assert run("add", folder).out == "2 same\n"
    assert run("list", "tag:wrong-sums").out == ""
    assert run("reread").out == "read 2 articles again\n"
    assert len(run("list", "tag:wrong-sums").lines) == 1


def test_a_wrong_configuration_is_misuse_and_leaves_other_calls_alone(run: Run, folder: Path, config: Path) -> None:
    config.write_text('[[rule]]\nquery = "compny:nio"\ntags = ["ev"]\n')
    result = run("add", folder)
    assert result.code == 2
    assert "[[rule]] 1, query, character 1" in result.err
    assert len(result.err.splitlines()) == 1
    assert run("list").code == 0


def test_an_unknown_section_is_told_with_a_hint(run: Run, folder: Path, config: Path) -> None:
    config.write_text("[key]\nnext = 'n'\n")
    result = run("add", folder)
    assert result.code == 0
    assert "'key'; did you mean keys?" in result.err


@pytest.mark.parametrize("form", ["json", "tinydb"])
def test_an_export_is_read_back(run: Run, folder: Path, tmp_path: Path, form: str) -> None:
    run("add", folder)
    run("tag", "company:nio", "--add", "kept")
    assert run("export", "--to", tmp_path / "out", "--format", form).out.startswith("wrote 2 articles to ")
    other = ("--archive", tmp_path / "other.db")
    assert run(*other, "add", tmp_path / "out").out == "2 new\n"
    assert run(*other, "show", 1, "--json").records == run("show", 1, "--json").records
    assert run(*other, "list", "tag:kept").lines[0].split("\t")[-1] == "Nio's November was a record"


def test_an_export_that_would_write_over_fails_in_part(run: Run, folder: Path, tmp_path: Path) -> None:
    run("add", folder)
    run("export", "company:nio", "--to", tmp_path / "out")
    result = run("export", "--to", tmp_path / "out")
    assert result.code == 1
    assert result.out.startswith("wrote 1 article to ")
    assert "--force" in result.err
    assert run("export", "--to", tmp_path / "out", "--force").code == 0


def test_an_export_into_a_file_is_told(run: Run, folder: Path) -> None:
    result = run("export", "--to", folder / "nio.txt" / "sub")
    assert result.code == 1
    assert len(result.err.splitlines()) == 1


def test_doctor_tells_what_there_is_and_that_it_is_sound(run: Run, folder: Path, tmp_path: Path) -> None:
    run("add", folder)
    result = run("doctor")
    assert (result.code, result.lines[-1]) == (0, "sound")
    assert "articles\t2" in result.lines
    assert run("doctor", "--rebuild").out == "made the indexes of 2 articles anew\n"
    assert run("doctor", "--rescue", tmp_path / "new.db").out.startswith("saved 2 articles to ")
    assert run("doctor", "--rescue", tmp_path / "new.db").code == 1
    assert run("doctor", "--rebuild", "--rescue", tmp_path / "x.db").code == 2
    assert run("--archive", tmp_path / "none.db", "doctor").code == 1
    assert not (tmp_path / "none.db").exists()


def test_doctor_says_what_is_wrong_and_what_to_do(run: Run, folder: Path, tmp_path: Path) -> None:
    run("add", folder)
    data = bytearray((tmp_path / "archive.db").read_bytes())
    data[8192:20480] = bytes(12288)
    (tmp_path / "archive.db").write_bytes(data)
    result = run("doctor")
    assert result.code == 1
    assert "--rescue" in result.err
    assert (tmp_path / "archive.db").read_bytes() == bytes(data)
