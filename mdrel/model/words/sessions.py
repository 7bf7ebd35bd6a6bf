"""Words that tell of a talk in one place of a line only (F51, F54, F59)."""

from __future__ import annotations

from mdrel.model.conversation import Channel
from mdrel.model.words.jobs import JOBS_ALONE
from mdrel.model.words.pastimes import PASTIMES
from mdrel.model.words.presence import PRESENT_WITH_ME
from mdrel.model.words.relations import LEVEL_OF_RELATION

_MEALS = (
    "pizza", "pizza night", "curry", "curry night", "sushi", "ramen", "tapas", "burgers",
    "noodles", "pancakes", "fondue", "raclette", "kebab", "kebabs", "dim sum", "fish and chips",
    "ice cream", "ice-cream", "gelato",
    "wine", "prosecco", "champagne", "cake", "scones", "tea and cake", "takeaway", "takeout",
    "sandwiches", "sandwich", "burger", "wrap", "bagel", "snack", "falafel", "glass of wine",
    "whisky",
    "whiskey", "cocktails", "cocktail", "nightcap", "aperitif", "aperitivo", "happy hour",
    "hot chocolate", "espresso", "cappuccino", "flat white", "americano", "latte", "fika",
    "elevenses", "bite to eat",
    "quick bite", "potluck", "g&t", "sundowner", "sundowners", "pub",
)  # fmt: skip
_MEETINGS = (
    "review", "supervision", "tutorial", "office hours", "consultation", "counselling",
    "counseling", "therapy", "mediation", "appraisal", "handover", "briefing", "debriefing",
    "brainstorm", "brainstorming", "whiteboarding", "negotiation", "negotiations", "bilateral",
    "roundtable", "round table", "walkthrough", "walk-through", "demo", "kickoff", "kick-off",
    "postmortem", "post-mortem", "retrospective", "planning", "coaching", "mentoring", "feedback",
    "onboarding", "alignment", "deposition", "lesson", "consult", "check-up", "checkup", "physio",
    "massage", "confession", "exam", "oral exam", "haircut",
    "viva", "screening", "audience", "weekly", "biweekly",
    "bi-weekly", "fortnightly", "monthly", "quarterly", "qbr",
)  # fmt: skip
_OTHERS = (
    "word", "words", "laugh", "good laugh", "cry", "good cry", "argument", "row", "quarrel",
    "disagreement", "falling-out", "falling out", "debate", "exchange", "exchange of views",
    "fight", "tiff", "spat", "bust-up", "barney", "showdown", "scrap", "reconciliation",
    "back & forth", "back n forth", "back-and-forth", "back and forth", "to-and-fro", "to and fro",
    "long one", "quick one", "good one",
    "short one",
    "brief one", "tough one", "hard one", "heart to heart", "tête-à-tête", "tete-a-tete", "banter",
    "small talk", "chit-chat",
    "chitchat",
)  # fmt: skip
# Nouns of contact only before `with`: `Budget review with [[Ada]]`, `pizza w/ [[Ada]]`. Elsewhere
# they are the thing itself, or say the kind of what follows (`planning call`).
SESSIONS: dict[str, Channel] = {
    **dict.fromkeys(_MEALS, Channel.MEAL),
    **dict.fromkeys(_MEETINGS, Channel.MEETING),
    **dict.fromkeys(_OTHERS, Channel.OTHER),
    **dict.fromkeys(sorted(PASTIMES), Channel.IN_PERSON),
    "teleconference": Channel.CALL, "phone screen": Channel.CALL, "phone consult": Channel.CALL,
    "videoconference": Channel.VIDEO, "video conference": Channel.VIDEO, "date": Channel.IN_PERSON,
    "date night": Channel.IN_PERSON, "ate": Channel.MEAL,
}  # fmt: skip
# Of these some are had from one side as well: `Handover from [[Ada]]`.
GIVEN_SESSIONS = frozenset({"handover", "briefing", "lesson", "tutorial", "massage", "haircut"})
# Of these some are orders to oneself where nothing stands before them: `Review with [[Ada]]`.
SESSION_ORDERS = frozenset({"review", "brainstorm", "demo", "debate", "date"})

_TITLES = """
mr mrs ms miss dr prof sir dame lord lady madam fr father rev reverend pastor sister brother rabbi
imam sgt sergeant lt lieutenant col colonel general major mayor governor minister senator deputy
congressman congresswoman judge justice officer detective coach boss neighbour neighbor roommate
flatmate housemate classmate therapist godparent chair nanny babysitter vet midwife deacon elder
bishop vicar chaplain canon warden councillor commissioner secretary headteacher head gm vp ed gp
dentist physio patient pupil student babysitter agent director guy bloke lad lady mate buddy
flatmate childminder landlady landlord rep blogger supplier inspector accountant
critic framer lender
"""
# Directly before the links they say who somebody is: `Rang my sister [[Ada]]`.
ROLES = (JOBS_ALONE | LEVEL_OF_RELATION.keys() | frozenset(_TITLES.split())) - {
    "lead", "leads", "report", "reports", "target", "targets", "sales", "marketing", "engineering",
    "page", "chief", "twin",
}  # fmt: skip
# Before such a word they say which: `the hiring manager [[Ada]]`.
ROLE_KINDS = frozenset(
    {"hiring", "line", "account", "product", "office", "research", "thesis", "phd", "former",
     "fellow", "piano", "general", "managing", "executive", "co", "vice", "deputy", "next-door",
     "department", "programme", "program", "ward", "local", "big", "older", "younger", "old",
     "new", "elder", "little", "young", "studio", "art", "printer", "delivery", "school", "team",
     "class", "choir"}
)  # fmt: skip

# Behind the links of a bare noun: `WhatsApp [[Ada]] back and forth`.
TO_AND_FRO = frozenset({"back and forth", "to and fro", "back-and-forth", "to-and-fro"})
# Behind a bare noun and a comma these tell why one is to call: `Call [[Ada]], promised her`.
WHY_TO_CALL = frozenset(
    {
        "promised", "owed", "forgot", "meant", "wanted", "needed", "asked", "said", "heard",
        "missed", "called", "rang", "texted", "emailed", "wrote", "messaged", "phoned", "told",
        "used", "hoped", "planned", "scheduled", "booked", "postponed", "cancelled", "canceled",
        "thought", "felt", "had", "got", "let", "put", "read", "cut", "set", "overdue", "delayed",
        "confirmed", "moved", "rescheduled", "due", "invited", "left",
    }
)  # fmt: skip
# What came of a talk, behind a sign: `Call [[Ada]] about the lease, sorted`.
OUTCOMES = frozenset({"sorted", "settled", "resolved", "agreed", "solved", "done", "ok'd"})
WENT_SO = frozenset(
    {"fine", "well", "ok", "okay", "badly", "great", "smoothly", "good", "nicely", "long"}
)

# Behind a link, and before `me` or `us`, past verbs of contact with which they reach me.
TO_ME = frozenset(
    {
        "told", "asked", "thanked", "congratulated", "consulted", "briefed", "debriefed",
        "interviewed", "met", "apologised to", "apologized to", "said goodbye to", "talked",
        "spoke", "chatted", "caught up", "followed up", "checked in", "reached out",
        "got in touch", "replied", "wrote", "responded", "wrote back",
        *PRESENT_WITH_ME,
    }
)  # fmt: skip
# Directly behind `me` these tell of another time, a book or everybody: `told me once`, `thanked me
# in print`, `told us all`.
ANY_TIME = frozenset(
    {
        "once", "always", "often", "years", "before", "so", "mad", "crazy", "nuts", "nothing",
    }
)  # fmt: skip
# Behind `me` and `in` these are what everybody reads or hears.
IN_PUBLIC = frozenset(
    {
        "print", "public", "speech", "acknowledgements", "acknowledgments", "preface", "foreword",
        "book", "paper", "article", "post", "interview", "sermon", "dream", "writing", "absentia",
    }
)  # fmt: skip
ANSWERING = frozenset({"replied", "responded", "wrote back"})
# Where who comes by comes to me: `[[Ada]] came by the workshop`.
COMING_BY = frozenset(
    {
        "came by", "stopped by", "dropped by", "popped by", "swung by", "came over", "came round",
        "popped over", "popped round", "called round",
    }
)  # fmt: skip
# Behind these what they came to do may follow: `[[Ada]] popped in to borrow a pan`.
COMING_TO = COMING_BY | {"popped in", "dropped in", "stopped in", "dropped round", "came"}
MY_PLACES = frozenset(
    {
        "house", "office", "workshop", "shop", "desk", "place", "flat", "apartment", "cottage",
        "studio", "lab", "yard", "farm", "garage", "store", "stall", "room", "garden", "kitchen",
        "classroom", "booth", "stand", "surgery", "vicarage", "rectory", "parsonage", "study",
    }
)  # fmt: skip
# Of these some are shops and the like, where anybody goes.
HOMES = MY_PLACES - {"shop", "store", "stall", "stand", "booth", "surgery", "lab", "classroom"}
# What one gives, beside the nouns of contact: `Dropped [[Ada]] a line`.
GIVEN_WORDS: dict[str, Channel] = {
    "note": Channel.MESSAGE, "line": Channel.MESSAGE, "bell": Channel.CALL,
    "buzz": Channel.CALL, "shout": Channel.CALL, "tinkle": Channel.CALL, "update": Channel.MESSAGE,
    **dict.fromkeys(
        ("hug", "lift", "tour", "haircut", "massage", "hand", "demo", "kiss"), Channel.IN_PERSON
    ),
    **dict.fromkeys(
        (
            "feedback", "advice", "heads-up", "news", "pep talk", "talking-to", "telling-off",
            "notice", "answer", "word", "ultimatum", "warning", "appraisal", "lecture", "go-ahead",
            "blessing", "earful",
            "bollocking", "piece of my mind", "green light", "lowdown",
        ),
        Channel.OTHER
    ),
}  # fmt: skip
# Behind them these go on with where, and are no second half: `a lift home`, not `a lift pass`.
THERE = frozenset({"home", "back", "there", "today", "in", "into", "round", "up", "down", "over"})
# Of these some need no article.
GIVEN_BARE = frozenset({"feedback", "advice"})
# What one does with somebody whom one leads, before a colon: `Mentoring [[Ada]]: how to say no`.
LEADING_THEM = frozenset(
    {
        "mentoring", "coaching", "tutoring", "teaching", "supervising", "training", "onboarding",
        "interviewing", "counselling", "counseling", "briefing", "debriefing", "supervision",
    }
)  # fmt: skip
# What one was at while talking, at the beginning of its clause: `Stayed up talking to [[Ada]]`.
LINGERING = frozenset(
    {
        "stayed", "spent", "sat", "stood", "ended", "was", "were", "enjoyed", "loved", "hung",
        "lingered", "started", "carried",
    }
)  # fmt: skip
TALKING_ON = frozenset(
    {
        "talking", "chatting", "speaking", "catching", "arguing", "gossiping", "laughing",
        "reminiscing", "nattering", "texting", "messaging", "up",
    }
)  # fmt: skip
# What goes by letter or e-mail only: who sent it wrote to somebody.
DOCUMENTS = frozenset(
    {
        "draft", "drafts", "deck", "slides", "minutes", "contract", "agreement", "proposal",
        "report", "notes", "note", "link", "links", "photos", "photo", "pictures", "pics", "files",
        "file", "document", "documents", "docs", "doc", "comments", "feedback", "edits", "summary",
        "update", "figures", "numbers", "drawings", "brief", "manuscript", "chapter", "paper",
        "abstract", "cv", "resume", "sheet", "nda", "quote", "estimate", "condolences",
        "congratulations", "thanks", "apology", "apologies", "details", "directions", "recipe",
        "address", "references", "spreadsheet", "screenshots", "screenshot", "data", "plans",
        "budget", "offer", "memo", "article", "pdf", "letter", "card",
    }
)  # fmt: skip
SENDING = frozenset({"sent", "forwarded", "posted"})
# What goes to me by these, reaches me: `[[Ada]] forwarded the contract to me`.
SENT_TO_ME = {
    **dict.fromkeys(
        ("sent", "forwarded", "emailed", "mailed", "texted", "messaged", "relayed", "shared"),
        Channel.MESSAGE,
    ),
    **dict.fromkeys(("explained", "demoed", "described", "presented"), Channel.OTHER),
}
HOSTING_ME = frozenset({"took", "joined", "treated", "hosted"})
ASIDE = frozenset({"pulled", "took", "drew"})

# Behind a comma or dash, and with nothing behind them, these say so of a call or a visit; the
# second ones of a call only: `Rang [[Ada]] - out`.
NOT_IN = frozenset(
    {
        "not in", "not home", "nobody in", "nobody home", "no one in", "no one home", "was out",
        "she was out", "he was out", "they were out", "wasn't in", "she wasn't in", "he wasn't in",
    }
)  # fmt: skip
NOT_ON_THE_LINE = frozenset({"out", "vm", "busy", "nothing", "in a meeting", "away"})

# A way or a time between a verb and `with`: `Walked along the river with [[Ada]]`. Of the times the
# nouns of contact have one as well (`Coffee after mass with [[Ada]]`); behind them a way makes an
# order (`Run through the deck with [[Ada]]`).
WAYS = frozenset({"along", "through", "down", "across", "past", "round", "into"})
TIMES = frozenset({"after", "before", "during", "between"})
# What one may do with them was talked about, with somebody else: `Discussed working with [[Ada]]`.
DOING_TOGETHER = frozenset(
    {
        "working", "moving", "going", "getting", "living", "partnering", "travelling", "traveling",
        "merging", "collaborating", "speaking", "talking", "staying", "dealing", "playing",
        "teaming", "starting", "launching", "trading", "flying", "driving", "sharing",
    }
)  # fmt: skip
# What was talked about, though by themselves they say that something is planned.
PLAN_NOUNS = frozenset(
    {"plan", "plans", "draft", "agenda", "idea", "ideas", "goal", "goals", "priorities", "diary",
     "invitation", "deadline"}
)  # fmt: skip
# What is bought for one of these is a gift (`bought [[Ada]] whisky for Christmas`), for the others
# where it is no glass of it (`wine for her birthday`).
GIFT_DAYS = frozenset(
    {"christmas", "xmas", "easter", "hanukkah", "diwali", "eid", "wedding", "housewarming"}
)
OTHER_GIFT_DAYS = frozenset({"birthday", "bday", "anniversary", "graduation", "retirement"})
