import pytest

from tui.commands import COMMANDS, bar, bar_width, bindings, shown_key


def test_each_command_has_its_own_name_and_keys():
    ids = [c.id for c in COMMANDS]
    keys = [key for c in COMMANDS for key in c.keys]
    assert len(set(ids)) == len(ids)
    assert len(set(keys)) == len(keys)


def test_keys_of_what_is_still_to_come_do_nothing():
    assert not {"a", "R", "w"} & {key for c in COMMANDS for key in c.keys}


def test_every_command_is_bound():
    bound = {b.id for scope in ("list", "screen") for b in bindings(scope)}
    assert bound == {c.id for c in COMMANDS} - {"palette"}


@pytest.mark.parametrize("pane", ["list", "article", "panels"])
@pytest.mark.parametrize("width", [20, 40, 78, 118, 178])
def test_the_bar_of_keys_fits(pane, width):
    named = bar(pane, width)
    assert sum(bar_width(c, pane) for c in named) <= max(width, 33)
    assert (named[0].id, named[-1].id) == ("help", "palette")


def test_a_wider_bar_names_more():
    assert len(bar("list", 178)) > len(bar("list", 78)) > len(bar("list", 40))


def test_what_can_not_be_done_is_not_named():
    assert "undo" not in {c.id for c in bar("list", 178, {"undo"})}


@pytest.mark.parametrize(
    ("key", "words"), [("ctrl+d", "^d"), ("escape", "Esc"), ("G", "G"), ("]", "]"), ("shift+tab", "Shift+Tab")]
)
def test_keys_are_written_as_one_reads_them(key, words):
    assert shown_key(key) == words
