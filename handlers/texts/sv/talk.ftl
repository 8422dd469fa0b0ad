# Small talk and help

talk-greeting = Hej! Fråga mig innan du publicerar, så svarar jag utifrån stadens anvisning för sociala medier.
talk-thanks = Varsågod! Hör av dig nästa gång du undrar något.
talk-goodbye = Ha det bra! Jag finns här när du undrar något.
talk-who = Jag heter Får jag? och är en chattbot som svarar utifrån anvisningen för sociala medier ({ $town }). Jag citerar ordagrant och hittar aldrig på.
talk-okay = Fint! Skriv när du undrar något mer.
talk-ai = Jag är en bot, ingen människa. Jag tolkar din fråga med maskininlärning, men jag hittar inte på svaren: de är skrivna på förhand, och citaten står ordagrant i anvisningen.
talk-stored = Jag sparar varken dina frågor eller dina utkast. Det jag sparar är det du själv skickar till informatören, och lite till som behövs, till exempel ditt språkval. Själva chatten finns kvar som alla andra samtal här.
talk-stored-nothing = Jag sparar varken dina frågor eller dina utkast.
talk-human = Självklart!
talk-publish = Jag kan inte publicera något, det gör du själv. Men jag läser gärna texten först.
talk-stop = Okej, då gör jag inget mer.

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
store-away = Just nu kommer jag inte åt det som är sparat, så det här gick inte, och inget är ändrat. Frågor om anvisningen kan jag svara på ändå. Försök igen om en stund.
