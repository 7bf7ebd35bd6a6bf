"""What a `type`, `category`, `kind`, `fileClass` or `class` says a note is (F2, F3).

It is a person, nothing, or one of the things listed here.
"""

from __future__ import annotations

from functools import lru_cache

_PERSONS = """
person people persons contact contacts friend friends family colleague colleagues client clients
customer customers mentor mentors
"""
PERSONS = frozenset(_PERSONS.split())

# As often a company: with one of these properties, or two of the others, and none that only a
# person has, it is one.
CUSTOMERS = frozenset({"client", "clients", "customer", "customers"})
_COMPANY_KEYS = """
industry contracttype mrr arr contact contacts primarycontact maincontact accountowner
accountmanager accounttype headcount companysize employees headquarters hq founded firmname firmtype
"""
COMPANY_KEYS = frozenset(_COMPANY_KEYS.split())
MAYBE_COMPANY_KEYS = frozenset(
    {
        "plan", "rate", "owner", "contract", "contractvalue", "contractstart", "tier", "size",
        "renewal", "renewaldate", "segment", "revenue", "value",
    }
)  # fmt: skip
PERSONAL_KEYS = frozenset(
    {
        "firstname", "lastname", "givenname", "familyname", "given", "family", "birthday", "born",
        "role", "jobtitle", "position", "company", "organization", "organisation", "employer",
        "level", "circle",
    }
)  # fmt: skip
# A note in a people folder with one of these is a firm's.
FIRM_KEYS = frozenset(
    {
        "firmname", "firmtype", "companytype", "organizationtype", "organisationtype", "orgtype",
        "headquarters", "hq", "headcount", "companysize",
    }
)  # fmt: skip
# One with one of these, and nothing that only a person has, is an animal's. They have birthdays.
ANIMAL_KEYS = frozenset({"species", "breed"})
# So is one that begins by saying that its name is one of these (`Teddy is a cat`).
ANIMALS = (
    "cat", "dog", "puppy", "kitten", "rabbit", "bunny", "horse", "pony", "hamster", "guinea pig",
    "parrot", "budgie", "tortoise", "ferret", "goat", "hen",
)  # fmt: skip
NO_ANIMAL_KEYS = (PERSONAL_KEYS | {"lastcontact"}) - {"birthday", "born"}
# Below these a tag says what a note is, as its type does: `type/organization`.
TYPE_TAGS = frozenset({"type", "kind"})

TAGS = frozenset({"person", "people", "contact", "contacts", "type/person"})

# Every note has one of these somewhere; they tell nothing of what it is about.
SILENT = frozenset({"note", "notes", "page", "entry", "log", "zettel"})

# By class, words parted by `/`. Values are compared with `-` and `_` as blanks. Words that as often
# say where one knows a person from (school, club, team, party) are not among them.
THINGS_BY_CLASS = {
    "talk": (
        "conversation/conversations/interaction/interactions/meeting/meetings/meeting note/"
        "meeting notes/meeting minutes/minutes/call/calls/phone call/video call/1 1/1:1/1on1/"
        "one on one/interview/interviews/transcript/standup/stand up/workshop/workshops/sync/"
        "catch up/email/emails/e mail/mail/message/messages/chat/chats/sms/whatsapp/letter/event/"
        "events/calendar event/appointment/webinar/conference"
    ),
    "work": (
        "project/projects/task/tasks/todo/goal/goals/objective/okr/milestone/decision/decisions/"
        "plan/proposal/deal/deals/opportunity/contract/invoice/order/ticket/issue/bug/feature/"
        "product/products/service/campaign/initiative/process/policy/research/experiment/area/"
        "areas/resource/resources"
    ),
    "body": (
        "company/companies/organization/organizations/organisation/organisations/org/orgs/business/"
        "businesses/firm/corporation/employer/agency/institution/institute/group/groups/committee/"
        "association/ngo/startup/account/accounts"
    ),
    "place": (
        "place/places/location/locations/city/cities/town/country/countries/region/venue/venues/"
        "restaurant/restaurants/cafe/hotel/building/room/address"
    ),
    "work of others": (
        "book/books/article/articles/paper/papers/film/films/movie/movies/series/tv show/show/"
        "video/videos/podcast/podcasts/episode/song/album/music/game/games/course/courses/lecture/"
        "quote/quotes/recipe/recipes/poem/website/link/bookmark/literature/literature note/"
        "reference/source/clipping/clippings/magazine/newsletter/blog/blog post/post/tweet/thread"
    ),
    "record": (
        "memo/journal/diary/daily/daily note/weekly/weekly note/weekly review/monthly/monthly note/"
        "periodic note/review/reflection/report/draft/idea/ideas/inbox/document/documents/doc/file/"
        "image/attachment/template/templates/moc/map of content/index/dashboard/overview/hub/list/"
        "table/archive/changelog"
    ),
    "subject": (
        "topic/topics/concept/concepts/subject/theme/tag/term/definition/tool/tools/software/app/"
        "device/hardware/animal/animals/pet/pets/cat/dog/horse/plant/food"
    ),
}  # fmt: skip

THINGS = frozenset(value for values in THINGS_BY_CLASS.values() for value in values.split("/"))

# Words of a note's name that say it is no person's own, though it lies in a people folder: a name
# of nothing but these and those of people (F6).
NO_NAMES = frozenset(
    {
        "index", "untitled", "template", "templates", "moc", "mocs", "orgchart", "birthday",
        "birthdays", "readme", "guide", "guidelines", "instructions", "hub", "directory", "list",
        "overview", "dashboard", "aliases", "changelog", "log", "logs", "sync", "manifest",
        "topics", "toc", "speaker", "speakers", "sender", "recipient", "caller", "participant",
        "participants", "attendee", "attendees", "interviewer", "interviewee", "unknown",
        "unidentified", "unnamed", "anonymous", "nobody", "test", "tests", "testing", "example",
        "placeholder", "dummy",
    }
)  # fmt: skip
BESIDE_NO_NAMES = frozenset(
    {
        "person", "people", "persons", "contact", "contacts", "new", "the", "of", "and", "family",
        "note", "notes", "team", "to", "for", "this", "these", "folder", "crm", "style", "quick",
        "open", "user",
    }
)  # fmt: skip
# In capitals these are called so that programs find them, whatever folder they lie in.
PROGRAM_NOTES = frozenset({"AGENTS", "MEMORY", "SKILL", "TODO"})
# Behind other words these make a name that of several: `Legal department`, `Roof team`;
GROUPS_OF_PEOPLE = frozenset(
    {
        "department", "dept", "team", "group", "committee", "directory", "structure",
        "organisation", "organization", "members", "cohort", "squad", "alumni", "guests",
    }
)  # fmt: skip
# and these do so alone.
CIRCLES_OF_PEOPLE = frozenset(
    {
        "family", "friends", "relatives", "colleagues", "coworkers", "neighbours", "neighbors",
        "acquaintances", "classmates", "team", "everyone", "everybody",
    }
)  # fmt: skip

# A name with one of these words is that of a note about somebody.
NOTES_ABOUT_PEOPLE = frozenset(
    {
        "note", "notes", "idea", "ideas", "log", "logs", "journal", "meeting", "meetings", "call",
        "calls", "review", "reviews", "gift", "gifts", "goals", "goal", "feedback", "profile",
        "background", "history", "timeline", "research", "todo", "tasks", "plan", "plans",
        "questions", "topics", "agenda", "transcript", "summary", "cv", "resume", "photos",
        "letters", "quotes", "project", "projects", "birthday", "wishlist", "overview", "details",
        "info", "bio", "draft", "drafts", "email", "emails", "messages", "chat", "prep",
    }
)  # fmt: skip
# Folders below a people folder whose notes are about something else (F6).
_OTHER_FOLDERS = """
companies company organisations organisation organizations organization orgs accounts account deals
deal pipeline pipelines projects project meetings meeting calls call notes archive archives archived
attachments attachment
"""
OTHER_FOLDERS = frozenset(_OTHER_FOLDERS.split())

# Folders that are called nearly like a people folder, in other words and in other languages:
# `people_folders` takes them (F5).
_NEAR_FOLDERS = """
person contact human humans folks persona personas personen leute menschen kontakte kontakt kunden
freunde kollegen bekannte client clients customer customers friend friends colleague colleagues
coworkers family acquaintances rolodex mentors mentees individuals personnes gens amis contactos
contatos clientes amigos pessoas personas persone contatti amici clienti mensen personer mennesker
kontakter osoby kontakty familie famille
"""
NEAR_FOLDERS = frozenset(_NEAR_FOLDERS.split())
# Words that say so in the name of a folder (`CRM export`, `Address book`) where its notes have
# something that only people have.
_FOLDER_WORDS = """
people persons crm network networks team teams teammates stakeholders stakeholder connections
connection addressbook adressbuch vcards vcard leads prospects members staff employees students
patients relatives donors investors vendors suppliers neighbours neighbors guests alumni
"""
FOLDER_WORDS = NEAR_FOLDERS | {"contacts", "address book"} | frozenset(_FOLDER_WORDS.split())

# Values of `type` that nearly say "a person": `contact_types` takes them (F3).
_NEAR_TYPES = """
mensch kontakt kunde kundin freund freundin kollege kollegin persona personne persoon contacto
contato contatto cliente amigo coworker acquaintance teammate human mentee stakeholder prospect
neighbour neighbor relative
"""
NEAR_TYPES = frozenset(_NEAR_TYPES.split())
# Tags and keys of other languages that say what a note is.
NEAR_TAGS = frozenset(
    {
        "mensch", "kontakt", "kontakte", "persona", "personas", "personne", "personnes", "persoon",
        "personen", "pessoa", "pessoas", "contacto", "contactos", "contato", "contatos",
        "contatto", "contatti",
    }
)  # fmt: skip
FOREIGN_TYPE_KEYS = frozenset(
    {"typ", "tipo", "soort", "kategorie", "categoria", "categoría", "catégorie", "categorie"}
)


# The same few kinds come again and again in a vault.
@lru_cache(maxsize=1024)
def plain_kind(value: str) -> str:
    """Return a value in the form of the words above: lower case, `-` and `_` as blanks."""
    return " ".join(value.casefold().replace("-", " ").replace("_", " ").split())
