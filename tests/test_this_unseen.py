""" "Can I post this" with nothing to be seen: it is said that nothing is seen, and the text is asked for."""

from __future__ import annotations

import pytest

from handlers.ask.heard import Intent
from handlers.ask.intent import intent_of, means_what_is_unseen
from handlers.wording import text
from knowledge.answers import Answers
from tests.fakes.rehearsing import SETUP, rehearsed, says
from tests.fakes.talking import Talk, headlines, shown

THIS = {
    "sv": (
        "får ja lägga ut det här på fb",
        "kan vi dela de här på stadens sida då?",
        "e de här ok att lägga ut",
        "får det här läggas ut på insta",
        "nå kan ja sätt ut den här på sidan",
        "Får jag lägga ut det här?",
    ),
    "fi": (
        "voiko tän laittaa facebookkiin",
        "saaks tän jakaa meidän sivulla",
        "voinko mä tän postata instaan?",
        "onks tää ok laittaa faceen",
        "voidaanko tämä julkaista koulun sivuilla",
    ),
    "en": (
        "can i post this on facebook",
        "is this ok to share on our page?",
        "can we put this up here",
        "can this go out on insta",
    ),
}
SEEN = (
    "får jag dela en bild på barn på fb",
    "saako tän kuvan laittaa facebookkiin",
    "voiko tämän kilpailun järjestää",
    "kan jag använda det här fotot av en elev",
    "can we use this song in a video",
    "can i post this picture of my class",
    "gäller det här också på fritiden",
    "är det här tillåtet enligt anvisningen",
    "is this allowed on my own page",
)


@pytest.mark.parametrize(("language", "asked"), [(one, asked) for one, every in THIS.items() for asked in every])
def test_it_says_that_it_cannot_see_it_and_asks_for_the_text(answers: Answers, language: str, asked: str) -> None:
    for public, key in ((False, "this-unseen"), (True, "this-unseen-public")):
        reply = Talk(answers, public=public, locale=language).says(asked)
        assert text(language, key) in shown(reply) and reply.private and not headlines(reply), shown(reply)


@pytest.mark.parametrize("asked", SEEN)
def test_what_names_its_matter_is_a_question(asked: str) -> None:
    assert not means_what_is_unseen(asked) and intent_of(asked) is Intent.QUESTION


def test_under_a_message_of_others_nothing_firm_is_said_in_public() -> None:
    _, asked = rehearsed(
        SETUP,
        says("1", "slack:UA", "Esikoulun Eetulla on täitä, muistakaa tarkistaa hiukset!", where="channel"),
        says("2", "slack:UANNA", "voiko tän laittaa facebookkiin", where="thread", mention=True),
    )
    (reply,) = asked["messages"]
    assert reply["private"] and reply["headline"] is None
    assert text("fi", "this-unseen-public") in reply["text"] and "Eetu" not in reply["text"]


@pytest.mark.parametrize(
    ("draft", "then", "told"),
    [
        (
            "granska: Simhallen är stängd på fredag. Uimahalli on kiinni perjantaina.",
            "kan vi lägga ut det här på fb nu",
            ("sv", "review-stands"),
        ),
        (
            "tarkista: Uimahalli on kiinni perjantaina. Simhallen är stängd.",
            "voiko tän laittaa facebookkiin",
            ("fi", "review-stands"),
        ),
    ],
)
def test_after_a_review_this_is_the_draft(answers: Answers, draft: str, then: str, told: tuple[str, str]) -> None:
    talk = Talk(answers)
    talk.says(draft)
    assert shown(talk.says(then)).strip() == text(*told)
