"""A question that went on to the informatör, and the answer back."""
