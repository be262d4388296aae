from django.db import migrations, models

from corpus_app.language.name_words import name_words

_BATCH = 2000


def write_words(apps, schema_editor):
    """The words of the names that are on record already."""
    word = apps.get_model("corpus_app", "NameWord")
    actors = apps.get_model("corpus_app", "Actor").objects.values_list("pk", "name", "name_en")
    further = apps.get_model("corpus_app", "ActorName").objects.values_list("pk", "text")
    rows = [word(further=False, record=pk, word=found) for pk, *names in actors for found in name_words(*names)]
    rows += [word(further=True, record=pk, word=found) for pk, text in further for found in name_words(text)]
    word.objects.bulk_create(rows, batch_size=_BATCH)


class Migration(migrations.Migration):
    dependencies = [("corpus_app", "0002_words_as_stems")]

    operations = [
        migrations.CreateModel(
            name="NameWord",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("further", models.BooleanField()),
                ("record", models.PositiveBigIntegerField(db_index=True)),
                ("word", models.CharField(db_index=True, max_length=40)),
            ],
        ),
        migrations.RunPython(write_words, migrations.RunPython.noop),
    ]
