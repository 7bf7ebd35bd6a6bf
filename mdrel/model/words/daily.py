"""The classes of words by which lines of daily notes are read (F50-F64).

The settings `words.*` replace some of them or add to them.
"""

from __future__ import annotations

from mdrel.model.conversation import Channel
from mdrel.model.words.defaults import CHANNEL_WORDS

# They hold a word of contact and tell of none.
NO_CONTACT = frozenset(
    {
        "wrote up", "wrote down", "wrote off", "called for", "called it", "called in", "called on",
        "called out for", "mail merge", "call routing", "call center", "call centre",
        "email address", "mailing list", "phone number", "meeting room", "coffee machine",
        "coffee beans", "lunch break", "text file", "talk show", "saw that", "call to action",
        "email thread about", "told off", "phoned in", "rang in", "called out sick", "asked for",
        "asked about", "asked around", "in mind", "made a date", "set a date", "fixed a date",
        "made a dinner date", "fed up", "waiting room", "waiting area", "town hall", "all hands",
        "next to me", "next to us",
        "beside me", "beside us", "opposite me", "left of me", "right of me", "across from me",
        "across the table from me", "next table",
        "next door", "next desk", "break room", "staff room", "common room",
        "changing room", "tea room", "living room", "dining room",
    }
)  # fmt: skip

# Signs that say what it was; those of a call or letter are orders, as the verbs are.
SIGNS: dict[str, Channel] = {
    "📞": Channel.CALL, "☎": Channel.CALL, "📱": Channel.CALL, "📧": Channel.EMAIL,
    "✉": Channel.EMAIL, "💬": Channel.MESSAGE, "☕": Channel.MEAL, "🍽": Channel.MEAL,
    "🍻": Channel.MEAL,
}  # fmt: skip
# Nouns of contact beside the words for channels.
MORE_NOUNS: dict[str, Channel] = {
    "ping": Channel.MESSAGE, "catch-up": Channel.MEETING, "catchup": Channel.MEETING,
    "sync": Channel.MEETING, "stand-up": Channel.MEETING, "check-in": Channel.MEETING,
    "1on1": Channel.MEETING, "1-on-1": Channel.MEETING, "one-to-one": Channel.MEETING,
    "121": Channel.MEETING, "1:1s": Channel.MEETING, "1-1s": Channel.MEETING,
    "gmeet": Channel.VIDEO, "appointment": Channel.MEETING,
    "stroll": Channel.IN_PERSON, "hike": Channel.IN_PERSON, "run": Channel.IN_PERSON,
    "ride": Channel.IN_PERSON, "pint": Channel.MEAL, "beers": Channel.MEAL, "drink": Channel.MEAL,
    "calls": Channel.CALL, "emails": Channel.EMAIL, "texts": Channel.MESSAGE,
    "messages": Channel.MESSAGE, "facetime call": Channel.VIDEO, "zoom call": Channel.VIDEO,
    "teams call": Channel.VIDEO, "teams meeting": Channel.VIDEO, "zoom meeting": Channel.VIDEO,
    "skype call": Channel.VIDEO, "voice note": Channel.MESSAGE, "note": Channel.MESSAGE,
    "conference call": Channel.CALL, "huddle": Channel.MEETING, "skip-level": Channel.MEETING,
    "pairing": Channel.MEETING, "pairing session": Channel.MEETING, "session": Channel.MEETING,
    "retro": Channel.MEETING, "picnic": Channel.MEAL, "pints": Channel.MEAL, "roast": Channel.MEAL,
    "barbecue": Channel.MEAL, "bbq": Channel.MEAL, "email thread": Channel.EMAIL,
    "hello": Channel.OTHER, "cinema": Channel.EVENT, "concert": Channel.EVENT,
    "reply": Channel.MESSAGE, "chat": Channel.OTHER, "talk": Channel.OTHER,
    "conversation": Channel.OTHER, "review meeting": Channel.MEETING,
    "performance review": Channel.MEETING, "perf review": Channel.MEETING,
    "debrief": Channel.MEETING, "one to one": Channel.MEETING, "one on one": Channel.MEETING,
    "1-2-1": Channel.MEETING, "appt": Channel.MEETING, "mtng": Channel.MEETING,
    "txt": Channel.MESSAGE, "txts": Channel.MESSAGE, "slack thread": Channel.MESSAGE,
    "whatsapp thread": Channel.MESSAGE, "bfast": Channel.MEAL,
    "intvw": Channel.MEETING, "itw": Channel.MEETING, "t / c": Channel.CALL,
    "tel con": Channel.CALL, "telcon": Channel.CALL, "conf call": Channel.CALL,
    "cup of tea": Channel.MEAL, "cuppa": Channel.MEAL, "discussion": Channel.OTHER,
    **{
        f"{how} time": Channel.IN_PERSON
        for how in ("great", "good", "lovely", "wonderful", "nice", "amazing", "quality", "fun")
    },
    "quick word": Channel.OTHER, "quick q": Channel.OTHER, "quick question": Channel.OTHER,
    "voice notes": Channel.MESSAGE, "voice messages": Channel.MESSAGE,
    "voice message": Channel.MESSAGE, "voice msg": Channel.MESSAGE, "voice msgs": Channel.MESSAGE,
    "quiet word": Channel.OTHER, "natter": Channel.OTHER,
    "chinwag": Channel.OTHER, "heart-to-heart": Channel.OTHER, "gossip": Channel.OTHER,
    "touchpoint": Channel.MEETING, "touch point": Channel.MEETING, "powwow": Channel.MEETING,
    "ph": Channel.CALL, "tc": Channel.CALL, "skip level": Channel.MEETING,
    **SIGNS,
    "lunch & learn": Channel.MEETING, "lunch and learn": Channel.MEETING, "inmail": Channel.SOCIAL,
}  # fmt: skip
# Words for channels that name no talk by themselves in a daily note; before another noun they say
# its kind (`Teams call`).
NO_NOUNS = frozenset(
    {
        "other", "contact", "card", "gift", "event", "signal", "teams", "note",
        *CHANNEL_WORDS[Channel.SOCIAL],
    }
)  # fmt: skip

# What one did with a talk; their article keeps them from other words (`lunch made [[Ada]] happy`).
HELD = frozenset(
    {
        f"{held} {article}"
        for held in (
            "made", "picked up", "answered", "returned", "fielded", "led", "ran", "chaired",
            "jumped on", "hopped on", "got on", "dialled into", "dialed into", "sat in on",
            "joined", "hosted", "held", "squeezed in", "came off", "got off", "started with",
            "managed", "had a bit of", "ended up in", "ended up on", "managed to have",
            "managed to get", "got to have", "stopped for", "stayed on", "stayed for",
        )
        for article in ("a", "an", "the", "my", "another", "our")
    }
)  # fmt: skip
# Directly behind the links these make a noun of contact their own doing: `[[Ada]] had coffee`.
HAVING = frozenset({"had", "having", "has", "have", "did", "was", "were", "been"})
# What may stand before the word of contact in its clause.
ENJOYED = frozenset(
    f"{enjoyed} {doing}"
    for enjoyed in ("enjoyed", "loved")
    for doing in ("having", "getting", "grabbing", "going for", "our", "my")
)
FILLERS = frozenset(
    {
        "i", "we", "later", "also", "just", "finally", "a", "an", "the", "my", "our", "notes from",
        "notes on", "notes", "had", "having", "has", "have", "did", "was", "were", "been", "on",
        "in", "out", "out for", "out to", "got", "took", "went for", "went to", "went out for",
        "went on", "grabbed", "grabbed a", "enjoyed", "shared", "received", "back from",
        "came back from", "home from", "sent", "joined for", "finished", "ended", "wrapped up",
        "attended", "of", "another", "some", "with", "two", "three", "over", "for", "off", "then",
        "again", "both", "even", "actually", "briefly", "quickly", "together",
        "it was", "bit of a", "a bit of a", "woke up to", "woke to", "after that", "afterwards",
        "ok", "so",
        "i've", "we've", "ate", "such", "loved", "appreciated",
        *ENJOYED,
        "once more", "once again", "exchange of", "flurry of", "volley of", "string of",
        "series of", "bunch of", "one",
        *HELD,
    },
)  # fmt: skip
SETTINGS = frozenset(
    {
        "good", "great", "quick", "short", "long", "brief", "first", "second", "third", "last",
        "few",
        "nice", "lovely", "early", "late", "weekly", "monthly", "daily", "biweekly", "quarterly",
        "annual", "yearly", "regular", "team", "follow-up", "followup", "full", "whole", "big",
        "small", "little", "final", "initial", "intro", "introductory", "kick-off", "kickoff",
        "video", "phone", "virtual", "remote", "online", "surprise", "spontaneous", "impromptu",
        "unexpected", "productive", "useful", "helpful", "tough", "difficult", "hard", "easy",
        "friendly", "informal", "formal", "fun", "wonderful", "amazing", "excellent", "fantastic",
        "interesting", "pleasant", "cosy", "business", "working", "lazy", "belated", "old", "new",
        "proper", "real", "serious", "long-overdue", "overdue", "delightful", "delicious",
        "great big", "super", "very", "really", "too", "hour-long", "planning", "status", "project",
        "board", "staff", "review", "budget", "sales", "client", "family", "birthday", "christmas",
        "farewell", "welcome", "networking", "coaching", "mentoring", "catch-up", "standing",
        "half-hour", "marathon", "tense", "awkward", "funny", "sunday", "saturday", "afternoon",
        "morning", "evening", "quarterly review", "exit", "job", "panel", "return", "group",
        "performance", "strategy", "endless", "lengthy", "without prejudice",
        "sweet", "kind", "thoughtful", "angry", "cold", "candid", "frank", "heated", "blunt",
        "blazing", "massive", "huge", "terrible", "awful", "horrible", "silly", "stupid", "bad",
        "decent", "solid", "lively", "rambling", "unplanned", "chance", "random", "intense", "rare",
        "much-needed", "fruitful", "encouraging", "inspiring", "insightful", "frustrating",
        "disappointing", "uncomfortable", "sad", "tearful", "hilarious", "gentle", "touching",
        "leisurely", "boozy", "in-depth", "wide-ranging", "thorough", "detailed",
        *(f"{count}{unit}" for count in (5, 10, 15, 20, 25, 30, 40, 45, 50, 60, 90)
          for unit in ("m", "min", "mins")),
        "hour", "hours", "half an hour", "minutes", "mins", "min", "ages",
        "exciting", "thrilling", "relaxing", "refreshing", "stimulating", "challenging",
        "surprising", "moving", "fascinating", "beautiful", "gorgeous", "magical", "fabulous",
        "incredible", "epic", "awesome", "chill", "low-key", "vulnerable", "raw", "meaningful",
        "powerful", "wild",
        "honest", "deep", "hurried", "constructive", "emotional", "painful", "warm",
    },
)  # fmt: skip

# Part of what stands between the word and the links.
BETWEEN = frozenset(
    {
        "by", "again", "twice", "my", "our", "dear", "the", "briefly", "quickly", "finally", "back",
        "up", "old", "good", "out of the blue", "friend", "friends", "colleague", "both",
        "together", "just",
    }
)  # fmt: skip
PLACES = frozenset({"at", "in", "on", "over", "around", "near", "via", "outside", "inside"})
# Directly before the links these say what it was about: `Debrief on [[Ada]]`.
TOPICAL_PLACES = frozenset({"on", "over", "around"})
TOPICS = frozenset({"about", "abt", "for", "re", "regarding", "concerning"})
# Verbs that give a talk or share one: `Gave [[Ada]] a call`, `Joined [[Ada]] for lunch`.
GIVING = frozenset({"gave", "sent", "dropped", "shot"})
HOSTING = frozenset({"took", "joined", "treated", "had", "hosted", "met", "saw"})
ARTICLES = frozenset({"a", "an", "the", "another", "my", "our", "some"})
TOLD = frozenset(
    {
        "had", "having", "got", "took", "did", "went for", "went to", "went out for", "went on",
        "grabbed", "grabbed a", "enjoyed", "loved", "appreciated", "shared", "received", "sent",
        "attended", "ate", *ENJOYED, "exchanged", "traded", "swapped",
        *HELD,
    }
)  # fmt: skip

ADVERBS = frozenset(
    {
        "is", "was", "are", "were", "got", "gets", "been", "has", "had", "have", "to", "be",
        "being", "now", "again", "probably", "maybe", "perhaps", "unfortunately", "sadly",
        "last minute", "briefly", "quickly", "twice", "today", "finally", "too", "as", "well",
        "both", "then", "just", "still", "short-notice", "already", "x2", "x3", "2x", "3x",
    }
)  # fmt: skip
# Before a talk in its clause these leave it in doubt, or make a comparison of it.
DOUBTS = frozenset({"maybe", "perhaps", "probably", "as"})

# With these it was not done, is doubted, or is a habit.
HARDLY = frozenset(
    {
        "nearly", "hardly", "barely", "scarcely", "rarely", "allegedly", "reportedly", "supposedly",
        "hopefully", "possibly", "theoretically", "usually", "normally", "generally", "frequently",
        "regularly", "constantly", "apparently", "potentially", "ideally", "originally",
        "previously", "formerly", "initially", "occasionally",
    }
)  # fmt: skip

# Services that tell of a talk where they begin a clause, before `with`: `Signal with [[Ada]]`.
SERVICES = frozenset(CHANNEL_WORDS[Channel.SOCIAL]) - {"social"} | {
    "signal", "teams", "discord", "messenger", "mattermost", "imessage", "viber", "wechat",
    "threema", "matrix",
}  # fmt: skip

# A dot directly behind one of these ends no sentence: `Tea with old Mrs. Hart and [[Ada]]`.
SHORT_FORMS = frozenset(
    {
        "mr", "mrs", "ms", "dr", "prof", "rev", "fr", "st", "sr", "jr", "capt", "col", "sgt", "lt",
        "gen", "gov", "sen", "hon", "tel", "conf", "mtg", "appt", "abt", "re", "vs", "dept", "opp",
        "approx", "incl", "esp", "msg", "ph", "asst", "assoc", "sec", "mgr", "dir", "supt", "insp",
        "atty", "maj",
    }
)  # fmt: skip
