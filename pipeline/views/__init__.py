"""Tables -> what people look at."""
