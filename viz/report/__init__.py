"""The page of a run or of a comparison: one HTML file that opens without a network."""
