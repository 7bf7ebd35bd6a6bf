"""Words by which something was written and did not go out (F51)."""

from __future__ import annotations

# What is written and still here.
UNSENT = frozenset(
    {"unanswered", "drafts", "outbox", "stove", "bin", "wastebasket", "shredder", "flames"}
)
# Behind the links these say that it did not go out either: `msg to [[Ada]] still sitting …`.
LYING_AROUND = frozenset({"sits", "sitting", "lies", "lying", "pending"})
# What one did with a letter that was not sent: `Wrote to [[Ada]] and then tore it up`.
UNDOING = frozenset(
    {"tore", "deleted", "binned", "burned", "burnt", "scrapped", "discarded", "shredded"}
)
SENDING_OFF = frozenset({"send", "sent", "post", "posted", "hit send", "press send"})
# Behind the links and what one did so, these are the letter: `… then deleted every word of it`.
UNDONE_WRITING = frozenset(
    {
        "it", "them", "by", "lot", "thing", "word", "words", "line", "lines", "page", "pages",
        "draft", "drafts", "letter", "text", "message", "msg", "email", "mail", "note", "card",
    }
)  # fmt: skip
# Between the first and one of the second, nothing was sent: `deleted it before sending`.
NOT_YET_SENT = frozenset({"before", "without", "instead"})
POSTING = frozenset({"sending", "posting", "mailing", "hitting send", "pressing send"})
