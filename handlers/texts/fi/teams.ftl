# Only in Teams

teams-private = Vastaan tähän vain kahden kesken. Avaa keskustelu kanssani ja kirjoita siellä. Poista viestisi täältä, jos siinä on henkilötietoja.
teams-answered = Vastaus tuli ketjuun.
teams-failed = Jokin meni vikaan. Yritä hetken päästä uudelleen.
