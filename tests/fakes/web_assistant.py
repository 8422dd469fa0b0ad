"""An assistant that answers everything with one card and remembers what it was asked, and an inbox to look into."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from bot.stores.mailbox import Posted
from handlers.blocks import Actions, Bullets, Button, Facts, Link, Mark, Marked, Quotation, Remark, Text, Verdict
from handlers.card import Card, Choice, Field, FieldKind, Form
from handlers.incoming import Incoming
from handlers.reply import Reply

QUESTION = {"sv": "Får jag?", "fi": "Saanko?", "en": "May I?"}


def full_card(language: str = "fi", said: str = "Sano se näin.") -> Card:
    """A card with every kind of block; `said` stands in every text that it has."""
    quotation = Quotation(
        f"Kohta 4 {said}", f"Ohje {said}",
        "sv", f"Utan lov {said}", f"Koko kohta {said}", f"Hela. Utan lov {said}",
        f"Ilman lupaa {said}", "fi", f"Epävirallinen {said}", f"Kaikki. Ilman lupaa {said}",
    )  # fmt: skip
    related = Button(f"Entä jos {said}", "topic", "pictures"), Link(f"Soita {said}", "tel:0192203211")
    dismiss = Button(f"Ei koske {said}", "dismiss", "insult~0a0b0c", with_form=True)
    quiet = Button(f"Auttoi {said}", "helpful", "pictures yes"), Button("Kysy", "ask-informator", said)
    return Card(
        language,
        (
            Verdict("only_if", f"Vain luvalla {said}"),
            Text(f"Vastaus {said}"),
            Bullets(f"Ehdot {said}", (f"Lupa {said}",)),
            quotation,
            Actions(f"Muita {said}", related),
            Actions("", quiet, quiet=True),
            Text(f"Pientä {said}", small=True),
            Marked(f"Teksti {said}", f"Alku {said}", (Mark(0, 4, 1, "stop"),)),
            Remark(
                1, "stop", f"Pois {said}", f"Alku {said}", f"Syy {said}", f"Näin {said}", f"Kohta 5 {said}", dismiss
            ),
            Facts(f"Tiedot {said}", ((f"Nimi {said}", f"Museo {said}"),)),
            full_form(said),
        ),
    )


def full_form(said: str = "Sano se näin.") -> Form:
    """A form with every kind of field, each with everything a field may have."""

    def field(kind: FieldKind, **more: Any) -> Field:
        texts = {part: f"{part} {kind} {said}" for part in ("label", "help", "rests_on", "value", "error")}
        return Field(**{"name": kind, "kind": kind, "required": True, **texts, **more})

    choices = (Choice("one", f"Yksi {said}"), Choice("two", f"Kaksi {said}"))
    fields = (
        field("text"),
        field("long"),
        field("choice", choices=choices, open=True),
        field("date"),
        field("address"),
        field("people"),
        field("yes-no", value="yes"),
    )
    return Form(
        "wish", "12 3", f"Otsikko {said}", fields, f"Lähetä {said}", f"Alku {said}", f"Virhe {said}", f"Talteen {said}"
    )


class RecordingAssistant:
    """Stands in for `Assistant`: `asked` holds what arrived; `answer` comes back, or is raised."""

    def __init__(self) -> None:
        self.asked: list[Incoming] = []
        self.looked: list[tuple[tuple[str, ...], int]] = []
        self.mail: tuple[Posted, ...] = ()
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

    async def reply_soon(self, incoming: Incoming) -> Reply:
        return self.reply_to(incoming)

    async def inbox(self, recipients: tuple[str, ...], after: int) -> tuple[Posted, ...]:
        self.looked.append((recipients, after))
        return self.mail
