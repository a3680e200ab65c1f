"""Published test cases, theory and measurements, and the page of how the models stand to them."""
