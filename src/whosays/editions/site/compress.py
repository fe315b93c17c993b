"""The gzipped file beside each file of a site that shrinks, for a server to send in its place."""

import gzip
import io
from pathlib import Path

__all__ = ["compress"]

# Pictures, fonts of the web and zips are small already.
_GAINING = {
    *(".css", ".csv", ".eot", ".html", ".ico", ".ipynb", ".js", ".json", ".map", ".md", ".mjs"),
    *(".otf", ".py", ".svg", ".toml", ".ttf", ".txt", ".wasm", ".webmanifest"),
}
# Below this many bytes a file fits into one packet or two, whatever is done to it.
_SMALL = 2048


def compress(folder: Path) -> int:
    """Write ``NAME.gz`` beside each file that gains by it; the same bytes give the same bytes.

    Parameters
    ----------
    folder : Path
        A site, with all that it will hold.

    Returns
    -------
    int
        The bytes that were added to the folder.
    """
    added = 0
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in _GAINING and path.is_file():
            data, twin = path.read_bytes(), path.with_name(path.name + ".gz")
            small = _gzipped(data)
            if len(data) >= _SMALL and len(small) <= 0.9 * len(data):
                twin.write_bytes(small)
                added += len(small)
            else:
                twin.unlink(missing_ok=True)
    return added


def _gzipped(data: bytes) -> bytes:
    written = io.BytesIO()
    # Neither name nor time, so that nothing but the bytes decides.
    with gzip.GzipFile(filename="", mode="wb", fileobj=written, compresslevel=9, mtime=0) as file:
        file.write(data)
    return written.getvalue()
