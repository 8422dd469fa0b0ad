"""The request that is named by unit or platform, in whatever form, is the one meant; and none other."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from handlers.records import ChannelRequest
from handlers.request.named import leaves_out_what, named
from knowledge.town import Town
from tests.fakes.rehearsing import ANNA, NINA, SETUP, rehearsed, says

NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
#: Number, unit as it is kept, platform.
OPEN = (
    (1, "Museet", "Instagram"),
    (2, "Biblioteket", "Facebook"),
    (3, "Hamnen", "YouTube"),
    (4, "Ungdomsgården", "TikTok"),
    (5, "Nuorisotilat", "Snapchat"),
    (6, "Biblioteket", "TikTok"),
)
MEANT = [
    ("peru se museon", {1}),
    ("no peru sit museon insta", {1}),
    ("ta tillbaka museets", {1}),
    ("withdraw the museum's", {1}),
    ("dra tillbaka den där museiansökan", {1}),
    ("hamnens", {3}),
    ("sataman hakemus", {3}),
    ("the harbour one", {3}),
    ("ta bort ungdomsgårdens", {4}),
    ("hur går det för ungdomsgården", {4}),
    ("peru se nuorisotilojen", {5}),
    ("bibliotekets", {2, 6}),
    ("kirjaston tiktok", {6}),
    ("library's facebook request", {2}),
    ("bibliotekets fb", {2}),
    ("peru se instan", {1}),
    ("mitä sille youtubelle kuuluu", {3}),
    ("dra tillbaka tiktokkin", {4, 6}),
    ("snapchatin hakemus", {5}),
    ("ansökan 3", {3}),
    ("peru se kakkonen eiku 2", {2}),
    ("museon youtube", set()),
    ("medborgarinstitutets", set()),
    ("linkedinin", set()),
    ("dra tillbaka den", {1, 2, 3, 4, 5, 6}),
    ("vi behöver inte ansökan, ta tillbaka den tack", {1, 2, 3, 4, 5, 6}),
    ("peru meidän hakemus", {1, 2, 3, 4, 5, 6}),
    ("no peru se sit", {1, 2, 3, 4, 5, 6}),
]


def requests() -> list[ChannelRequest]:
    return [
        ChannelRequest(number, "submitted", 1, ANNA, "slack:D1:", "sv", {"unit": unit, "platform": platform}, NOW, NOW)
        for number, unit, platform in OPEN
    ]


@pytest.mark.parametrize(("said", "numbers"), MEANT)
def test_the_one_that_is_named_is_meant_and_none_other(hango: Town, said: str, numbers: set[int]) -> None:
    assert {one.number for one in named(hango, said, requests()).requests} == numbers


@pytest.mark.parametrize(
    "said", ["peru se tallin", "ta tillbaka den hundparkens", "withdraw the riding stable's request"]
)
def test_a_name_that_nothing_goes_by_is_told_from_no_name(hango: Town, said: str) -> None:
    assert named(hango, said, requests()).by == "unknown"
    assert named(hango, "dra tillbaka den", requests()).by == named(hango, "peru tämän viikon hakemus", []).by == ""


@pytest.mark.parametrize("said", ["byt till youtube", "voiks sen vaihtaa viel linkediniks"])
def test_a_platform_to_change_to_names_no_request(hango: Town, said: str) -> None:
    (library,) = (one for one in requests() if one.number == 2)
    assert named(hango, said, [library], platforms="perhaps").requests == (library,)
    assert named(hango, said, requests(), platforms="new").requests == tuple(requests())


def test_what_is_left_out_after_a_name_is_the_request(hango: Town) -> None:
    for said in ("hur går det med bibliotekets?", "mites kirjaston", "onko museon insta jo hyväksytty vai museon"):
        assert leaves_out_what(hango, said, requests()), said
    for said in ("får biblioteket ta bort kommentarer", "hur går det på museet", "vi ses på museet", "kenen satama"):
        assert not leaves_out_what(hango, said, requests()), said


def asked_by(person: str, unit: str, platform: str, at: str) -> tuple[dict[str, object], ...]:
    form = {"unit": unit, "platform": platform, "audience": "Kävijät ja vieraat", "goals": "Lisää kävijöitä"}
    return (
        says(f"{at}a", person, "hae kanavaa"),
        {"id": f"{at}b", "who": person, "presses": "Tee kanavahakemus"},
        {"id": f"{at}c", "who": person, "fills": form},
    )


def test_a_yes_takes_back_the_named_one_and_never_another_in_its_place() -> None:
    lines = rehearsed(
        SETUP,
        *asked_by(ANNA, "Nuorisotilat", "TikTok", "1"),
        says("2", ANNA, "peru se museon"),
        says("3", ANNA, "joo"),
        says("4", ANNA, "peru se hevostallin"),
        says("5", ANNA, "joo"),
        *asked_by(ANNA, "Museo", "Instagram", "6"),
        says("7", ANNA, "mitä museon hakemukselle kuuluu"),
        says("8", ANNA, "peru se museon"),
        says("9", ANNA, "joo"),
        says("10", ANNA, "mitä mulla on auki"),
    )
    by_id = {line["id"]: line for line in lines}
    (none,) = by_id["2"]["messages"]
    assert "En löydä avointa hakemusta sillä nimellä" in none["text"]
    for id in ("3", "4", "5"):
        assert [one["to"] for one in by_id[id]["messages"]] == [ANNA], "nothing is taken back"
    assert by_id["3"]["messages"][0]["outcome"] != "withdrawn" != by_id["5"]["messages"][0]["outcome"]
    (status,) = by_id["7"]["messages"]
    assert "Museo, Instagram" in status["text"] and "TikTok" not in status["text"]
    (asked,) = by_id["8"]["messages"]
    assert "Museo, Instagram" in asked["text"] and "TikTok" not in asked["text"]
    assert {one["to"] for one in by_id["9"]["messages"]} == {ANNA, NINA}
    (left,) = by_id["10"]["messages"]
    assert "Nuorisotilat, TikTok" in left["text"] and "odottaa" in left["text"]


def asked_more(question: str) -> tuple[dict[str, object], ...]:
    return (
        *asked_by(ANNA, "Kirjasto", "Facebook", "1"),
        says("2", ANNA, "saako kommentin poistaa"),
        {"id": "3", "who": NINA, "presses": "Be om mer"},
        {"id": "4", "who": NINA, "fills": {"Din fråga": question}},
    )


def test_a_yes_says_that_this_was_the_answer_and_opens_no_review() -> None:
    lines = rehearsed(
        SETUP,
        *asked_more("Vem svarar på finska?"),
        says("5", ANNA, "minä ja Liisa vuorotellen"),
        says("6", ANNA, "joo"),
        {"id": "7", "who": ANNA, "fills": {"Vastauksesi": "Minä ja Liisa vuorotellen"}},
    )
    which, yes, sent = lines[-3:]
    assert "Onko tämä vastaus tiedottajan kysymykseen?" in which["messages"][0]["text"]
    (form,) = yes["messages"]
    assert "Vem svarar på finska?" in form["text"] and "Vastauksesi" in form["fields"]
    assert "En tallenna" in form["text"], "why it is empty"
    assert any("Minä ja Liisa vuorotellen" in one["text"] for one in sent["messages"] if one["to"] == NINA)


@pytest.mark.parametrize("said", ["joo", "kyllä", "ja"])
def test_a_yes_answers_the_informator_who_asked_last_and_not_what_was_offered_before(said: str) -> None:
    *_, asked = rehearsed(SETUP, *asked_more("Onko teillä kaksi ylläpitäjää?"), says("5", ANNA, said))
    (which,) = asked["messages"]
    assert which["outcome"] == "which-answer" and "Hakemus 1: Kirjasto, Facebook" in which["buttons"]


@pytest.mark.parametrize(
    "draft",
    [
        "granska: Simhallen är stängd på fredag. Uimahalli on kiinni perjantaina.",
        "tarkista: Uimahalli on kiinni perjantaina. Simhallen är stängd på fredag.",
        "check this: The pool is closed on Friday. Uimahalli on kiinni perjantaina.",
    ],
)
def test_what_is_to_be_reviewed_is_reviewed_though_the_informator_waits_for_an_answer(draft: str) -> None:
    *_, reviewed = rehearsed(SETUP, *asked_more("Onko teillä kaksi ylläpitäjää?"), says("5", ANNA, draft))
    (reply,) = reviewed["messages"]
    assert reply["outcome"].startswith("review-")


@pytest.mark.parametrize(
    ("said", "nothing"),
    [
        ("jo", "Ingenting väntade"),
        ("gör det", "Ingenting väntade"),
        ("kyllä kiitos", "ei odottanut"),
        ("yes please", "Nothing"),
    ],
)
def test_a_yes_to_nothing_hears_that_nothing_was_done(said: str, nothing: str) -> None:
    (bare,) = rehearsed(SETUP, says("1", "slack:UB", said))
    assert nothing in bare["messages"][0]["text"]


def test_a_yes_to_two_at_once_asks_which() -> None:
    lines = rehearsed(
        SETUP,
        *asked_by(ANNA, "Nuorisotilat", "TikTok", "1"),
        *asked_by(ANNA, "Museo", "Instagram", "2"),
        says("3", ANNA, "haluan perua hakemuksen"),
        says("4", ANNA, "joo"),
    )
    assert lines[-2]["messages"][0]["outcome"] == "withdraw-asked"
    (which,) = lines[-1]["messages"]
    assert "En tiedä, kumpaa tarkoitat" in which["text"]
