# Slack: det som bara den ytan säger

slack-choose = Välj
slack-whole-section = Hela punkten:
slack-failed = Något gick fel hos mig. Försök igen om en stund, eller fråga informatören direkt.

# Fönstren
slack-title = Får jag?
slack-close = Stäng
slack-go-back = Gå tillbaka
slack-next = Nästa
slack-send = Skicka
slack-step = Steg { $step } av { $steps }
slack-loading = Ett ögonblick …
slack-choose-one = Välj …
slack-other = Annat (skriv nedan)
slack-other-label = { $label }, om svaret inte finns i listan
slack-answer-yes = Ja
slack-answer-no = Nej
slack-language = Språk
slack-language-sv = Svenska
slack-language-fi = Suomi
slack-language-en = English
slack-longest = Här ryms 3 000 tecken. En längre text kan du skicka till mig som ett meddelande.
slack-too-long = Din text är längre än 3 000 tecken, och mer ryms inte i det här fönstret. Skicka den till mig som ett meddelande, eller använd ”Granska texten” på ett meddelande som redan finns. Jag har inte sparat den.
slack-not-shared = Jag kan inte skriva i den här chattkanalen. Bjud in mig dit med /invite och dela igen.
slack-share-unsure = Slack svarade inte. Titta i chattkanalen och dela igen om svaret inte syns där.
slack-share-refused = I den här chattkanalen får jag inte skriva. Kopiera svaret om du vill visa det där.
slack-too-late = Fönstret hann inte öppnas. Tryck en gång till.
slack-open-again = Öppna
slack-paste-again = Den här knappen leder inte längre till texten. Klistra in den på nytt här, så hjälper jag dig.
slack-window-unknown = Jag känner inte igen det här fönstret, kanske för att jag just har uppdaterats. Kopiera det du har skrivit, stäng fönstret och öppna det på nytt.
slack-takes-long = Det tar längre än vanligt. Vänta lite, eller skicka igen om inget händer.
slack-answered-there = Klart. Svaret står i chatten, du kan stänga det här fönstret.
slack-review-elsewhere = Texten är längre än 3 000 tecken, och mer ryms inte i det här fönstret. Granskningen kommer som ett direktmeddelande från mig.
slack-edit-elsewhere = Texten är för lång för fönstret där man ändrar. Skicka den ändrade texten till mig som ett nytt meddelande, så läser jag den igen.
