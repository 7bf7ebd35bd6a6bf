"""The method: pure functions of snapshot, policy and today. Every rule is named by its number in the method (M1-M21)."""
