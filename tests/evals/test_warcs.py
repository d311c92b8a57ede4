"""The archive that is measured on holds what it says, and both readers see all of it."""

from pathlib import Path

import pytest

from evals.warcs import READERS, tell_once, write_archive

PAGES = [b"<p>The pier of Oldford is gone.</p>" * 20, b"<p>So are the boats.</p>" * 30]


@pytest.mark.parametrize("who", READERS)
def test_both_read_every_record(tmp_path: Path, who: str) -> None:
    path = tmp_path / "pages.warc.gz"

    count = write_archive(path, PAGES, 50_000)

    assert READERS[who](path) == count > 50
    assert tell_once(who, path).split()[2] == str(count)
