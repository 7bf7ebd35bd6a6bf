"""Words by which a note says what somebody is to its owner, by level (T2, T5, T7, T8).

They are in lower case, with `-` as a blank.
"""

from __future__ import annotations

from mdrel.model.level import Level

_KIN = (
    "wife/husband/spouse/life partner/fiance/fiancee/fiancé/fiancée/girlfriend/boyfriend/"
    "mother/mom/mum/mummy/mommy/mam/mama/mamma/father/dad/daddy/papa/parent/parents/stepmother/"
    "stepfather/stepmum/stepmom/stepdad/godmother/godfather/godparent/godson/goddaughter/"
    "godchild/son/daughter/stepson/stepdaughter/child/children/kid/kids/brother/brothers/"
    "sister/sisters/sibling/siblings/stepbrother/stepsister/half brother/half sister/twin/"
    "grandmother/grandfather/grandma/grandpa/gran/granny/nan/nana/grandad/granddad/"
    "grandparent/grandparents/grandson/granddaughter/grandchild/aunt/auntie/aunty/uncle/"
    "cousin/cousins/niece/nephew/relative/relatives/in laws/mother in law/father in law/"
    "brother in law/sister in law/son in law/daughter in law"
)
_AT_WORK = (
    "line manager/supervisor/superior/chief/team lead/direct report/subordinate/employee/cofounder/"
    "co founder/co worker/co workers/team mate/team mates/skip level/assistant/personal assistant/"
    "executive assistant/secretary/deputy"
)
# They say it as a tag and as a `type`, too.
_CALLED = {
    Level.TRUSTED: "friend friends family mentor mentors mentee mentees confidant confidante",
    Level.TRANSACTIONAL: (
        "client clients customer customers supplier suppliers vendor vendors colleague colleagues "
        "coworker coworkers peer peers boss manager teammate teammates report reports"
    ),
    Level.TENTATIVE: "acquaintance acquaintances",
    Level.TARGET: "target targets prospect prospects lead leads",
}
# A tag of one of these may tell of somebody's own life or work, so they hold only as a value.
_IS_TO_ME = {
    Level.TRUSTED: (f"{_KIN}/best mate/bestie/buddy/protege/protégé/protégée"),
    Level.TRANSACTIONAL: (
        f"{_AT_WORK}/employer/business partner/partner in business/counterpart/contractor/"
        "subcontractor/freelancer/distributor/reseller/buyer/investor/landlord/landlady/tenant/"
        "stakeholder"
    ),
    Level.TENTATIVE: "casual acquaintance/new acquaintance",
    Level.TARGET: "target contact/lead prospect",
}

LEVEL_OF_TAG = {word: level for level, words in _CALLED.items() for word in words.split()}
LEVEL_OF_RELATION = LEVEL_OF_TAG | {
    word: level for level, words in _IS_TO_ME.items() for word in words.split("/")
}
# One's own family, and those one works with in one organisation.
KIN = frozenset(_KIN.split("/")) | {"family"}
AT_WORK = frozenset(_AT_WORK.split("/")) | {
    "colleague", "colleagues", "coworker", "coworkers", "boss", "manager", "teammate", "teammates",
    "report", "reports",
}  # fmt: skip
LONGEST_RELATION = max(word.count(" ") + 1 for word in LEVEL_OF_RELATION)

# What may stand before such a word, by what it makes of it.
PLAIN = frozenset(
    {
        "my", "our", "a", "an", "the", "is", "now", "current", "new", "present", "close", "closest",
        "good", "best", "dear", "great", "big", "little", "older", "elder", "younger", "eldest",
        "oldest", "youngest", "personal", "childhood", "school", "college", "university", "uni",
        "work", "business", "family", "key", "main", "important", "longtime", "long", "time",
        "lifelong", "direct", "senior", "junior", "dotted", "line", "maternal", "paternal",
    }
)  # fmt: skip
# Of years ago in a friend, and of the past in a colleague.
OLD = frozenset({"old", "oldest"})
NOT_YET = frozenset({"potential", "possible", "prospective", "future", "would", "be"})

# Below these a tag says it as a value does: `relation/wife`.
RELATION_TAGS = frozenset({"relation", "relations", "relationship", "relationships", "family"})

# Whoever is called so by nothing else is one's own; a name behind the second ones leaves it so.
FAMILY_NAMES = frozenset(
    {
        "mum", "mom", "mummy", "mommy", "mam", "mama", "mamma", "mother", "dad", "daddy", "papa",
        "father", "parents", "wife", "husband", "brother", "sister", "grandma", "grandpa",
        "granny", "gran", "nana", "grandad", "granddad", "grandmother", "grandfather",
        "grandparents",
    }
)  # fmt: skip
FAMILY_TITLES = frozenset(
    {"aunt", "auntie", "aunty", "uncle", "cousin", "grandma", "grandpa", "granny", "grandad",
     "granddad", "gran", "nana"}
)  # fmt: skip
