"""Hostile and broken zips; see `hostile_files`. Each is named ``a.zip``."""

import io
import stat
import struct
import warnings
import zipfile
import zlib

from hostile_files import KINDS, Kind, kind, written

GOOD = written()
_LOCAL = "<4sHHHHHLLLHH"
_CENTRAL = "<4sHHHHHHLLLHHHHHLL"
_END = "<4sHHHHLLH"


def packed(*files, method=zipfile.ZIP_DEFLATED):
    """Return a zip of (name or ZipInfo, bytes)."""
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with zipfile.ZipFile(out, "w", method) as archive:
            for name, data in files:
                archive.writestr(name, data)
    return out.getvalue()


def raw(entries, *, count=None, size=None, offset=None):
    """Return a zip written by hand: (name, stored bytes, what it claims), and what it claims.

    A claim may set size, packed, crc, at, method and flags.
    """
    body, listing, places = b"", b"", []
    for name, data, claim in entries:
        places.append(len(body))
        size_, packed_ = claim.get("size", len(data)), claim.get("packed", len(data))
        crc, flags = claim.get("crc", zlib.crc32(data)), claim.get("flags", 0)
        method, at = claim.get("method", 0), claim.get("at", places[-1])
        shared = (20, flags, method, 0, 0x5C25, crc, packed_, size_, len(name))
        body += struct.pack(_LOCAL, b"PK\3\4", *shared, 0) + name + data
        listing += (
            struct.pack(_CENTRAL, b"PK\1\2", 20, *shared, 0, 0, 0, 0, claim.get("mode", 0), at)
            + name
        )
    counts = len(entries) if count is None else count
    end = struct.pack(
        _END,
        b"PK\5\6",
        0,
        0,
        counts,
        counts,
        len(listing) if size is None else size,
        len(body) if offset is None else offset,
        0,
    )
    return body + listing + end


def of(name, code, data, given=0):
    """Keep a kind whose zip holds these bytes, or what a function returns."""
    assert f"zip-{name}" not in KINDS

    def make(folder):
        (folder / "a.zip").write_bytes(data() if callable(data) else data)

    KINDS[f"zip-{name}"] = Kind(make, code, given)


def info(name, **fields):
    """Return the entry of a zip with fields set."""
    made = zipfile.ZipInfo(name, (2026, 1, 5, 12, 0, 0))
    made.compress_type = zipfile.ZIP_DEFLATED
    for field, value in fields.items():
        setattr(made, field, value)
    return made


PLAIN = packed(("a.json", GOOD))
BOTH = (("b.json", GOOD), ("z.json", GOOD))
BOMB = zlib.compress(bytes(50_000_000), 9)[2:-4]


of("good", None, PLAIN, 1)
of("of-nothing", "zip-empty", packed())
of("of-folders", "zip-empty", packed(("a/", b""), ("a/b/", b"")))
of("of-rubbish", "zip-empty", packed(("__MACOSX/._a.json", b"\0"), (".DS_Store", b"\0")))
of("from-a-mac", None, packed(("week/a.json", GOOD), ("__MACOSX/week/._a.json", b"\0\5\x16\7")), 1)
of("empty-file", "zip-broken", b"")
of("no-zip", "zip-broken", GOOD)
of("cut-off", "zip-broken", PLAIN[:-30])
of("start-missing", "zip-entry-broken", PLAIN[60:])
of("start-behind-text", None, b"#!/bin/sh\ntouch run\n" + PLAIN, 1)
of("zip64", None, lambda: _zip64(), 1)
of("zip64-lying", "zip-broken", lambda: _zip64().replace(b"PK\6\6", b"PK\6\6\xff", 1))
of("written-in-one-go", None, lambda: _streamed(), 1)
of("comment-with-an-end", "zip-empty", lambda: _commented())
of("polyglot", None, packed(("a.json", GOOD), method=zipfile.ZIP_STORED), 1)

of("bomb", "too-large", packed(("a.json", bytes(100_000_000)), *BOTH), 2)
of("bomb-claims-little", "zip-entry-broken", raw([(b"a.json", BOMB, {"method": 8, "size": 10})]))
of("bomb-claims-nothing", "zip-entry-broken", raw([(b"a.json", BOMB, {"method": 8, "size": 0})]))
of("bomb-in-the-list", "zip-broken", raw([(b"a.json", GOOD, {})], size=0xFFFFFFF0))
of("bomb-of-zips", "zip-in-zip", packed(("a.zip", packed(("b.zip", PLAIN))), *BOTH), 2)
of("overlapping", "zip-entry-broken", lambda: _overlapping(200))
of("size-too-small", "zip-entry-broken", raw([(b"a.json", GOOD, {"size": 10})]))
of("size-too-large", "zip-entry-broken", raw([(b"a.json", GOOD, {"size": 0xFFFFFFF0})]))
of("packed-too-large", "zip-entry-broken", raw([(b"a.json", GOOD, {"packed": 0x7FFFFFF0})]))
of("wrong-checksum", "zip-entry-broken", raw([(b"a.json", GOOD, {"crc": 1})]))
of("broken-stream", "zip-entry-broken", raw([(b"a.json", b"\xff" * 99, {"method": 8})]))
of("entry-elsewhere", "zip-entry-broken", raw([(b"a.json", GOOD, {"at": 0x7FFFFFF0})]))
of("entry-elsewhere-near", "zip-entry-broken", raw([(b"a.json", GOOD, {"at": 7})]))
of("count-lies", None, raw([(b"a.json", GOOD, {})], count=60_000), 1)
of("list-elsewhere", "zip-entry-broken", raw([(b"a.json", GOOD, {})], offset=0x7FFFFFF0))
of("list-too-long", "zip-too-large", lambda: _endless_list(26_000, b""))
of("list-too-large", "zip-too-large", lambda: _endless_list(120, b"x" * 60_000))
of("extra-lies", "zip-broken", packed((info("a.json", extra=b"UT\xff\xff\x01"), GOOD)))
of("locked", "zip-locked", raw([(b"a.json", GOOD, {"flags": 1})]))
of("locked-strongly", "zip-locked", raw([(b"a.json", GOOD, {"flags": 0x41})]))
of("packed-by-bzip2", "zip-method", packed(("a.json", bytes(9_000_000)), method=zipfile.ZIP_BZIP2))
of("packed-by-lzma", "zip-method", packed(("a.json", GOOD), method=zipfile.ZIP_LZMA))
of("packed-unknown", "zip-method", raw([(b"a.json", GOOD, {"method": 77})]))
of("one-bad-of-three", "not-json", packed(("a.json", b"no"), *BOTH), 2)
of("one-broken-of-two", "zip-entry-broken", raw([(b"a", GOOD, {"crc": 1}), (b"b", GOOD, {})]), 1)

for label, name in {
    "climbing": "../a.json",
    "climbing-inside": "week/../../a.json",
    "climbing-backwards": "..\\..\\a.json",
    "absolute": "/etc/a.json",
    "absolute-backwards": "\\a.json",
    "drive": "C:\\a.json",
    "drive-relative": "c:a.json",
    "server": "\\\\server\\share\\a.json",
    "dot": "./a.json",
}.items():
    of(f"path-{label}", "zip-path", packed((name, GOOD), *BOTH), 2)
for label, name in {
    "backslashes": "week 1\\a.json",
    "turned-round": "\u202enosj.json",
    "newline": "a\nb\x1b[2J.json",
    "html": "<script>alert(1)</script>.json",
    "device": "CON",
    "longest": "x" * 60_000 + ".json",
    "formula": "=1+1.json",
}.items():
    of(f"name-{label}", None, packed((name, GOOD)), 1)
of("folders-without-end", "folder-too-deep", packed(("a/" * 30_000 + "a_1_2_b.json", GOOD)))
of("name-no-letters", None, raw([(b"\xff\xfe\x80.json", GOOD, {})]), 1)
of("name-not-utf-8", "zip-broken", raw([(b"\xff\xfe.json", GOOD, {"flags": 0x800})]))
of("name-zero", None, raw([(b"a.json\0.exe", GOOD, {})]), 1)
of("case-clash", None, packed(("a.json", GOOD), ("A.JSON", GOOD)), 2)
of("same-path", "zip-same-path", packed(("a.json", GOOD), ("a.json", GOOD)), 2)
of("file-and-folder", None, packed(("a", GOOD), ("a/b.json", GOOD)), 2)
for label, mode in {"link": stat.S_IFLNK, "pipe": stat.S_IFIFO, "device": stat.S_IFCHR}.items():
    entry = info("a.json", external_attr=(mode | 0o777) << 16, create_system=3)
    of(f"entry-{label}", "zip-link", packed((entry, b"/etc/passwd"), *BOTH), 2)


@kind("zip-two-copies", None, 2)
def _(folder):
    for name in ("a.zip", "b.zip"):
        (folder / name).write_bytes(PLAIN)


def _zip64():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, archive.open("a.json", "w", force_zip64=True) as at:
        at.write(GOOD)
    body = out.getvalue()
    start, size = body.rindex(b"PK\1\2"), body.rindex(b"PK\5\6") - body.rindex(b"PK\1\2")
    big = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 1, 1, size, start)
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, start + size, 1)
    end = struct.pack(_END, b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return body[: start + size] + big + locator + end


class _OneWay(io.BytesIO):
    """A stream that cannot be gone back in, such as Moodle sends its zips through."""

    def seekable(self):
        return False

    def seek(self, *_):
        raise OSError("no way back")

    def tell(self):
        raise OSError("no place")


def _streamed():
    out = _OneWay()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.json", GOOD)
    return out.getvalue()


def _commented():
    out = io.BytesIO(PLAIN)
    with zipfile.ZipFile(out, "a") as archive:
        archive.comment = b"Mina " + struct.pack(_END, b"PK\5\6", 0, 0, 0, 0, 0, 0, 99)
    return out.getvalue()


def _overlapping(times):
    """Return a zip of which every entry lies in the same place: many files out of one."""
    same = {"at": 0, "size": len(GOOD), "packed": len(GOOD), "crc": zlib.crc32(GOOD)}
    return raw([(b"a.json", GOOD, {}), *[(b"a.json", b"", same)] * (times - 1)])


def _endless_list(count, name):
    return raw([(name + b"%d" % at, b"", {}) for at in range(count)])
