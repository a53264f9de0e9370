"""Pure decisions about promises: values in, value out."""
