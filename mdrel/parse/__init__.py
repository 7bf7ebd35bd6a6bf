"""Turns a note's text into a `ParsedNote` and diagnostics, without disk or clock.

`mdrel.parse.note.parse_note` is the only door.
"""
