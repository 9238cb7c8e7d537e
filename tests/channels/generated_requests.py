"""Requests as Hypothesis makes them up: every entrance, right and wrong headers and lengths, bodies of every kind."""

from __future__ import annotations

import json
import re
import socket
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

import httpx
from hypothesis import strategies as st

MARK = "papaya7391"
"""Stands in every text that is sent, and may stand in no line of a log."""
TRAINER, TELEGRAM_SECRET = "a token that only the tests know", "a-secret-of-telegram"
PATIENCE = 10.0
_CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
ENTRANCES = {
    "/": "GET",
    "/widget.js": "GET",
    "/assets/page-1a2b.js": "GET",
    "/health": "GET",
    "/livez": "GET",
    "/readyz": "GET",
    "/metrics": "GET",
    "/export/{piece}": "GET POST",
    "/plots/{piece}.png": "GET",
    "/trainer": "GET",
    "/trainer/sign-in": "GET POST",
    "/trainer/sign-out": "POST",
    "/trainer/entries": "POST",
    "/trainer/conversation/{piece}": "GET POST",
    "/webhooks/rest/": "GET",
    "/webhooks/rest/webhook": "POST",
    "/webhooks/telegram/webhook": "POST",
    "/webhooks/web/conversation": "POST DELETE",
    "/webhooks/web/history": "GET DELETE",
    "/webhooks/web/recovery-code": "POST",
    "/webhooks/web/recovery": "POST",
    "/webhooks/web/message": "POST",
    "/webhooks/web/file": "POST",
    "/webhooks/web/feedback": "POST",
    "/webhooks/web/config": "GET",
    "/{piece}": "GET",
}
"""Every address, with the methods that it takes."""
_OFTEN = ("/webhooks/web/message", "/webhooks/rest/webhook", "/webhooks/telegram/webhook", "/webhooks/web/feedback") * 6
_METHODS = ("GET", "POST", "DELETE", "OPTIONS", "HEAD", "PUT", "PATCH", "TRACE", "CONNECT")
_FRAMES = ("right",) * 12 + ("chunked",) * 3 + ("none", "short", "long", "abc", "-5", "twice", "gzip, chunked", "both")
_NAMES = ("Host", "Origin", "Authorization", "Content-Type", "Cookie", "X-Forwarded-For", "Forwarded", "Accept")
_NAMES += ("X-Telegram-Bot-Api-Secret-Token", "Range", "If-None-Match", "Expect", "Connection", "Accept-Encoding")
_TYPES = ("application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain", "")


@dataclass(frozen=True)
class Keys:
    """What lets a request in: a web chat's token, a trainer's cookie with the key of its forms."""

    token: str
    cookie: str
    form_key: str


def keys(url: str) -> Keys:
    """Begin a web chat, and sign in as a trainer."""
    with httpx.Client(base_url=url, timeout=30, trust_env=False) as http:
        token = http.post("/webhooks/web/conversation", json={}).json()["token"]
        http.post("/trainer/sign-in", data={"form_key": _form_key(http), "token": TRAINER})
        return Keys(token, http.cookies["trainer"], _form_key(http))


def _form_key(http: httpx.Client) -> str:
    found = re.search(r'name="form_key" value="(\w+)"', http.get("/trainer", follow_redirects=True).text)
    assert found
    return found[1]


@dataclass(frozen=True)
class Sent:
    """A request, all but what lets it in."""

    method: str
    path: str
    headers: tuple[tuple[str, bytes], ...]
    body: bytes
    frame: str
    lets_in: bool

    def as_bytes(self, known: Keys) -> bytes:
        """What goes over the wire."""
        headers = [(name.encode(), value) for name, value in self.headers]
        if not any(name == b"Host" for name, _ in headers):
            headers.append((b"Host", b"127.0.0.1"))
        if self.lets_in:
            headers += [
                (b"Authorization", b"Bearer " + known.token.encode()),
                (b"Cookie", b"trainer=" + known.cookie.encode()),
                (b"X-Telegram-Bot-Api-Secret-Token", TELEGRAM_SECRET.encode()),
            ]
        body = self.body.replace(b"{form_key}", known.form_key.encode())
        lengths, body = _framed(self.frame, body)
        lines = [f"{self.method} {self.path} HTTP/1.1".encode("latin-1", "replace")]
        lines += [name + b": " + value for name, value in [*headers, *lengths]]
        return b"\r\n".join(lines) + b"\r\n\r\n" + body


def _framed(frame: str, body: bytes) -> tuple[list[tuple[bytes, bytes]], bytes]:
    length = {"right": len(body), "short": max(0, len(body) - 3), "long": len(body) + 9}.get(frame)
    chunks = b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body) if body else b"0\r\n\r\n"
    if length is not None:
        return [(b"Content-Length", b"%d" % length)], body
    if frame in ("abc", "-5"):
        return [(b"Content-Length", frame.encode())], body
    if frame == "twice":
        return [(b"Content-Length", b"%d" % len(body))] * 2, body
    if frame in ("chunked", "gzip, chunked"):
        return [(b"Transfer-Encoding", frame.encode())], chunks
    if frame == "both":
        return [(b"Content-Length", b"4"), (b"Transfer-Encoding", b"chunked")], chunks
    return [], body


_texts = st.one_of(
    st.sampled_from(
        ["", "hello", "3x10 60 kg", "/affirm", "/restart", '/setup{"a": 1}', "a" * 2_500, "\x00", "../../etc"]
    ),
    st.text(max_size=60),
).map(lambda text: f"{text} {MARK}")
_values: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), _texts, st.just(f"\ud800 {MARK}")),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(_texts, inner, max_size=3)),
    max_leaves=6,
)
_ids = st.one_of(st.uuids().map(str), _texts)
_update = st.fixed_dictionaries(
    {"update_id": st.one_of(st.integers(), _values)},
    optional={
        "message": st.fixed_dictionaries({"text": _values, "chat": _values, "date": _values}),
        "callback_query": _values,
    },
)
_MEANT = {
    "/webhooks/rest/webhook": st.fixed_dictionaries(
        {"sender": st.one_of(_texts, _values), "message": st.one_of(_texts, _texts, _values)}
    ),
    "/webhooks/web/message": st.one_of(
        st.fixed_dictionaries(
            {"id": _ids, "text": st.one_of(_texts, _texts, _values)}, optional={"time_zone": _values}
        ),
        st.fixed_dictionaries({"id": _ids, "payload": _texts, "title": _texts}),
    ),
    "/webhooks/web/feedback": st.fixed_dictionaries(
        {"positive": st.one_of(st.booleans(), _values)}, optional={"word": _values, "topic": _values}
    ),
    "/webhooks/web/recovery": st.fixed_dictionaries({"code": st.one_of(_texts, _values)}),
    "/webhooks/telegram/webhook": _update,
}
"""What the addresses are meant to get, more or less."""
_objects = st.one_of(*_MEANT.values(), st.dictionaries(_texts, _values, max_size=4), _values)
_fields = st.lists(
    st.tuples(st.sampled_from(["entry", "do", "intent", "token", "name", "message"]), _texts), max_size=4
)
_bodies = st.one_of(
    _objects.map(lambda value: json.dumps(value).encode()),
    _fields.map(
        lambda fields: (
            str(httpx.QueryParams([("form_key", "{form_key}"), *fields]))
            .replace("%7B", "{")
            .replace("%7D", "}")
            .encode()
        )
    ),
    st.integers(1, 4_000).map(lambda depth: b"[" * depth + MARK.encode()),
    st.binary(max_size=80),
    st.just(b""),
)
_header_values = st.one_of(
    st.sampled_from(
        [*_TYPES, "http://evil.example", "null", "bytes=0-5", "100-continue", "Bearer x.y.z", "trainer=x; a=b"]
    ).map(str.encode),
    st.binary(max_size=40).map(lambda value: value.translate(None, b"\r\n") + MARK.encode()),
)
_types = st.sampled_from(_TYPES[:1] * 6 + _TYPES).map(str.encode)
_pieces = st.one_of(
    st.text(max_size=20).map(quote),
    st.sampled_from(["..%2f..%2fetc%2fpasswd", "%00", "%ff%fe", "a" * 3_000, "é"]),
)
_right = st.sampled_from([(method, path) for path in (*ENTRANCES, *_OFTEN) for method in ENTRANCES[path].split()])
_wrong = st.tuples(
    st.one_of(st.sampled_from(_METHODS), st.text("ABCxyz-", min_size=1, max_size=8)), st.sampled_from([*ENTRANCES])
)
_queries = st.one_of(st.just(""), st.just(""), _pieces.map(lambda piece: f"?{piece}={MARK}"))


@st.composite
def requests(draw: st.DrawFn) -> Sent:
    """Any request; most have a method and a body like those that their address is meant for."""
    method, path = draw(_right if draw(st.integers(0, 9)) else _wrong)
    is_meant = path in _MEANT and draw(st.integers(0, 4)) > 0
    body = draw(_MEANT[path].map(lambda value: json.dumps(value).encode()) if is_meant else _bodies)
    kind = b"application/json" if is_meant and draw(st.integers(0, 9)) else draw(_types)
    others = (
        draw(st.lists(st.tuples(st.sampled_from(_NAMES), _header_values), max_size=1)) if draw(st.booleans()) else []
    )
    return Sent(
        method,
        path.replace("{piece}", draw(_pieces)) + draw(_queries),
        (("Content-Type", kind), *others),
        body,
        draw(st.sampled_from(_FRAMES)),
        lets_in=draw(st.integers(0, 3)) > 0,
    )


def status_of(url: str, sent: bytes, *, more_to_come: bool = False) -> int:
    """The status that answers some bytes; 0 where the connection is closed without a word.

    Args:
        url: of the server.
        sent: the bytes.
        more_to_come: True where they promise more than comes, so that the end has to be told.

    Raises:
        TimeoutError: neither comes in ``PATIENCE`` seconds.
    """
    parts = urlsplit(url)
    with socket.create_connection((str(parts.hostname), int(parts.port or 0)), timeout=PATIENCE) as connection:
        answer = _CONTINUE
        try:
            connection.sendall(sent)
            if more_to_come:
                connection.shutdown(socket.SHUT_WR)
            while answer == _CONTINUE:
                answer = connection.recv(65_536)
        except (ConnectionResetError, BrokenPipeError):
            return 0
    answer = answer.removeprefix(_CONTINUE)
    return int(answer.split(b" ", 2)[1]) if answer else 0
