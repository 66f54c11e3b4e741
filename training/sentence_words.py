"""What the slots of the sentence templates are filled with."""

from __future__ import annotations

from assistant.interaction.addressee_words import NAMES


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";"))


UNKNOWN_NAMES = _listed(
    "Bartholomew;Ludmila;Thorsten;Ayumi;Ngozi;Siobhan;Wendell;Odette;Ivo;Keisha;Marek;Tobias;Yara;Ignacio;Petra;"
    "Dmitri;Esme;Rufus;Hilda;Jens;Amara;Cedric;Greta;Milo;Nadia"
)
"""Names that the assistant's list does not hold: there will always be some."""

SLOTS: dict[str, tuple[str, ...]] = {
    "name": (*sorted(name.capitalize() for name in NAMES), *UNKNOWN_NAMES * 3),
    "surname": _listed("Hanks;Miller;Brown;Einstein;Curie;Jackson;Newton;Austen;Dickens;Lincoln;Garcia;Novak;Clooney;Ford"),
    "kin": _listed("mother;father;brother;sister;aunt;uncle;mom;dad;wife;husband;son;daughter;cousin;neighbor;boss;grandma"),
    "dear": _listed(
        "honey;sweetie;darling;mom;dad;sweetheart;mommy;daddy;babe;love;grandma;grandpa;kids;guys;dear;hon;"
        "boys;girls;buddy;bro;mum;man;everybody"
    ),
    "place": _listed(
        "France;Berlin;Peru;Tokyo;Canada;Rome;Kenya;Norway;Sydney;Chicago;India;Madrid;Texas;Iceland;Cairo;Brazil;Vienna;"
        "Boston;Portugal;Chile;Mars;Paris;Italy;Japan;London;Egypt;Greece;Oslo;Lima;Ghana;Quebec;Naples;Dublin;Seoul"
    ),
    "work": _listed("Hamlet;Moby Dick;War and Peace;Dracula;Emma;Ulysses;The Hobbit;Faust;Don Quixote;The Odyssey;Dune"),
    "figure": _listed(
        "Napoleon;Mozart;Cleopatra;Galileo;Marie Curie;Abraham Lincoln;Julius Caesar;Charles Darwin;Frida Kahlo;Gandhi;"
        "Beethoven;Ada Lovelace;Leonardo da Vinci;Queen Victoria;Albert Einstein;Nikola Tesla;Joan of Arc;Plato"
    ),
    "term": _listed(
        "photosynthesis;gravity;inflation;the moon;a fridge;electricity;the heart;black holes;jazz;chess;yoga;volcanoes;"
        "the stock market;glaciers;vaccines;dinosaurs;an engine;the printing press;a car battery;sleep;whales;democracy;"
        "the violin;bread;coffee;the internet;earthquakes;recycling;the Roman empire;opera;a dishwasher;the human eye"
    ),
    "food": _listed("rice;pasta;chocolate;eggs;soup;avocado;bread;cheese;potatoes;garlic;apples;tea;coffee;salad;fish;milk;beans"),
    "number": _listed("two;three;four;five;six;seven;eight;ten;twelve;fifteen;twenty;thirty;forty;fifty;ninety;10;25"),
    "hard": _listed("necessary;rhythm;bureaucracy;Mississippi;pneumonia;accommodate;entrepreneur;conscience"),
    "claim": _listed(
        "the earth is getting warmer;cats have nine lives;coffee is bad for you;bees can't fly in the rain;it's too late;"
        "glass is a liquid;you shouldn't swim after eating;he was right;goldfish forget everything;bananas are berries"
    ),
    "skill": _listed("the guitar;to swim;Spanish;programming;to draw;to dance;the piano;chess;knitting;to cook;photography"),
    "year": _listed("1969;1989;1815;2002;1492;1945;2010;1776;1999"),
    "day": _listed("tomorrow;on Monday;next week;on Friday;tonight;on Sunday;this weekend;on Thursday;next month"),
    "clock": _listed("six;seven thirty;noon;half past eight;five;nine in the morning;ten to four;midnight;quarter past three;8 pm"),
    "language": _listed("Spanish;German;French;Italian;Japanese;Polish;Turkish;Latin;Dutch;Swedish;Arabic"),
    "chore": _listed("water the plants;call the bank;take my pills;buy milk;feed the cat;send the letter;pay the rent;clean the oven"),
    "animal": _listed("dragon;cat;whale;horse;dog;penguin;fox;bear;rabbit;wolf;turtle;mouse"),
    "thing": _listed(
        "table;keys;door;couch;glasses;charger;window;shoes;fridge;umbrella;remote;wallet;jacket;towels;plate;scissors;"
        "counter;coat;bag;bike;pan;oven;drawer;lamp;chair;phone;ladder;suitcase;tablecloth;bucket;hairbrush;mattress"
    ),
    "home": _listed(
        "close the window;open the door;set the table;take out the trash;bring me a towel;pass me the salt;feed the dog;"
        "turn off the stove;help me with the groceries;do the dishes;pick up the kids;get the mail;hold this for a second;"
        "hand me the remote;put the milk back in the fridge;walk the dog;come down here;move the car;let the cat out;"
        "bring the laundry up;check on the baby;grab my jacket;wash the pan;get me a glass of water;watch the kids;"
        "fold the blankets;mow the lawn;empty the dishwasher;wipe the counter;shut the gate;zip me up;scratch my back"
    ),
}  # fmt: skip
