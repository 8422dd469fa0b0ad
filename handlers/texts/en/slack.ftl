# Slack: what only this surface says

slack-choose = Choose
slack-whole-section = The whole section:
slack-failed = Something went wrong on my side. Try again in a moment, or ask the information officer directly.

# The windows
slack-title = Får jag?
slack-close = Close
slack-go-back = Go back
slack-next = Next
slack-send = Send
slack-step = Step { $step } of { $steps }
slack-loading = One moment …
slack-choose-one = Choose …
slack-other = Other (write below)
slack-other-label = { $label }, if the answer is not in the list
slack-answer-yes = Yes
slack-answer-no = No
slack-language = Language
slack-language-sv = Svenska
slack-language-fi = Suomi
slack-language-en = English
slack-longest = There is room for 3,000 characters here. You can send me a longer text as a message.
slack-too-long = Your text has more than 3,000 characters, and this window has no room for more. Send it to me as a message, or choose “Review this text” on a message that is already there. I have not kept it.
slack-not-shared = I cannot write in this chat channel. Invite me there with /invite and share again.
slack-share-unsure = Slack did not reply. Look in the chat channel, and share again if the answer is not there.
slack-share-refused = I am not allowed to write in this chat channel. Copy the answer if you want to show it there.
slack-too-late = The window did not open in time. Press once more.
slack-open-again = Open
slack-paste-again = This button no longer leads me to the text. Paste it here again and I will help you.
slack-window-unknown = I do not recognise this window, perhaps because I have just been updated. Copy what you have written, close the window and open it again.
slack-takes-long = This takes longer than usual. Wait a moment, or send again if nothing happens.
slack-answered-there = Done. The answer is in the chat, you can close this window.
slack-review-elsewhere = The text has more than 3,000 characters, and this window has no room for more. The review comes to you as a direct message.
slack-edit-elsewhere = The text is too long for the window where you edit. Send me the edited text as a new message, and I will read it again.
