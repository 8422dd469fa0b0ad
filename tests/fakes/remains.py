"""A process of its own that deals with texts and then tells which of them it still has: `test_memory.py` starts it.

It reads rows [draft or question, text, a word of it turned round] as JSON and writes the outcome of each, and each word
found in any string that can be reached in the process. Words come turned round so that they are not here to be found.
"""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path

from bot.composition import build_parts
from bot.settings import Settings
from handlers.incoming import FormSent, Message, Origin
from knowledge.answers import Answers
from knowledge.town import load_town

BERGVIK = Path(__file__).parent.parent / "towns/bergvik"
#: A word's beginning is long enough to tell it, and is what stems, grams and features keep of it.
BEGINNING = 6


def deal_with(written: list[tuple[str, str, str]]) -> list[str]:
    """The outcome of each: by the product, and questions also by a town that has the retrieval engine alone."""
    database = f"sqlite:///{Path(sys.argv[1]).parent}/farjag.db"
    assistant = build_parts(Settings(farjag_env="development", database_url=database)).assistant
    bergvik = Answers(load_town(BERGVIK), None)
    origin, outcomes = Origin("web:anna", "web:1"), list[str]()
    for what, text, _ in written:
        sent = FormSent("m1", origin, "review", "", {"text": text, "kind": "post"})
        reply = assistant.reply_to(sent if what == "draft" else Message("m1", origin, text))
        outcomes.append(reply.outcome)
        bergvik.find(text, "fi")
    kept.extend((assistant, bergvik, written[-1][1]))
    return outcomes


def strings() -> list[str]:
    """Every string that anything living holds, in lower case."""
    gc.collect()
    seen, found, waiting = set[int](), list[str](), gc.get_objects()
    seen.update(map(id, waiting))
    while waiting:
        for held in gc.get_referents(waiting.pop()):
            if id(held) in seen:
                continue
            seen.add(id(held))
            if isinstance(held, str | bytes):
                found.append(str(held).lower())
            else:
                waiting.append(held)
    return found


def read() -> list[tuple[str, str, str]]:
    return [tuple(row) for row in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))]


#: Nothing goes away for want of somebody who holds it; and the last text is held, which shows that it would be found.
kept: list[object] = []

if __name__ == "__main__":
    told = deal_with(read())
    everything = "\n".join(strings())
    left = [turned[::-1] for _, _, turned in read() if turned[::-1][:BEGINNING] in everything]
    json.dump({"outcomes": told, "left": left}, sys.stdout)
