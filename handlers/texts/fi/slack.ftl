# Slack: mitä vain tämä pinta sanoo

slack-choose = Valitse
slack-whole-section = Koko kohta:
slack-failed = Jokin meni vikaan. Yritä hetken päästä uudelleen tai kysy suoraan tiedottajalta.

# Ikkunat
slack-title = Saanko?
slack-close = Sulje
slack-go-back = Takaisin
slack-next = Seuraava
slack-send = Lähetä
slack-step = Vaihe { $step }/{ $steps }
slack-loading = Hetkinen …
slack-choose-one = Valitse …
slack-other = Muu (kirjoita alle)
slack-other-label = { $label }, jos vastausta ei ole luettelossa
slack-answer-yes = Kyllä
slack-answer-no = Ei
slack-language = Kieli
slack-language-sv = Svenska
slack-language-fi = Suomi
slack-language-en = English
slack-longest = Tähän mahtuu 3 000 merkkiä. Pidemmän tekstin voit lähettää minulle viestinä.
slack-too-long = Tekstissäsi on yli 3 000 merkkiä, eikä tähän ikkunaan mahdu enempää. Lähetä se minulle viestinä tai valitse jo lähetetyn viestin kohdalla ”Tarkista teksti”. En ole tallentanut tekstiä.
slack-not-shared = En voi kirjoittaa tälle keskustelukanavalle. Kutsu minut sinne komennolla /invite ja jaa uudelleen.
slack-share-unsure = Slack ei vastannut. Katso keskustelukanavalta, ja jaa uudelleen, jos vastausta ei näy siellä.
slack-share-refused = Tälle keskustelukanavalle en saa kirjoittaa. Kopioi vastaus, jos haluat näyttää sen siellä.
slack-too-late = Ikkuna ei ehtinyt avautua. Paina uudelleen.
slack-open-again = Avaa
slack-paste-again = Tämän painikkeen kautta en enää pääse tekstiin. Liitä se tähän uudelleen, niin autan.
slack-window-unknown = En tunnista tätä ikkunaa, ehkä siksi, että minut on juuri päivitetty. Kopioi kirjoittamasi teksti, sulje ikkuna ja avaa se uudelleen.
slack-takes-long = Tämä kestää tavallista pidempään. Odota hetki tai lähetä uudelleen, jos mitään ei tapahdu.
slack-answered-there = Valmista. Vastaus on keskustelussa, voit sulkea tämän ikkunan.
slack-review-elsewhere = Tekstissä on yli 3 000 merkkiä, eikä tähän ikkunaan mahdu enempää. Lähetän tarkistuksen sinulle yksityisviestinä.
slack-edit-elsewhere = Teksti on liian pitkä muokkausikkunaan. Lähetä muutettu teksti minulle uutena viestinä, niin luen sen uudelleen.
