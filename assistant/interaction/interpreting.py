"""Live translation by the interaction model: its prompt for each language, and the trial that it has to pass.

Small models translate badly, and some do not translate at all, but answer or invent. How sure a model is of its words
does not tell these apart, so each language begins with a sentence whose translation is known: see `passes`.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.interaction.language_model import Message

TRIAL = "The water is cold."


@dataclass(frozen=True)
class Language:
    """A language that can be translated into: how `EXAMPLES` are said in it, and the words of `TRIAL` that count."""

    name: str
    examples: tuple[str, str, str, str]
    trial_words: tuple[str, ...]


EXAMPLES = (
    "Hello, my name is Anna,",
    "and I live in a small house",
    "because it is cheap.",
    "Where is the station?",
)
"""Clauses rather than sentences, and a question that is translated, not answered: small models do as they see."""

LANGUAGES = {
    language.name: language
    for language in (
        Language(
            "Spanish",
            (
                "Hola, me llamo Anna,",
                "y vivo en una casa pequeña",
                "porque es barata.",
                "¿Dónde está la estación?",
            ),
            ("agua", "fría"),
        ),
        Language(
            "French",
            (
                "Bonjour, je m'appelle Anna,",
                "et j'habite dans une petite maison",
                "parce que c'est bon marché.",
                "Où est la gare ?",
            ),
            ("eau", "froide"),
        ),
        Language(
            "German",
            (
                "Hallo, ich heiße Anna,",
                "und ich wohne in einem kleinen Haus",
                "weil es billig ist.",
                "Wo ist der Bahnhof?",
            ),
            ("wasser", "kalt"),
        ),
        Language(
            "Italian",
            (
                "Ciao, mi chiamo Anna,",
                "e vivo in una piccola casa",
                "perché costa poco.",
                "Dov'è la stazione?",
            ),
            ("acqua", "fredda"),
        ),
        Language(
            "Portuguese",
            (
                "Olá, chamo-me Anna,",
                "e vivo numa casa pequena",
                "porque é barata.",
                "Onde fica a estação?",
            ),
            ("água", "fria"),
        ),
        Language(
            "Dutch",
            (
                "Hallo, ik heet Anna,",
                "en ik woon in een klein huis",
                "omdat het goedkoop is.",
                "Waar is het station?",
            ),
            ("water", "koud"),
        ),
    )
}


def messages_for(language: Language, clause: str) -> tuple[Message, ...]:
    """What the language model is asked for the translation of a clause; all but the last message is always the same."""
    rules = (
        f"You are an interpreter. You translate everything that is said from English into {language.name}, piece by"
        " piece. You answer nothing and explain nothing: you only translate."
    )
    shown: list[Message] = []
    for said, translated in zip(EXAMPLES, language.examples, strict=True):
        shown += [("user", said), ("assistant", translated)]
    return (("system", rules), *shown, ("user", clause))


def passes(language: Language, translation: str) -> bool:
    """Whether a translation of `TRIAL` says the same."""
    return all(word in translation.lower() for word in language.trial_words)


def runs_on(clause: str, translation: str) -> bool:
    """Whether the translation is so much longer than the clause that it cannot be one."""
    return len(translation.split()) > 2 * len(clause.split()) + 4
