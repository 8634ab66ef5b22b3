"""What compare.py runs beside gradb, one thing a process; prints a line `name, minimum, median, maximum`, in ms.

Every peer does the same work: gradient descent on all of the training samples, float64 unless it says otherwise, with
the threads and the BLAS that the library chooses by itself.
"""
import os, statistics, sys, time


def timed(name, body, rounds=7):
    body()
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        body()
        times.append((time.perf_counter() - began) * 1e3)
    print(f"{name}\t{min(times):.3f}\t{statistics.median(times):.3f}\t{max(times):.3f}")


def machine():
    """The processor, and what NumPy multiplies with."""
    import platform
    model = platform.processor()
    try:
        with open("/proc/cpuinfo") as file:
            lines = file.read().split("\n")
        model = next(line.split(": ")[1] for line in lines if line.startswith("model name"))
        flags = next(line for line in lines if line.startswith("flags")).split()
        model += ", " + ("AVX-512" if "avx512f" in flags else "AVX2" if "avx2" in flags else "no AVX2")
    except (OSError, StopIteration):
        pass
    print(f"{os.cpu_count()} cores: {model}. Python {platform.python_version()}.")
    settings = {k: v for k, v in os.environ.items() if k.endswith("_NUM_THREADS")}
    print(f"Threads: {settings or 'no *_NUM_THREADS is set, so each library decides'}.")
    for name in ["numpy", "torch", "jax", "pandas", "polars"]:
        try:
            module = __import__(name)
        except ImportError:
            print(f"{name}: not installed")
            continue
        text = f"{name} {module.__version__}"
        if name == "numpy":
            blas = module.show_config(mode="dicts")["Build Dependencies"]["blas"]
            text += f", BLAS {blas['name']} {blas['version']}"
        if name == "torch":
            text += f", {module.get_num_threads()} threads"
        print(text)


def read(path, how="pandas"):
    """All rows as the library holds them: label, then pixels."""
    if how == "polars":
        import polars
        return polars.read_csv(path)
    import pandas
    return pandas.read_csv(path)


def samples(path):
    """Pixels, 784 × 41,000, in 0…1, and labels: all but the 1,000 that gradb keeps for dev."""
    import numpy as np
    try:
        table = read(path).to_numpy()[1000:]
    except ImportError:
        table = np.loadtxt(path, delimiter=",", skiprows=1001, dtype=np.uint8)
    return np.ascontiguousarray(table[:, 1:].T) / 255.0, table[:, 0].astype(int)


def parameters(layers):
    import numpy as np
    random = np.random.default_rng(0)
    shapes = [(out, into) for into, out in zip(layers, layers[1:])]
    return [(random.random(shape) - 0.5, random.random((shape[0], 1)) - 0.5) for shape in shapes]


def numpy_iteration(network, x, labels, alpha=0.1):
    """One step of gradient descent, as notebooks write it; changes `network`, returns the loss."""
    import numpy as np
    m, activations, a = labels.size, [x], x
    zs = []
    for layer, (w, b) in enumerate(network):
        z = w @ a + b
        zs.append(z)
        if layer < len(network) - 1:
            a = np.maximum(z, 0)
        else:
            e = np.exp(z - z.max(axis=0))
            a = e / e.sum(axis=0)
        activations.append(a)
    loss = -np.mean(np.log(a[labels, np.arange(m)]))
    dz = a.copy()
    dz[labels, np.arange(m)] -= 1
    for layer in reversed(range(len(network))):
        w, b = network[layer]
        dw, db = dz @ activations[layer].T / m, dz.sum(axis=1, keepdims=True) / m
        if layer > 0:
            dz = (w.T @ dz) * (zs[layer - 1] > 0)
        network[layer] = (w - alpha * dw, b - alpha * db)
    return loss


def jax_iteration(network, x, labels, dtype):
    import jax
    jax.config.update("jax_enable_x64", dtype == "float64")
    import jax.numpy as jnp
    x, labels = jnp.asarray(x, dtype), jnp.asarray(labels)
    network = [(jnp.asarray(w, dtype), jnp.asarray(b, dtype)) for w, b in network]

    def loss(network):
        a = x
        for layer, (w, b) in enumerate(network):
            a = w @ a + b
            if layer < len(network) - 1:
                a = jax.nn.relu(a)
        return -jnp.mean(jax.nn.log_softmax(a, axis=0)[labels, jnp.arange(labels.size)])

    @jax.jit
    def step(network):
        gradients = jax.grad(loss)(network)
        return jax.tree.map(lambda p, g: p - 0.1 * g, network, gradients)

    state = [network]

    def body():
        state[0] = jax.block_until_ready(step(state[0]))

    return body


def torch_network(layers, network):
    import torch
    modules = []
    for layer, (w, b) in enumerate(network):
        linear = torch.nn.Linear(w.shape[1], w.shape[0], dtype=torch.float64)
        with torch.no_grad():
            linear.weight.copy_(torch.from_numpy(w))
            linear.bias.copy_(torch.from_numpy(b[:, 0]))
        modules += [linear, torch.nn.ReLU()]
    return torch.nn.Sequential(*modules[:-1])


def torch_iteration(layers, network, x, labels):
    import torch
    x, labels = torch.from_numpy(x.T.copy()), torch.from_numpy(labels)
    model = torch_network(layers, network)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)

    def body():
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(model(x), labels).backward()
        optimizer.step()

    return body


def torch_gradcheck(path):
    import torch
    x, labels = samples(path)
    x, labels = torch.from_numpy(x[:, :10].T.copy()), torch.from_numpy(labels[:10])
    model = torch_network([784, 10, 10], parameters([784, 10, 10]))
    names = [name for name, _ in model.named_parameters()]
    values = tuple(p.detach().clone().requires_grad_() for p in model.parameters())

    def loss(*values):
        logits = torch.func.functional_call(model, dict(zip(names, values)), (x,))
        return torch.nn.functional.cross_entropy(logits, labels)

    return lambda: torch.autograd.gradcheck(loss, values, eps=1e-6, atol=1e-4, raise_exception=False)


def main():
    what, *rest = sys.argv[1:]
    if what == "machine":
        machine()
    elif what == "read":
        how, path = rest
        __import__(how)
        timed(f"read {how}", lambda: read(path, how))
    elif what == "gradcheck":
        __import__("torch")
        timed("gradcheck torch", torch_gradcheck(rest[1]), rounds=3)
    elif what == "train":
        _, iterations, path = rest
        x, labels = samples(path)
        network = parameters([784, 10, 10])
        for _ in range(int(iterations)):
            numpy_iteration(network, x, labels)
    elif what == "iteration":
        how, text, path = rest
        __import__({"jax32": "jax"}.get(how, how))
        layers = [int(size) for size in text.split("-")]
        x, labels = samples(path)
        network = parameters(layers)
        if how == "numpy":
            timed(f"iteration {how}", lambda: numpy_iteration(network, x, labels))
        elif how == "torch":
            timed(f"iteration {how}", torch_iteration(layers, network, x, labels))
        else:
            timed(f"iteration {how}", jax_iteration(network, x, labels, "float32" if how == "jax32" else "float64"))


if __name__ == "__main__":
    main()
