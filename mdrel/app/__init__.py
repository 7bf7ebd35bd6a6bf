"""The composition root, the one place where settings, clock and disk meet the pure layers."""
