"""The tests of the site as it is built: its pages, in the browser, and the ways of building it."""
