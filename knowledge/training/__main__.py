"""`make model`: trains Hangö's question model and the language model, and writes both into the project."""

from __future__ import annotations

from knowledge.language import MODEL as LANGUAGE_MODEL
from knowledge.town import HANGO, load_town
from knowledge.training.trainers import language_model, question_model

if __name__ == "__main__":
    town = load_town()
    for file, model in ((LANGUAGE_MODEL, language_model(town)), (HANGO / "model.bin", question_model(town))):
        file.write_bytes(model)
        print(f"{file.name}: {len(model):,} bytes")
