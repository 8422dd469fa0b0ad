# Messages that could not be delivered

undelivered-heading = { $about }: ett meddelande kom inte fram.
undelivered-about-request = Ansökan { $number }
undelivered-about-question = Fråga { $number }
undelivered-about-channel = Kanal { $number } i registret
undelivered-about-other = Får jag?
undelivered-owner = Den som ansökte eller frågade går inte längre att nå här. Kontot kan vara stängt. Hör av dig på något annat sätt, till exempel via enheten.
undelivered-colleague = En kollega som ville veta hur det går nås inte längre här, till exempel för att kontot är stängt. Du behöver inte göra något om personen har slutat.
undelivered-decider = En av dem som beslutar om ansökningar nås inte längre här, till exempel för att kontot är stängt. Be den som sköter Får jag? att se över vilka som beslutar och vem som är ställföreträdare.
undelivered-desk = Den gemensamma chattkanalen för dem som beslutar om ansökningar går inte att nå. Den kan vara arkiverad, eller så har Får jag? tagits bort ur den. Kortet har i stället gått till var och en. Be den som sköter Får jag? att lägga till appen i chattkanalen eller välja en annan.
undelivered-place = Chattkanalen eller tråden går inte att nå. Den kan vara arkiverad, eller så har Får jag? tagits bort ur den. Jag skickade meddelandet direkt till den som det var till. Lägg till Får jag? i chattkanalen om den ska användas igen.
undelivered-lost = Chattkanalen eller tråden går inte att nå. Den kan vara arkiverad, eller så har Får jag? tagits bort ur den. Meddela dem det berör på något annat sätt, och lägg till Får jag? i chattkanalen om den ska användas igen.
undelivered-unreadable = Meddelandet skrevs av en tidigare version av Får jag? och går inte längre att läsa, så det skickades inte. Se efter vad det gällde och berätta det på något annat sätt för dem det berör.
undelivered-nobody = { $about }: just nu kan ingen besluta eller svara, för jag når ingen av dem som gör det. Allt du har skrivit finns kvar. Hör av dig direkt så länge:
undelivered-came-directly = Jag kunde inte svara där du skrev, så svaret kommer direkt till dig.
restored-may-have-come = Assistenten har återställts från en säkerhetskopia. Det här meddelandet kan du ha fått förut.

# Who asks, on a card that asks somebody to decide or answer
asked-by = Från { $who }
asked-by-elsewhere = Från en kollega som skriver i en annan app

# How chat products present the app
manifest-name = Får jag? · Saanko?
manifest-description = Fråga innan du publicerar: får jag, och vad säger anvisningen?
manifest-request = Ansök om en kanal
manifest-request-description = Ansök om en egen kanal för din enhet i sociala medier
manifest-review = Granska texten
manifest-review-description = Se vad du behöver ändra innan du publicerar texten
manifest-command = Fråga om du får publicera något, granska ett utkast eller ansök om en kanal
manifest-hint = får vi lägga ut bilder från julfesten? · granska · ansök · register · språk
