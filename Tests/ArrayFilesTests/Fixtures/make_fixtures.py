"""Makes the files in this folder, which are kept beside it: python3 make_fixtures.py. Needs NumPy."""

import os

import numpy as np
from numpy.lib import format as npy

folder = os.path.dirname(os.path.abspath(__file__))


def path(name):
    return os.path.join(folder, name)


# Every type, byte order and memory order, always the same six numbers (bool: whether they are 0).
numbers = [[0, 1, 2], [3, 4, 100]]
arrays = {}
for kind in ["f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "b1"]:
    for order, byte_order in [("little", "<"), ("big", ">")]:
        for memory, layout in [("rows", "C"), ("columns", "F")]:
            arrays[f"{kind}_{order}_{memory}"] = np.array(numbers).astype(byte_order + kind).copy(order=layout)
np.savez(path("types.npz"), **arrays)
np.savez_compressed(path("types_compressed.npz"), **arrays)

# The ends of each range, and what is no ordinary number.
extremes = {}
for kind in ["i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8"]:
    limits = np.iinfo(kind)
    extremes[kind] = np.array([limits.min, limits.max], dtype=kind)
for kind in ["f2", "f4", "f8"]:
    limits = np.finfo(kind)
    extremes[kind] = np.array(
        [limits.max, limits.smallest_normal, limits.smallest_subnormal, -0.0, np.inf, -np.inf, np.nan], dtype=kind)
np.savez(path("extremes.npz"), **extremes)

# What NumPy writes for each number of dimensions; gradb writes the same bytes.
np.save(path("scalar.npy"), np.float64(0.25))
np.save(path("vector.npy"), np.array([0.5, -1.5, 2.5]))
np.save(path("matrix.npy"), np.array(numbers, dtype=float))
np.save(path("cube.npy"), np.arange(24.0).reshape(2, 3, 4))
np.save(path("cube_columns.npy"), np.asfortranarray(np.arange(24.0).reshape(2, 3, 4)))
np.save(path("empty.npy"), np.zeros((0, 3)))

for version in [(1, 0), (2, 0), (3, 0)]:
    with open(path(f"version{version[0]}.npy"), "wb") as file:
        npy.write_array(file, np.array(numbers, dtype=float), version=version)

# Not numbers.
np.save(path("complex.npy"), np.array([1j]))
np.save(path("text.npy"), np.array(["seven"]))
np.save(path("record.npy"), np.zeros(1, dtype=[("x", "f8"), ("y", "i4")]))
