"""Corrects an ensemble of states by what was measured: arrays in, arrays out."""
