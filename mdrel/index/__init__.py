"""Turns parsed notes into a `Snapshot`.

All of it is pure: nothing is patched, what did not change is taken over.
"""
