"""Words that say a talk was about a person's own life, and not about business.

They tell apart what two people talk about where no tag does (M1). Phrases are in lower case.
"""

from __future__ import annotations

_FAMILY = """
family wife husband spouse daughter daughters son sons kid kids children baby twins mother father
mom mum dad parents stepson stepdaughter grandmother grandfather grandparents grandchild
grandchildren grandson granddaughter brother sister siblings uncle aunt cousin nephew niece
in-laws mother-in-law father-in-law boyfriend girlfriend fiancé fiancée
"""
_TURNS_OF_LIFE = """
wedding honeymoon marriage divorce divorced pregnant pregnancy birthday funeral grief widowed
adoption graduation retirement retire retiring sabbatical resign resigning resignation burnout
redundancy unemployed
"""
_HEALTH = """
surgery illness ill cancer chemo depression insomnia therapy therapist rehab migraine pneumonia
"""
_PASTIMES = """
holiday holidays vacation hiking sailing skiing climbing cycling marathon gardening choir fishing
painting piano guitar camping
"""
_FEELINGS = """
worried worries worrying afraid scared anxious lonely torn homesick doubts regret regrets proud
grateful heartbroken exhausted overwhelmed stressed dream dreams
"""
_PHRASES = """
in hospital/in the hospital/passed away/moving house/new flat/new house/old times/half-formed/
a half-formed idea/sleeps badly/sleeping badly/leave the job/leave his job/leave her job/
leave my job/quit his job/quit her job/quit my job/next in life/in his place/in her place/
in my place/grows up/growing up/turned forty/turned fifty/turned sixty/work and life/career change
"""

PERSONAL_WORDS = frozenset(
    word
    for text in (_FAMILY, _TURNS_OF_LIFE, _HEALTH, _PASTIMES, _FEELINGS)
    for word in text.split()
)
PERSONAL_PHRASES = frozenset(phrase.strip() for phrase in _PHRASES.replace("\n", "").split("/"))

# Behind or before one of the words above these make something else of it: `parent company`,
# `holiday sales`, `product family`, `retirement plans of the server`.
_BEHIND = """
company companies firm brand business fund funds project product products process ticket issue
issues node nodes class classes table window campaign sales season schedule calendar list
software app system systems account policy insurance benefits plan plans package department
ward tariff model models edition board directory
"""
_BEFORE = """
product products server servers font model engine chip car corporate public bank code data
account accounts type
"""

BUSINESS_BEHIND, BUSINESS_BEFORE = frozenset(_BEHIND.split()), frozenset(_BEFORE.split())
