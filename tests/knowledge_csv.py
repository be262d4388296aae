"""Writes knowledge files for tests: only the cells that matter, the other columns stay empty."""

import csv

from corpus_app.analysis.knowledge_files import COLUMNS


def write_knowledge(directory, **tables):
    """``write_knowledge(dir, actors=[{"slug": …}], offices=[…])`` replaces the files of the tables named."""
    for kind, rows in tables.items():
        columns = COLUMNS[kind].split()
        with (directory / f"{kind}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns, restval="")
            writer.writeheader()
            writer.writerows(rows)
    return directory
