# Small talk and help

talk-greeting = Hei! Kysy minulta ennen kuin julkaiset, niin vastaan kaupungin some-ohjeen pohjalta.
talk-thanks = Ole hyvä! Kysy taas, kun jokin mietityttää.
talk-goodbye = Hyvää jatkoa! Olen täällä, kun jokin mietityttää.
talk-who = Nimeni on Saanko? Olen botti, joka vastaa some-ohjeen pohjalta ({ $town }). Lainaan ohjetta sanasta sanaan enkä keksi mitään itse.
talk-okay = Hienoa! Kirjoita, kun haluat kysyä lisää.
talk-ai = Olen botti, en ihminen. Tulkitsen kysymyksesi koneoppimisen avulla, mutta en keksi vastauksia: ne on kirjoitettu valmiiksi, ja lainaukset ovat ohjeesta sanasta sanaan.
talk-stored = En tallenna kysymyksiäsi enkä luonnoksiasi. Talteen jää se, minkä itse lähetät tiedottajalle, ja vähän muuta tarpeellista, esimerkiksi kielivalintasi. Itse keskustelu säilyy täällä kuten muutkin keskustelut.
talk-stored-nothing = En tallenna kysymyksiäsi enkä luonnoksiasi.
talk-human = Totta kai!
talk-publish = En voi julkaista mitään, sen teet itse. Mutta luen tekstin mielelläni ensin.
talk-stop = Selvä, en tee enempää.

help-intro = Kirjoita kysymyksesi omin sanoin suomeksi, ruotsiksi tai englanniksi.
help-can = Tässä voin auttaa
help-can-ask = Kerron, saatko julkaista jotakin ja millä ehdoilla
help-can-quote = Näytän ohjeen kohdan, johon vastaus perustuu, sanasta sanaan
help-can-review = Tarkistan luonnoksen ennen julkaisua: liitä teksti tähän
help-can-channel = Autan hakemaan omaa kanavaa: kirjoita ”haluamme oman sivun”
help-can-informator = Välitän kysymyksesi tiedottajalle, kun ohje ei riitä
help-can-mine = Näytän hakemustesi tilanteen ja sinusta tallennetut tiedot: kirjoita ”omat hakemukset” tai ”mitä tietoja minusta on tallessa”
help-starters = Esimerkiksi
help-privacy = Kysymyksiäsi ei tallenneta, paitsi ne, jotka itse lähetät tiedottajalle.

# While the database is away
store-away = En pääse juuri nyt käsiksi tallennettuihin tietoihin, joten tämä ei onnistunut eikä mitään muuttunut. Ohjetta koskeviin kysymyksiin voin silti vastata. Yritä hetken päästä uudelleen.
