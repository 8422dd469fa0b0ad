# The start page, and questions asked outside a conversation

own-name = English
home-welcome = Hello! Ask me before you publish anything for { $town }.
home-do = What would you like to do?
home-ask = Ask a question
home-register = Open the register of official channels
home-questions = Unanswered questions
home-nothing-waits = Nothing waits for you just now.
home-language = Language
home-about-me = About me
home-held = What is kept about me?
home-forget = Forget me

ask-here = Ask here
ask-here-send = Ask
ask-here-example = May I post …?
do-share = Share with the channel
