# Messages that could not be delivered

undelivered-heading = { $about }: viesti ei mennyt perille.
undelivered-about-request = Hakemus { $number }
undelivered-about-question = Kysymys { $number }
undelivered-about-channel = Rekisterin kanava { $number }
undelivered-about-other = Saanko?
undelivered-owner = Hakijaa tai kysyjää ei enää tavoita täältä. Tili on ehkä suljettu. Ota yhteyttä muulla tavalla, esimerkiksi yksikön kautta.
undelivered-colleague = Kollegaa, joka halusi seurata asiaa, ei enää tavoiteta tätä kautta, esimerkiksi koska tili on suljettu. Sinun ei tarvitse tehdä mitään, jos hän on lopettanut työnsä.
undelivered-decider = Yhtä hakemuksista päättävistä ei enää tavoiteta tätä kautta, esimerkiksi koska tili on suljettu. Pyydä Saanko?-palvelun ylläpitäjää tarkistamaan, ketkä päättävät ja kuka on sijainen.
undelivered-desk = Hakemuksista päättävien yhteistä keskustelukanavaa ei tavoiteta. Se on ehkä arkistoitu, tai Saanko? on poistettu siitä. Kortti on lähetetty kullekin erikseen. Pyydä Saanko?-palvelun ylläpitäjää lisäämään sovellus keskustelukanavalle tai valitsemaan toinen kanava.
undelivered-place = Keskustelukanavaa tai viestiketjua ei tavoiteta. Se on ehkä arkistoitu, tai Saanko? on poistettu siitä. Lähetin viestin suoraan sille, jolle se oli tarkoitettu. Lisää Saanko? keskustelukanavalle, jos sitä aiotaan vielä käyttää.
undelivered-lost = Keskustelukanavaa tai viestiketjua ei tavoiteta. Se on ehkä arkistoitu, tai Saanko? on poistettu siitä. Ilmoita asiasta niille, joita se koskee, jollakin muulla tavalla, ja lisää Saanko? keskustelukanavalle, jos sitä aiotaan vielä käyttää.
undelivered-unreadable = Viestin kirjoitti aiempi versio Saanko?-avustajasta. Sitä ei voi enää lukea, joten se jäi lähettämättä. Katso, mistä oli kyse, ja kerro siitä muulla tavalla niille, joita se koskee.
undelivered-nobody = { $about }: juuri nyt kukaan ei voi päättää tai vastata, koska en tavoita ketään asiaa hoitavista. Kaikki kirjoittamasi on tallessa. Ota sillä välin yhteyttä suoraan:
undelivered-came-directly = En voinut vastata siellä, missä kirjoitit, joten vastaus tulee suoraan sinulle.
restored-may-have-come = Avustaja on palautettu varmuuskopiosta. Olet ehkä saanut tämän viestin jo aiemmin.

# Who asks, on a card that asks somebody to decide or answer
asked-by = Lähettäjä: { $who }
asked-by-elsewhere = Lähettäjä: kollega, joka kirjoittaa toisessa sovelluksessa

# How chat products present the app
manifest-name = Saanko? · Får jag?
manifest-description = Kysy ennen kuin julkaiset: saanko, ja mitä ohjeessa sanotaan?
manifest-request = Tee kanavahakemus
manifest-request-description = Hae yksiköllesi omaa some-kanavaa
manifest-review = Tarkista teksti
manifest-review-description = Katso, mitä tekstissä pitää muuttaa ennen julkaisemista
manifest-command = Kysy, saatko julkaista jotakin, tarkista luonnos tai tee kanavahakemus
manifest-hint = saako joulujuhlan kuvia julkaista? · tarkista · hakemus · rekisteri · kieli
