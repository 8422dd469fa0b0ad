"""Cards as the assistant makes them, in three languages, with texts that do not follow the town's data."""

from __future__ import annotations

from handlers.blocks import Actions, Bullets, Button, Link, Quotation, Text, Verdict
from handlers.card import Card
from handlers.wording import text

_SWEDISH = "Ladda inte upp material som andra har gjort utan lov. […] Tänk på barnens integritet."
_WHOLE = (
    "Ladda inte upp material som andra har gjort utan lov. Det gäller bilder, musik och text. "
    "Tänk på barnens integritet."
)
_SAID = {
    "sv": {
        "headline": "Bara med lov",
        "answer": "Bilder på barn publiceras inte utan lov. Fråga informatören hur lovet ges.",
        "conditions": ("Skaffa lov innan du laddar upp bilden.", "Publicera inte om du tvekar."),
        "citation": "Punkt 4 · Upphovsrätt och lov",
        "source": "Instruktion för sociala medier",
        "questions": ("Får vi visa elevarbeten?", "Vad gäller om lovet är oklart?"),
        "translation": "",
        "whole": "",
    },
    "fi": {
        "headline": "Vain luvalla",
        "answer": "Lasten kuvia ei julkaista ilman lupaa. Kysy tiedottajalta, miten lupa annetaan.",
        "conditions": ("Hanki lupa ennen kuin lataat kuvan verkkoon.", "Älä julkaise, jos epäröit."),
        "citation": "Kohta 4 · Tekijänoikeus ja luvat",
        "source": "Sosiaalisen median ohje",
        "questions": ("Saako oppilastöitä näyttää?", "Entä jos luvasta ei ole varmuutta?"),
        "translation": "Älä lataa muiden tekemää aineistoa ilman lupaa. […] Ajattele lasten yksityisyyttä.",
        "whole": (
            "Älä lataa muiden tekemää aineistoa ilman lupaa. Tämä koskee kuvia, musiikkia ja tekstiä. "
            "Ajattele lasten yksityisyyttä."
        ),
    },
    "en": {
        "headline": "Only with permission",
        "answer": "Pictures of children are not published without permission. Ask how it is given.",
        "conditions": (
            "Get permission before you upload the picture.",
            "Do not publish if you are in doubt.",
        ),
        "citation": "Section 4 · Copyright and permission",
        "source": "Social media guideline",
        "questions": ("May we show pupils' work?", "What if the permission is unclear?"),
        "translation": "Do not upload what others have made without permission. […] Mind children's privacy.",
        "whole": (
            "Do not upload what others have made without permission. This goes for pictures, music and text. "
            "Mind children's privacy."
        ),
    },
}


def cards(language: str) -> dict[str, Card]:
    """One card of every kind the assistant answers with, by name."""
    return {
        "answer": answer_card(language),
        "unsure": Card(
            language,
            (
                Text(text(language, "unsure")),
                Actions(text(language, "nearest"), _topics(language)),
                Actions("", (_ask(language),)),
            ),
        ),
        "outside": Card(language, (Text(text(language, "outside")), Actions("", (_ask(language),)))),
        "contact": contact_card(language),
        "help": _help(language),
    }


def answer_card(language: str) -> Card:
    said = _SAID[language]
    return Card(
        language,
        (
            Verdict("only_if", said["headline"]),
            Text(said["answer"]),
            Bullets(text(language, "conditions-if"), said["conditions"]),
            _quotation(language),
            Actions(text(language, "related"), _topics(language)),
            Actions(
                "",
                (
                    _ask(language),
                    Button(text(language, "helpful-yes"), "helpful", "pictures yes"),
                    Button(text(language, "helpful-no"), "helpful", "pictures no"),
                ),
                quiet=True,
            ),
        ),
    )


def contact_card(language: str) -> Card:
    return Card(
        language,
        (
            Text(text(language, "contact-intro", role="informatör", name="Nina Exempel")),
            Actions(
                "",
                (
                    Link(text(language, "contact-phone", phone="040 123 4567"), "tel:0401234567"),
                    Link(
                        text(language, "contact-mail", email="nina_exempel@town.example"),
                        "mailto:nina_exempel@town.example?subject=Fr%C3%A5ga&body=Hej%2C%0AF%C3%A5r%20vi%3F",
                    ),
                ),
            ),
        ),
    )


def _quotation(language: str) -> Quotation:
    said = _SAID[language]
    translated = bool(said["translation"])
    return Quotation(
        said["citation"],
        said["source"],
        "sv",
        _SWEDISH,
        text(language, "whole-section"),
        _WHOLE,
        said["translation"],
        language if translated else "",
        text(language, "unofficial-translation") if translated else "",
        said["whole"],
    )


def _topics(language: str) -> tuple[Button, ...]:
    first, second = _SAID[language]["questions"]
    return Button(first, "topic", "pupils-work"), Button(second, "topic", "permission-unclear")


def _ask(language: str) -> Button:
    return Button(text(language, "ask-informator"), "ask-informator", "Får vi?")


def _help(language: str) -> Card:
    can = tuple(text(language, f"help-can-{what}") for what in ("ask", "quote", "informator"))
    return Card(
        language,
        (
            Text(text(language, "help-intro", town="Hangö")),
            Bullets(text(language, "help-can"), can),
            Actions(text(language, "help-starters"), _topics(language)),
            Actions("", (_ask(language),), quiet=True),
            Text(text(language, "help-privacy"), small=True),
        ),
    )
