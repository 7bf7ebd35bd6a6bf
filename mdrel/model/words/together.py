"""Words that tell of company or of speaking where no verb of contact does (F51, F54)."""

from __future__ import annotations

from mdrel.model.conversation import Channel
from mdrel.model.words.contact_verbs import PAST_VERBS, VERBS_WITH
from mdrel.model.words.not_held import SAID_THERE
from mdrel.model.words.relations import LEVEL_OF_RELATION

# Past verbs without -ed that may tell of company before what one did: `Cut the hedge with [[Ada]]`.
_IRREGULAR = """
built bought cut dug drew made wrote read sang swept chose hung laid lit rode ran shot sewed spun
swam taught told threw wove ate drank drove flew fed held put shook sold set took won lost beat
found did caught brought burnt learnt knelt slept dreamt spent split stuck struck tore undid rewrote
rebuilt overcame withdrew hid bent blew broke froze ground grew heard hit kept left lent paid rang
sat saw sent shut stood swung thought wore went came gave got met began chose understood
"""
IRREGULAR = frozenset(_IRREGULAR.split())
# Of these, some are no company before `with`, whatever the object: `Left the keys with [[Ada]]`.
_NOT_WITH = """
left lost found put kept hid lent paid gave got sent told thought wore broke hit heard held met came
brought split began understood set slept dreamt stuck struck went
"""
COMPANY_IRREGULAR = IRREGULAR - frozenset(_NOT_WITH.split())
# By themselves these say that a talk was moved, and before `with` what two carried.
MOVING = frozenset({"moved", "fixed", "shifted"})

# What one got done at last was done: `Managed to call [[Ada]]`, `Got round to ringing [[Ada]]`.
_AT_LAST = (
    "managed to", "was able to", "stopped to", "remembered to", "had to", "did",
    "made myself", "had a chance to", "had the chance to", "found time to", "found the time to",
    "had the guts to", "had the courage to", "had the nerve to", "found the courage to",
    "plucked up the courage to", "took the time to",
)  # fmt: skip
_AT_LAST_DOING = ("ended up", "got round to", "got around to")
_BARE = {
    "call": "called", "ring": "rang", "phone": "phoned", "see": "saw", "meet": "met",
    "visit": "visited", "email": "emailed", "text": "texted", "message": "messaged",
    "tell": "told", "ask": "asked", "thank": "thanked", "congratulate": "congratulated",
    "break it to": "broke it to", "break the news to": "broke the news to",
    "remind": "reminded", "consult": "consulted", "interview": "interviewed",
    "get hold of": "got hold of", "apologise to": "apologised to",
    "apologize to": "apologized to", "say goodbye to": "said goodbye to",
    "say hello to": "said hello to", "say hi to": "said hi to",
    "talk": "talked", "speak": "spoke", "chat": "chatted", "catch up": "caught up",
    "meet up": "met up", "sit down": "sat down", "check in": "checked in",
    "touch base": "touched base",
}  # fmt: skip
# `Got to talk to [[Ada]]` tells of a talk, and `Got to ring [[Ada]]` of one to come.
_GOT_TO = ("see", "meet", "visit", "thank", "talk", "speak", "chat", "catch up", "sit down")
_DOING = {
    "calling": "called", "ringing": "rang", "phoning": "phoned", "seeing": "saw",
    "visiting": "visited", "emailing": "emailed", "texting": "texted", "messaging": "messaged",
    "telling": "told", "asking": "asked", "thanking": "thanked", "talking": "talked",
    "speaking": "spoke", "chatting": "chatted", "catching up": "caught up",
}  # fmt: skip
_DONE = {
    **{f"{last} {verb}": past for last in _AT_LAST for verb, past in _BARE.items()},
    **{f"got to {verb}": _BARE[verb] for verb in _GOT_TO},
    **{f"{last} {verb}": past for last in _AT_LAST_DOING for verb, past in _DOING.items()},
}
# What it was like to see somebody tells that one did: `Lovely to see [[Ada]]`.
_LIKE = (
    "good", "great", "lovely", "nice", "wonderful", "brilliant", "fab", "fun", "a joy",
    "a pleasure", "a treat", "great fun", "strange", "weird", "odd",
)  # fmt: skip
_MEETING_THEM = {
    "to see": Channel.IN_PERSON, "seeing": Channel.IN_PERSON, "to meet": Channel.IN_PERSON,
    "meeting": Channel.IN_PERSON, "to hear from": Channel.MESSAGE,
    "hearing from": Channel.MESSAGE,
    **dict.fromkeys(
        (
            f"{verb} {to}" for verb in (
                "to talk", "talking", "to chat", "chatting", "to speak", "speaking",
            ) for to in ("to", "with")
        ),
        Channel.OTHER
    ),
    "to catch up with": Channel.OTHER, "catching up with": Channel.OTHER,
    "to spend time with": Channel.IN_PERSON, "spending time with": Channel.IN_PERSON,
}  # fmt: skip
REACHED_AT_LAST: dict[str, Channel] = {
    **{text: PAST_VERBS[past] for text, past in _DONE.items() if past in PAST_VERBS},
    **{
        f"{like} {meeting}": channel for like in _LIKE for meeting, channel in _MEETING_THEM.items()
    },
}
SPOKEN_AT_LAST: dict[str, Channel] = {
    **{text: VERBS_WITH[past] for text, past in _DONE.items() if past in VERBS_WITH},
    **dict.fromkeys(("sorted it out", "sorted things out", "talked it out"), Channel.OTHER),
}

# Where one was, before `with`: `Out with [[Ada]]`, `In the garden with [[Ada]]`.
OUT = frozenset({"out", "off", "home", "away"})
# Of these a place has to follow: `Down at the harbour with [[Ada]]`.
AWAY_AT = frozenset({"back", "down", "up", "over", "round", "along"})
# These are no places: `In touch with [[Ada]]`, `At odds with [[Ada]]`.
_NO_PLACES = """
touch line contact terms love odds loggerheads business peace war trouble patience board done par
case keeping common accordance agreement contrast connection comparison combination collaboration
conjunction cooperation partnership parallel tandem conflict competition dispute talks negotiations
discussions sync step tune favour favor mind general charge debt hand interview podcast article
paper news video photo picture track record list phone call mercy same fed up way side page ease
rest start end dialogue discussion correspondence communication league phrase word radio tv school
uni university college team helm lead
"""
NO_PLACES = frozenset(_NO_PLACES.split())
# A stretch of a day before `with` was spent together.
SPENT = frozenset({
    "evening", "afternoon", "morning", "day", "night", "weekend", "hour", "hours", "minutes",
    "mins", "half an hour", "ages",
})  # fmt: skip

# What one says or does at a gathering: who did so was there.
DID_THERE = SAID_THERE - {"will", "would", "needs"} | frozenset(
    {
        "presented", "objected", "chaired", "led", "opened", "demoed", "demo'd", "showed", "paid",
        "ordered", "brought", "cooked", "sang", "danced", "laughed", "cried", "complained",
        "apologised", "apologized", "walked", "ran", "gave", "talked", "spoke", "joked", "voted",
        "abstained", "interrupted", "disagreed", "admitted", "announced", "insisted", "joined",
        "facilitated", "hosted", "confessed", "revealed", "looked", "arrived", "came", "stayed",
        "won", "lost", "played", "beat", "scored", "pushed", "pitched", "moderated", "taught",
        "kept", "refused", "promised", "toasted", "showed up", "turned up", "rocked up",
        "came along", "wondered", "teased",
    }
)  # fmt: skip
WAS_THERE = frozenset(
    {
        "was there", "were there", "was here", "is here", "was in", "in good", "on good", "on form",
        "was on", "was quiet", "was funny", "was lovely", "was tired", "was upset", "was cross",
        "left early", "there too", "was great", "was late", "in tears",
    }
)  # fmt: skip
# Where one is in the audience, who does one of these took part in no talk.
SHOWS = frozenset({"church", "mass", "concert", "show", "play", "film", "movie", "match", "gala"})
PERFORMED = frozenset(
    {"sang", "played", "danced", "performed", "conducted", "scored", "won", "lost", "preached",
     "spoke", "presented", "read"}
)  # fmt: skip
ALSO = frozenset({"also", "just", "finally", "then", "even", "again", "really", "both"})
# Where a team tells each other what they do, besides those of the nouns of contact.
TEAM_MEETINGS = frozenset(
    {
        "planning", "retrospective", "refinement", "grooming", "scrum", "daily scrum", "triage",
        "sprint planning",
    }
)  # fmt: skip

SELF = frozenset({"i", "me", "myself"})
# What two did, whatever the object: `[[Ada]] and I did the accounts`.
DONE_BY_TWO = frozenset(
    {"did", "went to", "went for", "went on", "went out for", "ate", "grabbed", "grabbed a"}
)
# These tell of years, or of how one is: `[[Ada]] and I were at school together`.
YEARS_LONG = frozenset(
    {
        "were", "was", "are", "used", "lived", "grew", "both", "married", "dated", "school",
        "college", "university", "uni", "years", "studied", "attended", "owned", "once", "always",
        "often", "knew", "had been", "have", "'ve", "been",
    }
)  # fmt: skip
NOT_BY_TWO = frozenset(
    {
        "liked", "loved", "hated", "wanted", "needed", "seemed", "differed", "happened",
        "cancelled", "canceled", "postponed", "rescheduled", "hoped", "wished", "named", "called",
        "booked", "failed", "missed", "skipped", "mentioned", "nominated", "invited", "asked",
        "copied", "listed", "received", "paired", "remained", "worried", "cared", "drifted",
        "quoted", "pictured", "tagged", "credited", "promoted", "hired", "fired", "shortlisted",
    }
)  # fmt: skip

# Whose owner is not meant by `her` or `him` behind them: `Had tea with [[Ada]]'s aunt, with her`.
PEOPLE_OWNED = frozenset(
    {
        "family", "friend", "friends", "kids", "partner", "boy", "girl", "baby", "man", "woman",
        "guy", "ex", "mate", "neighbour", "neighbor", "team", "assistant", "colleague", "successor",
        "replacement", "lawyer", "doctor", "candidate", "client",
    }
)  # fmt: skip
# Where `he` or `she` behind them can only be whose they are: `Lunch with [[Ada]]'s team, she paid`.
TEAMS = frozenset(
    {
        "team", "crew", "family", "kids", "parents", "people", "group", "lot", "class", "band",
        "staff", "department", "friends", "colleagues", "boys", "girls", "children", "folks",
        "lab", "choir", "squad", "office", "firm", "company", "company's", "board",
    }
)  # fmt: skip

# What came from them by word or letter, where one got it, or it is told behind a colon.
TOLD_BY_THEM = frozenset(
    {
        "feedback", "news", "update", "updates", "comments", "comment", "note", "notes", "card",
        "postcard", "answer", "advice", "word", "message", "good news", "bad news", "thoughts",
        "confirmation", "question", "questions", "apology", "thanks", "congratulations", "tip",
        "tips", "hug", "photos", "photo", "pics", "earful", "telling-off", "briefing", "rundown",
        "invite", "invitation", "offer", "reply", "response", "go-ahead", "green light", "ok",
        "okay", "yes", "no", "pep talk", "shout", "intro", "introduction", "recap", "debrief",
        "bollocking", "talking-to", "dressing-down", "lecture", "instructions", "handover",
    }
)  # fmt: skip
# Verbs of one's own about somebody who need not be there: `Discussed [[Ada]] over lunch`.
ABOUT_SOMEBODY = frozenset(
    {
        "discussed", "mentioned", "remembered", "missed", "heard", "considered", "debated", "read",
        "saw", "watched", "booked", "ordered", "reviewed", "imagined", "thought", "nominated",
        "recommended", "suggested", "proposed", "wanted", "needed", "noticed", "spotted",
        "recognised", "recognized", "described", "criticised", "criticized", "praised", "defended",
        "quoted", "cited", "googled", "avoided", "ignored", "expected", "hated", "loved", "liked",
        "admired", "envied", "pitied", "blamed", "painted", "drew", "photographed", "filmed",
        "recorded", "added", "removed", "listed", "tagged", "included", "assigned", "featured",
        "slagged", "toasted", "interrupted", "followed", "found", "lost", "left", "made", "put",
        "played", "picked", "chose", "voted", "got", "wrote", "named", "wished", "hired", "sacked",
        "fired", "replaced",
    }
)  # fmt: skip
# What the other side did with us or for us: `[[Ada]] came to the match with us`.
COMING_WITH = ("came", "went", "stayed", "sat", "walked", "joined")
DOING_FOR = frozenset(
    {"cooked", "made", "baked", "played", "sang", "babysat", "translated", "interpreted", "drove"}
)
GAMES = frozenset(
    {
        "beat", "lost to", "played", "drew with", "won against", "lost against", "thrashed",
        "trounced", "played against", "raced", "tied with", "hammered", "got beaten by", "drew",
    }
)  # fmt: skip
# Who may take part besides the links: `FaceTimed mum and [[Ada]]`, `Dinner with his CFO and …`.
PEOPLE = LEVEL_OF_RELATION.keys() | PEOPLE_OWNED | TEAMS | {
    "cfo", "ceo", "cto", "coo", "wife", "everyone", "everybody", "others", "landlord", "hr", "dog",
    "lads", "lot", "neighbours", "neighbors", "twins", "him", "her", "them", "guys", "gang",
}  # fmt: skip
WHOSE = frozenset({"his", "her", "their", "two", "three", "all"})
FINALS = frozenset({"final", "finals", "semi", "semis", "semi-final", "quarter-final", "playoffs"})
# Directly behind links these say whose people are meant: `Talked to [[Acme]] people`.
WHOSE_PEOPLE = frozenset(
    {"people", "team", "folks", "guys", "crowd", "lot", "reps", "staff", "crew", "employees"}
)
# How one goes to see somebody: `Took the train up to see [[Ada]]`.
TRAVELLING = frozenset(
    {"took", "drove", "flew", "cycled", "walked", "travelled", "traveled", "went", "popped", "rode",
     "nipped", "headed", "caught", "biked", "ran", "trekked", "sailed", "hopped", "stopped"}
)  # fmt: skip
# Whose a meeting is that I was at: `[[Ada]] signed it off in today's call`.
OUR_OWN = frozenset({"today's", "our", "my", "this morning's"})
# With us these tell of no company: `[[Ada]] agreed with me`, `wrote with us in mind`.
AGREEING = frozenset({"agreed", "disagreed", "wrote", "sided", "differed", "argued"})
