"""A channel request, from the form to the register."""
