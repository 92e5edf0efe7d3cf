"""The rules and the use cases, in the words of a clerk."""
