"""The interface over HTTP, as a reader with a token asks it."""

TOKEN = "a-token-that-nobody-guesses"
