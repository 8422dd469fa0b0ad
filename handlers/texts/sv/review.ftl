# The review of a draft

review-ok = Klart att publicera
review-revise = Ändra först
review-stop = Publicera inte
review-perhaps = Läs en gång till
review-count = { $count ->
    [0] Jag hittade inget att ändra.
    [one] Jag hittade en sak att ändra.
   *[other] Jag hittade { $count } saker att ändra.
}
review-read-as-post = Jag läste texten som ett inlägg.
review-read-as-reply = Jag läste texten som ett svar.
review-read-as-comment = Jag läste texten som en invånares kommentar.
review-fixed = Rättat: { $what }.
review-left = Kvar: { $what }.
review-all-well = Nu är allt rättat.
review-marked = Din text
review-places = { $quotes } och { $count } till
review-more = Och { $count } till, markerat i texten.
review-tips = { $count ->
    [one] Ett tips
   *[other] { $count } tips
}
review-public = Andra läser här, så mitt svar ser bara du. Ta bort ditt meddelande om det innehåller personuppgifter.
review-not-sent = Granskningen kom inte fram till dig. Din text är inte sparad. Skicka den till mig en gång till.
review-privacy = Din text sparas inte. Kopiera den om du vill ha den kvar.

review-title = Granska ett utkast
review-title-again = Ändra och granska igen
review-introduction = Klistra in texten som du tänker publicera eller svara med, eller en kommentar som någon har skrivit.
review-open = Ändra och granska igen
review-label-text = Texten
review-help-text = Inga personuppgifter behövs för granskningen.
review-label-kind = Vad är det här?
review-kind-post = Ett inlägg
review-kind-reply = Ett svar till någon
review-kind-comment = En invånares kommentar
review-label-pictures = Hör det bilder eller film till?
review-label-people = Syns det människor som går att känna igen?
review-label-permission = Har de gett lov?
review-label-others = Är något av materialet någon annans, till exempel en bild, en text eller musik?
review-send = Granska
review-send-again = Granska igen
review-empty = Jag såg ingen text. Klistra in det du vill få granskat.
review-too-long = Texten är { $count } tecken lång. Jag läser högst { $most } tecken åt gången: dela upp den.
review-or-question = Är det här en fråga till mig, eller ett utkast som du vill få granskat?
do-review = Granska texten
do-ask-this = Svara på frågan
do-dismiss = Inte relevant här
do-second-eyes = Be informatören läsa

remark-stop = Får inte publiceras: { $what }
remark-fix = Ändra: { $what }
remark-perhaps = Kanske: { $what }
remark-comment = Lägg märke till: { $what }
remark-comment-perhaps = Kanske: { $what }

comment-keep = Låt den stå kvar och svara
comment-remove = Ta bort kommentaren
comment-ask = Fråga informatören
comment-keep-why = Kommentaren får stå kvar. Kritik och förslag är välkomna.
comment-remove-why = Kommentaren är osaklig eller innehåller personuppgifter. Ta bort hela kommentaren genast. Du behöver inte meddela skribenten.
comment-ask-why = Anvisningen säger inte rakt ut om den här kommentaren får stå kvar. Be informatören läsa.
comment-count = { $count ->
    [0] Jag lade inte märke till något som bryter mot anvisningen.
    [one] Jag lade märke till en sak i kommentaren.
   *[other] Jag lade märke till { $count } saker i kommentaren.
}
comment-marked = Kommentaren
comment-how = Så kan du svara
comment-hint-question = Svara på frågan, eller tala om när svaret kommer och från vem.
comment-hint-other = Håll dig till saken och säg vad ni gör åt den. Låt dig inte provoceras.
comment-hint-thank = Tacka för responsen: skribenten är intresserad av er.
comment-hint-open = Var öppen och ödmjuk. Om något har blivit fel, säg det.
comment-hint-hours = Svara snabbt, på vardagar kl. 8–16.

eyes-by-button = Tryck på ”{ $button }” under granskningen här ovanför, så går texten till informatören. Jag har den inte kvar själv.
eyes-before = Ber du informatören läsa får informatören din text och ser vem du är.
eyes-asked = { $kind ->
    [comment] Ett par ögon till: får den här kommentaren stå kvar?
    [reply] Ett par ögon till: kan du läsa det här svaret innan det publiceras?
   *[post] Ett par ögon till: kan du läsa det här inlägget innan det publiceras?
}
eyes-marked = { $kind ->
    [comment] Kommentaren
    [reply] Svaret
   *[post] Inlägget
}
eyes-privacy = Texten sparas inte någonstans. Den finns bara i det här meddelandet.
eyes-sent = { $kind ->
    [comment] Informatören har fått kommentaren. Svaret kommer till dig här.
   *[post] Informatören har fått din text. Svaret kommer till dig här.
}
eyes-not-sent = { $kind ->
    [comment] Kommentaren kom inte fram till informatören. Den är inte sparad. Försök igen om en stund.
   *[post] Din text kom inte fram till informatören. Den är inte sparad. Försök igen om en stund.
}
eyes-nobody = Just nu finns det ingen annan än du som kan läsa { $kind ->
    [comment] kommentaren
   *[post] texten
}. Ring eller mejla hellre:
eyes-own = Det är din egen text. Låt någon annan läsa den.
eyes-fine = Läst av { $who }: { $kind ->
    [comment] kommentaren får stå kvar.
    [reply] ditt svar ser bra ut!
   *[post] ditt inlägg ser bra ut!
}
eyes-answer = { $kind ->
    [comment] Om kommentaren, från { $who }:
    [reply] Om ditt svar, från { $who }:
   *[post] Om ditt inlägg, från { $who }:
}
eyes-answer-title = { $kind ->
    [comment] Om kommentaren
    [reply] Om svaret
   *[post] Om inlägget
}
eyes-answer-help = Svaret går direkt till den som frågade och sparas inte.
eyes-answer-sent = Svaret har kommit fram.
eyes-answer-not-sent = Svaret kom inte fram. Försök igen om en stund.
eyes-said-already = Den som frågade har redan fått det beskedet.
do-eyes-fine = { $kind ->
    [comment] Får stå kvar
   *[post] Ser bra ut
}
do-eyes-answer = Svara
