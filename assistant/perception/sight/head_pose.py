"""Head pose: how a head is turned, told from points of a face mesh by laying a model face over them.

The points of the model face and their weights are those of MediaPipe's face geometry (Apache-2.0,
`mediapipe/modules/face_geometry/data/geometry_pipeline_metadata.pbtxt`): they move little when a face speaks or smiles.
"""

from __future__ import annotations

import math

import numpy as np

from assistant.perception.sight.litert import Tensor

# Number in the mesh, weight, and place on the model face (cm): x to the left of its owner, y up, z out of the face.
_MIDDLE = (
    (4, 0.0709, 0.000000, -0.463170, 7.586580),
    (6, 0.0321, 0.000000, 2.473255, 5.788627),
    (10, 0.0084, 0.000000, 8.261778, 4.481535),
)
# The same for pairs: the number on the owner's right, on their left, weight, and the place of the left one.
_PAIRS = (
    (33, 263, 0.0587, 4.445859, 2.663991, 3.173422),
    (54, 284, 0.0077, 6.279331, 6.615427, 1.425850),
    (67, 297, 0.0091, 3.523964, 8.005976, 3.729163),
    (117, 346, 0.0098, 5.258659, 0.945811, 2.974312),
    (119, 348, 0.0146, 3.300681, 0.861641, 3.872784),
    (121, 350, 0.0186, 1.820731, 1.467954, 4.224124),
    (127, 356, 0.0052, 7.743095, 2.364999, -2.005167),
    (129, 358, 0.1206, 1.785794, -0.978284, 4.850470),
    (132, 361, 0.0056, 7.270895, -2.890917, -2.252455),
    (133, 362, 0.0533, 1.856432, 2.585245, 3.757904),
    (136, 365, 0.0669, 5.085276, -7.178590, 0.714711),
    (143, 372, 0.0148, 6.407571, 2.236021, 1.560843),
    (147, 376, 0.0143, 6.234883, -1.944430, 1.663542),
    (198, 420, 0.0255, 1.246815, 0.230297, 5.681036),
    (205, 425, 0.0473, 3.832928, -1.537326, 4.137731),
)

NUMBERS = np.array([row[0] for row in _MIDDLE] + [n for row in _PAIRS for n in row[:2]])
"""The points of the mesh that count."""
WEIGHTS = np.array([row[1] for row in _MIDDLE] + [w for row in _PAIRS for w in (row[2], row[2])])
MODEL_FACE = np.array([row[2:] for row in _MIDDLE] + [(s * r[3], *r[4:]) for r in _PAIRS for s in (-1, 1)])
"""Their places on a face that looks straight ahead."""


def head_pose(mesh: Tensor) -> tuple[float, float, float] | None:
    """Yaw, pitch and roll as `Face` has them; None for points that are no face.

    `mesh` is (468, 3) in one unit for all three: x to the picture's right, y down, z away from the camera.
    """
    seen = mesh[NUMBERS].astype(np.float64) * (1.0, -1.0, -1.0)
    weights = WEIGHTS / WEIGHTS.sum()
    seen = seen - weights @ seen
    model = MODEL_FACE - weights @ MODEL_FACE
    left, spread, right = np.linalg.svd((seen * weights[:, np.newaxis]).T @ model)  # Kabsch
    if spread[1] < 1e-9 * max(spread[0], 1e-9):
        return None
    mirrored = np.diag((1.0, 1.0, math.copysign(1.0, float(np.linalg.det(left @ right)))))
    turned = left @ mirrored @ right
    ahead = turned[:, 2]
    yaw = math.atan2(ahead[0], ahead[2])
    pitch = math.asin(max(-1.0, min(1.0, ahead[1])))
    level = np.array((math.cos(yaw), 0.0, -math.sin(yaw)))  # to the owner's left, were the head not leaning
    roll = math.atan2(float(np.cross(level, turned[:, 0]) @ ahead), float(level @ turned[:, 0]))
    return math.degrees(yaw), math.degrees(pitch), math.degrees(roll)
