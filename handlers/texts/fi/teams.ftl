# Only in Teams

teams-private = Vastaan tähän vain kahden kesken. Avaa keskustelu kanssani ja kirjoita siellä. Poista viestisi täältä, jos siinä on henkilötietoja.
teams-answered = Vastaus tuli ketjuun.
teams-answered-below = Vastaus on tässä alla.
teams-answered-here = Vastaus on meidän keskustelussamme.
teams-later = Tässä menee hieman tavallista kauemmin. Vastaus tulee heti, kun se on valmis.
teams-write-again = En muista tekstiä enää. Kirjoita se uudelleen, niin autan.
teams-failed = Jokin meni vikaan. Yritä hetken päästä uudelleen.

# Kortit ja ikkunat
teams-title = Saanko?
teams-choose = Valitse …
teams-other = Muu (kirjoita alle)
teams-other-label = { $label }, jos vastausta ei ole luettelossa
teams-yes = Kyllä
teams-no = Ei
teams-edit-elsewhere = Teksti on liian pitkä muokattavaksi tässä kortissa. Lähetä muutettu teksti minulle uutena viestinä, niin luen sen uudelleen.

# Sovellus Teamsissa: miten se esitellään, ja valikon sanat
teams-app-name = Saanko? – kysy ennen kuin julkaiset
teams-app-description =
    Saammeko laittaa leirin kuvia Instagramiin? Saammeko poistaa vihaisen kommentin? Kirjoita niin kuin puhut, niin vastaan kaupungin some-ohjeen perusteella ja näytän ratkaisevan kohdan.

    Liitä luonnos tähän, niin näet, mitä siinä pitää muuttaa ennen julkaisemista. Jos yksikkösi haluaa oman kanavan, autan hakemuksen teossa, ja tiedottaja saa sen heti.

    En keksi mitään itse: vastaukset on kirjoitettu valmiiksi ohjeen pohjalta. Jos ohje ei riitä, sanon sen ja autan sinua tavoittamaan tiedottajan. Luonnoksia en tallenna koskaan, ja kysymyksen vain, jos lähetät sen itse tiedottajalle.
teams-command-ask = kysy
teams-command-ask-about = Saako joulujuhlan kuvia julkaista?
teams-command-help = apua
teams-command-help-about = Näissä asioissa voin auttaa
teams-command-review = tarkista
teams-command-review-about = Kirjoita tämä sana ja sitten tekstisi, niin näet, mitä siinä pitää muuttaa
teams-command-request = hakemus
teams-command-request-about = Hae yksiköllesi omaa kanavaa
teams-command-mine = hakemukset
teams-command-mine-about = Katso, missä vaiheessa hakemuksesi ovat
teams-command-register = rekisteri
teams-command-register-about = Kaupungin viralliset kanavat
teams-command-language = kieli
teams-command-language-about = Valitse kieli: suomi, ruotsi tai englanti
teams-command-held = omat tiedot
teams-command-held-about = Katso, mitä sinusta on tallennettu, ja poista se
