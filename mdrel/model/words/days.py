"""The words by which lines of daily notes name a day (F58, F60)."""

from __future__ import annotations

FUTURE = frozenset(
    {
        "tomorrow", "tmrw", "tmr", "tomoz", "nxt wk", "next wk", "nxt week",
        "next week", "next month", "next year", "next time", "soon", "later this week",
        "later this month", "later this year", "the day after tomorrow", "this weekend",
        *(f"next {span}" for span in ("spring", "summer", "autumn", "winter", "term", "quarter")),
        "in two weeks", "in a week", "in an hour", "after the holidays", "someday", "sometime",
        "one of these days", "one day soon", "some day soon", "some time soon", "sometime soon",
    }
)  # fmt: skip
MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
# Stretches of time, and what stands before one that is past, or may be.
_SPANS = (
    "week", "weekend", "month", "quarter", "year", "spring", "summer", "autumn", "fall", "winter",
    "christmas", "easter", "semester", "term", "few", "couple",
)  # fmt: skip
_BEFORE_SPANS = (
    "last", "past", "previous", "this past", "this last", "these past", "the past", "the last",
    "the previous", "the other", "earlier this", "early this", "late last", "early last", "this",
    "over the", "during the", "in the past", "in the last", "over the past", "over the last",
)  # fmt: skip
_BEFORE_MONTHS = ("in", "last", "this past", "in early", "in late", "in mid", "early in", "late in")
YEARS = frozenset(map(str, range(1950, 2100)))
IN_YEARS = frozenset(f"in {year}" for year in YEARS)
VAGUE = frozenset(
    {
        "the other day", "a few days ago", "some days ago", "a while ago", "a week ago",
        "a month ago", "a year ago", "some time ago", "not long ago", "long ago", "ages ago",
        "recently", "lately", "the other night", "a couple of days ago", "weeks ago", "months ago",
        "years ago", "years back", "a lifetime ago",
        "the week before", "the month before", "the weekend before", "the day before",
        "the night before", "the week before last", "the weekend before last", "some day last week",
        *(f"{before} {span}" for before in _BEFORE_SPANS for span in _SPANS),
        *(f"{before} {name.lower()}" for before in _BEFORE_MONTHS for name in MONTH_NAMES),
        *IN_YEARS,
    }
    - FUTURE
)  # fmt: skip
_NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen",
)  # fmt: skip
_MOST_DAYS = 31
DAYS_BACK: dict[str, int] = {
    "yesterday": 1, "y'day": 1, "yday": 1,
    "last night": 1, "yesterday morning": 1, "yesterday afternoon": 1,
    "yesterday evening": 1, "the day before yesterday": 2, "day before yesterday": 2,
    "a day ago": 1, "1 day ago": 1, "one day ago": 1,
    **{f"{number} days ago": number for number in range(2, _MOST_DAYS + 1)},
    **{f"{word} days ago": number for number, word in enumerate(_NUMBERS, 1) if number > 1},
    "today": 0, "tonight": 0,
    "this morning": 0, "this afternoon": 0, "this evening": 0, "in the morning": 0,
    "in the afternoon": 0, "in the evening": 0, "at noon": 0, "at night": 0, "at midday": 0,
    "at lunchtime": 0, "over lunch break": 0, "all morning": 0, "all afternoon": 0, "morning": 0,
    "afternoon": 0, "evening": 0, "noon": 0, "after lunch": 0, "after dinner": 0,
    "after breakfast": 0, "after work": 0, "after school": 0, "after church": 0, "before lunch": 0,
    "before dinner": 0, "before work": 0, "before bed": 0, "first thing": 0, "earlier today": 0,
    "earlier": 0, "at lunch": 0, "on the way home": 0, "on the way": 0, "midday": 0,
}  # fmt: skip
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
# What makes a day before the week that is meant of a weekday, or none that is certain.
LAST = ("last", "past", "this past", "this last", "the past", "the last")
OTHER_WEEKS = (
    "last week", "of last week", "the week before", "the week before last", "a week ago",
    "last month", "before last",
)  # fmt: skip
# What is told with these was years ago, or only thought.
LONG_AGO = (
    "in my head", "in my mind", "in my sleep", "in a daydream", "in my imagination",
    *(f"in {whose} {dream}" for whose in ("my", "a", "the", "this", "that", "one", "another") for
      dream in ("dream", "nightmare")), "in my dreams", "in last night's dream",
    "back then", "in the past", "in those days", "in my youth", "in our youth", "as a child",
    "as children",
    "as kids", "as a boy", "as a girl", "when i was little", "when we were little",
    "all those years ago", "decades ago",
    *(f"when {who} {age}" for who in ("i was", "we were") for age in (
        "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        *map(str, range(3, 21)), "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
        "nineteen", "twenty", "small",
        "students", "children", "child", "a child", "a boy", "a girl", "a kid", "kids", "young",
        "teenagers", "a student", "a teenager",
    )),
    *(f"in the {decade}" for decade in (
        "fifties", "sixties", "seventies", "eighties", "nineties", "noughties",
        "50s", "60s", "70s", "80s", "90s",
    )),
)  # fmt: skip
# Between commas or at an end of its sentence, with how many before it, it tells when all of it was.
YEARS_AGO = frozenset({"years ago", "years back", "a lifetime ago"})
# Behind the first, the second and somebody: `Thought of the summer when [[Ada]] and I …`.
RECALLING = frozenset(
    {
        "remembered", "remembering", "recalled", "thought", "thinking", "thinking of",
        "thinking about", "reminded", "reminds",
    }
)  # fmt: skip
WHEN_IT_WAS = frozenset(
    {
        "when",
        "how",
        "time",
        "times",
        "day",
        "days",
        "summer",
        "winter",
        "year",
        "years",
        "spring",
        "autumn",
    }
)
# At the beginning of a sentence, around one of them: `The year of the flood [[Ada]] and I …`.
THAT = frozenset({"the", "that"})
OF_A_TIME = frozenset({"of", "when", "that", "we", "i"})
# Behind a stretch of time, what stands behind it was then: `ten years since [[Ada]] and I met`.
SINCE = "since"
STRETCHES = frozenset(
    {
        "years", "year", "months", "month", "weeks", "decades", "decade", "ages", "anniversary",
        "birthday", "yrs", "yr",
    }
)  # fmt: skip
# What is found again, and where, was written or taken long ago: `Found an old letter from [[Ada]]`.
FOUND = frozenset({
    "found", "unearthed", "dug out", "dug up", "came across", "stumbled on", "turned up",
    "resurfaced", "fell out", "discovered",
})  # fmt: skip
OLD = frozenset({
    "old", "drawer", "box", "attic", "loft", "folder", "album", "basement", "cellar", "trunk",
    "first",
})  # fmt: skip
# Before these it is what was spoken of, or how long one knows them.
SPOKEN_OF = frozenset(
    {
        "about", "of", "how", "like", "from", "since", "remember", "remembered", "reminisced",
        "remembering", "reminiscing", "friend", "friends", "colleague", "colleagues", "what",
        "where", "stories", "re", "on",
    }
)  # fmt: skip
# A line without any of these tells of nothing long ago.
LOOKING_BACK = RECALLING | FOUND | {SINCE} | {phrase.rpartition(" ")[2] for phrase in LONG_AGO}
