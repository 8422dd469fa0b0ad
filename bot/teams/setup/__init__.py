"""What Teams and IT need before the first message: the app package, and what `doctor` checks."""
