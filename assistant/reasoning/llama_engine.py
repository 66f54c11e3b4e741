"""The reasoner's model on llama.cpp: answers one question at a time and can be stopped between tokens."""

from __future__ import annotations

import codecs
import math
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, Protocol

import jinja2
import llama_cpp
import numpy as np
from llama_cpp.llama_chat_format import Jinja2ChatFormatter

from assistant.micro_turn import Verdict
from assistant.reasoning.check import check_answer
from assistant.reasoning.errors import CannotAnswerError
from assistant.reasoning.llama_file import log_probabilities, open_llama, token_text
from assistant.reasoning.messages import Check, Think
from assistant.reasoning.model_file import check_model
from assistant.reasoning.prompt import (
    ANSWER_MARK,
    Manner,
    answer_part,
    build_messages,
    thoughts_in,
    whole_sentences,
    without_thoughts,
)
from assistant.reasoning.written import Written

BATCH_TOKENS: Final = 64
"""The prompt is read in slices of this many tokens; between two slices the work can be stopped."""

ANSWER_TOKENS: Final = 200
"""An answer of three spoken sentences has about 100."""

WORKING_TOKENS: Final = 300
"""How long a model may work before it is made to answer; a small one that goes on longer has lost its way."""

THOUGHT_TOKENS: Final = 2000
"""The same for a model that writes down its thoughts between marks of its own."""

WORKING_PARAMETERS: Final = 3_000_000_000
"""A model with fewer parameters answers at once; with more, it works first. The 1.5B model gets as many questions right
either way and takes ten times as long when it works (docs/measurements.md)."""

MARK_TOKENS: Final = 16
"""Room for the mark that makes a model answer."""

PLAIN_TEMPLATE: Final = (
    "{% for message in messages %}"
    "<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n"
    "{% endfor %}<|im_start|>assistant\n"
)
"""For a file without a chat template of its own."""


class Engine(Protocol):
    """What the reasoner's process needs of a model."""

    def answer(self, order: Think) -> Generator[Written, None, None]:
        """Yields what is written so far, again and again, after every slice of work; the last one is the whole.

        Closing the generator stops the work. Raises CannotAnswerError.
        """
        ...

    def check(self, order: Check) -> Generator[None, None, Verdict]:
        """Yields after every slice of work; returns what was found. Closing the generator stops the work."""
        ...


def load_engine(path: Path, context_tokens: int, threads: int) -> Engine:
    """Loads the model. Raises UnusableModelError, before loading where the file or the memory forbids it."""
    check_model(path, context_tokens)
    return LlamaEngine(path, context_tokens, threads)


class LlamaEngine:
    """One loaded model; keeps the KV cache of the last task: the next one begins with the same rules."""

    def __init__(self, path: Path, context_tokens: int, threads: int) -> None:
        self._llama = open_llama(path, context_tokens, threads, batch_tokens=BATCH_TOKENS)
        self._vocabulary = llama_cpp.llama_model_get_vocab(self._llama.model)
        template = self._llama.metadata.get("tokenizer.chat_template", PLAIN_TEMPLATE)
        if "<think>" in template or "<|channel|>" in template:
            self._manner = Manner.THINKS
        else:
            parameters = llama_cpp.llama_model_n_params(self._llama.model)
            self._manner = Manner.ANSWERS if parameters < WORKING_PARAMETERS else Manner.WORKS
        self._working_tokens = {Manner.THINKS: THOUGHT_TOKENS, Manner.WORKS: WORKING_TOKENS}.get(
            self._manner, 0
        )
        self._format = Jinja2ChatFormatter(
            template=template,
            eos_token=token_text(self._llama, self._llama.token_eos()),
            bos_token=token_text(self._llama, self._llama.token_bos()),
        )

    def answer(self, order: Think) -> Generator[Written, None, None]:
        prompt, tokens = self._prompt_that_fits(order)
        raw = "<think>" if prompt.rstrip().endswith("<think>") else ""
        written = Written()
        working_left, answer_left = self._working_tokens or -1, ANSWER_TOKENS
        temperature = 0.6 if self._manner is Manner.THINKS else 0.0  # thinking at 0 goes round in circles
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        while True:
            yield from (written for _ in self._read(tokens))
            for token in self._llama.generate(tokens, temp=temperature, top_p=0.95):
                if llama_cpp.llama_vocab_is_eog(self._vocabulary, token):
                    yield Written(self._whole_answer(raw), thoughts_in(raw, self._manner))
                    return
                tokens.append(token)
                raw += decoder.decode(self._llama.detokenize([token], special=True))
                written = Written(
                    self._answer_in(raw, finished=False), thoughts_in(raw, self._manner, finished=False)
                )
                yield written
                if written.answer or working_left <= 0:
                    answer_left -= 1
                else:
                    working_left -= 1
                if answer_left <= 0:
                    whole = whole_sentences(self._whole_answer(raw))
                    yield Written(whole, thoughts_in(raw, self._manner))
                    return
                if working_left == 0:
                    break
            working_left = -1
            mark = "\n</think>\n\n" if self._manner is Manner.THINKS else ANSWER_MARK
            raw += mark
            tokens += self._llama.tokenize(mark.encode(), add_bos=False, special=True)

    def check(self, order: Check) -> Generator[None, None, Verdict]:
        return check_answer(self, order.question, order.given)

    def complete(
        self, messages: list[dict[str, str]], most_tokens: int
    ) -> Generator[None, None, tuple[str, float]]:
        """See `Probe`: the likeliest reply, one token at a time."""
        yield from self._read(self._prompt_without_thoughts(messages))
        reply: list[int] = []
        logs: list[float] = []
        while len(reply) < most_tokens:
            chances = log_probabilities(self._llama)
            token = int(np.argmax(chances))
            logs.append(float(chances[token]))
            if llama_cpp.llama_vocab_is_eog(self._vocabulary, token):
                break
            reply.append(token)
            self._llama.eval([token])
            yield None
        text = self._llama.detokenize(reply).decode("utf-8", "replace")
        return without_thoughts(text), math.exp(sum(logs) / len(logs))

    def _prompt_without_thoughts(self, messages: list[dict[str, str]]) -> list[int]:
        """The tokens of the prompt; a model that would think first is made to answer at once."""
        prompt = self._render(messages)
        if self._manner is Manner.THINKS:
            prompt += self._no_thought(prompt)
        return self._llama.tokenize(prompt.encode(), add_bos=False, special=True)

    def _no_thought(self, prompt: str) -> str:
        if "<|channel|>" in self._llama.metadata.get("tokenizer.chat_template", ""):
            return "<|channel|>final<|message|>"
        return "\n</think>\n\n" if prompt.rstrip().endswith("<think>") else "<think>\n\n</think>\n\n"

    def _answer_in(self, raw: str, *, finished: bool) -> str:
        text = without_thoughts(raw, finished=finished)
        return answer_part(text, finished=finished) if self._manner is Manner.WORKS else text

    def _whole_answer(self, raw: str) -> str:
        """The answer in all that was written. Raises CannotAnswerError when there is none."""
        answer = self._answer_in(raw, finished=True)
        if not answer:
            raise CannotAnswerError("The reasoner thought about it but came to no answer.")
        return answer

    def _prompt_that_fits(self, order: Think) -> tuple[str, list[int]]:
        """The prompt and its tokens, with the oldest of the conversation left out until there is room."""
        room = self._llama.n_ctx() - self._working_tokens - ANSWER_TOKENS - MARK_TOKENS
        conversation = list(order.conversation)
        while True:
            prompt = self._render(build_messages(order.question, conversation, self._manner))
            tokens = self._llama.tokenize(prompt.encode(), add_bos=False, special=True)
            if len(tokens) <= room:
                return prompt, tokens
            if not conversation:
                raise CannotAnswerError("The question is too long for the reasoner's model.")
            conversation = conversation[(len(conversation) + 3) // 4 :]

    def _render(self, messages: list[dict[str, str]]) -> str:
        chat: Any = messages
        try:
            return str(self._format(messages=chat).prompt)
        except (ValueError, jinja2.TemplateError):  # such as a template that takes no system message
            merged = "\n\n".join(message["content"] for message in messages)
            chat = [{"role": "user", "content": merged}]
            return str(self._format(messages=chat).prompt)

    def _read(self, tokens: Sequence[int]) -> Iterator[None]:
        """Takes the prompt into the KV cache, from the first token in which it differs from what is there."""
        llama = self._llama
        kept = 0
        for held, wanted in zip(llama.input_ids[: llama.n_tokens].tolist(), tokens[:-1], strict=False):
            if held != wanted:
                break
            kept += 1
        memory = llama_cpp.llama_get_memory(llama.ctx)
        if kept < llama.n_tokens and not llama_cpp.llama_memory_seq_rm(memory, 0, kept, -1):
            kept = 0  # a hybrid model cannot drop a tail
        if kept == 0:
            llama_cpp.llama_memory_clear(memory, True)
            llama.reset()  # type: ignore[no-untyped-call]
        llama.n_tokens = kept
        for start in range(kept, len(tokens), BATCH_TOKENS):
            llama.eval(tokens[start : start + BATCH_TOKENS])
            yield None
