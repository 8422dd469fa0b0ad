# Small talk and help

talk-greeting = Hello! Ask me before you publish, and I will answer from the town's social media guideline.
talk-thanks = You are welcome! Ask again whenever you are unsure.
talk-goodbye = Take care! I am here whenever you are unsure.
talk-who = I am Får jag? (“May I?”), a bot that answers from the social media guideline ({ $town }). I quote it word for word and never make anything up.
talk-okay = Good! Write when you want to know more.
talk-ai = I am a bot, not a human. I use machine learning to read your question, but I do not make up the answers: they were written beforehand, and the quotations stand word for word in the guideline.
talk-stored = I keep neither your questions nor your drafts. What I keep is what you send to the information officer yourself, and a little more that is needed, such as your choice of language. The chat itself is kept like any other conversation here.
talk-stored-nothing = I keep neither your questions nor your drafts.
talk-human = Of course!
talk-publish = I cannot publish anything, you do that yourself. But I am happy to read the text first.
talk-stop = All right, I will do nothing more.

help-intro = Write your question in your own words, in Swedish, Finnish or English.
help-can = What I can do
help-can-ask = Tell you whether you may publish something, and on what conditions
help-can-quote = Show you the section the answer rests on, word for word
help-can-review = Review a draft before it is published: paste the text
help-can-channel = Help you request a channel of your own: write “we want our own page”
help-can-informator = Pass your question on to the information officer when the guideline is not enough
help-can-mine = Show where your requests stand and what is kept about you: write “my requests” or “what do you hold on me”
help-starters = For example
help-privacy = Your questions are not kept, except those you send to the information officer yourself.

# While the database is away
store-away = I cannot get at what is stored just now, so this did not work and nothing was changed. I can still answer questions about the guideline. Please try again in a while.
