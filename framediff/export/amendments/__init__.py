"""What a reader puts right, written into their own files; what stands there stays as it is."""
