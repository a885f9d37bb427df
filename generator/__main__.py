"""`python -m generator` is `wijkengids`."""

from generator.cli import main

raise SystemExit(main())
