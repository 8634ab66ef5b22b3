#!/usr/bin/env python3
"""How the time of an iteration grows with samples, hidden neurons, layers and threads.

    swift build -c release
    python3 docs/benchmark/growth.py FOLDER

The argument is a data set, best one of 60,000 digits: MNIST's IDX files or a CSV file. Prints medians in ms.
"""
import argparse, os, subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("--gradb", default=os.path.join(ROOT, ".build", "release"), help="folder of the programs")
    parser.add_argument("--rounds", type=int, default=11)
    arguments = parser.parse_args()

    def median(layers, samples=None, threads=None, case="iteration"):
        command = [os.path.join(arguments.gradb, "gradb-bench"), case, "--data", arguments.data]
        command += ["--rounds", str(arguments.rounds), "--layers", layers]
        command += ["--samples", str(samples)] if samples else []
        command += ["--threads", str(threads)] if threads else []
        return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\t")[2])

    def table(title, names, times, per):
        print(f"| {title} | {' | '.join(names)} |\n|{'---|' * (len(names) + 1)}")
        print(f"| ms | {' | '.join(f'{time:.3g}' for time in times)} |")
        print(f"| {per[0]} | {' | '.join(f'{per[1](k, time):.3g}' for k, time in enumerate(times))} |\n", flush=True)

    counts = [1_000, 5_000, 10_000, 20_000, 41_000, 59_000]
    times = [median("784-10-10", samples=count) for count in counts]
    table("samples, 784-10-10", [f"{c:,}" for c in counts], times, ("µs per sample", lambda k, t: t * 1e3 / counts[k]))

    widths = [10, 16, 32, 64, 128, 300]
    times = [median(f"784-{width}-10", samples=10_000) for width in widths]
    table("hidden neurons, 10,000 samples", [str(w) for w in widths], times,
          ("µs per neuron", lambda k, t: t * 1e3 / widths[k]))

    layers = ["784-10", "784-64-10", "784-64-64-10", "784-64-64-64-10"]
    times = [median(text, samples=10_000) for text in layers]
    table("layers, 10,000 samples", layers, times, ("times the first", lambda k, t: t / times[0]))

    for text in ["784-10-10", "784-128-64-10"]:
        threads = [1, 2] if (os.cpu_count() or 1) <= 2 else [1, 2, 4, os.cpu_count()]
        times = [median(text, samples=41_000, threads=count) for count in threads]
        table(f"threads, {text}, 41,000 samples", [str(t) for t in threads], times,
              ("times faster than 1", lambda k, t: times[0] / t))


if __name__ == "__main__":
    main()
