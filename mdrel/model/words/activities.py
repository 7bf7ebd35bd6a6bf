"""Words that are no activity, where any other one before `with` tells of company (F51).

`Bell ringing with [[Ada]]` and `Pruned the roses with [[Ada]]` are company, whatever one did.
"""

from __future__ import annotations

from mdrel.model.words.contact_verbs import BARE_VERBS
from mdrel.model.words.defaults import NO_SETTING
from mdrel.model.words.relations import LEVEL_OF_RELATION
from mdrel.model.words.task_verbs import DOING, DOING_ALONE

# Words in -ing that are no pastime: `Working with [[Ada]]`, `Dealing with [[Ada]]`.
_NO_PASTIMES = """
working dealing struggling living starting ending beginning going coming sticking staying sharing
checking syncing comparing agreeing disagreeing siding pricing hiring waiting thinking something
anything nothing everything building being doing having getting making keeping putting leaving
finishing competing coping interfering messing toying experimenting collaborating partnering
engaging connecting aligning coordinating liaising negotiating discussing debating talking speaking
chatting arguing fighting listing following regarding including according pending missing
considering assuming seeing dating flirting breaking parting reconciling falling moving signing
contracting filling replacing updating linking tagging reviewing catching hearing looking helping
trying wanting hoping needing wishing booking scheduling arranging setting cancelling canceling
postponing rescheduling marketing engineering consulting banking invoicing accounting exchanging
identifying sympathising sympathizing pairing matching merging opening closing continuing ongoing
outstanding existing upcoming understanding standing feeling reckoning meaning happening king
string spring thing ring bring sing wing ping swing morning evening wedding backing funding pending
bedding clothing housing parking shipping timing rating ranking setting mapping binding coupling
"""
NO_PASTIMES = frozenset(_NO_PASTIMES.split())
# Past verbs in -ed that are no company, whatever one did: `Replaced the plumber with [[Ada]]`.
_NO_COMPANY = """
replaced updated linked tagged labelled labeled populated matched merged combined mixed covered
credited associated marked illustrated signed registered enrolled reserved invested deposited opened
closed started ended concluded shared arranged coordinated scheduled filed lodged raised compared
contrasted aligned integrated connected provided presented supplied equipped tasked charged
entrusted faced listed added included needed wanted liked hated wished remembered imagined dreamed
pictured recalled listened streamed downloaded uploaded replayed screened parted stopped continued
noticed realised realized learned followed copied mailed posted published released created generated
imported exported converted renamed transferred assigned introduced interested annoyed used based
believed cared postponed cancelled handled managed addressed reported noted logged tracked typed
purchased hired fired dated married engaged worked lived served studied attended struggled
sympathised sympathized identified obsessed impressed pleased fascinated bored tired disappointed
satisfied concerned confused googled searched mentioned discovered wondered debated considered
involved dreaded role-played suspected hoped tried asked failed decided refused received seemed
looked wasted
saved kicked called
joined stuffed seeded mapped paired blocked stacked synced ordered threatened indeed speed breed
bleed naked aided rated cited sided voted shipped delivered collected picked dropped watched read
quoted indexed formatted patched crowded delayed packed
"""
NO_COMPANY = frozenset(_NO_COMPANY.split())
# Directly before `with` these are a thing between two, whatever was done about it.
THINGS_BETWEEN = frozenset(
    {
        "problem", "problems", "issue", "issues", "trouble", "bug", "deal", "contract", "agreement",
        "account", "link", "connection", "relationship", "friendship", "partnership", "feud",
        "photo", "photos", "picture", "video", "article", "page", "post", "thread", "file",
        "folder", "list", "table", "form", "record", "case", "role", "job", "position",
        "experience",
        "ties", "costs", "links", "terms", "words", "contact", "touch", "patience", "plans",
        "friends", "appointment", "date", "chance", "chances", "luck", "success", "tone", "rapport",
        "footing", "feeling", "feelings", "reputation", "credit", "favour", "favor", "advantage",
        "headway", "nowhere", "somewhere", "anywhere", "traction", "discount", "refund", "even",
        "influence", "sway",
    }
)  # fmt: skip
# Before a noun of contact or of company these do not say its kind: they are verbs, or somebody.
_NO_KINDS = """
decline accept finish avoid host enjoy love hate suggest sort fit squeeze rearrange rebook swap
combine record edit miss start stop join possible potential tentative optional future more less
better worse only any every each which zero spend grab fancy pay owe delay push shift extend shorten
attend lead chair drive consider keep mind regret quit begin risk resume continue imagine recommend
remember organise organize host share discuss compare align hold wants needs gets has does says
setup set-up everyone everybody someone somebody anyone anybody still yet soon later almost nearly
hardly instead
"""
NO_KINDS = (
    NO_SETTING
    | DOING
    | DOING_ALONE
    | BARE_VERBS.keys()
    | LEVEL_OF_RELATION.keys()
    | frozenset(_NO_KINDS.split())
)
