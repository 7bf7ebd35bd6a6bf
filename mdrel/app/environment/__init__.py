"""What mdrel finds around it: the clock, the user's folders, locks and the vault's place."""
