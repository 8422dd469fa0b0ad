# The start page, and questions asked outside a conversation

own-name = Suomi
home-welcome = Hei! Kysy minulta, ennen kuin julkaiset jotakin kaupungin nimissä.
home-do = Mitä haluat tehdä?
home-ask = Esitä kysymys
home-register = Viralliset kanavat
home-questions = Vastaamattomat kysymykset
home-nothing-waits = Mikään ei odota sinua juuri nyt.
home-out-of-reach = { $count ->
    [one] Yhtä päättävistä tai sijaisista ei tavoiteta täältä, joten hän ei saa kortteja. Pyydä Saanko?-palvelun ylläpitäjää tarkistamaan asia.
   *[other] Päättävistä ja sijaisista { $count } on tavoittamattomissa, joten he eivät saa kortteja. Pyydä Saanko?-palvelun ylläpitäjää tarkistamaan asia.
}
language-which = Millä kielellä vastaan sinulle?
language-spoken = Vastaan suomeksi, kun viestistäsi ei selviä muuta.
language-in-menu = Täällä noudatan kielivalikkoa. Vaihda kieli siitä.
home-language = Kieli: { $chosen }
home-about-me = Omat tietoni
home-held = Mitä minusta on tallennettu?
home-forget = Unohda minut

ask-here = Esitä kysymys
ask-here-send = Kysy
ask-here-example = Saanko julkaista …?
do-share = Jaa keskustelukanavalle

channels-listed = { $count ->
    [0] Virallisten kanavien rekisteri on vielä tyhjä.
    [one] Kaupungilla on yksi virallinen kanava.
   *[other] Kaupungilla on { $count } virallista kanavaa.
}
page-here = Sivu { $page }/{ $pages }
page-next = Seuraava
page-previous = Edellinen
