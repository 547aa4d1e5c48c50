from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from store import Article
from tui.panels.companies import CompaniesPanel, company_entries
from tui.panels.lines import width_of


def words(article: Article, width: int) -> list[str]:
    return ["".join(text for text, _ in line).rstrip() for e in company_entries(article, width) for line in e.lines]


def test_what_a_company_is_and_why_it_was_recognised(article: Article) -> None:
    assert words(article, 40) == [
        "JAC  company                   1 mention",
        "SSE:600418",
        "also Jianghuai Automobile Group",
        "known by: listed name",
        "",
        "Huawei  company                1 mention",
        "known by: listed name",
        "",
        "Nio  company                   1 mention",
        "NYSE:NIO, HKEX:9866, SGX:NIO",
        "known by: listed name",
        "",
        "Seres  brand                   1 mention",
        "of Chongqing Sokon",
        "known by: listed name",
        "",
        "China Securities Journal  ou…  1 mention",
        "known by: listed name",
    ]


@pytest.mark.parametrize("width", [12, 20, 33, 48, 60, 170])
def test_no_line_is_wider_than_the_panel(article: Article, width: int) -> None:
    for entry in company_entries(article, width):
        assert all(width_of(line) <= width for line in entry.lines)


def test_a_company_that_is_never_named_comes_after_those_that_are(article: Article) -> None:
    jac = article.findings.companies[1]
    nominal = replace(jac, id="x", mentions=(replace(jac.mentions[0], nominal=True),))
    findings = replace(article.findings, companies=(nominal, article.findings.companies[2]))
    told = words(replace(article, findings=findings), 40)
    assert told[0].startswith("Huawei")
    assert told[3].endswith("not by name")


async def test_enter_chooses_a_company(desk: Any) -> None:
    async with desk.run_test(size=(40, 12)) as pilot:
        desk.panels.show_panel(3)
        await pilot.press("enter", "j", "enter", "G", "enter")
        assert desk.asked == ["jac", "huawei", "china-securities-journal"]


async def test_words_for_nothing(bare_desk: Any) -> None:
    async with bare_desk.run_test(size=(60, 12)) as pilot:
        bare_desk.panels.show_panel(3)
        await pilot.pause()
        assert "No company is known to be named in this article." in bare_desk.query_one(CompaniesPanel).words
