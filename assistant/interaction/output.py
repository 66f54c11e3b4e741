"""The output of one micro-turn while it is put together."""

from __future__ import annotations

from dataclasses import dataclass, field

from assistant.micro_turn import Decision, Look, MicroTurnOutput, Nod, Playback, ShownCard, SpokenClause, Task


@dataclass
class Output:
    """Filled in by the parts of the cascade; the fields are those of `MicroTurnOutput`."""

    playback: Playback = Playback.KEEP
    say: list[SpokenClause] = field(default_factory=list)
    nod: Nod | None = None
    delegate: list[Task] = field(default_factory=list)
    looks: list[Look] = field(default_factory=list)
    replaced: list[tuple[str, Task]] = field(default_factory=list)
    checks: list[Task] = field(default_factory=list)
    cancel_tasks: list[str] = field(default_factory=list)
    utterance_done: int | None = None
    answered: bool = False
    own_echo: bool = False
    look_again_at_s: float | None = None
    watches: bool = False
    show: list[ShownCard] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def look_again(self, at_s: float | None) -> None:
        """Somebody wants the next look at that time at the latest."""
        wishes_s = (self.look_again_at_s, at_s)
        self.look_again_at_s = min((wish_s for wish_s in wishes_s if wish_s is not None), default=None)

    def done(self, index: int, *, floor: str, thinking: bool) -> MicroTurnOutput:
        """The message."""
        return MicroTurnOutput(
            index=index,
            playback=self.playback,
            say=tuple(self.say),
            nod=self.nod,
            delegate=tuple(self.delegate),
            looks=tuple(self.looks),
            replaced=tuple(self.replaced),
            checks=tuple(self.checks),
            cancel_tasks=tuple(self.cancel_tasks),
            utterance_done=self.utterance_done,
            answered=self.answered,
            own_echo=self.own_echo,
            look_again_at_s=self.look_again_at_s,
            watches=self.watches,
            floor=floor,
            thinking=thinking,
            show=tuple(self.show),
            decisions=tuple(self.decisions),
            notices=tuple(self.notices),
        )
