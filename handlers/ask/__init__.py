"""A question and its answer: what a text wants, the card, the topic it leaves behind."""
