# Only in Teams

teams-private = I answer this only in private. Open a chat with me and write there. Delete your message here if it contains personal data.
teams-answered = The answer is in the thread.
teams-answered-below = The answer is below.
teams-answered-here = The answer is in our chat.
teams-later = This is taking a little longer than usual. The answer comes as soon as it is ready.
teams-write-again = I no longer remember the text. Write it again, and I will help you.
teams-failed = Something went wrong on my side. Write your question again in a moment.

# The cards and dialogs
teams-title = Får jag?
teams-choose = Choose …
teams-other = Other (write below)
teams-other-label = { $label }, if the answer is not in the list
teams-yes = Yes
teams-no = No
teams-edit-elsewhere = The text is too long to edit here in the card. Send me the edited text as a new message, and I will read it again.

# The app in Teams: how it is presented, and the words of its menu
teams-app-name = Får jag? – ask before you publish
teams-app-description =
    May we post pictures from the camp on Instagram? May we remove an angry comment? Ask in your own words, and I answer from the town's social media guideline, with the passage that decides.

    Paste a draft, and you see what to change before you publish it. If your unit wants a channel of its own, I take you through the request, and the information officer gets it at once.

    I make nothing up: the answers were written beforehand from the guideline. Where it is not enough I say so and help you reach the information officer. I never keep drafts, and a question only if you send it to the information officer yourself.
teams-command-ask = ask
teams-command-ask-about = May we post pictures from the Christmas party?
teams-command-help = help
teams-command-help-about = What I can help you with
teams-command-review = review
teams-command-review-about = Write this word and then your text, and see what to change
teams-command-request = request
teams-command-request-about = Request a channel for your unit
teams-command-mine = requests
teams-command-mine-about = See how your requests are doing
teams-command-register = channels
teams-command-register-about = The town's official channels
teams-command-language = language
teams-command-language-about = Choose a language: Swedish, Finnish or English
teams-command-held = my data
teams-command-held-about = See what I keep about you, and remove it
