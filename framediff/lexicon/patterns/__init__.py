"""The pattern language: how an entry's pattern is read, and the words, forms and gaps that it is made of."""
