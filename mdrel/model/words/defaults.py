"""The English words mdrel reads by default.

Settings add to them or, for the plain lists, replace them.
"""

from __future__ import annotations

from mdrel.model.conversation import Channel
from mdrel.model.words.contact_verbs import PAST_VERBS, VERBS_WITH

# Headings of conversations besides those composed of a word of contact and one for a record (`Call
# log`, `Past meetings`).
SECTIONS = frozenset(
    {
        "conversations", "conversation", "log", "interactions", "history", "meetings", "journal",
        "calls", "touchpoints", "touch points", "catch-ups", "catchups", "1:1s", "1-1s", "1on1s",
        "one-on-ones", "timeline",
    },
)  # fmt: skip
# Below these an entry needs a word of contact: they tell of lives as well.
LIVES = frozenset({"history", "timeline"})
# Names of services that are common nouns in lower case, and behind other words: `a warm signal`.
COMMON_NOUNS = frozenset({"signal", "teams"})
# Below these an entry may state a fact that was noted down that day.
LOGS = frozenset({"log", "logs", "journal", "notes log", "activity log"})
# There, and in a dated heading anywhere else, these tell of lives, too, and are no word of contact;
# nor are these past verbs.
NO_CONTACT_IN_LIVES = frozenset({"gift", "card", "postcard", "linkedin", "party"})
VERBS_OF_LIVES = frozenset(
    {
        "walked", "negotiated", "argued", "consulted", "briefed", "interviewed", "told", "reminded",
        "dined",
    }
)  # fmt: skip

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
    Channel.CALL: (
        "call",
        "called",
        "phone",
        "phoned",
        "phone call",
        "telephone",
        "rang",
        "tel",
        "telecon",
        "phonecall",
        "calls",
        "conference call",
        "whatsapp call",
        "signal call",
        "telegram call",
        "slack call",
    ),
    Channel.VIDEO: (
        "video",
        "video call",
        "vid call",
        "videocall",
        "zoom",
        "teams",
        "facetime",
        "meet",
        "google meet",
        "webex",
        "skype",
        "video-call",
        "zoom call",
        "teams call",
        "facetime call",
        "skype call",
    ),
    Channel.MEETING: (
        "meeting",
        "1:1",
        "1-1",
        "one-on-one",
        "one on one",
        "workshop",
        "interview",
        "standup",
        "mtg",
        "mtgs",
        "meetings",
        "catch-up",
        "catchup",
        "1on1",
        "1-on-1",
        "one-to-one",
    ),
    Channel.MEAL: (
        "meal",
        "coffee",
        "lunch",
        "dinner",
        "breakfast",
        "brunch",
        "brekkie",
        "cuppa",
        "drinks",
        "beer",
        "tea",
        "supper",
    ),
    Channel.EVENT: ("event", "conference", "party", "meetup", "wedding", "gala", "reception"),
    Channel.EMAIL: (
        "email",
        "e-mail",
        "emailed",
        "e-mailed",
        "mail",
        "mailed",
        "emails",
        "e-mails",
    ),
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
        "msg",
        "msgs",
        "dm",
        "voice message",
        "teams chat",
        "signal chat",
        "wrote",
        "replied",
        "messages",
        "texts",
        "text message",
    ),
    Channel.LETTER: ("letter", "card", "postcard", "gift"),
    Channel.SOCIAL: (
        "social",
        "linkedin",
        "twitter",
        "facebook",
        "instagram",
        "mastodon",
        "bluesky",
    ),
    Channel.OTHER: ("other", "contact", "convo", "conversation"),
    Channel.ATTEMPT: (
        "attempt",
        "attempted",
        "tried",
        "voicemail",
        "no answer",
        "left voicemail",
        "left a voicemail",
    ),
}

# Before a channel word, behind a date and a dash, these make a sentence of it: `2026-11-20 - sent
# the email`, `- after lunch` (F34).
NO_SETTING = frozenset(
    {
        "about", "after", "at", "before", "by", "during", "for", "from", "in", "into", "of", "on",
        "over", "re", "regarding", "to", "until", "via", "with", "without", "since", "despite",
        "through", "because", "if", "when", "while", "as", "than", "like", "and", "or", "but", "no",
        "not", "never", "her", "his", "their", "my", "our", "your", "its", "she", "he", "they", "i",
        "we", "you", "it", "who", "that", "this", "is", "was", "are", "were", "be", "been", "has",
        "had", "have", "will", "would", "should", "could", "can", "may", "might", "must", "do",
        "does", "did", "got", "get", "gets", "sent", "send", "sends", "gave", "give", "gives",
        "made", "make", "makes", "took", "take", "takes", "told", "tell", "tells", "said", "say",
        "says", "want", "wants", "need", "needs", "read", "reads", "write", "writes", "wrote",
        "found", "find", "left", "leave", "lost", "met", "saw", "see", "went", "go", "goes", "came",
        "come", "heard", "hear", "brought", "bring", "bought", "buy", "thought", "think", "felt",
        "kept", "keep", "held", "hold", "paid", "pay", "ran", "run", "set", "spoke", "speak",
        "began", "begin", "knew", "know", "forgot", "forget", "chose", "choose", "drove", "flew",
        "put", "let", "cut", "won", "became", "broke", "caught", "taught", "sold", "spent", "built",
        "lent", "meant", "understood", "wore", "drew", "threw", "fell", "ate", "drank", "rang",
        "ring", "ask", "asks", "answer", "answers", "prefer", "prefers", "likes", "hate", "hates",
        "love", "loves", "use", "uses", "check", "checks", "expect", "expects", "skip", "cancel",
        "move", "try", "schedule", "book", "plan", "prep", "prepare", "propose", "suggest", "offer",
        "offers", "call", "calls", "phone", "email", "emails", "text", "texts", "forward", "follow",
        "invite", "promise", "agree", "hope",
    },
)  # fmt: skip
# Words in -ing and -ed that are none of a verb's there: `- morning call`.
SETTING_WORDS = frozenset(
    {
        "morning", "evening", "meeting", "planning", "briefing", "training", "coaching",
        "mentoring", "onboarding", "networking", "wedding", "sailing", "spring", "fundraising",
        "farewell", "marketing", "engineering", "pricing", "hiring", "welcoming", "closing",
        "opening", "standing", "working", "thanksgiving", "boring", "long-standing", "unplanned",
        "belated", "unexpected", "extended", "shared", "limited", "red", "unscheduled", "rushed",
        "relaxed", "interesting", "amazing", "charming", "king", "building", "housing", "parting",
        "ending",
    },
)  # fmt: skip

# The past verbs by which a line of a daily note tells of a talk (F51).
VERBS = frozenset({*PAST_VERBS, *VERBS_WITH})

INTENT = frozenset(
    {
        "need to", "needs to", "wanted to", "meant to", "hoped to", "was going to", "should",
        "will", "want to", "wants to", "plan to", "plans to", "planning to", "going to", "must",
        "have to", "has to", "remember to", "remind", "reminder", "todo", "to do", "would like to",
        "hope to", "hoping to", "intend to", "could", "might", "may", "tomorrow", "next week",
        "next month", "let's", "shall", "i'll", "we'll", "schedule", "try to", "ask if", "if",
        "prep", "prep for", "prepare", "prepare for", "preparing for", "set up", "arrange",
        "organise", "organize", "reschedule", "rescheduled", "booked", "book", "looking forward to",
        "dreamt", "dreamed", "planned", "plan", "draft", "drafted", "waiting for", "waiting on",
        "awaiting", "wondering", "thinking of", "thinking about", "wish", "supposed to", "ought to",
        "due to", "would", "can", "wants", "want", "ask", "invited", "invite", "next",
        "later today",
    },
)  # fmt: skip

NEGATION = frozenset(
    {
        "didn't", "did not", "couldn't", "could not", "couldn't reach", "haven't", "have not",
        "hasn't", "has not", "wasn't able", "not able to", "unable to", "never", "failed to",
        "forgot to", "missed", "no answer", "voicemail", "cancelled", "canceled", "postponed",
        "don't", "do not", "won't", "will not", "tried to", "tried", "not", "no", "without",
        "instead of", "skipped", "isn't", "wasn't", "nobody", "nothing from", "nothing",
    },
)  # fmt: skip
