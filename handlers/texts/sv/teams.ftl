# Only in Teams

teams-private = Det här svarar jag bara på i en privat chatt. Öppna en chatt med mig och skriv där. Finns det personuppgifter i ditt meddelande här? Ta då bort det.
teams-answered = Svaret kom i tråden.
teams-failed = Något gick fel hos mig. Skriv din fråga igen om en stund.
