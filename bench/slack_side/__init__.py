"""The other processes of the Slack bench: Slack's far side, a bare bolt app, and who sends."""
