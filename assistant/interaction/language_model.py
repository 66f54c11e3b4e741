"""A small language model whose KV cache is kept between micro-turns.

The cache always holds some token sequence; asking for another one keeps their common beginning, rolls the rest
back and reads only what is new. Owned by one thread: see `drafting`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import llama_cpp
import numpy as np
from llama_cpp.llama_chat_format import Jinja2ChatFormatter
from numpy.typing import NDArray

from assistant.interaction.addressee_probe import AddresseeProbe
from assistant.interaction.kv_sequence import KvSequence
from assistant.interaction.thread_choice import ThreadChoice

Message = tuple[str, str]
"""(role, text); the roles are `system`, `user` and `assistant`."""

CHATML = (
    "{% for message in messages %}"
    "{{'<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>' + '\n'}}"
    "{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}"
)
"""For models that carry no chat template of their own."""

READ_SLICE_TOKENS = 32
"""A read can be cancelled only between two slices; a slice of this size takes 0.1–0.2 s on the slowest machine."""

REPEAT_PENALTY = 1.1
REPEAT_WINDOW_TOKENS = 48
SENTENCE_ENDS = (".", "?", "!", ".\n", "?\n", "!\n", ".\n\n", "?\n\n")
_FINAL_MARKS = re.compile(r"[\s.,;:?!…-]+$")
_IN_TEXT = "\u2402"  # stands for the place of the last message's text when the template is taken apart


class ModelUnusableError(Exception):
    """The model file cannot be used; the text says why and what to do."""


@dataclass(frozen=True)
class Piece:
    """A decoded token's text and the probability that the model gave it."""

    text: str
    probability: float


class LanguageModel:
    """A GGUF model with one sequence in its cache.

    Decoding is greedy with a mild repetition penalty: a short spoken reply wants the likeliest words, and a draft
    that is repeated after a rollback must come out the same. How it begins may be guessed: see `foresight`.
    """

    def __init__(
        self,
        path: Path,
        *,
        threads: int,
        threads_alone: int | None = None,
        alone: Callable[[], bool] = lambda: False,
        context_tokens: int = 2048,
        probe: AddresseeProbe | None = None,
    ) -> None:
        """Loads the model. Raises ModelUnusableError.

        It computes with `threads`, and with `threads_alone` where that is faster: see `ThreadChoice`. `probe` is the
        one that was fitted for this model.
        """
        self._probe = probe
        try:
            self._llama = llama_cpp.Llama(
                model_path=str(path),
                n_ctx=context_tokens,
                n_batch=READ_SLICE_TOKENS * 4,
                n_threads=threads,
                n_threads_batch=threads,
                use_mmap=False,  # a mapped file stays in memory beside the copy that is rearranged for the processor
                verbose=False,
            )
        except (ValueError, OSError, RuntimeError, AssertionError) as error:
            raise ModelUnusableError(
                f"The language model {path.name} cannot be loaded: its file is damaged or of a kind that this version"
                " does not know. Choose another model in the settings, or run `counterpoint models verify`."
            ) from error
        self.context_tokens = self._llama.n_ctx()
        self._sequence = KvSequence(self._llama, ThreadChoice(threads, threads_alone or threads, alone))
        self._at = 0  # so many of the tokens that are held count; those behind are guesses
        self._place = -1  # of the last step: what was scored there follows what counts
        self._stop_tokens = self._find_stop_tokens()
        self._end_tokens = self._find_end_tokens()
        self._formatter = self._make_formatter()
        self.sentence_end: float | None = None
        """How likely a sentence ends where the last `hold` was told to mark it; None when it was not."""
        self.addressed: float | None = None
        """How likely what the last `hold` held is meant for the assistant; None when it was not judged."""

    @property
    def tokens_read(self) -> int:
        """How many tokens were read into the cache so far: what speculation saves can be counted by it."""
        return self._sequence.tokens_read

    @property
    def steps(self) -> int:
        """In how many steps it computed so far: what guessing saves can be counted by it."""
        return self._sequence.steps

    def _make_formatter(self) -> Jinja2ChatFormatter:
        def text(token: int) -> str:
            return (
                self._llama.detokenize([token], special=True).decode("utf-8", "replace") if token >= 0 else ""
            )

        return Jinja2ChatFormatter(
            template=self._llama.metadata.get("tokenizer.chat_template", CHATML),
            eos_token=text(self._llama.token_eos()),
            bos_token=text(self._llama.token_bos()),
        )

    def _find_stop_tokens(self) -> frozenset[int]:
        vocabulary = llama_cpp.llama_model_get_vocab(self._llama.model)
        return frozenset(
            token for token in range(self._llama.n_vocab()) if llama_cpp.llama_vocab_is_eog(vocabulary, token)
        )

    def _find_end_tokens(self) -> NDArray[np.intp]:
        """What may follow where a sentence ends: a full stop as one token, or the end of the message."""
        single = [tokens[0] for mark in SENTENCE_ENDS if len(tokens := self._tokenize(mark)) == 1]
        return np.array(sorted({*single, *self._stop_tokens}), dtype=np.intp)

    def end_of_words(self, messages: Sequence[Message]) -> int | None:
        """How many tokens the conversation has up to the last message's last word, punctuation left out.

        None when the punctuation is no token of its own.
        """
        *before, (role, text) = messages
        words = _FINAL_MARKS.sub("", text)
        if not words:
            return None
        bare = self.tokens_of((*before, (role, words)), closed=False)
        whole = self.tokens_of(messages, closed=False)
        return len(bare) if whole[: len(bare)] == bare else None

    def tokens_of(self, messages: Sequence[Message], *, closed: bool) -> list[int]:
        """The tokens of a conversation.

        With `closed` the reply may follow at once; otherwise the sequence ends within the last message, so that
        more of it can be appended.
        """
        *before, (role, text) = messages
        shown = [{"role": r, "content": t} for r, t in before]
        rendered = self._formatter(messages=[*shown, {"role": role, "content": _IN_TEXT}]).prompt  # type: ignore[list-item, misc]
        head, _, tail = rendered.rpartition(_IN_TEXT)
        tokens = self._tokenize(head + text)
        return tokens + self._tokenize(tail) if closed else tokens

    def _tokenize(self, text: str) -> list[int]:
        return self._llama.tokenize(text.encode("utf-8"), add_bos=False, special=True)

    def hold(
        self,
        tokens: Sequence[int],
        cancelled: Callable[[], bool],
        *,
        mark: int | None = None,
        judged: bool = False,
        guess: str = "",
    ) -> bool:
        """Makes the cache hold `tokens`; False when cancelled between two slices (what was read stays).

        With `mark` it also finds out how likely a sentence ends after so many of them: see `sentence_end`; with
        `judged`, where a reply may follow, how likely the words before are meant for the assistant: see `addressed`.
        `guess` is how the reply probably begins; where it is right, `stream` has that much less to compute.
        """
        self.sentence_end = self.addressed = None
        sequence = self._sequence
        common = sequence.common_with(tokens)
        if common == len(tokens):
            common -= 1  # the logits of the last token are needed again
        if mark is not None:
            common = min(common, mark - 1)
        sequence.roll_back(common)
        guessed = self._tokenize(guess) if guess and sequence.rolls_back else []
        while (start := len(sequence.held)) < len(tokens):
            if cancelled():
                return False
            piece = list(tokens[start : start + READ_SLICE_TOKENS])
            self._place = len(piece) - 1
            whole = start + len(piece) == len(tokens)
            self._read(piece, guessed if whole else [], mark)
        self._at = len(tokens)
        if judged and self._probe is not None:
            self.addressed = self._probe.probability(sequence.scores(self._place))
        return True

    def _read(self, tokens: list[int], guessed: list[int], mark: int | None) -> None:
        """Reads a piece and what is guessed behind it, with the scores that are needed of both."""
        last = len(tokens) - 1
        scored = list(range(last, len(tokens) + len(guessed)))
        marked = mark - 1 - len(self._sequence.held) if mark is not None else -1
        if 0 <= marked < last:
            scored.append(marked)
        self._sequence.append([*tokens, *guessed], scored)
        if 0 <= marked <= last:
            self.sentence_end = self._probability_of_end(marked)

    def stream(self, max_tokens: int, cancelled: Callable[[], bool], *, not_so: str = "") -> Iterator[Piece]:
        """Decodes from what is held until the model ends its reply; each token is kept in the cache.

        The reply does not begin with the first token of `not_so`.
        """
        pending = b""
        probability = 1.0
        banned = self._tokenize(not_so)[:1] if not_so else []
        for _ in range(max_tokens):
            if cancelled() or self._at >= self.context_tokens - 1:
                break
            token, p = self._likeliest(banned)
            banned = []
            if token in self._stop_tokens:
                break
            pending += self._llama.detokenize([token], prev_tokens=[self._sequence.held[self._at - 1]])
            probability = min(probability, p) if pending else p
            try:
                text = pending.decode("utf-8")
            except UnicodeDecodeError:
                text = ""  # the rest of this character is in the next token
            if text:
                pending = b""
                yield Piece(text, probability)
                probability = 1.0
            self._go_on(token)

    def _go_on(self, token: int) -> None:
        """The reply goes on with `token`, which is in the cache already where it was guessed right."""
        sequence = self._sequence
        if self._at < len(sequence.held) and sequence.held[self._at] == token:
            self._at += 1
            self._place += 1
            return
        sequence.roll_back(self._at)
        sequence.append([token])
        self._at += 1
        self._place = 0

    def scores_of_next(self) -> NDArray[np.float32]:
        """The scores of all tokens for what comes after what is held, shape (vocabulary,); probes learn from them."""
        return self._sequence.scores(self._place).copy()

    def close(self) -> None:
        self._llama.close()

    def _probability_of_end(self, place: int) -> float:
        logits = self._sequence.scores(place)
        shares = np.exp(logits - logits.max())
        return float(shares[self._end_tokens].sum() / shares.sum())

    def _likeliest(self, banned: list[int]) -> tuple[int, float]:
        logits = self._sequence.scores(self._place)  # nobody reads it after this, so it may be changed
        recent = list(set(self._sequence.held[max(0, self._at - REPEAT_WINDOW_TOKENS) : self._at]))
        chosen = logits[recent]
        logits[recent] = np.where(chosen > 0, chosen / REPEAT_PENALTY, chosen * REPEAT_PENALTY)
        logits[banned] = -np.inf
        token = int(np.argmax(logits))
        logits -= logits[token]
        probability = 1.0 / float(np.exp(logits, out=logits).sum())
        return token, probability
