"""An assistant that answers everything with one card and remembers what it was asked."""

from __future__ import annotations

from types import SimpleNamespace

from handlers.incoming import Incoming
from handlers.reply import (
    Actions,
    Bullets,
    Button,
    Card,
    Link,
    Quotation,
    Reply,
    Text,
    Verdict,
)

QUESTION = {"sv": "Får jag?", "fi": "Saanko?", "en": "May I?"}


def full_card(language: str = "fi", said: str = "Sano se näin.") -> Card:
    """A card with every kind of block; `said` stands in every text that it has."""
    quotation = Quotation(
        f"Kohta 4 {said}", f"Ohje {said}",
        "sv", f"Utan lov {said}", f"Koko kohta {said}", f"Hela. Utan lov {said}",
        f"Ilman lupaa {said}", "fi", f"Epävirallinen {said}", f"Kaikki. Ilman lupaa {said}",
    )  # fmt: skip
    related = Button(f"Entä jos {said}", "topic", "pictures"), Link(f"Soita {said}", "tel:0192203211")
    quiet = Button(f"Auttoi {said}", "helpful", "pictures yes"), Button("Kysy", "ask-informator", said)
    return Card(
        language,
        (
            Verdict("conditional", f"Kyllä, jos {said}"),
            Text(f"Vastaus {said}"),
            Bullets(f"Ehdot {said}", (f"Lupa {said}",)),
            quotation,
            Actions(f"Muita {said}", related),
            Actions("", quiet, quiet=True),
            Text(f"Pientä {said}", small=True),
        ),
    )


class RecordingAssistant:
    """Stands in for `Assistant`: `asked` holds what arrived; `answer` comes back, or is raised."""

    def __init__(self) -> None:
        self.asked: list[Incoming] = []
        self.answer: Card | Exception = full_card()
        self.town = SimpleNamespace(
            names={"sv": "Viken stad", "fi": "Lahden kaupunki", "en": "the City of Viken"},
            guideline=SimpleNamespace(languages=("sv", "fi", "en")),
            starters=("pictures",),
            situations={"pictures": SimpleNamespace(id="pictures", questions=QUESTION)},
        )

    def reply_to(self, incoming: Incoming) -> Reply:
        self.asked.append(incoming)
        if isinstance(self.answer, Exception):
            raise self.answer
        return Reply(self.answer, "answered")
