"""The sentence model of the review: belongs to its passages, is small and quick, and tells what it was trained to."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest

from knowledge.linear import LinearModel
from knowledge.sentence_features import sentence_features, surroundings, telling
from knowledge.sentence_model import HEAD, MODEL, load, scores_of
from knowledge.town import Town
from knowledge.training import draft_figures
from knowledge.training.passage_files import digest, passages

DRAFTS = sorted((Path(draft_figures.__file__).parent / "drafts").glob("*.jsonl"))
#: Two points under the last measured figures, of all tuning sets together.
LEAST_F1, LEAST_VERDICTS, MOST_ALARMS = 0.95, 0.965, 0.04
LARGEST = 1_500_000
SENTENCE = "Det var nog du själv som glömde stänga grinden, så sluta gnälla på oss och läs anvisningen en gång till."


def test_the_model_was_trained_on_these_passages_and_lists() -> None:
    model = load()
    assert model is not None and model.digest == digest(passages()), "run `make model`"
    assert MODEL.stat().st_size < LARGEST


def test_the_tuning_drafts_are_judged_two_points_under_the_last_measured_figures_at_worst(hango: Town) -> None:
    rows = [row for file in DRAFTS for row in draft_figures.rows_of(file)]
    tally = draft_figures.judged(rows, hango)
    assert tally.f1(tally.judged) >= LEAST_F1
    assert draft_figures.share(tally.verdicts) >= LEAST_VERDICTS
    assert 1 - draft_figures.share(tally.clean) <= MOST_ALARMS


@pytest.mark.parametrize(
    ("text", "kind", "code"),
    [
        ("Bara en komplett idiot kan fråga något sådant.", "reply", "insult"),
        ("Kuulemma silta suljetaan, en ole tarkistanut asiaa.", "post", "unverified"),
        ("Burn the shed down tonight, that will teach them.", "comment", "incitement"),
    ],
)
def test_a_plain_fault_is_told(text: str, kind: str, code: str) -> None:
    (scores,) = scores_of([text], kind)
    assert max(scores, key=lambda one: scores[one]) == code and scores[code] > 0


def test_the_sums_are_those_of_the_plain_model() -> None:
    """However long a sentence is, no class's field runs into the next."""
    plain, model = LinearModel(MODEL.read_bytes()), load()
    assert model is not None
    for text in (SENTENCE, SENTENCE * 6, "?!", ""):
        around = surroundings("reply", telling(SENTENCE), None)
        told = model.told((*sentence_features(text), *around))
        assert told == pytest.approx(plain.scores(plain.totals(text, *around), HEAD), abs=0.01)


def test_a_draft_of_500_characters_takes_milliseconds() -> None:
    """Three on a quiet machine; the limit is for a busy one."""
    sentences = [SENTENCE] * 5
    scores_of(sentences, "reply")
    begun = process_time()
    for _ in range(20):
        scores_of(sentences, "reply")
    assert (process_time() - begun) / 20 < 0.015


def test_what_stands_beside_a_sentence_counts() -> None:
    rumour = "Ett rykte säger att bron stängs."
    alone, followed = scores_of([rumour], "post")[0], scores_of([rumour, "Det stämmer inte."], "post")[0]
    assert alone["unverified"] != followed["unverified"]
