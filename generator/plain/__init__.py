"""Plain Dutch: what a text could say more simply. It advises; nothing here ever stops a publication.

Precise rather than complete: advice that is wrong one time in three is advice that nobody reads.
"""
