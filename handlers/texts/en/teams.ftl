# Only in Teams

teams-private = I answer this only in private. Open a chat with me and write there. Delete your message here if it contains personal data.
teams-answered = The answer is in the thread.
teams-failed = Something went wrong on my side. Write your question again in a moment.

# The cards and dialogs
teams-title = Får jag?
teams-from = From { $who }
teams-choose = Choose …
teams-other = Other (write below)
teams-other-label = { $label }, if the answer is not in the list
teams-yes = Yes
teams-no = No
teams-edit-elsewhere = The text is too long to edit here in the card. Send me the edited text as a new message, and I will read it again.
