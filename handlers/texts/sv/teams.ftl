# Only in Teams

teams-private = Det här svarar jag bara på i en privat chatt. Öppna en chatt med mig och skriv där. Ta bort ditt meddelande här om det innehåller personuppgifter.
teams-answered = Svaret kom i tråden.
teams-answered-below = Svaret står här nedanför.
teams-answered-here = Svaret står i vår chatt.
teams-later = Det tar lite längre än vanligt. Svaret kommer så fort det är klart.
teams-write-again = Jag minns inte texten längre. Skriv den igen, så hjälper jag dig.
teams-failed = Något gick fel hos mig. Skriv din fråga igen om en stund.

# Korten och dialogerna
teams-title = Får jag?
teams-choose = Välj …
teams-other = Annat (skriv nedan)
teams-other-label = { $label }, om svaret inte finns i listan
teams-yes = Ja
teams-no = Nej
teams-edit-elsewhere = Texten är för lång att ändra här i kortet. Skicka den ändrade texten till mig som ett nytt meddelande, så läser jag den igen.

# Appen i Teams: hur den presenteras, och orden i dess meny
teams-app-name = Får jag? – fråga innan du publicerar
teams-app-description =
    Får vi lägga ut bilder från lägret på Instagram? Får vi ta bort en arg kommentar? Skriv som du pratar, så svarar jag utifrån stadens anvisning för sociala medier och visar stället som avgör.

    Klistra in ett utkast, så ser du vad du behöver ändra innan du publicerar det. Vill din enhet ha en egen kanal leder jag dig genom ansökan, och informatören får den direkt.

    Jag hittar inte på något: svaren är skrivna på förhand utifrån anvisningen. Räcker den inte säger jag det och hjälper dig att nå informatören. Utkast sparar jag aldrig, och en fråga bara om du själv skickar den till informatören.
teams-command-ask = fråga
teams-command-ask-about = Får vi lägga ut bilder från julfesten?
teams-command-help = hjälp
teams-command-help-about = Det här kan jag hjälpa dig med
teams-command-review = granska
teams-command-review-about = Skriv ordet och sedan din text, så ser du vad du behöver ändra
teams-command-request = ansök
teams-command-request-about = Ansök om en egen kanal för din enhet
teams-command-mine = ansökningar
teams-command-mine-about = Se hur det går med dina ansökningar
teams-command-register = register
teams-command-register-about = Stadens officiella kanaler
teams-command-language = språk
teams-command-language-about = Välj språk: svenska, finska eller engelska
teams-command-held = mina uppgifter
teams-command-held-about = Se vad jag har sparat om dig, och ta bort det
