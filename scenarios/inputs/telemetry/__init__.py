"""What sensors say: the record of a reading, the sensors themselves, and readers of both."""
