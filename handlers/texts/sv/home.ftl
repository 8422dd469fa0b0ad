# The start page, and questions asked outside a conversation

own-name = Svenska
home-welcome = Hej! Fråga mig innan du publicerar något för { $town }.
home-do = Vad vill du göra?
home-ask = Ställ en fråga
home-register = Öppna registret över officiella kanaler
home-questions = Obesvarade frågor
home-nothing-waits = Inget väntar på dig just nu.
home-language = Språk
home-about-me = Om mig
home-held = Vad finns sparat om mig?
home-forget = Glöm mig

ask-here = Fråga här
ask-here-send = Fråga
ask-here-example = Får jag lägga ut …?
do-share = Dela med kanalen
