"""The verbs and places of clauses that tell of a talk by who did what to whom (F64)."""

from __future__ import annotations

from mdrel.model.conversation import Channel
from mdrel.model.words.activities import NO_COMPANY, THINGS_BETWEEN
from mdrel.model.words.behind_names import CHATS, DONE_TO_ME
from mdrel.model.words.presence import PRESENCE_VERBS
from mdrel.model.words.sessions import SESSIONS
from mdrel.model.words.together import ABOUT_SOMEBODY, IRREGULAR, NOT_BY_TWO

_PASTS = """
became blew bound bled bred clung crept dealt drank fell fled flung forbade forgave forgot forsook
froze got ground had hurt knew laid lay leapt let led lit meant quit rose said sank sought shrank
slid slung spat sprang stank stole swore thrust trod wept woke wound wrung bit bet burst cast cost
dove shook smelt sneaked snuck sped spelt spilt strode strung threw went put read fought overheard
overtook overslept rewrote retook rebuilt foresaw misread misunderstood mistook outran outdid
withheld undertook
"""
# Past verbs without -ed.
PASTS = frozenset(_PASTS.split()) | IRREGULAR
_NO_PASTS = """
need feed seed bed red shed speed indeed weed breed bleed fed wed used supposed tired he'd she'd
i'd we'd they'd you'd who'd it'd that'd there'd hundred sacred naked wicked ted fred ned united
newlywed biased exhausted worried scared excited thrilled delighted relieved shattered retired
unemployed unasked unannounced unsigned untouched undecided doomed married divorced engaged
"""
# Words in -ed and -'d that are no past verbs, or tell how one is.
NO_PASTS = frozenset(_NO_PASTS.split())

_SAID = """
said told asked wanted explained admitted confessed apologised apologized complained wondered
proposed suggested insisted promised agreed objected reported mentioned warned offered confirmed
argued claimed denied joked whispered shouted laughed whistled nodded smiled sighed countered
floated begged pleaded grumbled moaned replied answered accepted refused declined thanked teased
giggled shrugged muttered groaned yelled greeted invited advised urged pressed protested conceded
boasted stammered interrupted swore quipped assured
"""
# What one says; with an answer it makes a talk.
SAID = frozenset(_SAID.split())
_SAYS = """
says asks wants thinks reckons explains admits confesses apologises apologizes complains wonders
proposes suggests insists promises agrees objects reports mentions warns offers confirms argues
claims denies jokes feels hopes fears needs tells say swears requests demands begs disputes hints
"""
SAYS = frozenset(_SAYS.split())
# Asking of me or mine, somebody says so to me: `[[Ada]] asked after my mother`.
_I = frozenset({"i", "i'd", "i'm", "i'll", "i've"})
_OF_ME = _I | {"my", "our", "we", "we'd", "we're", "we'll", "we've"}
_MY_VIEW = frozenset(
    {"view", "views", "opinion", "advice", "help", "take", "thoughts", "blessing", "input"}
)
# What has to stand behind such a verb.
ASKING: dict[str, frozenset[str]] = {
    **dict.fromkeys(("asked", "asks", "wondered", "wonders"), _OF_ME),
    **dict.fromkeys(("thinks", "thought", "reckons", "reckoned"), _I),
    **dict.fromkeys(("wanted", "wants"), _MY_VIEW),
    **dict.fromkeys(("explained", "explains"), _OF_ME),
}
# What I do in answer to somebody, besides saying something.
ANSWERED = SAID | frozenset(
    {
        "say", "tell", "listened", "ok'd", "okayed", "talked", "chatted", "held", "hugged", "gave",
        "let", "sat",
        "walked", "drew", "showed", "poured", "calmed", "comforted", "reassured", "consoled",
        "owned",
    }
)  # fmt: skip
# Speaking of theirs that I may answer.
SPEAKING = SAID | SAYS | {"wept", "cried", "sobbed", "vented", "ranted"}
# Of these somebody else tells what follows: `Tom says [[Ada]] asked for me`.
HEARD_FROM = SPEAKING | {"heard", "wrote", "writes", "saw"}

_AFAR = """
had knew forgot meant cost became bet heard understood dreamt spent paid owed sold bought believed
blocked unfollowed muted ghosted searched trusted underestimated overheard researched transferred
wired refunded reimbursed invoiced billed tipped donated subscribed commented rated endorsed bid
outbid submitted scanned photocopied monitored demoted elected appointed ruled cleared flagged
ticketed penciled pencilled pushed shifted swapped changed switched cc'd bcc'd represented resembled
succeeded outlived buried cremated dumped unfriended friended tuned tried needed kept set built
cleaned tidied washed ironed hung framed planted borrowed stole hid returned claimed spoiled cursed
swore prayed doubted reckoned guessed figured learned learnt passed overtook beat dropped renewed
drafted rewrote rehearsed priced budgeted approved rejected declined accepted dodged escaped outran
waited dealt said agreed proposed suggested explained confirmed reported admitted thought wanted
cooked baked came went got moved
"""
# What one does, or two do, from afar, or about somebody.
AFAR = frozenset(_AFAR.split()) | ABOUT_SOMEBODY | NO_COMPANY | NOT_BY_TWO

# Of the verbs of contact, these are done from afar or to nobody as well.
_NO_CONTACT = frozenset(
    {
        "kept", "beat", "spotted", "broke", "split", "made", "called", "ended", "found", "was",
        "wanted", "agreed", "proposed", "suggested", "mentioned", "claimed", "reported", "floated",
        "conceded", "boasted", "invited", "wished", "objected", "denied", "argued", "read", "said",
        "explained", "complained", "drove", "fixed", "bought", "brought", "played", "sang",
        "passed", "wrote",
    }
)  # fmt: skip
_MORE_CONTACT = frozenset(
    {
        "woke", "startled", "prepped", "inducted", "thx'd", "collared", "accosted", "waylaid",
        "ambushed", "approached", "contacted", "amused", "poked", "prodded", "patted", "rescued",
        "shushed", "steered", "tackled", "talked", "walked", "whisked", "lent", "cleaned",
        "dragged", "chased", "nudged", "bandaged", "tickled", "humoured", "haggled", "lectured",
        "hosted", "shaved", "tutored", "sounded",
    }
)  # fmt: skip
# What one does to somebody who is there, or whom one reaches: I to them, they to me.
CONTACTING = (
    DONE_TO_ME | SAID | {verb.split()[0] for verb in PRESENCE_VERBS} | _MORE_CONTACT
) - _NO_CONTACT
# With a pronoun these are done to somebody who is there: `sent her home`.
DONE_TO_HER = frozenset({
    "took", "sent", "gave", "showed", "drove", "made", "poured", "bought", "brought", "fed", "led",
    "let",
})  # fmt: skip
# With `down` this is done to somebody, and else to a list: `Pinned down [[Ada]] on the date`.
DOWN = frozenset({"pinned", "hunted", "tracked", "calmed"})
# Of these some are done by two who are the subject.
BY_TWO = frozenset(
    {
        "built", "cleaned", "finished", "washed", "planted", "rehearsed", "opened", "closed",
        "played", "made", "put", "wrote", "found", "drew", "moved", "tidied", "hung", "went", "got",
        "agreed", "swapped", "drank", "ate", "passed", "came", "watched", "worked", "signed",
        "read", "said",
    }
)  # fmt: skip
HAD_BY_TWO = CHATS | {
    "laugh",
    "sandwich",
    "row",
    "fight",
    "cry",
    "afternoon",
    "evening",
    "morning",
    "day",
    "moan",
    "beer",
    "pint",
    "drink",
    "break",
    "argument",
    "heart-to-heart",
    "catch-up",
    "giggle",
    "grumble",
    "whinge",
    "gripe",
    "bicker",
    "singsong",
    "smoke",
}
# What may stand between a verb and whom it was done to: `Pinned down [[Ada]]`.
PARTICLES = frozenset(
    {
        "up", "down", "out", "off", "both", "again", "just", "my", "our", "old", "dear", "poor",
        "then", "finally", "himself",
    }
)  # fmt: skip
# What says how something was done to them.
TOWARDS = frozenset({"with", "w/", "to", "by", "past", "on"})
# With somebody these are done apart: `Split the bill with [[Ada]]`.
APART = frozenset(
    {"split", "used", "finished", "agreed", "turned", "went", "spent", "accepted", "started",
     "ended"}
)  # fmt: skip
# Behind a past verb these are a thing between two, before `with`.
THINGS_SHARED = THINGS_BETWEEN - {"date", "job", "record", "table", "words"}
# With these words between, what one got with somebody is how one stands: `Got my foot in the door`.
GOT_NOWHERE = frozenset({"foot", "hang", "wires", "wrong", "far"})

# With these words behind `me` these verbs tell so: `made me promise`, `let me know`.
DONE_SO: dict[str, dict[str, Channel]] = {
    "made": dict.fromkeys(
        (
            "promise", "swear", "laugh", "cry", "smile", "sit", "stay", "try", "taste", "repeat",
            "wait", "dance", "eat", "listen",
        ),
        Channel.OTHER
    ) | dict.fromkeys(("tea", "coffee", "breakfast", "lunch", "dinner"), Channel.MEAL),
    "let": {"know": Channel.OTHER},
    "kept": dict.fromkeys(
        ("company", "posted", "waiting", "laughing", "talking", "after", "behind", "back"),
        Channel.IN_PERSON
    ),
    "had": dict.fromkeys(("in", "over", "round", "sit", "stay", "laughing"), Channel.IN_PERSON),
    "chewed": {"out": Channel.OTHER},
    "read": dict.fromkeys(("her", "his", "the", "a", "my", "out"), Channel.OTHER),
    "wished": dict.fromkeys(("luck", "well", "happy", "good", "all", "merry", "a"), Channel.OTHER),
    "took": dict.fromkeys(
        ("aside", "out", "round", "home", "through", "along", "to"), Channel.IN_PERSON
    ),
}  # fmt: skip
# Before `me` these tell of no contact: `came after me`.
AROUND_ME = frozenset(
    {
        "of", "for", "about", "than", "like", "behind", "against", "without", "before", "after",
        "between", "in", "on", "from", "over", "among", "unlike", "since", "but", "except",
        "past", "by", "around", "above", "below",
    }
)  # fmt: skip
NEAR_ME = frozenset({("confided", "in"), ("sat", "behind"), ("stood", "behind"), ("cooked", "for")})
NOTHING_TO_ME = frozenset({"word", "nothing", "granted", "names", "wonder", "feel", "think", "of"})
# By these one is reached, behind nobody's verb: `Cornered by [[Ada]]`.
SUFFERED = frozenset(
    {
        "cornered", "cross-examined", "shouted", "grilled", "stopped", "interrupted", "hugged",
        "kissed", "woken", "scolded", "lectured", "begged", "pressed", "challenged", "greeted",
        "welcomed", "yelled",
    }
)  # fmt: skip
# Where `to` them stands behind these, it was said, given or shown to somebody.
TELLING = frozenset(
    {
        "said", "spoke", "talked", "explained", "described", "mentioned", "announced", "confessed",
        "admitted", "complained", "apologised", "apologized", "whispered", "shouted", "sang",
        "read", "lied", "muttered", "handed", "gave", "showed", "introduced", "served", "poured",
        "taught", "demonstrated", "presented", "pitched", "demoed", "proposed", "broke", "chatted",
        "ranted", "vented", "moaned", "grumbled", "boasted", "bragged", "promised", "swore",
        "responded", "listened", "confided", "offered", "dictated", "grovelled", "groveled",
        "outlined", "yelled",
    }
)  # fmt: skip
# How one goes round to somebody, and how somebody comes to me.
GOING = frozenset(
    {"went", "drove", "walked", "popped", "nipped", "cycled", "headed", "ran", "hurried", "rushed"}
)
OVER = frozenset({"round", "over", "across", "up", "down", "in"})
COMING = frozenset({"dropped", "popped", "stopped", "swung", "came", "arrived"})
HERE = frozenset({"by", "in person", "round", "over", "unannounced", "unexpectedly"})
PEEPING = frozenset({"popped", "stuck", "poked", "put"})
# Behind a verb of reaching these leave me as the one reached.
BEHIND_REACHING = frozenset(
    {"out of the blue", "within", "unannounced", "unexpectedly", "early", "just"}
)
# What one spends a time at: `Ended up sharing a table with [[Ada]]`.
SPENDING = frozenset({"spent", "ended", "enjoyed", "loved"})
NO_DOING = frozenset(
    {
        "reading", "thinking", "watching", "waiting", "looking", "missing", "writing", "hearing",
        "dreaming", "getting", "making", "doing", "finding", "worrying", "evening", "morning",
        "being", "having", "seeing", "going", "trying", "building", "setting", "buying", "paying",
    }
)  # fmt: skip
WRITING = frozenset({"sent", "wrote", "texted", "shot", "fired", "emailed", "pinged"})

# Before a way or a meal: `over lunch`, `by phone`.
BY = frozenset({"over", "at", "on", "in", "during", "by", "via"})
OURS = frozenset({"my", "our", "today's", "this morning's"})
WAYS: dict[str, Channel] = {
    **dict.fromkeys(
        ("phone", "telephone", "line", "blower", "landline", "speaker", "speakerphone"),
        Channel.CALL,
    ),
    **dict.fromkeys(("zoom", "teams", "skype", "facetime"), Channel.VIDEO),
    **{word: channel for word, channel in SESSIONS.items() if channel is Channel.MEAL},
    **dict.fromkeys(("soup", "pudding", "dessert", "food"), Channel.MEAL),
}

# These tell that what follows is heard from others, or seen.
HEARSAY = frozenset(
    {
        "apparently", "rumour", "rumor", "according", "reportedly", "supposedly",
        "gossip", "allegedly", "twitter", "instagram", "insta", "facebook", "linkedin", "tv",
        "telly", "radio", "podcast", "newsletter", "newspaper", "paper", "stream", "youtube",
        "television", "acc", "bloomberg", "livestream", "webinar", "blog", "article", "interview",
    }
)  # fmt: skip
# Before the links these tell that nothing has happened.
SUPPOSED = frozenset(
    {
        "suppose", "supposing", "imagine", "if", "unless", "wish", "wished", "hope", "hoping",
        "i'd", "we'd", "i'll", "we'll", "would", "could", "should", "might", "love", "ever",
        "never", "let's", "dreamt", "dreamed",
    }
)  # fmt: skip
LONG_AGO = frozenset({"once", "used", "always", "often"})
# Directly before somebody these ask: `What [[Ada]] said at dinner`.
QUESTIONS = frozenset({"what", "how", "why", "whether", "whatever", "which", "if"})
