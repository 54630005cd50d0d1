"""Files below the workspace: reached without links, each in its place."""
