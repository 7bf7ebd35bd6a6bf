"""The headings below which a daily note or a contact's holds plans (F62)."""

from __future__ import annotations

PLAN_SECTIONS = frozenset(
    {
        "to do", "todo", "to dos", "todos", "to-do", "to-dos", "tasks", "task", "next",
        "next steps", "next actions", "tomorrow", "upcoming", "plan", "plans", "priorities",
        "top priorities", "waiting", "waiting for", "someday", "someday maybe", "agenda", "planned",
        "backlog", "follow-ups", "follow ups", "action items", "actions", "goals", "this week",
        "next week", "reminders", "schedule", "calendar", "google calendar", "calendar events",
    }
)  # fmt: skip
# Around a word of plans these say for when and whose: `Plan for the day`, `Tomorrow's priorities`,
# `My top 3 goals`.
PLAN_FILLERS = frozenset(
    {
        "today", "todays", "today's", "tomorrow", "tomorrows", "tomorrow's", "day", "days", "day's",
        "daily", "week", "weeks", "week's", "weekly", "month", "months", "monthly", "the", "my",
        "our", "for", "of", "this", "next", "top", "morning", "afternoon", "evening", "weekend",
        "main", "key", "big", "remaining", "open", "list", "and", "s",
    }
)  # fmt: skip

# The status of a dated note that is yet to take place, in lower case and without hyphens (F42).
PLANNED_STATUS = frozenset(
    {
        "draft", "planned", "planning", "plan", "open", "todo", "to do", "tentative", "scheduled",
        "upcoming", "proposed", "prep", "preparing", "preparation", "in preparation", "pending",
        "not started", "not yet", "unscheduled", "to schedule", "to be scheduled", "to plan",
        "to be planned", "to book", "booked", "arranged", "requested", "invited", "invite sent",
        "awaiting", "awaiting reply", "awaiting response", "tbc", "tbd", "future", "idea",
        "backlog", "someday", "maybe",
    }
)  # fmt: skip
# The status of one that was given up or took place without you. The reason may stand behind it
# (`cancelled: flu`).
GIVEN_UP_STATUS = frozenset(
    {
        "cancelled", "canceled", "postponed", "rescheduled", "deferred",
        "on hold", "moved", "called off", "no show", "noshow", "missed", "skipped", "declined",
        "rejected", "not attended", "did not attend", "didn't attend", "absent", "not held",
        "did not happen", "didn't happen", "did not take place", "didn't take place", "abandoned",
        "aborted", "dropped", "void",
    }
)  # fmt: skip
