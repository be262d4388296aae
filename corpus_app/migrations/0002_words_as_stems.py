from django.db import migrations, models

# Wagtail's PostgreSQL backend looks for words in title and body together, for which it makes no index, and goes from
# what it finds to the rows by their id as text.
INDEXES = {
    "corpus_search_words": "wagtailsearch_indexentry USING gin ((title || body))",
    "corpus_articlewords_entry": "corpus_app_articlewords ((page_id::varchar(50)))",
}


def forget_words(apps, schema_editor):
    """They are made anew with each analysis, which is asked for: the sweep brings it to the workers."""
    apps.get_model("corpus_app", "ArticleWords").objects.all().delete()
    apps.get_model("corpus_app", "WordStatistics").objects.all().delete()
    entries = apps.get_model("wagtailsearch", "IndexEntry").objects.filter(content_type__app_label="corpus_app")
    entries.filter(content_type__model="articlewords").delete()
    analysed = apps.get_model("corpus_app", "AnalysisRequest").objects.filter(state="done")
    analysed.update(state="waiting", queue="bulk", queued_at=None)


def make_indexes(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name, definition in INDEXES.items():
            schema_editor.execute(f"CREATE INDEX IF NOT EXISTS {name} ON {definition}")
        # PostgreSQL takes a word it has not counted for a frequent one, and then reads far more than it finds.
        schema_editor.execute("ALTER INDEX corpus_search_words ALTER COLUMN 1 SET STATISTICS 1000")


def drop_indexes(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name in INDEXES:
            schema_editor.execute(f"DROP INDEX IF EXISTS {name}")


class Migration(migrations.Migration):
    dependencies = [
        ("corpus_app", "0001_initial"),
        ("wagtailsearch", "0010_add_text_fields"),
    ]

    operations = [
        migrations.RunPython(forget_words, migrations.RunPython.noop),
        migrations.RemoveField(model_name="articlewords", name="counts"),
        migrations.RemoveField(model_name="articlewords", name="opening"),
        migrations.AddField(model_name="articlewords", name="opening", field=models.TextField(default="")),
        migrations.AddField(model_name="articlewords", name="stems", field=models.TextField(default="")),
        migrations.AddField(model_name="articlewords", name="bands", field=models.TextField(default="")),
        migrations.AddField(model_name="wordstatistics", name="targets", field=models.JSONField(default=dict)),
        migrations.AlterField(model_name="articlewords", name="published", field=models.DateField(null=True)),
        migrations.RunPython(make_indexes, drop_indexes),
    ]
