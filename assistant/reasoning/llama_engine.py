"""The reasoner's model on llama.cpp: answers one question at a time and can be stopped between tokens."""

from __future__ import annotations

import codecs
import ctypes
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, Protocol

import jinja2
import llama_cpp
from llama_cpp.llama_chat_format import Jinja2ChatFormatter

from assistant.reasoning.errors import CannotAnswerError, UnusableModelError
from assistant.reasoning.messages import Think
from assistant.reasoning.model_file import check_model
from assistant.reasoning.prompt import build_messages, visible_text, whole_sentences

BATCH_TOKENS: Final = 64
"""The prompt is read in slices of this many tokens; between two slices the work can be stopped."""

ANSWER_TOKENS: Final = 400
"""An answer of three spoken sentences has about 100."""

THOUGHT_TOKENS: Final = 2000
"""For a model that writes down its thoughts before it answers."""

PLAIN_TEMPLATE: Final = (
    "{% for message in messages %}"
    "<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n"
    "{% endfor %}<|im_start|>assistant\n"
)
"""For a file without a chat template of its own."""


class Engine(Protocol):
    """What the reasoner's process needs of a model."""

    def answer(self, order: Think) -> Generator[str, None, None]:
        """Yields the answer so far, again and again, after every slice of work; the last one is the whole.

        Closing the generator stops the work. Raises CannotAnswerError.
        """
        ...


def load_engine(path: Path, context_tokens: int, threads: int) -> Engine:
    """Loads the model. Raises UnusableModelError, before loading where the file or the memory forbids it."""
    check_model(path, context_tokens)
    return LlamaEngine(path, context_tokens, threads)


@llama_cpp.llama_log_callback  # type: ignore[untyped-decorator]
def _log_nothing(_level: int, _text: bytes, _user_data: ctypes.c_void_p) -> None:
    pass


class LlamaEngine:
    """One loaded model; keeps the KV cache of the last task: the next one begins with the same rules."""

    def __init__(self, path: Path, context_tokens: int, threads: int) -> None:
        llama_cpp.llama_log_set(_log_nothing, ctypes.c_void_p(0))
        try:
            self._llama = llama_cpp.Llama(
                model_path=str(path),
                n_ctx=context_tokens,
                n_batch=BATCH_TOKENS,
                n_ubatch=BATCH_TOKENS,
                n_threads=threads,
                n_threads_batch=threads,
                verbose=False,
            )
        except (ValueError, RuntimeError, OSError, AssertionError):
            raise UnusableModelError(
                f"The reasoner's model {path.name} is damaged or of a kind that this version cannot load: "
                "fetch it again or choose another."
            ) from None
        self._vocabulary = llama_cpp.llama_model_get_vocab(self._llama.model)
        template = self._llama.metadata.get("tokenizer.chat_template", PLAIN_TEMPLATE)
        self._thinks = "<think>" in template or "<|channel|>" in template
        self._format = Jinja2ChatFormatter(
            template=template,
            eos_token=self._token_text(self._llama.token_eos()),
            bos_token=self._token_text(self._llama.token_bos()),
        )

    def answer(self, order: Think) -> Generator[str, None, None]:
        prompt, tokens = self._prompt_that_fits(order)
        yield from ("" for _ in self._read(tokens))
        limit = min(
            ANSWER_TOKENS + (THOUGHT_TOKENS if self._thinks else 0), self._llama.n_ctx() - len(tokens) - 1
        )
        raw = "<think>" if prompt.rstrip().endswith("<think>") else ""
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        cut_off = True
        generated = self._llama.generate(tokens, temp=0.6 if self._thinks else 0.0, top_p=0.95)
        for written, token in enumerate(generated, start=1):
            if llama_cpp.llama_vocab_is_eog(self._vocabulary, token):
                cut_off = False
                break
            raw += decoder.decode(self._llama.detokenize([token], prev_tokens=tokens, special=True))
            if written >= limit:
                break
            yield visible_text(raw, finished=False)
        answer = visible_text(raw)
        if cut_off:
            answer = whole_sentences(answer)
        if not answer:
            raise CannotAnswerError("The reasoner thought about it but came to no answer.")
        yield answer

    def _prompt_that_fits(self, order: Think) -> tuple[str, list[int]]:
        """The prompt and its tokens, with the oldest of the conversation left out until there is room."""
        room = self._llama.n_ctx() - ANSWER_TOKENS - (THOUGHT_TOKENS if self._thinks else 0)
        conversation = list(order.conversation)
        while True:
            prompt = self._render(build_messages(order.question, conversation))
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

    def _token_text(self, token: int) -> str:
        if token < 0:
            return ""
        text: bytes = self._llama.detokenize([token], special=True)
        return text.decode("utf-8", "replace")
