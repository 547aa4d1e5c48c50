from __future__ import annotations

from tui.cli.progress import Progress


def after(done: int, total: int | None, seconds: float) -> str:
    progress = Progress(total, lambda: 0.0)
    for _ in range(done):
        progress.one_more()
    return progress.words(seconds)


def test_rate_and_time_left_are_told() -> None:
    assert after(100, 400, 10.0) == "100 of 400, 600 a minute, 30 s left"
    assert after(100, 100_000, 10.0) == "100 of 100,000, 600 a minute, 2.8 h left"


def test_without_a_total_no_time_left_is_told() -> None:
    assert after(100, None, 10.0) == "100, 600 a minute"
