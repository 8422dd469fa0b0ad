# The start page, and questions asked outside a conversation

own-name = Svenska
home-welcome = Hej! Fråga mig innan du publicerar något i stadens namn.
home-do = Vad vill du göra?
home-ask = Ställ en fråga
home-register = Officiella kanaler
home-questions = Obesvarade frågor
home-nothing-waits = Inget väntar på dig just nu.
home-language = Språk: { $chosen }
home-about-me = Mina personuppgifter
home-held = Vad finns sparat om mig?
home-forget = Glöm mig

ask-here = Ställ en fråga
ask-here-send = Fråga
ask-here-example = Får jag lägga ut …?
do-share = Dela i chattkanalen
