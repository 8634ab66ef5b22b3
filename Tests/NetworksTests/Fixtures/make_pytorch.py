"""Writes pytorch.json beside this script: the parameters of small networks behind a hundred steps of PyTorch's optimizers.

Run it with Python 3 and PyTorch (2.15 wrote it), which needs no processor but the usual one. The samples and the first
parameters are made here as OptimizerStepsTests makes them, from whole numbers, so the file has only what came out. Of a
matrix with many columns it has every eighth.
"""
import json
import os

import torch
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy, linear, relu

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
STEPS = 100


def numbers(count, seed, modulus):
    """Whole numbers from 0 to modulus - 1 which look as if they were drawn."""
    found, state = [], seed
    for _ in range(count):
        state = (state * 1103515245 + 12345) % 2**31
        found.append((state >> 8) % modulus)
    return found


def parameters(sizes):
    made = []
    for layer, (inputs, neurons) in enumerate(zip(sizes, sizes[1:])):
        for shape, seed in (((inputs, neurons), 2 * layer + 1), ((1, neurons), 2 * layer + 2)):
            drawn = numbers(shape[0] * shape[1], seed, 1001)
            values = torch.tensor([(number - 500) / 1000 for number in drawn]).reshape(shape).T
            made.append(values.contiguous().requires_grad_())
    return made


def train(sizes, count, batch, optimizer, options, l2):
    pixels = torch.tensor(numbers(sizes[0] * count, 99, 256)).reshape(count, sizes[0])
    # Every fifth pixel is black in all samples.
    pixels[:, ::5] = 0 if sizes[0] > 2 else pixels[:, ::5]
    inputs, labels = pixels.to(torch.float64) / 255, torch.tensor(numbers(count, 98, max(sizes[-1], 2)))
    made = parameters(sizes)
    # Biases are not regularised.
    groups = [{"params": made[0::2], "weight_decay": l2}, {"params": made[1::2], "weight_decay": 0}]
    descent = optimizer(groups, lr=0.001, **options)
    for step in range(STEPS):
        first = step * batch % count
        x, y = inputs[first:first + batch], labels[first:first + batch]
        for layer in range(0, len(made), 2):
            x = linear(x if layer == 0 else relu(x), made[layer], made[layer + 1].squeeze(1))
        descent.zero_grad()
        # One output tells two classes by a sigmoid.
        loss = cross_entropy(x, y) if sizes[-1] > 1 else binary_cross_entropy_with_logits(x.squeeze(1), y.double())
        loss.backward()
        descent.step()
    return [matrix.detach()[:, ::8 if matrix.shape[1] > 100 else 1].T.flatten().tolist() for matrix in made]


def main():
    adam, rmsprop = torch.optim.Adam, torch.optim.RMSprop
    scaled = {"alpha": 0.9, "eps": 1e-8}
    optimizers = [
        ("adam", 0, adam, {}), ("rmsprop", 0, rmsprop, scaled),
        ("rmsprop", 0.9, rmsprop, {**scaled, "momentum": 0.9}), ("sgd", 0.9, torch.optim.SGD, {"momentum": 0.9}),
    ]
    cases = []
    for sizes, count, batch in (([2, 8, 2], 20, 20), ([2, 8, 1], 20, 20), ([784, 10, 10], 60, 12)):
        for l2 in (0, 0.01):
            for name, momentum, optimizer, options in optimizers:
                if sizes[0] > 2 and (name, l2) not in (("adam", 0), ("adam", 0.01), ("rmsprop", 0.01)): continue
                after = train(sizes, count, batch, optimizer, options, l2)
                cases.append({
                    "sizes": sizes, "count": count, "batch": batch, "steps": STEPS, "optimizer": name,
                    "momentum": momentum, "l2": l2, "after": after})
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "pytorch.json"), "w") as file:
        json.dump(cases, file, separators=(",", ":"))


main()
