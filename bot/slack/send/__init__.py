"""What goes out to Slack."""
