"""Arabic as text: folding, tokens, sentences, numbers and dates. Pure Python, no Django."""
