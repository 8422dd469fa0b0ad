# The web chat and the ask page

web-brand = Får jag?
web-tagline = Sociala medier · { $town }
web-title = Får jag? Sociala medier · { $town }
web-skip = Hoppa till frågefältet
web-languages = Språk
web-language-sv = Svenska
web-language-fi = Suomi
web-language-en = English
web-person = Du skriver som
web-person-personal = Personal
web-person-kollega = Kollega
web-person-informator = Informatör
web-person-vikarie = Ställföreträdare
web-new = Nytt samtal
web-welcome = Fråga innan du publicerar
web-start = Så kommer du i gång
web-log = Samtalet
web-question = Din fråga
web-placeholder = Får jag lägga ut …?
web-send = Skicka
web-keys = Enter skickar, Skift + Enter ger ny rad.
web-privacy = Din fråga sparas inte.
web-you = Du frågade:
web-answers-to = Svaret gäller frågan
web-answer = Svar
web-waiting = Letar i anvisningen …
web-unreachable = Jag får inte kontakt med servern just nu. Din text är kvar i fältet. Försök igen om en stund.
web-noscript = Samtalet behöver JavaScript, och det är avstängt i din webbläsare.
web-noscript-ask = Fråga utan JavaScript

web-too-long = Texten är för lång för mig, jag läser högst 20 000 tecken. Korta den och försök igen.
web-unreadable = Det där kunde jag inte läsa. Ladda om sidan och försök igen.
web-foreign = Frågan kom från en annan webbplats, så jag svarar inte på den. Öppna den här sidan och fråga här.
web-wrong-host = Den här sidan svarar bara på sin egen adress. Öppna http://localhost följt av portnumret.
web-failed = Något gick fel hos mig, förlåt. Försök igen om en stund.
web-busy = Många frågar just nu. Vänta några sekunder och försök igen.
web-took-too-long = Det tog för lång tid, så jag hann inte svara. Försök igen om en stund, gärna med en kortare text.
web-too-many = Det kom väldigt många frågor från ert nät på en gång. Vänta några sekunder och försök igen.

web-form-choose = Välj …
web-form-other = Annat …
web-form-other-which = Vilket?
web-form-yes = Ja
web-form-kept = Sparat, inte skickat
web-form-no = Nej

web-form-file = Öppna en textfil

web-letter = Nytt meddelande
web-letter-changed = Meddelandet har ändrats
web-unread = Nytt meddelande nedanför

web-ask-intro = Här svarar jag utifrån stadens anvisning för sociala medier, en fråga i taget.
web-ask-submit = Fråga
web-ask-again = Ställ en ny fråga

web-places = Sidor
web-place-start = Startsida
web-place-chat = Chatt
web-place-ask = Fråga
web-place-guideline = Hela anvisningen
web-place-register = Kanalregistret
web-missing = Den sidan finns inte
web-missing-why = Adressen kan vara felskriven, eller så har sidan flyttat. Härifrån kommer du vidare.

front-page-intro = Får jag? hjälper stadens anställda och förtroendevalda med stadens anvisning för sociala medier.
front-page-ask = Ställ en fråga
front-page-guideline = Läs hela anvisningen
front-page-register = Stadens kanaler i sociala medier
front-page-data = Dina uppgifter
front-page-data-asked = Det du frågar och de texter du låter granska sparas inte.
front-page-data-kept = Det som sparas är sådant du själv skickar till informatören, en fråga eller en kanalansökan, och det som behövs för att svaret ska hitta fram till dig på ditt språk.
front-page-data-yours = Skriv ”mina uppgifter” i chatten, så ser du vad som finns om dig. Skriv ”glöm mig”, så tas det bort eller skiljs från ditt namn.
