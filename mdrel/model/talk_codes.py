"""The problems that `mdrel triage --talks` asks about: lines of daily notes, and dated notes."""

TALK_LINE_CODES = ("MDR306", "MDR316")
TALK_NOTE_CODES = ("MDR313", "MDR301", "MDR314", "MDR304")
TALK_CODES = (*TALK_LINE_CODES, *TALK_NOTE_CODES)
