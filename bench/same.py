"""Whether two builds of bibconv say and write the same."""

import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / ".." / "shared" / "corpus" / "bib"
LIMIT = 120  # seconds


def convert(binary, source, target, path):
    """The output, the messages and the exit status."""
    try:
        done = subprocess.run([binary, "-v", "-f", source, "-t", target, path], stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=LIMIT, check=False)
    except subprocess.TimeoutExpired:
        return b"", b"takes too long", None
    # The counts, which end with a time.
    messages = [line for line in done.stderr.splitlines() if not line.rstrip().endswith((b" s", b" ms"))]
    return done.stdout, b"\n".join(messages), done.returncode


def files():
    """Every file of the corpus, if it is there, and every sample."""
    found = sorted(CORPUS.glob("*.bib")) if CORPUS.is_dir() else []
    if not found:
        print("there is no corpus at ../shared/corpus/bib; the samples must do", file=sys.stderr)
    return found + sorted((ROOT / "samples").glob("*.bib"))


class Comparison:
    def __init__(self, ours, theirs, pairs, folder):
        self.ours, self.theirs = ours, theirs
        self.targets = {}  # of each format that is read
        for source, target in pairs:
            self.targets.setdefault(source, []).append(target)
        self.folder = folder

    def compare_file(self, path):
        """What is different, as lines, and how many conversions there were."""
        differences, conversions = [], 0
        for source, targets in self.targets.items():
            given = path
            if source not in ("bibtex", "biblatex"):
                # What the other build makes of it is the input in that format.
                given = Path(self.folder) / f"{path.name}.{source}"
                text = convert(self.theirs, "bibtex", source, path)[0]
                if not text:
                    continue
                given.write_bytes(text)
            for target in targets:
                conversions += 1
                a, b = (convert(binary, source, target, given) for binary in (self.ours, self.theirs))
                for what, one, other in zip(("output", "messages", "exit status"), a, b):
                    if one != other:
                        differences.append(f"{path.name}: {source} to {target}: another {what}")
            if given != path:
                given.unlink()
        return differences, conversions


def compare(ours, theirs, pairs, work):
    """Prints what is different; gives how much that is."""
    paths = files()
    total, different = 0, 0
    with tempfile.TemporaryDirectory(dir=work) as folder, ThreadPoolExecutor(os.cpu_count()) as pool:
        comparison = Comparison(ours, theirs, pairs, folder)
        for differences, conversions in pool.map(comparison.compare_file, paths):
            total += conversions
            different += len(differences)
            for one in differences:
                print(one, flush=True)
    print(f"\n{total} conversions of {len(paths)} files: "
          + (f"{different} differences" if different else "every output, message and exit status is the same"))
    return different
