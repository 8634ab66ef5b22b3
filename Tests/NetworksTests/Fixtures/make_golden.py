"""Writes golden.json beside this script: every matrix of one iteration of two small networks, as NumPy computes them.

Run it with Python 3 and NumPy; the result is the same on every run up to the last digit of NumPy's own rounding.
"""
import json
import os

import numpy as np


def iteration(sizes, count, seed):
    random = np.random.default_rng(seed)
    depth = len(sizes) - 1
    pixels = random.integers(0, 256, (sizes[0], count)) * (random.random((sizes[0], count)) < 0.5)
    labels = random.integers(0, 10, count)
    p = {}
    for k in range(1, depth + 1):
        p[f"W{k}"] = random.random((sizes[k], sizes[k - 1])) - 0.5
        p[f"b{k}"] = random.random((sizes[k], 1)) - 0.5
    v = {"X": pixels / 255, "Y": np.eye(10)[labels].T}
    a = v["X"]
    for k in range(1, depth + 1):
        v[f"Z{k}"] = p[f"W{k}"] @ a + p[f"b{k}"]
        if k < depth:
            a = np.maximum(v[f"Z{k}"], 0)
        else:
            e = np.exp(v[f"Z{k}"] - v[f"Z{k}"].max(axis=0))
            a = e / e.sum(axis=0)
        v[f"A{k}"] = a
    v["L"] = np.array([[-np.sum(v["Y"] * np.log(a)) / count]])
    dz = a - v["Y"]
    for k in range(depth, 0, -1):
        v[f"dZ{k}"] = dz
        v[f"dW{k}"] = dz @ (v["X"] if k == 1 else v[f"A{k - 1}"]).T / count
        v[f"db{k}"] = np.sum(dz, axis=1, keepdims=True) / count
        if k > 1:
            v[f"dA{k - 1}"] = p[f"W{k}"].T @ dz
            dz = v[f"dA{k - 1}"] * (v[f"Z{k - 1}"] > 0)
    after = {name: value - 0.1 * v["d" + name] for name, value in p.items()}
    lists = lambda arrays: {name: value.tolist() for name, value in arrays.items()}
    return {
        "sizes": sizes,
        "pixels": pixels.T.flatten().tolist(),
        "labels": labels.tolist(),
        "parameters": lists(p),
        "matrices": lists(v),
        "after": lists(after),
    }


cases = [iteration([9, 5, 10], 4, 1), iteration([16, 7, 6, 10], 6, 2)]
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "golden.json"), "w") as file:
    json.dump(cases, file)
    file.write("\n")
