"""The app as Slack is to know it, and what may be wrong with it."""
