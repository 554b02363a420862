"""What a text of the library must hold to before it is loaded: placeholders, wording, lengths."""
