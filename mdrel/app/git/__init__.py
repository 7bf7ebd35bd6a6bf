"""Asks git for the vault's history, and merges notes for it."""
