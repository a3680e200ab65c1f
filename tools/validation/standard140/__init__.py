"""The test cells of ASHRAE Standard 140, built from their layers and run through a year."""
