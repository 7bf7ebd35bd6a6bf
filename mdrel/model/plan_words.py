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
