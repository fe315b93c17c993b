"""The gzipped files beside those of a site: which, and how."""

import gzip

import pytest

from whosays.editions.site.compress import compress

TEXT = b'{"a": 1, "b": 2}\n' * 500


@pytest.fixture
def site(tmp_path):
    """Return a folder with files that gain by gzip, and files that do not."""
    files = {"a.js": TEXT, "b.wasm": TEXT, "c/d.json": TEXT, "small.css": b"p{}" * 9}
    files |= {
        "h-012345abcdef.tar.gz": gzip.compress(TEXT),
        "small.css.gz": b"old",
        "e.zip": TEXT,
        "f.woff2": TEXT,
        "g.svg": gzip.compress(bytes(range(256)) * 9),
    }
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return tmp_path


def twins(folder):
    """Return the gzipped files of a folder and what they hold."""
    found = (path for path in folder.rglob("*.gz") if ".tar" not in path.name)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def test_what_gains_gets_a_twin(site):
    """Texts and wasm do; zips, fonts, small files and what does not shrink do not."""
    compress(site)
    assert set(twins(site)) == {"a.js.gz", "b.wasm.gz", "c/d.json.gz"}
    assert {gzip.decompress(data) for data in twins(site).values()} == {TEXT}


def test_an_archive_stays_as_it_is(site):
    """What was packed before is neither packed again nor taken away."""
    compress(site)
    assert gzip.decompress((site / "h-012345abcdef.tar.gz").read_bytes()) == TEXT
    assert not (site / "h-012345abcdef.tar.gz.gz").exists()


def test_what_is_added_is_told(site):
    """The sum is that of the files that were written."""
    assert compress(site) == sum(map(len, twins(site).values()))


def test_the_same_bytes_give_the_same_bytes(site):
    """Neither the time nor the name of a file goes into its twin, and twice is as once."""
    compress(site)
    first = twins(site)
    (site / "a.js").touch()
    compress(site)
    assert twins(site) == first
    assert first["a.js.gz"] == first["b.wasm.gz"]
