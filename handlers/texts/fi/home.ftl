# The start page, and questions asked outside a conversation

own-name = Suomi
home-welcome = Hei! Kysy minulta, ennen kuin julkaiset jotakin ({ $town }).
home-do = Mitä haluat tehdä?
home-ask = Esitä kysymys
home-register = Avaa virallisten kanavien rekisteri
home-questions = Vastaamattomat kysymykset
home-nothing-waits = Mikään ei odota sinua juuri nyt.
home-language = Kieli
home-about-me = Minusta
home-held = Mitä minusta on tallennettu?
home-forget = Unohda minut

ask-here = Kysy tässä
ask-here-send = Kysy
ask-here-example = Saanko julkaista …?
do-share = Jaa kanavalle
