"""Exit 0 if the service in this container is ready for work; asked by the image's HEALTHCHECK."""

import os
from http.client import HTTPConnection


def main() -> int:
    """Ask /readyz on this machine, under a host name that the service answers to."""
    host = os.environ.get("COTHEME_TRUSTED_HOSTS", "*").split(",")[0].strip().lstrip("*.") or "localhost"
    asked = HTTPConnection("127.0.0.1", int(os.environ.get("COTHEME_PORT", "8000")), timeout=4)
    try:
        asked.request("GET", "/readyz", headers={"Host": host})
        return 0 if asked.getresponse().status == 200 else 1
    except OSError:
        return 1
    finally:
        asked.close()


if __name__ == "__main__":
    raise SystemExit(main())
