# Only in Teams

teams-private = Det här svarar jag bara på i en privat chatt. Öppna en chatt med mig och skriv där. Ta bort ditt meddelande här om det innehåller personuppgifter.
teams-answered = Svaret kom i tråden.
teams-failed = Något gick fel hos mig. Skriv din fråga igen om en stund.

# Korten och dialogerna
teams-title = Får jag?
teams-from = Från { $who }
teams-choose = Välj …
teams-other = Annat (skriv nedan)
teams-other-label = { $label }, om svaret inte finns i listan
teams-yes = Ja
teams-no = Nej
teams-edit-elsewhere = Texten är för lång att ändra här i kortet. Skicka den ändrade texten till mig som ett nytt meddelande, så läser jag den igen.
