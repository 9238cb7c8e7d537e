"""The page, the widget and their files, as vite built them, from memory."""

from __future__ import annotations

import base64
import gzip
import hashlib
import mimetypes
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from sanic import Sanic, response
from sanic.request import Request
from sanic.response import BaseHTTPResponse, HTTPResponse

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "connect-src": "'self'",
    "img-src": "'self' data:",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "form-action": "'none'",
}
_STYLE = re.compile(r"<style\b[^<>]*>([^<]*)</style>", re.IGNORECASE)
_COMPRESSIBLE = {".js", ".css", ".html", ".svg", ".json", ".map", ".webmanifest", ".txt"}
_SMALLEST_COMPRESSED = 256
_FOREVER = "public, max-age=31536000, immutable"
_ASK_EACH_TIME = "no-cache"
_TYPES = {".js": "text/javascript", ".webmanifest": "application/manifest+json", ".map": "application/json"}


@dataclass(frozen=True)
class File:
    """A file as it is sent."""

    body: bytes
    content_type: str
    headers: dict[str, str]
    zipped: bytes | None = None
    tag: str = field(default="")


def add_pages(app: Sanic, dist: Path, welcome: Path) -> None:
    """Serve what was built; only these files have an address, so no path can lead out of the folder.

    Args:
        app: the web application.
        dist: folder that vite wrote; may be missing.
        welcome: page at ``/`` while nothing is built.
    """
    for number, (path, file) in enumerate(_files(dist, welcome).items()):

        async def send(request: Request, file: File = file) -> HTTPResponse:
            return _sent(request, file)

        app.add_route(send, path, methods=["GET", "HEAD"], name=f"file_{number}")

    @app.middleware("response")
    async def harden(request: Request, answer: BaseHTTPResponse) -> None:
        answer.headers.setdefault("X-Content-Type-Options", "nosniff")
        answer.headers.setdefault("Referrer-Policy", "no-referrer")


def page_policy(html: str, changes: Mapping[str, str] = MappingProxyType({})) -> str:
    """The Content-Security-Policy of a page. Its own ``<style>`` blocks pass by their hash, no other inline style.

    Args:
        html: the page.
        changes: sources by directive that are other than the chat's.
    """
    hashes = (base64.b64encode(hashlib.sha256(style.encode()).digest()).decode() for style in _STYLE.findall(html))
    styles = " ".join([_POLICY["style-src"], *(f"'sha256-{digest}'" for digest in hashes)])
    return "; ".join(f"{name} {sources}" for name, sources in {**_POLICY, "style-src": styles, **changes}.items())


def _files(dist: Path, welcome: Path) -> dict[str, File]:
    page = dist / "index.html"
    found = {"/": _page(page if page.is_file() else welcome)}
    for path in sorted(dist.rglob("*")):
        if path.is_file() and path != page:
            found[f"/{path.relative_to(dist).as_posix()}"] = _asset(path, hashed=path.parent != dist)
    return found


def _page(path: Path) -> File:
    html = path.read_text(encoding="utf-8")
    headers = {
        "Content-Security-Policy": page_policy(html),
        "Cache-Control": _ASK_EACH_TIME,
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    return _file(html.encode(), ".html", headers)


def _asset(path: Path, hashed: bool) -> File:
    if path.suffix == ".html":
        return _page(path)
    headers = {
        "Cache-Control": _FOREVER if hashed else _ASK_EACH_TIME,
        # A page of another origin loads the widget's modules with CORS; they hold nothing private.
        "Access-Control-Allow-Origin": "*",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Content-Security-Policy": "default-src 'none'",
    }
    return _file(path.read_bytes(), path.suffix, headers)


def _file(body: bytes, suffix: str, headers: dict[str, str]) -> File:
    kind = _TYPES.get(suffix) or mimetypes.guess_type(f"x{suffix}")[0] or "application/octet-stream"
    content_type = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
    tag = f'W/"{hashlib.sha256(body).hexdigest()[:20]}"'
    zipped = None
    if suffix in _COMPRESSIBLE and len(body) >= _SMALLEST_COMPRESSED:
        zipped = gzip.compress(body, mtime=0)
    return File(body, content_type, {**headers, "ETag": tag, "Vary": "Accept-Encoding"}, zipped, tag)


def _sent(request: Request, file: File) -> HTTPResponse:
    if file.tag in request.headers.get("if-none-match", ""):
        return response.empty(status=304, headers=dict(file.headers))
    if file.zipped is not None and "gzip" in request.headers.get("accept-encoding", ""):
        headers = {**file.headers, "Content-Encoding": "gzip"}
        return response.raw(file.zipped, headers=headers, content_type=file.content_type)
    return response.raw(file.body, headers=dict(file.headers), content_type=file.content_type)
