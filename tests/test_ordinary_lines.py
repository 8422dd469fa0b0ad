"""What town staff write on any day is not heard as a command; what is one is, in three languages, typos and dialect."""

from __future__ import annotations

import pytest

from handlers.ask.heard import Intent
from handlers.ask.intent import intent_of
from knowledge.decisions import decision_in
from knowledge.facts import takes_back
from knowledge.field_words import field_said
from knowledge.going_on import goes_on
from knowledge.got_out import got_out
from knowledge.phrases import says
from knowledge.words import normalised

COMMANDS = (
    Intent.ABSENCE,
    Intent.BACK,
    Intent.CHANNEL,
    Intent.DROP,
    Intent.FORGET,
    Intent.HELD,
    Intent.LANGUAGE,
    Intent.MY_QUESTION,
    Intent.STANDS_IN,
    Intent.THANKS,
    Intent.TO_INFORMATOR,
)


def heard(text: str) -> set[str]:
    """All that a line is taken for, of what does something or says nothing more."""
    words = normalised(text)
    decided = decision_in(text)
    found = {
        intent_of(text).value: intent_of(text) in COMMANDS,
        "undo": decided is not None and decided.does == "undo",
        "language": (goes_on(words) or ("", ""))[0] == "speak",
        "takes-back": any(takes_back(text, language) for language in ("sv", "fi", "en")),
        "got-out": got_out(text) is not None,
        "closes": says("closes", words),
        "field": field_said(text) is not None,
    }
    return {name for name, so in found.items() if so}


ORDINARY = """
jag är tillbaka på kontoret med bilderna, får jag lägga ut dem?
hej, är nu tillbaka från utflykten å har hundra bilder, får ja lägg ut nån av dem
ja kommer tillbaka till det här imorron men kan du kolla texten redan nu
vi är tillbaka i vanliga öppettider från måndag
de blev fel datum i inlägget, får man ändra efteråt?
jag postade det av misstag, vad gör jag?
råka dela en gammal länk, ska ja ta bort den
sorry om ja e dum men va betyder källkritik
tack för att ni ordnade loppis, så många kom!
tack men va gäller om barnet e över 18
hur länge måst vi spara kommentarerna
vi är lediga på trettondagen, ska vi skriva de på fb
biblioteket är stängt 24-26.12, räcker de me en post
ja e på kurs me tvåorna å tog bilder, får ja lägga upp dem
kan vi skriva på finska också eller räcker svenska
fortsätt publicera på svenska sa chefen, är det ok
vi får mest kommentarer på engelska, måst vi svara på engelska
hur lägger man ner en sida som ingen använder
vi tänker radera gamla inlägg från vår facebook, får man det
vem hade öppettiderna till simhallen
vem svarar på kommentarer när vi är lediga
skicka bilderna till mig så lägger ja upp dem
kan du fråga barnen själv eller måst man fråga föräldrarna
har nån svarat på min kommentar
glöm inte att anmäla er till julmarknaden
strunta i hashtaggar eller ska man ha dem
hjälp, va ska ja skriva om elevernas konsert
oj vilken lista me bra barnböcker du har lagt upp
vi skrev om patienternas julfest, va tycker du
tappat lusten lite, inga kommentarer på våra inlägg
nä men alltså får man ha bilder från stocken
oj, två bilder blev suddiga
oon takas koulussa ja mulla on kuvat retkeltä, saanks laittaa ne
olen töissä päiväkodissa, saanko kuvata lapsia?
tulen takaisin asiaan huomenna kun kuvat on valmiina
kirjasto on kiinni 6.12., riittääks yks postaus
ollaan lomalla koko heinäkuu, pitääks sivulla lukea siitä
me ollaan leirillä viikko 10, saako sieltä postata
meni väärin päivämäärä julkaisuun, miten korjataan
painoin vahingossa tykkää, haittaako se
poistetaanko vanhat kuvat meidän facebookista?
kuka hoitaa kirjaston instan
voidaanko kirjoittaa vaan ruotsiksi
voiko kirjottaa suomeksi jos kysyjä on ruotsinkielinen
jatka samaan malliin sanoi pomo, mut montako kertaa viikossa pitää julkaista
sori en nyt ihan tajunnu
palvelu on surkeaa, kirjoitti joku meidän sivulle, mitä vastaan
kiitos kun olitte mukana talkoissa, tässä kuvia
kiitos mutta entä jos kuvassa on vanhus
unohda en koskaan tätä kesää
apua mitä kirjoitan oppilaiden konsertista
laitettiin lista osallistujista seinälle, saako siitä ottaa kuvan
ei kaikki halua olla kuvissa, mitäs teen
äh, kaks kuvaa puuttuu, lisään ne sit
lähetä kuvat mulle niin laitan ne
onko kukaan vastannut kysymyksiin kommenteissa
sorry i don't get it
sorry, missed that, what was it
i posted it by mistake, what do i do
i'm back at the office with the photos, may i post them
got back from the trip with loads of pics, can we use them
we're off on friday, should the page say so
the library is closed wed to fri, is one post enough
can we write in finnish only?
continue posting in swedish said my boss, is that right
who answers comments when we are away
send the pictures to me and i'll post them
has anyone answered my question in the comments
thanks everyone who came to the market, it was lovely!
thanks but what about teenagers
never mind the rain, welcome to the harbour day!
help what should i post about the pupils concert
we shared the list of kids books, was that ok
no only one picture is missing
oh well, most people like it anyway
actually not all of us have instagram
what went wrong with the last post
cancel that event post or keep it up?
i took it by accident with my own phone, may i use it
"""
#: The same, each as near to a command as it comes.
NEAR = """
jag är tillbaka på kontoret med bilderna
jag kom tillbaka med hundra bilder från lägret
ja e tillbaka me en ny text
är tillbaka med frågan om bilderna
jag kommer tillbaka me bilder imorron
resan är slut, bilder kommer
semestern är slut, dags för skola igen!
loma on ohi, koulu alkaa maanantaina!
matka oli hieno, tässä kuvia
oon takas mun kysymyksen kanssa
oon töissä kirjastossa
olen paikalla lauantaina tapahtumassa
tulin töihin ja löysin vanhoja kuvia
i'm back with the photos
i'm back with another question
i got back the permission slips
came back from camp with photos
jag går på kurs med eleverna
jag far på resa med klassen och fotar
jag är ledig att svara på frågor om biblioteket
jag är sjukskötare och undrar över bilder
ja e bort me tre ord, räcker de
jag går bort till stranden och fotar
jag är på resa med klassen, får vi posta
jag har lov att publicera bilderna
ja har lov av föräldrarna
jag har lov från alla föräldrar
mulla on loma kuvia varten vai lupa
mulla on vapaa käyttöoikeus kuviin
mulla on lomakuvia, saako laittaa
menen lomalle kuvien kanssa mitä teen
i'm off to take pictures of the class
i'm out with the class taking pictures
i'm sick of the comments on our page
i'm away from my desk but can you check this
off topic but can i use emojis
oj, fel bild!
oj fel länk i inlägget
meni väärin toi linkki
hups väärä kuva
oho väärä teksti
oops wrong picture
oops wrong link in the post
i shared it by accident
i deleted the comment by mistake
råkade gilla ett inlägg
råkade svara från fel konto
painoin vahingossa jaa-nappia
ångrar du nånsin nåt
kan man ångra ett inlägg
kan man ta tillbaka det man skrivit
peruuta se tapahtuma somesta
perutaan se kevätjuhla, miten kerron
cancel it, the concert i mean
can i take back what i wrote
can you undo a post on facebook
sorry i don't understand
sorry don't have time now
well not everyone has facebook
oh no only swedish text
no some pictures are old
but only two came to the event
men några kommentarer är elaka
fast en del tycker om det
nej ett par bilder är suddiga
oj några kom inte in
äh jag har inte tid
mutta joku kirjoitti rumasti
ei vaan kaksi kuvaa
oho kolme kommenttia
mut ei oo aikaa nyt
kan vi skriva på finska?
skriv på båda språken alltid
prata svenska med kunderna?
vastaako kirjasto ruotsiksi
jatketaanko suomeksi postaamista
puhutaan suomea työpaikalla
talk about it in english class
we speak swedish at the library
byt inte språk mitt i inlägget
säg det på svenska till invånarna
va betyder hashtag på svenska
skicka till nina sa chefen
skicka den till mamma
skicka det till tidningen
lähetä se lehteen
lähetä se äidille
send it to the paper
send this to the parents
ask her mother for permission
fråga henne om lov först?
kysy häneltä lupa ensin
vem svarar om nån är sjuk
vem sköter sidan när anna är borta
kuka hoitaa instaa kun liisa on lomalla
who handles the page when anna is away
who answers on facebook when the office is closed
vet du om mina följare
vad vet du om mig och bilder
vad finns kvar på mig att göra
what do you know about me and my team posting
har någon svarat på frågan jag ställde på facebook
is my question answered in the guideline
tack alla frivilliga
kiitos kaikille osallistuneille
thanks to all volunteers
vi tar bort en kommentar på sidan
vi vill ta bort bilder från facebook
poistamme kommentin facebookista
sulje kommentit facebookissa
close the comments on facebook
we want to delete a post on our page
vi stänger simhallen, facebook eller insta?
kirjasto suljetaan remontin takia, laitammeko facebookiin
vi vill ha en bild på vår sida
vi behöver en sida till broschyren
haluamme kuvan sivulle
we need a page number
palvelu on surkeaa
palvelu on tosi hidas tänään
enheten är stängd
plattformen är dålig
our platform is down
we need a page about safety in the guideline
"""
#: Nothing of others has got out.
NOTHING_OUT = """
oj, vilken lista på elevernas böcker vi publicerade
hjälp, vi publicerade elevernas teckningar
vi skrev om barnens namnsdag, va gör vi nu
va gör ja, kundens adress till vår sida va fel
hjälp kunden skrev en adress
hur gör jag, vi skickade personuppgifter till kansliet enligt avtal
vi råkade skriva fel adress till kunderna
jag råkade skicka nyhetsbrevet till fel lista kunder
råkade lägga ut en bild på barnteaterns affisch
råkade lägga ut en gammal bild på skolan
kan personuppgifter publiceras av misstag?
va ska vi göra, vi publicerade namnen på nya anställda
vi skrev personnummer på blanketten, hur gör man
hjälp, var skriver jag deltagarnas namn
apua miten kirjoitan henkilötiedoista
apua julkaisimme oppilaiden runoja
mitä nyt, jaoimme lasten leikkipuiston osoitteen
laitoin vahingossa väärän kuvan lapsille suunnatusta tapahtumasta
julkaisin vahingossa vanhan kuvan koulusta
lähetin vahingossa viestin väärälle asiakkaalle
mitä teen, asukas julkaisi osoitteensa
voi ei, luokkalista on vielä tekemättä
help we shared the children's address book reading list
what do i do, a client posted her number
i accidentally liked a photo of a child
i accidentally posted a photo of a kids' book
i put the wrong address for the kids club by mistake
help how do i write about personal data
we posted the employee names page, should i add photos
what now, we wrote the number of residents wrong
oops i wrote the pupils number wrong, 24 not 25
"""
MEANT = {
    "absence": """
jag är borta 4-8.12
ja e på semester hela nästa vecka
ja e sjuk idag å imorron
borta tors-fre
oon lomalla ens viikon
mä oon pois 7.12. asti
i'm away wed to fri
out of office until monday
""",
    "back": """
jag är tillbaka
ja e tebaks på jobb
jag är inte borta längre
oon takas töissä
en oo enää lomalla
i'm back
my trip was cancelled
""",
    "undo": """
ångra
ångra beslutet
oj fel knapp
ta tillbaka godkännandet
peru päätös
kumoa se hyväksyntä
oj de gick fel
hups väärä nappi
undo
oops wrong button
i approved it by mistake
""",
    "closes": """
vi vill stänga vår facebooksida
haluaisimme lopettaa museon instan
we want to close our page
how do we close a page nobody uses
""",
    "language": """
på svenska tack
kan du svara på finska
puhu suomea
voitko vastata ruotsiksi
english please
can you answer in swedish
""",
    "thanks": """
tack så hemskt mycket!
kiitti, tästä oli apua
thanks, that helped
""",
    "takes-back": """
utom Kalle
nej vänta, två har inte gett lov
paitsi yksi vanhempi
eiku ei kaikki
actually we don't have it
except one parent
""",
    "got-out": """
hjälp vi råka lägga ut elevernas adresser på fb
apua laitoin vahingossa asiakkaiden nimet sivulle
we posted a client list by mistake
""",
    "stands-in": """
vem är ställföreträdare
kuka hyväksyy hakemukset kun tiedottaja on lomalla
who decides when the information officer is away
""",
    "pass-on": """
skicka frågan till informatören
kysy se tiedottajalta
ask the information officer
""",
    "drop": """
strunta i det
anna olla
never mind
""",
    "held": """
vad har du sparat om mig
mitä tietoja minusta on
what do you know about me
""",
    "my-question": """
har nån svarat på min fråga
mitä kysymykselleni kuuluu
any news on my question
""",
    "field": """
palvelu: instagram
some-palvelu on facebook
målet är att fler hittar oss
our target group is young families
""",
    "channel": """
museolle youtube-kanava kiitos
instagram-konto åt biblioteket tack
facebook page for the museum please
vi vill öppna en egen facebooksida
""",
    "forget": """
glöm mig
unohda minut
forget me
""",
}


def lines(said: str) -> list[str]:
    return said.strip().split("\n")


@pytest.mark.parametrize("text", [*lines(ORDINARY), *lines(NEAR), *lines(NOTHING_OUT)])
def test_an_ordinary_line_is_no_command(text: str) -> None:
    assert not heard(text)


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, said in MEANT.items() for text in lines(said)])
def test_a_command_is_heard(name: str, text: str) -> None:
    assert name in heard(text)
