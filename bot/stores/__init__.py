"""What is remembered, in SQLite or PostgreSQL: one transaction with one SQL text, two ways to run it."""
