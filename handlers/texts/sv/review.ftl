# The review of a draft

review-ok = Klart att publicera
review-revise = Ändra först
review-stop = Publicera inte
review-count = { $count ->
    [0] Jag hittade inget att ändra.
    [one] Jag hittade en sak att ändra.
   *[other] Jag hittade { $count } saker att ändra.
}
review-read-as-post = Jag läste texten som ett inlägg.
review-read-as-reply = Jag läste texten som ett svar.
review-read-as-comment = Jag läste texten som en invånares kommentar.
review-fixed = Åtgärdat: { $what }.
review-left = Kvar: { $what }.
review-all-well = Nu är allt åtgärdat.
review-marked = Din text
review-more = Och { $count } till; de är markerade i texten.
review-tips = { $count ->
    [one] Ett tips
   *[other] { $count } tips
}
review-public = Här läser andra med, så det här ser bara du. Ta bort meddelandet om det innehåller personuppgifter.
review-not-sent = Granskningen gick inte fram till dig. Din text är inte sparad. Skicka den till mig en gång till.
review-privacy = Din text sparas inte. När du stänger finns den bara kvar hos dig.

review-title = Granska ett utkast
review-title-again = Ändra och kontrollera igen
review-introduction = Klistra in texten som du tänker publicera eller svara med, eller en kommentar som någon har skrivit.
review-open = Ändra och kontrollera igen
review-label-text = Texten
review-help-text = Inga personuppgifter behövs för granskningen.
review-label-kind = Vad är det här?
review-kind-post = Ett inlägg
review-kind-reply = Ett svar till någon
review-kind-comment = En invånares kommentar
review-label-pictures = Hör det bilder eller film till?
review-label-people = Syns det människor som går att känna igen?
review-label-permission = Har de gett lov? (För barn: vårdnadshavarna)
review-label-others = Är något av materialet någon annans, till exempel en bild, en text eller musik?
review-send = Granska
review-send-again = Kontrollera igen
review-empty = Jag såg ingen text. Klistra in det du vill få granskat.
review-too-long = Texten är { $count } tecken lång. Jag läser högst { $most } tecken åt gången: dela upp den.
review-or-question = Är det här en fråga till mig, eller ett utkast som du vill få granskat?
do-review = Granska texten
do-ask-this = Svara på frågan
do-dismiss = Inte relevant här
do-second-eyes = Be informatören läsa

remark-stop = Får inte publiceras: { $what }
remark-fix = Ändra: { $what }
code-personal-id = personbeteckning
code-personal-name = en privatpersons namn
code-contact-details = privata kontaktuppgifter
code-sensitive-data = känsliga uppgifter
code-internal = interna uppgifter
code-hate = hets mot en grupp
code-incitement = uppmaning till brott
code-accusation = anklagelse
code-insult = nedlåtande ord
code-profanity = svordom
code-copyright = någon annans material
code-image-consent = lov för bilden
code-opinion = egen åsikt
code-unverified = obekräftade uppgifter
code-evasive = undvikande svar
code-doubt = tvekan
code-officialese = tungt språk
code-outdated = föråldrat
code-one-language = bara ett språk

comment-keep = Låt stå och svara
comment-remove = Ta bort kommentaren
comment-ask = Fråga informatören
comment-keep-why = Kommentaren får stå kvar. Kritik och förslag är välkomna.
comment-remove-why = Kommentaren är osaklig eller innehåller uppgifter om någon. Ta bort hela kommentaren genast. Du behöver inte meddela skribenten.
comment-ask-why = Anvisningen säger inte rakt ut om den här kommentaren får stå kvar. Be informatören läsa.
comment-how = Så kan du svara
comment-hint-question = Svara på frågan, eller tala om när svaret kommer och varifrån.
comment-hint-other = Håll dig till saken och säg vad ni gör åt den. Låt dig inte provoceras.
comment-hint-thank = Tacka för responsen: skribenten är intresserad av er.
comment-hint-open = Var öppen och ödmjuk. Om något har blivit fel, säg det.
comment-hint-hours = Svara snabbt, på vardagar kl. 8–16.

eyes-asked-post = Ett par ögon till: en kollega ber dig läsa ett inlägg innan det publiceras.
eyes-asked-reply = Ett par ögon till: en kollega ber dig läsa ett svar innan det publiceras.
eyes-asked-comment = Ett par ögon till: en kollega undrar om den här kommentaren får stå kvar.
eyes-privacy = Texten sparas inte någonstans. Den finns bara i det här meddelandet.
eyes-sent = Informatören har fått din text. Svaret kommer till dig här.
eyes-not-sent = Din text gick inte fram till informatören. Den är inte sparad. Försök igen om en stund.
eyes-nobody = Det finns ingen annan än du som kan läsa den just nu.
eyes-fine = Läst av { $who }: ditt utkast ser bra ut!
eyes-answer = Svar om ditt utkast från { $who }:
eyes-answer-title = Svar om utkastet
eyes-answer-help = Svaret går direkt till skribenten och sparas inte.
eyes-answer-sent = Svaret är framme.
eyes-answer-not-sent = Svaret gick inte fram. Försök igen om en stund.
do-eyes-fine = Ser bra ut
do-eyes-answer = Svara
