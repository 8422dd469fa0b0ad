"""What is said after a draft was reviewed: its next version is a draft, and a question is answered as one."""

from __future__ import annotations

import pytest

from handlers.reply import Reply
from knowledge.answers import Answers
from tests.fakes.talking import Talk, shown

REVIEWED = {
    "sv": "granska: Simhallen är stängd på fredag. Uimahalli on kiinni perjantaina.",
    "fi": "tarkista: Uimahalli on kiinni perjantaina. Simhallen är stängd på fredag.",
    "en": "check this: The pool is closed on Friday. Come back on Monday!",
}


def after_a_review(answers: Answers, language: str, text: str) -> Reply:
    talk = Talk(answers)
    assert talk.says(REVIEWED[language]).about.review
    return talk.says(text)


QUESTIONS = {
    "sv": (
        "va menar du? ska ja sätta dit finska också",
        "hur e de då? räcker de att ja skriver på svenska bara",
        "en sak till: måst ja ha en bild me",
        "varför? Den är ju redan på båda språken.",
        "tack: behöver ja bildtext också",
        "hej: sku ja kunna ha den på insta också",
        "Tack! Får jag lägga till en bild på badmästaren?",
        "kolla ännu: får ja dela den i min egen grupp",
    ),
    "fi": (
        "entä sit? pitääks se olla ruotsiks kans",
        "hei mut: tarviiks siihe kuvan",
        "no niin? saanks mä lisätä siihen kuvan",
        "vielä yks juttu: voiko sen jakaa omalle seinälle",
        "miks? Sehän on jo molemmilla kielillä.",
        "Kiitos! Saanko lisätä siihen kuvan uimareista?",
        "tarkista viel: saanks mä laittaa sen instaan",
    ),
    "en": (
        "and in the other languages? do i need those",
        "so what about the picture? can i add one",
        "really? who decides that",
        "one more thing: do we have to have it in swedish too",
        "ok but then: should i answer the comments too",
        "Got it! Can I post it on Sunday then?",
    ),
}
NEXT_VERSIONS = {
    "sv": (
        "så här? Simhallen är stängd på fredag. Uimahalli on suljettu perjantaina.",
        "ny version: Kan du simma? Kom till simskolan på torsdag! Osaatko uida? Tule uimakouluun torstaina!",
        "Vill du simma gratis? Kom till simhallen på fredag! Haluatko uida ilmaiseksi? Tule uimahalliin perjantaina!",
        "tack, fixat: Simhallen är öppen igen på måndag. Uimahalli on taas auki maanantaina. Välkomna!",
    ),
    "fi": (
        "näin? Uimahalli on kiinni perjantaina. Simhallen är stängd på fredag.",
        "uus versio: Osaatko uida? Tule uimakouluun 5.1.! Kan du simma? Kom till simskolan 5.1!",
        "Kysyttävää? Soita uimahalliin! Uimahalli on kiinni perjantaina. Frågor? Ring simhallen!",
        "Missä uidaan? Uimahallissa lauantaina! Var simmar vi? I simhallen på lördag!",
    ),
    "en": (
        "so like this? The pool is closed on Friday. Simhallen är stängd på fredag.",
        "Can you swim? Come to swim school on Friday! Kan du simma? Kom till simskolan på fredag!",
        "ok here: party at the pool on friday, bring your own towel",
        "how about now? The pool is closed on Friday. Uimahalli on kiinni perjantaina.",
    ),
}


@pytest.mark.parametrize(("language", "text"), [(one, text) for one, texts in QUESTIONS.items() for text in texts])
def test_a_question_is_never_judged_as_the_draft(answers: Answers, language: str, text: str) -> None:
    reply = after_a_review(answers, language, text)
    assert not reply.about.review and not reply.outcome.startswith("review-"), shown(reply)


@pytest.mark.parametrize(("language", "text"), [(one, text) for one, texts in NEXT_VERSIONS.items() for text in texts])
def test_a_next_version_is_a_draft_though_it_asks_its_readers_something(
    answers: Answers, language: str, text: str
) -> None:
    reply = after_a_review(answers, language, text)
    assert reply.about.review, shown(reply)
    assert not reply.draft.lower().startswith(
        ("så här?", "näin?", "so like", "ny version", "uus", "tack, fixat", "ok here")
    )
