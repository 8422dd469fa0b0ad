# What goes on from the turn before; pictures, files and links that nobody here can open.
yes-to-nothing = Mikään ei odottanut vastausta, joten en tehnyt mitään. Kerro vain, mitä haluat tehdä.
which-by-button = Paina oikean kohdalla olevaa painiketta, niin jatketaan siitä.
yes-to-which = En tiedä, kumpaa tarkoitat, joten en tehnyt mitään. Paina oikean kohdalla olevaa painiketta.
yes-by-button = Pelkkä kyllä ei riitä tähän. Jos haluat sitä, paina yllä olevaa painiketta.
left-by-button = Selvä, mitään ei ole tehty. Painike on yhä tallella, jos muutat mielesi.
goes-on-from-what = Mitä vastausta tarkoitat? Kysy uudelleen muutamalla sanalla enemmän, niin vastaan.
asks-what = Mistä on kyse? Kirjoita kysymys muutamalla sanalla enemmän: mitä haluat tehdä ja missä.
because = Syy: ”{ $what }” perustuu näihin ohjeen kohtiin.
speaks-now = Nyt vastaan suomeksi.
do-always-speak = Aina suomeksi
picture-unseen = En näe kuvia. Nämä ratkaisevat: kuka kuvan on ottanut, keitä siinä näkyy ja ovatko he antaneet luvan? Kuvia ei julkaista ilman lupaa.
picture-what = Millaisesta kuvasta on kyse?
picture-also = Itse kuvaa en näe.
file-unread = En pysty avaamaan tiedostoa. Liitä teksti tähän, niin tarkistan sen, tai kirjoita, mitä haluat tietää.
link-unopened = En pysty avaamaan linkkejä. Liitä teksti tähän, niin tarkistan sen, tai kirjoita, mitä haluat sivusta tietää.
this-unseen = Näen vain sen, mitä itse kirjoitat minulle, joten en tiedä, mitä tarkoitat. Liitä teksti tähän, niin tarkistan sen. Jos se on kuva, kerro, mitä siinä näkyy.
this-unseen-public = En lue muiden viestejä, joten en näe, mitä tarkoitat. Liitä teksti minulle yksityisesti, niin tarkistan sen. Jos se on kuva, kerro, mitä siinä näkyy.
review-still = Ei ihan vielä. Viimeksi jäi korjattavaksi: { $what }. Liitä uusi teksti tähän, niin luen sen.
review-still-stop = Ei, älä julkaise. Viimeksi jäi korjattavaksi: { $what }. Liitä uusi teksti tähän, niin luen sen.
review-stands = Kyllä, viimeksi en löytänyt korjattavaa. Muutitko tekstiä sen jälkeen? Liitä se tähän, niin luen sen uudelleen.

# What somebody wants with a request of their own.
wish-withdraw = Perutaanko tämä? { $what }
wish-none-named = En löydä avointa hakemusta sillä nimellä. Nämä ovat sinun:
wish-nothing-open = Sinulla ei ole avointa hakemusta. Viimeisin:
wish-send = Mitään ei ole vielä lähetetty. Avaa hakemus painikkeella ”{ $open }” ja paina ”{ $send }”.
wish-readers-begun = Keskeneräisen hakemuksen näet vain sinä. Kun lähetät sen, tiedottaja näkee sen, ja sijainen silloin, kun tiedottaja on poissa.
wish-readers-sent = Tiedottaja näkee hakemuksen, ja sijainen silloin, kun tiedottaja on poissa. Mukaan liittyneet saavat tietää, miten hakemuksen käy. Muut eivät näe sitä.
wish-missing-send = Nämä tarvitaan ennen lähettämistä: { $fields }
wish-missing-list = Nämä tarvitaan, ennen kuin kanava pääsee rekisteriin: { $fields }
wish-missing-open = Nämä on hyvä täyttää, mutta ne voivat odottaa: { $fields }
wish-missing-nothing = Mitään ei puutu.
wish-value = Avaa lomake painikkeesta, niin tämä on siinä valmiina: { $value }. Mikään ei muutu, ennen kuin lähetät sen.
wish-change = Niin kauan kuin tiedottaja ei ole päättänyt, voit muuttaa hakemusta tai perua sen. Vastauksesi ovat tallessa.
wish-begin = Odota aloittamista, kunnes tiedottaja on hyväksynyt hakemuksen. Tilanne nyt:

# Somebody is angry, or says that the answer is wrong.
talk-upset = Harmi, ettei vastauksesta ollut apua. Kysy uudelleen toisin sanoin tai kysy tiedottajalta.
