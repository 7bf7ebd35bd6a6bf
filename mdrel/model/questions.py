"""The general questions that take turns where the notes give none (M1-M4, M8, M18).

Each list is a setting. A question is put as it stands here, so each makes sense to anybody of its
level, whatever was talked about before.
"""

from __future__ import annotations

from msgspec import Struct

# What to look back for where nothing was noted to thank for; asked of oneself.
THANKS = (
    "what did they last do for you?",
    "when did they last make time for you?",
    "which door did they open for you?",
    "what did you learn from them this year?",
    "when did they last tell you an unwelcome truth?",
    "what would be missing without them?",
    "when did they last stand up for you?",
    "whom do you know because of them?",
    "what do you do better because of them?",
    "what did they do for you that they may have forgotten?",
    "which worry did they take off your shoulders?",
    "what have you never thanked them for?",
)
OFFERS = (
    "What can I take off your plate this month?",
    "Who would you like to meet that I may know?",
    "What are you working on that a second pair of eyes would help?",
    "Is there something I could read, try or review for you?",
    "What would make the next quarter easier for you?",
    "Where are you stuck, and could I help?",
    "Is there a meeting coming up that I could help you prepare?",
    "What have you been putting off that we could do together?",
    "Is there anything I could find out for you?",
    "What could I do this week that would save you an hour?",
    "Whose attention would help you, and do I know them?",
    "Is there somebody on your team I could make time for?",
    "Is there anything from my field that would be of use to you?",
)
TRUSTED = (
    "What do you most want to have done by the end of the year?",
    "What is on your mind that you can't discuss at work?",
    "I have half an idea. May I try it out on you?",
    "Where do you see your field going in the next five years?",
    "What have you changed your mind about lately?",
    "Which decision is keeping you busy?",
    "What would you do with a free month?",
    "Who would you like to get to know this year?",
    "What are you learning at the moment?",
    "How are things at home?",
    "What am I not seeing about my own work?",
    "What gives you the most pleasure in your work these days?",
)
TRANSACTIONAL = (
    "What would make working with us easier?",
    "What do you need from me next, and by when?",
    "What has changed on your side since we last spoke?",
    "What are you being measured on this quarter?",
    "Is anything holding you up that I could clear away?",
    "Are we still aiming at the same thing?",
    "Which of the dates ahead matters most to you?",
    "What should we stop doing?",
    "What went better than you expected?",
    "Who else on your side should know about this?",
    "What worries you about the next few weeks?",
    "What could we do for each other beyond this?",
)
TENTATIVE = (
    "What are you working on at the moment?",
    "How did you come to do what you do?",
    "What is the hardest part of your work just now?",
    "What made you want to be in touch?",
    "What would have to happen for you to call this a good year?",
    "What do people usually get wrong about your work?",
    "Where do you think our work might meet?",
    "What does a good week look like for you?",
    "What should I read to understand your field?",
    "What would you like to know about what I do?",
    "What are you looking for at the moment?",
    "How do you like to work with other people?",
)
TARGET = (
    "Would you have fifteen minutes for a call in the next two weeks?",
    "Could I ask you one question about your work by e-mail?",
    "May I send you one page and hear what you think of it?",
    "Could we have a coffee the next time I am near you?",
    "Is there a talk or a paper of yours that I should start with?",
    "May I come and listen the next time you speak?",
    "Could I ask how you solved a problem that we are facing now?",
    "May I tell you in three lines what we do, and hear whether it is of use to you?",
    "Would a short visit suit you some time next month?",
    "May I send you what we have learned, with no reply expected?",
    "Would you tell me which of two approaches you would take?",
    "May I write again once we have our first results?",
)
MENTEE = (
    "Which relationship are you putting most into at the moment?",
    "Whom have you not spoken with for too long?",
    "How did you prepare for your last difficult conversation?",
    "Who knows you well enough to tell you that you are wrong?",
    "How do you stay in touch when nothing is urgent?",
    "In which relationship do you only give, or only take?",
    "Whom outside the organisation should you get to know?",
    "What did you learn from the last conversation that went badly?",
    "How do you keep track of what you promise?",
    "Where do you want my help, and where should I stay out?",
    "Whom could you thank this week?",
    "Which relationship would you start again from the beginning?",
)
MENTOR = (
    "I have a decision ahead. What would you want to know first?",
    "What would you do in my place?",
    "What am I likely to overlook here?",
    "Which of my options would you drop at once?",
    "Whom should I listen to before I decide?",
    "How would I notice that I had chosen wrong?",
    "What did a decision like this one teach you?",
    "How long can I afford to wait with this?",
    "What would you say if you had to be blunt?",
    "Which part of this should I not decide alone?",
    "What was the best advice you had when you were where I am?",
    "What should I decide now, and what can wait?",
)


class Questions(Struct, frozen=True):
    """The questions of the settings, one list for each use."""

    thanks: tuple[str, ...] = THANKS
    offers: tuple[str, ...] = OFFERS
    trusted: tuple[str, ...] = TRUSTED
    transactional: tuple[str, ...] = TRANSACTIONAL
    tentative: tuple[str, ...] = TENTATIVE
    target: tuple[str, ...] = TARGET
    mentee: tuple[str, ...] = MENTEE
    mentor: tuple[str, ...] = MENTOR
