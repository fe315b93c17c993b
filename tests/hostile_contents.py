"""Hostile and broken contents of one file; see `hostile_files`."""

import json
import pickle
import random

from hostile_files import KINDS, Kind, answer, content, written

GOOD = written()


def of(name, code, data, given=0, file="hand-in.json"):
    """Keep a kind of which each file holds the same bytes."""
    assert name not in KINDS
    KINDS[name] = Kind(lambda folder: (folder / file).write_bytes(data), code, given)


def swapped(old, new, **changes):
    """Return a hand-in in which a piece of its text is another."""
    assert old in written(**changes)
    return written(**changes).replace(old, new)


def one_answer(**changes):
    """Return a hand-in whose one answer has changes."""
    return written(answers=[answer(**changes)])


def without(name):
    """Return a hand-in that lacks a field."""
    return json.dumps({key: each for key, each in content().items() if key != name}).encode()


# What is no JSON, or JSON of a sort that two readers would read in two ways.
of("empty", "empty", b"")
of("only-blanks", "empty", b" \n\t\r\n")
of("only-zeros", "empty", bytes(4096))
of("plain-text", "not-json", b"My answers: b, c, and 12 000\n")
of("random-bytes", "not-utf8", random.Random(5).randbytes(5000))
of("utf-16", "not-utf8", json.dumps(content()).encode("utf-16"))
of("latin-1", "not-utf8", swapped(b"Mina", "Zoë".encode("latin-1")))
of("overlong-utf-8", "not-utf8", swapped(b"Mina", b"\xc0\xae\xc0\xae/"))
of("surrogate-in-utf-8", "not-utf8", swapped(b"Mina", b"\xed\xa0\x80"))
of("byte-order-mark", None, b"\xef\xbb\xbf" + GOOD, 1)
of("windows-lines", None, json.dumps(content(), indent=1).replace("\n", "\r\n").encode(), 1)
of("cut-off", "cut-off", GOOD[: len(GOOD) // 2])
of("zeros-behind", "not-json", GOOD + bytes(100))
of("two-documents", "not-json", GOOD + b"\n" + GOOD)
of("a-comment", "not-json", b"// mine\n" + GOOD)
of("single-quotes", "not-json", str(content()).replace("None", "null").encode())
of("code-instead", "not-json", b"__import__('os').system('touch run')")
of("shell-script", "not-json", b"#!/bin/sh\ntouch run\n")
of("pickle", "not-utf8", pickle.dumps(content()))
of("yaml-tag", "not-json", b"!!python/object/apply:os.system ['touch run']")
of("deep-lists", "too-deep", b"[" * 60_000)
of("deep-lists-closed", "too-deep", b"[" * 30_000 + b"]" * 30_000)
of("deep-objects", "too-deep", b'{"a":' * 12_000)
of("deep-answer", "too-deep", swapped(b'"a"', b"[" * 25 + b"]" * 25))
of("one-byte-too-large", "too-large", GOOD + b" " * (65_537 - len(GOOD)))
of("as-large-as-allowed", None, GOOD + b" " * (65_536 - len(GOOD)), 1)
of("nan", "not-a-number", swapped(b"75", b"NaN"))
of("infinity", "not-a-number", swapped(b"75", b"Infinity"))
of("minus-infinity", "not-a-number", swapped(b'"a"', b"-Infinity"))
of("endless-exponent", "huge-number", swapped(b'"a"', b"1e999"))
of("huge-integer", "huge-number", swapped(b'"a"', b"9" * 6000))
of("huge-integer-as-try", "huge-number", swapped(b'"try": 1', b'"try": 1' + b"0" * 5000))
of("long-fraction", "huge-number", swapped(b'"a"', b"0." + b"3" * 5000))
of("key-twice", "duplicate-key", swapped(b"{", b'{"alias": "Anna", ', answers=[]))
of("key-twice-in-answer", "duplicate-key", swapped(b'"try"', b'"answer": "b", "try"'))
of("key-twice-escaped", "duplicate-key", swapped(b'"alias"', b'"\\u0061lias": "Anna", "alias"'))

# JSON that is no hand-in, or not of its form.
of("null", "not-a-hand-in", b"null")
of("a-list", "not-a-hand-in", b"[" + GOOD + b"]")
of("a-text", "not-a-hand-in", b'"hand-in"')
of("another-object", "not-a-hand-in", b'{"name": "Mina", "mark": 1}')
of("no-mark-of-ours", "not-a-hand-in", without("whosays"))
of("future-form", "newer-form", written(schema=2))
of("far-future-form", "newer-form", written(schema=10**30))
of("form-as-text", "wrong-form", written(schema="1"))
of("form-true", "wrong-form", written(schema=True))
of("form-fraction", "wrong-form", written(schema=1.0))
of("form-zero", "wrong-form", written(schema=0))
of("no-alias", "wrong-form", without("alias"))
of("alias-list", "wrong-form", written(alias=["Mina"]))
of("alias-empty", "wrong-form", written(alias=""))
of("alias-too-long", "wrong-form", written(alias="x" * 401))
of("alias-invisible", "alias-unusable", written(alias="\u200b\u2066\u00ad"))
of("alias-blank", "alias-unusable", written(alias=" \u3164\n"))
of("lesson-number", "wrong-form", written(lesson=5))
of("lesson-path", "wrong-form", written(lesson="../../05"))
of("lesson-newline", "wrong-form", written(lesson="05\n"))
of("lesson-wide-digits", "wrong-form", written(lesson="０５"))
of("journal-path", "wrong-form", written(journal="../../etc/passwd"))
of("journal-null", "wrong-form", written(journal=None))
of("course-endless", "wrong-form", written(course="9" * 5000))
of("answers-null", "wrong-form", written(answers=None))
of("answers-object", "wrong-form", written(answers={"05-q1": "a"}))
of("answers-of-texts", "wrong-form", written(answers=["a", "b"]))
of("answer-missing", "wrong-form", swapped(b'"answer":', b'"anser":'))
of("question-number", "wrong-form", one_answer(question=1))
of("try-zero", "wrong-form", one_answer(**{"try": 0}))
of("try-negative", "wrong-form", one_answer(**{"try": -1}))
of("try-true", "wrong-form", one_answer(**{"try": True}))
of("try-fraction", "wrong-form", one_answer(**{"try": 1.0}))
of("try-large", "wrong-form", one_answer(**{"try": 10**30}))
of("confidence-above", "wrong-form", one_answer(confidence=101))
of("confidence-text", "wrong-form", one_answer(confidence="75"))
of("confidence-true", "wrong-form", one_answer(confidence=True))
of("time-free", "wrong-form", one_answer(time="yesterday"))
of("time-newline", "wrong-form", one_answer(time="2026-01-05T08:30:00.000000Z\n"))

# Hand-ins that are told of and graded all the same.
of("lone-surrogate", "lone-surrogates", one_answer(answer="cut \ud83d"), 1)
of("lone-surrogate-alias", "lone-surrogates", written(alias="Mina\udc00"), 1)
of("lone-surrogate-key", "lone-surrogates", one_answer(answer={"a\udfff": 2, "b": 1}), 1)
of("impossible-day", "strange-time", one_answer(time="2026-02-31T08:30:00.000000Z"), 1)
of("year-zero", "strange-time", written(made="0000-01-01T00:00:00Z"), 1)
of("forged-future", "clock-ahead", written(made="2999-01-01T00:00:00Z"), 1)
of("forged-answer-time", "clock-ahead", one_answer(time="9999-12-31T23:59:59.999999Z"), 1)
of("forged-past", None, written(made="1970-01-01T00:00:00Z"), 1)
of("question-of-html", "strange-question", one_answer(question="<img src=x onerror=alert(1)>"), 1)
of("question-path", "strange-question", one_answer(question="../05-q1"), 1)
of("question-unknown", None, one_answer(question="05-q99"), 1)
of("lesson-unknown", None, written(lesson="99"), 1)
of("try-twice", "try-twice", written(answers=[answer(), answer(answer="b")]), 1)
of("try-said-again", None, written(answers=[answer(), answer()]), 1)
of("added-score", "added-score", written(score=1.0, Grade="A"), 1)
of("added-score-inside", "added-score", one_answer(outcome="right", score=1), 1)
of("added-field", "added-field", written(teacher="me"), 1)
of("added-endless-name", "added-field", written(**{"x" * 30_000: 1}), 1)
of("added-python-names", "added-field", written(__class__="os", __reduce__=["system"]), 1)
of("added-hundreds", "added-field", written(**{f"f{n}": n for n in range(900)}), 1)

# Hand-ins that hold what would hurt a page, a table or a terminal: text, and no more than that.
HURTFUL = {
    "html": "<b>Mina</b>",
    "script": "</script><script>alert(1)</script>",
    "entity": "&lt;script&gt;&#x202e;",
    "formula": "=HYPERLINK(\"http://x.test\",\"Mina\")",
    "formula-plus": "+1+cmd|'/c calc'!A0",
    "formula-minus": "-2+3",
    "formula-at": "@SUM(A1)",
    "formula-tab": "\t=1+1",
    "formula-wide": "＝1+1",
    "formula-inside": 'x;"=1+1',
    "turned-round": "\u202egpj.anim",
    "isolates": "\u2066\u2069\u061cMina\u200f",
    "control": "Mina\x00\x07\x08\x7f\x9b",
    "terminal": "\x1b]0;owned\x07\x1b[2J\x1b[31mMina",
    "stacked-marks": "M" + "\u0301" * 300,
    "braces": "{0.__class__} {mend} %s %(x)s ${x}",
    "many-lines": "\n".join("Mina" * 3),
    "path": "../../../etc/passwd",
    "windows-name": "CON.json",
    "reserved-web": "__proto__",
}  # fmt: skip
for each, text in HURTFUL.items():
    of(f"alias-{each}", None, written(alias=text), 1)
    of(f"text-{each}", None, one_answer(answer=text), 1)
ANSWERS = [answer(answer="x", confidence=None, **{"try": n}) for n in range(1, 501)]
of("hundreds-of-answers", None, written(answers=ANSWERS), 1)
of("no-answers", None, written(answers=[]), 1)
of("answer-null", None, one_answer(answer=None), 1)
of("answer-of-lists", None, one_answer(answer=[[[{"a": [1, 2]}]], -0.0, 1e300]), 1)
