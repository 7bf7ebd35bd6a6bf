"""Words that may follow a channel word without making a compound with it (F34).

Any other word makes one: `Email migration plan`, `call centre visit`.
"""

from __future__ import annotations

from mdrel.model.conversation import Channel
from mdrel.model.words.company import ABSENT
from mdrel.model.words.days import DAYS_BACK, MONTH_NAMES, SHORT_WEEKDAYS, VAGUE, WEEKDAYS
from mdrel.model.words.defaults import CHANNEL_WORDS, NO_SETTING, VERBS
from mdrel.model.words.not_held import AWAY, CANCELLATION, UNHELD_BEHIND

# These are written for a talk alone.
ONLY_TALKS = (
    VERBS
    | frozenset(CHANNEL_WORDS[Channel.ATTEMPT])
    | {
        "1:1", "1-1", "1on1", "1-on-1", "one-on-one", "one on one", "one-to-one", "catch-up",
        "catchup", "in person", "in-person", "inperson", "face to face", "face-to-face", "f2f",
        "tel", "mtg", "mtgs", "msg", "msgs", "dm", "convo", "brekkie", "cuppa", "phone call",
        "phonecall",
    }
)  # fmt: skip

# Of the words that make a sentence of a channel word these are nouns as well: `event plan`.
_NOUNS = frozenset(
    {
        "plan", "book", "schedule", "prep", "prepare", "offer", "offers", "check", "checks",
        "move", "use", "uses", "text", "texts", "call", "calls", "phone", "email", "emails",
        "cut", "set", "run", "read", "reads", "love", "hate", "answer", "answers", "may",
    }
)  # fmt: skip
_TIMES = {
    *(phrase.partition(" ")[0] for phrase in (*VAGUE, *DAYS_BACK)), *WEEKDAYS, *SHORT_WEEKDAYS,
    *(name.lower() for name in MONTH_NAMES), "night", "week", "weekend", "lunchtime", "midday",
    "midnight", "noon", "one", "two", "three", "four", "five", "ten", "half", "an", "a", "the",
    "another", "next", "every", "each", "daily", "weekly", "monthly", "again", "twice", "once",
    "then", "later", "earlier", "early", "late", "now", "finally", "back", "first", "second",
    "third", "last",
}  # fmt: skip
_FUNCTION_WORDS = {
    "w", "abt", "rgd", "concerning", "around", "across", "along", "near", "outside", "inside",
    "next", "off", "out", "up", "down", "away", "round", "past", "plus", "so", "too", "also",
    "both", "all", "some", "any", "more", "only", "just", "still", "even", "here", "there",
    "together", "alone", "about", "vs", "per", "behind", "under", "between", "against", "whether",
    "what", "which", "why", "how", "where", "these", "those", "him", "them", "me", "us", "everyone",
    "everybody", "somebody", "nobody", "nothing", "everything", "today", "yet", "instead",
    "didn't", "wasn't", "couldn't", "won't", "isn't", "doesn't", "don't", "hadn't", "rather",
    "quite", "very", "pretty", "really", "sort", "kind", "well", "fine", "ok", "okay",
}  # fmt: skip
_HOW_IT_WAS = {
    "good", "great", "nice", "lovely", "short", "long", "quick", "brief", "fun", "productive",
    "pleasant", "tough", "hard", "difficult", "awkward", "friendly", "useful", "helpful", "easy",
    "excellent", "amazing", "interesting", "disappointing", "exhausting", "boring", "bad", "better",
    "best", "relaxed", "emotional", "tense", "heated", "warm", "wonderful", "delicious", "due",
    "overdue", "possible", "impossible", "unlikely",
}  # fmt: skip
_PASTS = {
    "began", "bought", "built", "caught", "chose", "came", "drew", "drove", "fell", "felt", "flew",
    "forgot", "found", "gave", "got", "grew", "held", "hung", "kept", "knew", "led", "left", "lost",
    "made", "meant", "overran", "paid", "rang", "ran", "rose", "said", "sent", "shared", "showed",
    "spoke", "spent", "stood", "taught", "told", "took", "went", "written", "done", "gone", "taken",
    "given", "forgotten", "postponed", "started", "ended", "sounds", "seems", "lasts", "starts",
    "begins", "ends", "says", "asks", "wants", "thinks", "includes", "covers",
}  # fmt: skip
# With these it is a talk of a kind, or what came of one: `coffee session`, `email thread`.
_TALKS = {
    "session", "sessions", "thread", "threads", "chain", "exchange", "discussion", "discussions",
    "update", "updates", "intro", "introduction", "introductions", "debrief", "follow-up",
    "followup", "notes", "note", "summary", "recap", "minutes", "log", "reply", "replies",
    "response", "screen", "screening", "consult", "date", "break", "check-in", "checkin", "sync",
    "hangout", "get-together", "stand-up", "kickoff", "kick-off", "catch", "chats", "reunion",
    "gathering", "ping", "hello", "hi", "invite", "hour", "hours", "mins", "min", "huddle",
    "correspondence", "brainstorm", "feedback", "debriefing", "banter",
}  # fmt: skip
GOES_ON = frozenset(
    {
        *(NO_SETTING - _NOUNS), *_TIMES, *_FUNCTION_WORDS, *_HOW_IT_WAS, *_PASTS, *_TALKS,
        *(phrase.partition(" ")[0] for phrase in (*CANCELLATION, *UNHELD_BEHIND, *AWAY)), *ABSENT,
    }
)  # fmt: skip
# Words in -ed and -ly that go on nothing.
NO_PASTS = frozenset(
    {
        "feed", "feeds", "speed", "seed", "bed", "shed", "need", "breed", "weed", "family",
        "supply", "assembly", "rally", "ally", "embed",
    }
)  # fmt: skip
# With one of these a verb in -ing has an object, and goes on: `email asking for the plan`.
OBJECTS = frozenset(
    {
        "the", "a", "an", "her", "his", "their", "my", "our", "him", "them", "me", "us", "that",
        "this", "what", "how", "why", "whether", "if", "to", "she", "he", "they", "we", "i",
    }
)  # fmt: skip
SPEAKING = frozenset(
    {
        "asking", "saying", "telling", "talking", "discussing", "regarding", "concerning",
        "catching", "thanking", "confirming", "going", "following", "inviting", "checking",
        "congratulating", "apologising", "apologizing", "offering", "proposing", "suggesting",
        "explaining", "wishing", "chasing", "covering", "introducing", "during",
    }
)  # fmt: skip
# A word with a capital is a name, unless one of these stands there or soon behind it: `Email
# Migration Plan`.
_TOPICS = """
access account accounts admin agent agents analytics api app apps archive audit automation backlog
backup balance bill billing booking bot bots budget building calendar campaign campaigns centre
center channel charter checklist client coaching code compliance content contract cost costs course
courses culture data database deck delivery deployment design development editing editor
engagement etiquette farm feature features fees filter form format forms framework funding game
games gateway grant growth guide guidelines handling hosting idea ideas inbox infrastructure
ingestion integration issue issues kit launch layout library licence license list lists machine
management manager marketing media menu migration model monitoring network number numbers
onboarding organisation organization outage overhaul package panel payment payments pilot pipeline
plan planning plans platform policies policy presence pricing problem process processing product
production profile profiles program programme project projects proposal prototype provider queue
question questions quota redesign refactor reform renewal replacement report reporting requirements
research review roadmap rollout room rooms routing rules scheme script security sequence series
server servers service services setup shop signature skills slides software space spam spending
stats store strategy structure subscription subsystem survey switch system systems team template
templates test testing tickets tool tooling tools topics tracker tracking trail training trip
upgrade venue volume volumes workflow workspace
"""
TOPICS = frozenset(_TOPICS.split())
# Of two such words the first is no channel where a talk is typed either, as an order of words
# (`call centre visit`); everything else there is one (`email migration plan`).
FIXED = {
    word: frozenset(behind.split())
    for word, behind in {
        "social": "media network networks security work worker workers care housing science "
        "services enterprise skills policy impact proof club",
        "call": "centre centres center centers sheet option options",
        "email": "address addresses client server servers marketing",
        "phone": "number numbers book",
        "text": "book books editor",
        "letter": "box",
        "lunch": "box",
        "video": "game games",
        "coffee": "machine beans",
        "message": "board queue",
        "meeting": "room rooms",
    }.items()
}
