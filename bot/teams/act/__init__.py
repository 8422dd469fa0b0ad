"""What is done about an activity that was let in and read."""
