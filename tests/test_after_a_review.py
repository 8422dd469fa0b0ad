"""What is said after a draft was reviewed: its next version is a draft, and a question is answered as one."""

from __future__ import annotations

import pytest

from handlers.reply import Reply
from handlers.wording import text as wording
from knowledge.answers import Answers
from tests.fakes.talking import Talk, headlines, shown

REVIEWED = {
    "sv": "granska: Simhallen är stängd på fredag. Uimahalli on kiinni perjantaina.",
    "fi": "tarkista: Uimahalli on kiinni perjantaina. Simhallen är stängd på fredag.",
    "en": "check this: The pool is closed on Friday. Come back on Monday!",
}


def after_a_review(answers: Answers, language: str, text: str) -> Reply:
    talk = Talk(answers)
    assert talk.says(REVIEWED[language]).about.review
    return talk.says(text)


#: What is said about each: the section, or nothing firm where the words alone do not tell.
BOTH, PICTURES, COMMENTS, CHECK, ANY = "rule.6.resources", "rule.4", "rule.6.moderation", "checklist.2", ""
QUESTIONS = {
    "sv": {
        "va menar du? ska ja sätta dit finska också": BOTH,
        "hur e de då? räcker de att ja skriver på svenska bara": BOTH,
        "en sak till: måst ja ha en bild me": PICTURES,
        "varför? Den är ju redan på båda språken.": BOTH,
        "tack: behöver ja bildtext också": ANY,
        "hej: sku ja kunna ha den på insta också": ANY,
        "Tack! Får jag lägga till en bild på badmästaren?": PICTURES,
        "kolla ännu: får ja dela den i min egen grupp": ANY,
    },
    "fi": {
        "entä sit? pitääks se olla ruotsiks kans": BOTH,
        "hei mut: tarviiks siihe kuvan": PICTURES,
        "no niin? saanks mä lisätä siihen kuvan": PICTURES,
        "vielä yks juttu: voiko sen jakaa omalle seinälle": ANY,
        "miks? Sehän on jo molemmilla kielillä.": BOTH,
        "Kiitos! Saanko lisätä siihen kuvan uimareista?": PICTURES,
        "tarkista viel: saanks mä laittaa sen instaan": CHECK,
    },
    "en": {
        "and in the other languages? do i need those": BOTH,
        "so what about the picture? can i add one": PICTURES,
        "really? who decides that": ANY,
        "one more thing: do we have to have it in swedish too": BOTH,
        "ok but then: should i answer the comments too": COMMENTS,
        "Got it! Can I post it on Sunday then?": BOTH,
    },
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
    about = QUESTIONS[language][text]
    assert about in reply.about.sections if about else not headlines(reply), shown(reply)


@pytest.mark.parametrize(("language", "text"), [(one, text) for one, texts in NEXT_VERSIONS.items() for text in texts])
def test_a_next_version_is_a_draft_though_it_asks_its_readers_something(
    answers: Answers, language: str, text: str
) -> None:
    reply = after_a_review(answers, language, text)
    assert reply.about.review, shown(reply)
    assert not reply.draft.lower().startswith(
        ("så här?", "näin?", "so like", "ny version", "uus", "tack, fixat", "ok here")
    )


READY = {
    "sv": (
        "å sen? får ja lägga ut den redan i kväll",
        "duger den så här för vår fb",
        "kan den gå ut nu",
        "är den klar att publiceras?",
        "kan ja skicka ut den nu",
        "får vi skicka den",
        "nu bra?",
        "nå, okej nu då?",
    ),
    "fi": (
        "no niin? voinko laittaa sen nyt",
        "onks se nyt ok sinne kanavalle",
        "voiks sen julkaista tänään",
        "onko se nyt valmis",
        "saanks julkasta sen",
        "voidaanks lähettää se nyt",
        "nyt hyvä?",
        "no ok nyt?",
    ),
    "en": (
        "is it ready then",
        "so can i post it now",
        "ok is it good to go?",
        "can it go out today",
        "may we send it now",
        "ok now?",
        "better now?",
        "so, fine?",
    ),
}


@pytest.mark.parametrize(("language", "text"), [(one, text) for one, texts in READY.items() for text in texts])
def test_whether_it_may_go_out_now_is_told_by_the_last_review(answers: Answers, language: str, text: str) -> None:
    reply = after_a_review(answers, language, text)
    assert shown(reply).strip() == wording(language, "review-stands")


NODS = {
    "sv": ("ok", "bra nu", "okej tack"),
    "fi": ("ok nyt", "hyvä", "okei kiitti"),
    "en": ("ok now", "fine", "better!"),
}


@pytest.mark.parametrize(("language", "text"), [(one, text) for one, texts in NODS.items() for text in texts])
def test_a_nod_after_a_review_asks_nothing(answers: Answers, language: str, text: str) -> None:
    assert shown(after_a_review(answers, language, text)).strip() != wording(language, "review-stands")


@pytest.mark.parametrize("text", ["now good?", "nu ok?", "nyt okei?"])
def test_whether_it_is_fine_now_is_never_thanked_for(answers: Answers, text: str) -> None:
    assert Talk(answers).says(text).outcome not in ("okay", "thanks")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "får jag lägga ut den med en bild på barnen"),
        ("sv", "är det obligatoriskt på finska"),
        ("fi", "onko se sallittua myös viikonloppuna"),
        ("fi", "voinko laittaa sen kuvan kanssa"),
        ("en", "can i post it with a song"),
        ("en", "is it mandatory in swedish"),
    ],
)
def test_what_asks_for_more_than_that_is_a_question(answers: Answers, language: str, text: str) -> None:
    assert wording(language, "review-stands") not in shown(after_a_review(answers, language, text))


@pytest.mark.parametrize("text", ["är den bra nu", "voiks sen julkaista tänään", "can i post it now"])
def test_without_a_review_nothing_is_said_to_stand(answers: Answers, text: str) -> None:
    reply = Talk(answers).says(text)
    unseen = [wording(language, "this-unseen") for language in ("sv", "fi", "en")]
    assert reply.outcome == "review-form" and any(one in shown(reply) for one in unseen), shown(reply)


@pytest.mark.parametrize(
    "text",
    [
        "Vi publicerade av misstag fel öppettider i går. Julkaisimme eilen vahingossa väärät aukioloajat.",
        "Julkaisimme vahingossa vanhan ohjelman, pahoittelemme. Vi publicerade av misstag ett gammalt program, förlåt.",
    ],
)
def test_what_is_said_in_both_languages_is_a_draft_and_no_tale(answers: Answers, text: str) -> None:
    assert Talk(answers).says(text).about.review


@pytest.mark.parametrize(
    "text",
    [
        "Vi publicerade av misstag fel öppettider i går. Hur gör vi nu?",
        "Julkaisimme eilen vahingossa väärät aukioloajat. Mitä nyt?",
    ],
)
def test_a_tale_in_one_language_is_answered(answers: Answers, text: str) -> None:
    assert not Talk(answers).says(text).about.review


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ('får den här kommentaren stå kvar: "Ni plogar aldrig vår gata"', 'han skrev på nytt: "när ska ni ploga då??"'),
        ('voiko tämä kommentti jäädä: "Ette auraa koskaan"', 'nyt se kirjoitti: "koska meidän katu aurataan??"'),
        ('can this stay: "You never plough our street"', 'he wrote again: "when will you plough our street??"'),
    ],
)
def test_the_next_comment_of_the_same_writer_may_ask(answers: Answers, first: str, then: str) -> None:
    talk = Talk(answers)
    assert talk.says(first).about.review
    reply = talk.says(then)
    assert reply.about.review and reply.draft == then.split('"')[1], shown(reply)
