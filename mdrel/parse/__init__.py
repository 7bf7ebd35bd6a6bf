"""Text to `ParsedNote` and diagnostics; `mdrel.parse.note.parse_note` is the only door. Pure: no disk, no clock."""
