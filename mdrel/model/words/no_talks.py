"""Words of entries that tell of a person or of a note, and of no talk (F57)."""

from __future__ import annotations

# In brackets behind what an entry is about these say that it only speaks of the person:
# `2026-11-20 Weekly kickoff (referenced)`.
ASIDES = frozenset(
    {
        "referenced", "cross-referenced", "cross referenced", "referenced only", "reference only",
        "mention only", "mentioned only", "only mentioned", "indirect", "indirectly",
        "second-hand", "second hand", "secondhand", "hearsay", "not present", "in absentia",
        "not in the room", "transcript review", "from transcript", "from transcripts",
        "from the transcript", "from the transcripts", "no direct contact", "no direct 1:1",
    }
)  # fmt: skip
# Behind a name in such brackets: `(Ada not present)`.
ABSENCES = ("not present", "was not present", "wasn't present", "absent", "not there")
# Through these one speaks: `2026-11-20 (via Google Meet)`. Anybody else only passes something on.
SERVICES = frozenset(
    {
        "google", "microsoft", "ms", "facebook", "fb", "instagram", "ig", "discord", "messenger",
        "skype", "facetime", "telegram", "hangouts", "webex", "twitter", "zoom", "bluesky",
        "mastodon", "threads", "line", "viber", "apple", "gmail", "outlook", "calendly", "granola",
    }
)  # fmt: skip

# What is done to a note, or found out from others, as the last words of what an entry is about:
# `2026-11-20 June assessment update`.
RECORDS = frozenset(
    {
        "reassessment", "assessment update", "transcript synthesis", "profile update",
        "profile updated", "profile created", "profile enriched", "profile refresh",
        "note created", "note updated", "record created", "record updated", "page created",
        "entity created", "contact created", "contact added",
    }
)  # fmt: skip
# Headings below which people are only spoken of: `### References (no direct 1:1)`.
MENTIONS = frozenset(
    {"mention", "mentions", "mentioned", "references", "referenced", "backlinks", "appearances"}
)

# An entry that begins with one of these states a fact: `2026-11-20 Lives in Rome.`
FACTS = (
    "lives in ", "born in ", "born on ", "works at ", "works as ", "married ", "attends ",
    "turns ", "founder of ", "co-founder of ", "ceo of ", "correction: ", "birthday (",
    "seeded at ", "seeded from ", "imported from ", "captured from ", "enriched from ",
)  # fmt: skip
# So does one whose first words end with one of these and a colon: `Sleeping routine: 14 hours`.
CARE = frozenset(
    {
        "routine", "dosage", "dose", "doses", "measurement", "measurements", "size", "sizes",
        "allergy", "allergies", "weight", "height", "feeding", "feedings", "feeds", "naps",
        "vaccination", "vaccinations", "medication", "medications",
    }
)  # fmt: skip
# So does a birthday with its date, or with one of these behind it, and an age.
BIRTHDAYS = frozenset({"is", "on", "captured", "noted", "added", "recorded", "from"})
