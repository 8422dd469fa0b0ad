"""The pages for whoever changes something name what is there: files, links and make targets."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = ["CONTRIBUTING.md", "docs/walks.md"]


def text_of(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_a_page_names_exists(page: str) -> None:
    named = set(re.findall(r"`((?:bot|docs|handlers|knowledge|tests)/[^\s`]+)`", text_of(page)))
    assert len(named) > 10
    for path in sorted(named):
        there = list(ROOT.glob(re.sub(r"<[^>]+>", "*", path)))
        assert there, f"{page}: {path}"


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_a_page_leads_somewhere(page: str) -> None:
    for link in re.findall(r"\]\(((?!http)[^)#]+)", text_of(page)):
        assert ((ROOT / page).parent / link).exists(), f"{page}: {link}"


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"(?m)^([\w-]+):", (ROOT / "Makefile").read_text(encoding="utf-8")))
    assert set(re.findall(r"`make ([\w-]+)", text_of("CONTRIBUTING.md"))) <= targets


def test_each_walk_is_a_line_of_files_in_order() -> None:
    walks = re.split(r"(?m)^## ", text_of("docs/walks.md"))[1:]
    assert [walk.split("\n")[0].split(",")[0] for walk in walks] == [
        "A question",
        "A sent form",
        "An approval",
        "A reminder",
    ]
    for walk in walks:
        steps = re.findall(r"(?m)^(\d+)\. (.*)$", walk)
        assert [int(number) for number, _ in steps] == list(range(1, len(steps) + 1))
        assert all(re.search(r"`[\w/]+\.\w+`", step) for _, step in steps), walk.split("\n")[0]
