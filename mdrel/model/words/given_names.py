"""Given names that are common, and no other words at a task's start (F74, F77).

`Tom to send the invoice` says that somebody else owes it, also where Tom has no note; `Lunch to
plan the trip` says nothing of the kind. Names that are words as well are left out (Bill, Grant,
Hope, Mark, Will).
"""

from __future__ import annotations

from mdrel.model.names import TITLES

_GIVEN_NAMES = (
    "aaron abdul abigail adam adele adrian agnes agnieszka ahmed aidan aiden aisha alan albert "
    "alejandra alejandro aleksandra alessandro alex alexander alexandra alfred ali alice alicia "
    "alison alistair allison amanda amelia amina amir amit amy ana anastasia anders andre andrea "
    "andreas andres andrew andy angela anil anita anja ann anna anne annette anthony antonio anya "
    "arjun arthur asha ashley astrid audrey barbara beatrice ben benjamin bernard beth betty "
    "bianca billie birgit bjorn bob brandon brenda brian brianna bridget bruce bryan caitlin "
    "caleb callum camila camille carl carla carlos carmen carolina caroline catherine cathy "
    "cecilia cesar charles charlie charlotte chen chloe chris christian christina christine "
    "christopher cindy claire clara claudia colin connor corey craig cristina cynthia dan daniel "
    "daniela danielle danny darren dave david debbie deborah deepak denise dennis derek diana "
    "diane diego dmitri dominic donald donna doris dorothy doug douglas duncan dylan ed eddie "
    "edith eduardo edward eileen ekaterina elaine eleanor elena eli elisabeth elizabeth ella "
    "ellen emilia emily emma enrique eric erica erik erika erin esteban esther ethan eva evan "
    "evelyn fatima fatma felix fergus fernando finn fiona florian frances francesca francis "
    "francisco fred freya gabriel gareth gary gavin gemma geoff george gerald gerard gina "
    "giovanni glenn gloria gonzalo gordon graham greg gregory greta guido guillermo gustav haley "
    "hamid hanna hannah hans harold harriet harry hassan hayley hazel heather heinz helen helena "
    "henrik henry hiroshi holly howard hugh hugo ian ibrahim ignacio igor ines ingrid irene isaac "
    "isabel isabella ivan jackie jacob jacqueline jaime jake james jamie jane janet janine jared "
    "jasmin jasmine jason jasper javed javier jed jeff jeffrey jenna jennifer jenny jens jeremy "
    "jerry jess jesse jessica jill jim jimmy joan joanna joaquin joe joel joey johan johanna john "
    "johnny jon jonas jonathan jonny jordan jordi jorge jose joseph josh joshua josie juan "
    "juanita judith judy julia julian julie juliet julio jun kara karen karim karin karl kasia "
    "kate katharina katherine kathleen kathy katie katrin katy kayla keith kelly ken kenji "
    "kenneth kerry kevin khalid kieran kim kirsten kirsty klaus kofi kristen kristin kristina "
    "krzysztof kumar kurt kwame kyle lachlan lara lars laura lauren laurence leah leanne leila "
    "lena leo leon leonard leslie liam lily linda lisa liz logan lorenzo lorraine louis louise "
    "luca lucas lucia lucy luis luke lydia lynne maggie magnus malgorzata malik mandy manuel marc "
    "marcela marco marcus margaret maria mariana marie marina mario marion markus martha martin "
    "martina mary mason mateo mateusz mathew mathias matilda matt matteo matthew maureen mauricio "
    "maya megan mehmet mei melanie melissa meredith mia michael michelle mick miguel mikael mike "
    "mikey mila miriam mitch mohamed mohammad mohammed moira molly mona monica monika monique "
    "muhammad mustafa nadia nancy naomi natalia natalie natasha nate nathan naveen neha neil "
    "ngozi nicholas nicola nicolas nicole nigel nikhil nikki nils nina nisha noah noel nora "
    "norman oleg olga oli oliver olivia ollie olly omar oscar owen pablo pamela paola pascal "
    "patricia patrick paul paula paulo pawel pedro peggy pete peter petra phil philip philipp "
    "philippe phoebe pierre pilar piotr pooja pranav priya rachel rafael rahul raj rajesh rakesh "
    "ralph ramon rania rashid ravi raymond rebecca reece renate renee rhys ricardo richard ricky "
    "rita rob robbie robert roberta roberto robin rodney rodrigo roger rohan rohit roisin roland "
    "ron ronald rory rosa rosemary rosie ross roxana roy rupert russell ruth ryan sabine sachin "
    "sally sam samantha samir samuel sandeep sandra sanjay santiago sara sarah sasha sean "
    "sebastian sergei sergey sergio shane shannon sharon shaun shawn sheila shirley shreya "
    "siddharth silvia simon simone sneha sofia sonia sonja sophia sophie stacey stefan stefanie "
    "stella stephan stephanie stephen steve steven stuart sunil suresh susan susie suzanne sven "
    "svetlana sylvia tamara tania tanya tara tariq tatiana ted teresa terry thandi theo theresa "
    "thomas tim timothy tina tobias toby todd tom tomas tomasz tommy tony tracy travis trevor "
    "trish tristan troy tyler udo ulrich ulrike ursula uwe valentina valerie vanessa varun vera "
    "veronica victor victoria vijay vikram vinay vincent vinod vivek vivian vladimir walter wei "
    "wendy werner wes wilhelm william wojciech wolfgang xavier yash yasmin yolanda yousef youssef "
    "yuki yulia yusuf yvette yvonne zach zachary zack zainab zara zoe zoey zuzana"
)
GIVEN_NAMES = frozenset(_GIVEN_NAMES.split())

# Without a capital these are words.
_WORDS = frozenset(
    {
        "bob", "christian", "dolly", "harry", "hazel", "holly", "jack", "jasmin", "jasmine",
        "jed", "jenny", "josh", "jun", "mason", "mike", "noel", "rob", "robin", "rosemary", "troy",
        "victor",
    }
)  # fmt: skip
# These name somebody without a capital as well.
PLAIN_GIVEN_NAMES = GIVEN_NAMES - _WORDS


def begins_with_given_name(text: str) -> bool:
    """Whether the first word of `text` is one of these names, with its capital.

    A title and a name behind it are as sure (`Dr. Zoo`).
    """
    first, _, rest = text.partition(" ")
    word = first.casefold()
    return first[:1].isupper() and (
        word in GIVEN_NAMES or (rest[:1].isupper() and word.rstrip(".") in TITLES)
    )
