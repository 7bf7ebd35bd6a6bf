"""Three versions of a note to one: pure; the door is `note.merge_note`. Prose is merged by a function that is passed in."""
