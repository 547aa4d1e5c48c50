from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from store import Rule
from tui.config import Config, ConfigError, read_config

TODAY = date(2022, 1, 1)


def read(folder: Path, text: str) -> Config:
    (folder / "config.toml").write_text(text, encoding="utf-8")
    return read_config(folder, TODAY)


def test_without_a_file_nothing_is_set(tmp_path: Path) -> None:
    assert read_config(tmp_path, TODAY) == Config()


def test_rules_keys_and_theme_are_read(tmp_path: Path) -> None:
    text = '[[rule]]\nquery = "nio"\ntags = ["ev"]\n[keys]\nnext = "n"\n[theme]\nname = "dark"\n'
    assert read(tmp_path, text) == Config((Rule("nio", ("ev",)),), {"next": "n"}, {"name": "dark"})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[rule]\n", "no valid TOML"),
        ("rule = 3\n", "[[rule]]"),
        ("rule = [3]\n", "[[rule]] 1"),
        ("keys = 3\n", "[keys]"),
        ('[[rule]]\ntags = ["a"]\n', "wants a query"),
        ('[[rule]]\nquery = "a"\n', "wants tags"),
        ('[[rule]]\nquery = "a"\ntags = [1]\n', "wants tags"),
        ('[[rule]]\nquery = "a"\ntag = ["b"]\n', "did you mean tags?"),
        (
            '[[rule]]\nquery = "a"\ntags = ["b"]\n[[rule]]\nquery = "a (b"\ntags = ["b"]\n',
            "[[rule]] 2, query, character",
        ),
    ],
)
def test_what_is_wrong_is_one_sentence_with_its_place(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read(tmp_path, text)
    assert words in str(caught.value)
    assert str(tmp_path / "config.toml") in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_unknown_section_is_a_hint(tmp_path: Path) -> None:
    (hint,) = read(tmp_path, "[themes]\nname = 'x'\n").hints
    assert "did you mean theme?" in hint
