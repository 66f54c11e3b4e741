"""Classes of words that tell to whom somebody speaks: names, kin, endearments, things in a home or an office."""

from __future__ import annotations

OWN_NAMES = frozenset(("counterpoint", "assistant", "computer"))
"""What people call the assistant."""

NAMES = frozenset(
    (
        "james john robert michael mike david dave richard rick joseph joe thomas tom tommy charles charlie chris"
        " christopher daniel dan danny matthew matt anthony tony steven steve paul andrew andy kenneth ken kevin brian"
        " george edward ed eddie jeff jeffrey ryan jacob jake gary nick nicholas eric jonathan jon larry justin scott"
        " brandon ben benjamin sam samuel greg frank alex alexander jack dennis jerry tyler aaron adam henry nathan"
        " peter pete kyle noah ethan carl liam oliver oscar leo lucas max theo felix simon martin ralph roger bill"
        " billy bob bobby jim jimmy tim timmy ted ron mary patricia jennifer jen jenny linda elizabeth liz barbara"
        " susan sue jessica jess sarah sara karen lisa nancy betty sandra ashley kim kimberly emily donna michelle"
        " carol amanda melissa deborah debbie stephanie rebecca becky laura helen cynthia amy angela anna anne annie"
        " ruth brenda pamela nicole katherine kate katie cathy kathy samantha christine emma catherine virginia rachel"
        " janet maria heather diane julie julia joyce victoria vicky kelly christina joan evelyn lauren olivia"
        " hannah megan andrea jane alice sophie sophia chloe ella lucy zoe nina eva lena clara molly maya priya"
        " ahmed omar ali mohammed fatima aisha ravi raj wei ming yuki carlos jose juan luis pedro pablo elena sofia"
    ).split()
)
"""Common first names; what is not among them may still be known by its place in the sentence."""

KIN = frozenset(
    (
        "mom mum mommy mummy mama dad daddy papa grandma grandpa granny nana auntie uncle bro sis dude man guys"
        " kids boys girls everyone everybody folks buddy pal mate son sir madam ma'am miss doctor ladies team officer"
    ).split()
)
"""Words by which people call each other beside names."""

ENDEARMENTS = frozenset(
    ("honey", "hon", "sweetie", "sweetheart", "darling", "dear", "love", "babe", "baby", "kiddo", "sweetpea")
)

THINGS = frozenset(
    (
        "window windows door doors gate curtain curtains blinds table chair couch sofa bed shelf drawer cupboard"
        " closet fridge freezer oven stove sink dishwasher dishes plate plates cup cups mug glass fork spoon knife pan"
        " pot kettle trash garbage bin laundry washing towel towels blanket pillow carpet floor lamp remote charger"
        " cable keys key wallet purse bag bags backpack coat jacket shoes socks boots hat gloves umbrella car garage"
        " driveway garden yard kitchen bathroom bedroom hallway upstairs downstairs stairs basement mail package parcel"
        " box boxes groceries milk bread butter salt pepper ketchup rice pasta soup salad juice dinner lunch breakfast"
        " homework teeth toys bike dog cat leash stapler printer folder desk scissors pen tape hammer screwdriver"
        " ladder drill receipt bill change toothbrush pajamas snack sandwich cereal napkin bowl tray broom vacuum"
    ).split()
)
"""Things that one asks a person in the same place about, and seldom a voice in a computer."""

INFORMATION = frozenset(
    (
        "tell explain repeat translate define describe summarize spell mean means meant say said question answer"
        " example story joke poem recipe word sentence list note timer alarm reminder remind news weather calendar"
        " settings volume voice language name picture song fact number hint version opinion advice idea difference"
        " reason population capital history invented wrote born called percent degrees minutes hours recommend"
        " suggest compare count quiz know think believe remember forgot heard wonder wondering understand learn"
        " true wrong correct"
    ).split()
)
"""What one asks a voice in a computer for."""

HANDLING = frozenset(
    (
        "close open shut put bring give hand pass take get grab fetch pick carry lift move hold drop throw wash clean"
        " wipe cook feed walk pour lock unlock wear eat drink sit stay come"
    ).split()
)
"""What takes hands or legs."""
