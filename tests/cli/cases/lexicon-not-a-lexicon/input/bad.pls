Just some text.
