import io

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from tui.terminal import REFUSAL, UNSAFE, SafeLines, clean, refusal

BLACK = Color(0, 0, 0)
HOSTILE = "\x1b]52;c;aGk=\x07\x1b[2J\x9b31m\x00\x7f\u202eabc\u2066\u2069\u200f\u061c\ud800\U000e0041"


class Screenlike(io.StringIO):
    def isatty(self):
        return True


def test_nothing_that_a_terminal_acts_on_is_left():
    assert clean(HOSTILE) == "]52;c;aGk=[2J31mabc"


def test_other_text_is_left_alone():
    assert clean("Café “quoted” 蔚来 👨‍👩‍👧 ½ –") == "Café “quoted” 蔚来 👨‍👩‍👧 ½ –"


def test_a_line_keeps_its_width_styles_and_order():
    segments = [Segment("a\x1bb", Style(bold=True)), Segment("c\u202ed")]
    safe = SafeLines().apply(segments, BLACK)
    assert [(s.text, s.style) for s in safe] == [("ab", Style(bold=True)), ("cd", None)]


def test_what_is_taken_out_takes_no_cell():
    wide = [c for c in map(chr, range(0x20000)) if UNSAFE.match(c) and not "\ud800" <= c <= "\udfff" and cell_len(c)]
    assert wide == []


def test_a_link_that_would_end_its_own_escape_is_no_link():
    bad = SafeLines().apply([Segment("x", Style(link="https://a\x1b\\b"))], BLACK)
    good = SafeLines().apply([Segment("x", Style(link="https://a"))], BLACK)
    assert bad[0].style is not None
    assert bad[0].style.link is None
    assert good[0].style is not None
    assert good[0].style.link == "https://a"


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_terminal_that_can_not_draw_is_refused(term):
    assert refusal({"TERM": term}, (Screenlike(), Screenlike())) == REFUSAL


def test_no_terminal_is_refused():
    assert refusal({"TERM": "xterm"}, (io.StringIO(), Screenlike())) == REFUSAL
    assert refusal({"TERM": "xterm"}, (Screenlike(), None)) == REFUSAL


def test_a_terminal_is_taken():
    assert refusal({"TERM": "xterm"}, (Screenlike(), Screenlike())) is None


def test_the_refusal_names_the_calls_that_print():
    assert "tearsheet list" in REFUSAL
    assert "\n" not in REFUSAL
