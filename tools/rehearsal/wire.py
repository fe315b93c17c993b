"""Messages between a page and a kernel in the binary form that JupyterLab uses.

The form is Jupyter's ``v1.kernel.websocket.jupyter.org``: a table of offsets, then the channel,
four parts in JSON, and any number of buffers.
"""

from __future__ import annotations

import json
import struct
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

PROTOCOL = "v1.kernel.websocket.jupyter.org"
_PARTS = ("header", "parent_header", "metadata", "content")
Fields = dict[str, Any]


@dataclass(frozen=True)
class Message:
    """One message, to a kernel or from it."""

    kind: str
    content: Fields
    channel: str = "shell"
    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    parent: str = ""
    buffers: Sequence[bytes] = ()


def packed(message: Message, session: str) -> bytes:
    """Return the bytes of a message that a page sends."""
    header = {
        "msg_id": message.id,
        "msg_type": message.kind,
        "session": session,
        "username": "",
        "date": datetime.now(UTC).isoformat(),
        "version": "5.3",
    }
    texts = [json.dumps(each).encode() for each in (header, {}, {}, message.content)]
    parts = [message.channel.encode(), *texts, *message.buffers]
    places = [8 * (len(parts) + 2)]
    for part in parts:
        places.append(places[-1] + len(part))
    return struct.pack(f"<{len(places) + 1}Q", len(places), *places) + b"".join(parts)


def unpacked(data: bytes) -> Message:
    """Return the message that a kernel sent as these bytes."""
    (count,) = struct.unpack_from("<Q", data)
    places = struct.unpack_from(f"<{count}Q", data, 8)
    channel, *parts = (data[a:b] for a, b in pairwise(places))
    told = {name: json.loads(part) for name, part in zip(_PARTS, parts, strict=False)}
    return Message(
        kind=told["header"]["msg_type"],
        content=told["content"],
        channel=channel.decode(),
        id=told["header"]["msg_id"],
        parent=told["parent_header"].get("msg_id", ""),
        buffers=parts[len(_PARTS) :],
    )
