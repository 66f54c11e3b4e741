"""A model that sees, on llama.cpp's multimodal library: one picture and one question in, an answer out.

It runs in the process of `assistant.reasoning.worker` and can be stopped between slices of work, but not while a
picture is encoded. The picture comes as bytes: nothing here can open an address.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import ctypes
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import jinja2
import llama_cpp
import numpy as np
from llama_cpp import mtmd_cpp
from llama_cpp.llama_chat_format import Jinja2ChatFormatter

from assistant.reasoning.errors import CannotAnswerError, UnusableModelError
from assistant.reasoning.llama_file import log_nothing, log_probabilities, open_llama, token_text
from assistant.reasoning.messages import Think
from assistant.reasoning.model_file import check_model
from assistant.reasoning.prompt import whole_sentences, without_thoughts
from assistant.reasoning.written import Written

WHO: Final = "observer"
"""What it is called in sentences for the user."""
PROJECTOR: Final = "mmproj.gguf"
"""The file beside the model's that turns pictures into what it reads."""

BATCH_TOKENS: Final = 512
"""Some models read all of a picture at once."""
SLICE_TOKENS: Final = 64
PICTURE_TOKENS: Final = 144
"""A picture of 512 × 288 pixels has as many. Models that enlarge a picture and cut it into tiles are held to five of
these, not seventeen: each takes seconds."""
ANSWER_TOKENS: Final = 160
"""A text that is read has more words than an answer."""

PLAIN_TEMPLATE: Final = (
    "{% for message in messages %}<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n{% endfor %}"
    "<|im_start|>assistant\n"
)
"""For a file without a chat template of its own."""


def load_engine(path: Path, context_tokens: int, threads: int) -> PictureModel:
    """Loads the model and its projector. Raises UnusableModelError."""
    projector = path.parent / PROJECTOR
    try:
        projector_bytes = projector.stat().st_size
    except OSError:
        raise UnusableModelError(
            f"The {WHO}'s model {path.name} lacks the file {PROJECTOR} in {path.parent}: fetch it again."
        ) from None
    check_model(path, context_tokens, WHO, beside_bytes=projector_bytes)
    return PictureModel(path, projector, context_tokens, threads)


class PictureModel:
    """One loaded model with its projector."""

    def __init__(self, path: Path, projector: Path, context_tokens: int, threads: int) -> None:
        self._llama = open_llama(path, context_tokens, threads, batch_tokens=BATCH_TOKENS, who=WHO)
        self._vocabulary = llama_cpp.llama_model_get_vocab(self._llama.model)
        mtmd_cpp.mtmd_log_set(log_nothing, ctypes.c_void_p(0))
        mtmd_cpp.mtmd_helper_log_set(log_nothing, ctypes.c_void_p(0))
        context = _open_projector(projector, self._llama, threads)
        if context is None:
            raise UnusableModelError(
                f"The {WHO}'s model {path.name} cannot see with its file {projector.name}: "
                "fetch it again or choose another."
            )
        self._context = context
        self._marker = (mtmd_cpp.mtmd_default_marker() or b"").decode()
        self._bos = token_text(self._llama, self._llama.token_bos())
        self._format = Jinja2ChatFormatter(
            template=self._llama.metadata.get("tokenizer.chat_template", PLAIN_TEMPLATE),
            eos_token=token_text(self._llama, self._llama.token_eos()),
            bos_token=self._bos,
        )

    def answer(self, order: Think) -> Generator[Written, None, None]:
        """Yields what is written so far, again and again, after every slice of work; the last one is the whole.

        With choices the likelier one is the answer. Closing the generator stops the work. Raises CannotAnswerError.
        """
        yield from (Written() for _ in self._read(order))
        if order.choices:
            yield Written(self._likeliest(order.choices))
            return
        raw = ""
        decoder = codecs.getincrementaldecoder("utf-8")("replace")
        for _ in range(ANSWER_TOKENS):
            token = int(np.argmax(log_probabilities(self._llama)))
            if llama_cpp.llama_vocab_is_eog(self._vocabulary, token):
                break
            raw += decoder.decode(self._written(token))
            if _goes_in_circles(raw):
                break
            if self._llama.n_tokens >= self._llama.n_ctx():
                break
            self._llama.eval([token])
            yield Written(without_thoughts(raw, finished=False))
        else:
            raw = whole_sentences(raw)
        yield Written(_without_circles(without_thoughts(raw)))

    def _written(self, token: int) -> bytes:
        """A token as it is written; of marks only those between which a model thinks."""
        text: bytes = self._llama.detokenize([token], special=True)
        is_mark = llama_cpp.llama_vocab_is_control(self._vocabulary, token)
        return b"" if is_mark and b"think" not in text else text

    def _likeliest(self, choices: tuple[str, ...]) -> str:
        """Of choices that begin with different tokens the one that the model would rather begin to say."""
        chances = np.exp(log_probabilities(self._llama))

        def chance(choice: str) -> float:
            spellings = {choice, choice.capitalize(), f" {choice}", f" {choice.capitalize()}"}
            firsts = {
                self._llama.tokenize(one.encode(), add_bos=False, special=False)[0] for one in spellings
            }
            return float(sum(chances[token] for token in firsts))

        return max(choices, key=chance)

    def _read(self, order: Think) -> Iterator[None]:
        """Takes the picture and the question into the KV cache, which forgets everything else."""
        try:
            picture = base64.b64decode(order.picture, validate=True)
        except binascii.Error:
            picture = b""
        if not picture:
            raise CannotAnswerError("There is no picture to look at.")
        prompt = self._prompt(order.question)
        self._llama.reset()  # type: ignore[no-untyped-call]
        llama_cpp.llama_memory_clear(llama_cpp.llama_get_memory(self._llama.ctx), True)
        with self._chunks(prompt, picture) as chunks:
            for number in range(mtmd_cpp.mtmd_input_chunks_size(chunks)):
                chunk = mtmd_cpp.mtmd_input_chunks_get(chunks, number)
                if chunk is None:
                    continue
                if self._llama.n_tokens + mtmd_cpp.mtmd_input_chunk_get_n_tokens(chunk) > self._room:
                    raise CannotAnswerError(f"The picture is too large for the {WHO}'s model.")
                if mtmd_cpp.mtmd_input_chunk_get_type(chunk) == mtmd_cpp.MTMD_INPUT_CHUNK_TYPE_TEXT:
                    yield from self._read_text(chunk)
                else:
                    self._read_picture(chunk)
                    yield None

    @property
    def _room(self) -> int:
        """Tokens that the picture and the question may have together."""
        return self._llama.n_ctx() - ANSWER_TOKENS

    def _prompt(self, question: str) -> str:
        """The question with the mark of the picture, in the model's own form."""
        parts: list[dict[str, str]] = [
            {"type": "text", "text": self._marker},
            {"type": "text", "text": question.replace(self._marker, " ")},
        ]
        as_text = "\n".join(part["text"] for part in parts)
        for content in (parts, as_text):  # some templates know only one of them
            chat: Any = [{"role": "user", "content": content}]
            try:
                prompt = str(self._format(messages=chat).prompt)
            except (ValueError, TypeError, jinja2.TemplateError):
                continue
            if prompt.count(self._marker) == 1 and "'type'" not in prompt:
                return f"{prompt}\n</think>\n\n" if prompt.rstrip().endswith("<think>") else prompt
        raise CannotAnswerError(f"The chat template of the {WHO}'s model takes no pictures.")

    @contextmanager
    def _chunks(self, prompt: str, picture: bytes) -> Iterator[Any]:
        """The prompt in pieces of text and of the picture."""
        buffer = (ctypes.c_uint8 * len(picture)).from_buffer_copy(picture)
        bitmap: Any = mtmd_cpp.mtmd_helper_bitmap_init_from_buf(self._context, buffer, len(picture), False)
        if bitmap is None:
            raise CannotAnswerError("The picture is damaged.")
        chunks: Any = mtmd_cpp.mtmd_input_chunks_init()
        try:
            text = mtmd_cpp.mtmd_input_text()
            encoded = prompt.encode()
            text.text, text.text_len = encoded, len(encoded)
            text.add_special = not (self._bos and prompt.startswith(self._bos))
            text.parse_special = True
            bitmaps = (mtmd_cpp.mtmd_bitmap_p_ctypes * 1)(bitmap)
            if mtmd_cpp.mtmd_tokenize(self._context, chunks, ctypes.byref(text), bitmaps, 1) != 0:
                raise CannotAnswerError("The picture cannot be read by this model.")
            yield chunks
        finally:
            mtmd_cpp.mtmd_input_chunks_free(chunks)
            mtmd_cpp.mtmd_bitmap_free(bitmap)

    def _read_text(self, chunk: Any) -> Iterator[None]:
        count = ctypes.c_size_t()
        pointer: Any = mtmd_cpp.mtmd_input_chunk_get_tokens_text(chunk, ctypes.byref(count))
        tokens = [int(pointer[place]) for place in range(count.value)]
        for start in range(0, len(tokens), SLICE_TOKENS):
            self._llama.eval(tokens[start : start + SLICE_TOKENS])
            yield None

    def _read_picture(self, chunk: Any) -> None:
        """Encodes a piece of the picture and takes it in."""
        read_until = llama_cpp.llama_pos(0)
        failed = mtmd_cpp.mtmd_helper_eval_chunk_single(
            self._context,
            self._llama.ctx,
            chunk,
            llama_cpp.llama_pos(self._llama.n_tokens),
            llama_cpp.llama_seq_id(0),
            self._llama.n_batch,
            False,
            ctypes.byref(read_until),
        )
        if failed:
            raise CannotAnswerError("The picture cannot be read by this model.")
        self._llama.n_tokens = read_until.value


def _open_projector(projector: Path, llama: llama_cpp.Llama, threads: int) -> Any:
    """What turns pictures into what the model reads; None when it does not belong to it, or sees nothing."""
    parameters = mtmd_cpp.mtmd_context_params_default()
    parameters.use_gpu = True  # where llama.cpp was built for one
    parameters.print_timings = False
    parameters.n_threads = threads
    parameters.warmup = False
    for most_tokens in (PICTURE_TOKENS, -1):  # some models want more, and say so by not loading
        parameters.image_max_tokens = most_tokens
        context = mtmd_cpp.mtmd_init_from_file(str(projector).encode(), llama.model, parameters)
        if context is not None:
            return context if mtmd_cpp.mtmd_support_vision(context) else None
    return None


def _goes_in_circles(text: str) -> bool:
    """Whether a small model has begun to say the same again and again."""
    return _without_circles(text) != text.strip()


def _without_circles(text: str) -> str:
    """The text up to where a sentence or line comes again that was written before."""
    text = text.strip()
    pieces = [piece for line in text.splitlines() for piece in line.split(". ")]
    seen: set[str] = set()
    at = 0
    for piece in pieces:
        at = text.index(piece, at)
        plain = piece.strip(" .").lower()
        if len(plain.split()) > 2 and plain in seen:
            return text[:at].strip()
        seen.add(plain)
        at += len(piece)
    return text
