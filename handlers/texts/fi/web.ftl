# The web chat and the ask page

web-brand = Saanko?
web-tagline = Sosiaalinen media · { $town }
web-title = Saanko? Sosiaalinen media · { $town }
web-skip = Siirry kysymyskenttään
web-languages = Kieli
web-language-sv = Svenska
web-language-fi = Suomi
web-language-en = English
web-person = Kirjoittajana
web-person-personal = Henkilöstö
web-person-kollega = Kollega
web-person-informator = Tiedottaja
web-person-vikarie = Sijainen
web-new = Uusi keskustelu
web-welcome = Kysy ennen kuin julkaiset
web-start = Näin pääset alkuun
web-log = Keskustelu
web-question = Kysymyksesi
web-placeholder = Saanko julkaista …?
web-send = Lähetä
web-keys = Enter lähettää, Vaihto + Enter vaihtaa riviä.
web-privacy = Kysymystäsi ei tallenneta.
web-you = Kysyit:
web-answers-to = Vastaus koskee kysymystä
web-answer = Vastaus
web-waiting = Etsin ohjeesta …
web-unreachable = En saa juuri nyt yhteyttä palvelimeen. Tekstisi on yhä kentässä. Yritä hetken päästä uudelleen.
web-noscript = Keskustelu tarvitsee JavaScriptin, ja se on poistettu käytöstä selaimessasi.
web-noscript-ask = Kysy ilman JavaScriptiä

web-too-long = Teksti on minulle liian pitkä, luen enintään 20 000 merkkiä. Lyhennä sitä ja yritä uudelleen.
web-unreadable = En pystynyt lukemaan tuota. Lataa sivu uudelleen ja yritä vielä kerran.
web-foreign = Kysymys tuli toiselta verkkosivustolta, joten en vastaa siihen. Avaa tämä sivu ja kysy täällä.
web-wrong-host = Tämä sivu vastaa vain omassa osoitteessaan. Avaa http://localhost ja sen perään porttinumero.
web-failed = Jokin meni vikaan. Yritä hetken päästä uudelleen.
web-busy = Moni kysyy juuri nyt. Odota muutama sekunti ja yritä uudelleen.
web-took-too-long = Vastaaminen kesti liian kauan, enkä ehtinyt loppuun. Yritä hetken päästä uudelleen, mielellään lyhyemmällä tekstillä.
web-too-many = Verkostanne tuli todella monta kysymystä yhtä aikaa. Odota muutama sekunti ja yritä uudelleen.

web-form-choose = Valitse …
web-form-other = Muu …
web-form-other-which = Mikä?
web-form-yes = Kyllä
web-form-kept = Tallennettu, ei lähetetty
web-form-no = Ei

web-form-file = Avaa tekstitiedosto

web-letter = Uusi viesti
web-letter-changed = Viesti on muuttunut
web-unread = Uusi viesti alempana

web-ask-intro = Vastaan täällä kaupungin some-ohjeen pohjalta, yksi kysymys kerrallaan.
web-ask-submit = Kysy
web-ask-again = Esitä uusi kysymys

web-places = Sivut
web-place-start = Etusivu
web-place-chat = Keskustelu
web-place-ask = Kysy
web-place-guideline = Koko ohje
web-place-register = Kanavarekisteri
web-missing = Sivua ei löydy
web-missing-why = Osoitteessa voi olla kirjoitusvirhe, tai sivu on siirtynyt. Täältä pääset eteenpäin.

front-page-intro = Saanko? auttaa kaupungin henkilöstöä ja luottamushenkilöitä kaupungin some-ohjeen kanssa.
front-page-ask = Kysy
front-page-guideline = Lue koko ohje
front-page-register = Kaupungin kanavat sosiaalisessa mediassa
front-page-data = Sinun tietosi
front-page-data-asked = Kysymyksiäsi ja tarkistettavaksi antamiasi tekstejä ei tallenneta.
front-page-data-kept = Talteen jää se, minkä itse lähetät tiedottajalle, eli kysymys tai kanavahakemus, ja se, mitä tarvitaan, jotta vastaus löytää perille sinun kielelläsi.
front-page-data-yours = Kirjoita keskusteluun ”omat tiedot”, niin näet, mitä sinusta on tallessa. Kirjoita ”unohda minut”, niin tiedot poistetaan tai irrotetaan nimestäsi.
