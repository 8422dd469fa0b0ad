"""What goes out to Teams: the connector and the token it needs."""
