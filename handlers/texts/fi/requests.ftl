# Channel requests: the form, the decision, the way to the register

channel-offer = Haluatteko oman kanavan? Täytä hakemus, niin se menee tiedottajalle. Siihen kuluu muutama minuutti, ja voit jatkaa myöhemmin.
event-repeated = Tämän olen jo saanut.
role-approver = tiedottaja
role-deputy = tiedottajan sijainen

# The form
request-title = Kanavahakemus
request-introduction = Täytä tähdellä merkityt kohdat. Muut voit jättää toistaiseksi tyhjiksi. Tiedottaja näkee, kuka hakee ja mikä on vielä auki.
request-send = Lähetä tiedottajalle
request-keep = Tallenna ja jatka myöhemmin
request-resumed = Tässä on aloittamasi hakemus vastauksineen.
request-kept = Tallensin keskeneräisen hakemuksesi. Kukaan muu ei näe sitä ennen kuin lähetät sen.
request-dropped = Poistin keskeneräisen hakemuksen.
request-nothing-to-drop = Sinulla ei ole keskeneräistä hakemusta.
request-unknown = En löydä hakemuksistasi sellaista. Kirjoita ”omat hakemukset”, niin näet ne.
request-not-editable = Hakemusta ei voi muuttaa juuri nyt. Kirjoita ”omat hakemukset”, niin näet sen tilanteen.
request-already-sent = Hakemus { $number } on jo lähetetty.
form-gone = Hakemusta ei enää ole. Voit aloittaa uuden.
form-begun-anew = Keskeneräistä hakemustasi ei enää ollut. Aloitin uuden siitä, mitä olit täyttänyt.
form-mend = { $count ->
    [one] Yksi kohta kaipaa tarkistusta. Mitään ei ole kadonnut.
   *[other] { $count } kohtaa kaipaa tarkistusta. Mitään ei ole kadonnut.
 }
form-missing = Tämä kohta pitää täyttää.
form-too-short = Kirjoita hieman enemmän, jotta asia selviää.
form-too-long = Teksti on liian pitkä, enintään { $longest } merkkiä.
form-no-address = Tämä ei näytä kanavan osoitteelta. Kirjoita esimerkiksi instagram.com/hangonmuseo tai @hangonmuseo.
form-no-date = Kirjoita päivämäärä näin: 1.8.2027.
form-past = Päivämäärä on jo mennyt.
form-too-many-people = Kirjoita enintään kymmenen nimeä, yksi riville.
form-practical = Käytännön asia
form-rests-on = Ohje: { $section }
form-not-yet-known = ei vielä tiedossa

# Something similar
similar-heading = Samankaltaisia
similar-channel = Kanava rekisterissä: { $unit }, { $platform }, { $name }
similar-request = Avoin hakemus { $number }: { $unit }, { $platform }
similar-found-request = Kollegalla on jo samankaltainen hakemus. Haluatko liittyä siihen vai lähettää oman? En ole vielä lähettänyt hakemustasi.
similar-found-channel = Samankaltainen kanava on jo olemassa. Riittäisikö se? En ole vielä lähettänyt hakemustasi.

# Sent
request-heading = Hakemus { $number }: { $unit }, { $platform }
request-sent = Kiitos! Hakemus on lähetetty tiedottajalle. Kerron täällä, kun asia etenee.
request-nobody-decides = Hakemus on tallessa, mutta juuri nyt kukaan muu kuin sinä itse ei saa päättää siitä. Pyydä Saanko?-palvelun ylläpitäjää lisäämään sijainen.
change-introduction = Muutat hakemusta: { $what }. Mikään ei muutu, ennen kuin lähetät muutokset. Tiedottaja näkee silloin, mitä muutit.
change-send = Lähetä muutokset
change-moved = Hakemus on muuttunut sen jälkeen, kun avasit lomakkeen. Tässä ovat vastauksesi. Lue ne läpi ja lähetä uudelleen, jos ne pitävät paikkansa.
change-nothing = Hakemukseen { $number } ei tullut muutoksia.
change-sent = Muutokset on lähetetty tiedottajalle.
request-not-asked = Tiedottaja ei odota vastausta tähän hakemukseen.
request-answered = Lähetin vastauksesi hakemukseen { $number } tiedottajalle: ”{ $answer }”
request-withdrawn = Hakemus { $number } on peruttu.
request-not-withdrawable = Hakemusta { $number } ei voi perua.
request-joining = Olet mukana hakemuksessa { $number } ja saat tietää, miten käy.
request-left = Et ole enää mukana hakemuksessa { $number }.
request-not-joinable = Hakemukseen { $number } ei voi liittyä.
answer-which = Onko tämä vastaus tiedottajan kysymykseen? Valitse hakemus, niin voit lukea vastauksen vielä ennen lähettämistä.
answer-no-review = Ei, tarkista teksti
answer-no-question = Ei, kysyn sinulta
answer-words-not-kept = En tallenna sitä, mitä kirjoitit. Paina yllä olevaa painiketta, niin se tulee mukaan, tai kirjoita vastaus tähän.
answer-request-label = Vastauksesi
answer-request-send = Lähetä vastaus

# The card
request-asked = Kysymys: { $question }
request-changes = Uutta viime kerran jälkeen
request-changed = { $field }: { $before } → { $after }
request-joined = { $count ->
    [one] Yksi kollega on liittynyt hakemukseen.
   *[other] { $count } kollegaa on liittynyt hakemukseen.
 }
request-open = { $count ->
    [one] Vielä auki: { $fields }
   *[other] Vielä auki ({ $count }): { $fields }
 }
checklist-heading = Ohjeen mukaan harkittavaa
checklist-point = { $point } ({ $source })

status-begun = Aloitettu { $when }, ei lähetetty.
status-submitted = Lähetetty { $when }, odottaa tiedottajaa.
status-returned = Odottaa hakijan vastausta. Kysymyksen esitti { $who } { $when }.
status-approved = Hyväksytty { $when } ({ $who }).
status-rejected = Hylätty { $when } ({ $who }).
status-withdrawn = Peruttu { $when }.
status-expired = Rauennut { $when } ilman päätöstä.
status-opened = Avattu { $when }. Kanava ei ole vielä rekisterissä.
status-listed = Julkisessa rekisterissä { $when } alkaen.
status-closed = Lakkautettu { $when } ({ $who }).

history-heading = Vaiheet
history-submit = Lähetetty
history-change = Muutettu
history-join = Kollega liittyi
history-approve = Hyväksytty
history-reject = Hylätty
history-ask-more = Tiedottaja pyysi lisätietoja
history-answer = Vastattu
history-withdraw = Peruttu
history-complete = Täydennetty
history-grant = Oikeudet annettu
history-confirm = Osoite vahvistettu
history-open = Kanava avattu
history-list = Lisätty rekisteriin
history-close = Lakkautettu
history-undo = Päätös peruttu
history-remind = Muistutus lähetetty
history-deputise = Lähetetty myös sijaiselle
history-expire = Rauennut

# Deciding
decide-only-informator = Vain tiedottaja voi tehdä sen.
decide-not-yet-yours = Tiedottaja hoitaa tätä parhaillaan. Se tulee sinulle, jos tiedottaja on poissa.
decide-not-your-own = Et voi päättää omasta hakemuksestasi. Siitä päättää tiedottaja tai sijainen.
decide-already = Tämä on jo ratkaistu.
decide-changed = Hakemus on muuttunut sen jälkeen, kun sait kortin. Lue se vielä kerran ja päätä sitten.
decide-which = Mitä hakemusta tarkoitat? Mitään ei ole vielä tehty.
decide-none-named = Sillä nimellä ei ole hakemusta odottamassa. Nämä odottavat:
undo-nothing-lately = En löydä viimeisen vuorokauden ajalta päätöstä, jonka voisit perua.
undo-nothing-done = Mitään ei ole päätetty, joten peruttavaa ei ole. Päätös syntyy vasta, kun painat painiketta.
undo-none-named = En löydä päätöstä sillä nimellä olevasta hakemuksesta.
decided-approve = Hyväksytty. Hakija saa tiedon.
decided-reject = Hylätty. Hakija saa tietää syyn.
decided-ask-more = Kysymys on lähetetty hakijalle.
decided-list = Kanava on nyt julkisessa rekisterissä.
decided-close = Kanava on lakkautettu, ja se näkyy rekisterissä.
undo-asked = Perutaanko tämä päätös? { $what }
undone-approved = Hyväksyntä on peruttu. Hakija saa tiedon, ja hakemus odottaa taas päätöstä.
undone-rejected = Hylkäys on peruttu. Hakija saa tiedon, ja hakemus odottaa taas päätöstä.
undone-listed = Kanava on poistettu rekisteristä. Hakija saa tiedon.
undone-closed = Kanavan lakkautus on peruttu, ja kanava näkyy taas rekisterissä. Hakija saa tiedon.
undo-nothing = Tässä ei ole päätöstä, jonka voisi perua.
undo-not-yours = Päätöksen voi perua vain se, joka sen teki, tai tiedottaja.
undo-not-in-register = Rekisterissä ei ole enää tätä riviä, joten kanavaa ei voi avata täältä uudelleen.
undo-opened = Kanava on jo avattu, joten hyväksyntää ei voi enää perua. Voit sen sijaan lakkauttaa kanavan ja kertoa syyn.
undo-forgotten = Hakijan tiedot on poistettu, joten perumisesta ei voisi kertoa kenellekään. Siksi päätös pysyy voimassa.
undo-never-listed = Kanava lakkautettiin ennen kuin se pääsi rekisteriin, eikä sitä voi perua. Yksikkö voi hakea kanavaa uudelleen.
undo-late-approved = Päätöksestä on yli kymmenen minuuttia, joten sitä ei voi enää perua. Voit sen sijaan lakkauttaa kanavan ja kertoa syyn.
undo-late-rejected = Päätöksestä on yli kymmenen minuuttia, joten sitä ei voi enää perua. Pyydä hakijaa lähettämään hakemus uudelleen: vastaukset ovat lomakkeessa tallella.
undo-late-listed = Päätöksestä on yli kymmenen minuuttia, joten sitä ei voi enää perua. Voit sen sijaan lakkauttaa kanavan ja kertoa syyn.
undo-late-closed = Päätöksestä on yli kymmenen minuuttia, joten sitä ei voi enää perua. Yksikkö voi hakea kanavaa uudelleen.
words-title-reject = Hylkää
words-label-reject = Perustelu
words-help-reject = Hakija näkee perustelun juuri sellaisena kuin kirjoitat sen.
words-send-reject = Hylkää hakemus
words-title-ask-more = Pyydä lisätietoja
words-label-ask-more = Kysymyksesi
words-help-ask-more = Hakija saa kysymyksen ja voi vastata suoraan keskustelussa.
words-send-ask-more = Lähetä kysymys
words-title-close = Lakkauta kanava
words-label-close = Perustelu
words-help-close = Hakija näkee perustelun juuri sellaisena kuin kirjoitat sen.
words-send-close = Lakkauta kanava

# After approval
after-heading = Ennen rekisteriin lisäämistä
after-granted-yes = Tehty: ylläpitäjillä on oikeudet
after-granted-no = Tekemättä: anna ylläpitäjille oikeudet
after-confirmed-yes = Tehty: osoite vahvistettu
after-confirmed-no = Tekemättä: vahvista osoite
after-missing = { $name ->
    [administrators] Puuttuu: vähintään kaksi ylläpitäjää
   *[other] Puuttuu: { $field }
}
after-no-address = Vahvistettavaa osoitetta ei vielä ole. Hakijan pitää täydentää se.
opened-for-good = Kanava on nyt avattu. Hyväksyntää ei voi enää perua, mutta voit lakkauttaa kanavan.
complete-title = Täydennä hakemusta
complete-introduction = Kanava pääsee rekisteriin, kun osoite on vahvistettu ja ylläpitäjiä on kaksi ja lisäksi varahenkilö.
complete-missing = Tallennettu. Jotain puuttuu vielä, ennen kuin kanava pääsee rekisteriin.
complete-done = Tallennettu. Nyt tiedottajalla on kaikki tarvittava.
list-missing = Kanavaa ei voi vielä lisätä rekisteriin. Puuttuu: { $fields }
list-taken = Osoite on jo rekisterissä: { $unit }, { $platform }.

# What people are told
told-joined = Kollega on liittynyt hakemukseesi.
told-returned = Tiedottajalla on kysymys. Vastaa tässä keskustelussa tai muuta hakemusta.
told-approved = Hakemuksesi on hyväksytty!
told-approved-joined = Hakemus, johon liityit, on hyväksytty.
told-rejected = Hakemustasi ei hyväksytty. Voit muuttaa sitä ja lähettää sen uudelleen.
told-rejected-joined = Hakemusta, johon liityit, ei hyväksytty.
told-expired = Hakemuksesi raukesi, koska siitä ei ehditty päättää ajoissa. Voit lähettää sen uudelleen.
told-expired-joined = Hakemus raukesi, koska siitä ei ehditty päättää ajoissa.
told-opened = Kanava on avattu.
told-listed = Kanava on nyt yksi kaupungin virallisista kanavista ja näkyy rekisterissä.
told-closed = Kanava on lakkautettu.
told-unapproved = Tiedottaja perui hyväksynnän, ja hakemus odottaa taas päätöstä. Älä avaa kanavaa vielä. Jos se on jo auki, piilota se, kunnes päätös tulee.
told-unapproved-joined = Tiedottaja perui hyväksynnän, joten hakemus, johon liityit, odottaa taas päätöstä.
told-unrejected = Tiedottaja perui hylkäyksen, ja hakemus odottaa taas päätöstä. Sinun ei tarvitse tehdä mitään. Jos olet jo lähettänyt uuden hakemuksen, peru toinen niistä.
told-unrejected-joined = Tiedottaja perui hylkäyksen, joten hakemus, johon liityit, odottaa taas päätöstä.
told-unlisted = Tiedottaja poisti kanavan rekisteristä. Älä kutsu sitä vielä viralliseksi, ja poista maininta, jos ehdit jo kirjoittaa niin.
told-unlisted-joined = Tiedottaja poisti kanavan rekisteristä. Älä kutsu sitä vielä viralliseksi.
told-unclosed = Tiedottaja perui lakkautuksen: kanava on taas virallinen. Jos ehdit jo sulkea sivun, avaa se uudelleen.
told-unclosed-joined = Tiedottaja perui lakkautuksen. Kanava on taas virallinen.
told-withdrawn = Hakija on perunut hakemuksen.
told-answered = Hakija on vastannut.
told-reminder = Muistutus: tämä hakemus odottaa sinua.

# Buttons
do-request-channel = Tee kanavahakemus
do-edit-request = Muuta hakemusta
do-drop = Poista hakemukseni
do-go-on = Lähetä oma hakemus
do-join = Liity hakemukseen { $number }
do-withdraw = Peru hakemus
do-leave = Poistu hakemuksesta
do-again = Tee uusi hakemus
do-mine = Omat hakemukset
do-show = Näytä
do-answer = Vastaa
do-complete = Täydennä
do-approve = Hyväksy
do-reject = Hylkää
do-ask-more = Pyydä lisätietoja
do-grant = Oikeudet annettu
do-confirm = Osoite pitää paikkansa
do-list = Lisää rekisteriin
do-undo = Peru päätös
do-close = Lakkauta kanava

# Asked before it is done
confirm-withdraw = Perutaanko hakemus { $number }? Voit tehdä myöhemmin uuden hakemuksen.
confirm-drop = Poistetaanko keskeneräinen hakemus { $number }? Täyttämiäsi tietoja ei saa takaisin.
drop-by-button = Tämä on keskeneräinen hakemuksesi. Jos haluat poistaa sen, paina ”{ $button }”. Täyttämiäsi tietoja ei saa takaisin.
not-done-yet = Mitään ei ole vielä tehty. Lue hakemus ja paina sitten ”{ $button }”.

# My requests
mine-none = Sinulla ei ole hakemuksia.
mine-waiting = Odottaa sinua
