"""Words that tell of company and of dealings, but not that one spoke (F51, F58, F63).

A line of a daily note with one of them is named where it counts as no talk.
"""

from __future__ import annotations

from mdrel.model.words.pastimes import PASTIMES

# Before the links they tell that one was together, gave something, or dealt with somebody.
TOGETHER = frozenset(
    {
        "agreed", "caught", "chased", "lost", "won", "borrowed", "grabbed", "intro'd", "left",
        "lent", "let", "popped", "tel",
        "celebrated", "climbed", "comforted", "cooked", "cycled", "danced", "dropped", "drove",
        "fetched", "flew", "gave", "got", "had", "handed", "helped", "hiked", "hosted", "hugged",
        "introduced", "invited", "joined", "knocked", "picked", "played", "promised", "sat", "sent",
        "showed", "spent", "stayed", "swam", "took", "toured", "traveled", "travelled", "watched",
        "went", "worked", "offered", "pitched", "advised", "fired", "hired", "sacked", "dismissed",
        "promoted", "trained", "coached", "mentored", "onboarded", "taught", "tutored", "warned",
        "persuaded", "convinced", "encouraged", "welcomed", "greeted", "kissed", "nursed",
        "treated", "examined", "assessed", "counselled", "counseled", "represented", "deposed",
        "instructed", "appraised", "disciplined", "sold", "confronted", "challenged", "begged",
        "nagged", "teased", "scolded", "complimented", "praised", "forgave", "consoled", "quizzed",
        "questioned", "grilled", "canvassed", "lobbied", "recruited", "shadowed", "supervised",
        "escorted", "accompanied", "walked", "handover", "bathed", "fed", "tucked", "discharged",
        "vaccinated", "married", "proposed", "cornered", "buttonholed", "collared", "flagged",
        "updated", "notified", "informed", "invoiced", "onboarding", "babysat", "minded",
        "demo", "demoed", "demo'd", "presentation", "presented", "hung", "talking", "speaking",
        "chatting", "catching", "seeing", "hearing", "been", "playdate", "sleepover", "called on",
        "em", "ate", "slept", "entertained", "visiting", "calling", "phoning", "ringing", "texting",
        "messaging", "emailing", "facetiming", "zooming", "interviewing", "lunching", "dining",
        "coaching", "mentoring", "tutoring", "teaching", "supervising", "helping", "joining",
        "hosting", "asking", "telling", "thanking", "consulting", "briefing", "debriefing",
        "discussing", "negotiating", "arguing", "partnered", "mediated", "beat", "lost to",
        "paid", "repaid", "refunded", "tipped", "returned", "delivered", "collected", "brought",
        "handing",
    }
)  # fmt: skip
# Before a colon or bracket and the links they tell of a gathering: `Book club at Kim's: [[Ada]]`.
GATHERINGS = frozenset(
    {
        "club", "night", "evening", "game", "games", "match", "practice", "rehearsal", "training",
        "choir", "church", "mass", "pub", "bar", "quiz", "trip", "weekend", "shift", "supervision",
        "tutorial", "seminar", "class", "lesson", "hearing", "mediation", "viewing", "party", "bbq",
        "bridge", "band", "crew", "outing", "offsite", "away-day", "retreat", "reunion", "funeral",
        "christening", "barbecue", "show", "play", "film", "movie", "round", "rounds", "ward",
        "drinks", "homegroup", "housegroup", "small group", "youth group", "get-together",
        "hangout", *PASTIMES,
    }
)  # fmt: skip
# Behind the links two words that tell of a guest, or of somebody who was there.
BEING_THERE = frozenset(
    {
        "came to", "came along", "came with", "came in", "came home", "came back", "came too",
        "stayed over", "stayed for", "stayed the", "stayed with", "turned up",
        "showed up", "was here", "were here", "is here", "are here", "over for", "round for",
        "here for", "brought round", "brought over", "dropped off", "joined for", "helped with",
        "spent the", "came knocking", "handed over", "hands over", "handing over", "handed back",
        "returned my", "returned the", "returned our", "brought my", "brought the", "brought our",
        "paid cash", "paid back", "paid in",
    }
)  # fmt: skip
# Anywhere in a line they tell of somebody at a door, or of what goes from hand to hand.
FACE_TO_FACE = frozenset(
    {
        "doorbell", "doorstep", "doorway", "porch", "knock", "knocks", "knocked", "knocking",
        "cash", "handshake",
    }
)  # fmt: skip

# Directly before a noun of contact they say its kind: `Vendor call with [[Ada]]`.
KINDS = frozenset(
    {
        "investor", "vendor", "supplier", "customer", "partner", "press", "donor", "tenant",
        "landlord", "recruiter", "candidate", "contractor", "agency", "buyer", "seller", "lender",
        "funder", "sponsor", "stakeholder", "user", "parent", "teacher", "tutor", "school", "bank",
        "discovery", "demo", "onboarding", "pricing", "contract", "proposal", "pitch", "closing",
        "completion", "settlement", "steering", "safety", "site", "handover", "progress", "design",
        "product", "marketing", "engineering", "leadership", "management", "executive", "exec",
        "account", "roadmap", "sprint", "architecture", "security", "emergency", "incident",
        "legal", "tax", "insurance", "committee", "council", "department", "faculty", "lab",
        "research", "thesis", "medical", "discharge", "case", "briefing", "renewal", "procurement",
        "hiring", "screening", "reference", "advisory", "governance", "union", "finance", "funding",
        "alignment", "refinement", "post-mortem", "postmortem", "wrap-up", "year-end",
        "quarter-end", "pre-op", "ward", "support", "lunchtime",
        "wedding", "anniversary", "engagement", "housewarming",
        "parent-teacher", "pipeline", "hospital", "hospice", "studio", "farm", "half-time",
        "off-record", "forecast", "compliance", "audit", "shareholder", "volunteer", "intake",
        "elders", "elders'", "deacons", "deacons'", "vestry", "pub", "garden", "salary", "grant",
        "price", "courtesy", "private", "feedback", "career", "technical", "tech", "code", "ops",
        "premarital", "pre-marital", "marriage", "bereavement", "grief", "pastoral", "appraisal",
        "first-round", "second-round", "final-round", "mid-year", "midyear", "post-work",
        "after-work", "late-night", "q1", "q2", "q3", "q4", "peer", "trade", "peace",
        "editorial", "offboarding", "arch", "okr", "spec", "rfc", "ux", "qa", "hr", "gtm", "eng",
        "piano", "guitar", "violin", "singing", "driving", "language", "spanish", "french",
        "german", "english", "italian", "latin", "portuguese", "russian", "chinese", "mandarin",
        "japanese", "arabic", "dutch", "swedish", "polish", "greek", "turkish", "voice", "pt",
        "maths", "riding", "dance", "music",
        "supervisor", "advisor", "adviser", "lawyer", "accountant", "doctor", "dentist",
        "therapist", "mentor", "agent", "editor", "solicitor", "physio", "vet", "midwife", "ref",
        "study", "youth", "prayer", "bible", "charity", "parish", "film", "theatre", "cooking",
        "pottery", "art", "uni", "college", "baby", "board-game",
        "infra", "exploratory", "preliminary", "goodbye", "leaving", "orientation", "home",
    }
)  # fmt: skip

# Directly behind the links, and before a comma or the end, these say that somebody was not there.
ABSENT = frozenset({"out", "off", "away", "ill", "sick", "missing", "absent", "unwell", "poorly"})

# So do these of a talk: `Sync with [[Ada]] dead, rebook`.
COME_TO_NOTHING = frozenset({"dead", "killed", "kaput", "no-go", "dead in the water"})

# Behind a sign, and behind a pronoun too, these say that what was agreed fell through: `Dinner with
# [[Ada]] - she bailed`.
CALLED_OFF_IN_SHORT = frozenset(
    {
        "cx'd", "cxd", "cx'ed", "cxed", "cx'l", "cxl", "cxl'd", "cxld", "canx", "canx'd", "canxd",
        "cncl'd", "cncld", "cncl", "cnx'd", "cnxd", "cancl'd", "cancld", "canc'd", "cancd",
        "x'd out", "x'd", "xd",
    }
)  # fmt: skip
PRONOUNS = frozenset({"she", "he", "they", "who"})
CALLED_OFF = frozenset(
    {
        "cancelled", "canceled", "bailed", "cried off", "called off", "didn't come",
        "didn't make it", "didn't show", "didn't show up", "didn't turn up", "never came",
        "never showed", "never turned up", "couldn't come", "couldn't make it", "postponed",
        "rescheduled", "fell through", "no show", "no-show", "put off", "adjourned", "scrapped",
        "no-showed",
        "skipped", "never happened", "never took place", "didn't happen", "did not happen",
        "didn't take place", "did not take place", "didn't work out", "did not work out",
        "didn't work", "not held", "stood me up", "rained off", "snowed off", "washed out",
        "binned", "axed", "nixed", "shelved", "aborted", "abandoned", "knocked on the head",
        "✗", "✘", "❌", *CALLED_OFF_IN_SHORT,
    }
)  # fmt: skip
