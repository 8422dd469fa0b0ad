# The start page, and questions asked outside a conversation

own-name = English
home-welcome = Hello! Ask me before you publish anything in the town's name.
home-do = What would you like to do?
home-ask = Ask a question
home-register = Official channels
home-questions = Unanswered questions
home-nothing-waits = Nothing is waiting for you right now.
home-out-of-reach = { $count ->
    [one] One of those who decide or stand in cannot be reached from here and gets no cards. Ask whoever looks after Får jag? to look into it.
   *[other] { $count } of those who decide or stand in cannot be reached from here and get no cards. Ask whoever looks after Får jag? to look into it.
}
language-which = Which language shall I answer in?
language-spoken = I answer in English when your message does not show another language.
language-in-menu = Here I follow the language menu. Change the language there.
home-language = Language: { $chosen }
home-about-me = My data
home-held = What is kept about me?
home-forget = Forget me

ask-here = Ask a question
ask-here-send = Ask
ask-here-example = May I post …?
do-share = Share in the chat channel

channels-listed = { $count ->
    [0] The register of official channels is still empty.
    [one] The town has one official channel.
   *[other] The town has { $count } official channels.
}
page-here = Page { $page } of { $pages }
page-next = Next
page-previous = Previous
