# Questions to the informatör, absence, and what is held on a person

# Somebody's own words, and words that came too late
quoted = ”{ $words }”
not-sent-words = Kirjoittamaasi ei lähetetty. Tässä se on:

ask-title = Kysy tiedottajalta
ask-introduction = Lue kysymys ennen kuin lähetät sen. Jätä pois nimet ja muut henkilötiedot. Lähetetty kysymys säilytetään vuoden vastauksesta.
ask-label = Kysymyksesi
ask-help = Tiedottaja näkee tekstin juuri näin sekä sen, että sinä kysyt.
ask-send = Lähetä kysymys
ask-sent = Kysymys { $number } on lähetetty tiedottajalle. Vastaus tulee tänne.
ask-passed-on = En lähetä mitään itsestäni. Avaa lomake, lue kysymys läpi ja muuta sitä, jos haluat.
ask-passed-on-empty = En tallenna, mitä kirjoitat, joten kirjoita kysymys lomakkeeseen. Se lähtee, kun lähetät sen.
ask-words-not-kept = En tallenna sitä, mitä kirjoitit. Paina yllä olevaa painiketta, niin se tulee mukaan, tai kirjoita kysymys tähän.
question-none-of-yours = Sinulla ei ole kysymystä tiedottajalla.
answer-which-question = Onko tämä vastaus kysymykseen? Valitse se, niin voit lukea vastauksen vielä ennen lähettämistä.
ask-withdrawn = Kysymys on peruttu.
ask-not-your-own = Et voi vastata omaan kysymykseesi. Siihen vastaa joku muu.
ask-gone-answered = Kysymykseen on jo vastattu.
ask-gone-withdrawn = Kysymys on peruttu.
question-heading = Kysymys { $number } tiedottajalle
question-open = Odottaa vastausta.
question-taken = Juuri nyt vastaamassa: { $who }.
question-taken-meanwhile = Kysymykseen vastaa parhaillaan { $who }. Jos haluat, että oma vastauksesi lähtee sen sijaan, lähetä se tästä.
question-answered = Vastattu ({ $who }).
question-withdrawn = Kysyjä on perunut kysymyksen.
question-reminder = Muistutus: tämä kysymys odottaa vastausta.
question-unanswered = Kysymykseesi { $number } ei ole vielä ehditty vastata. Voit soittaa tiedottajalle: { $phone }.
answer-label = Vastauksesi
answer-help = Vastaus menee kysyjälle, allekirjoituksena rooli ja päivämäärä.
answer-send = Lähetä vastaus
answer-send-instead = Lähetä oma vastaus
answer-sent = Vastaus on lähetetty.
answer-arrived = Vastaus tiedottajalta
answer-signed = { $who }, { $day }
do-answer-question = Vastaa
do-take-over = Ota hoitaaksesi
do-withdraw-question = Peru kysymys

stands-in-deputy = Tiedottaja päättää hakemuksista ja vastaa kysymyksiin. Kun tiedottaja on poissa, sen tekee sijainen.
stands-in-nobody = Tiedottaja päättää hakemuksista ja vastaa kysymyksiin. Sijaista ei ole nimetty, joten ne odottavat, kun tiedottaja on poissa.
stands-in-others-deputy = Hakemuksista päättää ja kysymyksiin vastaa useampi tiedottaja. Kun yksi on poissa, joku toinen heistä hoitaa asian, ja kun kaikki ovat poissa, sen tekee sijainen.
stands-in-others-nobody = Hakemuksista päättää ja kysymyksiin vastaa useampi tiedottaja. Kun yksi on poissa, joku toinen heistä hoitaa asian. Sijaista ei ole nimetty, joten kun kaikki ovat poissa, asiat odottavat.
stands-in-now = Tiedottaja on poissa juuri nyt, { $days }.
stands-in-later = Tiedottaja on poissa { $days }.
stands-in-others-now = Yksi tiedottajista on poissa juuri nyt, { $days }.
stands-in-others-later = Yksi tiedottajista on poissa { $days }.
absence-title = Poissaolo
absence-help-deputy = Hakemukset ja kysymykset menevät sillä aikaa sijaiselle.
absence-help-others = Hakemukset ja kysymykset menevät sillä aikaa toiselle tiedottajalle.
absence-help-nobody = Sijaista ei ole nimetty, joten hakemukset ja kysymykset odottavat sinua.
absence-begins = Ensimmäinen päivä
absence-ends = Viimeinen päivä
absence-save = Tallenna
absence-asked = Merkitäänkö, että olet poissa { $days }?
absence-set-deputy = Merkitty: olet poissa { $days }. Sijainen hoitaa hakemukset ja kysymykset sen aikaa.
absence-set-nobody = Merkitty: olet poissa { $days }. Sijaista ei ole nimetty, joten hakemukset ja kysymykset odottavat sinua.
absence-set-others = Merkitty: olet poissa { $days }. Toinen tiedottaja hoitaa hakemukset ja kysymykset sen aikaa.
absence-wrong-order = Viimeinen päivä ei voi olla ennen ensimmäistä eikä yli vuotta sen jälkeen.
absence-ended = Tervetuloa takaisin! Uudet hakemukset ja kysymykset tulevat taas sinulle.
absence-not-yours = Vain tiedottaja voi ilmoittaa poissaolosta täällä.
do-absence = Ilmoita poissaolosta
do-absence-end = Olen palannut
do-absence-set = Kyllä, merkitse
do-absence-other = Muut päivät

held-heading = Nämä tiedot sinusta on tallennettu
held-nothing = Sinusta ei ole tallessa mitään.
held-count = { $count }
held-since = { $count } ({ $day } alkaen)
held-requests = Hakemuksia
held-followed = Hakemuksia, joihin olet liittynyt
held-questions = Kysymyksiä tiedottajalle
held-answered = Kysymyksiä, joihin olet vastannut
held-decided = Tekemiäsi päätöksiä
held-channels = Kanavia, joissa sinut mainitaan
held-messages = Sinulle lähetettyjä viestejä
held-audit = Merkintöjä tapahtumahistoriassa
held-language = Valittu kieli
held-absence = Poissaolo
held-talks = Mistä keskustelussa on kyse (koodeja, ei sanoja; unohdetaan vuorokauden kuluttua)
held-address = Mistä sinut tavoittaa
held-votes = Äänet siitä, auttoiko vastaus (unohdetaan vuorokauden kuluttua)
forget-what = Perun avoimet hakemuksesi ja kysymyksesi ja poistan kirjoittamasi tekstit ja kielivalintasi. Hyväksytyt hakemukset ja päätökset kaupungin on säilytettävä: niissä vaihdan sinut koodiin, mutta niihin kirjoitettu teksti jää, myös ylläpitäjien nimet. Tätä ei voi perua. Jos haluat sitä, paina ”{ $button }”.
forgotten = Valmista. Olen unohtanut sinut.
forgotten-kept = { $count ->
    [0] Mitään ei tarvinnut säilyttää.
    [one] Yksi hakemus säilyy, koska kaupungin on säilytettävä se. Sinun tilallasi siinä on koodi. Jos hakemus on hyväksytty, ylläpitäjien nimet jäävät siihen.
   *[other] { $count } hakemusta säilyy, koska kaupungin on säilytettävä ne. Sinun tilallasi niissä on koodi. Hyväksyttyihin jäävät ylläpitäjien nimet.
 }
do-forget = Unohda minut
do-forget-yes = Kyllä, unohda minut
do-held = Näytä, mitä on tallessa
