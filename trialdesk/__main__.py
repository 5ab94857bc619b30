"""``python -m trialdesk``."""

import sys

from trialdesk.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
