"""What goes out: tables, plain lines, JSON, files. The only rooms that import Rich."""
