# The start page, and questions asked outside a conversation

own-name = Suomi
home-welcome = Hei! Kysy minulta, ennen kuin julkaiset jotakin kaupungin nimissä.
home-do = Mitä haluat tehdä?
home-ask = Esitä kysymys
home-register = Viralliset kanavat
home-questions = Vastaamattomat kysymykset
home-nothing-waits = Sinulle ei ole nyt mitään odottamassa.
home-language = Kieli: { $chosen }
home-about-me = Omat tietoni
home-held = Mitä minusta on tallennettu?
home-forget = Unohda minut

ask-here = Esitä kysymys
ask-here-send = Kysy
ask-here-example = Saanko julkaista …?
do-share = Jaa keskustelukanavalle
