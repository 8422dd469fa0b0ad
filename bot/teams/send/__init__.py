"""What goes out to Teams: the sender of what waits, the answer within a turn, the calls and the token both need."""
