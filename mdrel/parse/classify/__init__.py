"""What a note is: a contact, a conversation, a template, a copy, or none of these (F1 to F9)."""
