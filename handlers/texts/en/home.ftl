# The start page, and questions asked outside a conversation

own-name = English
home-welcome = Hello! Ask me before you publish anything in the town’s name.
home-do = What would you like to do?
home-ask = Ask a question
home-register = Official channels
home-questions = Unanswered questions
home-nothing-waits = Nothing is waiting for you right now.
home-language = Language: { $chosen }
home-about-me = My data
home-held = What is kept about me?
home-forget = Forget me

ask-here = Ask a question
ask-here-send = Ask
ask-here-example = May I post …?
do-share = Share in the channel
