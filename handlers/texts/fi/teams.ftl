# Only in Teams

teams-private = Vastaan tähän vain kahden kesken. Avaa keskustelu kanssani ja kirjoita siellä. Onko viestissäsi täällä henkilötietoja? Poista se.
teams-answered = Vastaus tuli ketjuun.
teams-failed = Jokin meni vikaan. Yritä hetken päästä uudelleen.
