# The web chat and the ask page

web-brand = Får jag?
web-tagline = Social media · { $town }
web-title = Får jag? (“May I?”) Social media · { $town }
web-skip = Skip to the question field
web-languages = Language
web-language-sv = Svenska
web-language-fi = Suomi
web-language-en = English
web-person = You write as
web-person-personal = Staff
web-person-kollega = Colleague
web-person-informator = Information officer
web-person-vikarie = Deputy
web-new = New conversation
web-welcome = Ask before you publish
web-start = How to begin
web-log = Conversation
web-question = Your question
web-placeholder = May I post …?
web-send = Send
web-keys = Enter sends, Shift + Enter starts a new line.
web-privacy = Your question is not kept.
web-you = You asked:
web-answers-to = This answers the question
web-answer = Answer
web-waiting = Looking in the guideline …
web-unreachable = I cannot reach the server right now. Your text is still in the field. Please try again in a moment.
web-noscript = The conversation needs JavaScript, which is turned off in your browser.
web-noscript-ask = Ask without JavaScript

web-too-long = The text is too long for me; I read at most 20,000 characters. Shorten it and try again.
web-unreadable = I could not read that. Reload the page and try again.
web-foreign = The question came from another website, so I will not answer it. Open this page and ask here.
web-wrong-host = This page answers only at its own address. Open http://localhost followed by the port number.
web-failed = Something went wrong on my side, sorry. Please try again in a moment.
web-busy = Many people are asking right now. Wait a few seconds and try again.
web-took-too-long = That took too long, so I could not finish. Try again in a moment, with a shorter text if you can.
web-too-many = A great many questions came from your network at once. Wait a few seconds and try again.

web-form-choose = Choose …
web-form-other = Other …
web-form-other-which = Which one?
web-form-yes = Yes
web-form-kept = Saved, not sent
web-form-no = No

web-form-file = Open a text file

web-letter = New message
web-letter-changed = The message has changed
web-unread = New message below

web-ask-intro = Here I answer from the town's social media guideline, one question at a time.
web-ask-submit = Ask
web-ask-again = Ask another question

web-places = Pages
web-place-start = Start page
web-place-chat = Chat
web-place-ask = Ask
web-place-guideline = The whole guideline
web-place-register = Channel register
web-missing = There is no such page
web-missing-why = The address may be mistyped, or the page has moved. Here is where you can go.

front-page-intro = Får jag? (“May I?”) helps the town's staff and elected representatives with its social media guideline.
front-page-ask = Ask a question
front-page-guideline = Read the whole guideline
front-page-register = The town's social media channels
front-page-data = Your data
front-page-data-asked = What you ask, and the texts you have reviewed, are not kept.
front-page-data-kept = What is kept is what you send to the information officer yourself, a question or a channel request, and what it takes for the answer to reach you in your language.
front-page-data-yours = Write “my data” in chat to see what there is about you. Write “forget me”, and it is deleted or separated from your name.
