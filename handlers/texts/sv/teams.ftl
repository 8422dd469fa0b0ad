# Only in Teams

teams-private = Det här svarar jag bara på i en privat chatt. Öppna en chatt med mig och skriv där. Ta bort ditt meddelande här om det innehåller personuppgifter.
teams-answered = Svaret kom i tråden.
teams-failed = Något gick fel hos mig. Skriv din fråga igen om en stund.
