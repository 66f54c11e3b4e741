"""Turns a written answer into something to say: short, without markup. The whole stays on the card."""

from __future__ import annotations

import re
from typing import Final

SPOKEN_WORDS: Final = 40
"""About fifteen seconds of speech."""

CODE_ON_SCREEN: Final = "The code is on the screen."
TABLE_ON_SCREEN: Final = "The table is on the screen."

_LATEX_WORDS: Final = {
    "times": "times",
    "cdot": "times",
    "div": "divided by",
    "pm": "plus or minus",
    "approx": "about",
    "neq": "is not",
    "leq": "at most",
    "geq": "at least",
    "le": "at most",
    "ge": "at least",
    "pi": "pi",
    "infty": "infinity",
    "percent": "percent",
    "rightarrow": "gives",
    "to": "to",
}
_SIGNS: Final[tuple[tuple[str, str], ...]] = (
    (r"(?<=[\w%)])\s*=\s*(?=[\w(−$€£-])", " equals "),
    (r"(?<=[\w)])\s*[×*·]\s*(?=[\d(])", " times "),
    (r"(?<=[\d)])\s*÷\s*(?=[\d(])", " divided by "),
    (r"(?<=[\d)])\s+/\s+(?=[\d(])", " divided by "),
    (r"(?<=[\d)])\s*\+\s*(?=[\d(])", " plus "),
    (r"(?<=[\d)])\s+[-−–]\s+(?=[\d(])", " minus "),
    (r"(?<=[\w)])\s*\^\s*2\b|(?<=[\w)])²", " squared"),
    (r"(?<=[\w)])\s*\^\s*3\b|(?<=[\w)])³", " cubed"),
    (r"(?<=[\w)])\s*\^\s*\{?(\w+)\}?", r" to the power of \1"),
    (r"\s*≈\s*", " about "),
    (r"\s*[→⇒]\s*", " then "),
    (r"(?<=\d)\s*%", " percent"),
    (r"°\s*C\b", " degrees Celsius"),
    (r"°\s*F\b", " degrees Fahrenheit"),
    (r"\s&\s", " and "),
)


def for_the_ear(text: str, *, most_words: int = SPOKEN_WORDS) -> str:
    """The first sentences of `text`, without markup, up to about `most_words` words.

    Whole sentences are kept while they fit. A first sentence that is too long by itself is cut at a clause,
    or failing that at a word. "" when nothing can be said.
    """
    spoken = ""
    for sentence in _sentences(without_markup(text)):
        if spoken and len(spoken.split()) + len(sentence.split()) > most_words:
            break
        spoken = f"{spoken} {sentence}".strip()
    if len(spoken.split()) > most_words:
        spoken = _cut(spoken, most_words)
    return spoken


def without_markup(text: str) -> str:
    """The text on one line in plain words: markup, formulas, code and addresses are removed or reworded."""
    text = re.sub(r"```.*?(?:```|\Z)|~~~.*?(?:~~~|\Z)", f"\n{CODE_ON_SCREEN}\n", text, flags=re.DOTALL)
    text = re.sub(r"(?:^[ \t]*\|.*\|[ \t]*(?:\n|\Z))+", f"{TABLE_ON_SCREEN}\n", text, flags=re.MULTILINE)
    text = _without_latex(text)
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)", " ", text)  # a picture
    text = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", text)  # a link
    text = re.sub(r"\[\^?\d+\]", "", text)  # a footnote
    text = re.sub(r"<?(?:https?://|www\.)([\w.-]*\w)[^\s>)]*>?", _site, text)
    text = re.sub(r"</?[a-zA-Z][^<>]*>", " ", text)  # HTML
    text = re.sub(r"`([^`]*)`", r"\1", text)
    text = re.sub(r"(\*\*\*|\*\*|__)(?=\S)(.+?)(?<=\S)\1", r"\2", text)
    text = re.sub(r"(?<![\w*])([*_])(?=\S)([^*_\n]+?)(?<=\S)\1(?![\w*])", r"\2", text)
    text = re.sub(r"~~(.+?)~~", r"\1", text)
    lines = [_line(line) for line in text.splitlines()]
    text = " ".join(line for line in lines if line)
    for pattern, words in _SIGNS:
        text = re.sub(pattern, words, text)
    text = re.sub(r"[*_#|\\{}<>~`\u2022\U0001f000-\U0001faff\u2600-\u27bf\ufe0f]", " ", text)
    text = re.sub(r"\s+([,.;:!?])", r"\1", text)
    text = re.sub(r"\s+", " ", text).strip()
    return re.sub(r"^(?:the )?(?:final )?answer:\s*", "", text, flags=re.IGNORECASE)


def _line(line: str) -> str:
    """A line without the mark of a heading, quotation or list, ended so that the next one stands apart."""
    bare = re.sub(r"^\s*(?:>\s*)+", "", line)
    marked = re.sub(r"^\s*(?:#{1,6}\s+|[-*+•]\s+|\d{1,2}[.)]\s+)", "", bare)
    is_item = marked != bare
    marked = marked.strip()
    if re.fullmatch(r"[-*_=\s]*", marked):  # a rule, or nothing
        return ""
    if is_item and marked[-1] not in ".!?:;,…。！？":
        marked += "."
    return marked


def _without_latex(text: str) -> str:
    """Formulas as words, as far as a formula can be read aloud."""
    text = re.sub(r"\\[\[\]()]|\$\$", " ", text)
    text = re.sub(r"\$(?=[^\s$\d])([^$\n]+?)(?<=\S)\$(?!\d)|\$([^$\n]*[\\^_=+][^$\n]*)\$", r"\1\2", text)
    fraction = re.compile(r"\\[dt]?frac\{([^{}]*)\}\{([^{}]*)\}")
    while fraction.search(text):
        text = fraction.sub(r"\1 divided by \2", text)
    text = re.sub(r"\\sqrt\{([^{}]*)\}", r"the square root of \1", text)
    text = re.sub(r"\\(?:text|mathrm|mathbf|boxed|textbf)\{([^{}]*)\}", r"\1", text)
    text = text.replace("\\%", "%").replace("\\$", "$")
    return re.sub(r"\\([a-zA-Z]+)", lambda found: f" {_LATEX_WORDS.get(found[1], '')} ", text)


def _site(found: re.Match[str]) -> str:
    """The name of the site that an address leads to, with the full stop that followed it."""
    name = re.sub(r"^www\.", "", found[1])
    return name + (found[0][-1] if found[0][-1] in ".,;:!?" else "")


def _sentences(text: str) -> list[str]:
    """Split after a full stop and the like, but not after an initial or a common abbreviation."""
    parts: list[str] = []
    start = 0
    for match in re.finditer(r"(?:[.!?…]+[\"'”’)]*\s+|[。！？]\s*)", text):
        before = text[start : match.end()].rstrip()
        if re.search(r"(?:^|\s)(?:[A-Z]|Dr|Mr|Mrs|Ms|St|vs|e\.g|i\.e|approx|ca|No)\.$", before):
            continue
        parts.append(before)
        start = match.end()
    if text[start:].strip():
        parts.append(text[start:].strip())
    return parts


def _cut(text: str, most_words: int) -> str:
    short = " ".join(text.split()[:most_words])
    clause = max(short.rfind(mark) for mark in (",", ";", ":", " –"))
    if clause > len(short) // 2:
        short = short[:clause]
    return short.rstrip(" ,;:–-") + "."
