# Answers to questions

conditions-if = På de här villkoren
conditions-remember = Tänk på
met = Klart
related = Fler frågor om det här
ask-informator = Fråga informatören
helpful-yes = Hjälpte
helpful-no = Hjälpte inte
feedback-thanks = Tack! Vi räknar bara rösterna. Att just du har röstat glömmer vi efter ett dygn.
feedback-counted = Tack, din röst är redan räknad.

section-number = Punkt { $number } · { $title }
source = { $name }
source-dated = { $name } ({ $date })
whole-section = Visa hela punkten
unofficial-translation = Inofficiell översättning

good-to-know = Gott att veta, inte ur anvisningen
good-to-know-line = { $said } ({ $source }, { $address }, läst { $date })

less-sure = Det här är det närmaste jag hittar i anvisningen. Se efter om det passar ditt fall.
unsure = Jag är inte säker på vad du menar. Är det någon av de här frågorna? Annars hjälper informatören dig.
nearest = Menar du kanske
outside = Det här tar anvisningen för sociala medier inte upp, så jag kan inte svara. Gäller det sociala medier hjälper informatören dig gärna.
silent = Om { $topic } säger anvisningen inget. Andra regler kan gälla, och informatören hjälper dig att hitta rätt.
also-silent = Du frågade också om något annat: om { $topic } säger anvisningen inget, och andra regler kan gälla.
also-outside = Om det andra du frågade hittar jag inget i anvisningen. Informatören hjälper dig gärna med det.
also-unsure = Det andra du frågade är jag inte säker på. Skriv den frågan för sig, så läser jag den på nytt.
also-more = Du frågade mer än två saker. Skriv resten i ett nytt meddelande, så svarar jag på det också.
each-in-full = Hela svaret på varje fråga
empty = Jag såg ingen text. Skriv din fråga så här: Får jag lägga ut bilder från skolans julfest?
too-many = Nu kom det så många meddelanden på en gång att jag inte hinner med. Vänta en halv minut, så svarar jag igen.

contact-intro = { $name } är stadens { $role } och hjälper dig gärna vidare.
contact-phone = Ring { $phone }
contact-mail = Mejla { $email }
mail-subject = Fråga om sociala medier
mail-body =
    Hej!

    Jag har en fråga om sociala medier:

    { $question }

stale-button = Den här knappen gäller inte längre. Skriv din fråga på nytt så svarar jag.
