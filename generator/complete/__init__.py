"""The site as it was written, looked at once more before it takes the place of the old one: does everything lead somewhere, is everything in its lists, is nothing empty?"""
