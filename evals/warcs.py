"""How fast a web archive is read up to its pages, beside fastwarc alone, and whether memory stays flat.

    SAYSO_DATA=… python -m evals.warcs [--gigabytes 2] [--rounds 5]

The archive is made of the news pages at hand, again and again. Both go through the same file in turn, in one process each; told are
the ratio of the medians and the most memory that each took, for a tenth of the archive and for all of it.
"""

from __future__ import annotations

import argparse
import gzip
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecordType

from sayso.read.warc import read_warc
from sayso.settings import Settings

KINDS = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion


def list_pages(data: Path) -> list[bytes]:
    """The pages, unpacked."""
    found = sorted(data.glob("article_extraction/**/*.html*"))
    return [gzip.decompress(raw) if (raw := path.read_bytes())[:2] == b"\x1f\x8b" else raw for path in found]


def make_record(number: int, page: bytes) -> bytes:
    """An answer with a page."""
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
    head = (
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Date: 2030-07-20T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\nWARC-Target-URI: https://news.example/{number}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def write_archive(path: Path, pages: list[bytes], size: float) -> int:
    """An archive of so many bytes, counted before each record is packed; gives the number of records."""
    packed = [gzip.compress(make_record(number, page), 1) for number, page in enumerate(pages)]
    each, written, count = [len(page) for page in pages], 0, 0
    with path.open("wb") as archive:
        while written < size:
            archive.write(packed[count % len(packed)])
            written += each[count % len(packed)]
            count += 1
    return count


def count_alone(path: Path) -> int:
    """fastwarc's own reading of the same records, their answers taken apart and unpacked."""
    count = 0
    with path.open("rb") as stream:
        for record in ArchiveIterator(stream, record_types=KINDS, parse_http=True, auto_decode="all"):
            record.reader.read()
            count += 1
    return count


def count_ours(path: Path) -> int:
    """The pages that sayso reads."""
    with path.open("rb") as stream:
        return sum(1 for _ in read_warc(stream, path.name, Settings()))


READERS = {"fastwarc": count_alone, "sayso": count_ours}


def run_once(who: str, path: Path) -> tuple[float, float, int]:
    """Seconds, megabytes at most and records, in a process of its own."""
    told = subprocess.run(
        [sys.executable, "-m", "evals.warcs", "--only", who, str(path)], capture_output=True, text=True, check=True
    )
    seconds, memory, count = told.stdout.split()
    return float(seconds), float(memory), int(count)


def tell_once(who: str, path: Path) -> str:
    """What `run_once` reads."""
    begun = time.perf_counter()
    count = READERS[who](path)
    seconds = time.perf_counter() - begun
    return f"{seconds} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024} {count}"


def measure(path: Path, rounds: int) -> Iterator[str]:
    """Lines of the report on one archive."""
    found: dict[str, list[tuple[float, float, int]]] = {who: [] for who in READERS}
    for _ in range(rounds):
        for who, runs in found.items():
            runs.append(run_once(who, path))
    seconds = {who: statistics.median(run[0] for run in runs) for who, runs in found.items()}
    for who, runs in found.items():
        yield f"{who:8} {runs[0][2]:,} records, {runs[0][2] / seconds[who]:,.0f} a second, {max(run[1] for run in runs):.0f} MB at most"
    yield f"ratio    {seconds['fastwarc'] / seconds['sayso']:.2f} of fastwarc's rate"


def main() -> None:
    """Makes the archives, and prints what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gigabytes", type=float, default=2.0)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", nargs=2, metavar=("WHO", "PATH"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        print(tell_once(options.only[0], Path(options.only[1])))
        return
    if "SAYSO_DATA" not in os.environ:
        raise SystemExit("set SAYSO_DATA to the folder with the data")
    pages = list_pages(Path(os.environ["SAYSO_DATA"]))
    with tempfile.TemporaryDirectory() as folder:
        for part in (0.1, 1.0):
            path = Path(folder) / "pages.warc.gz"
            write_archive(path, pages, part * options.gigabytes * 1e9)
            print(f"{part * options.gigabytes:.1f} GB of pages")
            for line in measure(path, options.rounds):
                print(f"  {line}")


if __name__ == "__main__":
    main()
