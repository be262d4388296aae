"""Measures of the engine against an editor's tags. Pure functions: gold rows and an analyse function in."""
