"""Words by which a talk took place without me, or in a dream (F58)."""

from __future__ import annotations

# Of what one was not at oneself, or where nobody spoke.
WITHOUT_ME = (
    "i couldn't join", "i could not join", "i couldn't make it", "i could not make it",
    "i couldn't attend", "i could not attend", "i couldn't go", "i could not go", "i didn't go",
    "i did not go", "i wasn't there", "i was not there", "i wasn't invited", "i missed it",
    "i skipped it", "without me", "i stayed home", "i stayed at home", "couldn't go myself",
    "i had to miss it", "i was on mute", "no chance to say", "no time to say hello",
    "didn't get to say hello", "never got to say hello",
    *(f"{sign} {me}" for sign in ",-;(." for me in (
        "not me", "instead of me", "on my behalf", "in my stead", "in my place",
    )),
    *(
        f"{then} {woke}"
        for then in ("then", "until", "till", "and when")
        for woke in ("i woke", "woke", "woke up")
    ),
)  # fmt: skip
# Before a colon they say that what follows is told by others: `ward gossip: [[Ada]] had words`.
HEARD = frozenset(
    {
        "gossip", "rumour", "rumours", "rumor", "rumors", "hearsay", "heard", "grapevine",
        "apparently", "allegedly", "reportedly", "tittle-tattle",
    }
)  # fmt: skip
# A line that begins so tells of a dream.
DREAMING = (" dreamt ", " dreamed ", " i dreamt ", " i dreamed ", " had a dream ")
# So does a sentence that is headed by one of these, with what kind of dream it was before it, and
# one of the others or a sign behind it: `Odd dream: …`, `The old nightmare again, …`.
DREAMS = frozenset({"dream", "dreams", "nightmare", "daydream"})
BEHIND_DREAMS = frozenset({"again", "last", "about", "where", "in", "with", "that", ":", "-", ","})
