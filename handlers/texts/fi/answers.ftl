# Answers to questions

conditions-if = Näillä ehdoilla
conditions-remember = Muista tämä
met = Kunnossa
related = Muita kysymyksiä aiheesta
ask-informator = Kysy tiedottajalta
helpful-yes = Auttoi
helpful-no = Ei auttanut
feedback-thanks = Kiitos! Laskemme vain äänet. Sen, että juuri sinä äänestit, unohdamme vuorokauden kuluttua.
feedback-counted = Kiitos, äänesi on jo laskettu.

section-number = Kohta { $number } · { $title }
source = { $name }
source-dated = { $name } ({ $date })
whole-section = Näytä koko kohta
unofficial-translation = Epävirallinen käännös

good-to-know = Hyvä tietää, ei ohjeesta
good-to-know-line = { $said } ({ $source }, { $address }, luettu { $date })

less-sure = Tämä on lähin kohta, jonka ohjeesta löysin. Katso, sopiiko se tilanteeseesi.
unsure = En ole varma, mitä tarkoitat. Onko kyse jostakin näistä? Muuten tiedottaja auttaa.
nearest = Tarkoititko
outside = Some-ohje ei käsittele tätä asiaa, joten en voi vastata. Jos asia koskee sosiaalista mediaa, tiedottaja auttaa mielellään.
silent = Some-ohje ei sano mitään { $topic }. Muut säännöt voivat silti päteä, ja tiedottaja neuvoo sinua eteenpäin.
also-silent = Kysyit myös muuta: ohje ei sano mitään { $topic }, ja muut säännöt voivat päteä.
also-outside = Toiseen kysymykseesi en löytänyt ohjeesta vastausta. Tiedottaja auttaa siinä mielellään.
also-unsure = Toisesta kysymyksestäsi en ole varma. Kirjoita se erikseen, niin luen sen uudestaan.
also-more = Kysyit useampaa kuin kahta asiaa. Kirjoita loput uuteen viestiin, niin vastaan niihinkin.
each-in-full = Koko vastaus kumpaankin
empty = En nähnyt tekstiä. Kirjoita kysymyksesi esimerkiksi näin: Saanko julkaista kuvia koulun joulujuhlasta?
too-many = Nyt tuli niin monta viestiä kerralla, etten pysy perässä. Odota puoli minuuttia, niin vastaan taas.

contact-intro = { $name } on kaupungin { $role } ja auttaa mielellään eteenpäin.
contact-phone = Soita { $phone }
contact-mail = Lähetä sähköpostia: { $email }
mail-subject = Kysymys sosiaalisesta mediasta
mail-body =
    Hei!

    Minulla on kysymys sosiaalisesta mediasta:

    { $question }

stale-button = Tämä painike ei ole enää voimassa. Kirjoita kysymyksesi uudelleen, niin vastaan.
