"""The shipped models belong to the data they lie beside: after a change of phrasings, `make model` must be run."""

from __future__ import annotations

from knowledge.language import MODEL
from knowledge.linear import LinearModel, load_model
from knowledge.reader import Reader
from knowledge.reader.files import HEADS
from knowledge.town import HANGO, Town
from knowledge.training.corpus import digest_of, examples_of, sentences_of

LARGEST = 4_500_000


def test_the_question_model_was_trained_on_these_phrasings(hango: Town) -> None:
    model = load_model(HANGO / "model.bin")
    assert model is not None and model.digest == digest_of(examples_of(hango)), "run `make model`"


def test_the_language_model_was_trained_on_these_texts(hango: Town) -> None:
    assert LinearModel(MODEL.read_bytes()).digest == digest_of(sentences_of(hango)), "run `make model`"


def test_the_heads_were_trained_on_these_phrasings(hango: Town, reader: Reader) -> None:
    assert reader.heads.digest == digest_of(examples_of(hango)), "run `make model`"
    assert (HANGO / HEADS).stat().st_size < 3_000_000


def test_the_models_are_small() -> None:
    assert (HANGO / "model.bin").stat().st_size + MODEL.stat().st_size < LARGEST
