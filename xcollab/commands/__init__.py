"""What people type, one module a noun: load, decide, save, show. No rules, no formats."""
