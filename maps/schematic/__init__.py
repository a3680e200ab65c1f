"""Draws a campus folder from a site plan: tables of positions, sizes and uses.

The plans of the built-in campuses stand beside this file, one folder each. A plan is made of
local metres east and north of its origin; what it draws is schematic.
"""
