"""Whether somebody can listen at an address, asked before anything slow begins."""

from __future__ import annotations

import errno
import socket


def address_problem(host: str, port: int) -> str | None:
    """What keeps the bot from listening at an address, and how to mend it; None if nothing does.

    Args:
        host: name or number of an address of this machine.
        port: TCP port.
    """
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        socket.create_server((host, port), family=family).close()
    except (socket.gaierror, UnicodeError):
        return f"HOST {host!r} names no address: use 127.0.0.1, or 0.0.0.0 for every address of this machine"
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return (
                f"port {port} on {host} is in use: end what listens there, or take another one, "
                f"for example PORT={port % 65535 + 1}"
            )
        if error.errno == errno.EACCES:
            return f"port {port} needs the rights of an administrator: take one above 1023, for example PORT=5005"
        return f"nobody can listen on {host} here ({error.strerror}): use 127.0.0.1, or 0.0.0.0 for every address"
    return None
