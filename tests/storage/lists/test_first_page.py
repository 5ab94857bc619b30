import subprocess
import sys

from trialdesk.domain.summary import TrialSummary
from trialdesk.storage.lists.first_page import SUMMARIES


def test_the_list_for_the_first_paint_needs_the_standard_library_alone() -> None:
    code = "import sys, trialdesk.storage.lists.first_page; print(*sys.modules)"
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert not {"sqlalchemy", "alembic", "filelock", "pandas"} & set(done.stdout.split())


def test_the_statement_names_the_columns_in_the_order_of_a_summary() -> None:
    columns = SUMMARIES.removeprefix("SELECT ").removesuffix(" FROM trial").split(",")
    assert tuple(column.strip() for column in columns) == TrialSummary.__slots__
