from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from store import Span, read
from tui.widgets.article_lines import Layout, blocks_of, hits_in, laid_out, nearest, words_block, wrapped

BODY = "# Record\n\nNio's “record” month: it delivered 10,878 cars, up 106 percent from 5,291.\n\n- Xpeng 15,613\n- Li Auto 13,485\n"
LETTERS = st.text(alphabet=st.sampled_from("ab Cé蔚\n-*|“”1,."), min_size=1, max_size=300)


def layout(body: str, width: int, notes: dict[int, str] | None = None) -> Layout:
    return laid_out(blocks_of(read(body, "markdown"), "Record", notes or {}), width)


def shown(laid: Layout) -> list[str]:
    return [r.prefix + laid.blocks[r.block].text[r.start : r.end] if r else "" for r in laid.rows]


def words_at(laid: Layout, span: Span) -> str:
    found = []
    for number, start, end in laid.stretches(span):
        row = laid.rows[number]
        assert row is not None
        assert row.start <= start < end <= row.end
        found.append(laid.blocks[row.block].text[start:end])
    return " ".join(found)


def test_paragraphs_are_parted_and_items_kept_together() -> None:
    assert shown(layout(BODY, 30)) == [
        "Nio's “record” month: it",
        "delivered 10,878 cars, up 106",
        "percent from 5,291.",
        "",
        "  • Xpeng 15,613",
        "  • Li Auto 13,485",
    ]


def test_a_mark_stays_on_its_words_at_any_width() -> None:
    span = Span(BODY.index("10,878"), BODY.index(", up"))
    for width in range(8, 100):
        assert "".join(words_at(layout(BODY, width), span).split()) == "10,878cars"


def test_a_sign_stands_behind_its_percent_and_moves_no_mark() -> None:
    end = BODY.index("106 percent") + len("106 percent")
    laid = layout(BODY, 60, {end: " ✓"})
    assert "106 percent ✓ from" in " ".join(shown(laid))
    assert words_at(laid, Span(BODY.index("5,291"), BODY.index("5,291") + 5)) == "5,291"


def test_table_cells_stand_in_columns() -> None:
    body = "| Maker | Sold |\n|---|---|\n| Nio | 878 |\n| Li Auto | 13,485 |\n"
    laid = layout(body, 60)
    assert shown(laid) == ["Maker    Sold", "Nio         878", "Li Auto  13,485"]
    assert words_at(laid, Span(body.index("878"), body.index("878") + 3)) == "878"


def test_hits_are_prefixes_of_words_without_case_or_accents() -> None:
    body = "Citroën sold more. The citrus market and CITROEN."
    hits = hits_in(blocks_of(read(body), "", {}), ["citro"])
    assert [h.of(body) for h in hits] == ["Citro", "CITRO"]
    assert [h.of(body) for h in hits_in(blocks_of(read(body), "", {}), ["sold more the"])] == ["sold more. The"]


def test_nearest_finds_before_and_after() -> None:
    spans = [Span(2, 3), Span(5, 6), Span(9, 10)]
    assert (nearest(spans, 5, forward=True), nearest(spans, 5, forward=False)) == (2, 0)
    assert (nearest(spans, 9, forward=True), nearest(spans, 2, forward=False)) == (None, None)


@given(LETTERS, st.integers(8, 60))
def test_no_row_is_wider_than_asked_and_no_letter_is_lost(text: str, width: int) -> None:
    line = text.replace("\n", " ")
    parts = [line[s:e] for s, e in wrapped(line, width)]
    assert "".join("".join(parts).split()) == "".join(line.split())
    assert all(cell_len(p) <= width for p in parts)


@given(LETTERS, st.integers(8, 60))
def test_each_letter_drawn_leads_to_the_same_letter_of_the_body(body: str, width: int) -> None:
    laid = layout(body, width)
    for row in laid.rows:
        if row is None:
            continue
        block = laid.blocks[row.block]
        for at in range(row.start, row.end):
            if block.text[at].isalnum():
                assert body[block.places[at]] == block.text[at]


def test_words_that_are_not_the_bodys_lead_nowhere() -> None:
    laid = laid_out([words_block("title", "A title")], 20)
    assert laid.place_at(0, 3) is None
    assert laid.row_of(100) == 0
