# Small talk and help

talk-greeting = Hej! Fråga mig innan du publicerar, så svarar jag utifrån stadens anvisning för sociala medier.
talk-thanks = Varsågod! Hör av dig nästa gång du undrar något.
talk-goodbye = Ha det bra! Jag finns här när du undrar något.
talk-who = Jag heter Får jag? och är en chattbot som svarar utifrån anvisningen för sociala medier ({ $town }). Jag citerar ordagrant och hittar aldrig på.
talk-okay = Fint! Skriv när du undrar något mer.

help-intro = Skriv din fråga med egna ord, på svenska, finska eller engelska.
help-can = Det här kan jag
help-can-ask = Säga om du får publicera något, och på vilka villkor
help-can-quote = Visa den punkt i anvisningen som svaret bygger på, ordagrant
help-can-review = Granska ett utkast innan det publiceras: klistra in texten
help-can-channel = Hjälpa dig ansöka om en egen kanal: skriv ”vi vill ha en egen sida”
help-can-informator = Skicka din fråga till informatören när anvisningen inte räcker
help-can-mine = Visa hur det går med dina ansökningar och vad som är sparat om dig: skriv ”mina ansökningar” eller ”vad har du sparat om mig”
help-starters = Till exempel
help-privacy = Dina frågor sparas inte, utom de som du själv skickar till informatören.

# While the database is away
store-away = Jag når inte det jag minns just nu, så inget är ändrat. Frågor kan jag svara på. Försök med det här igen om en stund.
