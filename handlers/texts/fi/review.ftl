# The review of a draft

review-ok = Valmis julkaistavaksi
review-revise = Korjaa ensin
review-stop = Älä julkaise
review-perhaps = Lue vielä kerran
review-count = { $count ->
    [0] En löytänyt mitään korjattavaa.
    [one] Löysin yhden korjattavan asian.
   *[other] Löysin { $count } korjattavaa asiaa.
}
review-read-as-post = Luin tekstin julkaisuna.
review-read-as-reply = Luin tekstin vastauksena.
review-read-as-comment = Luin tekstin asukkaan kommenttina.
review-fixed = Korjattu: { $what }.
review-left = Jäljellä: { $what }.
review-all-well = Nyt kaikki on korjattu.
review-marked = Tekstisi
review-places = { $quotes } ja { $count } muuta
review-more = Ja vielä { $count }, merkitty tekstiin.
review-tips = { $count ->
    [one] Yksi vinkki
   *[other] { $count } vinkkiä
}
review-public = Muutkin lukevat tätä keskustelua, joten vastaukseni näet vain sinä. Poista viestisi, jos siinä on henkilötietoja.
review-not-sent = Tarkistus ei mennyt perille. Tekstiäsi ei ole tallennettu. Lähetä se minulle uudelleen.
review-privacy = Tekstiäsi ei tallenneta. Kopioi se, jos haluat säilyttää sen.

review-title = Tarkista luonnos
review-title-again = Korjaa ja tarkista taas
review-introduction = Liitä tähän teksti, jonka aiot julkaista tai jolla aiot vastata, tai kommentti, jonka joku on kirjoittanut.
review-open = Korjaa ja tarkista taas
review-label-text = Teksti
review-help-text = Tarkistukseen ei tarvita henkilötietoja.
review-label-kind = Mikä tämä on?
review-kind-post = Julkaisu
review-kind-reply = Vastaus jollekulle
review-kind-comment = Asukkaan kommentti
review-label-pictures = Liittyykö tähän kuvia tai videoita?
review-label-people = Näkyykö niissä tunnistettavia ihmisiä?
review-label-permission = Ovatko he antaneet luvan?
review-label-others = Onko jokin osa jonkun muun tekemää, esimerkiksi kuva, teksti tai musiikki?
review-send = Tarkista
review-send-again = Tarkista uudelleen
review-empty = En nähnyt tekstiä. Liitä tähän se, minkä haluat tarkistettavaksi.
review-too-long = Tekstissä on { $count } merkkiä. Luen kerralla enintään { $most } merkkiä: jaa teksti osiin.
review-or-question = Onko tämä kysymys minulle vai luonnos, jonka haluat tarkistettavaksi?
do-review = Tarkista teksti
do-ask-this = Vastaa kysymykseen
do-dismiss = Ei koske tätä
do-second-eyes = Pyydä tiedottajaa lukemaan

remark-stop = Ei saa julkaista: { $what }
remark-fix = Korjaa: { $what }
remark-perhaps = Ehkä: { $what }
remark-comment = Huomaa: { $what }
remark-comment-perhaps = Ehkä: { $what }

comment-keep = Jätä näkyviin ja vastaa
comment-remove = Poista kommentti
comment-ask = Kysy tiedottajalta
comment-keep-why = Kommentti saa jäädä. Kritiikki ja ehdotukset ovat tervetulleita.
comment-remove-why = Kommentti on asiaton tai siinä on jonkun henkilötietoja. Poista koko kommentti heti. Kirjoittajalle ei tarvitse ilmoittaa.
comment-ask-why = Ohjeessa ei suoraan sanota, saako tämä kommentti jäädä. Pyydä tiedottajaa lukemaan.
comment-count = { $count ->
    [0] En huomannut mitään ohjeen vastaista.
    [one] Huomasin kommentissa yhden asian.
   *[other] Huomasin kommentissa { $count } asiaa.
}
comment-marked = Kommentti
comment-how = Näin voit vastata
comment-hint-question = Vastaa kysymykseen tai kerro, milloin ja keneltä vastaus tulee.
comment-hint-other = Pysy asiassa ja kerro, mitä sille tehdään. Älä provosoidu.
comment-hint-thank = Kiitä palautteesta: kirjoittaja on kiinnostunut teistä.
comment-hint-open = Ole avoin ja nöyrä. Jos jotain meni vikaan, sano se.
comment-hint-hours = Vastaa nopeasti, arkisin klo 8–16.

eyes-by-button = Paina ”{ $button }” yllä olevan tarkistuksen alla, niin teksti menee tiedottajalle. Minulla sitä ei enää ole.
eyes-before = Jos pyydät tiedottajaa lukemaan, tiedottaja saa tekstisi ja näkee, kuka pyytää.
eyes-asked = { $kind ->
    [comment] Toinen silmäpari: saako tämä kommentti jäädä?
    [reply] Toinen silmäpari: lukisitko tämän vastauksen, ennen kuin se julkaistaan?
   *[post] Toinen silmäpari: lukisitko tämän julkaisun, ennen kuin se lähtee?
}
eyes-marked = { $kind ->
    [comment] Kommentti
    [reply] Vastaus
   *[post] Julkaisu
}
eyes-privacy = Tekstiä ei tallenneta mihinkään. Se on vain tässä viestissä.
eyes-sent = { $kind ->
    [comment] Tiedottaja sai kommentin. Vastaus tulee sinulle tänne.
   *[post] Tiedottaja sai tekstisi. Vastaus tulee sinulle tänne.
}
eyes-not-sent = { $kind ->
    [comment] Kommentti ei mennyt perille tiedottajalle. Sitä ei ole tallennettu. Yritä hetken päästä uudelleen.
   *[post] Tekstisi ei mennyt perille tiedottajalle. Sitä ei ole tallennettu. Yritä hetken päästä uudelleen.
}
eyes-nobody = Juuri nyt kukaan muu kuin sinä ei voi lukea { $kind ->
    [comment] kommenttia
   *[post] tekstiäsi
}. Soita tai lähetä sähköpostia:
eyes-own = Tämä on oma tekstisi. Anna jonkun muun lukea se.
eyes-fine = Luettu ({ $who }): { $kind ->
    [comment] kommentti saa jäädä.
    [reply] vastauksesi näyttää hyvältä!
   *[post] julkaisusi näyttää hyvältä!
}
eyes-answer = { $kind ->
    [comment] Palautetta kommentista ({ $who }):
    [reply] Palautetta vastauksestasi ({ $who }):
   *[post] Palautetta julkaisustasi ({ $who }):
}
eyes-answer-title = { $kind ->
    [comment] Palaute kommentista
    [reply] Palaute vastauksesta
   *[post] Palaute julkaisusta
}
eyes-answer-help = Palaute menee suoraan kysyjälle, eikä sitä tallenneta.
eyes-answer-sent = Vastaus on perillä.
eyes-answer-not-sent = Vastaus ei mennyt perille. Yritä hetken päästä uudelleen.
eyes-said-already = Kysyjä on jo saanut tämän vastauksen.
do-eyes-fine = { $kind ->
    [comment] Saa jäädä
   *[post] Hyvältä näyttää
}
do-eyes-answer = Vastaa
