from django.db import migrations

_NAME = "corpus_words_codes"


def make_index(apps, schema_editor):
    """An index of the codes alone: else PostgreSQL reads the list of all entries of the type beside each search."""
    if schema_editor.connection.vendor == "postgresql":
        content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
            app_label="corpus_app", model="articlewords"
        )
        schema_editor.execute(
            f"CREATE INDEX IF NOT EXISTS {_NAME} ON wagtailsearch_indexentry USING gin ((title || body))"
            f" WHERE content_type_id = {content_type.pk}"
        )
        schema_editor.execute(f"ALTER INDEX {_NAME} ALTER COLUMN 1 SET STATISTICS 1000")


def drop_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"DROP INDEX IF EXISTS {_NAME}")


class Migration(migrations.Migration):
    dependencies = [
        ("corpus_app", "0004_links_threads_and_review"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(make_index, drop_index)]
