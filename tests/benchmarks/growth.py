"""Whether the reading of hostile texts grows with their length alone: run by hand, never as a test.

    python tests/benchmarks/growth.py

Each text is read at 50,000 to 400,000 characters. Twice the length should take about twice the time; a column that
grows fourfold names a rule that looks at too much.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
LENGTHS = (50_000, 100_000, 200_000, 400_000)
PIECES = {
    "quotation marks": '" ',
    "quotations without an end": '"It said that it ',
    "digits": "1234567890",
    "numbers": "1,234 percent from 5,678 ",
    "capitals": "ABCDEFG ",
    "capitalised words": "Alpha Beta Gamma ",
    "one endless sentence": "and the company said it sold cars because ",
    "names and verbs": "Nio said Xpeng said ",
    "changes of one value": "up 5 percent from 10 in May ",
    "brackets": "(a (b [c ",
    "full stops": ". A. B. ",
    "legal suffixes": "Inc Corp Co Ltd ",
    "dates": "January 2021 to March 3, 2022 ",
    "rumours": "there were rumours that it denied that ",
    "blank lines": "\n \n",
    "wire tickers": "<A> <B.N> ",
    "markdown": "*_`[a](b) | - # ",
    "one word": "a",
    "chinese": "蔚来汽车",
}


def main() -> None:
    """Print a table: seconds at each length, and the growth from half the greatest length to it."""
    from store import CompanyList, Draft, findings_of

    companies = CompanyList.load([ROOT / "seeds" / "companies.toml"])
    findings_of(Draft("", "Nio said it sold 5 cars.", ""), companies)
    print(f"{'text':<28}" + "".join(f"{n // 1000:>8} k" for n in LENGTHS) + "   growth, twice the length")
    for name, piece in PIECES.items():
        taken = []
        for length in LENGTHS:
            body = (piece * (length // len(piece) + 1))[:length]
            start = time.perf_counter()
            findings_of(Draft("", body, "", format="markdown" if name == "markdown" else "text"), companies)
            taken.append(time.perf_counter() - start)
        growth = taken[-1] / taken[-2]
        print(f"{name:<28}" + "".join(f"{t:>8.2f} s" for t in taken) + f"   x{growth:.1f}", flush=True)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
