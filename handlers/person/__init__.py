"""What is about a person: absence, what is held, how long, forgetting."""
