"""Alembic's entry: runs the migrations on the connection it is given."""

from alembic import context

from trialdesk.storage.schema import metadata, schema_revision

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=schema_revision.name,
)
context.run_migrations()
