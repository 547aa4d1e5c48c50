"""How fast Tearsheet is on this machine: run by hand, never as a test.

    python tests/benchmarks/speed.py [FOLDER OF ARTICLES]

Times are medians; those that are compared are taken in one run, in turn, since machines are noisy.
"""

from __future__ import annotations

import os
import pty
import select
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
EMPTY_APP = "from textual.app import App; App().run()"
READER = "from tui.__main__ import main; main()"


def median_ms(call: Callable[[], object], times: int) -> float:
    """Return the median time of a call in milliseconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def extraction(folder: Path) -> None:
    """Time the reading of each article of a folder, once warm, on one core."""
    from store import CompanyList, Draft, Given, findings_of, read_sources

    start = time.perf_counter()
    companies = CompanyList.load([ROOT / "seeds" / "companies.toml"])
    print(f"company list loaded            {(time.perf_counter() - start) * 1000:8.1f} ms")
    drafts = [d for d in read_sources([str(folder)], Given()) if isinstance(d, Draft)]
    for draft in drafts[:3]:
        findings_of(draft, companies)
    taken = [median_ms(lambda d=draft: findings_of(d, companies), 3) for draft in drafts]
    letters = statistics.mean(len(d.body) for d in drafts)
    print(f"articles read                  {len(drafts):8d}    of {letters:,.0f} characters on average")
    print(f"mean article                   {statistics.mean(taken):8.1f} ms, slowest {max(taken):.1f} ms")


def command(arguments: Sequence[str], environment: dict[str, str]) -> Callable[[], object]:
    """Return a call that runs Python with these arguments to its end."""
    return lambda: subprocess.run(
        [sys.executable, *arguments], env=environment, cwd=ROOT, check=True, stdout=subprocess.DEVNULL
    )


def first_paint(code: str, environment: dict[str, str]) -> float:
    """Return the seconds until a program has painted its first screen on a terminal of its own."""
    start = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.chdir(ROOT)
        os.execvpe(sys.executable, [sys.executable, "-c", code], environment)
    painted = start
    seen = b""
    while select.select([terminal], [], [], 1.0)[0]:
        try:
            data = os.read(terminal, 65536)
        except OSError:
            break
        seen += data
        if b"\x1b[?2026l" in seen or len(seen) > 2000:
            painted = time.perf_counter()
            break
    os.kill(child, 9)
    os.waitpid(child, 0)
    os.close(terminal)
    return painted - start


def starts(rounds: int = 9) -> None:
    """Time the calls that a reader waits for, in turn."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {
            "TEARSHEET_ARCHIVE": f"{folder}/archive.db",
            "TEARSHEET_CONFIG": folder,
            "PYTHONPATH": str(ROOT),
            "TERM": "xterm-256color",
            "COLUMNS": "120",
            "LINES": "36",
        }
        subprocess.run(
            [sys.executable, "-m", "tui", "add", str(ROOT / "seeds" / "articles")],
            env=environment,
            cwd=ROOT,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        listed = median_ms(command(["-m", "tui", "list"], environment), rounds)
        bare = median_ms(command(["-c", "pass"], environment), rounds)
        print(f"tearsheet list                 {listed:8.1f} ms    (Python alone {bare:.1f} ms)")
        pairs = [(first_paint(EMPTY_APP, environment), first_paint(READER, environment)) for _ in range(rounds)]
        empty, reader = (statistics.median(p[i] for p in pairs) * 1000 for i in (0, 1))
        print(
            f"first paint                    {reader:8.1f} ms    (an empty Textual app {empty:.1f} ms: x{reader / empty:.2f})"
        )


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    extraction(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "seeds" / "articles")
    starts()
