"""Cards about a draft, as the review and the second pair of eyes make them, with findings that no rule can change."""

from __future__ import annotations

from handlers.reply import (
    Actions,
    Block,
    Bullets,
    Button,
    Card,
    Field,
    Form,
    Mark,
    Marked,
    Quotation,
    Remark,
    Severity,
    Text,
    Verdict,
)
from handlers.wording import text

_DRAFTS = {
    "sv": (
        "Anna Svensson vann! 🎉 Fråga Anna på 040 1234567.\n\nHennes personbeteckning är 131052-308T.",
        ("Anna Svensson", "040 1234567", "131052-308T"),
        ("Får inte publiceras: personbeteckning", "Ändra: en privatpersons namn", "Ändra: bara ett språk"),
        "Här nämns en privatperson vid namn.",
        "Skriv utan namn (t.ex. ”en invånare”) eller fråga om lov först.",
        "Punkt 5 · Privatliv och tystnadsplikt",
        ("Granska ett utkast", "Texten", "Hör det bilder eller film till?", "Vad är det här?", "Ett inlägg"),
        ("Ändra och granska igen", "Granska igen", "Inte relevant här", "Be informatören läsa"),
        ("Din text", "Ett tips", "Beskriv bilden för den som inte ser den.", "Din text sparas inte."),
        ("Ett par ögon till: en kollega ber dig läsa ett inlägg.", "Ser bra ut", "Svara"),
    ),
    "fi": (
        "Anna Svensson voitti! 🎉 Kysy Annalta, puh. 040 1234567.\n\nHänen henkilötunnuksensa on 131052-308T.",
        ("Anna Svensson", "040 1234567", "131052-308T"),
        ("Älä julkaise: henkilötunnus", "Muuta: yksityishenkilön nimi", "Muuta: vain yksi kieli"),
        "Tässä mainitaan yksityishenkilö nimeltä.",
        "Kirjoita ilman nimeä (esim. ”asukas”) tai pyydä ensin lupa.",
        "Kohta 5 · Yksityisyys ja vaitiolo",
        ("Tarkista luonnos", "Teksti", "Liittyykö tekstiin kuvia tai videota?", "Mikä tämä on?", "Julkaisu"),
        ("Muuta ja tarkista uudelleen", "Tarkista uudelleen", "Ei koske tätä", "Pyydä tiedottajaa lukemaan"),
        ("Tekstisi", "Yksi vinkki", "Kuvaile kuva niille, jotka eivät näe sitä.", "Tekstiäsi ei tallenneta."),
        ("Toinen silmäpari: kollega pyytää sinua lukemaan julkaisun.", "Näyttää hyvältä", "Vastaa"),
    ),
    "en": (
        "Anna Svensson has won! 🎉 Ask Anna at 040 1234567.\n\nHer personal identity code is 131052-308T.",
        ("Anna Svensson", "040 1234567", "131052-308T"),
        ("Do not publish: personal identity code", "Change: a private person's name", "Change: one language only"),
        "A private person is named here.",
        "Write without the name (such as “a resident”) or ask for permission first.",
        "Section 5 · Privacy and confidentiality",
        ("Review a draft", "The text", "Are there pictures or film?", "What is this?", "A post"),
        ("Change and check again", "Check again", "Not relevant here", "Ask the information officer to read it"),
        ("Your text", "One tip", "Describe the picture for those who cannot see it.", "Your text is not kept."),
        ("A second pair of eyes: a colleague asks you to read a post.", "Looks fine", "Answer"),
    ),
}


def draft_cards(language: str) -> dict[str, Card]:
    """A reviewed draft, the same when it is much too long for a message, the empty form, and the second reader's."""
    draft = _DRAFTS[language][0]
    filler = {"sv": "Välkommen till biblioteket! ", "fi": "Tervetuloa kirjastoon! ", "en": "Welcome to the library! "}
    return {
        "review": reviewed(language, draft),
        "review-long": reviewed(language, filler[language] * 200 + draft + " " + filler[language] * 200),
        "review-form": Card(language, (_form(language, ""), Text(_DRAFTS[language][8][3], small=True))),
        "second-eyes": _second_eyes(language, draft),
    }


def reviewed(language: str, draft: str) -> Card:
    """The whole review of a draft that holds the marked words."""
    verdict = Verdict("no", text(language, "review-stop"))
    eyes = Button(_DRAFTS[language][7][3], "second-eyes", with_form=True)
    tips = Bullets(_DRAFTS[language][8][1], (_DRAFTS[language][8][2],), folded=True)
    form, fine = _form(language, draft), Text(_DRAFTS[language][8][3], small=True)
    return Card(language, (verdict, *_found(language, draft), tips, form, Actions("", (eyes,), quiet=True), fine))


def _second_eyes(language: str, draft: str) -> Card:
    opening, fine, answer = _DRAFTS[language][9]
    buttons = (Button(fine, "eyes-fine", "slack:U1 sv", primary=True), Button(answer, "eyes-answer", "slack:U1 sv"))
    found = tuple(_found(language, draft))
    return Card(language, (Text(opening), *found, Actions("", buttons), Text(_DRAFTS[language][8][3], small=True)))


def _found(language: str, draft: str) -> list[Block]:
    _, words, labels, why, advice, citation, _, asked, said, _ = _DRAFTS[language]
    placed = sorted((draft.index(word), word) for word in words)
    numbers = {words[2]: 1, words[0]: 2, words[1]: 3}
    marks = tuple(Mark(at, at + len(word), numbers[word], _severity(numbers[word])) for at, word in placed)
    dismiss = Button(asked[2], "dismiss", "personal-name~3f9e21", with_form=True)
    quoted = (*sorted(words, key=lambda word: numbers[word])[:2], "")
    remarks = [
        Remark(number, _severity(number), label, quote, why, advice, citation, dismiss)
        for number, (label, quote) in enumerate(zip(labels, quoted, strict=True), start=1)
    ]
    section = "Beakta principerna om skydd för privatlivet gällande uppgifter om andra personer."
    quotation = Quotation(citation, text(language, "source", name="Hangö"), "sv", section, "", section, folded=True)
    return [Marked(said[0], draft, marks), *remarks, quotation]


def _severity(number: int) -> Severity:
    return "stop" if number == 1 else "fix"


def _form(language: str, draft: str) -> Form:
    title, label, pictures, _, _ = _DRAFTS[language][6]
    again, check, _, _ = _DRAFTS[language][7]
    fields = (
        Field("text", label, "long", required=True, value=draft, longest=20_000),
        Field("pictures", pictures, "yes-no"),
    )
    opener = Button(again, "review", "post|personal-id:1|", primary=True)
    state = "post|personal-id:1,personal-name:1|"
    return Form("review", state, again if draft else title, fields, check, opened_by=opener)
