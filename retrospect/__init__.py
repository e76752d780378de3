"""Torch Retrospect's own tooling: from snippets, receipts and pages to plain Markdown."""
