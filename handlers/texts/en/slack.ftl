# Slack: what only this surface says

slack-choose = Choose
slack-whole-section = The whole section:
slack-failed = Something went wrong on my side. Try again in a moment, or ask the information officer directly.
