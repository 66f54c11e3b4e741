"""Bodies that move as people do: where the joints of somebody are in the middle of an exercise, at rest, and walking.

Joints are metres in the person's own frame: left of them, up from the floor, and ahead of them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Joints = Mapping[str, Vector]
"""`left_knee`, `right_wrist` and so on, and `nose`."""

SIDES = (("left", 1.0), ("right", -1.0))
PUSH_UPS, SQUATS, JACKS, CURLS = "push-ups", "squats", "jumping jacks", "arm curls"
EXERCISES = (PUSH_UPS, SQUATS, JACKS, CURLS)


@dataclass(frozen=True)
class Build:
    """Somebody's measures: their height, and how much longer than usual arms and legs are."""

    height_m: float = 1.72
    arms: float = 1.0
    legs: float = 1.0
    width: float = 1.0

    @property
    def shank_m(self) -> float:
        return 0.246 * self.height_m * self.legs

    @property
    def thigh_m(self) -> float:
        return 0.245 * self.height_m * self.legs

    @property
    def torso_m(self) -> float:
        return 0.288 * self.height_m

    @property
    def upper_arm_m(self) -> float:
        return 0.172 * self.height_m * self.arms

    @property
    def forearm_m(self) -> float:
        return 0.152 * self.height_m * self.arms

    @property
    def shoulder_m(self) -> float:
        """From the middle to one shoulder."""
        return 0.105 * self.height_m * self.width

    @property
    def hip_m(self) -> float:
        return 0.062 * self.height_m * self.width

    @property
    def ankle_m(self) -> float:
        """How high the ankle is above the floor."""
        return 0.045 * self.height_m


@dataclass(frozen=True)
class Style:
    """How somebody does it: which arms they curl ("both", "left", "right", "in turn"), how wide they stand, how their
    elbows point, what their arms do in a squat ("ahead", "down", "hips")."""

    arms: str = "both"
    stance_deg: float = 6.0
    flare: float = 0.7
    squat_arms: str = "ahead"


Pose = Callable[[Build, Style, float, float], dict[str, Vector]]
"""Where the joints are when the movement is `way` (0–1) from its beginning to its far end; the second number tells
the arms of curls in turn apart: how far the other one is."""


def joints_of(exercise: str, build: Build, style: Style, way: float, other_way: float = 0.0) -> Joints:
    """The joints in the middle of an exercise; see `Pose`."""
    return _POSES[exercise](build, style, way, other_way)


def standing(build: Build, sway: float = 0.0) -> Joints:
    """Somebody who stands still but for a little sway (−1…1)."""
    joints = _legs(build, _both(3.0), (4.0, 4.0))
    hips = _middle(joints, "hip")
    _upper_body(joints, build, hips, lean_deg=2.0 + 2.0 * sway, roll_deg=1.0 * sway)
    _hanging_arms(joints, build, 10.0 + 3.0 * sway, 12.0)
    return joints


def walking(build: Build, step: float) -> Joints:
    """Somebody who walks; `step` counts steps of both legs, 1.0 for two."""
    swing = math.sin(2.0 * math.pi * step)
    lift = [max(0.0, math.cos(2.0 * math.pi * step)), max(0.0, -math.cos(2.0 * math.pi * step))]
    joints: dict[str, Vector] = {}
    hip_up_m = build.ankle_m + (build.shank_m + build.thigh_m) * (0.985 - 0.015 * abs(swing))
    for (side, sign), forward, bent in zip(SIDES, (swing, -swing), lift, strict=True):
        thigh_rad, knee_rad = math.radians(24.0 * forward + 10.0 * bent), math.radians(6.0 + 52.0 * bent)
        hip = np.array([sign * build.hip_m, hip_up_m, 0.0])
        knee = hip + build.thigh_m * np.array([0.0, -math.cos(thigh_rad), math.sin(thigh_rad)])
        shin_rad = thigh_rad - knee_rad
        ankle = knee + build.shank_m * np.array([0.0, -math.cos(shin_rad), math.sin(shin_rad)])
        joints |= {f"{side}_hip": hip, f"{side}_knee": knee, f"{side}_ankle": ankle}
    _feet(joints, build)
    _upper_body(joints, build, _middle(joints, "hip"), lean_deg=4.0)
    for (side, _), forward in zip(SIDES, (-swing, swing), strict=True):
        _arm(joints, build, side, upper_deg=22.0 * forward, elbow_deg=158.0 - 12.0 * max(0.0, forward))
    return joints


def between(one: Joints, other: Joints, share: float) -> Joints:
    """The way from one posture to another, such as standing up from the floor."""
    return {name: (1.0 - share) * one[name] + share * other[name] for name in one}


# -- the exercises --


def _push_up(build: Build, style: Style, way: float, _other: float) -> dict[str, Vector]:
    elbow_rad = math.radians(167.0 - 85.0 * way)
    upper_m, fore_m = build.upper_arm_m, build.forearm_m
    reach_m = math.sqrt(upper_m**2 + fore_m**2 - 2.0 * upper_m * fore_m * math.cos(elbow_rad))
    straight_m = upper_m + fore_m
    body_m = build.shank_m + build.thigh_m + build.torso_m
    ankle = np.array([0.0, 0.08, 0.0])
    wrist_up_m, apart_m = 0.04, build.shoulder_m * (1.0 + 0.5 * style.flare)
    top_rad = math.asin((wrist_up_m + 0.97 * straight_m - ankle[1]) / body_m)
    wrist_ahead_m = body_m * math.cos(top_rad)
    low_rad, high_rad = -0.05, top_rad + 0.05
    for _ in range(40):  # the slope of the body at which the shoulder is so far from the hand
        slope_rad = (low_rad + high_rad) / 2.0
        up_m, ahead_m = ankle[1] + body_m * math.sin(slope_rad), body_m * math.cos(slope_rad)
        gap = math.dist((build.shoulder_m, up_m, ahead_m), (apart_m, wrist_up_m, wrist_ahead_m))
        low_rad, high_rad = (slope_rad, high_rad) if gap < reach_m else (low_rad, slope_rad)
    along = np.array([0.0, math.sin(slope_rad), math.cos(slope_rad)])
    joints: dict[str, Vector] = {}
    for side, sign in SIDES:
        out = np.array([sign, 0.0, 0.0])
        foot = ankle + out * build.hip_m
        joints |= {
            f"{side}_ankle": foot,
            f"{side}_heel": foot + np.array([0.0, 0.0, -0.06]),
            f"{side}_foot": foot + np.array([0.0, -0.07, 0.03]),
            f"{side}_knee": foot + build.shank_m * along,
            f"{side}_hip": foot + (build.shank_m + build.thigh_m) * along,
            f"{side}_shoulder": ankle + body_m * along + out * build.shoulder_m,
            f"{side}_wrist": np.array([sign * apart_m, wrist_up_m, wrist_ahead_m]),
        }
        pole = out * style.flare - along * (1.2 - style.flare)
        shoulder, wrist = joints[f"{side}_shoulder"], joints[f"{side}_wrist"]
        joints[f"{side}_elbow"] = _bent(shoulder, wrist, upper_m, fore_m, pole)
        joints[f"{side}_hand"] = wrist + np.array([0.0, -0.02, 0.08])
    joints["nose"] = ankle + (body_m + 0.13 * build.height_m) * along + np.array([0.0, -0.08, 0.0])
    _ears(joints, build, up=-along * 0.02 + np.array([0.0, 0.09, -0.06]))
    return joints


def _squat(build: Build, style: Style, way: float, _other: float) -> dict[str, Vector]:
    bend_deg = 6.0 + 96.0 * way
    joints = _legs(build, _both(style.stance_deg), (bend_deg, bend_deg))
    _upper_body(joints, build, _middle(joints, "hip"), lean_deg=3.0 + 0.42 * bend_deg)
    if style.squat_arms == "ahead":
        _hanging_arms(joints, build, 20.0 + 62.0 * min(1.0, 1.5 * way), 12.0, elbow_deg=165.0)
    elif style.squat_arms == "down":
        _hanging_arms(joints, build, 12.0 + 20.0 * way, 12.0)
    else:
        _hanging_arms(joints, build, -25.0, 40.0, elbow_deg=85.0)
    return joints


def _jack(build: Build, style: Style, way: float, _other: float) -> dict[str, Vector]:
    joints = _legs(build, _both(2.0 + (20.0 + 4.0 * style.flare) * way), (8.0 + 8.0 * way, 8.0 + 8.0 * way))
    hop_m = 0.06 * math.sin(math.pi * way)
    for joint in joints.values():
        joint[1] += hop_m
    _upper_body(joints, build, _middle(joints, "hip"), lean_deg=2.0)
    for side, sign in SIDES:
        raise_rad = math.radians(8.0 + 160.0 * way)
        shoulder = joints[f"{side}_shoulder"]
        away = np.array([sign * math.sin(raise_rad), -math.cos(raise_rad), 0.08])
        inner_rad = raise_rad + math.radians(14.0)
        further = np.array([sign * math.sin(inner_rad), -math.cos(inner_rad), 0.1])
        elbow = shoulder + build.upper_arm_m * away
        joints |= {
            f"{side}_elbow": elbow,
            f"{side}_wrist": elbow + build.forearm_m * further,
            f"{side}_hand": elbow + (build.forearm_m + 0.08) * further,
        }
    return joints


def _curl(build: Build, style: Style, way: float, other: float) -> dict[str, Vector]:
    joints = dict(standing(build))
    ways = {"both": (way, way), "left": (way, 0.0), "right": (0.0, way), "in turn": (way, other)}[style.arms]
    for (side, _), share in zip(SIDES, ways, strict=True):
        _arm(joints, build, side, upper_deg=4.0 + 14.0 * share, elbow_deg=160.0 - 118.0 * share, out_deg=9.0)
    return joints


_POSES: dict[str, Pose] = {PUSH_UPS: _push_up, SQUATS: _squat, JACKS: _jack, CURLS: _curl}


# -- parts of a body --


def _both(degrees: float) -> tuple[float, float]:
    return degrees, degrees


def _middle(joints: Joints, name: str) -> Vector:
    return (joints[f"left_{name}"] + joints[f"right_{name}"]) / 2.0


def _legs(build: Build, apart_deg: tuple[float, float], bend_deg: tuple[float, float]) -> dict[str, Vector]:
    """Legs with the feet on the floor, below the hips but for how far they are apart."""
    joints: dict[str, Vector] = {}
    for (side, sign), apart, bend in zip(SIDES, apart_deg, bend_deg, strict=True):
        shin_rad, thigh_rad, out_rad = (
            math.radians(0.38 * bend),
            math.radians(0.62 * bend),
            math.radians(apart),
        )
        knee_up = build.shank_m * np.array([0.0, math.cos(shin_rad), math.sin(shin_rad)])
        hip_up = build.thigh_m * np.array([0.0, math.cos(thigh_rad), -math.sin(thigh_rad)])
        legs_m = (knee_up + hip_up)[1]
        ankle = np.array([sign * (build.hip_m + legs_m * math.tan(out_rad)), build.ankle_m, 0.0])
        inward = np.array([-sign * math.tan(out_rad), 1.0, 0.0]) / math.hypot(math.tan(out_rad), 1.0)
        knee = ankle + inward * knee_up[1] + np.array([sign * 0.05 * bend / 100.0, 0.0, knee_up[2]])
        hip = ankle + inward * legs_m + np.array([0.0, 0.0, (knee_up + hip_up)[2]])
        hip[0] = sign * build.hip_m
        joints |= {f"{side}_ankle": ankle, f"{side}_knee": knee, f"{side}_hip": hip}
    _feet(joints, build)
    return joints


def _feet(joints: dict[str, Vector], build: Build) -> None:
    for side, sign in SIDES:
        ankle = joints[f"{side}_ankle"]
        joints[f"{side}_heel"] = ankle + np.array([0.0, -0.03, -0.05])
        joints[f"{side}_foot"] = ankle + np.array([sign * 0.03, -0.04, 0.1 * build.height_m])


def _upper_body(
    joints: dict[str, Vector], build: Build, hips: Vector, *, lean_deg: float, roll_deg: float = 0.0
) -> None:
    lean_rad, roll_rad = math.radians(lean_deg), math.radians(roll_deg)
    along = np.array([math.sin(roll_rad), math.cos(lean_rad) * math.cos(roll_rad), math.sin(lean_rad)])
    for side, sign in SIDES:
        joints[f"{side}_shoulder"] = (
            hips + build.torso_m * along + np.array([sign * build.shoulder_m, 0.0, 0.0])
        )
    joints["nose"] = hips + (build.torso_m + 0.12 * build.height_m) * along + np.array([0.0, 0.0, 0.09])
    _ears(joints, build, up=np.array([0.0, 0.01, -0.09]))


def _ears(joints: dict[str, Vector], build: Build, *, up: Vector) -> None:
    for side, sign in SIDES:
        joints[f"{side}_ear"] = joints["nose"] + up + np.array([sign * 0.045 * build.height_m, 0.0, 0.0])
        joints[f"{side}_eye"] = joints["nose"] + np.array([sign * 0.018 * build.height_m, 0.03, -0.02])
        joints[f"{side}_mouth"] = joints["nose"] + np.array([sign * 0.014 * build.height_m, -0.035, -0.015])


def _hanging_arms(
    joints: dict[str, Vector], build: Build, upper_deg: float, out_deg: float, elbow_deg: float = 160.0
) -> None:
    for side, _ in SIDES:
        _arm(joints, build, side, upper_deg=upper_deg, elbow_deg=elbow_deg, out_deg=out_deg)


def _arm(
    joints: dict[str, Vector],
    build: Build,
    side: str,
    *,
    upper_deg: float,
    elbow_deg: float,
    out_deg: float = 8.0,
) -> None:
    """The upper arm swung ahead by so much from hanging, and out to the side; the forearm bends ahead and up."""
    sign = 1.0 if side == "left" else -1.0
    upper_rad, out_rad = math.radians(upper_deg), math.radians(out_deg)
    fore_rad = upper_rad + math.pi - math.radians(elbow_deg)

    def direction(forward_rad: float) -> Vector:
        down = np.array([math.sin(out_rad) * sign, -math.cos(out_rad), 0.0])
        swung: Vector = down * math.cos(forward_rad) + np.array([0.0, 0.0, math.sin(forward_rad)])
        return swung

    elbow = joints[f"{side}_shoulder"] + build.upper_arm_m * direction(upper_rad)
    joints[f"{side}_elbow"] = elbow
    joints[f"{side}_wrist"] = elbow + build.forearm_m * direction(fore_rad)
    joints[f"{side}_hand"] = elbow + (build.forearm_m + 0.08) * direction(fore_rad)


def _bent(root: Vector, tip: Vector, first_m: float, second_m: float, pole: Vector) -> Vector:
    """The joint between two bones that lead from `root` to `tip`, on the side to which `pole` points."""
    line = tip - root
    length_m = min(float(np.linalg.norm(line)), 0.999 * (first_m + second_m))
    along = line / np.linalg.norm(line)
    along_m = (first_m**2 - second_m**2 + length_m**2) / (2.0 * length_m)
    aside_m = math.sqrt(max(0.0, first_m**2 - along_m**2))
    aside = pole - along * float(pole @ along)
    bent: Vector = root + along * along_m + aside / np.linalg.norm(aside) * aside_m
    return bent
