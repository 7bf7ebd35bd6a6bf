"""The spellings of properties that mdrel understands (F10, F43).

The first non-empty one in this order wins.
"""

from __future__ import annotations

from collections.abc import Iterable

# What else a stated last contact is called, with or without `date`, `on` or `at` behind it.
_LAST = (
    "lastcontact", "lastcontacted", "lastinteraction", "lastmet", "lastseen", "lastspoke",
    "lastspoken", "lasttalked", "lastconversation", "lasttouch", "lasttouched", "lasttouchpoint",
    "lastcheckin", "lastcheckedin", "lastcatchup", "lastcalled", "lastchatted", "lastvisited",
    "lastreachout", "lastreachedout", "lastoutreach", "lastconnected", "lastcommunication",
)  # fmt: skip
SPELLINGS: dict[str, tuple[str, ...]] = {
    "level": ("level", "relationshiplevel", "relationship"),
    "relation": ("relation", "relationtome", "relationshiptome", "relationshiptype"),
    "circle": ("circle",),
    "name": ("name", "fullname"),
    "first_name": ("firstname", "givenname"),
    "last_name": ("lastname", "familyname", "surname"),
    "display_name": ("displayname",),
    "title": ("title",),
    "formatted_name": ("fn",),
    "given": ("n.gn",),
    "family": ("n.fn",),
    "aliases": ("aliases", "alias", "nickname", "nicknames"),
    "organization": (
        "organization", "company", "organisation", "organizations", "organisations", "org", "team",
    ),
    "role": ("role", "job", "jobtitle"),
    "email": ("email", "emails"),
    "phone": ("phone", "mobile", "tel", "phones", "telephone"),
    "url": ("url", "website", "linkedin", "github", "urls", "homepage"),
    "birthday": (
        "birthday", "bday", "birth", "birthdate", "dateofbirth", "dob", "geburtstag", "prmbirthday",
    ),
    "cadence": (
        "cadence", "contactfrequency", "frequency", "prmcadence", "recommendedcontactfreqdays",
        "cadencedays", "contactcadence", "contactevery", "contactinterval", "checkinfrequency",
        "checkincadence", "checkinevery", "touchfrequency", "touchpointfrequency",
        "catchupfrequency", "followupfrequency", "followupcadence", "frequencydays",
    ),
    "next_contact": (
        "nextcontact", "nextfollowup", "followupdate", "followup", "nextcontactdate",
        "nextfollowupdate", "nexttouch", "nexttouchpoint", "nextcheckin", "nextcatchup",
        "nextreachout", "reachouton", "reachoutby", "followupon", "followupby",
    ),
    "snooze_until": ("snoozeuntil", "prmsnoozeuntil"),
    "paused": ("paused", "prmpaused"),
    "archived": ("archived",),
    "they_offer": ("theyoffer", "canhelpwith"),
    "i_offer": ("ioffer", "icanhelpthem"),
    "objective": ("objective",),
    "objective_due": ("objectivedue",),
    "source": ("source",),
    "introduced_by": ("introducedby", "introducer"),
    "met": ("met", "firstmet", "metdate", "datemet"),
    "met_how": ("methow", "howwemet", "metcontext"),
    "owe_reply": ("owereply",),
    "owe_reply_about": ("owereplyabout",),
    "handover_to": ("handoverto",),
    "handover": ("handover",),
    "mentoring": ("mentoring",),
    "last_contact": (
        *_LAST, *(f"{word}{end}" for end in ("date", "on", "at") for word in _LAST),
        "lastcalldate", "lastmeetingdate", "lastchatdate", "dateoflastcontact", "prmlastcontact",
        "prmlastcontacted",
    ),
    "calendar": ("calendar",),
    "added": ("added", "created"),
    "id": ("id",),
    "card_id": ("uid",),
    "type": ("type",),
    "category": ("category", "categories", "kind", "notetype", "fileclass", "class"),
    "tags": ("tags", "tag"),
    "date": (
        "date", "meetingdate", "start", "when", "eventdate", "sessiondate", "calldate",
        "conversationdate", "interactiondate", "dateofmeeting", "dateofcall", "datetime",
        "dateandtime",
    ),
    "attendees": ("attendees", "attendee"),
    "participants": ("participants", "participant"),
    "present": ("present",),
    "with": ("with",),
    "from": ("from",),
    "to": ("to",),
    "sender": ("sender", "senders"),
    "recipients": ("recipients", "recipient"),
    "people": ("people", "contact", "contacts", "person"),
    "members": ("members", "member"),
    "status": ("status",),
    "channel": ("channel", "interactiontype", "meetingtype"),
    "purpose": ("purpose",),
    "topics": ("topics",),
    "summary": ("summary",),
}  # fmt: skip

# Fields whose spellings add up instead of the first one winning.
COLLECTED = frozenset({"aliases", "email", "phone", "url", "tags", "category", "relation"})
# Fields whose values are people, each a name, a link, an address or a mapping with these.
PEOPLE_FIELDS = frozenset(
    {"attendees", "participants", "present", "with", "from", "to", "sender", "recipients", "people"}
)
# Fields of conversation notes of which the first spelling counts and nobody minds a second (F43).
UNDISPUTED = PEOPLE_FIELDS | {"members", "date", "channel", "status"}
# vCard-like keys carry a kind in brackets: `TEL[CELL]`.
BRACKETED = {"tel": "phone", "email": "email", "url": "url"}


def field_index(extra: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, int]]:
    """Return a map from spelling to field and rank.

    The person's own spellings (`notes.keys`) come after mdrel's first and before the synonyms.
    """
    index: dict[str, tuple[str, int]] = {}
    for field, spellings in SPELLINGS.items():
        for rank, spelling in enumerate(_with_extra(spellings, extra.get(field, ()))):
            index.setdefault(spelling, (field, rank))
    for field, spellings in extra.items():
        for spelling in spellings:
            index[spelling] = (
                field,
                _with_extra(SPELLINGS.get(field, (field,)), spellings).index(spelling),
            )
    return index


def _with_extra(spellings: tuple[str, ...], extra: Iterable[str]) -> list[str]:
    ordered = [spellings[0], *extra, *spellings[1:]]
    return list(dict.fromkeys(ordered))
