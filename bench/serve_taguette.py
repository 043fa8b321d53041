"""Start Taguette as its own command does, but without its daily look for announcements on the network."""

import sys

from taguette.main import main
from taguette.web.base import Application

Application.check_messages = lambda _self: None

if __name__ == "__main__":
    sys.exit(main())
