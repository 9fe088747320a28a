"""Who speaks: mentions taken apart, resolved within an article, and linked across articles to one register."""
