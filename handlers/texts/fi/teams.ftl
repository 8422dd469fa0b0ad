# Only in Teams

teams-private = Vastaan tähän vain kahden kesken. Avaa keskustelu kanssani ja kirjoita siellä. Poista viestisi täältä, jos siinä on henkilötietoja.
teams-answered = Vastaus tuli ketjuun.
teams-failed = Jokin meni vikaan. Yritä hetken päästä uudelleen.

# Kortit ja ikkunat
teams-title = Saanko?
teams-from = Lähettäjä: { $who }
teams-choose = Valitse …
teams-other = Muu (kirjoita alle)
teams-other-label = { $label }, jos vastausta ei ole luettelossa
teams-yes = Kyllä
teams-no = Ei
teams-edit-elsewhere = Teksti on liian pitkä muokattavaksi tässä kortissa. Lähetä muutettu teksti minulle uutena viestinä, niin luen sen uudelleen.
