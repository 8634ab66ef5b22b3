"""Writes golden.json beside it: lines as people type them, and what NumPy makes of them. Needs NumPy 2.1."""

import json
import math
import os
import warnings

import numpy as np

warnings.filterwarnings("ignore")
random = np.random.default_rng(4)


def one_hot(labels):
    result = np.zeros((10, labels.size))
    result[labels, np.arange(labels.size)] = 1
    return result


def relu(x):
    return np.maximum(x, 0)


def leaky_relu(x, slope=0.01):
    return np.where(x > 0, x, slope * x)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def softmax(x):
    powers = np.exp(x - np.max(x, axis=0))
    return powers / np.sum(powers, axis=0)


def erf(x):
    return np.vectorize(math.erf, otypes=[float])(x)


def gelu(x):
    return x * (1 + erf(x / np.sqrt(2))) / 2


def gelu_tanh(x):
    return x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3))) / 2


def log_softmax(x):
    shifted = x - np.max(x, axis=0)
    return shifted - np.log(np.sum(np.exp(shifted), axis=0))


def of_one_array(python, numpy):
    """NumPy's of one array, or with an axis by name; Python's of several numbers, and of a list."""

    def function(*arguments, **named):
        isArray = isinstance(arguments[0], np.ndarray) and (len(arguments) == 1 or python not in (max, min))
        return (numpy if isArray or named else python)(*arguments, **named)

    return function


# One iteration of a network 16-5-10 on six samples. The numbers are rounded to keep the file short.
m, alpha, iteration = 6, 0.1, 3
X = np.round(np.maximum(random.normal(0, 0.6, (16, m)), 0), 3)
y = np.array([3, 0, 9, 3, 7, 1])
W1, b1 = np.round(random.normal(0, 0.5, (5, 16)), 3), np.round(random.normal(0, 0.5, (5, 1)), 3)
W2, b2 = np.round(random.normal(0, 0.5, (10, 5)), 3), np.round(random.normal(0, 0.5, (10, 1)), 3)
Y = one_hot(y)
Z1 = W1.dot(X) + b1
A1 = relu(Z1)
Z2 = W2.dot(A1) + b2
A2 = softmax(Z2)
dZ2 = A2 - Y
dW2, db2 = dZ2.dot(A1.T) / m, np.sum(dZ2, axis=1, keepdims=True) / m
dZ1 = W2.T.dot(dZ2) * (Z1 > 0)
dW1, db1 = dZ1.dot(X.T) / m, np.sum(dZ1, axis=1, keepdims=True) / m
L = -np.sum(Y * np.log(A2)) / m
live = {
    "X": X, "Y": Y, "y": y, "W1": W1, "b1": b1, "W2": W2, "b2": b2, "Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2,
    "dZ2": dZ2, "dW2": dW2, "db2": db2, "dZ1": dZ1, "dW1": dW1, "db1": db1, "L": L, "m": m, "alpha": alpha,
    "iteration": iteration, "Z": Z2, "v": np.array([3.0, -1.5, 0.0, 2.25, -0.0]),
    "odd": np.array([[1.0, np.nan, -2.0], [np.inf, 0.0, -np.inf]]), "none": np.zeros((0, 3)),
    "nothing": np.zeros(0), "predictions": np.argmax(A2, 0),
}
# Notebooks call the labels Y.
notebook = live | {"Y": y}

functions = {
    name: getattr(np, name)
    for name in """exp log log10 sqrt square sign maximum minimum where dot matmul outer mean std var argmax argmin
    tanh allclose isclose isnan isfinite isinf zeros ones zeros_like ones_like arange eye count_nonzero bincount unique clip transpose
    reshape power multiply add subtract divide""".split()
} | {
    python.__name__: of_one_array(python, getattr(np, python.__name__))
    for python in (sum, any, all, max, min, abs, round)
} | {"norm": np.linalg.norm, "one_hot": one_hot, "relu": relu, "leaky_relu": leaky_relu, "sigmoid": sigmoid, "softmax": softmax, "erf": erf, "gelu": gelu, "gelu_tanh": gelu_tanh, "log_softmax": log_softmax, "np": np, "numpy": np}

notebook_lines = """
Z1 = W1.dot(X) + b1
A1 = np.maximum(Z1, 0)
Z2 = W2.dot(A1) + b2
A = np.exp(Z) / sum(np.exp(Z))
A = np.exp(Z) / sum(np.exp(Z), axis=0)
A2 = np.exp(Z2) / np.sum(np.exp(Z2), axis=0)
A2 = np.exp(Z2 - np.max(Z2, axis=0)) / np.sum(np.exp(Z2 - np.max(Z2, axis=0)), axis=0)
A2 = np.exp(Z2) / np.sum(np.exp(Z2), axis=0, keepdims=True)  # probabilities
one_hot_Y = one_hot(Y)
dZ2 = A2 - one_hot(Y)
dW2 = 1 / m * dZ2.dot(A1.T)
db2 = 1 / m * np.sum(dZ2)
db2 = 1/m * np.sum(dZ2, axis=1, keepdims=True)
db2 = 1 / m * np.sum(dZ2, 1).reshape(10, 1)
db2 = 1 / m * np.sum(dZ2, axis=1).reshape(-1, 1)
dZ1 = W2.T.dot(dZ2) * (Z1 > 0)
dW1 = 1 / m * dZ1.dot(X.T)
db1 = 1 / m * np.sum(dZ1)
W1 = W1 - alpha * dW1
b1 = b1 - alpha * db1
W1 -= alpha * dW1
b2 -= alpha * db2
W2 *= 0.5
W1 /= 2
np.argmax(A2, 0)
predictions = np.argmax(A2, axis=0)
np.sum(predictions == Y) / Y.size
accuracy = np.mean(predictions == Y) * 100
Z > 0
Z1 > 0
-np.sum(np.log(A2[Y, range(m)])) / m
-np.mean(np.log(A2[Y, np.arange(m)]))
-np.log(A2[Y, range(Y.size)]).mean()
X[:, 0, None]
X[:, :3] / 255.
Y[:3]
np.zeros((Y.size, Y.max() + 1))
np.linalg.norm(dW1)
W1.dot(X[:, [2]]) + b1
"""

live_lines = """
np.mean((np.argmax(A2, 0) == y))
np.mean(np.argmax(A2, axis=0) == np.argmax(Y, axis=0))
-np.sum(Y * np.log(A2)) / m
W1 @ X + b1
(W1 @ X + b1) - Z1
W2.T @ dZ2 * (Z1 > 0)
dZ1 @ X.T / m
np.sum(dZ2, axis=1, keepdims=True) / m - db2
np.abs(dZ2).max()
np.allclose(Z1, W1 @ X + b1)
np.allclose(dW1, dZ1.dot(X.T))
np.linalg.norm(dW1) / np.linalg.norm(W1)
1 - 2 - 3
2 * 3 + 4 * 5
2 + 3 * 4
(2 + 3) * 4
-2**2
2**-1
2**3**2
-2**-2
(-2)**2
2 * -3
2 - -3
--2
+-+2
7 // 2
-7 // 2
7 // -2
7 % 3
-7 % 3
7 % -3
5.5 % 2
-5.5 // 2
2 * 3 % 4
2 ** 10 // 3
1e-12 < 1
1 < 2 < 3
1 < 2 > 3
3 > 2 == 2
1 == 1.0
not 1 == 2
not True and False
True or False and False
not (True and False)
True & False | True
True ^ True
True + True
True * 3
-True
1 and 2
0 or 5
0 and 5
2 or 5
.5 + 5.
1_000 * 1e3
1E+2
1e999
-1e999
np.pi
np.e
np.inf - np.inf
np.nan == np.nan
np.array(1.0) / 0
np.array(-1.0) / 0
np.array(0.0) / 0
np.array(1.0) // 0
np.array(1.0) % 0
W1 / 0
X % 0
v // 0
v % 2
v // 2
v % -2
v // -2
v ** 2
v ** 0.5
v ** -1
2 ** v
v ** v
W1.shape
W1.T.shape
X.shape[1]
X.shape[-1]
X.shape[::-1]
X.shape == (16, 6)
X.shape != (16, 6)
y.shape
L.shape
X.size
y.size
W1.ndim
y.ndim
L.ndim
len(W1)
len(y)
W1[3]
W1[3:4]
W1[-1]
W1[3, 4]
W1[-1, -1]
W1[3][4]
W1[:, 2]
W1[:, 2:3]
W1[1:3, 2:5]
W1[::2]
W1[::-1]
W1[::-2, 1::4]
W1[10:]
W1[:-2]
W1[-2:]
W1[3:1]
W1[3:1:-1]
W1[-100:100]
W1[100:-100:-7, 0]
W1[...]
W1[..., 0]
W1[0, ...]
W1[None, 0]
y[None, :]
y[:, None]
y[np.newaxis]
X[0][:, None]
X[:, 0][None]
X[:, 1, None]
X[None, 3, :]
y[2]
y[-1]
y[1:4]
y[::-1]
y[::2]
v[[0, 2, 4]]
v[[-1, 0]]
v[[[0, 1], [2, 3]]]
v[np.array([1, 1, 1])]
W1[[0, 2]]
W1[[0, 2], 1]
W1[[0, 2], [1, 3]]
W1[:, [0, 2]]
W1[1:3, [0, 2]]
W1[[0, 2], 1:3]
W1[[0, -1], ::-1]
W1[[[0], [2]], [1, 3]]
W1[2, [[0, 1], [2, 3]]]
A2[y, np.arange(m)]
A2[y, range(m)]
A2[y]
A2[:, y == 3]
A2[:, np.argmax(Y, 0) == 3].shape
v[v > 0]
v[v > 100]
Z1[Z1 > 0]
Z1[Z1 > 0].shape
Z1[b1[:, 0] > 0]
Z1[(b1 > 0)[:, 0], 0]
(Z1 > 0) & (Z1 < 1)
(Z1 > 0) | (Z1 < -1)
(Z1 > 0) ^ (A1 > 0)
~(Z1 > 0)
(Z1 > 0) + (Z1 < -1)
(Z1 > 0) * (Z1 < 1)
(Z1 > 0) * 1
(Z1 > 0) - 1
-(Z1 > 0).astype(float)
(Z1 > 0).astype(int)
Z1.astype(bool)
(Z1 * 10).astype(int)
Z1 == A1
Z1 != A1
b1 > b1.T
b1 + b1.T
b1 * y
b1 - L
X * y
y + 1
y * y[:, None]
W1 + W1[0]
W1 + b1
W1[:, 0] + b1
v + [1, 2, 3, 4, 5]
[1, 2, 3, 4, 5] * v
W1 + [[1]]
np.array([1, 2, 3])
np.array([[1, 2], [3, 4]])
np.array([[1, 2], [3, 4]]).T
np.array([True, False])
np.array([[True], [False]])
np.array([v, v])
np.array([])
[1, 2, 3]
[[1, 2], [3, 4]]
np.array([1, 2]) @ [3, 4]
v @ v
W1 @ X[:, 0]
W1[0] @ X
y @ Y.T
v.dot(v)
v.dot(2)
np.dot(2, W1).shape
np.dot(W1, X)
np.matmul(W1, X)
np.outer(v, y)
np.outer(b1, b1)
outer([1, 2], [3, 4, 5])
np.sum(W1)
np.sum(W1, 0)
np.sum(W1, 1)
np.sum(W1, axis=-1)
np.sum(W1, axis=-2, keepdims=True)
np.sum(W1, keepdims=True)
np.sum(v, axis=0)
np.sum(v, keepdims=True)
np.sum(5)
np.sum(Z1 > 0)
np.sum(Z1 > 0, axis=0)
W1.sum()
W1.sum(axis=0)
W1.sum(1)
W1.sum(axis=None)
sum(W1)
sum(v)
sum(Z1 > 0)
sum([1, 2, 3])
sum(sum(W1, axis=0))
sum(W1, 0)
sum(W1, 1)
sum(W1, axis=1)
sum(W1, axis=0, keepdims=True)
sum(L.reshape(1, 1))
sum((1, 2.5))
-sum(Y * log(A2)) / m
-sum(Y * log(A2)) / 6
-sum(Y * np.log(A2)) / m
-sum(log(A2[y, range(m)])) / m
sum(W1**2) + sum(W2**2)
sum(X * 0)
none.size + sum(none)
W1.mean()
W1.mean(axis=0)
np.mean(W1, axis=1, keepdims=True)
np.mean(Z1 > 0)
W1.std()
W1.std(axis=0)
np.std(W1, axis=1, keepdims=True)
np.std(v, ddof=1)
W1.var(axis=1)
np.var(v)
np.max(W1)
np.max(W1, axis=0)
np.max(W1, 1)
W1.max(axis=1, keepdims=True)
W1.min()
np.min(W1, axis=0)
np.max(Z1 > 0)
np.max(odd)
np.min(odd, axis=0)
max(v)
min(v)
max(1, 2, 3)
min(2, 1)
max([4, 9, 1])
max([4, 0.5])
max((1, np.nan, 3))
max(np.nan, 1)
max(1, np.nan)
min(np.inf, 2, np.nan)
max(W1)
min(W1)
max(b1)
min(X[:1])
max(odd)
max(v - v / 0)
max(W1, axis=0)
min(W1, axis=1, keepdims=True)
max(abs(dW1))
max([W1.max(), W2.max()])
np.argmax(W1)
np.argmax(W1, axis=0)
np.argmax(W1, axis=1)
np.argmin(W1)
W1.argmax(0)
W1.argmin(axis=1)
v.argmax()
np.argmax(odd)
np.argmax(odd, axis=1)
np.argmin(odd, axis=0)
np.argmax(Y)
np.argmax(np.array([[1, 5], [5, 5]]))
np.argmax(Z1 > 0, axis=0)
np.argmax(W1, axis=0, keepdims=True)
np.any(Z1 > 0)
np.all(Z1 > 0)
np.any(Z1 > 1, axis=0)
np.all(Z1 > -1, axis=1)
(Z1 > 0).any()
(Z1 > 0).all(axis=0)
(Z1 > 0).all(axis=1, keepdims=True)
any(v > 2)
any(Z1 > 0)
all(Z1 > 0)
any(Z1 > 1, axis=0)
all(Z1 > -9, axis=1, keepdims=True)
all(none)
any(b1 > 0)
any([0, 1])
all([True, False])
all(v > -2)
np.count_nonzero(A1)
np.count_nonzero(A1, axis=0)
np.bincount(y)
np.bincount(y, minlength=12)
np.bincount(np.argmax(A2, 0), minlength=10)
np.unique(y)
np.unique(odd)
np.unique(Z1 > 0)
np.unique(v)
np.unique(none)
np.prod(v[:2])
np.exp(v)
np.exp(W1)
np.exp(1)
exp(-v)
np.log(A2)
np.log(v)
log10(100)
np.log2(8)
np.sqrt(A1)
sqrt(2)
np.sqrt(v)
np.square(v)
np.abs(v)
abs(dW1)
abs(-3)
np.sign(v)
np.sign(odd)
np.tanh(v)
erf(v)
erf(Z1)
erf(odd)
erf(y)
erf(none)
np.round(W1, 1)
np.round(v)
np.round(2.5)
np.round(2.675, 2)
round(3.5)
round(W1)
round(W1, 1)
round(v)
abs(X - 1)
W1.round(1)
np.floor(v)
np.ceil(v)
np.maximum(v, 0)
maximum(Z1, 0)
np.maximum(b1, y)
np.minimum(W1, 0.1)
np.maximum(odd, 0)
np.minimum(odd, 0)
np.where(Z1 > 0, Z1, 0)
np.where(Z1 > 0, 1, 0)
where(v > 0, v, 0.01 * v)
np.where(odd > 0, odd, -odd)
np.where(b1 > 0, W1, y[0])
np.where(True, 1, 2)
np.where(v > 0, True, False)
np.clip(W1, -0.1, 0.1)
W1.clip(0, 1)
np.clip(v, 0, None)
v.clip(min=0)
np.clip(odd, -1, 1)
relu(Z1)
sigmoid(v)
leaky_relu(v)
leaky_relu(Z1, slope=0.2)
np.logaddexp(0, Z1)
np.logaddexp(v, v)
np.logaddexp(odd, 1)
np.logaddexp(v, 800) - 800
gelu(Z1)
gelu(v)
gelu(odd)
gelu_tanh(Z1)
gelu_tanh(v)
gelu_tanh(odd)
softmax(Z2)
log_softmax(Z2)
log_softmax(1000 * Z2)
one_hot(y)
np.isnan(odd)
np.isinf(odd)
np.isfinite(odd)
np.isnan(L)
np.any(np.isnan(odd))
np.isclose(v, v + 1e-9)
np.isclose(odd, odd)
np.isclose(odd, odd, equal_nan=True)
np.allclose(odd, odd)
np.allclose(odd, odd, equal_nan=True)
np.allclose(v, v + 0.1, atol=0.2)
np.allclose(v, v + 1e-4, rtol=1e-3, atol=0)
np.zeros((2, 3))
np.zeros(3)
np.zeros(())
np.ones((2, 1))
np.ones([2, 1])
np.zeros_like(W1)
np.ones_like(v)
np.full((2, 2), 7)
np.arange(5)
np.arange(2, 5)
np.arange(0, 1, 0.25)
np.arange(5, 0, -2)
np.arange(0)
np.arange(5, 2)
np.linspace(0, 1, 5)
np.eye(3)
np.eye(2, 3)
np.eye(10)[y].T
np.reshape(W1, (8, 10))
W1.reshape(8, 10)
W1.reshape((10, -1))
W1.reshape(-1)
W1.reshape(-1, 16)
v.reshape(5, 1)
v.reshape((1, 5))
v.reshape(-1, 1).T
y.reshape(2, 3)
X.flatten()
X.T.flatten()
W1[:2, :2].flatten()
X.ravel().shape
X.T
y.T
X.transpose()
np.transpose(X)
X.T.T
np.copy(v)
X.copy()
np.squeeze(b1)
b1.squeeze()
np.concatenate((v, y))
np.concatenate([W1, W1])
np.concatenate([W1, b1], axis=1)
np.concatenate((W1, W1[:1]), axis=0)
np.add(v, 1)
np.subtract(v, v)
np.multiply(W1, b1)
np.divide(v, 2)
np.power(v, 2)
power(2, 8)
np.equal(y, 3)
np.greater(v, 0)
np.logical_and(v > 0, v < 3)
np.logical_or(v > 0, v < -1)
np.logical_not(v > 0)
float(3)
float(L)
int(3.7)
int(-3.7)
int(True)
bool(3)
np.true_divide(v, 2)
np.floor_divide(v, 2)
np.mod(v, 2)
np.remainder(-v, 2)
np.pow(v, 2)
pow(2, 8)
np.not_equal(y, 3)
np.less(v, 0)
np.less_equal(v, 0)
np.greater_equal(v, 0)
np.logical_xor(v > 0, v < 3)
np.array_equal(v, v)
np.array_equal(v, y)
np.array_equal(odd, odd)
np.shape(W1)
np.size(W1)
np.ndim(W1)
np.amax(W1)
np.amin(W1, axis=0)
np.absolute(v)
np.asarray([1, 2])
np.negative(v)
np.reciprocal(v)
np.log1p(X)
np.expm1(v)
np.sin(v)
np.cos(v)
np.tan(v)
np.hypot(v, 2)
none
none.shape
none.sum()
none.sum(axis=0)
none.sum(axis=1)
none.mean()
none.T @ none
none @ np.ones((3, 2))
np.ones((2, 0)) @ none
none + 1
none * v[:3]
none > 0
nothing.sum()
nothing.mean()
nothing.std()
np.all(none)
np.any(none)
none.max(axis=1)
none.argmax(axis=1)
W1[[]]
W1[:, 5:5]
X[5:5, 2]
X[5:5].T.shape
np.exp(none)
np.linalg.norm(v)
np.linalg.norm(W1, axis=1)
np.linalg.norm(W1, axis=0, keepdims=True)
norm(nothing)
numpy.exp(0)
v[0] = 7
v[1:3] = 0
v[v < 0] = 0
v[[0, 4]] = [8, 9]
W1[3, 4] = 0.5
W1[0] = 1
W1[:, 0] = b1[:, 0]
W1[1:3, ::2] = 9
W1[W1 < 0] = 0
W1[3, 4] += 1
W1[::2] *= 2
v += 1
v -= v
v **= 2
v //= 2
0 * -1
-0
-0.0
0 * -1.0
W1.astype(int)
W1.astype(int)[0, 0]
W1.astype(int) * -1
W1.astype(dtype=int).sum(axis=1)
np.round(W1)
np.round(W1)[0, 0]
np.round(v) * 0
np.round(y)
round(-0.2)
round(-0.2, 1)
np.round(-0.2)
int(-0.5)
float(0) * -1
y * -1
-y
+y
y - y
y // 2
y % -3
y // -2
y / 2
y ** 2
y ** 3
y ** 0.5
v ** 3
v ** -1
v ** -2
v ** 17
v ** 0
v ** y[:5]
odd ** 3
odd ** -1
odd ** 0
W1 ** 3
W1 ** -2
(0.1 * W1) ** 25
2.5 ** y
0.999 ** np.arange(5)
y + 0.5
m / 2
m // 4
m * 0 * -1
iteration * -1
alpha * 0 * -1
3.0 // 2
7 % 2.0
10 ** 3
10 ** -3
1e3
+True
True + 1
True / True
True // True
True * True
(Z1 > 0) // True
(Z1 > 0) / 2
y == 3.0
X.shape == (16.0, 6)
np.abs(y)
np.abs(Z1 > 0)
abs(-0)
np.sign(y)
np.square(y)
np.negative(y)
np.floor(y)
np.ceil(y)
np.sqrt(y)
np.exp(y)
np.sum(y)
np.prod(y)
np.mean(y)
np.max(y)
np.min(y, keepdims=True)
np.var(y)
np.sum(y == 3)
np.sum(Z1 > 0, axis=1)
np.prod(Z1 > 0)
sum(y)
max(y)
min(1, 2.5)
max(2, True)
np.count_nonzero(y) * -1
np.bincount(y) * 0 * -1
len(y) * 0 * -1
X.size * 0 * -1
np.argmax(A2, 0) * 0 * -1
y @ y
y @ v[[0, 1, 2, 3, 4, 0]]
y.dot(2)
np.outer(y, y)
np.outer(y, v)
y.reshape(2, 3).T @ np.arange(2)
np.where(y > 3, y, 0)
np.where(y > 3, y, 0.5)
np.where(y > 3, True, 2)
np.maximum(y, 3)
np.maximum(y, 3.5)
np.maximum(Z1 > 0, Z1 > 1)
np.clip(y, 1, 5)
np.clip(y, 0.5, 5)
relu(y)
one_hot(y)[0] * -1
np.arange(3) * -1
np.arange(3.)
np.arange(0, 3, 1.0)
np.zeros(3, dtype=int)
np.zeros(3, dtype=int) * -1
np.zeros(3) * -1
np.ones(2, dtype=bool)
np.full(2, 0.5)
np.full(2, True)
np.zeros_like(y)
np.ones_like(Z1 > 0)
np.eye(2) * -1
np.eye(2, dtype=int) * -1
np.array([1, 2], dtype=float)
np.array([1.7, -0.2], dtype=int)
np.array([1.7, 0], dtype=bool)
np.sum(y, dtype=float)
np.array([1, 2], dtype=None)
[1, 2.5]
[True, 2]
[y, v[[0, 0, 0, 0, 0, 0]]]
np.concatenate((y, [1]))
np.concatenate((y, [0.5]))
np.unique(y)
np.array([])
y[0] = 2.7
y[1:3] = -0.5
y += 1
y *= -1
y -= y
"""


types = {"b": "bool", "i": "int", "f": "float"}


def number(value):
    value = float(value)
    return value if np.isfinite(value) else str(value)


def result(line, names):
    scope = {name: value.copy() if isinstance(value, np.ndarray) else value for name, value in names.items()}
    globals_ = functions | scope
    try:
        value = eval(line, globals_)
    except SyntaxError:
        exec(line, globals_)
        value = globals_[line.split("#")[0].split("[")[0].split("=")[0].rstrip("+-*/ ")]
    if isinstance(value, tuple):
        return {"tuple": [number(x) for x in value]}
    assert np.ndim(value) <= 2, line
    return array(value)


def array(value):
    value = np.asarray(value)
    return {"shape": value.shape, "type": types[value.dtype.kind], "elements": [number(x) for x in value.flatten()]}


cases = [
    {"line": line, "isNotebook": names is notebook} | result(line, names)
    for text, names in [(notebook_lines, notebook), (live_lines, live)]
    for line in text.strip().splitlines()
]
golden = {"names": {name: array(value) for name, value in live.items()}, "cases": cases}
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "golden.json"), "w") as file:
    json.dump(golden, file, separators=(",", ":"))
    file.write("\n")
print(len(cases), "cases")
