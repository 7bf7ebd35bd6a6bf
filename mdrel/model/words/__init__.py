"""The English words by which notes are read, as tables: one module a kind of word."""
