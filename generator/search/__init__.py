"""The search: what is indexed of each page, the words that help to find it, and the index itself."""
