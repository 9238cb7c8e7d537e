"""Requests that no browser sends: each is refused at once, and the next one of somebody else is answered."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

import httpx
import pytest
from web_server import WebServer

POST = b"POST /webhooks/rest/webhook HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
LENGTHS = [b"abc", b"-5", b"+2", b"", b"2, 2", b"1e3", b"\xd9\xa2", b"9" * 5_000]
CODINGS = [b"gzip, chunked", b"Chunked", b"identity", b"", b"chunked\r\nTransfer-Encoding: chunked"]
ADDRESSES = [b"", b"http://[", b"a b"]


def status_of(server: WebServer, sent: bytes) -> int:
    """The status that answers some bytes, 0 if nothing does and the connection is closed."""
    parts = urlsplit(server.url)
    with socket.create_connection((str(parts.hostname), int(parts.port or 0)), timeout=5) as connection:
        connection.sendall(sent)
        answer = connection.recv(65_536)
    return int(answer.split(b" ", 2)[1]) if answer else 0


def _is_well(server: WebServer) -> bool:
    return httpx.get(f"{server.url}/health", timeout=5, trust_env=False).status_code == 200


@pytest.mark.parametrize("length", LENGTHS)
def test_a_length_that_is_none_is_refused_and_holds_nobody_up(server: WebServer, length: bytes) -> None:
    assert status_of(server, POST + b"Content-Length: " + length + b"\r\n\r\n{}") == 400
    assert _is_well(server)


def test_two_lengths_are_one_too_many(server: WebServer) -> None:
    assert status_of(server, POST + b"Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}") == 400


@pytest.mark.parametrize("coding", CODINGS)
def test_a_coding_that_is_not_read_here_is_refused(server: WebServer, coding: bytes) -> None:
    assert status_of(server, POST + b"Transfer-Encoding: " + coding + b"\r\n\r\n2\r\n{}\r\n0\r\n\r\n") == 400
    assert _is_well(server)


def test_a_length_beside_chunks_smuggles_nothing(server: WebServer) -> None:
    hidden = b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /health HTTP/1.1\r\n\r\n"
    assert status_of(server, POST + hidden) == 400


def test_a_body_in_chunks_is_read(server: WebServer) -> None:
    body = b'{"sender": "u1", "message": "hello"}'
    chunks = b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)
    assert status_of(server, POST + b"Transfer-Encoding: chunked\r\n\r\n" + chunks) == 200
    assert server.agent.texts == ["hello"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_is_none_is_refused(server: WebServer, address: bytes) -> None:
    assert status_of(server, b"GET " + address + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n") == 400
    assert _is_well(server)


def test_a_header_that_is_no_utf_8_is_answered(server: WebServer) -> None:
    for name in (b"Host", b"Origin", b"Authorization", b"Cookie", b"Content-Type", b"X-Forwarded-For"):
        for path in (b"/", b"/webhooks/web/history", b"/webhooks/rest/webhook", b"/trainer"):
            assert status_of(server, b"GET " + path + b" HTTP/1.1\r\n" + name + b": \xff\xfe\r\n\r\n") in range(
                200, 500
            )
