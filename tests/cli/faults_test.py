#!/usr/bin/python3
"""What the program does when something fails: the disk, the memory, the patience of its user.

usage: faults_test.py MUSUBI SOURCE_DIR IO_FAULTS [unittest arguments]
"""
import contextlib
import gzip
import json
import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

MUSUBI = ""
GTB = pathlib.Path()
IO_FAULTS = ""  # a library for LD_PRELOAD: tests/faults/io_faults.cpp
TEMPORARY = ".musubi-tmp-"
HANGS = 120  # seconds; only what hangs takes them
# Their shadow memory is reserved, and a program that is traced starts and ends more slowly.
SANITIZED = any(name in os.environ for name in ("ASAN_OPTIONS", "TSAN_OPTIONS", "UBSAN_OPTIONS"))


def musubi(*arguments, status=0, **options):
    done = subprocess.run([MUSUBI, *map(str, arguments)], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, encoding="utf-8", timeout=HANGS, **options)
    if done.returncode != status:
        raise AssertionError(f"musubi {' '.join(map(str, arguments))}: status {done.returncode}, "
                             f"not {status}\n{done.stderr}")
    return done


def spoilt(fault, path):
    """The environment in which files whose path holds `path` cannot be trusted."""
    return {**os.environ, "LD_PRELOAD": IO_FAULTS, "MUSUBI_FAULT": fault,
            "MUSUBI_FAULT_PATH": str(path), "ASAN_OPTIONS": "verify_asan_link_order=0"}


def wait_until_it_listens(run, number):
    """Returns once the program handles a signal, or has ended."""
    while run.poll() is None:
        status = pathlib.Path(f"/proc/{run.pid}/status").read_text()
        if int(re.search(r"SigCgt:\s*(\w+)", status)[1], 16) >> (number - 1) & 1:
            return
        time.sleep(0.01)


def contents(folder):
    return {str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
            for path in sorted(folder.rglob("*"))}


class InFolder(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="musubi-faults-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def edges(self, nodes, edges, name="large.el"):
        """A random graph as a list of edges."""
        draw = random.Random(1)
        path = self.folder / name
        path.write_text("".join(f"{draw.randrange(nodes)} {draw.randrange(nodes)}\n"
                                for _ in range(edges)))
        return path

    @contextlib.contextmanager
    def mounted(self, options):
        """A file system in memory; skips the test where none can be mounted."""
        place = self.folder / "mounted"
        place.mkdir()
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", str(place)],
                              stderr=subprocess.PIPE)
        if done.returncode != 0:
            self.skipTest("no file system can be mounted")
        try:
            yield place
        finally:
            subprocess.run(["umount", "-l", str(place)], check=True)


class Writing(InFolder):
    # Every command that writes files, and where to.
    def commands(self, place):
        style = ("--lang", "en")
        workbook = self.folder / "g.xlsx"
        if not workbook.exists():
            musubi("export", GTB, "-o", workbook)
        return {
            "analyze": ("analyze", GTB, "--no-scenarios", "-o", place / "out", *style),
            "draw": ("draw", GTB, "--view", "functions", "-o", place / "f.svg", *style),
            "convert": ("convert", GTB, place / "g.graphml", "--plain"),
            "snapshot": ("convert", self.edges(500, 3000), place / "g.musubi"),
            "export": ("export", GTB, "-o", place / "g.xlsx"),
            "import": ("import", workbook, "-o", place / "package"),
        }

    def test_a_full_disk_leaves_what_was_there(self):
        with self.mounted("size=64k") as place:
            for name, command in self.commands(place).items():
                with self.subTest(command=name):
                    for entry in place.iterdir():
                        shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
                    (place / "full").write_bytes(b"x" * 60_000)
                    before = contents(place)
                    said = musubi(*command, status=4).stderr
                    self.assertRegex(said, "^error: .*No space left on device; free some space")
                    self.assertNotIn(TEMPORARY, said)
                    self.assertEqual(contents(place), before)

    def test_a_read_only_folder_is_told(self):
        with self.mounted("ro") as place:
            for name, command in self.commands(place).items():
                with self.subTest(command=name):
                    said = musubi(*command, status=4).stderr
                    self.assertRegex(said, "^error: .*Read-only file system; choose a place")

    def test_a_write_that_fails_at_any_point_leaves_what_was_there(self):
        place = self.folder / "place"
        for name, command in self.commands(place).items():
            faults = ["write-fails:1", "fsync-fails", "rename-fails"]
            if name in ("analyze", "import", "snapshot"):  # the others write all at once
                faults.append("write-fails:2")
            for fault in faults:
                with self.subTest(command=name, fault=fault):
                    shutil.rmtree(place, ignore_errors=True)
                    place.mkdir()
                    said = musubi(*command, status=4, env=spoilt(fault, place)).stderr
                    self.assertTrue(said.startswith("error: "), said)
                    self.assertEqual(contents(place), {})

    def test_short_and_slow_writes_are_gone_on_with(self):
        place = self.folder / "place"
        place.mkdir()
        commands = self.commands(place)
        for name in ("draw", "convert", "snapshot", "import"):
            with self.subTest(command=name):
                musubi(*commands[name])
                expected = contents(place)
                for fault in ("write-short", "write-slow"):
                    shutil.rmtree(place)
                    place.mkdir()
                    musubi(*commands[name], env=spoilt(fault, place))
                    self.assertEqual(contents(place), expected)
                shutil.rmtree(place)
                place.mkdir()

    def test_a_killed_run_leaves_no_half_of_a_file(self):
        place = self.folder / "place"
        place.mkdir()
        network = self.edges(3000, 30_000)
        whole = {}
        for name in ("g.graphml", "g.json"):
            musubi("convert", network, place / name, "--plain")
            whole[name] = (place / name).read_bytes()
        for i in range(12):
            name = ("g.graphml", "g.json")[i % 2]
            (place / name).unlink(missing_ok=True)
            run = subprocess.Popen([MUSUBI, "convert", network, place / name, "--plain"],
                                   env=spoilt("write-slow", place), stderr=subprocess.DEVNULL)
            # At once when the temporary file is there: between its making and its renaming.
            deadline = time.monotonic() + HANGS
            while i % 3 and run.poll() is None and not any(place.glob(TEMPORARY + "*")):
                self.assertLess(time.monotonic(), deadline)
            run.kill()
            run.wait()
            if (place / name).exists():
                self.assertEqual((place / name).read_bytes(), whole[name])
            for left in place.glob("*"):  # what is left says by its name that it may go
                self.assertTrue(left.name in whole or left.name.startswith(TEMPORARY), left)

    def test_two_runs_into_one_folder_do_not_mix(self):
        place = self.folder / "out"
        expected = {}
        for seed in ("1", "2"):
            musubi("analyze", GTB, "--no-scenarios", "-q", "--seed", seed, "-o", place)
            expected[seed] = contents(place)
        self.assertNotEqual(expected["1"], expected["2"])
        for _ in range(2):
            runs = [subprocess.Popen([MUSUBI, "analyze", GTB, "--no-scenarios", "-q", "--seed", seed,
                                      "-o", place], stdout=subprocess.DEVNULL) for seed in ("1", "2")]
            self.assertEqual([run.wait(HANGS) for run in runs], [0, 0])
            self.assertIn(contents(place), expected.values())

    def test_a_link_in_the_folder_is_replaced_and_not_followed(self):
        place = self.folder / "out"
        place.mkdir()
        outside = self.folder / "outside"
        outside.write_text("mine")
        names = ("report.html", "summary.json", "network.graphml", "hubs.svg")
        for name in names:
            (place / name).symlink_to(outside)
        (place / "gaps.csv").symlink_to("/dev/full")
        musubi("analyze", GTB, "--no-scenarios", "-q", "-o", place)
        self.assertEqual(outside.read_text(), "mine")
        for name in (*names, "gaps.csv"):
            self.assertFalse((place / name).is_symlink(), name)
            self.assertGreater((place / name).stat().st_size, 100, name)
        (place / "f.svg").symlink_to(outside)
        musubi("draw", GTB, "--view", "functions", "-o", place / "f.svg")
        self.assertEqual(outside.read_text(), "mine")

    def test_a_folder_in_the_place_of_a_file_leaves_the_others(self):
        place = self.folder / "out"
        (place / "summary.json").mkdir(parents=True)
        said = musubi("analyze", GTB, "--no-scenarios", "-q", "-o", place, status=4).stderr
        self.assertRegex(said, "^error: .*summary.json: cannot write: Is a directory")
        self.assertEqual([path.name for path in place.iterdir()], ["summary.json"])

    def test_a_link_to_a_package_is_followed_as_its_user_named_it(self):
        package = self.folder / "package"
        shutil.copytree(GTB, package)
        (self.folder / "link").symlink_to(package)
        musubi("export", GTB, "-o", self.folder / "g.xlsx")
        musubi("import", self.folder / "g.xlsx", "-o", self.folder / "link", "--overwrite")
        self.assertTrue((self.folder / "link").is_symlink())


class Reading(InFolder):
    def test_a_read_that_fails_is_told(self):
        package = self.folder / "package"
        shutil.copytree(GTB, package)
        network = self.edges(500, 3000)
        graphml = self.folder / "g.graphml"
        musubi("convert", network, graphml, "--plain")
        packed = self.folder / "g.el.gz"
        packed.write_bytes(gzip.compress(network.read_bytes()))
        for graph, command in ((package, "info"), (network, "info"), (graphml, "info"),
                               (packed, "info"), (network, "convert"), (packed, "convert")):
            target = (self.folder / "out.musubi",) if command == "convert" else ()
            for at in (1, 2):
                with self.subTest(graph=graph.name, command=command, at=at):
                    done = subprocess.run([MUSUBI, command, graph, *target], encoding="utf-8",
                                          stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                          env=spoilt(f"read-fails:{at}", graph), timeout=HANGS)
                    if at == 1 or done.returncode != 0:  # a small file may be read at once
                        self.assertEqual(done.returncode, 3, done.stderr)
                        self.assertIn("Input/output error", done.stderr)
                        self.assertFalse(target and target[0].exists())

    def test_short_reads_are_gone_on_with(self):
        network = self.edges(500, 3000)
        for graph in (network, GTB):
            expected = musubi("info", graph, "--format", "json").stdout
            short = musubi("info", graph, "--format", "json", env=spoilt("read-short", graph)).stdout
            self.assertEqual(short, expected)
        snapshots = [self.folder / "a.musubi", self.folder / "b.musubi"]
        musubi("convert", network, snapshots[0])
        musubi("convert", network, snapshots[1], env=spoilt("read-short", network))
        self.assertEqual(snapshots[0].read_bytes(), snapshots[1].read_bytes())


# What a process is said to have used at most is no less than what the one that started it had then:
# a small one starts it here, and tells.
PEAK = """
import os, sys
child = os.spawnv(os.P_NOWAIT, sys.argv[1], sys.argv[1:])
_, status, usage = os.wait4(child, 0)
print(usage.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""


@unittest.skipIf(SANITIZED, "sanitizers have their own idea of memory")
class Memory(InFolder):
    def refused_below(self, peak_kib, *arguments):
        done = subprocess.run([sys.executable, "-c", PEAK, MUSUBI, *map(str, arguments)],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
                              timeout=HANGS)
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertLess(int(done.stdout), peak_kib)
        return done.stderr

    def refused(self, *arguments):
        said = musubi(*arguments, status=3).stderr
        self.assertRegex(said, r"^error: .* is allowed; allow more \(?(with )?--max-memory", said)
        return said

    def test_every_command_takes_it_and_keeps_it(self):
        network = self.edges(20_000, 400_000)
        for command in ("info", "centrality", "communities"):
            with self.subTest(command=command):
                self.refused(command, network, "--max-memory", "20M", "-q")

    def test_the_message_says_how_much_it_would_take(self):
        network = self.edges(20_000, 400_000)
        said = self.refused("info", network, "--max-memory", "8M")
        self.assertRegex(said, r"large\.el: .* would take about \d+(\.\d)? MiB of memory beside "
                               r"\d+(\.\d)? MiB in use, and 8\.0 MiB is allowed")

    def test_distances_between_all_pairs_are_refused_before_they_are_made(self):
        network = self.edges(20_000, 60_000)
        said = self.refused_below(300_000, "suggest", network, "--objective", "global_efficiency",
                                  "--links", "1", "--max-memory", "300M", "-q")
        self.assertRegex(said, "between all pairs of [0-9]+ vertices would take about [0-9]+ MiB")

    def test_a_packed_file_does_not_unpack_to_more(self):
        bomb = self.folder / "bomb.graphml.gz"
        with gzip.open(bomb, "wb") as file:
            for _ in range(300):
                file.write(b" " * (1 << 20))
        self.assertLess(bomb.stat().st_size, 1 << 20)
        self.assertIn("bomb.graphml.gz", self.refused("info", bomb, "--max-memory", "100M"))

    def test_vertices_and_edges_that_a_short_file_only_announces(self):
        files = {"many.net": "*Vertices 9999999\n*Edges\n1 2\n",
                 "product.dot": "graph {{ {0} }} ".format(
                     "{" + " ".join(f"a{i}" for i in range(4000)) + "} -- {" +
                     " ".join(f"b{i}" for i in range(4000)) + "}")}
        for name, text in files.items():
            with self.subTest(file=name):
                path = self.folder / name
                path.write_text(text)
                self.assertIn(name, self.refused("info", path, "--max-memory", "400M"))

    def test_what_no_estimate_foresees_is_refused_by_the_system(self):
        network = self.edges(50_000, 500_000)
        # Mapped files, such as the program itself, do not count.
        self.refused_below(100_000, "centrality", network, "--max-memory", "60M", "-q")

    def test_a_size_is_a_number_with_a_unit(self):
        for size in ("much", "-1", "1Q"):
            self.assertRegex(musubi("info", GTB, "--max-memory", size, status=2).stderr, "^error: ")
        musubi("info", GTB, "--max-memory", "1G")


class Interruption(InFolder):
    def interrupted(self, *arguments, after, number=signal.SIGINT, env=None):
        """Sends the signal so many seconds after the start; returns the seconds it then took to end."""
        run = subprocess.Popen([MUSUBI, *map(str, arguments)], stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True,
                               env=env)
        wait_until_it_listens(run, number)
        time.sleep(after)
        if run.poll() is not None:
            self.fail(f"musubi {arguments[0]} ended before it was interrupted: "
                      f"{run.communicate()[1]}")
        start = time.monotonic()
        os.killpg(run.pid, number)  # as a terminal does: to all of the group
        _, said = run.communicate(timeout=HANGS)
        took = time.monotonic() - start
        self.assertEqual(run.returncode, 130, said)
        self.assertIn("error: interrupted", said)
        return took

    def commands(self, place):
        network = self.edges(60_000, 600_000)
        dense = self.edges(5000, 300_000, "dense.el")
        return {
            "info": ("info", network),
            "analyze": ("analyze", network, "-o", place / "out"),
            "analyze package": ("analyze", GTB, "-o", place / "out"),
            "validate": ("validate", network),
            "centrality": ("centrality", network),
            "communities": ("communities", network, "--runs", "10000"),
            "suggest": ("suggest", dense, "--objective", "global_efficiency", "--links", "5"),
            "resistance": ("suggest", dense, "--objective", "kirchhoff_index", "--links", "2"),
            "draw": ("draw", self.edges(5000, 90_000, "drawn.el"), "--view", "network", "-o", place / "network.html"),
            "convert": ("convert", network, place / "g.graphml", "--plain"),
            "convert with a layout": ("convert", self.edges(3000, 200_000, "layout.el"),
                                      place / "g.gexf"),
            "diff": ("diff", network, network),
            "paths": ("paths", network, "1", "2", "--count", "10000"),
        }

    def test_every_command_ends_at_once_and_leaves_nothing(self):
        place = self.folder / "place"
        place.mkdir()
        for name, command in self.commands(place).items():
            # On a quick machine only a slow disk makes these last.
            is_short = name in ("info", "validate", "convert", "diff", "paths")
            slowly = spoilt("read-slow", self.folder) if is_short else None
            for after in (0.1,) if is_short else (0.1, 0.6):
                with self.subTest(command=name, after=after):
                    took = self.interrupted(*command, after=after, env=slowly)
                    if "MUSUBI_MEASURE" in os.environ:
                        print(f"{name} after {after} s: {took * 1000:.0f} ms", file=sys.stderr)
                    self.assertEqual(contents(place), {})

    def test_a_termination_and_a_closed_terminal_are_no_different(self):
        network = self.edges(60_000, 600_000)
        for number in (signal.SIGTERM, signal.SIGHUP):
            self.interrupted("centrality", network, after=0.4, number=number)

    def test_a_drawing_child_does_not_outlive_a_killed_caller(self):
        network = self.edges(3000, 200_000, "layout.el")
        run = subprocess.Popen([MUSUBI, "convert", network, self.folder / "g.gexf"],
                               stderr=subprocess.DEVNULL)
        children = pathlib.Path(f"/proc/{run.pid}/task/{run.pid}/children")
        deadline = time.monotonic() + HANGS
        while not (child := children.read_text().split()):
            self.assertIsNone(run.poll())
            self.assertLess(time.monotonic(), deadline)
        time.sleep(0.3)  # it must have begun
        run.kill()
        run.wait()
        while pathlib.Path(f"/proc/{child[0]}").exists():
            state = pathlib.Path(f"/proc/{child[0]}/stat").read_text().rsplit(")")[-1].split()[0]
            if state == "Z":
                break
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.02)


if __name__ == "__main__":
    MUSUBI = str(pathlib.Path(sys.argv[1]).resolve())
    GTB = pathlib.Path(sys.argv[2]).resolve() / "graphs" / "gtb"
    IO_FAULTS = str(pathlib.Path(sys.argv[3]).resolve())
    unittest.main(argv=[sys.argv[0], *sys.argv[4:]])
