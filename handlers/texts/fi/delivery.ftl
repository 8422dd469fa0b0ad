# Messages that could not be delivered

undelivered-heading = { $about }: viesti ei mennyt perille.
undelivered-about-request = Hakemus { $number }
undelivered-about-question = Kysymys { $number }
undelivered-about-channel = Rekisterin kanava { $number }
undelivered-about-other = Får jag?
undelivered-owner = Hakijaa tai kysyjää ei enää tavoiteta täällä, esimerkiksi koska tili on suljettu. Soita tai lähetä sähköpostia, tai ota yhteyttä yksikköön.
undelivered-colleague = Työtoveria, joka halusi seurata asiaa, ei enää tavoiteta täällä, esimerkiksi koska tili on suljettu. Sinun ei tarvitse tehdä mitään, jos hän on lopettanut työnsä.
undelivered-decider = Yhtä päättäjistä ei enää tavoiteta täällä, esimerkiksi koska tili on suljettu. Pyydä Får jag? -palvelun ylläpitäjää tarkistamaan, ketkä päättävät ja kuka on sijainen.
undelivered-desk = Päättäjien yhteistä kanavaa ei tavoiteta. Se voi olla arkistoitu, tai Får jag? on poistettu siitä. Kortti on lähetetty kullekin erikseen. Pyydä Får jag? -palvelun ylläpitäjää lisäämään sovellus kanavalle tai valitsemaan toinen kanava.
undelivered-place = Kanavaa tai viestiketjua ei tavoiteta. Se voi olla arkistoitu, tai Får jag? on poistettu siitä. Lähetin viestin suoraan sille, jolle se oli tarkoitettu. Lisää Får jag? kanavalle, jos sitä aiotaan vielä käyttää.
undelivered-lost = Kanavaa tai viestiketjua ei tavoiteta. Se voi olla arkistoitu, tai Får jag? on poistettu siitä. Ilmoita asiasta niille, joita se koskee, jollakin muulla tavalla, ja lisää Får jag? kanavalle, jos sitä aiotaan vielä käyttää.
undelivered-came-directly = En voinut vastata siellä, missä kirjoitit, joten vastaus tulee suoraan sinulle.

# How Slack presents the app
manifest-name = Saanko? · Får jag?
manifest-description = Kysy ennen kuin julkaiset: saanko, ja mitä ohjeessa sanotaan?
manifest-request = Hae kanavaa
manifest-request-description = Hae yksikkösi omaa kanavaa sosiaaliseen mediaan
manifest-review = Tarkista teksti
manifest-review-description = Katso, mitä tekstissä pitää muuttaa ennen julkaisemista
manifest-command = Kysy, saatko julkaista jotakin, tarkista luonnos tai hae kanavaa
manifest-hint = saako joulujuhlan kuvia julkaista?
