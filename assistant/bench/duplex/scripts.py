"""What people say in the made scenes."""

from __future__ import annotations

TURN_LINES = (
    "What is the capital of France?",
    "How many days are there in a week?",
    "I just came home from work.",
    "What do bees make?",
    "Hello, how are you today?",
    "Which animal is known as man's best friend?",
    "My sister is coming to visit me tomorrow.",
    "What is the opposite of hot?",
    "Can you tell me a joke?",
    "I really like your voice.",
    "How do you say thank you in Spanish?",
    "It is raining here again.",
    "Who wrote Romeo and Juliet?",
    "I think I will bake a cake this afternoon.",
    "What color is the sky on a clear day?",
    "Do you like music?",
    "What is frozen water called?",
    "I could not sleep last night.",
    "Where do penguins live?",
    "Thank you very much.",
    "What is the largest planet in our solar system?",
    "Please tell me something about cats.",
    "Good morning.",
    "What should I cook for dinner tonight?",
)
"""Finished questions and remarks that the models of the small presets answer themselves."""

PAUSED_TURNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("conjunction", ("I would like to go to the cinema tonight and", "I don't know which film to choose.")),
    ("conjunction", ("We wanted to have a picnic but", "now it looks like it is going to rain.")),
    ("conjunction", ("Can you help me because", "I have to write a letter to my landlord?")),
    ("filler", ("What is the, um,", "the capital of Australia?")),
    ("filler", ("I was thinking about, uh,", "maybe learning to play the piano.")),
    ("filler", ("So, um,", "what do people eat in Japan?")),
    ("clause", ("When I was a child,", "we always went to the sea in summer.")),
    ("clause", ("If I leave the house at eight,", "do I need an umbrella?")),
    ("clause", ("The book that I read last week,", "the one about the moon, was very good.")),
    ("sentence", ("I have a new dog.", "What should I call him?")),
    ("sentence", ("Tomorrow is my mother's birthday.", "What could I give her?")),
    ("sentence", ("I want to paint my room.", "Which color would look nice?")),
    ("sentence", ("I have a question.", "What is the tallest animal in the world?")),
    ("list", ("I need to buy milk,", "eggs,", "and some bread.")),
    ("list", ("My favorite colors are red,", "blue,", "and dark green.")),
    ("number", ("My phone number is five five five,", "oh one,", "seven three.")),
    ("number", ("The train leaves at seven", "forty five.")),
    ("within", ("Could you tell me", "how far it is to the moon?")),
    ("within", ("What I really want to know is", "how you make pancakes.")),
    ("within", ("The name of my teacher was", "Missus Robinson.")),
    ("within", ("Do you think that", "it will be cold in winter?")),
    ("filler", ("I need something for, um,", "for my headache.")),
    ("conjunction", ("She asked me to call her so", "I have to find a phone.")),
    ("clause", ("After we had dinner,", "we played cards until midnight.")),
)
"""Turns with the places at which people pause, by what stands before the pause."""

LONG_PROMPTS = (
    "Tell me a story about a dragon.",
    "Explain how rain forms.",
    "Tell me about the ocean.",
    "Please tell me about the city of London.",
    "Tell me a story about a little boat.",
    "Explain why the sky is blue.",
    "Tell me about elephants.",
    "Tell me a story about a rabbit.",
)
"""What makes the assistant talk for a while."""

INTERRUPTIONS_SAID: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Stop, tell me what the capital of France is instead.", ("paris",)),
    ("Wait, how many days are there in a week?", ("seven", "7")),
    ("What is the opposite of hot?", ("cold", "cool")),
    ("Actually, what do bees make?", ("honey",)),
    ("No, I meant something else. What is frozen water called?", ("ice",)),
    ("Hold on, who wrote Romeo and Juliet?", ("shakespeare",)),
    ("Okay but tell me a joke instead.", ()),
    ("Excuse me, what is the capital of Italy?", ("rome",)),
    ("How do you say thank you in Spanish?", ("gracias",)),
    ("Stop, please. What color is grass?", ("green",)),
)
"""Turns that come over an answer, each with words of which one belongs into the reply."""

SPOKEN_NODS = (
    "mm-hm",
    "Yeah.",
    "Right.",
    "Okay.",
    "uh-huh",
    "mhm",
    "Oh really?",
    "I see.",
    "Yeah, right.",
    "Wow.",
)

ASIDES = (
    "Honey, can you close the window?",
    "Mom, where did you put my keys?",
    "Hey Peter, dinner is ready.",
    "Not now, sweetheart, I am talking to the computer.",
    "Sit down, Bella. Good dog.",
    "Yes, Tom, I will be there in a minute.",
    "Kids, please be quiet for a moment.",
    "Anna, could you pass me the salt?",
)
"""What people say to somebody else."""

BYSTANDER_LINES = (
    "Did you see the game last night? It was a great match.",
    "I told him that the meeting was moved to Thursday.",
    "We should really fix the roof before the winter.",
    "And then she said that she would rather take the bus.",
)
"""What somebody else says to somebody else."""

TELEVISION_LINES = (
    "And now the weather. Expect some rain in the north, and sunny spells along the coast.",
    "The minister said on Tuesday that the new bridge will open in the spring.",
    "In the second half, the visitors came back with two quick goals.",
    "Our next guest has travelled around the world on a bicycle.",
    "Prices for coffee have gone up again, and experts do not expect that to change.",
    "You are watching the evening news. Stay with us.",
)

STORIES: tuple[tuple[str, ...], ...] = (
    (
        "Let me tell you what happened to me last summer.",
        "I was on my way to the station, and I was already late,",
        "because my bicycle had a flat tire.",
        "So I started to run.",
        "And just around the corner there was this old man with a huge suitcase,",
        "and he asked me if I could help him carry it.",
        "I mean, what could I say?",
        "I took one end of the suitcase, and it was so heavy that I almost dropped it.",
        "We walked all the way up the hill together,",
        "and he told me about his grandchildren, who live in Canada.",
        "In the end I missed my train,",
        "but he turned out to be the manager of the hotel across the street,",
        "and he gave me the best lunch that I ever had.",
    ),
    (
        "So, yesterday I finally tried to bake bread.",
        "I found an old recipe of my grandmother's in the kitchen drawer.",
        "It said to let the dough rest over night,",
        "so I put it in a big bowl next to the heater.",
        "But I forgot that our cat likes warm places.",
        "In the morning I came into the kitchen,",
        "and there she was, sleeping in the middle of the dough.",
        "There were paw prints all over the table,",
        "and flour on the curtains.",
        "My husband laughed so much that he had to sit down.",
        "Of course we had to throw everything away,",
        "and we had pancakes for breakfast instead.",
    ),
    (
        "I want to tell you about my first day at the new job.",
        "I got up at six, because I did not want to be late.",
        "When I arrived, nobody was there except for the cleaning lady.",
        "She showed me where the coffee machine is, which was very kind.",
        "Then my boss came, and he had completely forgotten that I was going to start.",
        "So there was no desk for me,",
        "and no computer, and no chair.",
        "They put me in the meeting room for the whole week.",
        "But you know what?",
        "Everybody who needed the room came in and talked to me,",
        "and after three days I knew everyone in the building.",
    ),
)
"""What somebody tells at length; a new sentence or clause each, with a short breath between them."""

ECHO_LINES = (
    "Tell me a story about a dragon.",
    "What is the capital of France?",
    "Tell me about the ocean.",
    "Please tell me a joke.",
    "Explain how rain forms.",
    "Tell me about elephants.",
    "What do bees make?",
    "Tell me a story about a little boat.",
)

BUSY_QUESTION = (
    "Write a long and detailed essay about the history of sailing ships, chapter by chapter, with all the important"
    " inventions, journeys and people, and what each of them meant for the trade between the continents."
)
"""What keeps the reasoner busy."""
