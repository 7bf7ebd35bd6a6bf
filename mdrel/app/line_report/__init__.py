"""Tells what was made of one line of a note, for `mdrel explain FILE:LINE`."""
