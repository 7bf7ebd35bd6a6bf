"""Large answers go out in pieces, and few wait at once."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping

import pytest

from mdrel.app.serve import pieces
from mdrel.app.serve.http_app import answer_busy
from mdrel.app.serve.pieces import PIECE, send_in_pieces

Message = dict[str, object]


def answer(*bodies: bytes) -> Callable[..., Awaitable[None]]:
    """Return an application that answers with these parts."""

    async def app(
        _scope: object, _receive: object, send: Callable[[Message], Awaitable[None]]
    ) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for at, body in enumerate(bodies, 1):
            more = at < len(bodies)
            await send({"type": "http.response.body", "body": body, "more_body": more})

    return app


async def ask(app: Callable[..., Awaitable[None]], method: str = "GET") -> list[Message]:
    came: list[Message] = []

    async def send(message: Message) -> None:
        came.append(message)
        await asyncio.sleep(0)

    await app({"type": "http", "method": method}, None, send)
    return came


@pytest.mark.parametrize("size", [0, 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 7])
@pytest.mark.parametrize("parts", [1, 2])
def test_the_pieces_are_the_body_and_only_the_last_ends_it(size: int, parts: int) -> None:
    body = bytes(range(256)) * (size // 256 + 1)
    bodies = [body[:size]] * parts
    start, *rest = asyncio.run(ask(send_in_pieces(answer(*bodies))))
    assert start["status"] == 200
    assert b"".join(each["body"] for each in rest if isinstance(each["body"], bytes)) == b"".join(
        bodies
    )
    assert [each["more_body"] for each in rest] == [True] * (len(rest) - 1) + [False]
    assert all(isinstance(each["body"], bytes) and len(each["body"]) <= PIECE for each in rest)


def test_a_head_keeps_its_whole_body_for_the_length() -> None:
    _, body = asyncio.run(ask(send_in_pieces(answer(b"x" * 10 * PIECE)), "HEAD"))
    assert body["body"] == b"x" * 10 * PIECE


def test_where_too_many_wait_the_next_is_told_to_come_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pieces, "MOST_HELD", 5 * PIECE)

    async def ask_all() -> list[object]:
        large = send_in_pieces(answer(b"x" * 2 * PIECE), answer_busy)
        first = await asyncio.gather(*(ask(large) for _ in range(5)))
        later = await ask(large)
        return [each[0]["status"] for each in [*first, later]]

    assert asyncio.run(ask_all()) == [200, 200, 503, 503, 503, 200]


def test_one_body_alone_is_never_too_large_and_without_a_refusal_there_is_no_bound(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pieces, "MOST_HELD", PIECE)

    async def ask_all() -> list[object]:
        alone = await ask(send_in_pieces(answer(b"x" * 9 * PIECE), answer_busy))
        feed = send_in_pieces(answer(b"x" * 9 * PIECE))
        both = await asyncio.gather(*(ask(feed) for _ in range(5)))
        return [each[0]["status"] for each in [alone, *both]]

    assert asyncio.run(ask_all()) == [200] * 6


def test_a_client_who_goes_while_taking_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "MOST_HELD", PIECE)
    large = send_in_pieces(answer(b"x" * 2 * PIECE), answer_busy)

    async def break_off(_: MutableMapping[str, object]) -> None:
        raise ConnectionError

    async def receive() -> MutableMapping[str, object]:
        return {"type": "http.disconnect"}

    async def ask_all() -> object:
        with pytest.raises(ConnectionError):
            await large({"type": "http", "method": "GET"}, receive, break_off)
        return (await ask(large))[0]["status"]

    assert asyncio.run(ask_all()) == 200
