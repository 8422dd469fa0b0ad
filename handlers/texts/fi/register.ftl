# The public register of channels

register-page-title = Kaupungin kanavat sosiaalisessa mediassa · { $town }
register-page-heading = Kaupungin kanavat sosiaalisessa mediassa
register-page-town = { $town }
register-page-tagline = Sosiaalinen media
register-page-intro = Tässä ovat kaikki kaupungin viralliset some-kanavat, sekä avoimet että lakkautetut. Jos sivua ei ole rekisterissä, se ei ole kaupungin kanava.
register-page-intro-filling = Tässä ovat kaupungin viralliset some-kanavat, sekä avoimet että lakkautetut. Rekisteriä täydennetään vielä, joten sivu voi olla kaupungin, vaikka se ei ole täällä.
register-page-skip = Siirry kanaviin
register-page-languages = Kieli
register-page-check = Onko osoite virallinen?
register-page-check-label = Sivun tai tilin osoite
register-page-check-help = Liitä osoite sellaisenaan, puhelimestakin kopioitu käy. Myös @nimi käy.
register-page-check-button = Tarkista
register-page-answer = Vastaus
register-page-channels = Kanavat
register-page-filter = Valitse kanavat
register-page-words = Haku
register-page-unit = Yksikkö
register-page-platform = Some-palvelu
register-page-state = Tila
register-page-all-units = Kaikki yksiköt
register-page-all-platforms = Kaikki some-palvelut
register-page-all-states = Kaikki
register-page-open = Avoimet kanavat
register-page-closed = Lakkautetut kanavat
register-page-show = Näytä
register-page-show-all = Näytä kaikki kanavat
register-page-none = Mikään kanava ei vastaa valintojasi.
register-page-empty = Rekisteri on vielä tyhjä.
register-page-channel = Kanava
register-page-channel-languages = Kielet
register-page-contact = Yhteystaho
register-page-opened = Avattu
register-page-was-closed = Lakkautettu
register-page-unknown-day = ei tiedossa
register-page-informator = Puuttuuko kanava, tai esiintyykö joku kaupunkina?
register-page-data = Rekisteri avoimena datana
register-count = { $count ->
    [one] 1 kanava
   *[other] { $count } kanavaa
 }
register-ask-role = Kaupungin { $role } auttaa.

register-check-official = Kyllä, kanava on virallinen
register-check-closed = Ei enää
register-check-named = Mitä some-palvelua tarkoitat?
register-check-unknown = Ei, osoitetta ei ole rekisterissä
register-check-is = { $name }, { $platform }. Yksikkö: { $unit }.
register-check-official-since = Kanava avattiin { $date }.
register-check-closed-since = Kanava lakkautettiin { $date }.
register-check-closed-then = Jos kanavalla julkaistaan nyt jotain, se ei tule kaupungilta.
register-check-named-which = Sama nimi voi toisessa some-palvelussa kuulua jollekulle muulle. Varmista tarkistamalla koko osoite.
register-check-channels = Kaupungin kanavat, joilla on tämä nimi
register-check-alike = Kaupungin omat kanavat, joilla on samantapainen nimi
register-check-item = { $name }, { $platform }: { $address }
register-check-item-closed = { $name }, { $platform }: { $address } (lakkautettu)
register-check-unknown-then = Sivu ei siis ole kaupungin oma. Jos se esiintyy kaupungin sivuna tai arvelet, että se puuttuu rekisteristä, ota yhteyttä kaupunkiin ({ $role }).
register-check-not-yet = Ei ole vielä rekisterissä
register-check-not-yet-then = Rekisteri ei ole valmis, joten sivu voi silti olla kaupungin. Jos haluat varmistaa asian, kysy kaupungilta ({ $role }).
register-check-own = Kyllä, tämä on kaupungin oma verkkosivusto
register-check-own-then = Osoitteet, joiden lopussa on { $domain }, ovat kaupungin.
register-check-unreadable = En löydä kirjoittamastasi kanavaa. Avaa sivu tai tili, kopioi sen osoite ja liitä se tähän. Yksittäisen julkaisun osoite ei aina riitä.

# Taking over the channels that a town has today

import-added = rivi { $line }: lisätään, { $address }
import-already = rivi { $line }: on jo rekisterissä, { $address }
import-other-unit = (yksikkö "{ $unit }" ei ole kaupungin yksiköiden joukossa)
import-fault = rivi { $line }: { $problem }
import-fault-at = rivi { $line }, { $column }: { $problem }
import-done = Lisätty { $added }, ennestään rekisterissä { $already }.
import-dry = Koeajo: lisättäisiin { $added }, ennestään rekisterissä { $already }. Mitään ei muutettu.
import-refused = { $count ->
    [one] 1 virhe. Mitään ei muutettu: korjaa tiedosto ja yritä uudelleen.
   *[other] { $count } virhettä. Mitään ei muutettu: korjaa tiedosto ja yritä uudelleen.
 }
import-problem-too-large = tiedosto on liian suuri, enintään { $limit } merkkiä voidaan lukea
import-problem-not-text = ei ole UTF-8-muodossa. Tallenna tiedosto muodossa CSV UTF-8.
import-problem-empty = tiedosto on tyhjä. Ensimmäisellä rivillä pitää olla sarakkeiden nimet: { $columns }
import-problem-broken = ei ole luettavissa CSV-muodossa (lainausmerkki jää sulkematta tai solu on liian pitkä)
import-problem-columns-missing = sarakkeita puuttuu: { $missing }. Pakolliset sarakkeet: { $needed }. Muut sallitut: { $others }.
import-problem-column-unknown = "{ $name }" ei ole rekisterin sarake. Sallitut sarakkeet: { $columns }
import-problem-column-twice = sarake "{ $name }" on kahteen kertaan
import-problem-cells = soluja on { $found }, mutta ensimmäisellä rivillä { $wanted }
import-problem-missing = puuttuu
import-problem-too-long = on liian pitkä, enintään { $longest } merkkiä
import-problem-unseen = sisältää näkymättömiä merkkejä
import-problem-address = ei johda millekään kanavalle. Kirjoita sivun tai tilin koko osoite.
import-problem-address-elsewhere = osoitteen some-palvelu on { $found }, mutta some-palveluksi on merkitty { $platform }
import-problem-address-twice = sama osoite on jo rivillä { $first }
import-problem-languages = "{ $code }" ei ole kielikoodi. Kirjoita esimerkiksi: sv fi
import-problem-state = pitää olla open tai closed
import-problem-day = ei ole päivämäärä. Kirjoita esimerkiksi 2024-05-17 tai 17.5.2024
import-problem-closed-first = on ennen päivää, jona kanava avattiin
import-problem-closed-open = kanavalla on lakkautuspäivä, mutta tilaksi on merkitty open
import-problem-contact = pitää olla rooli (kirjastotoimenjohtaja), ei henkilön sähköposti tai puhelinnumero. Rekisteri on julkinen.

# A request for the archive

archive-title = Kanavahakemus { $number }
archive-decided = { $when }, { $who }
archive-page-reason = Perustelu
archive-page-request = Hakemus
archive-page-asked = Käsittelyn aikana esitetyt kysymykset ja vastaukset
archive-page-steps = Vaiheet
archive-page-when = Aika
archive-page-what = Vaihe
archive-page-who = Kuka
archive-role-clock = automaattisesti
archive-role-requester = hakija
archive-state-begun = Aloitettu
archive-state-submitted = Lähetetty
archive-state-returned = Palautettu täydennettäväksi
archive-state-approved = Hyväksytty
archive-state-rejected = Hylätty
archive-state-withdrawn = Peruttu
archive-state-expired = Rauennut
archive-state-opened = Avattu
archive-state-listed = Lisätty rekisteriin
archive-state-closed = Lakkautettu
