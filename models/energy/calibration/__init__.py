"""Fits one building to what its meter measured."""
