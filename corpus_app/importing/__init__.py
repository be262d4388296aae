"""From files to articles: reading, decoding, cleaning, structuring. Pure Python, no Django."""
