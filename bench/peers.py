"""Other programs that do a part of the same work, if they are installed."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent

BIBTEX, BIBLATEX, CSL, CSL_LINES, PAGE = "bibtex", "biblatex", "csl-json", "csl-jsonl", "badges"


@dataclass
class Peer:
    name: str
    version: str
    commands: dict  # (from, to) -> command; {input} stands for the path
    accepted: tuple = (0,)  # exit statuses of a run that did its work

    def command(self, source, target, path):
        command = self.commands.get((source, target))
        return command and [str(path) if word == "{input}" else word for word in command]


def first_line(*command):
    """What the command says of itself."""
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, errors="replace", check=False)
    lines = [line.strip() for line in done.stdout.splitlines() if line.strip()]
    return lines[0] if lines else ""


def debian_version(package):
    if not shutil.which("dpkg-query"):
        return ""
    return first_line("dpkg-query", "-W", "-f=${Version}", package).split("-")[0].split("+")[0]


def pandoc():
    names = {BIBTEX: "bibtex", BIBLATEX: "biblatex", CSL: "csljson"}
    return Peer("pandoc", first_line("pandoc", "--version").split()[-1],
                {(a, b): ["pandoc", "-f", names[a], "-t", names[b], "{input}"] for a in names for b in names})


def bibclean():
    # 1: it found something to complain of.
    return Peer("bibclean", debian_version("bibclean"), {(BIBTEX, BIBTEX): ["bibclean", "-max-width", "0", "{input}"]}, (0, 1))


def bibtool():
    return Peer("bibtool", debian_version("bibtool"), {(BIBTEX, BIBTEX): ["bibtool", "{input}"]})


def bib2xml():
    # bibutils knows no CSL-JSON: reading into MODS stands for it.
    return Peer("bib2xml", debian_version("bibutils"), {
        (BIBTEX, CSL): ["bib2xml", "{input}"],
        (BIBLATEX, CSL): ["biblatex2xml", "{input}"],
        (BIBTEX, BIBTEX): ["sh", "-c", 'bib2xml "$1" | xml2bib', "sh", "{input}"],
    })


def bibtex2html():
    # It writes files only, and has BibTeX do the formatting.
    script = 'folder=$(mktemp -d) && cd "$folder" && bibtex2html -q -q -nobibsource -o page "$1"; s=$?; rm -r "$folder"; exit $s'
    return Peer("bibtex2html", debian_version("bibtex2html"), {(BIBTEX, PAGE): ["sh", "-c", script, "sh", "{input}"]})


def jq():
    return Peer("jq", first_line("jq", "--version").removeprefix("jq-"), {
        (CSL, CSL): ["jq", ".", "{input}"],
        (CSL, CSL_LINES): ["jq", "-c", ".[]", "{input}"],
        (CSL_LINES, CSL): ["jq", "-s", ".", "{input}"],
        (CSL_LINES, CSL_LINES): ["jq", "-c", ".", "{input}"],
    })


def citation_folder():
    """The folder that has node_modules/@citation-js: BIBCONV_CITATION_JS, else one where such things lie."""
    places = [os.environ.get("BIBCONV_CITATION_JS"), HERE, HERE.parent, Path.home() / ".cache" / "bibconv-check"]
    for place in places:
        if not place:
            continue
        place = Path(place).resolve()
        folder = place.parent if place.name == "node_modules" else place
        if (folder / "node_modules" / "@citation-js" / "core").is_dir():
            return folder
    return None


def citation_js():
    folder = citation_folder()
    if folder is None:
        return None
    script = ["node", str(HERE / "citation.mjs"), str(folder)]
    # It writes BibLaTeX as well, but reads all .bib files alike.
    pairs = [(a, b) for a in (BIBTEX, BIBLATEX, CSL) for b in (BIBTEX, BIBLATEX, CSL)]
    return Peer("citation-js", first_line(*script, "version"), {(a, b): [*script, b, "{input}"] for a, b in pairs})


def installed():
    """All peers that are here, and the names of those that are not."""
    makers = {"bibclean": bibclean, "bibtool": bibtool, "bib2xml": bib2xml, "pandoc": pandoc, "bibtex2html": bibtex2html, "node": citation_js,
              "jq": jq}
    found, missing = [], []
    for program, maker in makers.items():
        peer = maker() if shutil.which(program) else None
        if peer:
            found.append(peer)
        else:
            missing.append("citation-js" if maker is citation_js else program)
    return found, missing
