"""Speakers for a reader: the register of all, and the page of one."""
