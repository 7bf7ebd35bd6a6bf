"""Given names that are common, and no other words at a task's start (F74, F77).

`Tom to send the invoice` says that somebody else owes it, also where Tom has no note; `Lunch to
plan the trip` says nothing of the kind. Names that are words as well are left out (Bill, Grant,
Hope, Mark, Will).
"""

from __future__ import annotations

_GIVEN_NAMES = (
    "aaron abdul abigail adam adele adrian agnes ahmed aisha alan albert alejandro alessandro "
    "alex alexander alexandra alfred ali alice alicia alison alistair allison amanda amelia amina "
    "amir amit amy ana anders andre andrea andreas andrew andy angela anil anita anja ann anna "
    "anne annette anthony antonio anya arjun arthur asha ashley astrid audrey barbara beatrice "
    "ben benjamin bernard beth betty bianca birgit bjorn bob brenda brian bridget bruce camille "
    "carl carla carlos carmen caroline catherine cathy cecilia charles charlie charlotte chen "
    "chloe chris christian christina christine christopher cindy claire clara claudia colin craig "
    "cynthia dan daniel daniela danielle danny dave david debbie deborah deepak denise dennis "
    "derek diana diane diego dmitri dominic donald donna doris dorothy doug douglas duncan ed "
    "eddie edith eduardo edward eileen elaine eleanor elena eli elisabeth elizabeth ella ellen "
    "emily emma eric erica erik erin esther ethan eva evelyn fatima felix fernando finn fiona "
    "florian frances francesca francis francisco fred freya gabriel gareth gary gavin george "
    "gerald gina giovanni gloria gordon graham greg gregory greta guido gustav hamid hanna hannah "
    "hans harold harriet harry hassan hazel heinz helen helena henrik henry hiroshi howard hugh "
    "hugo ian ibrahim ines ingrid irene isaac isabel isabella ivan jackie jacob jacqueline jake "
    "james jamie jane janet janine jasmine jason javier jeff jeffrey jenna jennifer jenny jens "
    "jeremy jerry jessica jill jim joan joanna joe joel johan johanna john jonas jonathan jorge "
    "jose joseph josh joshua juan juanita judith judy julia julian julie juliet jun karen karim "
    "karin karl kate katharina katherine kathleen kathy katie katrin keith kelly ken kenji "
    "kenneth kevin khalid kim kirsten klaus kristin kumar kurt kyle lara lars laura lauren "
    "laurence leah lena leo leon leonard leslie lily linda lisa liz lorenzo lorraine louis louise "
    "luca lucas lucia lucy luis luke lydia maggie magnus malik manuel marc marco marcus margaret "
    "maria marie marina mario marion markus martha martin martina mary mathias matt matteo "
    "matthew maureen maya megan mei melanie melissa mia michael michelle miguel mikael mike mila "
    "miriam mohamed mohammed moira mona monica monika muhammad nadia nancy naomi natalia natalie "
    "nathan neha neil nicholas nicola nicolas nicole nigel nikhil nils nina noah noel nora norman "
    "olga oliver olivia omar oscar owen pablo pamela patricia patrick paul paula paulo pedro "
    "peggy peter petra phil philip philippe pierre priya rachel rafael rahul raj ralph ramon "
    "rania rashid raymond rebecca renate renee ricardo richard rita robert roberta roberto robin "
    "rodney roger roland ron ronald rory rosa rosemary ross roy rupert russell ruth ryan sabine "
    "sally sam samantha samir samuel sandra sanjay sara sarah sean sebastian sergei sharon sheila "
    "shirley silvia simon simone sofia sonia sonja sophia sophie stacey stefan stefanie stella "
    "stephanie stephen steve steven stuart susan suzanne sven sylvia tamara tanya tara ted teresa "
    "terry theo theresa thomas tim timothy tina tobias todd tom tomas tony tracy trevor udo "
    "ulrich ulrike ursula uwe valerie vanessa vera veronica victor victoria vijay vikram vincent "
    "vivian walter wei wendy werner wilhelm william wolfgang xavier yasmin yuki yusuf yvonne zara "
    "zoe zoey zuzana"
)
GIVEN_NAMES = frozenset(_GIVEN_NAMES.split())


def begins_with_given_name(text: str) -> bool:
    """Whether the first word of `text` is one of these names, with its capital."""
    return text[:1].isupper() and text.partition(" ")[0].casefold() in GIVEN_NAMES
