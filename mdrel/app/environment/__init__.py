"""Reads what lies around mdrel: clock, user's folders, locks and the vault's place."""
