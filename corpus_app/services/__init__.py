"""Use cases: each holds its permission check, its transaction and its log entry together."""
