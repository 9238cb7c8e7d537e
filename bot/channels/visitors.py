"""Who asks: an address, which no proxy hides and nobody makes up."""

from __future__ import annotations

from sanic.exceptions import Forbidden
from sanic.request import Request

from bot.channels.rates import address_group
from bot.settings.proxies import COUNT, Proxies

PASSED_ON = ("forwarded", "x-forwarded-for", "x-real-ip")


def visitor_address(request: Request) -> str:
    """The address that a request comes from, as limits count it.

    Raises:
        Forbidden: a proxy that nobody counted passed it on, or it came around those that were counted.
    """
    proxies: Proxies = getattr(request.app.ctx, "proxies", Proxies(0))
    is_passed_on = any(header in request.headers for header in PASSED_ON)
    if is_passed_on and proxies.count is None:
        raise Forbidden(f"A proxy passed this on, and all its visitors would count as one: set {COUNT}")
    if is_passed_on and proxies.count and not proxies.stand_at(request.ip):
        raise Forbidden("Ask through the proxy: this server believes no other who says for whom it asks")
    return address_group(request.remote_addr or request.ip)
