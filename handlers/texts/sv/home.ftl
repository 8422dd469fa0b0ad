# The start page, and questions asked outside a conversation

own-name = Svenska
home-welcome = Hej! Fråga mig innan du publicerar något i stadens namn.
home-do = Vad vill du göra?
home-ask = Ställ en fråga
home-register = Officiella kanaler
home-questions = Obesvarade frågor
home-nothing-waits = Inget väntar på dig just nu.
home-out-of-reach = { $count ->
    [one] En av dem som beslutar eller är ställföreträdare går inte att nå härifrån och får inga kort. Be den som sköter Får jag? att se över det.
   *[other] { $count } av dem som beslutar eller är ställföreträdare går inte att nå härifrån och får inga kort. Be den som sköter Får jag? att se över det.
}
language-which = Vilket språk ska jag svara på?
language-spoken = Jag svarar på svenska när det du skriver inte visar något annat.
language-in-menu = Här följer jag språkmenyn. Byt språk där.
home-language = Språk: { $chosen }
home-about-me = Mina personuppgifter
home-held = Vad finns sparat om mig?
home-forget = Glöm mig

ask-here = Ställ en fråga
ask-here-send = Fråga
ask-here-example = Får jag lägga ut …?
do-share = Dela i chattkanalen

channels-listed = { $count ->
    [0] Registret över officiella kanaler är tomt än så länge.
    [one] Staden har en officiell kanal.
   *[other] Staden har { $count } officiella kanaler.
}
page-here = Sida { $page } av { $pages }
page-next = Nästa
page-previous = Föregående
