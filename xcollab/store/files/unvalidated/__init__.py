"""What has to be read at once, without the models."""
