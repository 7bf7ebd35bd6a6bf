"""Words by which a talk was planned, given up, only tried or somebody else's (F51, F57 to F59)."""

from __future__ import annotations

from mdrel.model.words.company import CALLED_OFF_IN_SHORT

# What makes a plan, a wish or a memory of what stands behind it, behind a colon too, besides the
# words of intent.
PLAN_WORDS = frozenset(
    {
        "plan", "plans", "next", "agenda", "prep", "idea", "ideas", "goal", "goals", "priority",
        "priorities", "upcoming", "someday", "waiting", "ask", "draft", "invite", "calendar",
        "diary", "invitation", "deadline", "wish list", "coming up", "intention", "aim", "rsvp",
        "planning a", "planning an", "planning the", "planning our", "planning my",
        "excited for", "excited to", "excited about", "stoked for", "pumped for", "psyched for",
        "can't wait for", "can't wait to", "had i", "had we", "throwback", "flashback",
        "on this day", "memory", "memories",
        *(f"{did} for" for did in (
            "prepare", "prepared", "preparing", "prepped", "prepping", "got ready", "getting ready",
            "rehearsed", "rehearsing", "packed", "packing", "dressed", "revised", "practised",
            "practiced", "studied",
        )),
        *(f"{did} {what}" for did in (
            "rehearse", "rehearsed", "rehearsing", "imagine", "imagined", "imagining", "imaginary",
        ) for what in (
            "conversations", "conversation", "arguments", "talks", "chats", "the conversation",
            "a conversation", "the talk", "my talk", "talk", "chat", "argument",
        )),
    }
)  # fmt: skip

CANCELLATION = frozenset(
    {
        "cancelled", "canceled", "postponed", "rescheduled", "moved", "moved to", "pushed",
        "no-showed", "was to have been", "were to have been", "was meant to be", "should have been",
        "pushed to", "pushed back", "called off", "fell through", "fell thru", "delayed",
        "deferred",
        "scheduled", "booked", "fixed", "arranged", "planned", "pencilled in", "confirmed for",
        "set for", "shifted", "tbc", "tbd", "not happening", "no-show", "did not happen",
        "didn't happen", "skipped", "declined", "out sick", "off sick", "absent", "ooo", "on leave",
        "couldn't come", "couldn't make it", "couldn't join", "didn't come", "didn't make it",
        "didn't show", "didn't show up", "didn't turn up", "never came", "never showed",
        "never turned up", "no show", "bailed", "cried off", "rained off", "snowed off",
        "bumped", "vacated", "adjourned", "scrapped", "binned", "axed", "nixed", "shelved",
        "aborted", "abandoned", "put off", "put back", "put on hold", "on hold", "on ice",
        "brought forward", "stood down", "stood over", "slipped", "slid to", "never happened",
        "never took place", "did not take place", "didn't take place", "came to nothing",
        "came to naught", "in the diary", "in my diary", "on the calendar", "in the calendar",
        "up in the air", "off the table", "not sent", "never sent", "in limbo", "due to",
        "fell by the wayside", "fell apart", "fell into the water", "fell in the water",
        "fell to pieces", "fell to bits", "fell victim to", "went by the board", "timed out",
        "washed out", "scratched", "knocked on the head", "didn't go ahead", "did not go ahead",
        "won't happen", "still to come", "yet to come", "to follow",
        "isn't happening", "is off", "was off", "stood me up", "ghosted me", "forgot", "overslept",
        "didn't work out", "did not work out", "not held", "wasn't held", "was not held",
        "did not come", "did not show", "did not show up", "did not turn up", "did not make it",
        "could not come", "could not make it", "could not join",
        "✗", "✘", "❌", "🚫",
        *CALLED_OFF_IN_SHORT, "resched", "resched'd", "p'poned",
    },
)  # fmt: skip

# Directly behind the links these say so as well, and elsewhere much else: `Mail to [[Ada]]
# drafted`, `Call with [[Ada]] every Tuesday`.
UNHELD_BEHIND = frozenset(
    {
        "drafted", "unsent", "queued", "written", "overdue", "due", "pending", "outstanding",
        "needed", "required", "proposed", "requested", "suggested", "offered", "promised", "agreed",
        "possible", "possibly", "forgotten", "lapsed", "withdrawn", "dropped", "every", "each",
        "listed", "organised", "organized", "pencilled", "confirmed", "clashes", "clashed",
        "unlikely", "impossible", "refused", "rejected", "ignored", "blocked", "unanswered",
        "starts", "begins", "kicks", "clash", "missed", "in mind", "missing", "arranged",
        "swapped", "full", "cost", "costs",
    }
)  # fmt: skip
# Behind `was the` these tell what it was to be: `Coffee with [[Ada]] was the plan`.
INTENDED = frozenset({"plan", "idea", "intention", "aim", "hope", "dream"})
WAS = frozenset({"was", "were", "been", "had been", "was to be", "were to be"})
# Behind `not` these say so too, and so does any other verb in -ed: `Calls to [[Ada]] not logged`.
UNDONE = frozenset({"made", "taken", "done", "written", "held", "sent", "had", "kept", "begun"})
# Behind the links and a sign, with no more behind it, it reminds of what is to come: `dinner with
# [[Ada]], don't forget`.
FORGET = frozenset({"forget"})
# So does a rule that one gives oneself, before a colon: `Weekly rule: lunch with [[Ada]]`.
RULES_OF_MINE = frozenset(
    {"rule", "rules", "habit", "habits", "policy", "principle", "resolution", "resolutions"}
)
# Before a colon these say the same as what was cancelled: `Missed: lunch with [[Ada]]`.
CROSSED_OFF = frozenset(
    {"missed", "skipped", "declined", "off", "not happening", "dropped", "overdue", "pending"}
)

# Between a noun of contact with a colon and these, the links are of those who spoke there; before
# any other verb the line is about them: `Standup: [[Ada]] says yes`, `Debrief: [[Ada]] is a no`.
SAID_THERE = frozenset(
    {
        "says", "said", "thinks", "asks", "tells", "agrees", "agreed", "suggests", "suggested",
        "explained", "explains", "mentioned", "mentions", "reports", "reported", "confirmed",
        "confirms", "offered", "offers", "promised", "promises", "proposed", "proposes", "raised",
        "raises", "worried", "wants", "wanted", "asked", "told", "sounded", "sounds", "seemed",
        "asking", "saying", "telling", "wondering", "seems", "keen", "happy", "listened", "argued",
        "replied", "will", "would", "needs",
    }
)  # fmt: skip
SAYING_THERE = frozenset(
    {"says", "said", "thinks", "asks", "asked", "tells", "told", "reckons", "thought"}
)
# Of meetings of a team these are where each tells what they do: `Standup: [[Ada]] blocked`.
STATUS_MEETINGS = frozenset(
    {"standup", "stand-up", "retro", "check-in", "sync", "huddle", "catch-up", "catchup"}
)
# Behind the links there these tell of somebody who was not there, or is yet to come.
AWAY_OR_COMING = frozenset(
    {
        "leave", "holiday", "vacation", "pto", "ooo", "sick", "ill", "away", "absent", "off",
        "missing", "unwell", "poorly", "late", "out", "coming", "bringing", "joining", "hosting",
        "asleep", "busy", "flu", "covid", "fever", "cooking", "arriving", "booking", "paying",
        "buying", "brings", "buys",
        "arrives", "comes",
        "hosts", "cooks", "pays", "joins", "facilitates", "leads", "presents", "chairs", "vegan",
        "vegetarian", "allergic",
    }
)  # fmt: skip
# Verbs that other forms pass over, behind their subject.
SUBJECTS_VERBS = frozenset(
    {
        "was", "were", "has", "have", "had", "did", "got", "took", "received", "sent", "finished",
        "ended", "enjoyed", "attended", "shared",
    }
)  # fmt: skip

# Of these somebody who is named may be the subject, in an entry of a contact's note: `candidate
# no-show`.
NEVER_CAME = frozenset(
    {
        "no-show", "no show", "couldn't come", "couldn't make it", "couldn't join", "didn't come",
        "didn't make it", "didn't show", "didn't show up", "didn't turn up", "never came",
        "never showed", "never turned up", "bailed", "cried off", "stood me up", "ghosted me",
        "did not come", "did not show", "did not show up", "did not turn up", "did not make it",
        "could not come", "could not make it", "could not join",
    }
)  # fmt: skip
# Behind a noun of contact and `to` these tell what is still to be done with it: `email to write`.
TO_COME = frozenset(
    {
        "write", "send", "make", "do", "schedule", "arrange", "book", "plan", "organise",
        "organize", "fix", "come", "confirm", "reschedule", "follow",
    }
)  # fmt: skip
# Behind a word that says what became of a talk these tell why, when or by whom; anything else is
# its object: `call cancelled by her`, `call cancelled the contract`.
REASONS = frozenset(
    {
        "by", "again", "because", "due", "for", "as", "at", "last", "on", "in", "with", "and",
        "but", "so", "since", "after", "before", "this", "yet", "either", "too", "today", "until",
        "due to", "because of", "owing to",
    }
)  # fmt: skip
STRETCHES = frozenset(
    {
        "week", "month", "quarter", "year", "spring", "summer", "autumn", "fall", "winter",
        "later", "january", "february", "march", "april", "may", "june", "july", "august",
        "september", "october", "november", "december",
    }
)  # fmt: skip
# By themselves these say of an entry that they were not there.
AWAY = frozenset(
    {
        "dna", "dna'd", "did not attend", "didn't attend", "on pto", "on annual leave",
        "on holiday", "on vacation", "on sick leave", "on maternity leave", "on paternity leave",
        "out of office", "out of the office",
    }
)  # fmt: skip
# Behind `had to` these give up the talk that follows: `had to cancel lunch`.
GIVING_UP = frozenset(
    {
        "cancel", "postpone", "rearrange", "reschedule", "move", "push", "skip", "miss", "delay",
        "shift",
    }
)  # fmt: skip
# What they asked to do has not been done: `asked to move lunch`.
ASKING_TO = frozenset(
    {"asked", "asks", "requested", "offered", "proposed", "suggested", "wondered"}
)
# Whom a verb of contact reaches in a contact's own note.
HER = frozenset({"her", "him", "them"})
OBJECTS = HER | {"me", "us", "each other"}
OWNERS = frozenset(
    {"her", "his", "their", "my", "our", "a", "the", "two", "three", "an", "another"}
)
# Behind a negation these are of coming and speaking, besides the verbs of contact.
ATTENDING = frozenset(
    {
        "attend", "come", "turn up", "turn", "show", "appear", "arrive", "join", "make it",
        "connect", "seen", "met", "heard", "been in touch", "get to", "get hold", "answer",
        "respond", "get back", "happen", "held", "available", "at home",
    }
)  # fmt: skip
# Behind these an object may follow and nobody was reached all the same: `left a message with her
# PA`.
WITH_OBJECT = frozenset(
    {
        "voicemail", "voice mail", "left a message", "left message", "left a note", "left vm",
        "left a vm", "lvm", "answerphone", "answering machine", "answer machine", "tried calling",
        "tried phoning", "tried ringing", "tried to call", "couldn't get hold of",
        "could not get hold of", "went to voicemail", "will try again", "will try later",
        "try again later", "try again tomorrow", "will retry", "without reaching",
    }
)  # fmt: skip
# At the beginning of an entry, before `her` or `him`, these are orders to oneself.
ORDERS = frozenset(
    {
        "chase", "remind", "ask", "tell", "send", "nudge", "thank", "congratulate", "invite",
        "give", "show", "introduce", "ring", "write", "meet", "see", "follow up",
    }
)  # fmt: skip
# In a contact's note these tell of somebody else where they have another object: `called her
# husband`, `spoke to [[Tom]]`.
REACHING_SOMEBODY = frozenset(
    {
        "called", "rang", "phoned", "telephoned", "emailed", "e-mailed", "texted", "messaged",
        "whatsapped",
    }
)  # fmt: skip
SPEAKING_TO = frozenset({"spoke", "talked", "chatted", "wrote", "speaking", "talking"})
# Nouns of gatherings beside those of daily lines.
MORE_GATHERINGS = frozenset(
    {
        "demo", "presentation", "check-up", "checkup", "review", "kickoff", "kick-off", "event",
        "screening", "debrief", "briefing", "handover", "intro", "pitch", "consultation",
    }
)  # fmt: skip

# Said anywhere in a sentence, these tell that nobody was reached.
UNREACHED = (
    "no answer", "voicemail", "voice mail", "left a message", "left message", "left a note",
    "couldn't reach", "could not reach", "couldn't get hold of", "could not get hold of",
    "didn't reach", "did not reach", "didn't pick up", "did not pick up", "didn't answer",
    "did not answer", "wasn't there", "was not there", "no reply", "no response", "wasn't home",
    "not at home", "went to voicemail", "rang out", "no luck", "unreachable", "engaged",
    "line was busy", "tried calling", "tried to call", "tried to reach", "tried phoning",
    "tried ringing", "can't reach", "couldn't get through", "didn't get through",
    "without reaching", "tried", "n/a", "no ans", "no pickup", "no pick up", "no pick-up",
    "left vm", "left a vm",
    "lvm", "answerphone", "answering machine", "answer machine", "will try again", "will try later",
    "try again later", "try again tomorrow", "x2 nothing", "x3 nothing", "twice nothing", "no joy",
    "nothing back", "line busy", "busy tone", "phone off", "switched off", "not picking up",
    "not answering", "isn't answering", "isn't picking up", "wouldn't pick up",
    "nobody answered", "no one answered", "nobody picked up", "no one picked up", "nobody home",
    "no one home", "unable to reach", "not able to reach", "not reached", "unable to get hold of",
    "will retry",
    "left me a voicemail", "left me a message", "left us a message", "left me a voice message",
    "left a voice message", "missed call from", "missed calls from", "missed a call from",
    "could not get through", "did not get through", "bounced", "undeliverable", "undelivered",
    "addressee unknown", "return to sender", "returned to sender", "came back unopened",
    "mailbox full", "mailbox is full", "inbox full", "nobody opened", "no one opened",
    "nobody came to the door", "no one came to the door", "nobody there", "no one there",
)  # fmt: skip
# Of these, some are words of every day, and count only directly at the links.
UNREACHED_AT_LINKS = frozenset(
    {
        "engaged", "tried", "no luck", "left a note", "unreachable", "wasn't there",
        "was not there", "n/a", "unable to reach", "not able to reach", "not reached",
        "missed call from", "missed calls from", "missed a call from", "bounced", "nobody there",
        "no one there",
    }
)  # fmt: skip
# Of a call they say so behind a comma as well: `rang [[Ada]] twice, engaged`.
UNREACHED_BEHIND = frozenset({"engaged", "no luck", "unreachable", "n/a"})
# Of a written word they say that it went out and is not answered yet: it was sent all the same.
UNANSWERED = frozenset({"no reply", "no response", "no answer"})

# Behind a denial these say that nothing came of it: `Skype with [[Ada]] wouldn't connect`.
FAILING = frozenset({"connect", "work", "load", "start", "happen", "materialise", "materialize"})
# Before a letter or e-mail they tell of what goes out to many: `Monthly letter from [[Ada]]`.
PERIODICAL = frozenset({"daily", "weekly", "monthly", "quarterly", "annual", "yearly"})
