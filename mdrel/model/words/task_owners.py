"""The words by which a task says who owes (F73-F76)."""

from __future__ import annotations

# Tags that say the other side owes.
THEIRS_TAGS = frozenset({"waiting", "theirs"})

# Before the owner's name in brackets or a field: `[assignee:: Ada]`, `(owner: Ada)`,
FIELD_KEYS = (
    "owner", "assignee", "assigned", "assigned to", "assigned-to", "responsible", "dri", "who",
)  # fmt: skip
# of which `who` needs two colons; and without brackets, at the beginning or the end of a sentence.
OWNER_KEYS = ("owner", "assignee", "assigned to", "responsible", "dri")
# Behind these keys nobody is named yet.
NO_OWNERS = frozenset({"tbd", "tba", "tbc", "?", "??", "none", "n/a", "unassigned", "unknown"})

# Behind an at sign these are where or with what one does it, and nobody.
_CONTEXTS = """
home work office phone calls computer errands errand email online desk agenda laptop internet
shop shopping town reading someday anywhere focus next waiting"""
CONTEXTS = frozenset(_CONTEXTS.split())

# A task may begin with one of these labels. Whom the first name is who does it (`AP Ada: write to
# the printer`); `A1` is one as well.
ACTION_LABELS = (
    "action", "actions", "action item", "action-item", "action point", "ap", "ai", "deliverable",
)  # fmt: skip
# Behind these the rest says who, as if the task began with it.
TASK_LABELS = (
    "todo", "to do", "to-do", "task", "next", "next step", "next steps", "next action",
    "follow-up", "follow up", "fup", "agreed", "decision",
)  # fmt: skip

# Behind the person a task begins with these say that they owe, as `to` does,
HANDING = (
    "will", "is to", "is going to", "are going to", "has to", "have to", "agreed to", "offered to",
    "volunteered to", "promised to", "promises to", "promised", "owes", "said he'd", "said she'd",
    "said they'd", "said he will", "said she will", "said they will", "said he would",
    "said she would", "said they would", "needs to sign", "needs to approve", "needs to confirm",
    "needs to decide", "needs to review", "needs to finish", "sends", "brings", "pays",
    "delivers", "provides", "arranges", "organises", "organizes", "has my", "still has my",
    "has our", "still has our", "shares", "prepares", "circulates",
    "publishes", "looks into", "sets up", "follows up", "checks with", "gets back", "comes back",
)  # fmt: skip
# and one of these where `me` or `us` follows it,
GIVING = frozenset(
    {
        "gives", "shows", "tells", "gets", "writes", "calls", "texts", "emails", "forwards",
        "introduces", "lends", "returns", "lets", "sent", "is sending", "needs to tell",
        "needs to send", "needs to give", "needs to pay", "needs to show", "needs to get",
    }
)  # fmt: skip
# and one of these where no verb of NOT_DOING follows: `Ada must decide`, but `Ada should see this`.
OUGHT = ("must", "should", "ought to", "is supposed to")
NOT_DOING = (
    "see", "know", "get", "have", "be", "hear", "meet", "receive", "like", "love", "read", "watch",
    "try",
)  # fmt: skip
# So do these behind a comma: `Ada, please share the recording`.
ASKED = ("please", "pls", "can you", "could you", "would you", "will you")
# With `'s` behind a person these are that person's (`Ada's job: ask the bank`).
JOBS = ("job", "task", "tasks", "action", "actions", "to-do", "todo", "homework", "part", "bit")
# and an arrow.
ARROWS = ("→", "➔", "➜", "⇒", "->", "=>")
# Whom these name is nobody in particular: what they owe is no promise to anybody here.
COLLECTIVES = frozenset(
    {
        "team", "the team", "everyone", "everybody", "someone", "somebody", "anyone", "anybody",
        "all", "staff", "management", "the board", "nobody", "no one", "no-one", "all of us",
    }
)  # fmt: skip
# In a conversation's note departments are somebody else as well; in a person's they are topics,
# unless they do something to something (`Legal to review the contract`).
DEPARTMENTS = frozenset(
    {
        "legal", "marketing", "finance", "sales", "engineering", "hr", "it", "ops", "procurement",
        "accounting", "accounts", "devs", "qa", "facilities", "comms", "purchasing", "payroll",
    }
)  # fmt: skip
# Behind a department these name the people in it: `the IT team`,
GROUPS = frozenset({"team", "department", "dept", "group", "people", "folks", "desk"})
# of which some do so behind any word: `Dev team to estimate`.
TEAMS = frozenset({"team", "department", "dept"})
# Whom one only deals with, in a conversation: `the agency to send photos`.
PARTIES = frozenset(
    {
        "client", "clients", "customer", "customers", "supplier", "suppliers", "vendor", "vendors",
        "agency", "auditor", "auditors", "landlord", "landlady", "bank", "insurer", "lawyer",
        "lawyers", "solicitor", "accountant", "contractor", "contractors", "builder", "builders",
        "architect", "caterer", "broker", "notary", "intern", "interns", "council", "recruiter",
    }
)  # fmt: skip
# Whom `her … to` names is a third person where it is one of these (`her husband to call`).
RELATIVES = (
    "husband", "wife", "partner", "boyfriend", "girlfriend", "brother", "sister", "mother",
    "father", "mum", "mom", "dad", "son", "daughter", "boss", "manager", "assistant", "secretary",
    "lawyer", "agent", "colleague", "friend", "team", "accountant", "solicitor", "landlord",
    "neighbour", "neighbor", "doctor", "bank", "insurer", "insurance", "employer", "office",
    "company", "school", "parents", "kids", "publisher", "client", "supplier", "printer",
    "customer", "vendor", "caterer", "contractor", "builder", "architect", "plumber", "electrician",
    "designer", "developer", "developers", "editor", "consultant", "council", "committee", "agency",
    "recruiter", "broker", "notary", "venue",
)  # fmt: skip

# A colon or a dash there says the same, unless the rest speaks to or of them: these words at its
# start,
ADDRESSING = (
    "call", "ring", "phone", "e-mail", "email", "text", "write", "reply", "ask", "tell", "remind",
    "thank", "invite", "meet", "see", "congratulate", "follow up", "follow-up", "check in",
    "check-in",
)  # fmt: skip
# of which these may have an object of their own, and then the person does it (`Ada: call the
# printer`),
CALLING = frozenset({"call", "ring", "phone", "meet", "invite", "thank", "congratulate"})
# unless it is a time (`call the day before`),
TIMES = frozenset(
    {
        "day", "days", "night", "morning", "afternoon", "evening", "week", "weeks", "weekend",
        "month", "months", "year", "minute", "minutes", "hour", "hours", "time", "times", "moment",
        "am", "pm", "o'clock",
    }
)  # fmt: skip
# and `write` has one unless it is something that one writes to somebody;
LETTERS = frozenset(
    {
        "letter", "letters", "note", "card", "message", "mail", "email", "e-mail", "line", "lines",
        "text", "reply", "answer", "recommendation", "reference", "review", "congratulations",
        "condolences", "thanks", "thank-you", "thankyou", "birthday", "christmas", "invitation",
        "back",
    }
)  # fmt: skip
# with these behind it, the word is no longer one of addressing (`Ada: write up the vote`);
PARTED = frozenset({("write", "up"), ("write", "down"), ("write", "out"), ("call", "off")})
# several whom it names together meet or call each other in a conversation's note (`Ada and Bo: meet
# on Friday`);
JOINING = frozenset({"meet", "see", "call", "follow up", "follow-up", "check in", "check-in"})
DETERMINERS = frozenset(
    {
        "a", "an", "the", "my", "our", "his", "their", "its", "another", "some", "all", "both",
        "each", "every", "more", "new",
    }
)  # fmt: skip
# or one of these in it;
THEM = frozenset({"her", "him", "them"})
# and with one of these in it they owe all the same.
US = frozenset({"me", "us"})

# Headings below which tasks stand; the person's heading is the one above them.
ACTION_HEADINGS = frozenset(
    {
        "actions", "action items", "action points", "next steps", "next actions", "tasks", "to do",
        "to-do", "todo", "to-dos", "todos", "follow-ups", "follow-up",
    }
)  # fmt: skip

# Parts of names that begin without a capital.
NAME_PARTICLES = frozenset(
    {
        "van", "von", "der", "den", "de", "del", "della", "di", "da", "du", "dos", "la", "le", "al",
        "el", "bin", "ibn", "ter", "zu",
    }
)  # fmt: skip
# Single words before a colon, a dash or `to` that are nobody's name.
NO_NAMES = frozenset(
    {
        "todo", "note", "notes", "idea", "question", "project", "task", "read", "watch", "buy",
        "get", "go", "have", "need", "try", "remember", "want", "reply", "write", "talk", "speak",
        "listen", "send", "return", "respond", "move", "add", "apply", "subscribe", "back", "how",
        "what", "when", "where", "ready", "plan", "learn", "decide", "switch", "update", "i", "we",
        "promised", "supposed", "agreed", "offered", "committed", "volunteered", "asked", "meant",
    }
)  # fmt: skip
# Headings of one word, or of several with capitals, that are nobody's name.
NO_HOLDERS = frozenset(
    {
        "tasks", "todo", "todos", "to do", "notes", "next", "open", "done", "waiting", "later",
        "today", "tomorrow", "agenda", "summary", "decisions", "overview", "ideas", "backlog",
        "links", "goals", "plan", "log", "background", "context", "questions", "resources",
        "references", "follow-ups", "introduction", "in progress", "inbox", "doing", "attendees",
        "participants", "next actions", "open questions", "discussion", "minutes", "topics",
        "risks", "status", "timeline", "scope", "setup", "usage", "description",
    }
)  # fmt: skip

# Behind one of these, as behind the verbs of ADDRESSING, a plain name is the object at a task's
# start.
REACHING = (
    *ADDRESSING, "ping", "message", "chase", "nudge", "visit", "contact", "brief", "update", "send",
    "give", "show", "lend", "forward",
)  # fmt: skip

# Directly behind one of these a link is the object of a task.
OBJECT_PREPOSITIONS = frozenset({"with", "w", "w/", "to", "for", "from"})
# These may stand between the first verb and its object: `call back [[Ada]]`.
PARTICLES = frozenset({"back", "up", "in", "out", "again", "over", "both"})
# These may stand before the first verb: `please call [[Ada]]`.
FILLERS = frozenset(
    {
        "i", "i'll", "we", "we'll", "will", "please", "also", "then", "and",
        "maybe", "must", "should", "need", "have", "try",
        "remember", "want", "finally", "really", "still", "to", "don't", "forget",
    }
)  # fmt: skip
# Behind a plain name, or a verb that has no object, these may stand.
_FOLLOWERS = (
    "about re regarding on in at by before after for from to with and or if when whether that how "
    "what why where who which because since until till via through over during "
    "around under against between without this next last today tonight tomorrow tmrw yesterday now "
    "soon asap again back later early late once first then also too either please "
    "as but so out off up it eod eow cob weekly monthly quarterly regularly directly personally "
    "every each morning noon afternoon evening midday of than per instead only maybe "
    "mon tue wed thu fri sat sun"
)
_DAY_NAMES = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri "
    "sat sun january february march april may june july august september october "
    "november december jan feb mar apr jun jul aug sep sept oct nov dec today tomorrow tonight "
    "easter christmas q1 q2 q3 q4"
)
DAY_NAMES = frozenset(_DAY_NAMES.split())
FOLLOWERS = frozenset(_FOLLOWERS.split()) | DAY_NAMES

# What these verbs are done to is theirs, and the task is for them: `reply to [[Ada]]'s e-mail`.
ANSWERING = (
    "reply to", "respond to", "answer", "write back to", "get back to", "react to", "acknowledge",
    "accept", "decline", "return", "give back", "bring back", "send back", "pay back", "pay",
    "thank for",
)  # fmt: skip
# Behind `for` these are days of theirs: `a present for [[Ada]]'s birthday`.
OCCASIONS = frozenset(
    {
        "birthday", "wedding", "anniversary", "graduation", "retirement", "leaving", "farewell",
        "baby", "christening", "funeral", "housewarming",
    }
)  # fmt: skip

# What is done to a thing, before `by` and whoever does it: `to be signed by Ada`.
PARTICIPLES = (
    "sent", "done", "made", "built", "bought", "held", "paid", "read", "set", "drawn", "shown",
    "met", "found", "told", "brought", "led", "run", "cut", "put", "dealt with", "looked at",
)  # fmt: skip
# The same without a verb, where a task begins with it: `sign-off by Ada`.
DONE_BY = ("sign-off", "sign off", "signoff", "approval", "confirmation", "decision", "go-ahead")

# A first word that is no verb: a link behind it is no object.
NO_VERBS = frozenset(
    {
        "a", "about", "against", "an", "as", "at", "because", "before", "after", "by", "in", "like",
        "of", "on", "per", "re", "regarding", "the", "via", "what", "when", "where", "whether",
        "why", "how", "if", "that", "this", "my", "our", "with", "without",
    }
)  # fmt: skip

# Behind a link these say that the person does something: it is the subject of a clause, and no
# object. Forms that as often describe a thing (`send [[Ada]] revised slides`, `[[Ada]] plans`) are
# left out.
_VERBS_BEHIND = (
    "am is are was were be been has had does did can could may might shall should must will would "
    "isn't wasn't hasn't doesn't didn't won't wouldn't can't couldn't accepted accepts agreed "
    "agrees answered arrived arrives asked asks attended attends booked bought brings brought "
    "built buys called came cancelled canceled cancels chose claimed claims comes confirmed "
    "confirms decided decides declined declines delivered delivers described describes discovered "
    "discovers drew emailed explained explains feels felt finds finished finishes forgets forgot "
    "found gave gets gives goes got handled handles heard hears held helped holds hosted insisted "
    "insists introduced introduces invited joined joins keeps kept knew knows learned learns "
    "leaves led left liked lived lives loses lost loved made makes managed manages means meant "
    "meets mentioned mentions met missed misses moved needed needs offered organised organized "
    "owes owned paid pays phoned planned prefers preferred presented produced promised proposes "
    "put rang retired retires puts raised ran read reads received receives recommended recommends "
    "refused refuses rejected rejects remembered remembers replied runs said sat sang saw says "
    "seemed seems sees sells sends sent sings showed shows sold spoke speaks started stood "
    "stopped suggested suggests takes talked taught teaches tells texted thinks thought told took "
    "tried tries understood visited volunteered volunteers waited wanted wants warned warns went "
    "wins wished won worked writes wrote"
)
VERBS_BEHIND = frozenset(_VERBS_BEHIND.split())

# A task that begins with one of these and ends with a question mark asks, and orders nothing.
_ASKING = (
    "any anything anyone anybody is are was were am do does did has have had can could will would "
    "shall should may might must who whom whose what when where which why how no some"
)
ASKING = frozenset(_ASKING.split())
# The types of notes whose boxes are ticked anew each time: what stands there is no promise.
CHECKLIST_TYPES = frozenset(
    {
        "playbook", "procedure", "recurring", "checklist", "template", "guide", "runbook", "sop",
        "how to", "howto", "workflow", "routine",
    }
)  # fmt: skip

# Before a whole date at its end these say when a task is due: `send the draft by 2026-11-30`.
DEADLINES = (
    "due by", "due on", "due:", "due", "deadline:", "not later than", "no later than", "by",
)  # fmt: skip

# Where a task begins with one of these it is open, as Logseq writes it.
OPEN_STATES = (
    "TODO", "LATER", "NOW", "DOING", "WAITING", "WAIT", "IN-PROGRESS", "SCHEDULED", "TO DO",
)  # fmt: skip
