"""Merges three versions of a note into one, purely.

The entry point is `note.merge_note`. Prose is merged by a function that is passed in.
"""
