import re
from importlib import import_module
from pathlib import Path

import pytest

import store.extract
from store.extract.patterns import Lazy, lazy

ROOMS = sorted(p.stem for p in Path(store.extract.__path__[0]).glob("*.py") if p.stem != "__init__")


@pytest.mark.parametrize("room", ROOMS)
def test_every_pattern_of_a_room_compiles(room: str) -> None:
    patterns = [v for v in vars(import_module(f"store.extract.{room}")).values() if isinstance(v, Lazy)]
    assert all(p.pattern for p in patterns)


def test_it_does_what_the_pattern_does() -> None:
    late, made = lazy(r"(?P<word>[a-z]+)\d", re.I), re.compile(r"(?P<word>[a-z]+)\d", re.I)
    assert late.groupindex == made.groupindex
    assert [m.span("word") for m in late.finditer("Ab1 c2")] == [m.span("word") for m in made.finditer("Ab1 c2")]
    assert late.search("no digit") is None
    assert late.search is late.search


def test_nothing_is_compiled_before_it_is_asked() -> None:
    broken = lazy("(")
    with pytest.raises(re.error):
        broken.search("")
