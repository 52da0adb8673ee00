"""The tables of docs/performance.md, from what the benchmark programs print; see scripts/bench."""

import csv
import dataclasses
import math
import pathlib
import re

# Written for the purpose and no library: shown beside them, and counted apart.
PLAIN = "plain"
OURS = "musubi"
OURS_ALONE = "musubi_1t"
# What takes less is not worth a second thread.
WORTH_THREADS_MS = 100.0


def short(title: str) -> str:
    """A title without seed and counts."""
    return re.split(r", (?:n = |seed |\d)", title)[0]


@dataclasses.dataclass
class Measured:
    """What one graph gave."""

    title: str
    times: dict = dataclasses.field(default_factory=dict)  # kernel -> who -> milliseconds
    memory: dict = dataclasses.field(default_factory=dict)  # (kernel, who) -> MiB
    found: dict = dataclasses.field(default_factory=dict)  # kernel -> who -> quality, error, MiB

    @property
    def vertices(self) -> int:
        return int(re.search(r"(\d+) vertices", self.title).group(1))

    @property
    def edges(self) -> int:
        return int(re.search(r"(\d+) edges", self.title).group(1))

    def alone(self, kernel: str) -> float:
        """Our time on one thread; of what knows no threads, our time."""
        times = self.times[kernel]
        return times.get(OURS_ALONE, times.get(OURS))

    def best(self, kernel: str, plain: bool) -> tuple[str, float] | None:
        """The quickest library, or the plain peer; who and milliseconds."""
        peers = {who: time for who, time in self.times[kernel].items()
                 if not who.startswith(OURS) and (who == PLAIN) == plain}
        return min(peers.items(), key=lambda item: item[1]) if peers else None

    def read(self, output: str) -> None:
        """Takes in what a program printed of this graph."""
        for line in re.split(r"peer/ours +MiB\n", output)[-1].splitlines():
            parts = line.split()
            if len(parts) == 5:
                kernel, who, time, _, mebibytes = parts
                self.times.setdefault(kernel, {})[who] = float(time)
                self.memory[kernel, who] = float(mebibytes)
        quality = r"^quality: (\S+) (\S+) (\S+) \+- (\S+) (\S+) MiB$"
        for kernel, who, *figures in re.findall(quality, output, re.MULTILINE):
            self.found.setdefault(kernel, {})[who] = tuple(map(float, figures))


def milliseconds(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def geometric_mean(values: list[float]) -> float:
    return math.exp(sum(map(math.log, values)) / len(values))


def beside(peer: tuple[str, float] | None, alone: float) -> str:
    if peer is None:
        return "– | –"
    who, time = peer
    return f"{milliseconds(time)}{'' if who == PLAIN else f' ({who})'} | {time / alone:.2f}"


def times_table(graph: Measured) -> list[str]:
    lines = ["| kernel | ours, all threads | ours, 1 thread | best library, 1 thread | ratio | "
             "plain, 1 thread | ratio | MiB, ours | MiB, library |",
             "|---|---|---|---|---|---|---|---|---|"]
    for kernel, times in graph.times.items():
        library = graph.best(kernel, plain=False)
        who = OURS_ALONE if OURS_ALONE in times else OURS
        theirs = f"{graph.memory[kernel, library[0]]:.1f}" if library else "–"
        lines.append(
            f"| {kernel} | {milliseconds(times[OURS])} | {milliseconds(graph.alone(kernel))} | "
            f"{beside(library, graph.alone(kernel))} | "
            f"{beside(graph.best(kernel, plain=True), graph.alone(kernel))} | "
            f"{graph.memory[kernel, who]:.1f} | {theirs} |")
    return lines


def quality_table(graph: Measured) -> list[str]:
    lines = ["| communities | quality, ours | quality, igraph | MiB, ours | MiB, igraph |",
             "|---|---|---|---|---|"]
    for kernel, by_whom in graph.found.items():
        (ours, error, memory), (theirs, their_error, their_memory) = (
            by_whom[OURS], by_whom["igraph"])
        lines.append(f"| {kernel} | {ours:.5g} ± {error:.1g} | {theirs:.5g} ± {their_error:.1g} | "
                     f"{memory:.1f} | {their_memory:.1f} |")
    return lines


def summary_table(graphs: list[Measured], plain: bool) -> list[str]:
    ratios: dict = {}
    for graph in graphs:
        for kernel in graph.times:
            peer = graph.best(kernel, plain)
            if peer:
                ratios.setdefault(kernel, []).append((peer[1] / graph.alone(kernel), graph.title))
    lines = ["| kernel | graphs | geometric mean | least | on | most |", "|---|---|---|---|---|---|"]
    for kernel, values in ratios.items():
        least, title = min(values)
        lines.append(f"| {kernel} | {len(values)} | {geometric_mean([r for r, _ in values]):.2f} | "
                     f"{least:.2f} | {short(title)} | {max(values)[0]:.2f} |")
    return lines


def threads_table(graphs: list[Measured]) -> list[str]:
    lines = ["| kernel | graph | 1 thread | all threads | times as fast |", "|---|---|---|---|---|"]
    rows = []
    for graph in graphs:
        for kernel, times in graph.times.items():
            if times.get(OURS_ALONE, 0.0) >= WORTH_THREADS_MS:
                rows.append((kernel, graph.title, times[OURS_ALONE], times[OURS]))
    for kernel, title, alone, together in sorted(rows):
        lines.append(f"| {kernel} | {short(title)} | {milliseconds(alone)} | "
                     f"{milliseconds(together)} | {alone / together:.2f} |")
    return lines


def recorded_table(graphs: list[Measured], path: pathlib.Path) -> list[str]:
    """Peers whose times were taken elsewhere, scaled by what igraph took there and takes here."""
    by_name = {pathlib.Path(short(graph.title)).stem: graph for graph in graphs}
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kernel"] in
                by_name.get(row["graph"], Measured("")).times]
    scale: dict = {}
    for row in rows:
        here = by_name[row["graph"]].times[row["kernel"]].get("igraph")
        if row["peer"] == "igraph" and here:
            scale.setdefault(row["graph"], []).append(here / float(row["ms"]))
    lines = ["| kernel | graph | peer | threads | recorded | scaled to this run | ours | ratio |",
             "|---|---|---|---|---|---|---|---|"]
    for row in sorted(rows, key=lambda row: row["kernel"]):
        if row["peer"] == "igraph" or row["graph"] not in scale:
            continue
        graph = by_name[row["graph"]]
        here = float(row["ms"]) * geometric_mean(scale[row["graph"]])
        ours = (graph.alone(row["kernel"]) if row["threads"] == "1"
                else graph.times[row["kernel"]][OURS])
        lines.append(f"| {row['kernel']} | {row['graph']} | {row['peer']} | {row['threads']} | "
                     f"{milliseconds(float(row['ms']))} | {milliseconds(here)} | "
                     f"{milliseconds(ours)} | {here / ours:.2f} |")
    return lines


def growth_table(graphs: list[Measured], kernels: tuple[str, ...]) -> list[str]:
    """The exponents of the edges that fit the times on graphs of growing size."""
    lines = ["| kernel | smallest | largest | exponent of the edges |", "|---|---|---|---|"]
    for kernel in kernels:
        points = [(graph.edges, graph.alone(kernel)) for graph in graphs if kernel in graph.times]
        if not points:
            continue
        logs = [(math.log(edges), math.log(time)) for edges, time in points]
        mean_x = sum(x for x, _ in logs) / len(logs)
        mean_y = sum(y for _, y in logs) / len(logs)
        slope = (sum((x - mean_x) * (y - mean_y) for x, y in logs) /
                 sum((x - mean_x) ** 2 for x, _ in logs))
        (first, low), (last, high) = points[0], points[-1]
        lines.append(f"| {kernel} | {milliseconds(low)} ms, {first:,} edges | "
                     f"{milliseconds(high)} ms, {last:,} edges | {slope:.2f} |")
    return lines
