"""The English words mdrel reads by default. Settings add to them or, for the plain lists, replace them."""

from __future__ import annotations

from mdrel.model.conversation import Channel
from mdrel.model.daily_words import PAST_VERBS, VERBS_WITH

# Headings of conversations besides those composed of a word of contact and one for a record (`Call log`, `Past meetings`).
SECTIONS = frozenset(
    {
        "conversations", "conversation", "log", "interactions", "history", "meetings", "journal", "calls", "touchpoints", "catch-ups", "catch ups", "catchups", "1 1s", "1-1s", "1on1s",
        "one-on-ones", "one on ones", "timeline", "contact log", "conversation log", "interaction log",
    },
)  # fmt: skip
# Below these an entry needs a word of contact: they tell of lives as well.
LIVES = frozenset({"history", "timeline"})
# There these tell of lives, too, and are no word of contact.
NO_CONTACT_IN_LIVES = frozenset({"gift", "card", "postcard", "linkedin", "party"})

CHANNEL_WORDS: dict[Channel, tuple[str, ...]] = {
    Channel.IN_PERSON: (
        "in-person",
        "in person",
        "inperson",
        "face to face",
        "face-to-face",
        "f2f",
        "visit",
        "visited",
        "walk",
        "met",
        "talk",
        "talked",
        "spoke",
        "chat",
        "chatted",
    ),
    Channel.CALL: ("call", "called", "phone", "phoned", "phone call", "telephone", "rang"),
    Channel.VIDEO: ("video", "video call", "videocall", "zoom", "teams", "facetime", "meet", "google meet", "webex", "skype"),
    Channel.MEETING: ("meeting", "1:1", "1-1", "one-on-one", "one on one", "workshop", "interview", "standup"),
    Channel.MEAL: ("meal", "coffee", "lunch", "dinner", "breakfast", "brunch", "drinks", "beer", "tea", "supper"),
    Channel.EVENT: ("event", "conference", "party", "meetup", "wedding", "gala", "reception"),
    Channel.EMAIL: ("email", "e-mail", "emailed", "e-mailed", "mail", "mailed"),
    Channel.MESSAGE: (
        "message",
        "messaged",
        "text",
        "texted",
        "sms",
        "whatsapp",
        "signal",
        "slack",
        "telegram",
        "imessage",
        "dm",
        "voice message",
        "wrote",
        "replied",
    ),
    Channel.LETTER: ("letter", "card", "postcard", "gift"),
    Channel.SOCIAL: ("social", "linkedin", "twitter", "facebook", "instagram", "mastodon", "bluesky"),
    Channel.OTHER: ("other", "contact", "conversation"),
    Channel.ATTEMPT: ("attempt", "attempted", "tried", "voicemail", "no answer", "left voicemail", "left a voicemail"),
}

# The past verbs by which a line of a daily note tells of a talk (F51).
VERBS = frozenset({*PAST_VERBS, *VERBS_WITH})

INTENT = frozenset(
    {
        "need to", "needs to", "should", "will", "want to", "wants to", "plan to", "plans to", "planning to", "going to", "must", "have to", "has to", "remember to",
        "remind", "reminder", "todo", "to do", "would like to", "hope to", "hoping to", "intend to", "could", "might", "may", "tomorrow", "next week", "next month",
        "let's", "shall", "i'll", "we'll", "schedule", "try to", "ask if", "if", "prep", "prep for", "prepare", "prepare for", "preparing for", "set up", "arrange", "organise", "organize",
        "reschedule", "rescheduled", "booked", "book", "looking forward to", "dreamt", "dreamed", "planned", "plan", "draft", "drafted", "waiting for", "waiting on", "wondering",
        "thinking of", "thinking about", "wish", "supposed to", "ought to", "due to", "would", "can", "wants", "want", "ask", "invited", "invite", "next", "later today",
    },
)  # fmt: skip

NEGATION = frozenset(
    {
        "didn't", "did not", "couldn't", "could not", "couldn't reach", "haven't", "have not", "hasn't", "has not", "wasn't able", "not able to", "unable to", "never",
        "failed to", "forgot to", "missed", "no answer", "voicemail", "cancelled", "canceled", "postponed", "don't", "do not", "won't", "will not", "tried to", "tried",
        "not", "no", "without", "instead of", "skipped", "isn't", "wasn't", "nobody", "nothing from", "nothing",
    },
)  # fmt: skip
