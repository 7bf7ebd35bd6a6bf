"""The words by which lines of daily notes name a day (F58, F60)."""

from __future__ import annotations

FUTURE = frozenset(
    {
        "tomorrow", "next week", "next month", "next year", "next time", "soon", "later this week",
        "later this month", "later this year", "the day after tomorrow", "this weekend",
        "in two weeks", "in a week", "in an hour", "after the holidays", "someday",
    }
)  # fmt: skip
VAGUE = frozenset(
    {
        "the other day", "last week", "last month", "last year", "a few days ago", "some days ago",
        "a while ago", "a week ago", "earlier this week", "earlier this month", "recently",
        "the other week", "the other night", "over the weekend", "last weekend",
        "a couple of days ago", "weeks ago", "months ago",
    }
)  # fmt: skip
DAYS_BACK: dict[str, int] = {
    "yesterday": 1, "last night": 1, "yesterday morning": 1, "yesterday afternoon": 1,
    "yesterday evening": 1, "the day before yesterday": 2, "day before yesterday": 2,
    "two days ago": 2, "2 days ago": 2, "three days ago": 3, "3 days ago": 3, "four days ago": 4,
    "4 days ago": 4, "five days ago": 5, "5 days ago": 5, "today": 0, "tonight": 0,
    "this morning": 0, "this afternoon": 0, "this evening": 0, "in the morning": 0,
    "in the afternoon": 0, "in the evening": 0, "at noon": 0, "at night": 0, "at midday": 0,
    "at lunchtime": 0, "over lunch break": 0, "all morning": 0, "all afternoon": 0, "morning": 0,
    "afternoon": 0, "evening": 0, "noon": 0, "after lunch": 0, "after dinner": 0,
    "after breakfast": 0, "after work": 0, "after school": 0, "after church": 0, "before lunch": 0,
    "before dinner": 0, "before work": 0, "before bed": 0, "first thing": 0, "earlier today": 0,
    "earlier": 0, "at lunch": 0, "on the way home": 0, "on the way": 0, "midday": 0,
}  # fmt: skip
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SHORT_WEEKDAYS = {
    "mon": 0,
    "tue": 1,
    "tues": 1,
    "wed": 2,
    "thu": 3,
    "thur": 3,
    "thurs": 3,
    "fri": 4,
    "sat": 5,
    "sun": 6,
}
