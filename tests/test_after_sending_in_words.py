"""Ordinary words about one's own request find it, whatever they name it by; without a request they ask something."""

from __future__ import annotations

import pytest

from knowledge.field_words import affirmed
from tests.fakes.rehearsing import ANNA, NINA, SENT, SETUP, played, says

TALK = says("between", ANNA, "får vi ta bort kommentarer med svordomar?")
#: Anna has asked for a Facebook page for the library.
STATUS = """
hur gick det med facebook då?
hur går de me vår fb
nåt nytt om vår sida?
hur är det med bibliotekets ansökan
mikä mun hakemuksen tila on nyt
missä meidän hakemus on menossa
mites kirjaston hakemus?
miten meidän facebookin kävi
onko meidän sivusta mitään uutta
any news about our page?
what about the library request?
how did it go with facebook
""".strip().split("\n")
#: Heard right after it was sent.
RIGHT_AFTER = """
har det hörts nåt än
va sa de
joko on kuulunut mitään
mitä ne sano
mitä tiedottaja vastasi
what did she say
heard anything back?
när får vi veta
hur länge tar det nu
milloin me saadaan vastaus
kauanko tässä vielä menee
when will we hear back
how long will it take?
""".strip().split("\n")
BEFORE_IT_IS_DECIDED = """
kan vi börja lägga ut där medan vi väntar
får vi använda den redan nu
voidaanko me julkaista siellä jo odotellessa
saadaanks alkaa käyttää sitä jo
may we start using it while we wait
can we already post there
""".strip().split("\n")
GIVEN_UP = """
nä låt bli den där ansökan sen
strunta i vår facebook ändå
vi orkar inte mer, skippa facebook
äh antaa olla sen hakemuksen
ei me jaksetakaan, antaa olla sen facebookin
kiitos mut unohdetaan se hakemus
never mind the request, thanks
we don't want the facebook page after all
ok forget our request then
""".strip().split("\n")
GIVEN_UP_RIGHT_AFTER = [
    "undo",
    "tilbaka",
    "undo that please",
    "nä vi vill inte ha den ändå",
    "ei sittenkään haluta sitä",
]
#: With a request or without one these are asked of the guideline, or of nobody.
OTHERS = """
hur går det till att lägga ut en video på facebook
hur gick konserten
vem ser inlägg på facebook
får vi lägga ut bilder redan innan föräldrarna svarat
strunta i hashtaggar på facebook?
vad gäller för facebook och lösenord
mitä kuuluu somelle
när får vi svar på kommentarer
hur länge tar det att få följare
milloin asukas saa vastauksen kommenttiin
how long does a comment take to answer
when do we get more followers
mitä asukas sanoi kommentissa
saako facebookissa kertoa avoimista työpaikoista
miten facebookin kommentit poistetaan
what about pictures on facebook
can we post before the event starts
why was my comment hidden
how is a facebook post written
""".strip().split("\n")


def shown(words: str, *before: object) -> dict[str, object]:
    told = played(SETUP, *SENT, *before, says("asked", ANNA, words))  # type: ignore[arg-type]
    assert NINA not in told["asked"], "words change nothing"
    (message,) = told["asked"][ANNA]
    return message


@pytest.mark.parametrize("words", STATUS)
def test_its_name_is_enough_whatever_was_spoken_of_before(words: str) -> None:
    message = shown(words, TALK)
    assert (message["outcome"] == "shown" and "30.11.2026" in str(message["text"])) or "30 Nov" in str(message["text"])


@pytest.mark.parametrize("words", RIGHT_AFTER)
def test_right_after_it_was_sent_it_need_not_be_named(words: str) -> None:
    message = shown(words)
    assert message["outcome"] == "shown" and not message["sections"]


@pytest.mark.parametrize("words", BEFORE_IT_IS_DECIDED)
def test_whoever_would_begin_already_reads_that_it_waits(words: str) -> None:
    message = shown(words)
    assert message["outcome"] == "shown"
    assert any(one in str(message["text"]) for one in ("Vänta med", "Odota", "Wait until"))


@pytest.mark.parametrize("words", [*GIVEN_UP, *(f"{one}" for one in GIVEN_UP_RIGHT_AFTER)])
def test_what_is_given_up_is_asked_about_and_never_thanked_for(words: str) -> None:
    message = shown(words, *(() if words in GIVEN_UP_RIGHT_AFTER else (TALK,)))
    assert message["outcome"] == "withdraw-asked" and "Facebook" in str(message["text"])


@pytest.mark.parametrize("words", OTHERS)
def test_what_speaks_of_something_else_shows_no_request(words: str) -> None:
    assert shown(words, TALK)["outcome"] not in ("shown", "mine", "withdraw-asked")


@pytest.mark.parametrize("words", [*STATUS, *RIGHT_AFTER, *BEFORE_IT_IS_DECIDED])
def test_without_a_request_they_stay_questions(words: str) -> None:
    message = played(SETUP, says("asked", ANNA, words))["asked"][ANNA][0]
    assert message["outcome"] not in ("shown", "mine", "withdraw-asked")


def test_a_request_that_nobody_has_made_is_not_given_up_with_a_kind_word() -> None:
    message = played(SETUP, says("asked", ANNA, "antaa olla sen hakemuksen"))["asked"][ANNA][0]
    assert message["outcome"] == "mine"


REJECTED = (
    {"id": "no", "who": NINA, "presses": "Avslå"},
    {"id": "why", "who": NINA, "fills": {"Motivering": "Använd stadens sida."}},
)


@pytest.mark.parametrize(
    "words",
    [
        "vad sa de",
        "varför blev den avslagen",
        "miks se hylättiin?",
        "mitä sieltä vastattiin",
        "why did you reject it",
        "any news on our page",
    ],
)
def test_after_a_rejection_the_reason_is_told(words: str) -> None:
    assert "Använd stadens sida." in str(shown(words, *REJECTED)["text"])


@pytest.mark.parametrize(
    "words",
    [
        "det är inte facebook utan youtube, kan ni byta",
        "ei se olekaan facebook vaan youtube",
        "youtube, inte facebook",
        "it's not facebook but youtube",
    ],
)
def test_what_is_affirmed_is_the_new_answer(words: str) -> None:
    message = shown(words)
    assert "YouTube”" in str(message["text"]) and "”Facebook" not in str(message["text"])


@pytest.mark.parametrize(
    "words", ["vi vill inte bara ha facebook utan också insta", "vi vet inte än", "ei vaan kirjasto"]
)
def test_what_denies_nothing_is_left_whole(words: str) -> None:
    assert affirmed(words) == (words, "")


@pytest.mark.parametrize("words", ["kan jag skicka den nu", "voinko lähettää sen", "can I send it now"])
def test_what_may_be_sent_after_a_review_is_the_draft(words: str) -> None:
    draft = says("draft", ANNA, "granska: Simhallen är stängd på fredag.")
    message = shown(words, draft)
    assert str(message["outcome"]).startswith("review-")
