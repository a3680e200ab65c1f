"""The interface over HTTP: read-only, by token, within limits."""
