"""What sets two sides apart, for a reader: differences, what they rest on, what they are made of, keyness."""
