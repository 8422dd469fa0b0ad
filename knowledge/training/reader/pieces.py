"""The tokenizer, cut to the pieces that Swedish, Finnish and English text really uses.

The base knows a hundred languages by 250,000 pieces. What is cut falls back to smaller pieces: every single letter of
the European scripts stays, so that no word of ours becomes unknown.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from tokenizers import Regex, Tokenizer
from tokenizers.models import Unigram
from tokenizers.normalizers import NFKC, Lowercase, Replace
from tokenizers.normalizers import Sequence as InTurn
from tokenizers.pre_tokenizers import Metaspace

from knowledge.town import Town
from knowledge.training.corpus import examples_of, sentences_of
from knowledge.training.reader.base import Base

KNOWLEDGE = Path(__file__).parents[2]
SPACE = "▁"
#: Below the first lie the letters of Europe and the signs, from the second on the emoji.
SCRIPTS_END, EMOJI_BEGIN = 0x2E80, 0x1F000
#: So many pieces are read at once.
BATCH = 1000


def tokenizer_of(pieces: Sequence[tuple[str, float]], unknown: int) -> Tokenizer:
    tokenizer = Tokenizer(Unigram(list(pieces), unknown, False))
    tokenizer.normalizer = InTurn([NFKC(), Lowercase(), Replace(Regex(r"\s+"), " ")])
    tokenizer.pre_tokenizer = Metaspace(SPACE, "always")
    return tokenizer


def project_texts(town: Town) -> Iterator[str]:
    """Every text of the project in a language of the town's."""
    yield from (example.text for example in examples_of(town))
    yield from (text for text, _ in sentences_of(town))
    for file in sorted((KNOWLEDGE / "rules" / "passages").glob("*/*.jsonl")):
        yield from (json.loads(line)["text"] for line in file.read_text(encoding="utf-8").splitlines())
    for folder in ("words", "rules", "names"):
        for file in sorted((KNOWLEDGE / folder).glob("**/*.t[ox][mx][lt]")):
            yield from file.read_text(encoding="utf-8").splitlines()


def numbers_kept(base: Base, texts: Iterable[str]) -> np.ndarray:
    """The numbers of the pieces that stay, in their old order: what text uses, letters, and the four marks."""
    whole = tokenizer_of(base.pieces, base.unknown)
    kept = {base.bos, base.eos, base.pad, base.unknown}
    kept |= {number for number, (piece, _) in enumerate(base.pieces) if _is_letter(piece)}
    distinct = sorted(set(texts))
    for at in range(0, len(distinct), BATCH):
        for found in whole.encode_batch(distinct[at : at + BATCH], add_special_tokens=False):
            kept.update(found.ids)
    return np.array(sorted(kept))


def _is_letter(piece: str) -> bool:
    letter = piece.removeprefix(SPACE) or SPACE
    return len(letter) == 1 and letter == letter.lower() and not SCRIPTS_END <= ord(letter) < EMOJI_BEGIN


def cut(base: Base, kept: np.ndarray) -> Tokenizer:
    """The tokenizer that knows these pieces alone, numbered anew."""
    unknown = int(np.searchsorted(kept, base.unknown))
    return tokenizer_of([base.pieces[number] for number in kept], unknown)
