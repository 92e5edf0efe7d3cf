"""The schema: the migrations build what the models declare, and can be undone."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect

from storage.database import Database, DatabaseUrlError
from storage.sealing import SealError
from storage.tables import Row
from tests.storage.conftest import KEY


def _differences(connection):
    return compare_metadata(MigrationContext.configure(connection), Row.metadata)


async def _tables(database):
    async with database.reader.connect() as connection:
        names = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
    return set(names) - {"alembic_version"}


async def test_migrations_build_what_the_models_declare(database):
    async with database.reader.connect() as connection:
        assert await connection.run_sync(_differences) == []


async def test_migrations_go_up_down_and_up_again(database):
    await database.migrate("base")
    assert await _tables(database) == set()
    await database.migrate()
    assert await _tables(database) == set(Row.metadata.tables)


async def test_migrating_twice_is_harmless(database):
    await database.migrate()


@pytest.mark.parametrize("url", ["mysql://root:secret@host/x", "sqlite://", "sqlite:///:memory:", "nonsense"])
def test_other_databases_are_refused_with_advice_and_without_the_password(url):
    with pytest.raises(DatabaseUrlError, match="sqlite:///đường/dẫn") as refusal:
        Database.open(url, data_key=KEY)
    assert "secret" not in str(refusal.value)


async def test_a_hosting_companys_url_is_understood():
    database = Database.open("postgres://u:p@host/name?sslmode=require", data_key=KEY)
    assert database.is_postgres
    assert str(database.writer.url) == "postgresql+asyncpg://u:***@host/name?ssl=require"
    await database.close()


def test_a_short_key_is_refused(tmp_path):
    with pytest.raises(SealError, match="32 byte"):
        Database.open(f"sqlite:///{tmp_path / 'x.db'}", data_key=b"short")


@pytest.mark.postgres
async def test_a_database_that_the_server_does_not_have_is_said_in_a_sentence(postgres_url):
    database = Database.open(f"{postgres_url}_khong_co", data_key=KEY)
    with pytest.raises(DatabaseUrlError, match="Không mở được"):
        await database.migrate()
    await database.close()


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence():
    with pytest.raises(DatabaseUrlError, match="Không mở được"):
        Database.open("sqlite:////proc/khong/co.db", data_key=KEY)
