"""Turns parsed notes into a `Snapshot`.

All of it is pure: everything is folded again, and nothing is patched.
"""
