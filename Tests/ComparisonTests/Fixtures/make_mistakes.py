"""Writes mistakes.json beside it: one right iteration, and what NumPy makes of wrong lines of it. Needs NumPy 2.1.

Each wrong line stands here as people write it for NumPy, beside how gradb has to name it.
"""

import json
import os

import numpy as np

random = np.random.default_rng(8)


def relu(x):
    return np.maximum(x, 0)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def softmax(x):
    powers = np.exp(x - np.max(x, axis=0))
    return powers / np.sum(powers, axis=0)


# One iteration of a network 9-10-10-10 on eight samples; with layers alike, the shapes give few mistakes away.
m, alpha = 8, 0.3
X = random.integers(0, 256, (9, m)) * random.integers(0, 2, (9, m)) / 255
y = np.array([3, 0, 9, 3, 7, 1, 5, 5])
Y = np.eye(10)[y].T
W1, b1 = np.round(random.normal(0, 0.5, (10, 9)), 3), np.round(random.normal(0, 0.5, (10, 1)), 3)
W2, b2 = np.round(random.normal(0, 0.5, (10, 10)), 3), np.round(random.normal(0, 0.5, (10, 1)), 3)
W3, b3 = np.round(random.normal(0, 0.5, (10, 10)), 3), np.round(random.normal(0, 0.5, (10, 1)), 3)
Z1 = W1 @ X + b1
A1 = relu(Z1)
Z2 = W2 @ A1 + b2
A2 = relu(Z2)
Z3 = W3 @ A2 + b3
A3 = softmax(Z3)
L = -np.sum(Y * np.log(A3)) / m
dZ3 = A3 - Y
dW3, db3 = dZ3 @ A2.T / m, np.sum(dZ3, axis=1, keepdims=True) / m
dA2 = W3.T @ dZ3
dZ2 = dA2 * (Z2 > 0)
dW2, db2 = dZ2 @ A1.T / m, np.sum(dZ2, axis=1, keepdims=True) / m
dA1 = W2.T @ dZ2
dZ1 = dA1 * (Z1 > 0)
dW1, db1 = dZ1 @ X.T / m, np.sum(dZ1, axis=1, keepdims=True) / m
W3_new, b3_new = W3 - alpha * dW3, b3 - alpha * db3

# The array, the line for NumPy, and the line as gradb names it where that is another.
LINES = [
    ("Z1", "W1 @ X"),
    ("Z2", "np.dot(W2, A1) - b2", "W2 @ A1 - b2"),
    ("Z2", "np.dot(W2.T, A1) + b2", "W2.T @ A1 + b2"),
    ("Z2", "W2 @ Z1 + b2"),
    ("Z3", "W2 @ A2 + b3"),
    ("Z3", "W3 @ A1 + b3"),
    ("Z3", "W3 @ A2 + b2"),
    ("Z3", "relu(W3 @ A2 + b3)"),
    ("A1", "np.minimum(Z1, 0)", "minimum(Z1, 0)"),
    ("A1", "np.abs(Z1)", "abs(Z1)"),
    ("A2", "relu(Z1)"),
    ("A2", "sigmoid(Z2)"),
    ("A3", "np.exp(Z3) / np.sum(np.exp(Z3), axis=1, keepdims=True)", "exp(Z3) / sum(exp(Z3), axis=1, keepdims=True)"),
    ("A3", "np.exp(Z3) / np.sum(np.exp(Z3))", "exp(Z3) / sum(exp(Z3))"),
    ("A3", "Z3 / np.sum(Z3, axis=0)", "Z3 / sum(Z3, axis=0)"),
    ("A3", "np.exp(Z3) / np.max(np.exp(Z3), axis=0)", "exp(Z3 - max(Z3, axis=0))"),
    ("A3", "softmax(A2)"),
    ("A3", "np.exp(Z3) / np.sum(Z3, axis=0)", "exp(Z3) / sum(Z3, axis=0)"),
    ("L", "-np.sum(Y * np.log10(A3)) / m", "-sum(Y * log10(A3)) / m"),
    ("L", "-np.mean(Y * np.log(A3))", "-mean(Y * log(A3))"),
    ("L", "np.sum((A3 - Y) ** 2) / m", "sum((A3 - Y) ** 2) / m"),
    ("L", "-np.log(A3[y]).mean()", "-mean(log(A3[y]))"),
    ("L", "-np.sum(Y + np.log(A3)) / m", "-sum(Y + log(A3)) / m"),
    ("L", "-np.sum(Y * np.exp(A3)) / m", "-sum(Y * exp(A3)) / m"),
    ("dZ3", "A3 + Y"),
    ("dZ3", "Y - A3", "-(A3 - Y)"),
    ("dZ3", "(A3 - Y) * A3"),
    ("dZ3", "(A3 - Y) * (1 - A3)"),
    ("dZ3", "-Y / A3 * A3 * (1 - A3)"),
    ("dZ3", "A2 - Y"),
    ("dZ3", "A3 - np.roll(Y, 1, axis=1)", "A3 - one_hot(roll(y, 1))"),
    ("dA2", "W3 @ dZ3"),
    ("dA2", "W2.T @ dZ3"),
    ("dA2", "W3.T @ A3"),
    ("dA2", "(W3 - alpha * dW3).T @ dZ3"),
    ("dZ2", "dA2"),
    ("dZ2", "dA2 * (Z1 > 0)"),
    ("dZ2", "dA2 * (Z2 < 0)"),
    ("dZ2", "dA2 * A2 * (1 - A2)"),
    ("dZ2", "dA1 * (Z2 > 0)"),
    ("dW2", "dZ2 @ A1.T"),
    ("dW2", "A1 @ dZ2.T / m"),
    ("dW2", "dZ2 @ A2.T / m"),
    ("dW2", "dZ3 @ A1.T / m"),
    ("dW1", "dZ1 @ X.T / m / m"),
    ("db2", "np.sum(dZ2) / m", "sum(dZ2) / m"),
    ("db2", "np.sum(dZ2, axis=1, keepdims=True)", "sum(dZ2, axis=1)"),
    ("db2", "np.mean(dA2, axis=1, keepdims=True)", "sum(dA2, axis=1, keepdims=True) / m"),
    ("db2", "np.max(dZ2, axis=1, keepdims=True) / m", "max(dZ2, axis=1, keepdims=True) / m"),
    ("W3_new", "W3 + alpha * dW3"),
    ("W3_new", "W3 - dW3"),
    ("W3_new", "W3 - alpha * dW2"),
    ("b3_new", "b3 - alpha * alpha * db3"),
]

names = ["X", "y", "alpha"] + [f"{n}{k}" for k in (1, 2, 3) for n in ("W", "b", "Z", "A", "dZ", "dW", "db")]
names += ["L", "dA1", "dA2", "W3_new", "b3_new"]
lines = []
for array, numpy, *named in LINES:
    lines.append({"array": array, "line": (named or [numpy])[0], "value": np.asarray(eval(numpy)).tolist()})
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "mistakes.json"), "w") as file:
    json.dump({"right": {n: np.asarray(globals()[n]).tolist() for n in names}, "wrong": lines}, file)
    file.write("\n")
