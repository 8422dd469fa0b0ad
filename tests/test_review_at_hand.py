"""Who is greeted by name, a client of yesterday, a place put down, a mocked reader, a newspaper's picture; look-alikes.

Each pair of lists: what must be found as that code, and what resembles it and is fine.
"""

from __future__ import annotations

import pytest

from knowledge.review import review
from knowledge.rule import Draft
from knowledge.town import Town

GREETED = (
    "Hei Pekka! Lastensuojeluilmoituksesi on käsitelty ja otamme sinuun yhteyttä.",
    "Hi Pekka! Your child welfare report has been handled.",
    "Hej Lotta, din sons plats i specialgruppen är klar.",
    "Hei Minna\nPoikasi erityisopetuspaikka alkaa maanantaina.",
    "Dear Emma, your daughter's place in the special education class is ready.",
    "Hej Anna! Din ansökan om utkomststöd har beviljats.",
    "Hei Sanna! Aika loppuu. Häätösi pannaan toimeen perjantaina.",
    "Bästa fru Lindholm, din skuldsanering är klar.",
)
GREETED_CLEAN = (
    "Hej alla! Din anmälan till simskolan är välkommen.",
    "Dear guests, your dinner with the food bank is served on Monday.",
    "Hei Pekka! Ilmoittautumisesi uimakouluun on käsitelty.",
    "Hej Lotta, din sons plats i simskolan är klar.",
    "Hi Emma! Your library card is ready.",
    "Hei Pekka! Kirjastossa on uusi lastensuojelun esite.",
    "Hej Lotta! Barnskyddet är på torget på lördag, ta med dina vänner.",
    "Dear Maria, thank you for your talk about depression.",
    "Hej Lotta! Om ditt barn har vattkoppor, berätta det för tränaren.",
    "Hei kaikki! Erityisryhmän paikat ovat haettavissa maanantaina.",
)
CLIENTS = (
    "Vihdoin Nieminen sai häädön Tehtaankadun vuokra-asunnosta.",
    "Nieminen häädettiin eilen.",
    "Toimeentulotuen asiakas uhkaili eilen henkilökuntaa.",
    "En klient på socialbyrån skrek i går åt personalen.",
    "A social services client threatened the staff yesterday.",
)
CLIENTS_CLEAN = (
    "Toimeentulotuen asiakas hakee tuen Kelasta.",
    "Nieminen sai eilen palkinnon Tehtaankadun koulussa.",
    "Klienter på socialbyrån kan boka tid på nätet.",
    "The library had its thousandth customer yesterday.",
)
PLACES = (
    "Tyvärr kom ingen av de lata föräldrarna från Lappohja.",
    "Lappohjaborna är för lata för att sopa sin gård.",
    "Taas puuttuivat laiskat vanhemmat Lappohjasta.",
    "The lazy parents of Lappohja did not come.",
    "Täktombor är dumma.",
    "The villagers are too stupid to sort their waste.",
)
PLACES_CLEAN = (
    "Lata dagar på stranden väntar, också för föräldrarna från Lappohja.",
    "Lappohjaborna är aldrig lata: sextio kom på talkot.",
    "Laiska sunnuntai puistossa, vanhemmat saavat kahvia.",
    "Lazy Sunday at the beach: parents get coffee.",
    "Lappohjaborna är för få för en egen skola.",
    "Vi är inga lata föräldrar: sextio kom på talkot.",
    "The villagers are not lazy: sixty came to help.",
)
MOCKED = (
    "No voi voi, aja itse paremmin niin ei tarvii itkeä netissä.",
    "Nåja, kör bättre själv så behöver du inte gråta på nätet.",
    "Oh well, drive better yourself and you won't have to cry online.",
    "Aja itse paremmin, niin et kolhi autoasi.",
)
MOCKED_CLEAN = (
    "Den som kör bättre än instruktören får en kaffe.",
    "Opi ajamaan paremmin talvikelissä: kurssi alkaa maanantaina.",
    "Drive better in winter: the course begins on Monday.",
    "Elokuva sai yleisön itkemään, liput netistä.",
)
ORDERED = (
    "Learn to read, it says closed on the page.",
    "Opettele lukemaan, sivulla lukee että suljettu.",
    "Lär dig läsa, det står stängt på sidan.",
    "Learn to read! It says so on the door.",
)
ORDERED_CLEAN = (
    "Learn to read music at the library on Mondays.",
    "Opettele lukemaan nuotteja kirjastossa maanantaisin.",
    "Lär dig läsa noter i biblioteket på måndagar.",
    "Lär dig läsa! Kursen står på programmet i höst.",
    "Learn to read! Our reading dog is at the library on Monday, welcome.",
)
PICTURES = (
    "Bild från Hufvudstadsbladet: så här vackert är det.",
    "Kuva Hufvudstadsbladetista: näin kaunista meillä on.",
    "Picture from the newspaper: this is how beautiful it is.",
    "Kuva on Hufvudstadsbladetista.",
    "Fotot från Västra Nyland visar hamnen i går.",
)
PICTURES_CLEAN = (
    "Bild från Hufvudstadsbladet, med fotografens lov.",
    "Kuva satamasta aamulla, lue lisää Hufvudstadsbladetista.",
    "Läs om hamnen i Hufvudstadsbladet i dag.",
    "A photographer from the newspaper visits the school on Monday.",
)
PAIRS = (
    ("sensitive-data", GREETED, GREETED_CLEAN),
    ("sensitive-data", CLIENTS, CLIENTS_CLEAN),
    ("insult", PLACES, PLACES_CLEAN),
    ("insult", MOCKED, MOCKED_CLEAN),
    ("insult", ORDERED, ORDERED_CLEAN),
    ("copyright", PICTURES, PICTURES_CLEAN),
)


def codes_of(text: str, town: Town) -> set[str]:
    return {one.code for one in review(Draft(text, "post", None, town)).findings if one.sure}


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts, _ in PAIRS for text in texts])
def test_it_is_found(code: str, text: str, hango: Town) -> None:
    assert code in codes_of(text, hango)


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, _, texts in PAIRS for text in texts])
def test_what_resembles_it_is_left(code: str, text: str, hango: Town) -> None:
    assert code not in codes_of(text, hango)
