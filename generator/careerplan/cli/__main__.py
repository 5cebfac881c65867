"""`python -m careerplan.cli` does what `careerplan` does."""

from careerplan.cli.main import main

main()
