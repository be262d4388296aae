"""Settings: base is shared, dev runs embedded, production and test build on it."""
