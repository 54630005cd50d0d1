"""The files of a workspace as JSON Schema, for editors and other programs: as strict as the reader, and from the same models."""
