#!/usr/bin/env python3
"""Time gradb beside NumPy, JAX, PyTorch, pandas and polars, and print the ratios.

    swift build -c release
    python3 docs/benchmark/compare.py train.csv

`train.csv` is that of Kaggle's digit recognizer. Every measurement is a process of its own; those that are compared
run in turn, in several rounds, so that whatever else the machine does befalls all of them. A ratio above 1 says how
many times longer the other takes. A peer that is not installed is left out.
"""
import argparse, os, statistics, subprocess, sys, time

HERE = os.path.dirname(os.path.abspath(__file__))
PEERS = os.path.join(HERE, "peers.py")
ROOT = os.path.dirname(os.path.dirname(HERE))


class Row:
    """One thing that gradb and its peers do: a name, and a command for each of them."""

    def __init__(self, title, unit, own, peers):
        self.title, self.unit, self.own, self.peers = title, unit, own, peers


def rows(arguments):
    csv, folder = arguments.csv, arguments.gradb
    bench = os.path.join(folder, "gradb-bench")
    gradb = os.path.join(folder, "gradb")
    steps = ["-batch", "-nx", "--data", csv, "-ex", "set alpha 0.1", "-ex", "set report 1000000"]
    steps += ["-ex", f"set iterations {arguments.iterations}", "-ex", "train"]

    def own(*words):
        return [bench, *words, "--data", csv, "--rounds", "7"]

    def peer(*words):
        return [sys.executable, PEERS, *words, csv]

    deep, deeper = "784-128-64-10", "784-300-100-10"
    return [
        Row("one iteration, 784-10-10", "ms", own("iteration"),
            {"NumPy": peer("iteration", "numpy", "784-10-10"), "PyTorch": peer("iteration", "torch", "784-10-10"),
             "JAX jit": peer("iteration", "jax", "784-10-10"),
             "JAX jit, float32": peer("iteration", "jax32", "784-10-10")}),
        Row(f"one iteration, {deep}", "ms", own("iteration", "--layers", deep),
            {"NumPy": peer("iteration", "numpy", deep), "PyTorch": peer("iteration", "torch", deep)}),
        Row(f"one iteration, {deeper}", "ms", own("iteration", "--layers", deeper),
            {"NumPy": peer("iteration", "numpy", deeper)}),
        Row("one iteration, 784-10-10, inverted images", "ms", own("iteration", "--inverted"),
            {"NumPy": peer("iteration", "numpy", "784-10-10")}),
        Row("read the CSV file", "ms", own("read"),
            {"polars": peer("read", "polars"), "pandas": peer("read", "pandas")}),
        Row("gradient check, 7,960 parameters, batch 16 (PyTorch: 10)", "ms", own("gradcheck"),
            {"PyTorch": peer("gradcheck", "torch")}),
        Row(f"{arguments.iterations} iterations, whole process", "process", [gradb, *steps],
            {"NumPy, file read by pandas": peer("train", "numpy", str(arguments.iterations))}),
    ]


def measure(row, command):
    """Runs a command. Its numbers by unit: the median that it prints, or its seconds and megabytes; {} without a peer."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
    output = process.stdout.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - began
    if "ModuleNotFoundError" in output:
        return {}
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{output}")
    if row.unit == "process":
        return {"s": seconds, "MB": usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)}
    return {row.unit: float(next(line for line in output.split("\n") if line.count("\t") == 3).split("\t")[2])}


def spread(numbers):
    return f"{min(numbers):.3g} / {statistics.median(numbers):.3g} / {max(numbers):.3g}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("csv")
    parser.add_argument("--gradb", default=os.path.join(ROOT, ".build", "release"), help="folder of the programs")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--iterations", type=int, default=500)
    parser.add_argument("--only", default="", help="rows whose title contains this")
    arguments = parser.parse_args()
    print(subprocess.run([sys.executable, PEERS, "machine"], capture_output=True, text=True).stdout)
    print("| what | gradb, min / median / max | peer | its min / median / max | ratio, min / median / max |")
    print("|---|---|---|---|---|")
    for row in rows(arguments):
        if arguments.only not in row.title:
            continue
        measured = {name: [] for name in ["gradb", *row.peers]}
        for _ in range(arguments.rounds):
            for name, command in {"gradb": row.own, **row.peers}.items():
                measured[name].append(measure(row, command))
        for name in row.peers:
            for unit in measured[name][0]:
                own, peer = ([numbers[unit] for numbers in measured[who]] for who in ["gradb", name])
                ratios = [theirs / ours for theirs, ours in zip(peer, own)]
                print(f"| {row.title} | {spread(own)} {unit} | {name} | {spread(peer)} {unit} | {spread(ratios)} |",
                      flush=True)


if __name__ == "__main__":
    main()
