"""What a reader has put right: corrections of whose words a text is, and what they leave of what the rules found."""
