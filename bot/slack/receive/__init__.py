"""What Slack sent: checked and read. Acts on nothing."""
