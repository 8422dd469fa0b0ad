"""What is done about what Slack sent."""
