"""Python loads this at its start if this folder is on PYTHONPATH: from then on nothing can reach the network.

Every attempt is written to the file that OFFLINE_LOG names, so that one which is caught and passed over is noticed as well.
It holds for the processes that are started from here, too.
"""

import os
import sys

LOCAL = {"localhost", "127.0.0.1", "::1", "", None}
NAMES_AN_ADDRESS = {"socket.connect": 1, "socket.sendto": 1, "socket.getaddrinfo": 0, "socket.gethostbyname": 0}


def refuse(event: str, args: tuple) -> None:
    """Stop what would leave the machine; sockets that are files of its own pass."""
    if event not in NAMES_AN_ADDRESS:
        return
    address = args[NAMES_AN_ADDRESS[event]]
    is_file = event in ("socket.connect", "socket.sendto") and not isinstance(address, tuple)
    host = address[0] if isinstance(address, tuple) else address
    if not is_file and host not in LOCAL:
        with open(os.environ["OFFLINE_LOG"], "a", encoding="utf-8") as log:
            log.write(f"{event} {address}\n")
        raise OSError(f"The network was asked for: {event} {address}")


sys.addaudithook(refuse)
