"""Two thousand webhook calls at once, some of them twice: each message is kept once and answered once."""

from pathlib import Path

import pytest

from tests.journeys.conftest import new_database
from tests.journeys.webhook_run import run


@pytest.mark.parametrize(
    ("database", "number"),
    [("sqlite", 2000), pytest.param("postgresql", 600, marks=pytest.mark.postgres)],
)
async def test_a_burst_of_calls_loses_and_doubles_nothing(
    request: pytest.FixtureRequest, tmp_path: Path, database: str, number: int
) -> None:
    url = ""
    if database == "postgresql":
        url = await new_database(request.getfixturevalue("postgres_url"))
    course = await run(
        tmp_path,
        number=number,
        people=number // 4,
        repeated=number // 20,
        per_second=0,
        patience=600,
        database_url=url,
    )
    assert course.unique == number - number // 20
    assert course.is_whole, course
