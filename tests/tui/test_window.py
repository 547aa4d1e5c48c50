from store import ArticleRow, Marks, Page, PageMark
from tui.widgets.window import MOST_PAGES, Window

LIMIT = 3


def row(number: int, title: str = "") -> ArticleRow:
    return ArticleRow(number, title or f"Article {number}", None, None, Marks())


def page(*numbers: int) -> Page:
    marks = [PageMark(str(n), n) for n in numbers]
    return Page(tuple(map(row, numbers)), marks[0] if marks else None, marks[-1] if marks else None)


def ids(window: Window) -> list[int]:
    return [r.id for r in window.rows]


def first() -> Window:
    return Window.of((page(1, 2, 3),), at_start=True, at_end=False)


def test_an_empty_window_has_no_edge():
    window = Window.of((page(),), at_start=True, at_end=True)
    assert (window.rows, window.first, window.last) == ((), None, None)


def test_the_next_page_follows():
    window = first().with_next(page(4, 5, 6), LIMIT)
    assert ids(window) == [1, 2, 3, 4, 5, 6]
    assert window.at_start
    assert not window.at_end
    assert window.last == PageMark("6", 6)


def test_a_short_page_is_the_last():
    assert first().with_next(page(4), LIMIT).at_end
    assert first().with_next(page(), LIMIT).at_end


def test_pages_left_behind_are_dropped():
    window = first()
    for start in range(4, 4 + LIMIT * MOST_PAGES, LIMIT):
        window = window.with_next(page(start, start + 1, start + 2), LIMIT)
    assert len(window.rows) == LIMIT * MOST_PAGES
    assert window.first == PageMark("4", 4)
    assert not window.at_start


def test_the_page_before_comes_first():
    window = Window.of((page(7, 8, 9),), at_start=False, at_end=True).with_previous(page(4, 5, 6), LIMIT)
    assert ids(window) == [4, 5, 6, 7, 8, 9]
    assert not window.at_start
    assert window.at_end
    assert window.with_previous(page(3), LIMIT).at_start


def test_rows_are_replaced_in_place():
    window = first().with_rows({2: row(2, "New title"), 9: row(9)})
    assert [r.title for r in window.rows] == ["Article 1", "New title", "Article 3"]
    assert window.last == first().last


def test_neighbours_are_the_following_then_the_preceding_ones():
    window = first().with_next(page(4, 5, 6), LIMIT)
    assert window.neighbours(3, most=2) == (3, 4, 2, 1)
    assert window.neighbours(None) == ()
    assert window.neighbours(99) == (99,)
