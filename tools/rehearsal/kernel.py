"""A page's line to its kernel: run cells, hold the widgets that come, talk to them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from rehearsal.wire import Message, packed, unpacked

#: How long a page of the rehearsal waits for its kernel: a whole class computes at once.
PATIENCE = 240
_ENDED = ("restarting", "autorestarting", "dead")


class KernelLostError(RuntimeError):
    """The kernel ended under the page."""


@dataclass
class Model:
    """One widget as the page knows it."""

    id: str
    cell: str
    state: dict[str, Any] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """The name of its class, for one of the course's own; else that of its model."""
        own = str(self.state.get("_anywidget_id", "")).rpartition(".")[2]
        return own or str(self.state.get("_model_name", ""))


class Kernel:
    """An open line to a kernel.

    Parameters
    ----------
    socket
        The websocket to its channels.
    session
        The name that the page has for itself.

    Attributes
    ----------
    models
        The widgets that the kernel opened, by id, in the order of their coming.
    """

    def __init__(self, socket: Any, session: str) -> None:
        self.models: dict[str, Model] = {}
        self._socket, self._session = socket, session
        self._waiting: list[tuple[Callable[[Message], bool], asyncio.Future[Message]]] = []
        self._errors: dict[str, str] = {}
        self._reader = asyncio.create_task(self._read())

    async def close(self) -> None:
        """Hang up; the kernel goes on."""
        self._socket.close()
        await asyncio.wait([self._reader], timeout=PATIENCE)

    async def ready(self) -> None:
        """Wait until the kernel answers at all; one that starts anew misses what came too soon."""
        until = asyncio.get_running_loop().time() + PATIENCE
        while True:
            try:
                await self._answered(Message("kernel_info_request", {}), within=2)
            except (KernelLostError, TimeoutError):
                if asyncio.get_running_loop().time() > until:
                    raise
            else:
                return

    async def run(self, source: str) -> list[Model]:
        """Run a cell; return the widgets that it opened.

        Raises
        ------
        RuntimeError
            When the cell raised an error.
        KernelLostError
            When the kernel ended on the way.
        """
        content = {
            "code": source, "silent": False, "store_history": True, "user_expressions": {},
            "allow_stdin": True, "stop_on_error": True,
        }  # fmt: skip
        asked = Message("execute_request", content)
        idle = self.expect(lambda it: _is_idle(it, asked.id))
        reply = await self._answered(asked)
        await asyncio.wait_for(idle, PATIENCE)
        if reply.content["status"] != "ok":
            raise RuntimeError(f"{source!r} raised {reply.content.get('evalue', 'an error')}")
        return [each for each in self.models.values() if each.cell == asked.id]

    async def tell(self, model: Model, told: dict[str, Any], reply: str) -> Message:
        """Send a widget a message of its own; return the answer of a kind, to this very one.

        Parameters
        ----------
        model
            The widget.
        told
            What the page's script sends.
        reply
            The ``type`` of the answer; where ``told`` has a turn, the answer has the same.
        """

        def fits(message: Message) -> bool:
            said = message.content.get("data", {}).get("content", {})
            return (
                message.kind == "comm_msg"
                and message.content["comm_id"] == model.id
                and said.get("type") == reply
                and said.get("turn", "") == told.get("turn", "")
            )

        coming = self.expect(fits)
        self.send(_to(model, {"method": "custom", "content": told}))
        return await asyncio.wait_for(coming, PATIENCE)

    async def follow(self, model: Model, told: dict[str, Any], name: str) -> Any:
        """Send a widget a message; return a trait's value once the kernel has set it."""
        coming = self.expect(
            lambda it: (
                it.content.get("comm_id") == model.id
                and name in it.content.get("data", {}).get("state", {})
            )
        )
        self.send(_to(model, {"method": "custom", "content": told}))
        await asyncio.wait_for(coming, PATIENCE)
        return model.state[name]

    async def set(self, model: Model, **state: Any) -> None:
        """Set traits of a widget from the page, and wait until the kernel has done with it."""
        told = _to(model, {"method": "update", "state": state, "buffer_paths": []})
        idle = self.expect(lambda it: _is_idle(it, told.id))
        self.send(told)
        await asyncio.wait_for(idle, PATIENCE)

    def send(self, message: Message) -> None:
        """Send without waiting for anything."""
        self._socket.write_message(packed(message, self._session), binary=True)

    def expect(self, fits: Callable[[Message], bool]) -> asyncio.Future[Message]:
        """Return what will hold the next message that fits."""
        coming: asyncio.Future[Message] = asyncio.get_running_loop().create_future()
        self._waiting.append((fits, coming))
        return coming

    async def _answered(self, asked: Message, within: float = PATIENCE) -> Message:
        coming = self.expect(lambda it: it.channel == "shell" and it.parent == asked.id)
        self.send(asked)
        return await asyncio.wait_for(coming, within)

    async def _read(self) -> None:
        while (data := await self._socket.read_message()) is not None:
            if isinstance(data, bytes):
                self._take(unpacked(data))
        self._give_up("the line to it was cut")

    def _take(self, message: Message) -> None:
        if message.kind in ("comm_open", "comm_msg"):
            self._keep(message)
        if message.kind == "status" and message.content["execution_state"] in _ENDED:
            self.models.clear()
            return self._give_up("it ended")
        for fits, coming in list(self._waiting):
            if coming.done() or fits(message):
                self._waiting.remove((fits, coming))
                if not coming.done():
                    coming.set_result(message)

    def _keep(self, message: Message) -> None:
        id, data = message.content["comm_id"], message.content["data"]
        if message.kind == "comm_open":
            self.models[id] = Model(id, message.parent)
        if id in self.models and "state" in data:
            self.models[id].state |= data["state"]

    def _give_up(self, why: str) -> None:
        for _, coming in self._waiting:
            if not coming.done():
                coming.set_exception(KernelLostError(f"A kernel was lost: {why}."))
                coming.exception()
        self._waiting.clear()


def _is_idle(message: Message, parent: str) -> bool:
    return (
        message.kind == "status"
        and message.parent == parent
        and message.content["execution_state"] == "idle"
    )


def _to(model: Model, data: dict[str, Any]) -> Message:
    return Message("comm_msg", {"comm_id": model.id, "data": data})
