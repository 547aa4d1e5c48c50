"""The wall between store and tui, and the one door in it."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import store

ROOT = Path(__file__).parents[1]


def test_the_store_imports_no_screen() -> None:
    code = (
        "import sys, pkgutil, importlib, store\n"
        "for m in pkgutil.walk_packages(store.__path__, 'store.'): importlib.import_module(m.name)\n"
        "print(sorted(m for m in sys.modules if m.split('.')[0] in ('tui', 'textual', 'rich')))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_screen_comes_through_the_door() -> None:
    behind = []
    for path in (ROOT / "tui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("store."):
                behind.append(f"{path.relative_to(ROOT)}: {node.module}")
    assert behind == []


def test_the_door_holds_what_it_names() -> None:
    for name in store.__all__:
        assert getattr(store, name) is not None
