"""A town of three situations, and answers that are told beforehand: for surfaces, which care for neither."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from handlers.assistant import Assistant
from knowledge.facts import facts_in
from knowledge.found import Answer
from knowledge.guideline import Contact, Guideline, Section, Sentence
from knowledge.silence import Silence, Silences
from knowledge.situations import Situation
from knowledge.stated import Stated
from tests.fakes.reviewing import reviewer_of

LANGUAGES = ("sv", "fi", "en")


def _in(sv: str, fi: str, en: str) -> dict[str, str]:
    return {"sv": sv, "fi": fi, "en": en}


HEADLINES = {
    "conditional": _in("Bara med lov", "Vain luvalla", "Only with permission"),
    "no": _in("Inte utan rätt till verket", "Ei ilman käyttöoikeutta", "Not without the rights"),
}


def _section() -> Section:
    return Section(
        "rule.4",
        "4",
        _in("Upphovsrätt och lov", "Tekijänoikeus ja luvat", "Copyright and permission"),
        (
            Sentence(
                _in(
                    "Beakta upphovsrättslagen då du citerar material som producerats av andra.",
                    "Ota tekijänoikeuslaki huomioon, kun siteeraat muiden tuottamaa aineistoa.",
                    "Take the Copyright Act into account when you quote material produced by others.",
                )
            ),
            Sentence(
                _in(
                    "För att publicera material på sociala medier måste man ha användarrättigheter.",
                    "Aineiston julkaiseminen edellyttää, että siihen on käyttöoikeudet.",
                    "To publish material on social media you must have the rights to use it.",
                )
            ),
            Sentence(
                _in(
                    "Ladda inte upp bilder utan lov.",
                    "Älä lataa kuvia verkkoon ilman lupaa.",
                    "Do not upload pictures without permission.",
                )
            ),
        ),
    )


def _situation(id: str, verdict: str, questions: dict[str, str], related: tuple[str, ...] = ()) -> Situation:
    answers = _in(
        "Bilder på barn laddas inte upp utan lov, och barnens privatliv ska beaktas.",
        "Lasten kuvia ei ladata verkkoon ilman lupaa, ja lasten yksityisyys otetaan huomioon.",
        "Pictures of children are not uploaded without permission, and their privacy is respected.",
    )
    conditions: dict[str, tuple[str, ...]] = {
        "sv": ("Skaffa lov innan du laddar upp bilden.", "Publicera inte om du tvekar."),
        "fi": ("Hanki lupa ennen kuin lataat kuvan verkkoon.", "Älä julkaise, jos epäröit."),
        "en": ("Get permission before you upload the picture.", "Do not publish if you are in doubt."),
    }
    known: dict[str, Any] = {"read_by": "", "digest": "", "file": None, "general": False}
    quote = ("rule.4#1", "rule.4#3")
    return Situation(
        id=id,
        verdict=verdict,  # type: ignore[arg-type]
        sections=("rule.4",),
        quote=quote,
        related=related,
        headline_kind="only_if" if verdict == "conditional" else "not_allowed",
        headlines=HEADLINES[verdict],
        questions=questions,
        answers=answers,
        conditions=conditions,
        **known,
    )


def _silence() -> Silence:
    return Silence("pay", (), _in("löner", "palkoista", "pay"), {}, "", "", Path())


def small_town() -> Any:
    """As much of a town as the handlers look at."""
    role = _in("informatör", "tiedottaja", "information officer")
    contact = Contact("Nina", role, "040 123 4567", "nina@town.example")
    names = _in("Anvisning för sociala medier", "Sosiaalisen median ohje", "Social media guideline")
    guideline = Guideline(names, "", "sv", LANGUAGES, frozenset({"sv"}), contact, {"rule.4": _section()})
    situations = (
        _situation(
            "children",
            "conditional",
            _in(
                "Får vi lägga ut bilder på barn och elever?",
                "Saako lapsista ja oppilaista julkaista kuvia?",
                "May we post pictures of children and pupils?",
            ),
            ("music", "net"),
        ),
        _situation(
            "music",
            "no",
            _in("Får jag ha musik i videon?", "Saako videossa olla musiikkia?", "May a video have music?"),
        ),
        _situation(
            "net",
            "no",
            _in(
                "Får jag ta en bild från nätet?",
                "Saako kuvan ottaa netistä?",
                "May I take a picture from the net?",
            ),
        ),
    )
    return SimpleNamespace(
        guideline=guideline,
        stated=Stated(),
        advice=(),
        names=_in("Småstad", "Pikkukaupunki", "Small Town"),
        situations={situation.id: situation for situation in situations},
        starters=("children", "music"),
        form={"unit": "channels.new"},
        silences=Silences({"pay": _silence()}, frozenset()),
    )


class ToldAnswers:
    """Answers every question with one situation, or with what `answer` was set to."""

    def __init__(self) -> None:
        self.town = small_town()
        self.answer = Answer(self.town.situations["children"], "conditional", 0.9, ())
        self.questions: list[str] = []
        self.facts = facts_in

    def lists(self, question: str) -> bool:
        return False

    def prepare(self) -> None:
        pass

    def language(self, text: str, spoken: str | None = None) -> str | None:
        told = {"får": "sv", "saako": "fi", "may": "en"}
        return told.get(text.lower().partition(" ")[0])

    def find(self, question: str, language: str, topic: str | None = None, much: float | None = None) -> Answer:
        self.questions.append(question)
        return self.answer


def small_assistant() -> tuple[Assistant, ToldAnswers]:
    """The real assistant over told answers."""
    answers = ToldAnswers()
    return Assistant(answers, reviewer_of(answers.town)), answers  # type: ignore[arg-type]
