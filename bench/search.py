"""How long a question takes, beside rapidfuzz over all phrasings, SQLite FTS5 and bm25s on the same phrasings.

Growth: the retrieval engine over 1, 10 and 100 times as many entries (the town's own, with numbered words added so
that they differ). Cold start: a whole `python -m bot ask` as a process.
"""

from __future__ import annotations

import json
import resource
import sqlite3
import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from time import perf_counter, process_time

import bm25s
from rapidfuzz import fuzz, process

from bot.composition import build_answers
from knowledge.answers import Answers
from knowledge.linear import load_model
from knowledge.search import build
from knowledge.town import HANGO, load_town
from knowledge.words import normalised, words_of

QUESTIONS = [
    json.loads(line)["text"]
    for line in (Path(__file__).parent.parent / "tests/data/questions.jsonl").read_text(encoding="utf-8").splitlines()
]
ROUNDS = 5
#: So many entries grow tenfold and a hundredfold.
SMALLEST = 1000


def timed(ask: Callable[[str], object]) -> tuple[float, float]:
    """(median, 99th percentile) in milliseconds a question; the first round is a warm-up."""
    times = []
    for _ in range(ROUNDS + 1):
        for question in QUESTIONS:
            begun = perf_counter()
            ask(question)
            times.append((perf_counter() - begun) * 1000)
    counted = sorted(times[len(QUESTIONS) :])
    return statistics.median(counted), counted[int(len(counted) * 0.99)]


def fts5(texts: list[str]) -> Callable[[str], object]:
    db = sqlite3.connect(":memory:")
    db.execute("create virtual table entry using fts5(text)")
    db.executemany("insert into entry values (?)", [(text,) for text in texts])

    def ask(question: str) -> object:
        query = " OR ".join(f'"{word}"' for word in words_of(normalised(question)))
        return db.execute("select rowid from entry where entry match ? order by rank limit 10", (query,)).fetchall()

    return ask


def bm25(texts: list[str]) -> Callable[[str], object]:
    index = bm25s.BM25()
    index.index([words_of(normalised(text)) for text in texts], show_progress=False)
    return lambda question: index.retrieve([words_of(normalised(question))], k=10, show_progress=False)


def row(name: str, figures: tuple[float, float], base: float) -> None:
    print(f"| {name} | {figures[0]:.2f} | {figures[1]:.2f} | {figures[0] / base:.1f} |", flush=True)


def per_question() -> None:
    town = load_town()
    texts = [phrasing.text for phrasing in town.phrasings]
    answers, words = build_answers(HANGO), Answers(town, load_model(HANGO / "model.bin"))
    own = timed(lambda question: answers.find(question, "sv"))
    print("| one question | median ms | p99 ms | times Får jag? |\n| --- | --- | --- | --- |")
    row("Får jag? (words and encoder)", own, own[0])
    row("Får jag? (words alone)", timed(lambda question: words.find(question, "sv")), own[0])
    search = build({str(number): text for number, text in enumerate(texts)})
    row("Får jag? (retrieval engine)", timed(lambda question: search(question, 10)), own[0])
    fuzzy = timed(lambda q: process.extract(q, texts, scorer=fuzz.token_set_ratio, limit=10))
    row("rapidfuzz token_set_ratio over all phrasings", fuzzy, own[0])
    row("SQLite FTS5", timed(fts5(texts)), own[0])
    row("bm25s", timed(bm25(texts)), own[0])


def of_the_processor() -> None:
    """The processor's time for a question, and how much longer two threads take that ask the same at once."""
    answers = build_answers(HANGO)
    answers.prepare()

    def ask_all() -> None:
        for question in QUESTIONS:
            answers.find(question, "sv")

    times = []
    for question in QUESTIONS * ROUNDS:
        begun = process_time()
        answers.find(question, "sv")
        times.append((process_time() - begun) * 1000)
    counted = sorted(times)
    print(f"\nCPU: median {statistics.median(counted):.2f} ms, p99 {counted[int(len(counted) * 0.99)]:.2f} ms")
    print(f"two at once: {_wall([ask_all, ask_all]) / _wall([ask_all]):.2f} times one")


def _wall(jobs: list[Callable[[], None]]) -> float:
    best = []
    for _ in range(ROUNDS):
        threads = [Thread(target=job) for job in jobs]
        begun = perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        best.append(perf_counter() - begun)
    return min(best)


def growth() -> None:
    texts = [phrasing.text for phrasing in load_town().phrasings if phrasing.language == "sv"][:SMALLEST]
    print("\n| entries | index build s | median ms | p99 ms |\n| --- | --- | --- | --- |")
    for times in (1, 10, 100):
        corpus = {f"{n}-{at}": f"{text} {n}x{at}" if n else text for n in range(times) for at, text in enumerate(texts)}
        begun = perf_counter()
        search = build(corpus)
        built = perf_counter() - begun
        median, p99 = timed(lambda question, search=search: search(question, 10))  # type: ignore[misc]
        print(f"| {len(corpus)} | {built:.1f} | {median:.2f} | {p99:.2f} |", flush=True)


def cold_start() -> None:
    times = []
    for _ in range(5):
        begun = perf_counter()
        subprocess.run([sys.executable, "-m", "bot", "ask", "bilder lov?"], check=True, capture_output=True)
        times.append(perf_counter() - begun)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"\ncold start of `ask`: median {statistics.median(times):.2f} s, most memory {memory:.0f} MB")


def main() -> None:
    per_question()
    of_the_processor()
    cold_start()
    growth()
