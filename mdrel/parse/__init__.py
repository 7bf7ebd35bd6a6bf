"""Turns a note's text into a `ParsedNote` and diagnostics, without disk or clock.

`mdrel.parse.note.parse_notes` is the only door.
"""
