"""What Teams sent: who may speak to us, and what an activity says. Acts on nothing."""
