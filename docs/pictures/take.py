"""Takes README's pictures of the running product: `make run`, then `.venv/bin/python docs/pictures/take.py`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ADDRESS = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:3978"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
HERE = Path(__file__).parent


DRAFT = """🎉 Grattis till vinnarna i läsutmaningen! Wilma Backström (8 år) och Noel Isaksson (9 år) får bokpris.
Frågor? Ring Maija hemma, 040 123 4567.
Bilden hittade vi på Google. #läsutmaning"""


def take(browser: Browser, name: str, width: int, height: int, scheme: str, question: str, locale: str) -> None:
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme, locale=locale)
    page.goto(ADDRESS)
    page.locator("textarea").fill(question)
    page.locator("#ask").evaluate("form => form.requestSubmit()")
    page.locator(".verdict").first.wait_for()
    page.wait_for_timeout(600)
    page.screenshot(path=HERE / f"{name}.png")


if __name__ == "__main__":
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        take(chromium, "chat", 1100, 860, "light", "får jag lägga ut bilder från skolans julfest?", "sv-FI")
        take(chromium, "review", 1200, 1000, "light", DRAFT, "sv-FI")
        take(chromium, "phone", 390, 844, "dark", "saako lapsista julkaista kuvia?", "fi-FI")
